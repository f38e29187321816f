//! The widget's components in a headless browser, through `wasm-bindgen-test`.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Value, json};

use crate::dist::assets;
use crate::error::Error;
use crate::say;
use crate::test::harness;
use crate::test::report::Report;
use crate::tools::{Browser, WasmBindgen};
use crate::workspace::{WASM, WIDGET, Workspace};

/// The test target of the root package that runs in the browser.
pub(crate) const TARGET: &str = "browser";

/// How the browser is started, from the root.
const CAPABILITIES: &str = "tests/browser/webdriver.json";

const NAME: &str = "browser";

/// Adds one row.
pub(crate) fn run(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    if !workspace.package(WIDGET).is_some_and(|package| package.tests.iter().any(|test| test == TARGET)) {
        report.missing(NAME, "the widget has no such test target");
        return Ok(());
    }
    let browser = Browser::ensure()?;
    let bindgen = WasmBindgen::ensure(workspace)?;
    let capabilities = capabilities(workspace, &browser)?;

    let step = say::step("Testing in the browser (the first build takes about five minutes)");
    let began = Instant::now();
    let mut command = workspace.cargo();
    command
        .args(["test", "--package", WIDGET, "--target", WASM, "--test", TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", bindgen.test_runner())
        .env("CARGO_TERM_COLOR", "never")
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // Seconds for the whole run: a busy machine is no reason to fail.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    // Any of these would choose another browser.
    for other in ["GECKODRIVER", "SAFARIDRIVER"] {
        command.env_remove(other);
    }
    for driver in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER", "MSEDGEDRIVER"] {
        command.env_remove(format!("{driver}_REMOTE"));
    }
    let (counts, status) = harness::show_and_count(command)?;
    step.done();
    report.suite(NAME, counts, status.success(), began.elapsed());
    Ok(())
}

/// The capabilities in the repository, with this machine's browser.
fn capabilities(workspace: &Workspace, browser: &Browser) -> Result<PathBuf, Error> {
    let source = workspace.root.join(CAPABILITIES);
    let text = assets::read_text(&source)?;
    let completed = with_binary(&text, &browser.chromium).ok_or_else(|| Error::Content {
        path: source,
        problem: "expected an object with `goog:chromeOptions`".into(),
    })?;
    let path = assets::scratch(workspace)?.join("webdriver.json");
    assets::write(&path, completed.as_bytes())?;
    Ok(path)
}

fn with_binary(capabilities: &str, chromium: &Path) -> Option<String> {
    let mut value: Value = serde_json::from_str(capabilities).ok()?;
    value.get_mut("goog:chromeOptions")?.as_object_mut()?.insert("binary".into(), json!(chromium.to_str()?));
    Some(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_of_this_machine_is_added_to_the_capabilities() {
        let text = r#"{"goog:chromeOptions": {"args": ["--headless"]}}"#;
        let expected = r#"{"goog:chromeOptions":{"args":["--headless"],"binary":"/usr/bin/chromium"}}"#;
        assert_eq!(with_binary(text, Path::new("/usr/bin/chromium")).unwrap(), expected);
        assert_eq!(with_binary("{}", Path::new("/usr/bin/chromium")), None);
    }

    #[test]
    fn the_capabilities_in_the_repository_are_of_that_form() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(CAPABILITIES);
        let text = std::fs::read_to_string(path).unwrap();
        assert!(with_binary(&text, Path::new("/usr/bin/chromium")).is_some());
    }
}
