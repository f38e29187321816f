//! A catalogue that is kept, asked for again and again on connections that stay.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::contestant::Contestant;

const CONNECTIONS: usize = 16;
const LASTING: Duration = Duration::from_secs(4);

const QUESTION: &[u8] =
    b"GET /api/brands?country_code=US HTTP/1.1\r\nhost: a\r\naccept-encoding: gzip\r\n\r\n";

pub(crate) async fn measure(contestant: &Contestant) -> Vec<(String, f64)> {
    let (answers, over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let asking: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (address, answers, over) = (contestant.address, Arc::clone(&answers), Arc::clone(&over));
            tokio::spawn(async move {
                let mut socket = TcpStream::connect(address).await.unwrap();
                let mut buffer = Vec::with_capacity(256 * 1_024);
                while !over.load(Ordering::Relaxed) {
                    socket.write_all(QUESTION).await.unwrap();
                    read_answer(&mut socket, &mut buffer).await;
                    answers.fetch_add(1, Ordering::Relaxed);
                }
            })
        })
        .collect();
    // The first answer is asked for upstream, and compressed.
    sleep(Duration::from_secs(1)).await;
    let (before, began) = (answers.load(Ordering::Relaxed), Instant::now());
    sleep(LASTING).await;
    let answered = answers.load(Ordering::Relaxed) - before;
    let rate = answered as f64 / began.elapsed().as_secs_f64();
    over.store(true, Ordering::Relaxed);
    for asked in asking {
        asked.await.unwrap();
    }
    vec![("answers of a kept catalogue a second".into(), rate)]
}

/// Reads one answer, with a length or in pieces.
async fn read_answer(socket: &mut TcpStream, buffer: &mut Vec<u8>) {
    buffer.clear();
    let head = loop {
        if let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break end + 4;
        }
        assert!(socket.read_buf(buffer).await.unwrap() > 0, "the connection stays");
    };
    let told = String::from_utf8_lossy(&buffer[..head]).to_ascii_lowercase();
    assert!(told.starts_with("http/1.1 200"), "{told}");
    let length = told.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    loop {
        let is_whole = match length {
            Some(length) => buffer.len() >= head + length,
            None => buffer.ends_with(b"0\r\n\r\n"),
        };
        if is_whole {
            return;
        }
        assert!(socket.read_buf(buffer).await.unwrap() > 0, "the answer is whole");
    }
}
