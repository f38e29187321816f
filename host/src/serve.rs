//! Listening and stopping. It never cuts an order's creation short, and never waits for a stream to end by itself.

use std::future::Future;
use std::io;
use std::net::SocketAddr;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::app;
use crate::config::Config;
use crate::host::Lifetime;

/// Serves `config` on `listener` until `stop` resolves. Then no connection is taken, streams end at once, and what is
/// under way may finish for as long as the upstream may take to answer.
///
/// # Errors
///
/// None today: `axum` retries what can fail while listening.
pub async fn serve(
    listener: TcpListener,
    config: Config,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let lifetime = Lifetime::default();
    let grace = config.timeouts.answer;
    let router = app::living(config, lifetime.clone());
    let stopping = lifetime.stopping.clone();
    let listener = listener.tap_io(|connection| {
        // An event is a small packet that must not wait for the next one.
        let _ = connection.set_nodelay(true);
    });
    let serving = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            stop.await;
            stopping.cancel();
        });
    let grace_over = async {
        lifetime.stopping.cancelled().await;
        tokio::time::sleep(grace).await;
    };
    tokio::select! {
        served = async { serving.await } => served?,
        () = grace_over => return Ok(()),
    }
    lifetime.orders.close();
    let _ = tokio::time::timeout(grace, lifetime.orders.wait()).await;
    Ok(())
}
