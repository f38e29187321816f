//! The way between one host and Redis, which loses answers and breaks when it is told to.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The way.
#[derive(Clone)]
pub(super) struct Wire {
    pub(super) address: SocketAddr,
    is_mute: Arc<AtomicBool>,
    cut: Arc<watch::Sender<()>>,
}

impl Wire {
    /// A way to the Redis on `port`.
    pub(super) async fn to(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let wire = Self { address, is_mute: Arc::default(), cut: Arc::new(watch::channel(()).0) };
        let (is_mute, cut) = (Arc::clone(&wire.is_mute), Arc::clone(&wire.cut));
        tokio::spawn(async move {
            while let Ok((host, _)) = listener.accept().await {
                let Ok(server) = TcpStream::connect(("127.0.0.1", port)).await else { continue };
                let (is_mute, mut cut) = (Arc::clone(&is_mute), cut.subscribe());
                tokio::spawn(async move {
                    tokio::select! {
                        _ = cut.changed() => {}
                        () = carry(host, server, &is_mute) => {}
                    }
                });
            }
        });
        wire
    }

    /// From now on questions arrive and their answers are lost.
    pub(super) fn mute(&self) {
        self.is_mute.store(true, Ordering::SeqCst);
    }

    /// Breaks every connection, and lets new ones be.
    pub(super) fn cut(&self) {
        self.is_mute.store(false, Ordering::SeqCst);
        self.cut.send_replace(());
    }
}

async fn carry(host: TcpStream, server: TcpStream, is_mute: &AtomicBool) {
    let (mut host_says, mut to_host) = host.into_split();
    let (mut server_says, mut to_server) = server.into_split();
    let up = async {
        let _ = tokio::io::copy(&mut host_says, &mut to_server).await;
    };
    let down = async {
        let (mut piece, mut is_lost) = ([0; 4096], false);
        while let Ok(length @ 1..) = server_says.read(&mut piece).await {
            // No connection loses something and goes on.
            is_lost |= is_mute.load(Ordering::SeqCst);
            if !is_lost && to_host.write_all(&piece[..length]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! {
        () = up => {}
        () = down => {}
    }
}
