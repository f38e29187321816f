//! A thousand schedules by chance, over one Redis and three hosts: requests race, answers of Redis and of the upstream are
//! lost, connections break, hosts are killed in the middle, leases end. Whatever happens, no order is sent for a key that
//! may have made one. What is done is chosen by a seed, of which `CR_SEED` gives another; when it happens is the machine's.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use fastrand::Rng;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::sleep;

use super::wire::Wire;
use super::{Redis, client, config};

const SCHEDULES: u64 = 1_000;
const AT_ONCE: usize = 48;
const HOSTS: usize = 3;

/// Short, so that leases end while a schedule runs.
const LEASE: Duration = Duration::from_millis(60);

/// What the upstream did for a key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Did {
    /// It is at it.
    Out,
    Made,
    Refused,
}

/// The world outside of the hosts.
struct World {
    seed: u64,
    /// What was done for each schedule's key, in order.
    done: Mutex<HashMap<u64, Vec<Did>>>,
    /// What broke the law.
    broken: Mutex<Vec<String>>,
    hosts: Vec<Mutex<Running>>,
    wires: Vec<Wire>,
    upstream: SocketAddr,
    counts: [AtomicUsize; 4],
}

/// A host on a thread of its own, which ends with all that it was doing.
struct Running {
    address: SocketAddr,
    end: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Running {
    fn start(upstream: SocketAddr, redis: SocketAddr) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (end, ended) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let mut config = config(upstream, &format!("redis://{redis}"), LEASE);
                config.timeouts.answer = Duration::from_secs(2);
                let listener = TcpListener::from_std(listener).unwrap();
                let serving = cryptorefills_host::serve(listener, config, std::future::pending());
                tokio::select! {
                    served = serving => served.unwrap(),
                    _ = ended => {}
                }
            });
            // As a kill does: nothing that was begun goes on.
            runtime.shutdown_background();
        });
        Self { address, end: Some(end), thread: Some(thread) }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.end.take());
        let ended = self.thread.take().map(std::thread::JoinHandle::join);
        assert!(ended.is_none_or(|ended| ended.is_ok()), "a host failed");
    }
}

impl World {
    /// Chance that depends on the seed and on what it is for alone.
    fn chance(&self, of: u64, number: usize) -> Rng {
        Rng::with_seed(self.seed ^ (of << 20) ^ number as u64)
    }

    fn last(&self, schedule: u64) -> Vec<Did> {
        self.done.lock().unwrap().get(&schedule).cloned().unwrap_or_default()
    }

    fn broke(&self, what: String) {
        self.broken.lock().unwrap().push(what);
    }

    fn count(&self, what: usize) {
        self.counts[what].fetch_add(1, Ordering::SeqCst);
    }
}

/// `POST /v5/orders` of the upstream.
async fn create(State(world): State<Arc<World>>, body: String) -> Response {
    let schedule = serde_json::from_str::<Value>(&body).unwrap()["schedule"].as_u64().unwrap();
    let number = {
        let mut done = world.done.lock().unwrap();
        let done = done.entry(schedule).or_default();
        if done.iter().any(|did| *did != Did::Refused) {
            world.broke(format!("schedule {schedule}: sent again after {done:?}"));
        }
        done.push(Did::Out);
        done.len() - 1
    };
    let mut chance = world.chance(schedule, number);
    sleep(Duration::from_millis(chance.u64(0..90))).await;
    let is_made = chance.u8(0..3) > 0;
    let did = if is_made { Did::Made } else { Did::Refused };
    world.done.lock().unwrap().get_mut(&schedule).unwrap()[number] = did;
    match (did, chance.u8(0..5)) {
        (Did::Made, 0) => (StatusCode::BAD_GATEWAY, "lost").into_response(),
        (Did::Made, _) => axum::Json(json!({"order_id": format!("ord_{schedule}_{number}")})).into_response(),
        _ => {
            (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(json!({"detail": "OUT_OF_STOCK"}))).into_response()
        }
    }
}

/// One schedule: a shopper who asks, asks again and elsewhere, while things break.
async fn run(world: Arc<World>, schedule: u64) {
    let mut chance = world.chance(schedule, 1_000_000);
    let client = client();
    for _ in 0..chance.usize(3..7) {
        match chance.u8(0..40) {
            0 => crash(&world, chance.usize(0..HOSTS)).await,
            1 | 2 => world.wires[chance.usize(0..HOSTS)].cut(),
            3..=5 => {
                let wire = world.wires[chance.usize(0..HOSTS)].clone();
                wire.mute();
                sleep(Duration::from_millis(chance.u64(1..40))).await;
                wire.cut();
            }
            _ => {}
        }
        let asking = (0..chance.usize(1..4)).map(|_| {
            let (host, finds) = (chance.usize(0..HOSTS), chance.u8(0..4) == 0);
            ask(&world, &client, schedule, host, finds)
        });
        let asking: Vec<_> = asking.collect();
        futures_util::future::join_all(asking).await;
    }
}

async fn crash(world: &Arc<World>, host: usize) {
    let world = Arc::clone(world);
    // It waits for the thread.
    let crashing = tokio::task::spawn_blocking(move || {
        let mut running = world.hosts[host].lock().unwrap();
        *running = Running::start(world.upstream, world.wires[host].address);
    });
    crashing.await.unwrap();
}

/// Asks a host to make the schedule's order, or what became of it, and holds the answer to what was done.
async fn ask(world: &World, client: &reqwest::Client, schedule: u64, host: usize, finds: bool) {
    let address = world.hosts[host].lock().unwrap().address;
    let request = if finds {
        client.get(format!("http://{address}/api/orders/by-key"))
    } else {
        let request = client.post(format!("http://{address}/api/orders"));
        request.header("content-type", "application/json").body(json!({"schedule": schedule}).to_string())
    };
    let before = world.last(schedule);
    let request = request.header("idempotency-key", format!("schedule-{:016x}-{schedule:016x}", world.seed));
    // A host that is killed says nothing.
    let Ok(answer) = request.send().await else { return };
    let status = answer.status().as_u16();
    let Ok(body) = answer.json::<Value>().await else { return };
    let word = body.get("order_id").or(body.get("detail")).and_then(Value::as_str).unwrap_or_default();
    let was_made = before.contains(&Did::Made);
    match (status, word) {
        (200, order) => {
            let done = world.last(schedule);
            let made = done.iter().position(|did| *did == Did::Made);
            if made.map(|number| format!("ord_{schedule}_{number}")).as_deref() != Some(order) {
                world.broke(format!("schedule {schedule}: told of {order} after {done:?}"));
            }
            world.count(usize::from(was_made));
        }
        (404, "NO_SUCH_KEY") | (422, "OUT_OF_STOCK") if was_made => {
            world.broke(format!("schedule {schedule}: {word} after {before:?}"));
        }
        (409 | 502, _) => world.count(2),
        (404 | 422 | 425 | 503 | 504, _) => world.count(3),
        _ => world.broke(format!("schedule {schedule}: {status} {word}")),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_schedules_by_chance_make_no_order_twice() {
    let redis = Redis::start(&[]).await;
    let seed = std::env::var("CR_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_127);
    let world = begin(&redis, seed).await;
    stream::iter(0..SCHEDULES)
        .for_each_concurrent(AT_ONCE, |schedule| run(Arc::clone(&world), schedule))
        .await;
    let broken = world.broken.lock().unwrap();
    assert!(broken.is_empty(), "seed {seed}: {} times: {:#?}", broken.len(), &broken[..broken.len().min(10)]);
    let counts = world.counts.each_ref().map(|count| count.load(Ordering::SeqCst));
    assert!(counts.iter().all(|count| *count > 100), "all of it was met: {counts:?}");
}

async fn begin(redis: &Redis, seed: u64) -> Arc<World> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let upstream = listener.local_addr().unwrap();
    let mut wires = Vec::new();
    for _ in 0..HOSTS {
        wires.push(Wire::to(redis.port).await);
    }
    let hosts = wires.iter().map(|wire| Mutex::new(Running::start(upstream, wire.address))).collect();
    let (done, broken) = (Mutex::default(), Mutex::default());
    let world = Arc::new(World { seed, done, broken, hosts, wires, upstream, counts: Default::default() });
    let read = async |Path(id): Path<String>| axum::Json(json!({ "order_id": id }));
    let router = Router::new().route("/v5/orders", post(create)).route("/v5/orders/{id}", get(read));
    let router = router.with_state(Arc::clone(&world));
    tokio::spawn(async { axum::serve(listener, router).await });
    world
}
