//! `cargo xtask doctor` on a machine without tools: it names each, with what installs it, and installs none.

#![allow(clippy::unwrap_used, reason = "what must hold in a test may fail it")]

use std::env;
use std::process::Command;

#[test]
fn what_is_missing_is_named_and_nothing_is_installed() {
    let nowhere = env::temp_dir().join(format!("xtask-doctor-{}", std::process::id()));
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("doctor")
        .env("CR_TOOLS", &nowhere)
        .env("CR_CHROMIUM", nowhere.join("chromium"))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock")).unwrap();
    let bindgen =
        lock.split("name = \"wasm-bindgen\"\nversion = \"").nth(1).unwrap().split('"').next().unwrap();
    for tool in ["trunk", "esbuild", "binaryen", &format!("wasm-bindgen-cli {bindgen}")] {
        let line =
            said.lines().find(|line| line.contains(tool)).unwrap_or_else(|| panic!("no {tool} in\n{said}"));
        assert!(line.trim_start().starts_with("later ") && line.contains(" install "), "{line}");
    }
    // A variable that names what is not there is for a person.
    let chromium = said.lines().find(|line| line.contains("Chromium")).unwrap();
    assert!(chromium.trim_start().starts_with("problem ") && chromium.contains("CR_CHROMIUM"), "{chromium}");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(!nowhere.exists(), "looking makes no folder");
}
