//! The bundle and the routes at origins of their own: this project's host as the pages of other people's servers meet it.
//! It changes nothing of what the host answers, and notes what browsers asked.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use cryptorefills_host::Config;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::host::{pass_keys, unlimited};
use crate::partner::page::Page;
use crate::world::World;

/// Two hosts. They end with the value.
#[derive(Debug)]
pub struct Elsewhere {
    bundle: SocketAddr,
    routes: SocketAddr,
    asked: Asked,
    tasks: [JoinHandle<()>; 2],
}

/// A request for one of the routes, as it arrived.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// `OPTIONS` is the browser's own question whether the page may ask.
    pub method: Method,
    /// `/api/brands`
    pub path: String,
    /// What came as `Cookie`.
    pub cookie: Option<String>,
    /// Whether it came with an `Idempotency-Key`.
    pub keyed: bool,
}

type Asked = Arc<Mutex<Vec<Arrived>>>;

impl Elsewhere {
    /// Starts them. Pages of the origins in `allowed`, separated by commas, may call the routes.
    pub async fn start(world: &World, allowed: &str) -> Self {
        let asked = Asked::default();
        let upstream = format!("http://{}", world.sandbox.address);
        let config = |origins: &str| -> Result<Config, String> {
            let url = upstream.parse().map_err(|error| format!("{error}"))?;
            let mut config = Config::new(url, Some("partner-e2e")).map_err(|error| error.to_string())?;
            unlimited(&mut config.limits);
            // Stories change what the upstream answers while they run.
            config.catalogue_cache = None;
            config.pass_keys = Some(pass_keys()?);
            config.allowed_origins = origins.parse().map_err(|error| format!("{error}"))?;
            Ok(config)
        };
        let started = async {
            let mut files = config("")?;
            files.set_dist(world.dist().to_owned()).map_err(|error| error.to_string())?;
            let bundle = serve(cryptorefills_host::app(files).map_err(|error| error.to_string())?).await?;
            let noted = from_fn_with_state(Arc::clone(&asked), note);
            let routes = cryptorefills_host::app(config(allowed)?).map_err(|error| error.to_string())?;
            let routes = serve(routes.layer(noted)).await?;
            Ok::<_, String>([bundle, routes])
        };
        let [bundle, routes] = started.await.unwrap_or_else(|error| panic!("the hosts elsewhere: {error}"));
        Self { bundle: bundle.0, routes: routes.0, asked, tasks: [bundle.1, routes.1] }
    }

    /// A page with one widget, whose policy lets in these two origins and nothing more. The bundle is on another site,
    /// the routes on the page's own: cookies of `127.0.0.1` go to all of its ports.
    pub fn page(&self, attributes: &str) -> Page {
        let bundle = format!("http://localhost:{}", self.bundle.port());
        let routes = format!("http://{}", self.routes);
        let body = format!(
            r#"<script async src="{bundle}/widget/embed.js"></script>
            <cryptorefills-widget api-base="{routes}/api" {attributes}></cryptorefills-widget>"#
        );
        Page::new(&body).across(&bundle, &routes)
    }

    /// The address of a route.
    pub fn route(&self, path: &str) -> String {
        format!("http://{}/api/{path}", self.routes)
    }

    /// What was asked of the routes so far.
    pub fn asked(&self) -> Vec<Arrived> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

async fn serve(router: Router) -> Result<(SocketAddr, JoinHandle<()>), String> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let task = tokio::spawn(async move {
        // It is aborted, and never ends by itself.
        let _ = axum::serve(listener, service).await;
    });
    Ok((address, task))
}

async fn note(State(asked): State<Asked>, request: Request, next: Next) -> Response {
    let cookie = request.headers().get(header::COOKIE).and_then(|cookie| cookie.to_str().ok());
    let arrived = Arrived {
        method: request.method().clone(),
        path: request.uri().path().to_owned(),
        cookie: cookie.map(str::to_owned),
        keyed: request.headers().contains_key("idempotency-key"),
    };
    asked.lock().unwrap_or_else(PoisonError::into_inner).push(arrived);
    next.run(request).await
}
