//! Parts of the Rust toolchain that a new machine may lack.

use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::search_path;
use crate::workspace::WASM;

/// A part that rustup calls a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Component {
    Rustfmt,
    Clippy,
}

/// Whether the widget can be compiled.
pub(crate) fn has_wasm_target() -> Result<bool, Error> {
    // Asked of the compiler, not of rustup: a compiler from elsewhere may have the target too.
    let folder = process::capture("rustc", rustc().args(["--print", "target-libdir", "--target", WASM]))?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}

/// Makes sure that the widget can be compiled.
pub(crate) fn ensure_wasm_target() -> Result<(), Error> {
    if has_wasm_target()? {
        return Ok(());
    }
    add(&format!("the Rust target {WASM}"), &["target", "add", WASM])
}

/// Whether cargo has this subcommand.
pub(crate) fn has_component(component: Component) -> bool {
    let program = match component {
        Component::Rustfmt => "cargo-fmt",
        Component::Clippy => "cargo-clippy",
    };
    // rustup puts a stand-in on PATH even for what is not installed, so it has to be run to know.
    search_path::find(program).is_some_and(|path| {
        Command::new(path).arg("--version").output().is_ok_and(|output| output.status.success())
    })
}

/// Makes sure that cargo has this subcommand.
pub(crate) fn ensure_component(component: Component) -> Result<(), Error> {
    if has_component(component) {
        return Ok(());
    }
    let name = component.name();
    add(&format!("the Rust component {name}"), &["component", "add", name])
}

impl Component {
    /// As rustup calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Component::Rustfmt => "rustfmt",
            Component::Clippy => "clippy",
        }
    }
}

/// The compiler that cargo uses.
pub(crate) fn rustc() -> Command {
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn add(what: &str, arguments: &[&str]) -> Result<(), Error> {
    if search_path::find("rustup").is_none() {
        return Err(Error::Missing {
            what: what.into(),
            advice:
                "There is no rustup here to add it: install it with the package manager that installed Rust, \
                     or install Rust with rustup"
                    .into(),
        });
    }
    let step = say::step(&format!("Adding {what} (once for this toolchain; under a minute)"));
    let mut command = Command::new("rustup");
    command.args(arguments);
    process::quietly(&format!("rustup {}", arguments.join(" ")), command)?;
    step.done();
    Ok(())
}
