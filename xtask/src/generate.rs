//! `cargo xtask generate`: what is made from the tables of the contract, written anew or only compared. The test that
//! compares does both, so that this program need not compile the widget.

use crate::error::Error;
use crate::process;
use crate::workspace::{WIDGET, Workspace};

/// The suite of the widget that knows what is made, and its test.
const SUITE: &str = "manifest";
const TEST: &str = "generated::everything_that_is_made_from_the_contract_is_fresh";
/// What tells it to write.
const WRITE: (&str, &str) = ("CR_GENERATED", "update");

/// Writes what is stale and names it; with `check`, fails over it instead.
pub(crate) fn run(workspace: &Workspace, check: bool) -> Result<(), Error> {
    let mut command = workspace.cargo();
    command.args([
        "test",
        "--quiet",
        "--package",
        WIDGET,
        "--test",
        SUITE,
        "--",
        "--exact",
        TEST,
        "--nocapture",
    ]);
    if check {
        command.env_remove(WRITE.0);
    } else {
        command.env(WRITE.0, WRITE.1);
    }
    process::run("generate", &mut command)
}
