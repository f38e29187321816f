//! The npm packages that the examples are built and the types are checked with, at exact versions, in one folder of the
//! cache. Nothing of them ships.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::tools::looked::{Looked, Means, State};
use crate::tools::npm_tool;

/// Names and versions. The first one names the folder, which a change of any version makes anew.
const PACKAGES: [(&str, &str); 18] = [
    ("typescript", "7.0.2"),
    ("vite", "8.3.8"),
    ("@vitejs/plugin-react", "6.3.0"),
    ("@vitejs/plugin-vue", "6.0.11"),
    ("react", "19.3.1"),
    ("react-dom", "19.3.1"),
    ("@types/react", "19.3.0"),
    ("@types/react-dom", "19.3.0"),
    ("vue", "3.5.45"),
    ("webpack", "5.112.2"),
    ("webpack-cli", "7.3.1"),
    ("esbuild-loader", "4.5.0"),
    ("esbuild", "0.28.2"),
    ("next", "16.4.6"),
    ("svelte", "5.57.3"),
    ("@sveltejs/vite-plugin-svelte", "7.3.1"),
    ("@hotwired/turbo", "8.0.23"),
    ("htmx.org", "2.0.11"),
];

/// What proves that they are there.
const PROOF: &str = "node_modules/.bin/vite";

/// The packages as they are on this machine, with what installs them.
pub(crate) fn look(needed_by: &'static str) -> Looked {
    Looked {
        name: "React, Vue, Next.js, their types and bundlers".into(),
        state: State::in_cache(&name(), Path::new(PROOF)),
        needed_by,
        means: Means::Itself(format!("npm install of {} packages, about a minute", PACKAGES.len())),
    }
}

fn name() -> String {
    format!("frameworks-{}", PACKAGES.map(|(_, version)| version).join("-"))
}

/// Their folder `node_modules`.
pub(crate) fn ensure() -> Result<PathBuf, Error> {
    let packages = PACKAGES.map(|(name, version)| format!("{name}@{version}"));
    let folder = npm_tool::install_all(&name(), &packages, Path::new(PROOF))?;
    Ok(folder.join("node_modules"))
}
