//! Whether the process serves, and whether the upstream is there. It never sends the upstream a request: a connection
//! that opens says enough, and counts against nobody's limits.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::host::Host;
use crate::refusal::Refusal;

/// `GET /healthz`
pub(crate) async fn serving() -> StatusCode {
    StatusCode::OK
}

/// `GET /readyz`: 200 once the upstream takes connections and the host is not stopping.
pub(crate) async fn ready(State(host): State<Arc<Host>>) -> Result<StatusCode, Refusal> {
    if host.lifetime.stopping.is_cancelled() {
        return Err(Refusal::NotReady);
    }
    match timeout(host.timeouts.connect, TcpStream::connect(host.upstream.authority())).await {
        Ok(Ok(_connection)) => Ok(StatusCode::OK),
        Ok(Err(_)) | Err(_) => Err(Refusal::NotReady),
    }
}
