//! The repository as cargo sees it: where it is, where it builds, and which packages it has.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::error::Error;
use crate::process;

/// The package at the root, which is the widget. Its only binary has the same name.
pub(crate) const WIDGET: &str = "cryptorefills-widget";
/// What a partner's server runs.
pub(crate) const HOST: &str = "cryptorefills-host";
/// The imitated upstream.
pub(crate) const SANDBOX: &str = "cryptorefills-sandbox";
/// The end-to-end suite.
pub(crate) const END_TO_END: &str = "cryptorefills-e2e";
/// What the widget is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The repository and its packages.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the environment puts it.
    pub(crate) target: PathBuf,
    pub(crate) packages: Vec<Package>,
    /// Whether members are compiled by clippy, which is the compiler with more to say.
    linted: bool,
}

/// One member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) id: String,
    /// The folder of its manifest: the working directory of its tests.
    pub(crate) folder: PathBuf,
    /// The names of its test targets, without unit tests.
    pub(crate) tests: Vec<String>,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn find() -> Result<Workspace, Error> {
        // The manifest of this package, so that the command works from any folder. Cargo names it when it runs this
        // program; the one that was compiled in may be another clone's where clones share a target folder.
        let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let folder = folder.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let mut command = cargo();
        command.args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"]);
        let said = process::capture("cargo metadata", command.arg(folder.join("Cargo.toml")))?;
        parse(&said).ok_or_else(|| Error::Content {
            path: "cargo metadata".into(),
            problem: "the answer does not have the expected fields".into(),
        })
    }

    /// The member of that name, if it is there.
    pub(crate) fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }

    /// The folder for what the commands make on the way.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Cargo, to be run at the root.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = cargo();
        command.current_dir(&self.root);
        if self.linted {
            // What `cargo clippy` sets, around `cargo check`: a build so told is checked as well, and shares the
            // compiled dependencies with every other build, where a check has its own.
            command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
            command.env("CLIPPY_ARGS", DENIED.map(|argument| format!("{argument}{BETWEEN}")).concat());
        }
        command
    }

    /// The same workspace, whose builds fail over any warning of compiler or clippy.
    pub(crate) fn linted(&self) -> Workspace {
        Workspace { linted: true, ..self.clone() }
    }
}

/// What clippy is told.
const DENIED: [&str; 2] = ["-D", "warnings"];
/// What ends an argument in the variable that clippy reads.
const BETWEEN: &str = "__CLIPPY_HACKERY__";

/// The cargo that runs this program.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn parse(metadata: &str) -> Option<Workspace> {
    let value: Value = serde_json::from_str(metadata).ok()?;
    let packages = value["packages"].as_array()?.iter().map(package).collect::<Option<Vec<_>>>()?;
    Some(Workspace {
        root: value["workspace_root"].as_str()?.into(),
        target: value["target_directory"].as_str()?.into(),
        packages,
        linted: false,
    })
}

fn package(value: &Value) -> Option<Package> {
    let is_test = |target: &&Value| {
        target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind == "test"))
    };
    Some(Package {
        name: value["name"].as_str()?.into(),
        id: value["id"].as_str()?.into(),
        folder: Path::new(value["manifest_path"].as_str()?).parent()?.into(),
        tests: value["targets"]
            .as_array()?
            .iter()
            .filter(is_test)
            .filter_map(|target| Some(target["name"].as_str()?.to_owned()))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_and_their_test_targets_are_read() {
        let metadata = r#"{"workspace_root": "/r", "target_directory": "/t", "packages": [
            {"name": "a", "id": "a 1", "manifest_path": "/r/a/Cargo.toml", "targets": [
                {"kind": ["lib"], "name": "a"}, {"kind": ["test"], "name": "whole"}]}]}"#;
        let workspace = parse(metadata).unwrap();
        assert_eq!(workspace.root, Path::new("/r"));
        assert_eq!(workspace.target, Path::new("/t"));
        let expected = Package {
            name: "a".into(),
            id: "a 1".into(),
            folder: "/r/a".into(),
            tests: vec!["whole".into()],
        };
        assert_eq!(workspace.package("a"), Some(&expected));
        assert_eq!(workspace.package("b"), None);
    }

    #[test]
    fn an_answer_without_the_fields_is_refused() {
        for metadata in ["", "{}", r#"{"workspace_root": "/r", "target_directory": "/t", "packages": [{}]}"#]
        {
            assert!(parse(metadata).is_none(), "{metadata}");
        }
    }
}
