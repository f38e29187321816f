//! Whether the process serves, and whether the upstream answers. What the host's own traffic shows is enough; only where
//! there is none is the upstream asked, once in ten seconds however often anybody wants to know.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::StatusCode;
use bytes::Bytes;
use tokio::time::timeout;

use crate::host::Host;
use crate::refusal::Refusal;
use crate::upstream::client::Question;
use crate::upstream::forward;
use crate::upstream::identity::Shopper;
use crate::upstream::routes::ROUTES;

/// How long an answer of the upstream's speaks for it.
const FRESH: Duration = Duration::from_secs(10);

/// How long an answer to the host's own question may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is known of the upstream.
#[derive(Debug, Default)]
pub(crate) struct Pulse {
    /// When it last answered.
    answered: Mutex<Option<Instant>>,
    /// When the host last asked of its own account. One asks, and the others wait for it.
    asked: tokio::sync::Mutex<Option<Instant>>,
}

impl Pulse {
    /// The upstream answered.
    pub(crate) fn answered(&self) {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn is_fresh(&self) -> bool {
        let answered = *self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.is_some_and(|answered| answered.elapsed() < FRESH)
    }
}

/// Whether `status` is the upstream's own. A gateway that says it is not there is no answer.
pub(crate) fn is_answer(status: StatusCode) -> bool {
    !matches!(status.as_u16(), 502..=504 | 520..=530)
}

/// `GET /healthz`
pub(crate) async fn serving() -> StatusCode {
    StatusCode::OK
}

/// `GET /readyz`: 200 while the upstream answers and the host is not stopping.
pub(crate) async fn ready(State(host): State<Arc<Host>>) -> Result<StatusCode, Refusal> {
    if host.lifetime.stopping.is_cancelled() {
        return Err(Refusal::NotReady);
    }
    if host.pulse.is_fresh() {
        return Ok(StatusCode::OK);
    }
    let mut asked = host.pulse.asked.lock().await;
    if !host.pulse.is_fresh() && asked.is_none_or(|asked| asked.elapsed() >= FRESH) {
        *asked = Some(Instant::now());
        // Whatever the answer is, the client notes it.
        let _ = timeout(PATIENCE, host.client.json(question(&host)?)).await;
    }
    if host.pulse.is_fresh() { Ok(StatusCode::OK) } else { Err(Refusal::NotReady) }
}

/// The shortest thing that can be asked, on nobody's behalf.
fn question(host: &Host) -> Result<Question, Refusal> {
    let [payment_vias, ..] = &ROUTES;
    let url = forward::url(&host.upstream, payment_vias, &[], None)?;
    let headers = forward::request_headers(&host.partner, &Shopper::default(), payment_vias.answer);
    Ok(Question { verb: payment_vias.verb, url, headers, body: Bytes::new(), answer: payment_vias.answer })
}
