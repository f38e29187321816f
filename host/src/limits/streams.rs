//! The open streams, by client and in all. It remembers nobody who has none.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::client::Client;
use crate::metrics::{Level, names};

/// So many streams may end in a second when the host stops: each browser comes back at once, and so do its questions.
const ENDS_A_SECOND: u64 = 1_000;

/// However many there are, the last one ends then.
const LONGEST_SPREAD: Duration = Duration::from_secs(10);

/// How many streams there may be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct MostStreams {
    pub(crate) per_client: usize,
    pub(crate) in_all: usize,
}

impl FromStr for MostStreams {
    type Err = &'static str;

    /// Two numbers above zero, such as `50,20000`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |text: &str| text.trim().parse().ok().filter(|number| *number > 0);
        let both = text
            .split_once(',')
            .and_then(|(client, all)| Some(Self { per_client: number(client)?, in_all: number(all)? }));
        both.ok_or("two numbers such as 50,20000 are wanted: per client, and in all")
    }
}

/// The open streams.
#[derive(Debug)]
pub(crate) struct Streams {
    most: MostStreams,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    in_all: usize,
    by_client: HashMap<Client, usize>,
}

/// One open stream. It ends with the value.
#[derive(Debug)]
pub(crate) struct Seat {
    streams: Arc<Streams>,
    client: Option<Client>,
    _level: Level,
}

impl Streams {
    pub(crate) fn new(most: MostStreams) -> Arc<Self> {
        Arc::new(Self { most, open: Mutex::default() })
    }

    /// A seat for `client`, if there is one. Where addresses are not told, only the number in all counts.
    pub(crate) fn take(self: &Arc<Self>, client: Option<Client>) -> Option<Seat> {
        let mut open = self.open();
        if open.in_all >= self.most.in_all {
            return None;
        }
        if let Some(client) = client {
            let held = open.by_client.get(&client).copied().unwrap_or_default();
            if held >= self.most.per_client {
                return None;
            }
            open.by_client.insert(client, held + 1);
        }
        open.in_all += 1;
        Some(Seat { streams: Arc::clone(self), client, _level: Level::of(names::STREAMS) })
    }

    /// How long one of the streams may still live when all of them have to end: a share of them each moment.
    pub(crate) fn farewell(&self) -> Duration {
        let spread = Duration::from_millis(self.open().in_all as u64 * 1_000 / ENDS_A_SECOND);
        spread.min(LONGEST_SPREAD).mul_f64(fastrand::f64())
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.streams.open();
        open.in_all -= 1;
        let Some(client) = self.client else { return };
        if let Some(held) = open.by_client.get_mut(&client) {
            *held -= 1;
            if *held == 0 {
                open.by_client.remove(&client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(last: u8) -> Option<Client> {
        Some(Client::of([203, 0, 113, last].into()))
    }

    #[test]
    fn a_client_and_all_together_have_so_many_seats_and_leave_nothing_behind() {
        let streams = Streams::new(MostStreams { per_client: 2, in_all: 3 });
        let first = streams.take(client(1)).unwrap();
        let second = streams.take(client(1)).unwrap();
        assert!(streams.take(client(1)).is_none(), "a client's seats are taken");
        let third = streams.take(client(2)).unwrap();
        assert!(streams.take(client(3)).is_none() && streams.take(None).is_none(), "all seats are taken");
        drop(first);
        drop(streams.take(None).unwrap());
        drop(streams.take(client(1)).unwrap());
        drop((second, third));
        assert!(streams.open().by_client.is_empty());
        assert_eq!(streams.open().in_all, 0);
    }

    #[test]
    fn a_few_streams_end_at_once_and_many_one_after_another() {
        let many = Streams::new(MostStreams { per_client: 20_000, in_all: 20_000 });
        let seats: Vec<_> = (0..20_000).map(|_| many.take(None).unwrap()).collect();
        let farewells: Vec<_> = (0..1_000).map(|_| many.farewell()).collect();
        assert!(farewells.iter().all(|farewell| *farewell <= LONGEST_SPREAD));
        let early = farewells.iter().filter(|farewell| **farewell < LONGEST_SPREAD / 2).count();
        assert!((300..700).contains(&early), "{early} of 1,000 in the first half");
        drop(seats);
        assert_eq!(many.farewell(), Duration::ZERO);
    }
}
