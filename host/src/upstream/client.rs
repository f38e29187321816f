//! The one place that speaks HTTP to the upstream. It never follows a redirect, keeps a cookie or sends a request twice.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use axum::http::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use bytes::{Bytes, BytesMut};
use metrics::{counter, gauge, histogram};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Response, Url};
use tokio::time::timeout;

use super::circuit::Circuit;
use super::encoding::Encoding;
use super::forward;
use super::routes::{Answer, Verb};
use crate::config::Timeouts;
use crate::health::{self, Pulse};
use crate::limits::rates::Reached;
use crate::metrics::{self as counted, names};
use crate::refusal::Refusal;

/// Connections to the upstream.
#[derive(Clone, Debug)]
pub(crate) struct UpstreamClient {
    json: Client,
    events: Client,
    timeouts: Timeouts,
    pulse: Arc<Pulse>,
    circuit: Arc<Mutex<Circuit>>,
}

/// A question to the upstream.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) verb: Verb,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// What its answer is, which bounds it in size and time.
    pub(crate) answer: Answer,
}

/// An answer that is in memory as a whole, in plain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct HeldAnswer {
    /// The upstream's status.
    pub(crate) status: StatusCode,
    /// Its headers, as far as the browser learns of them.
    pub(crate) headers: HeaderMap,
    /// Its body.
    pub(crate) body: Bytes,
}

impl UpstreamClient {
    /// A client that opens no connection before it is asked to.
    pub(crate) fn new(timeouts: Timeouts, pulse: Arc<Pulse>, most_failures: u32) -> Self {
        Self {
            json: build(common(timeouts).read_timeout(timeouts.answer)),
            events: build(common(timeouts)),
            timeouts,
            pulse,
            circuit: Arc::new(Mutex::new(Circuit::new(most_failures))),
        }
    }

    /// Asks once and returns the whole answer.
    ///
    /// # Errors
    ///
    /// [`Refusal::UpstreamUnreachable`] and [`Refusal::UpstreamDown`] where nothing was sent. After any other the question
    /// may have been acted upon: [`Refusal::UpstreamTimeout`], [`Refusal::UpstreamInterrupted`], [`Refusal::UpstreamRedirected`],
    /// [`Refusal::UpstreamEncoding`], [`Refusal::UpstreamTooLarge`].
    pub(crate) async fn json(&self, question: Question) -> Result<HeldAnswer, Refusal> {
        let (answer, began) = (question.answer, Instant::now());
        self.let_through(answer)?;
        let answered = self.ask(question).await;
        count(answer, began, answered.as_ref().map(|answered| answered.status));
        answered
    }

    async fn ask(&self, question: Question) -> Result<HeldAnswer, Refusal> {
        let Question { verb, url, mut headers, body, answer } = question;
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        let request = match verb {
            Verb::Get => self.json.get(url),
            Verb::Post => self.json.post(url).body(body),
        };
        let whole = match answer {
            Answer::Creation => self.timeouts.answer,
            Answer::Catalogue(_) | Answer::Offer(_) | Answer::Validation | Answer::Order | Answer::Events => {
                self.timeouts.whole
            }
        };
        let asking =
            async { hold(self.settle(request.headers(headers).send().await)?, answer.largest()).await };
        timeout(whole, asking).await.map_err(|_| {
            self.note(|circuit| circuit.failed(Instant::now()));
            Refusal::UpstreamTimeout
        })?
    }

    /// Opens a stream and returns the answer once it begins. It may then be silent for ever.
    ///
    /// # Errors
    ///
    /// As [`UpstreamClient::json`].
    pub(crate) async fn events(&self, url: Url, headers: HeaderMap) -> Result<Response, Refusal> {
        let began = Instant::now();
        let opened = self.open(url, headers).await;
        count(Answer::Events, began, opened.as_ref().map(Response::status));
        opened
    }

    async fn open(&self, url: Url, headers: HeaderMap) -> Result<Response, Refusal> {
        // Events must not be compressed: a decoder holds them back until its block is full.
        let opening = self.events.get(url).headers(headers).send();
        let answer =
            self.settle(timeout(self.timeouts.answer, opening).await.map_err(|_| Refusal::UpstreamTimeout)?)?;
        match Encoding::of(answer.headers())? {
            Encoding::Plain => Ok(answer),
            Encoding::Gzip => Err(Refusal::UpstreamEncoding),
        }
    }

    /// Reads the rest of an answer to [`UpstreamClient::events`] that is no stream.
    ///
    /// # Errors
    ///
    /// As [`UpstreamClient::json`].
    pub(crate) async fn rest(&self, answer: Response) -> Result<HeldAnswer, Refusal> {
        let reading = hold(answer, Answer::Events.largest());
        timeout(self.timeouts.answer, reading).await.map_err(|_| Refusal::UpstreamTimeout)?
    }

    /// Refuses what has to wait until the upstream is back. An order that runs may always be asked about.
    fn let_through(&self, answer: Answer) -> Result<(), Refusal> {
        match answer {
            Answer::Order | Answer::Events => Ok(()),
            Answer::Catalogue(_) | Answer::Offer(_) | Answer::Validation | Answer::Creation => {
                let asked = self.note(|circuit| circuit.ask(Instant::now()));
                asked.map_err(|retry_after| Refusal::UpstreamDown(Reached { retry_after }))
            }
        }
    }

    fn note<T>(&self, change: impl FnOnce(&mut Circuit) -> T) -> T {
        let mut circuit = self.circuit.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = change(&mut circuit);
        gauge!(names::CIRCUIT).set(if circuit.is_open() { 1.0 } else { 0.0 });
        changed
    }

    fn settle(&self, answer: reqwest::Result<Response>) -> Result<Response, Refusal> {
        let answer = answer.map_err(|error| {
            // One that hangs up is there.
            if error.is_connect() || error.is_timeout() {
                self.note(|circuit| circuit.failed(Instant::now()));
            }
            refusal(error)
        })?;
        let status = answer.status();
        if health::is_answer(status) {
            self.pulse.answered();
            self.note(Circuit::answered);
        } else {
            self.note(|circuit| circuit.failed(Instant::now()));
        }
        if status.is_redirection() {
            return Err(Refusal::UpstreamRedirected);
        }
        if status.is_informational() {
            return Err(Refusal::UpstreamInterrupted);
        }
        Ok(answer)
    }
}

fn count(asked: Answer, began: Instant, answered: Result<StatusCode, &Refusal>) {
    let question = asked.name();
    let outcome = match answered {
        Ok(status) => counted::outcome(Some(status.as_u16())),
        Err(refusal) => refusal.code(),
    };
    histogram!(names::UPSTREAM_SECONDS, "question" => question).record(began.elapsed());
    counter!(names::UPSTREAM_REQUESTS, "question" => question, "outcome" => outcome).increment(1);
}

async fn hold(mut answer: Response, largest: usize) -> Result<HeldAnswer, Refusal> {
    let status = answer.status();
    let encoding = Encoding::of(answer.headers())?;
    let headers = forward::response_headers(answer.headers());
    let mut body = BytesMut::new();
    while let Some(piece) = answer.chunk().await.map_err(refusal)? {
        if body.len() + piece.len() > largest {
            return Err(Refusal::UpstreamTooLarge);
        }
        body.extend_from_slice(&piece);
    }
    Ok(HeldAnswer { status, headers, body: encoding.undo(body.freeze(), largest).await? })
}

fn common(timeouts: Timeouts) -> ClientBuilder {
    Client::builder()
        .connect_timeout(timeouts.connect)
        .http1_only()
        .redirect(Policy::none())
        .no_proxy()
        .tcp_nodelay(true)
        .tcp_keepalive(Duration::from_secs(30))
        // Shorter than servers keep idle connections: an order must not be sent into one that is just being closed.
        .pool_idle_timeout(Duration::from_secs(20))
        .retry(reqwest::retry::never())
}

#[expect(
    clippy::expect_used,
    reason = "the TLS roots are compiled in, and nothing else of a client can fail"
)]
fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("a client without files or system settings")
}

/// The error's own text names the URL, and with it an order: it is told without.
fn refusal(error: reqwest::Error) -> Refusal {
    let refusal = if error.is_connect() {
        Refusal::UpstreamUnreachable
    } else if error.is_timeout() {
        Refusal::UpstreamTimeout
    } else {
        Refusal::UpstreamInterrupted
    };
    tracing::warn!(error = %error.without_url(), "{}", refusal.code());
    refusal
}
