//! The widget's components in headless browsers, through `wasm-bindgen-test`: the same module in each.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use serde_json::{Value, json};

use crate::arguments::Browser;
use crate::dist::assets;
use crate::error::Error;
use crate::say;
use crate::test::display::Display;
use crate::test::harness;
use crate::test::ran::Ran;
use crate::test::report::Report;
use crate::tools::{Chromium, Firefox, WasmBindgen, Webkit};
use crate::workspace::{WASM, WIDGET, Workspace};

/// The test target of the root package that runs in the browser.
pub(crate) const TARGET: &str = "component";

/// A browser as the test runner knows it.
struct Runs {
    name: &'static str,
    /// The variable that names its driver, and by which the runner chooses the browser.
    variable: &'static str,
    driver: PathBuf,
    start: Start,
}

/// How the runner has a browser started.
enum Start {
    /// With the capabilities of this file, from the root, and the program of this machine in one of them.
    Told { browser: PathBuf, capabilities: &'static str, options: &'static str },
    /// As its driver does by itself, on a screen that nobody sees.
    OnDisplay(Display),
}

/// Adds one row a browser, or of those tests that have `named` in their names.
pub(crate) fn run(
    workspace: &Workspace,
    named: Option<&str>,
    within: Option<Browser>,
    report: &mut Report,
) -> Result<(), Error> {
    if !workspace.package(WIDGET).is_some_and(|package| package.tests.iter().any(|test| test == TARGET)) {
        report.missing("browser", "the widget has no such test target");
        return Ok(());
    }
    let bindgen = WasmBindgen::ensure(workspace)?;
    let mut browsers = vec![];
    if Browser::Chromium.is_wanted(within) {
        browsers.push(chromium()?);
    }
    if Browser::Firefox.is_wanted(within) {
        browsers.push(firefox()?);
    }
    let webkit = if Browser::Webkit.is_wanted(within) { webkit()? } else { None };
    if Browser::Webkit.is_wanted(within) && webkit.is_none() {
        report.left_out("browser, WebKit", "there is none on this machine");
    }
    browsers.extend(webkit);
    if browsers.is_empty() {
        return Ok(());
    }
    let names = browsers.iter().map(|runs| runs.name).collect::<Vec<_>>().join(", ");
    let step = say::step(&format!("Testing in {names} (the first build takes some minutes)"));
    let commands = browsers.iter().map(|runs| command(runs, workspace, &bindgen, named));
    let commands = commands.collect::<Result<Vec<_>, _>>()?;
    let ran = side_by_side(commands);
    step.done();
    for (runs, ran) in browsers.iter().zip(ran) {
        let ran = ran?;
        let name = format!("browser, {}", runs.name);
        match named {
            Some(_) => report.part(&name, ran),
            None => report.suite(&name, ran),
        }
    }
    Ok(())
}

/// Runs commands beside each other, for their browsers mostly wait. The first one's lines are shown as they come, the
/// others' after them.
fn side_by_side(commands: Vec<Command>) -> Vec<Result<Ran, Error>> {
    thread::scope(|scope| {
        let mut commands = commands.into_iter();
        let first = commands.next();
        let others: Vec<_> = commands
            .map(|command| {
                scope.spawn(|| {
                    let mut lines = vec![];
                    let ran = harness::hear_and_count(command, &mut |line| lines.push(line.to_owned()));
                    (lines, ran)
                })
            })
            .collect();
        let shown = |command| harness::hear_and_count(command, &mut |line| println!("  {line}"));
        let mut all: Vec<_> = first.into_iter().map(shown).collect();
        for other in others {
            let (lines, ran) = other.join().unwrap_or((vec![], Err(Error::Interrupted)));
            lines.iter().for_each(|line| println!("  {line}"));
            all.push(ran);
        }
        all
    })
}

fn chromium() -> Result<Runs, Error> {
    let Chromium { browser, driver } = Chromium::ensure()?;
    let (capabilities, options) = CHROMIUM;
    let start = Start::Told { browser, capabilities, options };
    Ok(Runs { name: "Chromium", variable: "CHROMEDRIVER", driver, start })
}

fn firefox() -> Result<Runs, Error> {
    let Firefox { browser, driver } = Firefox::ensure()?;
    let (capabilities, options) = FIREFOX;
    let start = Start::Told { browser, capabilities, options };
    Ok(Runs { name: "Firefox", variable: "GECKODRIVER", driver, start })
}

/// The runner knows it as Safari, whose driver speaks as WebKit's does: it asks for no capability, and WebKit's driver
/// starts the browser that it was packed with.
fn webkit() -> Result<Option<Runs>, Error> {
    let Some(Webkit { driver, display, .. }) = Webkit::if_possible()? else { return Ok(None) };
    let start = Start::OnDisplay(Display::start(&display)?);
    Ok(Some(Runs { name: "WebKit", variable: "SAFARIDRIVER", driver, start }))
}

const CHROMIUM: (&str, &str) = ("tests/component/chromium.json", "goog:chromeOptions");
const FIREFOX: (&str, &str) = ("tests/component/firefox.json", "moz:firefoxOptions");

fn command(
    runs: &Runs,
    workspace: &Workspace,
    bindgen: &WasmBindgen,
    named: Option<&str>,
) -> Result<Command, Error> {
    let mut command = workspace.cargo();
    command
        .args(["test", "--package", WIDGET, "--target", WASM, "--test", TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", bindgen.test_runner())
        .env("CARGO_TERM_COLOR", "never")
        // Seconds for the whole run: a busy machine is no reason to fail.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    // Any of these would choose another browser.
    for driver in ["GECKODRIVER", "SAFARIDRIVER", "CHROMEDRIVER", "MSEDGEDRIVER"] {
        command.env_remove(driver).env_remove(format!("{driver}_REMOTE"));
    }
    command.env(runs.variable, &runs.driver);
    match &runs.start {
        Start::Told { browser, capabilities, options } => {
            let path = completed(workspace, runs.variable, browser, capabilities, options)?;
            command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", path);
        }
        Start::OnDisplay(display) => {
            command.env("DISPLAY", &display.name).envs(Webkit::environment());
        }
    }
    if let Some(named) = named {
        command.args(["--", named]);
    }
    Ok(command)
}

/// The capabilities in the repository, with this machine's browser.
fn completed(
    workspace: &Workspace,
    variable: &str,
    browser: &Path,
    capabilities: &str,
    options: &str,
) -> Result<PathBuf, Error> {
    let source = workspace.root.join(capabilities);
    let text = assets::read_text(&source)?;
    let completed = with_binary(&text, options, browser).ok_or_else(|| Error::Content {
        path: source,
        problem: format!("expected an object with `{options}`"),
    })?;
    let path = assets::scratch(workspace)?.join(format!("{}.json", variable.to_ascii_lowercase()));
    assets::write(&path, completed.as_bytes())?;
    Ok(path)
}

fn with_binary(capabilities: &str, options: &str, browser: &Path) -> Option<String> {
    let mut value: Value = serde_json::from_str(capabilities).ok()?;
    value.get_mut(options)?.as_object_mut()?.insert("binary".into(), json!(browser.to_str()?));
    Some(value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_of_this_machine_is_added_to_the_capabilities() {
        let text = r#"{"goog:chromeOptions": {"args": ["--headless"]}}"#;
        let expected = r#"{"goog:chromeOptions":{"args":["--headless"],"binary":"/usr/bin/chromium"}}"#;
        let browser = Path::new("/usr/bin/chromium");
        assert_eq!(with_binary(text, "goog:chromeOptions", browser).unwrap(), expected);
        assert_eq!(with_binary(text, "moz:firefoxOptions", browser), None);
    }

    #[test]
    fn the_capabilities_in_the_repository_are_of_that_form() {
        for (capabilities, options) in [CHROMIUM, FIREFOX] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(capabilities);
            let text = std::fs::read_to_string(path).unwrap();
            assert!(with_binary(&text, options, Path::new("/usr/bin/browser")).is_some(), "{capabilities}");
        }
    }
}
