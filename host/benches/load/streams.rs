//! Open streams, ten listeners an order: their memory, the delay of events, and what is left when they have come and gone.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::contestant::Contestant;
use crate::upstream::Upstream;

const LISTENERS: usize = 10;

/// Events an order, one after the other.
const EVENTS: usize = 5;

/// How long memory is left to settle.
const SETTLING: Duration = Duration::from_secs(2);

/// How often a tenth of the streams comes and goes, before `CR_BENCH_MINUTES` in which it goes on.
const COMINGS: usize = 20;

/// What the listeners heard.
#[derive(Default)]
struct Heard {
    delays: Mutex<Vec<Duration>>,
    open: Semaphored,
}

struct Semaphored(Semaphore);

impl Default for Semaphored {
    fn default() -> Self {
        Self(Semaphore::new(0))
    }
}

pub(crate) async fn measure(
    contestant: &Contestant,
    upstream: &Upstream,
    streams: usize,
) -> Vec<(String, f64)> {
    sleep(SETTLING).await;
    let before = contestant.resident();
    let (heard, began) = (Arc::new(Heard::default()), Instant::now());
    let listeners = open(contestant, &heard, began, 0..streams).await;
    sleep(SETTLING).await;
    let stream = (contestant.resident() - before) / streams as f64 / 1_000.0;

    for _ in 0..EVENTS {
        for order in 0..streams / LISTENERS {
            let now = began.elapsed().as_micros();
            upstream.say(&name(order), Bytes::from(format!("data: {now}\n\n")));
            if order % 10 == 9 {
                sleep(Duration::from_millis(5)).await;
            }
        }
    }
    sleep(Duration::from_secs(1)).await;
    let mut delays = std::mem::take(&mut *heard.delays.lock().unwrap());
    delays.sort_unstable();
    let expected = streams / LISTENERS * LISTENERS * EVENTS;
    let arrived = delays.len() as f64 / expected as f64;
    let at = |share: f64| {
        let place = ((delays.len() as f64 - 1.0) * share) as usize;
        delays.get(place).map_or(f64::NAN, |delay| delay.as_secs_f64() * 1_000.0)
    };

    // A tenth of them leaves and comes, again and again.
    let full = contestant.resident();
    let mut comings = 0;
    let mut come_and_go = async |until: &dyn Fn(usize) -> bool| {
        while !until(comings) {
            let coming = open(contestant, &heard, began, 0..streams / 10).await;
            drop(coming);
            comings += 1;
            sleep(Duration::from_millis(100)).await;
        }
        sleep(SETTLING).await;
        (comings * streams / 10, (contestant.resident() - full) / 1_000.0)
    };
    let mut grown = vec![come_and_go(&|comings| comings >= COMINGS).await];
    let lasting = std::env::var("CR_BENCH_MINUTES").ok().and_then(|minutes| minutes.parse::<u64>().ok());
    for minute in 1..=lasting.unwrap_or(0) {
        let from = Instant::now();
        let is_over = |_| from.elapsed() >= Duration::from_secs(60);
        let (came, memory) = come_and_go(&is_over).await;
        eprintln!("minute {minute}: {came} came and went, {memory:.0} kB more");
        grown.push((came, memory));
    }
    drop(listeners);
    sleep(SETTLING).await;
    let mut rows = vec![
        (format!("memory a stream, kB, {streams} streams of {} orders", streams / LISTENERS), stream),
        ("events that arrived, per cent".into(), arrived * 100.0),
        ("delay of an event, median, ms".into(), at(0.5)),
        ("delay of an event, 99 per cent, ms".into(), at(0.99)),
    ];
    let (first, last) = (grown.first().copied(), grown.last().copied().filter(|_| grown.len() > 1));
    let grown =
        [("the first", first), ("all", last)].into_iter().filter_map(|(which, grown)| Some((which, grown?)));
    // Their number is not the same for both, which are paired by the words.
    rows.extend(
        grown.map(|(which, (_, memory))| (format!("more memory after {which} came and went, kB"), memory)),
    );
    rows
}

/// Opens streams, and waits until each of them has heard something.
async fn open(
    contestant: &Contestant,
    heard: &Arc<Heard>,
    began: Instant,
    numbers: std::ops::Range<usize>,
) -> JoinSet<()> {
    let count = numbers.len();
    let mut listeners = JoinSet::new();
    for number in numbers {
        let (address, heard) = (contestant.address, Arc::clone(heard));
        listeners.spawn(async move {
            let mut socket = TcpStream::connect(address).await.unwrap();
            let order = name(number / LISTENERS);
            let head = format!(
                "GET /api/orders/{order}/subscribe HTTP/1.1\r\nhost: a\r\naccept: text/event-stream\r\n\r\n"
            );
            socket.write_all(head.as_bytes()).await.unwrap();
            listen(socket, &heard, began).await;
        });
        if number % 200 == 199 {
            sleep(Duration::from_millis(20)).await;
        }
    }
    let all = u32::try_from(count).unwrap();
    heard.open.0.acquire_many(all).await.unwrap().forget();
    listeners
}

async fn listen(mut socket: TcpStream, heard: &Heard, began: Instant) {
    let mut piece = [0; 512];
    let mut is_open = false;
    while let Ok(length) = socket.read(&mut piece).await {
        if length == 0 {
            return;
        }
        let now = began.elapsed();
        let text = String::from_utf8_lossy(&piece[..length]);
        for data in text.lines().filter_map(|line| line.strip_prefix("data: ")) {
            match data.trim().parse() {
                Ok(0) | Err(_) if !is_open => {
                    is_open = true;
                    heard.open.0.add_permits(1);
                }
                Ok(sent) if sent > 0 => {
                    // Who joins hears the newest message, which was said to others.
                    if !is_open {
                        is_open = true;
                        heard.open.0.add_permits(1);
                    } else {
                        heard.delays.lock().unwrap().push(now.saturating_sub(Duration::from_micros(sent)));
                    }
                }
                _ => {}
            }
        }
    }
}

fn name(order: usize) -> String {
    format!("ord_{order:05}")
}
