//! A browser's driver as a child process on a port that it chooses itself. It ends with the value.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::environment::Environment;

const START: Duration = Duration::from_secs(30);

/// A running ChromeDriver or geckodriver.
#[derive(Debug)]
pub(crate) struct Driver {
    /// `http://127.0.0.1:12345`
    pub(crate) url: String,
    _child: Child,
}

impl Driver {
    /// Starts one and waits until it listens.
    ///
    /// # Errors
    ///
    /// A sentence: it cannot be started, or it does not say where it listens, twice in a row.
    pub(crate) async fn start(environment: &Environment) -> Result<Self, String> {
        match Self::try_start(environment).await {
            Ok(driver) => Ok(driver),
            // On a machine that does much else, one may take longer than anybody waits.
            Err(_) => Self::try_start(environment).await,
        }
    }

    async fn try_start(environment: &Environment) -> Result<Self, String> {
        let (browser, program) = (environment.browser, &environment.driver);
        let (_, variable, _) = browser.programs();
        let mut child = Command::new(program)
            .args(browser.driver_arguments())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{}: {error} ({variable} names it)", program.display()))?;
        let output = child.stdout.take().ok_or("the driver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let listening = async {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some(port) = browser.port(&line) {
                    return Some(port);
                }
            }
            None
        };
        let port = timeout(START, listening).await.ok().flatten();
        let port = port.ok_or_else(|| format!("{} did not say its port", program.display()))?;
        // What it says later is read as well: a full pipe would stop it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { url: format!("http://127.0.0.1:{port}"), _child: child })
    }
}
