//! The module in two: what the grid needs, and what is loaded once it stands. The compiler links one module with its
//! relocations kept; `wasm-split-cli` divides it at the function that is marked for it.
//!
//! It never decides what goes where: code that only the marked function reaches goes into the second module.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::dist::assets;
use crate::dist::names;
use crate::error::Error;
use crate::process;
use crate::workspace::WIDGET;

/// The script that loads the second module; the first one imports from it under this name.
const LINK: &str = "__wasm_split.js";
/// How the tool begins the name of a second module: `split_deferred.wasm`.
const PREFIX: &str = "split_";

/// Both halves, on their way.
pub(crate) struct Split {
    folder: PathBuf,
    /// The first module, which `wasm-bindgen` has not seen yet.
    pub(crate) first: PathBuf,
    /// The second module.
    pub(crate) deferred: PathBuf,
}

impl Split {
    /// Divides a module into a folder that it empties first.
    pub(crate) fn of(tool: &Path, compiled: &Path, folder: &Path) -> Result<Split, Error> {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(Error::file("removing", folder))?;
        }
        fs::create_dir_all(folder).map_err(Error::file("creating", folder))?;
        let mut command = Command::new(tool);
        command.arg(compiled).arg(folder).args(["--target", "web", "--out-name", WIDGET]);
        process::quietly("splitting the module", command)?;
        let entries = fs::read_dir(folder).map_err(Error::file("reading", folder))?;
        let deferred: Vec<PathBuf> = entries
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX))
            .map(|entry| entry.path())
            .collect();
        let [deferred] = &deferred[..] else {
            let problem = format!("expected one second module, found {}", deferred.len());
            return Err(Error::Content { path: folder.to_owned(), problem });
        };
        Ok(Split {
            folder: folder.to_owned(),
            first: folder.join(format!("{WIDGET}.wasm")),
            deferred: deferred.clone(),
        })
    }

    /// Puts the script that loads the second module, as it loads it in the release, beside the script that imports from
    /// it.
    pub(crate) fn link(&self, deferred: &Deferred, into: &Path) -> Result<(), Error> {
        let path = self.folder.join(LINK);
        let script = assets::read_text(&path)?;
        let made = self.deferred.file_name().unwrap_or_default().to_string_lossy();
        let script = deferred
            .linked(&script, &made)
            .ok_or_else(|| Error::Content { path, problem: format!("does not load {made} once") })?;
        assets::write(&into.join(LINK), script.as_bytes())
    }
}

/// What is loaded once the grid stands.
pub(crate) struct Deferred {
    /// The second module.
    pub(crate) wasm: File,
    /// What its screens look like.
    pub(crate) style: File,
}

/// A file as the release has it.
pub(crate) struct File {
    name: String,
    integrity: String,
}

/// How the tool runs what it has asked for: while it arrives, which it cannot where its integrity is checked first, and
/// only if the server knows what a module is.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
const WHOLE: &str = "WebAssembly.instantiate(await (await src)[0].arrayBuffer(), imports)";

/// Where the style goes: the sheet that every element has, empty until then. No screen of the module is drawn before that
/// and its words are there.
const DRESSED: &str = "import { later } from \"./life.js\";\nimport { speak } from \"./words.js\";\nconst dressed = async (style) => later.replaceSync(await (await style).text());\n";

/// How long the second module may take, in milliseconds; older browsers wait for ever.
const PATIENCE: u32 = 30_000;

impl Deferred {
    /// The script that asks for these files where it asked for the module that the tool made, and for nothing else.
    fn linked(&self, script: &str, made: &str) -> Option<String> {
        let asks = format!("fetch(new URL(\"./{made}\", import.meta.url))");
        let asks_now =
            format!("Promise.all([{}, dressed({}), speak()])", self.wasm.asked_for(), self.style.asked_for());
        let once = [asks.as_str(), STREAMED].iter().all(|part| script.matches(part).count() == 1);
        once.then(|| DRESSED.to_owned() + &script.replace(&asks, &asks_now).replace(STREAMED, WHOLE))
    }
}

impl File {
    /// The file of this content and ending.
    pub(crate) fn of(content: &[u8], extension: &str) -> Self {
        Self { name: names::deferred(content, extension), integrity: names::integrity(content) }
    }

    fn asked_for(&self) -> String {
        let File { name, integrity } = self;
        let options = format!("{{ integrity: \"{integrity}\", signal: AbortSignal.timeout?.({PATIENCE}) }}");
        format!("fetch(new URL(\"./{name}\", import.meta.url), {options})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_loaded_with_its_style_by_their_names_in_the_release_and_checked() {
        let file = |name: &str| File { name: name.into(), integrity: "sha256-x".into() };
        let deferred = Deferred { wasm: file("w-deferred-1.wasm"), style: file("w-deferred-2.css") };
        let script = "const src = fetch(new URL(\"./split_deferred.wasm\", import.meta.url));
            return async (imports) => (WebAssembly.instantiateStreaming(src, imports));";
        assert_eq!(
            deferred.linked(script, "split_deferred.wasm").unwrap(),
            DRESSED.to_owned()
                + "const src = Promise.all([fetch(new URL(\"./w-deferred-1.wasm\", import.meta.url), \
                { integrity: \"sha256-x\", signal: AbortSignal.timeout?.(30000) }), \
                dressed(fetch(new URL(\"./w-deferred-2.css\", import.meta.url), \
                { integrity: \"sha256-x\", signal: AbortSignal.timeout?.(30000) })), speak()]);
            return async (imports) => (WebAssembly.instantiate(await (await src)[0].arrayBuffer(), imports));"
        );
        assert_eq!(deferred.linked(script, "split_other.wasm"), None);
        assert_eq!(deferred.linked(&script.repeat(2), "split_deferred.wasm"), None);
        assert_eq!(deferred.linked(&script.replace("Streaming", ""), "split_deferred.wasm"), None);
    }
}
