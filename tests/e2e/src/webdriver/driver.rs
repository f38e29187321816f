//! A browser's driver as a child process on a port of its own. It ends with the value.

use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

use reqwest::Client;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::environment::Environment;
use crate::wait::until;
use crate::webdriver::browser::Browser;
use crate::webdriver::display::Display;

const START: Duration = Duration::from_secs(30);

/// A running ChromeDriver, geckodriver or WebKitWebDriver.
#[derive(Debug)]
pub(crate) struct Driver {
    /// `http://127.0.0.1:12345`
    pub(crate) url: String,
    _child: Child,
    /// What has no form without a window gets a screen to have it on. A browser whose screen goes away goes too.
    _display: Option<Display>,
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
        match environment.browser {
            Browser::Chromium | Browser::Firefox => Self::that_says_its_port(environment).await,
            Browser::Webkit => Self::on_a_display(environment).await,
        }
    }

    /// One that is told its port and answers there once it listens.
    async fn on_a_display(environment: &Environment) -> Result<Self, String> {
        let (program, (_, variable, _)) = (&environment.driver, environment.browser.programs());
        let display = Display::start().await?;
        let port = free_port().map_err(|error| format!("no port: {error}"))?;
        let child = Command::new(program)
            .arg(format!("--port={port}"))
            .envs([display.variable()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{}: {error} ({variable} names it)", program.display()))?;
        let url = format!("http://127.0.0.1:{port}");
        let status = format!("{url}/status");
        let client = Client::builder().no_proxy().build().map_err(|error| error.to_string())?;
        until("WebKit's driver", async || client.get(&status).send().await.ok()).await;
        Ok(Self { url, _child: child, _display: Some(display) })
    }

    async fn that_says_its_port(environment: &Environment) -> Result<Self, String> {
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
        Ok(Self { url: format!("http://127.0.0.1:{port}"), _child: child, _display: None })
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
