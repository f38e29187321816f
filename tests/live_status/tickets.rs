//! Scripts of the way into the stream: where a host asks for a ticket, one that is too old is renewed by the request that
//! gives it, before the stream is opened.

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::{Entry, Input, Machine, Output, Standing, Start, Verdict};

use crate::script::{CREATED, RESUMED, play};

/// The answer to the creation brought a ticket.
const ADMITTED: Start = Start { entry: Entry::Until(PageMs(810_000)), ..CREATED };

/// The pass is known, and no ticket.
const WITHOUT: Start = Start { entry: Entry::Missing, ..CREATED };

#[test]
fn a_ticket_of_the_creation_opens_the_stream_again_and_again_until_it_is_old() {
    play(
        ADMITTED,
        "0      start              -> open, reconnecting
         0.1    opened             -> live
         0.2    newer              ->
         5      error              -> close, reconnecting
         6      …                  -> open
         6.1    opened             -> live
         6.2    same               ->
         40     newer              ->
         80     newer              ->
         120    error              -> close, reconnecting
         121    …                  -> open",
    );
}

#[test]
fn an_old_ticket_is_renewed_before_the_stream_is_opened_again() {
    play(
        Start { entry: Entry::Until(PageMs(20_000)), ..CREATED },
        "0      start               -> open, reconnecting
         0.1    opened              -> live
         0.2    newer               ->
         30     error               -> close, reconnecting
         31     …                   -> GET
         31.2   ticket until 841    -> open
         31.2   got same            ->
         31.3   opened              -> live",
    );
}

#[test]
fn without_a_ticket_the_order_is_asked_for_first() {
    play(
        WITHOUT,
        "0      start             -> GET, reconnecting
         0.1    ticket until 810  -> open
         0.1    got newer         ->
         0.2    opened            -> live",
    );
    play(
        Start { entry: Entry::Missing, ..RESUMED },
        "0      start             -> GET, reconnecting
         0.1    ticket until 810  -> open
         0.1    got newer         ->
         0.2    opened            -> live",
    );
}

#[test]
fn a_host_that_gives_no_ticket_any_more_is_asked_without_one() {
    play(
        WITHOUT,
        "0      start       -> GET, reconnecting
         0.1    no ticket   -> open
         0.1    got newer   ->
         0.2    opened      -> live",
    );
}

#[test]
fn a_renewal_that_fails_is_asked_for_again_ever_more_slowly() {
    play(
        WITHOUT,
        "0      start             -> GET, reconnecting
         0.1    got nothing       ->
         5      …                 -> GET
         5.1    got 503           ->
         15     …                 -> GET
         15.1   got nothing       ->
         35     …                 -> GET
         35.1   ticket until 845  -> open
         35.1   got same          ->",
    );
}

#[test]
fn a_host_that_does_not_know_the_pass_is_asked_three_times_and_then_slowly() {
    play(
        WITHOUT,
        "0      start     -> GET, reconnecting
         0.1    got 404   ->
         5      …         -> GET
         5.1    got 404   ->
         15     …         -> GET
         15.1   got 403   -> lost, polling
         20     …         -> GET
         20.1   got 404   ->
         80     …         -> GET
         80.1   got 404   ->
         140    …         -> GET
         140.1  ticket until 950 ->
         140.1  got same  -> open, reconnecting",
    );
}

#[test]
fn polling_renews_the_ticket_by_the_way() {
    play(
        Start { entry: Entry::Until(PageMs(6_000)), ..CREATED },
        "0      start             -> open, reconnecting
         0.1    error             -> close
         1.1    …                 -> open
         1.2    error             -> close
         3.2    …                 -> open
         3.3    error             -> close, GET, polling
         3.4    ticket until 6    ->
         3.4    got same          ->
         8.3    …                 -> GET
         8.4    ticket until 818  -> open
         8.4    got same          ->
         8.5    opened            ->
         8.6    same              -> live",
    );
}

#[test]
fn a_page_that_slept_past_its_ticket_asks_once_and_opens_with_the_new_one() {
    let start = Start { entry: Entry::Until(PageMs(20_000)), ..CREATED };
    let (mut machine, outputs) = Machine::new(PageMs(0), start);
    assert!(outputs.contains(&Output::OpenStream));
    let mut at = |now: u64, input: Input| machine.handle(PageMs(now), input, 0);
    at(100, Input::StreamOpened);
    at(200, Input::Message(Verdict::Newer(Standing::Unfinished)));
    // No timer ran meanwhile.
    let woken = at(4_000_000, Input::Visible);
    assert!(woken.contains(&Output::FetchOrder) && !woken.contains(&Output::OpenStream), "{woken:?}");
    let admitted = at(4_000_100, Input::Admitted(Entry::Until(PageMs(4_810_000))));
    assert_eq!(admitted.first(), Some(&Output::OpenStream));
}
