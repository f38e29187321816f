//! The one place that speaks HTTP for `check`. It never sends a cookie, a password or a body, never asks for more than it
//! may, and waits for nothing without an end.

use std::error::Error as _;
use std::time::{Duration, SystemTime};

use axum::http::header::{CONTENT_ENCODING, HeaderMap, LOCATION};
use axum::http::{Method, StatusCode, Version};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, Response, Url};
use thiserror::Error;
use tokio::time::{Instant, timeout_at};

use super::body::{self, Body, End};
use super::{address, text};

/// How much may be asked for, and how long is waited.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For one answer as a whole.
    pub answer: Duration,
    /// Requests in all.
    pub requests: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self { answer: Duration::from_secs(10), requests: 25 }
    }
}

/// How many redirects are followed.
const HOPS: usize = 5;

/// Who asks.
const AGENT: &str = concat!("cryptorefills-host/", env!("CARGO_PKG_VERSION"), " (check)");

/// One who asks, and counts.
pub(crate) struct Asker {
    /// For this machine, which no proxy reaches.
    near: Client,
    far: Client,
    patience: Patience,
    sent: usize,
    /// Whether more was wanted than may be asked.
    wanted_more: bool,
}

/// What is asked, and how much of the answer is wanted.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) wanted: Wanted,
}

/// How much of an answer is wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Wanted {
    /// Its status and headers.
    Head,
    /// Its body too, up to so many bytes.
    Bytes(usize),
}

/// What came.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    /// Where it came from in the end.
    pub(crate) url: Url,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) version: Version,
    pub(crate) body: Body,
    /// The addresses that led here.
    pub(crate) hops: Vec<Url>,
    /// When it was asked for, and when its head was there.
    pub(crate) between: (SystemTime, SystemTime),
}

/// Why nothing came.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub(crate) enum Failure {
    #[error("could not be reached ({0})")]
    Unreachable(String),
    #[error("did not begin to answer within {} s", .0.as_secs_f32())]
    Silent(Duration),
    #[error("did not answer in HTTP, or hung up ({0})")]
    Interrupted(String),
    #[error("redirects in a circle, back to {0}")]
    Circle(String),
    #[error("redirects more than {HOPS} times")]
    TooManyHops,
    #[error("redirects to what is no address of the web")]
    Astray,
    #[error("was not asked: enough requests were sent")]
    Spent,
}

impl Question {
    pub(crate) fn get(url: &Url, wanted: Wanted) -> Self {
        Self { method: Method::GET, url: url.clone(), headers: Vec::new(), wanted }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl Answer {
    /// A header's text, several of the name joined as they may be.
    pub(crate) fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter();
        values
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The MIME type, in lower case and without parameters; empty where there is none.
    pub(crate) fn mime(&self) -> String {
        self.header("content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }
}

impl Asker {
    pub(crate) fn new(patience: Patience) -> Self {
        let client =
            || Client::builder().redirect(Policy::none()).retry(reqwest::retry::never()).user_agent(AGENT);
        Self { near: build(client().no_proxy()), far: build(client()), patience, sent: 0, wanted_more: false }
    }

    /// How many requests were sent.
    pub(crate) fn sent(&self) -> usize {
        self.sent
    }

    /// Whether more was wanted than may be asked.
    pub(crate) fn wanted_more(&self) -> bool {
        self.wanted_more
    }

    /// Asks once. A redirect is an answer.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where no answer began.
    pub(crate) async fn ask(&mut self, question: &Question) -> Result<Answer, Failure> {
        if self.sent >= self.patience.requests {
            self.wanted_more = true;
            return Err(Failure::Spent);
        }
        self.sent += 1;
        let end = Instant::now() + self.patience.answer;
        let client = if address::is_loopback(&question.url) { &self.near } else { &self.far };
        let mut request = client.request(question.method.clone(), question.url.clone());
        request = request.header("accept-encoding", "gzip, br");
        for (name, value) in &question.headers {
            request = request.header(*name, value);
        }
        let asked = SystemTime::now();
        let answer = match timeout_at(end, request.send()).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => return Err(failure(&error)),
            Err(_) => return Err(Failure::Silent(self.patience.answer)),
        };
        let between = (asked, SystemTime::now());
        let (status, headers, version) = (answer.status(), answer.headers().clone(), answer.version());
        let body = match question.wanted {
            Wanted::Head => Body { bytes: Vec::new(), end: End::Whole },
            Wanted::Bytes(largest) => read(answer, largest, end).await,
        };
        Ok(Answer { url: question.url.clone(), status, headers, version, body, hops: Vec::new(), between })
    }

    /// Asks, and goes where it is sent, as a browser does for a page or a script.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where no answer began, or no way leads to one.
    pub(crate) async fn follow(&mut self, question: &Question) -> Result<Answer, Failure> {
        let mut question = question.clone();
        let mut hops: Vec<Url> = Vec::new();
        loop {
            let mut answer = self.ask(&question).await?;
            let Some(next) = redirected(&answer)? else {
                answer.hops = hops;
                return Ok(answer);
            };
            hops.push(question.url);
            if hops.contains(&next) {
                return Err(Failure::Circle(address::shown(&next)));
            }
            if hops.len() > HOPS {
                return Err(Failure::TooManyHops);
            }
            question.url = next;
        }
    }
}

/// Where an answer sends whoever asked; `None` where it is an end.
fn redirected(answer: &Answer) -> Result<Option<Url>, Failure> {
    let location = answer.headers.get(LOCATION).and_then(|value| value.to_str().ok());
    let Some(location) = location.filter(|_| is_redirect(answer.status)) else { return Ok(None) };
    let mut next = answer.url.join(location).map_err(|_| Failure::Astray)?;
    let plain = next.username().is_empty() && next.password().is_none();
    next.set_fragment(None);
    if address::is_web(&next) && plain { Ok(Some(next)) } else { Err(Failure::Astray) }
}

/// Whether a status sends elsewhere.
pub(crate) fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

async fn read(mut answer: Response, largest: usize, end: Instant) -> Body {
    let encodings = answer.headers().get_all(CONTENT_ENCODING).iter();
    let encodings: Vec<String> =
        encodings.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect();
    let mut bytes = Vec::new();
    let ended = loop {
        match timeout_at(end, answer.chunk()).await {
            Ok(Ok(Some(piece))) => bytes.extend_from_slice(&piece),
            Ok(Ok(None)) => break End::Whole,
            Ok(Err(_)) => break End::Broken,
            Err(_) => break End::Late,
        }
        if bytes.len() > largest {
            bytes.truncate(largest);
            break End::TooLong;
        }
    };
    body::plain(bytes, ended, &encodings.join(","), largest)
}

/// The innermost cause is what says it; the error's own text names the address, and its query with it.
fn failure(error: &reqwest::Error) -> Failure {
    let mut source = error.source();
    let mut cause = String::new();
    while let Some(inner) = source {
        cause = inner.to_string();
        source = inner.source();
    }
    let cause = text::piece(if cause.is_empty() { "no cause is known" } else { &cause });
    if error.is_connect() { Failure::Unreachable(cause) } else { Failure::Interrupted(cause) }
}

#[expect(
    clippy::expect_used,
    reason = "the TLS roots are compiled in, and nothing else of a client can fail"
)]
fn build(builder: ClientBuilder) -> Client {
    builder.build().expect("a client without files")
}

#[cfg(test)]
pub(crate) mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    /// An answer of this status with these headers and this body.
    pub(crate) fn answer(url: &str, status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
        let now = SystemTime::now();
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap());
        }
        Answer {
            url: Url::parse(url).unwrap(),
            status: StatusCode::from_u16(status).unwrap(),
            headers: map,
            version: Version::HTTP_2,
            body: Body { bytes: body.into(), end: End::Whole },
            hops: Vec::new(),
            between: (now, now),
        }
    }

    #[test]
    fn a_redirect_leads_to_the_web_or_nowhere() {
        let to = |status, location: &str| {
            let answer = answer("https://shop.example/a/b", status, &[("location", location)], "");
            redirected(&answer).map(|url| url.map(|url| url.to_string()))
        };
        assert_eq!(to(301, "/c#d"), Ok(Some("https://shop.example/c".into())));
        assert_eq!(to(308, "//other.example"), Ok(Some("https://other.example/".into())));
        assert_eq!(to(200, "/c"), Ok(None));
        assert_eq!(to(304, "/c"), Ok(None));
        for location in ["javascript:alert(1)", "file:///etc/passwd", "https://a:b@c.example/", "http://"] {
            assert_eq!(to(302, location), Err(Failure::Astray), "{location}");
        }
    }
}
