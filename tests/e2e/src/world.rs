//! Everything that one story needs, made for it and gone with it.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::Method;

use serde_json::{Value, json};

use crate::environment::Environment;
use crate::fault_proxy::{FaultProxy, Route};
use crate::host::Host;
use crate::partner::bundle::Bundle;
use crate::partner::page::Page;
use crate::partner::page_server::PageServer;
use crate::recording::{Allowance, complaints};
use crate::sandbox::Sandbox;
use crate::shopper::widget::Widget;
use crate::webdriver::axe::Axe;
use crate::webdriver::session::Session;

/// A browser, a partner's server, a host and a sandbox.
#[derive(Debug)]
pub struct World {
    /// The upstream.
    pub sandbox: Sandbox,
    /// The partner's server.
    pub server: PageServer,
    /// What can come between the browser and the partner's server, see [`World::open_through_faults`].
    pub proxy: FaultProxy,
    /// This project's host, behind the partner's server.
    pub host: Host,
    /// The browser.
    pub session: Session,
    /// The first widget of the page.
    pub widget: Widget,
    allowed: Mutex<Vec<Allowance>>,
    environment: Environment,
}

impl World {
    /// Starts all of it around a browser.
    ///
    /// # Errors
    ///
    /// A sentence that says what did not start.
    pub(crate) async fn start(environment: &Environment, session: Session) -> Result<Self, String> {
        let no_port = |error: std::io::Error| format!("no server: {error}");
        let sandbox = Sandbox::start().await.map_err(no_port)?;
        let host = Host::start(sandbox.address).await?;
        let server =
            PageServer::start(environment, host.address(), sandbox.address).await.map_err(no_port)?;
        let proxy = FaultProxy::start(server.address()).await.map_err(no_port)?;
        let widget = session.widget();
        let (allowed, environment) = (Mutex::default(), environment.clone());
        Ok(Self { sandbox, server, proxy, host, session, widget, allowed, environment })
    }

    /// Starts a further browser whose profile is kept in a folder.
    pub async fn browser(&self, profile: &Path) -> Session {
        let started = Session::start(&self.environment, Some(profile)).await;
        started.unwrap_or_else(|reason| panic!("{reason}"))
    }

    /// Shows a page to somebody who was never here.
    pub async fn open(&self, page: &Page) {
        self.server.show(page);
        self.session.forget(&self.server.url()).await;
        self.session.goto(&self.server.url()).await;
    }

    /// Shows a page whose every request goes through the fault proxy.
    pub async fn open_through_faults(&self, page: &Page) {
        self.server.show(page);
        self.session.forget(&self.proxy.url()).await;
        self.session.goto(&self.proxy.url()).await;
    }

    /// The bundle that is tested.
    pub fn bundle(&self) -> Bundle {
        Bundle::of(self.dist())
    }

    /// The widget at a place on the page, counted from 0.
    pub fn widget_at(&self, place: usize) -> Widget {
        Widget::new(self.session.clone(), place)
    }

    /// axe-core, for the page that is open.
    pub fn axe(&self) -> Axe<'_> {
        let script = self.environment.axe.as_deref().unwrap_or_else(|| {
            panic!("CR_AXE is not set: it names axe-core's axe.min.js. `cargo xtask test` installs it and sets it.")
        });
        Axe::new(&self.session, script)
    }

    /// The folder with the bundle.
    pub(crate) fn dist(&self) -> &Path {
        &self.environment.dist
    }

    /// Whether the examples are built.
    pub(crate) fn has_examples(&self) -> bool {
        self.environment.examples.is_some()
    }

    /// From now on this is no reason to fail.
    pub fn allow(&self, allowance: Allowance) {
        self.allowed.lock().unwrap_or_else(PoisonError::into_inner).push(allowance);
    }

    /// The page's requests since the last time, and when each left by its own clock; the page needs [`Page::clock`].
    pub async fn departures(&self) -> Vec<(Route, Duration)> {
        let left = self.session.evaluate("return window.__departures()", vec![]).await;
        let left = left.as_array().cloned().unwrap_or_default();
        left.iter().filter_map(departure).collect()
    }

    /// The widget's events on the page so far: `[{name, detail}]`.
    pub async fn events(&self) -> Vec<Value> {
        self.recorded().await["events"].as_array().cloned().unwrap_or_default()
    }

    /// What the page was warned of in its console so far.
    pub async fn warnings(&self) -> Vec<String> {
        let said = self.recorded().await["console"].as_array().cloned().unwrap_or_default();
        let warnings = said.iter().filter(|entry| entry["level"] == "WARNING");
        warnings.filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect()
    }

    /// Fails when something happened on the page that never should. Each story ends with it; one that leaves pages behind
    /// asks before it leaves them.
    pub async fn assert_clean(&self) {
        let recorded = self.recorded().await;
        let console = self.session.console().await;
        let allowed = self.allowed.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let complaints = complaints(&recorded, &console, &allowed);
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }

    async fn recorded(&self) -> Value {
        self.session.evaluate("return window.__recorded", vec![]).await
    }
}

impl World {
    /// The details of the events of that name.
    pub async fn told(&self, name: &str) -> Vec<Value> {
        let events = self.events().await.into_iter();
        events.filter(|event| event["name"] == json!(name)).map(|event| event["detail"].clone()).collect()
    }
}

/// `[method, path, milliseconds]`
fn departure(left: &Value) -> Option<(Route, Duration)> {
    let method: Method = left[0].as_str()?.parse().ok()?;
    Some((Route::of(&method, left[1].as_str()?), Duration::from_secs_f64(left[2].as_f64()? / 1_000.0)))
}
