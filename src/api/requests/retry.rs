//! Whether a question that brought nothing is asked again by itself, and when. Only for questions that change nothing: an
//! order is never sent twice this way. It waits for nothing and asks nothing itself.

use crate::domain::problem::failure::{ApiError, Failure};

/// How often a question is asked again before the shopper is told.
const AGAIN: u32 = 2;
/// The first pause in milliseconds; the second is twice as long.
const FIRST: u32 = 1_000;
/// The longest `Retry-After`, in seconds, that is waited for in silence; a longer one is told at once.
const LONGEST: u32 = 5;

/// How long to wait, in milliseconds, after so many questions have failed, the last one like this. `chance` is any
/// number: it shortens the pause by up to a half, so that a host in trouble is not asked by everybody at once.
///
/// `None`: asking again would bring the same answer, or took too long already; and without a network, `online`, nothing
/// is answered however often it is asked.
pub fn retry_pause(failed: u32, error: &ApiError, online: bool, chance: u32) -> Option<u32> {
    if failed == 0 || failed > AGAIN || !online {
        return None;
    }
    let pause = FIRST << (failed - 1);
    let spread = pause / 2 + (u64::from(pause / 2) * u64::from(chance) / u64::from(u32::MAX)) as u32;
    match error {
        ApiError::Failure(Failure::Unreachable | Failure::Server(500 | 502..=504)) => Some(spread),
        ApiError::Failure(Failure::Busy(None)) => Some(spread),
        ApiError::Failure(Failure::Busy(Some(seconds))) if *seconds <= LONGEST => {
            Some(seconds * 1_000 + spread)
        }
        ApiError::Failure(_) | ApiError::Problem(_) | ApiError::Problems(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::Problem;

    #[test]
    fn what_may_pass_is_asked_again_twice_with_growing_pauses() {
        for error in [Failure::Unreachable, Failure::Server(500), Failure::Server(503), Failure::Busy(None)] {
            let error = ApiError::Failure(error);
            assert_eq!(
                [0, 1, 2, 3].map(|failed| retry_pause(failed, &error, true, 0)),
                [None, Some(500), Some(1_000), None]
            );
            assert_eq!(
                [1, 2].map(|failed| retry_pause(failed, &error, true, u32::MAX)),
                [Some(1_000), Some(2_000)],
                "{error:?}"
            );
        }
    }

    #[test]
    fn a_server_that_names_its_time_gets_it_unless_it_is_long() {
        let busy = |seconds| ApiError::Failure(Failure::Busy(Some(seconds)));
        assert_eq!(retry_pause(1, &busy(3), true, u32::MAX), Some(4_000));
        assert_eq!(retry_pause(1, &busy(5), true, 0), Some(5_500));
        assert_eq!(retry_pause(1, &busy(6), true, 0), None);
    }

    #[test]
    fn what_stays_the_same_or_took_long_is_told_at_once() {
        for error in [
            ApiError::Failure(Failure::TimedOut),
            ApiError::Failure(Failure::Refused(404)),
            ApiError::Failure(Failure::Malformed),
            ApiError::Failure(Failure::Server(501)),
            ApiError::Problem(Problem::new("OUT_OF_STOCK")),
            ApiError::Problems(vec![Problem::new("OUT_OF_STOCK"), Problem::new("KYC_MISSING")]),
        ] {
            assert_eq!(retry_pause(1, &error, true, 0), None, "{error:?}");
        }
    }

    #[test]
    fn without_a_network_it_is_told_at_once() {
        let error = ApiError::Failure(Failure::Unreachable);
        assert_eq!(retry_pause(1, &error, false, 0), None);
        assert_eq!(retry_pause(1, &error, true, 0), Some(500));
    }
}
