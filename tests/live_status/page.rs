//! Scripts of the page: hidden and seen again, offline and back, asleep, gone. None runs in a browser.

use cryptorefills_widget::domain::time::PageMs;
use cryptorefills_widget::stream::{Input, Machine, Output, Start};

use crate::script::{CREATED, play};

#[test]
fn a_wallet_app_and_back_asks_at_once_and_reopens_whatever_looks_open() {
    play(
        CREATED,
        "0     start      -> open, reconnecting
         0.1   opened     -> live
         10    hidden     ->
         40    visible    -> close, open, GET
         40    pageshow   ->
         40.1  online     ->
         40.3  got newer  ->
         40.4  opened     ->
         40.5  same       ->",
    );
}

#[test]
fn a_reopening_that_takes_long_after_a_wake_up_is_admitted() {
    play(
        CREATED,
        "0     start    -> open, reconnecting
         0.1   opened   -> live
         10    visible  -> close, open, GET
         12    …        -> reconnecting
         13    opened   -> live",
    );
}

#[test]
fn wake_ups_keep_half_a_second_between_attempts() {
    play(
        CREATED,
        "0    start    -> open, reconnecting
         0.1  error    -> close
         0.2  visible  -> GET
         0.5  …        -> open
         0.6  error    -> close
         0.7  online   ->
         1    …        -> open",
    );
}

#[test]
fn a_timer_that_fires_late_tells_of_a_sleep() {
    // A table fires every timer on time. Here the clock jumps.
    let (mut machine, _) = Machine::new(PageMs(0), CREATED);
    let _ = machine.handle(PageMs(100), Input::StreamOpened, 0);
    let outputs = machine.handle(PageMs(3_600_000), Input::Wake, 0);
    assert_eq!(outputs, [Output::CloseStream, Output::OpenStream, Output::FetchOrder]);
}

#[test]
fn a_tab_hidden_for_long_gives_its_stream_back_and_polls_slowly() {
    play(
        CREATED,
        "0      start     -> open, reconnecting
         0.1    opened    -> live
         10     hidden    ->
         45.1   …         -> GET
         45.2   got same  ->
         70     …         -> close, polling
         130    …         -> GET
         130.1  got same  ->
         150    online    -> GET
         150.1  got same  ->
         160    visible   -> open, GET, reconnecting
         160.1  opened    -> live",
    );
}

#[test]
fn a_page_in_the_back_forward_cache_holds_no_stream() {
    play(
        CREATED,
        "0    start     -> open, reconnecting
         0.1  opened    -> live
         10   pagehide  -> close, polling
         60   pageshow  -> open, GET, reconnecting",
    );
}

#[test]
fn offline_is_said_and_doubted() {
    play(
        CREATED,
        "0    start    -> open, reconnecting
         0.1  opened   -> live
         10   offline  -> offline
         11   newer    -> live
         20   offline  -> offline
         21   error    -> close
         22   …        -> open
         23   online   -> close, open, GET, reconnecting
         24   opened   -> live",
    );
}

#[test]
fn an_order_that_nobody_listens_to_is_let_go() {
    play(
        CREATED,
        "0    start    -> open, reconnecting
         0.1  opened   -> live
         1    forget   -> close
         2    visible  ->
         3    opened   ->",
    );
}

#[test]
fn without_a_network_it_is_asked_ever_more_rarely_until_there_is_one() {
    play(
        Start { event_source: false, ..CREATED },
        "0     start        -> GET, polling
         0.1   got same     ->
         2     offline      -> offline
         60    …            -> GET
         60.1  got nothing  ->
         65    …            -> GET
         65.1  got nothing  ->
         75    …            -> GET
         75.1  got nothing  ->
         80    online       -> GET, polling",
    );
}

#[test]
fn a_host_that_answers_at_all_proves_that_there_is_a_network() {
    play(
        Start { event_source: false, online: false, ..CREATED },
        "0    start    -> GET, offline
         0.1  got 503  -> polling",
    );
}
