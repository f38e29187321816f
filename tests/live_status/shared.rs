//! Scripts of a stream that pages share, as the machine of one page sees it: given to another page, waited for, given up.

use crate::script::{CREATED, play};

#[test]
fn a_stream_that_another_page_takes_over_is_asked_about_at_once_and_stays_live() {
    play(
        CREATED,
        "0     start      -> open, reconnecting
         0.1   opened     -> live
         20    moved      -> GET
         20.2  got same   ->
         20.3  opened     ->
         20.4  same       ->",
    );
}

#[test]
fn a_stream_that_does_not_come_back_from_another_page_is_admitted_and_given_up() {
    play(
        CREATED,
        "0     start      -> open, reconnecting
         0.1   opened     -> live
         20    moved      -> GET
         20.2  got same   ->
         22    …          -> reconnecting
         35    …          -> close
         36    …          -> open",
    );
}

#[test]
fn a_moved_stream_that_says_nothing_is_asked_about_once_more() {
    play(
        CREATED,
        "0     start      -> open, reconnecting
         0.1   opened     -> live
         20    moved      -> GET
         20.2  got same   ->
         20.4  opened     ->
         25    …          -> GET
         25.2  got same   ->",
    );
}

#[test]
fn while_no_stream_is_to_be_had_the_order_is_polled_and_nothing_times_out() {
    play(
        CREATED,
        "0     start      -> open, reconnecting
         0.5   awaited    -> GET, polling
         0.6   got same   ->
         5.5   …          -> GET
         5.6   got same   ->
         10.5  …          -> GET
         10.6  got same   ->
         15.5  …          -> GET
         15.6  got newer  ->
         17    moved      -> reconnecting
         17.1  opened     -> live
         17.2  same       ->",
    );
}

#[test]
fn a_silence_is_not_held_against_a_stream_that_is_waited_for() {
    play(
        CREATED,
        "0     start        -> open, reconnecting
         0.1   opened       -> live
         45.1  …            -> GET
         45.2  awaited      -> polling
         45.3  got nothing  ->
         50.1  …            -> GET",
    );
}

#[test]
fn a_hidden_page_gives_its_stream_to_one_that_waits_and_comes_back_when_it_is_seen() {
    play(
        CREATED,
        "0     start     -> open, reconnecting
         0.1   opened    -> live
         10    wanted    ->
         20    hidden    ->
         23    wanted    -> close, polling
         83    …         -> GET
         83.1  got same  ->
         90    visible   -> open, GET, reconnecting
         90.1  opened    -> live",
    );
}

#[test]
fn what_is_said_of_a_stream_that_is_closed_changes_nothing() {
    play(
        CREATED,
        "0     start    -> open, reconnecting
         0.1   error    -> close
         0.2   moved    ->
         0.3   awaited  ->
         1.1   …        -> open",
    );
}
