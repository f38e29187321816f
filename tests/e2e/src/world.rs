//! Everything that one story needs, made for it and gone with it.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};

use cryptorefills_host::Config;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::driver::Driver;
use crate::environment::Environment;
use crate::page::Page;
use crate::page_server::PageServer;
use crate::recording::{Allowance, complaints};
use crate::sandbox::Sandbox;
use crate::session::Session;
use crate::widget::Widget;

/// A browser, a partner's server, a host and a sandbox.
#[derive(Debug)]
pub struct World {
    /// The upstream.
    pub sandbox: Sandbox,
    /// The partner's server.
    pub server: PageServer,
    /// The browser.
    pub session: Session,
    /// The first widget of the page.
    pub widget: Widget,
    allowed: Mutex<Vec<Allowance>>,
    host: JoinHandle<()>,
}

impl World {
    /// Starts all of it.
    ///
    /// # Errors
    ///
    /// A sentence that says what did not start.
    pub(crate) async fn start(environment: &Environment, driver: &Driver) -> Result<Self, String> {
        let no_port = |error: std::io::Error| format!("no server: {error}");
        let sandbox = Sandbox::start().await.map_err(no_port)?;
        let (address, host) = start_host(sandbox.address).await?;
        let server = PageServer::start(&environment.dist, address, sandbox.address).await.map_err(no_port)?;
        let session = Session::start(driver, environment.chromium.as_deref()).await?;
        let widget = Widget::new(session.client.clone(), 0);
        Ok(Self { sandbox, server, session, widget, allowed: Mutex::default(), host })
    }

    /// Shows a page.
    pub async fn open(&self, page: &Page) {
        self.server.show(page);
        self.session.goto(&self.server.url()).await;
    }

    /// The widget at a place on the page, counted from 0.
    pub fn widget_at(&self, place: usize) -> Widget {
        Widget::new(self.session.client.clone(), place)
    }

    /// From now on this is no reason to fail.
    pub fn allow(&self, allowance: Allowance) {
        self.allowed.lock().unwrap_or_else(PoisonError::into_inner).push(allowance);
    }

    /// The widget's events on the page so far: `[{name, detail}]`.
    pub async fn events(&self) -> Vec<Value> {
        self.recorded().await["events"].as_array().cloned().unwrap_or_default()
    }

    /// Fails when something happened on the page that never should.
    pub(crate) async fn assert_clean(&self) {
        let recorded = self.recorded().await;
        let console = self.session.console().await;
        let allowed = self.allowed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let complaints = complaints(&recorded, &console, &allowed);
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    /// Ends the browser; the servers end with the value.
    pub(crate) async fn end(self) {
        self.host.abort();
        self.session.clone().end().await;
    }

    async fn recorded(&self) -> Value {
        self.session.evaluate("return window.__recorded", vec![]).await
    }
}

async fn start_host(upstream: SocketAddr) -> Result<(SocketAddr, JoinHandle<()>), String> {
    let url = format!("http://{upstream}").parse().map_err(|error| format!("{error}"))?;
    let config = Config::new(url, Some("partner-e2e")).map_err(|error| error.to_string())?;
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let task = tokio::spawn(async move {
        // It is aborted, and never ends by itself.
        let _ = cryptorefills_host::serve(listener, config, pending()).await;
    });
    Ok((address, task))
}

impl World {
    /// The details of the events of that name.
    pub async fn told(&self, name: &str) -> Vec<Value> {
        let events = self.events().await.into_iter();
        events.filter(|event| event["name"] == json!(name)).map(|event| event["detail"].clone()).collect()
    }
}
