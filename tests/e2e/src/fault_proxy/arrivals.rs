//! The proxy's own record: every request that reached it, when and for what. It keeps no header and no body.

use std::time::{Duration, Instant};

use super::route::Route;

/// A request that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Arrival {
    /// When, since the record began.
    at: Duration,
    /// What it was for.
    route: Route,
}

/// The record.
#[derive(Debug)]
pub(crate) struct Arrivals {
    began: Instant,
    noted: Vec<Arrival>,
    settled: Vec<Route>,
}

impl Arrivals {
    /// An empty record that begins now.
    pub(crate) fn new() -> Self {
        Self { began: Instant::now(), noted: Vec::new(), settled: Vec::new() }
    }

    /// A request arrives now.
    pub(crate) fn note(&mut self, route: Route) {
        self.noted.push(Arrival { at: self.began.elapsed(), route });
    }

    /// A request has its answer, or the beginning of it, or nobody waits for one any more.
    pub(crate) fn settle(&mut self, route: Route) {
        self.settled.push(route);
    }

    /// How many of a route's requests are settled.
    pub(crate) fn settled(&self, route: Route) -> usize {
        self.settled.iter().filter(|settled| **settled == route).count()
    }

    /// The moments of a route's requests, oldest first.
    pub(crate) fn of(&self, route: Route) -> Vec<Duration> {
        self.noted.iter().filter(|arrival| arrival.route == route).map(|arrival| arrival.at).collect()
    }
}
