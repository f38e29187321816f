//! Every tool of the commands as it is on this machine. It runs nothing but what tells a version, and installs nothing.

use std::path::PathBuf;

use crate::error::Error;
use crate::tools::cargo_tool::look;
use crate::tools::looked::{Looked, Means, State};
use crate::tools::rust::{self, Component};
use crate::tools::{
    AXE, BINARYEN, ESBUILD, EXPRESS, cache, checkers, chromium, firefox, npm_packages, npm_tool, program,
    search_path, servers, system, trunk, wasm_bindgen, wasm_split, webkit,
};
use crate::workspace::{WASM, Workspace};

/// Where tools are kept.
pub(crate) fn root() -> Result<PathBuf, Error> {
    cache::root()
}

/// All of them, in the order in which they are needed.
pub(crate) fn inventory(workspace: &Workspace) -> Result<Vec<Looked>, Error> {
    let bindgen = wasm_bindgen::version(workspace)?;
    let mut all =
        vec![compiler()?, target(), component(Component::Rustfmt), component(Component::Clippy), linker()];
    all.push(look(&wasm_bindgen::tool(&bindgen), "dev, test, dist"));
    all.push(look(&trunk::TOOL, "dev, test"));
    all.push(look(&wasm_split::TOOL, "dist, test"));
    all.push(node());
    all.push(npm_tool::look("esbuild", ESBUILD, ".bin/esbuild", "dev, test, dist"));
    all.push(npm_tool::look("binaryen", BINARYEN, ".bin/wasm-opt", "dist, test"));
    all.push(npm_tool::look("axe-core", AXE, "axe-core/axe.min.js", "test"));
    let packages = npm_packages::ALL.iter().map(|packages| packages.look("test, examples, bench widget"));
    all.extend(packages);
    all.push(chromium());
    all.push(firefox());
    all.push(geckodriver());
    all.push(webkit());
    all.push(servers::look("test fleet"));
    all.push(npm_tool::look("express", EXPRESS, "express/index.js", "test fleet"));
    all.push(checkers::look("test fleet"));
    Ok(all)
}

const RUSTUP: &str = "install Rust with rustup, see https://rustup.rs";

fn compiler() -> Result<Looked, Error> {
    let said = crate::process::capture("rustc", rust::rustc().arg("--version"))?;
    let said = said.trim().to_owned();
    let wanted = env!("CARGO_PKG_RUST_VERSION");
    let fits = version(&said).is_none_or(|has| version(wanted).is_none_or(|wants| has >= wants));
    let state =
        if fits { State::There(said) } else { State::Unfit(format!("{said}: `rustup update stable`")) };
    Ok(Looked {
        name: format!("rustc {wanted} or later"),
        state,
        needed_by: "all",
        means: Means::Hand(RUSTUP.into()),
    })
}

/// The first two numbers of the first dotted version in the text.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.split_whitespace().find(|word| word.contains('.'))?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn target() -> Looked {
    let state = match rust::has_wasm_target() {
        Ok(true) => State::There("of this toolchain".into()),
        Ok(false) => State::Missing,
        Err(error) => State::Unfit(error.to_string()),
    };
    Looked {
        name: format!("the target {WASM}"),
        state,
        needed_by: "dev, test, dist",
        means: rustup(&format!("target add {WASM}")),
    }
}

fn component(component: Component) -> Looked {
    let name = component.name();
    let state = if rust::has_component(component) {
        State::There("of this toolchain".into())
    } else {
        State::Missing
    };
    Looked { name: name.into(), state, needed_by: "test", means: rustup(&format!("component add {name}")) }
}

fn rustup(words: &str) -> Means {
    match search_path::find("rustup") {
        Some(_) => Means::Itself { how: format!("rustup {words}"), seconds: 20 },
        None => Means::Hand("there is no rustup here: use what installed Rust".into()),
    }
}

fn linker() -> Looked {
    Looked {
        name: "a C compiler, which links".into(),
        state: State::of_program(Ok(search_path::find_any(&["cc", "gcc", "clang"]))),
        needed_by: "all",
        means: Means::Hand(
            "Debian: build-essential; Fedora: gcc; Arch: base-devel; macOS: xcode-select --install".into(),
        ),
    }
}

fn node() -> Looked {
    let found = if npm_tool::has_node() { search_path::find("node") } else { None };
    Looked {
        name: system::NODE.what.into(),
        state: State::of_program(Ok(found)),
        needed_by: "dev, test, dist",
        means: system::means(&system::NODE),
    }
}

fn chromium() -> Looked {
    let state = match chromium::find() {
        Ok(Some(found)) => match found.misfit() {
            Ok(None) => told(found.browser),
            Ok(Some(why)) => State::Unfit(why),
            Err(error) => State::Unfit(error.to_string()),
        },
        Ok(None) => State::Missing,
        Err(error) => State::Unfit(error.to_string()),
    };
    Looked {
        name: system::CHROMIUM.what.into(),
        state,
        needed_by: "test, bench widget",
        means: system::means(&system::CHROMIUM),
    }
}

fn firefox() -> Looked {
    let state = match firefox::find() {
        Ok(Some(browser)) => told(browser),
        other => State::of_program(other),
    };
    Looked {
        name: system::FIREFOX.what.into(),
        state,
        needed_by: "test",
        means: system::means(&system::FIREFOX),
    }
}

fn geckodriver() -> Looked {
    let looked = look(&firefox::DRIVER, "test");
    match firefox::find_driver() {
        Ok(None) => looked,
        other => Looked { state: State::of_program(other), ..looked },
    }
}

/// Whoever cannot have it tests without it.
fn webkit() -> Looked {
    Looked {
        name: system::WEBKIT.what.into(),
        state: State::of_program(webkit::find().map(|found| found.map(|found| found.browser))),
        needed_by: "test",
        means: match system::means(&system::WEBKIT) {
            Means::Hand(how) => Means::LeftOut(how),
            other => other,
        },
    }
}

/// A program by what it says of itself.
fn told(path: PathBuf) -> State {
    match program::version(&path) {
        Ok(said) => State::There(said),
        Err(error) => State::Unfit(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert!(version("rustc 1.100.0") > version("1.90"));
        assert_eq!(version("rustc"), None);
    }
}
