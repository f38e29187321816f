//! ChromeDriver as a child process on a port that it chooses itself. It ends with the value.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const START: Duration = Duration::from_secs(30);

/// A running ChromeDriver.
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
    pub(crate) async fn start(program: &Path) -> Result<Self, String> {
        match Self::try_start(program).await {
            Ok(driver) => Ok(driver),
            // On a machine that does much else, one may take longer than anybody waits.
            Err(_) => Self::try_start(program).await,
        }
    }

    async fn try_start(program: &Path) -> Result<Self, String> {
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| {
                format!("{}: {error} (CR_CHROMEDRIVER names ChromeDriver)", program.display())
            })?;
        let output = child.stdout.take().ok_or("ChromeDriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let listening = async {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some(port) = port(&line) {
                    return Some(port);
                }
            }
            None
        };
        let port =
            timeout(START, listening).await.ok().flatten().ok_or("ChromeDriver did not say its port")?;
        // What it says later is read as well: a full pipe would stop it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { url: format!("http://127.0.0.1:{port}"), _child: child })
    }
}

/// The port in `ChromeDriver was started successfully on port 39459.`; the first line names the one asked for, 0.
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_the_one_that_it_listens_on() {
        assert_eq!(port("ChromeDriver was started successfully on port 39459."), Some(39459));
        assert_eq!(port("Starting ChromeDriver 156.0.8078.79 (a21ce95) on port 0"), None);
        assert_eq!(port("Only local connections are allowed."), None);
    }
}
