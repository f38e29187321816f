//! Whether the demo page still builds: what `cargo xtask dev` serves, built once and without serving it.

use std::time::Instant;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::test::report::Report;
use crate::tools::Trunk;
use crate::workspace::{WIDGET, Workspace};

/// Adds one row.
pub(crate) fn run(workspace: &Workspace, report: &mut Report) -> Result<(), Error> {
    let trunk = Trunk::ensure(workspace)?;
    let out = workspace.target.join("trunk-test");

    let step = say::step("Building the demo page");
    let began = Instant::now();
    let mut command = trunk.command(workspace)?;
    command.arg("build").arg("--dist").arg(&out);
    let built = match process::quietly("trunk build", command) {
        Ok(()) => true,
        Err(error @ Error::Failed { .. }) => {
            println!("error: {error}");
            false
        }
        Err(other) => return Err(other),
    };
    step.done();
    let expected = [
        "index.html",
        "embed.js",
        "life.js",
        "words.js",
        "locale-en.json",
        "custom-elements.json",
        "fixtures/brands_us.json",
    ]
    .map(str::to_owned);
    let demo =
        ["playground.js", "playground.css", "shop.html", "gallery.html"].map(|name| format!("demo/{name}"));
    let widget = [".js", "_bg.wasm", ".css"].map(|ending| format!("{WIDGET}{ending}"));
    let absent: Vec<String> = expected
        .into_iter()
        .chain(demo)
        .chain(widget)
        .filter(|name| built && !out.join(name).exists())
        .collect();
    if !absent.is_empty() {
        println!("error: the demo page was built without {}", absent.join(", "));
    }
    report.check("demo page", built && absent.is_empty(), began.elapsed());
    Ok(())
}
