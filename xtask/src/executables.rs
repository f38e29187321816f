//! The programs that cargo built, by package. It builds and lists them, and runs none.
//!
//! Tests are run from this list, package by package: `cargo test --package` would choose features anew for each and
//! compile half of the servers again.

use std::ffi::OsStr;
use std::path::PathBuf;

use serde_json::Value;

use crate::error::Error;
use crate::process;
use crate::workspace::{Package, Workspace};

/// A program that cargo built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Executable {
    /// Cargo's id of its package.
    package: String,
    /// The name of the binary, the library or the test file.
    pub(crate) target: String,
    /// Whether it is a test harness.
    test: bool,
    pub(crate) path: PathBuf,
}

/// Runs a cargo command that builds, and returns what came out. Cargo's own words go to the terminal.
pub(crate) fn build(workspace: &Workspace, arguments: &[&str]) -> Result<Vec<Executable>, Error> {
    build_with(workspace, arguments, &[])
}

/// The same, with more in its environment.
pub(crate) fn build_with(
    workspace: &Workspace,
    arguments: &[&str],
    environment: &[(&str, &OsStr)],
) -> Result<Vec<Executable>, Error> {
    let mut command = workspace.cargo();
    command.envs(environment.iter().copied());
    command.args(arguments).arg("--message-format=json-render-diagnostics");
    let said = process::capture(&format!("cargo {}", arguments.join(" ")), &mut command)?;
    Ok(said.lines().filter_map(parse).collect())
}

/// The test programs of a package.
pub(crate) fn tests<'a>(built: &'a [Executable], package: &Package) -> Vec<&'a Executable> {
    built.iter().filter(|executable| executable.test && executable.package == package.id).collect()
}

/// The program of that name.
pub(crate) fn program(built: &[Executable], name: &str) -> Result<PathBuf, Error> {
    let found = built.iter().find(|executable| !executable.test && executable.target == name);
    found.map(|executable| executable.path.clone()).ok_or_else(|| Error::Missing {
        what: format!("the program {name}"),
        advice: "cargo built its package without it".into(),
    })
}

fn parse(message: &str) -> Option<Executable> {
    let value: Value = serde_json::from_str(message).ok()?;
    (value["reason"] == "compiler-artifact").then_some(())?;
    Some(Executable {
        package: value["package_id"].as_str()?.into(),
        target: value["target"]["name"].as_str()?.into(),
        test: value["profile"]["test"].as_bool()?,
        path: value["executable"].as_str()?.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_read_and_libraries_are_not() {
        let message = |executable: &str, test: bool| {
            format!(
                r#"{{"reason":"compiler-artifact","package_id":"a 1","target":{{"name":"whole"}},
                "profile":{{"test":{test}}},"executable":{executable}}}"#
            )
        };
        let found = parse(&message("\"/t/whole-1\"", true)).unwrap();
        let package = Package { name: "a".into(), id: "a 1".into(), folder: "/r".into(), tests: Vec::new() };
        assert_eq!(tests(std::slice::from_ref(&found), &package), [&found]);
        assert!(program(&[found], "whole").is_err(), "a test harness is not the program");
        let built = [parse(&message("\"/t/whole\"", false)).unwrap()];
        assert_eq!(program(&built, "whole").unwrap(), PathBuf::from("/t/whole"));
        assert_eq!(parse(&message("null", false)), None);
        assert_eq!(parse(r#"{"reason":"build-finished","success":true}"#), None);
        assert_eq!(parse("not JSON"), None);
    }
}
