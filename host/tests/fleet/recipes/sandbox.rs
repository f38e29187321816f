//! The sandbox in front of which every recipe stands. It remembers what reached it.

use std::net::SocketAddr;
use std::sync::Mutex;

use cryptorefills_sandbox::Options;
use reqwest::Client;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::program::until;

/// An upstream without money.
pub(super) struct Sandbox {
    address: SocketAddr,
    client: Client,
    stop: Mutex<Option<oneshot::Sender<()>>>,
}

impl Sandbox {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async { drop(stopped.await) };
        tokio::spawn(cryptorefills_sandbox::serve(listener, Options::default(), stopped));
        let client = Client::builder().no_proxy().build().unwrap();
        Self { address, client, stop: Mutex::new(Some(stop)) }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(super) async fn step(&self, id: &str, step: &str) {
        let url = format!("{}/sandbox/orders/{id}/{step}", self.url());
        self.client.post(url).send().await.unwrap().error_for_status().unwrap();
    }

    /// From now on nobody is there.
    pub(super) async fn stops(&self) {
        drop(self.stop.lock().unwrap().take());
        until("the upstream is gone", async || TcpStream::connect(self.address).await.is_err().then_some(()))
            .await;
    }

    pub(super) async fn requests(&self) -> Vec<Value> {
        let answer = self.client.get(format!("{}/sandbox/requests", self.url())).send().await.unwrap();
        answer.json::<Value>().await.unwrap().as_array().unwrap().clone()
    }
}
