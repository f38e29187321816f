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

/// Makes sure that the widget can be compiled.
pub(crate) fn ensure_wasm_target() -> Result<(), Error> {
    // Asked of the compiler, not of rustup: a compiler from elsewhere may have the target too.
    let folder = process::capture("rustc", rustc().args(["--print", "target-libdir", "--target", WASM]))?;
    if std::path::Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    add(&format!("the Rust target {WASM}"), &["target", "add", WASM])
}

/// Makes sure that cargo has this subcommand.
pub(crate) fn ensure_component(component: Component) -> Result<(), Error> {
    let (name, program) = match component {
        Component::Rustfmt => ("rustfmt", "cargo-fmt"),
        Component::Clippy => ("clippy", "cargo-clippy"),
    };
    // rustup puts a stand-in on PATH even for what is not installed, so it has to be run to know.
    let works = search_path::find(program).is_some_and(|path| {
        Command::new(path).arg("--version").output().is_ok_and(|output| output.status.success())
    });
    if works { Ok(()) } else { add(&format!("the Rust component {name}"), &["component", "add", name]) }
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
