//! Two hosts behind the very `docs/haproxy.cfg`, restarted one after the other under open orders.

mod browser;
mod upstream;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use futures_util::future::join_all;
use reqwest::Client;
use tokio::time::sleep;

use crate::program::{Program, free_port, server, until};
use browser::Browser;
use upstream::{CREATED, Orders};

/// Open orders, each watched by a browser, and the first of them by another one too.
const ORDERS: usize = 500;
const WATCHED_TWICE: usize = 100;

/// Two hosts at addresses of their own, and HAProxy before them.
struct Fleet {
    upstream: String,
    addresses: [SocketAddr; 2],
    hosts: [Option<Program>; 2],
    folders: [Option<PathBuf>; 2],
    url: String,
    status: String,
    _balancer: Program,
}

impl Fleet {
    async fn start(upstream: &str, folders: [Option<&Path>; 2]) -> Self {
        let addresses = [(); 2].map(|()| SocketAddr::from(([127, 0, 0, 1], free_port())));
        let listen = format!("127.0.0.1:{}", free_port());
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/haproxy.cfg");
        let mut command = server("haproxy");
        command.arg("-db").arg("-f").arg(file).env("CR_BALANCER_LISTEN", &listen);
        let status = format!("127.0.0.1:{}", free_port());
        command.env("CR_BALANCER_STATUS", &status).env("CR_HOST_1", addresses[0].to_string());
        command.env("CR_HOST_2", addresses[1].to_string());
        let balancer = Program::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
        let folders = folders.map(|folder| folder.map(Path::to_owned));
        let url = format!("http://{listen}");
        let upstream = upstream.to_owned();
        let status = format!("http://{status}/copies");
        let hosts = [None, None];
        let mut fleet = Self { upstream, addresses, hosts, folders, url, status, _balancer: balancer };
        for number in 0..2 {
            fleet.begin(number).await;
        }
        fleet.is_whole().await;
        fleet
    }

    async fn begin(&mut self, number: usize) {
        let listen = self.addresses[number].to_string();
        let folder =
            self.folders[number].as_ref().map(|folder| folder.display().to_string()).unwrap_or_default();
        let (host, address) = Program::host(&[
            ("CR_LISTEN", &listen),
            ("CR_UPSTREAM", &self.upstream),
            ("CR_TRUSTED_PROXIES", "127.0.0.1"),
            ("CR_DIST", &folder),
            // All browsers of the test are one client.
            ("CR_MAX_STREAMS", "20000,20000"),
            ("CR_RATE_LIMIT", "1000000"),
            ("CR_ORDER_LIMIT", "1000000"),
        ]);
        assert_eq!(address, self.addresses[number]);
        self.hosts[number] = Some(host);
        let ready = format!("http://{address}/readyz");
        until("the copy is ready", async || {
            reqwest::get(&ready).await.is_ok_and(|it| it.status() == 200).then_some(())
        })
        .await;
    }

    /// Stops a copy as an operator does, and starts it again when everybody is with the other.
    async fn restart(&mut self, number: usize, browsers: &[Browser]) {
        let host = self.hosts[number].take().unwrap();
        host.signal("TERM");
        let said = tokio::task::spawn_blocking(|| host.wait()).await.unwrap();
        assert!(!said.contains("are cut"), "{said}");
        until("everybody is with the other copy", async || {
            browsers.iter().all(Browser::is_listening).then_some(())
        })
        .await;
        self.begin(number).await;
        self.is_whole().await;
    }

    /// Waits until the balancer asks both copies: before that, the other one must not be stopped.
    async fn is_whole(&self) {
        until("the balancer knows both copies", async || {
            reqwest::get(&self.status)
                .await
                .ok()?
                .text()
                .await
                .is_ok_and(|copies| copies == "2")
                .then_some(())
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rolling_restart_loses_no_state_and_opens_each_stream_once() {
    let orders = Orders::start().await;
    let mut fleet = Fleet::start(&orders.url(), [None, None]).await;
    let client = Client::builder().no_proxy().build().unwrap();
    let watched = (0..ORDERS).chain(0..WATCHED_TWICE);
    let browsers: Vec<_> = watched.map(|order| Browser::watching(order, &fleet.url, &client)).collect();
    let all_know = async |state: u64| {
        until("every browser knows how its order is", async || {
            browsers.iter().all(|browser| browser.knows(state)).then_some(())
        })
        .await;
    };
    all_know(0).await;
    assert_eq!(orders.most_streams_of_one(), 1, "one stream upstream an order, however many watch it");
    assert_eq!(orders.open_streams(), ORDERS);

    for number in 0..2 {
        let before: Vec<_> = browsers.iter().map(|browser| browser.openings()).collect();
        // While the copy is away: orders move, catalogues are looked at, and somebody buys.
        let moving = async {
            for order in 0..ORDERS {
                orders.advance(order);
                if order % 10 == 0 {
                    sleep(Duration::from_millis(20)).await;
                }
            }
        };
        let url = fleet.url.clone();
        let asking = join_all((0..20).map(|question| {
            let (client, url) = (&client, &url);
            async move {
                sleep(Duration::from_millis(50 * question)).await;
                let answer = client.get(format!("{url}/api/brands?country_code=US")).send().await.unwrap();
                assert_eq!(answer.status(), 200);
            }
        }));
        let buying = join_all((0..20).map(|purchase| {
            let (client, url) = (&client, &url);
            async move {
                sleep(Duration::from_millis(50 * purchase)).await;
                let order =
                    client.post(format!("{url}/api/orders")).header("content-type", "application/json");
                let order =
                    order.header("idempotency-key", format!("restart-{number}-purchase-{purchase:0>8}"));
                order.body("{}").send().await.unwrap().status()
            }
        }));
        let created = orders.created();
        let ((), (), _, bought) = tokio::join!(fleet.restart(number, &browsers), moving, asking, buying);
        let made = bought.iter().filter(|status| **status == 200).count();
        // One that came in at the last moment is told that nothing was sent.
        assert!(bought.iter().all(|status| *status == 200 || *status == 503), "{bought:?}");
        assert_eq!(orders.created() - created, made, "no order is made twice, and none is lost");
        assert!(made > CREATED, "{made}");

        all_know(number as u64 + 1).await;
        let openings = browsers.iter().zip(before).map(|(browser, before)| browser.openings() - before);
        let most = openings.max().unwrap();
        assert_eq!(most, 1, "a browser opens its stream once for the copy that went away");
        let failures: Vec<_> = browsers.iter().flat_map(|browser| browser.failures()).collect();
        assert!(failures.is_empty(), "{}: {failures:.3?}", failures.len());
        // Who comes later joins those who watch an order already, wherever they went.
        let late: Vec<_> =
            (0..WATCHED_TWICE).map(|order| Browser::watching(order, &fleet.url, &client)).collect();
        until("who comes later knows it too", async || {
            late.iter().all(|browser| browser.knows(number as u64 + 1)).then_some(())
        })
        .await;
        until("one stream upstream an order", async || (orders.open_streams() == ORDERS).then_some(())).await;
    }
    assert!(browsers.iter().all(|browser| browser.saw_every_state_until(2)), "no state is missed");
}

#[tokio::test]
async fn a_file_that_one_copy_does_not_know_comes_from_the_other() {
    let orders = Orders::start().await;
    let [older, newer] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    std::fs::write(older.path().join("embed.js"), "old").unwrap();
    for name in ["embed.js", "new.js"] {
        std::fs::write(newer.path().join(name), "new").unwrap();
    }
    let fleet = Fleet::start(&orders.url(), [Some(older.path()), Some(newer.path())]).await;
    let new = format!("{}/widget/new.js", fleet.url);
    for _ in 0..4 {
        let answer = reqwest::get(&new).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.text().await.unwrap().as_str()), (200, "new"));
        assert_eq!(reqwest::get(format!("{}/widget/none.js", fleet.url)).await.unwrap().status(), 404);
    }
}
