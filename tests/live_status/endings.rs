//! Scripts of how listening ends, slows down, or goes on although it looks like an end. None waits for the hours that
//! pass in it.

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::{Connection, Input, Machine, Output, Standing, Start, Verdict};

use crate::script::{CREATED, RESUMED, play};

#[test]
fn an_order_is_paid_and_delivered() {
    play(
        CREATED,
        "0      start         -> open, reconnecting
         0.12   opened        -> live
         0.15   same          ->
         20     newer         ->
         25     newer, final  -> close, ended",
    );
}

#[test]
fn what_is_done_and_brought_nothing_is_listened_to_for_a_minute() {
    play(
        CREATED,
        "0      start            -> open, reconnecting
         0.12   opened           -> live
         20     newer, settling  ->
         50     same, settling   ->
         80     …                -> close, ended",
    );
    play(
        CREATED,
        "0      start            -> open, reconnecting
         0.12   opened           -> live
         20     newer, settling  ->
         30     newer            ->
         40     newer, settling  ->
         85     same, settling   ->
         100    …                -> close, ended",
    );
    play(
        CREATED,
        "0      start            -> open, reconnecting
         0.12   opened           -> live
         20     newer, settling  ->
         21     newer, final     -> close, ended",
    );
}

#[test]
fn an_answer_that_contradicts_what_is_shown_is_asked_for_again() {
    play(
        CREATED,
        "0      start         -> open, reconnecting
         0.12   opened        -> live
         20     newer         ->
         21     older         -> GET
         21.2   got doubtful  ->
         26     …             -> GET
         26.2   got newer     ->",
    );
}

#[test]
fn a_reload_of_a_finished_order_opens_nothing() {
    play(Start { shown: Some(Standing::Final), ..CREATED }, "0  start -> ended");
}

#[test]
fn two_quiet_hours_after_expiry_end_in_rest_which_a_return_interrupts() {
    let expired = |verdict: fn(Standing) -> Verdict| Input::SnapshotArrived(verdict(Standing::Expired));
    let (mut machine, _) =
        Machine::new(PageMs(0), Start { shown: Some(Standing::Expired), event_source: false, ..CREATED });
    let _ = machine.handle(PageMs(100), expired(Verdict::Same), 0);
    let mut polls = 0;
    let mut rested_at = None;
    while let Some((PageMs(due), _)) = machine.next_wake() {
        let outputs = machine.handle(PageMs(due), Input::Wake, 0);
        polls += outputs.iter().filter(|output| **output == Output::FetchOrder).count();
        rested_at = rested_at.or(outputs.contains(&Output::Resting).then_some(due));
        let _ = machine.handle(PageMs(due), expired(Verdict::Same), 0);
    }
    assert_eq!(rested_at, Some(2 * 3_600_000));
    assert_eq!(polls, 120, "one a minute, and a last look");
    let outputs = machine.handle(PageMs(10_000_000), Input::Visible, 0);
    assert_eq!(outputs, [Output::FetchOrder]);
    let busy = Input::SnapshotFailed { status: Some(503), retry_after: None };
    let _ = machine.handle(PageMs(10_000_100), busy, 0);
    assert_eq!(machine.next_wake(), Some((PageMs(10_005_000), "ask for the order")), "the question stands");
    let _ = machine.handle(PageMs(10_005_000), Input::Wake, 0);
    let _ = machine.handle(PageMs(10_005_100), expired(Verdict::Newer), 0);
    assert!(!machine.is_resting(), "an order that moves is listened to again");
}

#[test]
fn stop_closes_for_good_and_a_final_answer_ends_it() {
    play(
        CREATED,
        "0     start             -> open, reconnecting
         0.1   opened            -> live
         20    stop              -> close, GET, polling
         20.1  error             ->
         20.2  got newer, final  -> ended",
    );
}

#[test]
fn stop_of_an_expired_order_listens_slowly_for_a_late_payment() {
    play(
        CREATED,
        "0      start              -> open, reconnecting
         0.1    opened             -> live
         20     newer, expired     ->
         20.1   stop               -> close, GET, polling
         20.2   got same, expired  ->
         80.1   …                  -> GET
         80.2   got same, expired  ->
         140.1  …                  -> GET
         140.2  got newer          ->
         200.1  …                  -> GET
         200.2  got newer, final   -> ended",
    );
}

#[test]
fn a_question_after_stop_is_asked_until_it_is_answered() {
    play(
        CREATED,
        "0     start       -> open, reconnecting
         0.1   opened      -> live
         20    stop        -> close, GET, polling
         20.1  got 503     ->
         25    …           -> GET
         25.1  got 503     ->
         30    …           -> GET
         30.1  got same    ->
         90    …           -> GET",
    );
}

#[test]
fn an_expired_order_keeps_the_stream_that_it_has() {
    play(
        CREATED,
        "0     start           -> open, reconnecting
         0.1   opened          -> live
         20    newer, expired  ->
         30    newer           ->
         31    error           -> close, reconnecting
         32    …               -> open",
    );
}

#[test]
fn an_order_unknown_three_times_is_lost_until_somebody_knows_it() {
    play(
        RESUMED,
        "0     start      -> open, GET, reconnecting
         0.1   error      -> close
         0.1   got 404    ->
         1.1   …          -> open
         1.2   error      -> close
         3.2   …          -> open
         3.3   error      -> close, polling
         5     …          -> GET
         5.1   got 404    ->
         7.3   …          -> open
         7.4   error      -> close
         10    …          -> GET
         10.1  got 410    -> lost
         70    …          -> GET
         70.1  got newer  -> open
         70.2  opened     ->
         70.3  same       -> live",
    );
}

#[test]
fn a_stream_that_speaks_outweighs_a_route_that_does_not_know_the_order() {
    play(
        CREATED,
        "0     start    -> open, reconnecting
         0.1   opened   -> live
         1     garbage  -> GET
         1.1   got 404  ->
         2     newer    ->
         6     …        -> GET
         6.1   got 404  ->
         16    …        -> GET
         16.1  got 404  ->
         36    …        -> GET
         36.1  got 404  ->
         40    newer    ->",
    );
}

#[test]
fn an_expired_order_that_rests_gives_its_stream_back() {
    let (mut machine, _) = Machine::new(PageMs(0), Start { shown: Some(Standing::Expired), ..CREATED });
    let _ = machine.handle(PageMs(100), Input::StreamOpened, 0);
    let mut last = Vec::new();
    while let Some((PageMs(due), _)) = machine.next_wake() {
        let outputs = machine.handle(PageMs(due), Input::Wake, 0);
        if outputs.contains(&Output::FetchOrder) {
            let _ =
                machine.handle(PageMs(due + 1), Input::SnapshotArrived(Verdict::Same(Standing::Expired)), 0);
        }
        last = outputs;
    }
    let polling = Output::Connection(Connection::Polling);
    assert_eq!(last, [Output::Resting, Output::CloseStream, Output::FetchOrder, polling]);
}
