//! A screen that nobody sees, for the browser that opens no window without one. It ends with the value, and the browser
//! on it with the screen.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const START: Duration = Duration::from_secs(30);

/// The variable that names the program, and its usual name.
const PROGRAM: (&str, &str) = ("CR_XVFB", "Xvfb");

/// A running Xvfb.
#[derive(Debug)]
pub(crate) struct Display {
    name: String,
    _child: Child,
}

impl Display {
    /// Starts one under a number that is free.
    ///
    /// # Errors
    ///
    /// A sentence: it cannot be started, or does not say its number.
    pub(crate) async fn start() -> Result<Self, String> {
        let (variable, usual) = PROGRAM;
        let program = std::env::var_os(variable).unwrap_or_else(|| usual.into());
        let mut child = Command::new(&program)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{}: {error} ({variable} names it)", program.display()))?;
        let output = child.stdout.take().ok_or("the screen has no output")?;
        let mut lines = BufReader::new(output).lines();
        let number = timeout(START, lines.next_line()).await.ok().and_then(Result::ok).flatten();
        let number = number.ok_or_else(|| format!("{} did not say its number", program.display()))?;
        Ok(Self { name: format!(":{}", number.trim()), _child: child })
    }

    /// What names it to whatever is to be shown there.
    pub(crate) fn variable(&self) -> (&'static str, &str) {
        ("DISPLAY", &self.name)
    }
}
