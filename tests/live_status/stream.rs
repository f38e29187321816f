//! Scripts of the stream: how it fails, how it is doubted, and how requests stand in for it. None opens a connection.

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::{Input, Machine, Output, Standing, Start, Verdict};

use crate::script::{CREATED, RESUMED, play};

#[test]
fn a_reload_asks_while_the_stream_opens() {
    play(
        RESUMED,
        "0     start      -> open, GET, reconnecting
         0.1   got newer  ->
         0.2   opened     -> live
         0.25  same       ->",
    );
}

#[test]
fn a_dropped_stream_comes_back_after_a_doubling_wait_and_a_valid_message_resets_it() {
    play(
        CREATED,
        "0     start   -> open, reconnecting
         0.1   opened  -> live
         0.2   newer   ->
         5     error   -> close, reconnecting
         6     …       -> open
         6.1   error   -> close
         8.1   …       -> open
         8.2   opened  -> live
         8.3   same    ->
         9     error   -> close, reconnecting
         10    …       -> open",
    );
}

#[test]
fn three_failures_turn_polling_on_and_a_valid_message_turns_it_off() {
    play(
        CREATED,
        "0      start     -> open, reconnecting
         0.1    error     -> close
         1.1    …         -> open
         1.2    error     -> close
         3.2    …         -> open
         3.3    error     -> close, GET, polling
         3.4    got same  ->
         7.3    …         -> open
         7.4    error     -> close
         8.3    …         -> GET
         8.4    got same  ->
         13.3   …         -> GET
         13.4   got same  ->
         15.4   …         -> open
         15.5   opened    ->
         15.6   newer     -> live
         20     error     -> close, reconnecting
         21     …         -> open",
    );
}

#[test]
fn an_accepted_stream_that_never_speaks_does_not_end_a_row_of_failures() {
    play(
        CREATED,
        "0      start     -> open, reconnecting
         0.1    opened    -> live
         0.2    error     -> close, reconnecting
         1.2    …         -> open
         1.3    opened    -> live
         1.4    error     -> close, reconnecting
         3.4    …         -> open
         3.5    opened    -> live
         3.6    error     -> close, GET, polling",
    );
}

#[test]
fn an_attempt_that_hangs_counts_as_a_failure() {
    play(
        CREATED,
        "0   start  -> open, reconnecting
         15  …      -> close
         16  …      -> open
         31  …      -> close
         33  …      -> open
         48  …      -> close, GET, polling",
    );
}

#[test]
fn a_quiet_stream_stays_live_and_is_asked_about_every_45_seconds() {
    play(
        CREATED,
        "0     start     -> open, reconnecting
         0.1   opened    -> live
         1     newer     ->
         46    …         -> GET
         46.2  got same  ->
         91    …         -> GET
         91.2  got same  ->
         100   newer     ->
         145   …         -> GET",
    );
}

#[test]
fn a_stale_stream_is_reopened_and_polled_around_until_it_speaks() {
    play(
        CREATED,
        "0     start      -> open, reconnecting
         0     opened     -> live
         45    …          -> GET
         45.2  got newer  -> close, polling
         46.2  …          -> open
         46.3  opened     ->
         50    …          -> GET
         50.1  got same   ->
         55    …          -> GET
         55.1  got same   ->
         58    newer      -> live",
    );
}

#[test]
fn a_silent_stream_without_a_network_is_taken_for_dead() {
    play(
        CREATED,
        "0     start        -> open, reconnecting
         0     opened       -> live
         1     same         ->
         46    …            -> GET
         56    got nothing  -> close, GET, reconnecting
         57    …            -> open",
    );
}

#[test]
fn a_gap_before_a_reopening_is_asked_about_unless_the_stream_speaks_first() {
    play(
        CREATED,
        "0     start      -> open, reconnecting
         0.1   opened     -> live
         0.2   newer      ->
         5     error      -> close, reconnecting
         6     …          -> open
         6.1   opened     -> live
         9.1   …          -> GET
         9.2   got newer  ->
         12    error      -> close, reconnecting
         14    …          -> open
         14.1  opened     -> live
         14.2  same       ->
         20    newer      ->",
    );
}

#[test]
fn what_is_no_newer_order_is_asked_about_once_in_five_seconds() {
    play(
        CREATED,
        "0    start      -> open, reconnecting
         0.1  opened     -> live
         1    garbage    -> GET
         1.1  got same   ->
         2    foreign    ->
         3    older      ->
         6    …          -> GET
         6.1  got newer  ->
         20   newer      ->",
    );
}

#[test]
fn a_snapshot_that_is_no_order_is_asked_for_again() {
    play(
        CREATED,
        "0     start        -> open, reconnecting
         0.1   opened       -> live
         1     garbage      -> GET
         1.1   got garbage  ->
         6     …            -> GET
         6.1   got foreign  ->
         16    …            -> GET
         16.1  got newer    -> polling
         20    newer        -> live",
    );
}

#[test]
fn no_event_source_means_polling() {
    play(
        Start { event_source: false, ..CREATED },
        "0    start        -> GET, polling
         0.1  got same     ->
         5    …            -> GET
         5.1  got newer    ->
         10   …            -> GET
         13   got same     ->
         15   …            -> GET
         17   got newer, final -> ended",
    );
}

#[test]
fn a_server_that_asks_for_patience_gets_it() {
    play(
        Start { event_source: false, ..CREATED },
        "0    start                    -> GET, polling
         1    got 429, retry after 20  ->
         10   visible                  ->
         21   …                        -> GET",
    );
}

#[test]
fn polling_eases_after_five_minutes() {
    let (mut machine, _) = Machine::new(PageMs(0), Start { event_source: false, ..CREATED });
    let mut gaps = Vec::new();
    let mut asked = 0;
    while asked < 330_000 {
        let _ = machine.handle(
            PageMs(asked + 100),
            Input::SnapshotArrived(Verdict::Same(Standing::Unfinished)),
            0,
        );
        let Some((PageMs(due), _)) = machine.next_wake() else { break };
        assert_eq!(machine.handle(PageMs(due), Input::Wake, 0), [Output::FetchOrder]);
        gaps.push(due - asked);
        asked = due;
    }
    assert_eq!(gaps, [vec![5_000; 60], vec![10_000; 3]].concat());
}
