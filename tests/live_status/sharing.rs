//! Scripts of pages that share a stream: who opens it, what is said to whom, and what a page does with what it hears.
//! Each is a table of what was heard and what was done; a page is seen unless its line says that it is hidden.

use cryptorefills_widget::stream::StreamEvent;
use cryptorefills_widget::stream::sharing::word::Word;
use cryptorefills_widget::stream::sharing::{Heard, Sharing, Step};

#[test]
fn a_page_alone_opens_the_stream_as_soon_as_turn_and_slot_are_its() {
    play(
        "start        -> say hello, wake in 5000
         turn         -> claim a slot, wake in 500
         slot         -> say opening, open
         own opened   -> say opened, tell opened
         own news     -> say news, tell news
         own stop     -> say stop, tell stop
         timer        -> open",
    );
}

#[test]
fn a_page_that_joins_another_follows_it_without_a_stream_of_its_own() {
    play(
        "start    -> say hello, wake in 5000
         opened   -> tell opened
         timer    ->
         opened   ->
         news     -> tell news
         hello    ->
         slot wanted ->
         stop     -> tell stop",
    );
}

#[test]
fn a_message_says_that_the_stream_is_open() {
    play(
        "start -> say hello, wake in 5000
         news  -> tell opened, tell news
         news  -> tell news",
    );
}

#[test]
fn the_next_in_line_opens_a_stream_and_asks_what_was_missed() {
    play(
        "start       -> say hello, wake in 5000
         opened      -> tell opened
         turn        -> wake in 100
         timer       -> claim a slot, wake in 500
         slot        -> say opening, tell moved, open
         own opened  -> say opened, tell opened",
    );
}

#[test]
fn those_who_follow_hear_that_the_stream_is_another_ones() {
    play(
        "start    -> say hello, wake in 5000
         opened   -> tell opened
         opening  -> tell moved
         opening  ->
         opened   -> tell opened",
    );
}

#[test]
fn a_failure_is_everybodys_so_that_nobody_takes_a_dead_stream_over() {
    play(
        "start       -> say hello, wake in 5000
         turn        -> claim a slot, wake in 500
         slot        -> say opening, open
         own failed  -> say failed, tell failed",
    );
    play(
        "start   -> say hello, wake in 5000
         opened  -> tell opened
         turn    -> wake in 100
         failed  -> tell failed",
    );
}

#[test]
fn a_page_that_nobody_answers_opens_a_stream_beside_the_one_that_sleeps() {
    play(
        "start       -> say hello, wake in 5000
         hello       ->
         timer       -> claim a slot, wake in 500
         slot        -> say opening, open
         own opened  -> say opened, tell opened
         opened      ->
         news        ->
         turn        ->
         hello       -> say opened",
    );
}

#[test]
fn whoever_opens_the_stream_answers_how_it_stands() {
    play(
        "start          -> say hello, wake in 5000
         turn           -> claim a slot, wake in 500
         hello          -> say opening
         timer          -> say waiting, tell awaited, want a slot, wake in 3000
         hello          -> say waiting
         slot           -> say opening, tell moved, open
         hello          -> say opening
         own opened     -> say opened, tell opened
         hello          -> say opened
         hidden's hello -> say opened",
    );
}

#[test]
fn without_a_slot_a_page_asks_for_one_while_it_is_seen() {
    play(
        "start           -> say hello, wake in 5000
         turn            -> claim a slot, wake in 500
         timer           -> say waiting, tell awaited, want a slot, wake in 3000
         timer           -> want a slot, wake in 3000
         hidden: timer   -> wake in 3000
         slot wanted     ->
         slot            -> say opening, tell moved, open",
    );
}

#[test]
fn who_follows_a_page_without_a_slot_hears_that_there_is_none() {
    play(
        "start    -> say hello, wake in 5000
         waiting  -> tell awaited
         waiting  ->
         opening  -> tell moved
         opened   -> tell opened",
    );
}

#[test]
fn a_page_with_a_slot_is_told_that_others_want_it() {
    play(
        "start                -> say hello, wake in 5000
         slot wanted          ->
         turn                 -> claim a slot, wake in 500
         slot                 -> say opening, open
         slot wanted          -> tell wanted
         hidden: slot wanted  -> tell wanted",
    );
}

#[test]
fn a_hidden_page_leaves_the_stream_to_one_that_is_seen_and_follows_it() {
    play(
        "start                   -> say hello, wake in 5000
         turn                    -> claim a slot, wake in 500
         slot                    -> say opening, open
         own opened              -> say opened, tell opened
         hidden: hidden's hello  -> say opened
         hidden: hello           -> stand back
         hidden: own news        ->
         hidden: opening         -> tell moved
         hidden: opened          -> tell opened
         hidden: turn            -> wake in 100
         hidden: timer           -> claim a slot, wake in 500
         hidden: hello           -> stand back
         hidden: slot            ->",
    );
}

#[test]
fn a_page_that_joins_hidden_says_so() {
    let (_, steps) = Sharing::begin(false);
    assert_eq!(steps[0], Step::Say(Word::Hello { is_visible: false }));
}

/// Plays what was heard in `table` and checks that what it says is what is done.
fn play(table: &str) {
    let lines: Vec<(&str, &str)> =
        table.lines().filter_map(|line| line.split_once("->")).map(|(l, r)| (l.trim(), r.trim())).collect();
    assert_eq!(lines.len(), table.lines().count(), "each line has an arrow");
    let (mut sharing, steps) = Sharing::begin(true);
    assert_eq!(told(&steps), lines[0].1, "{}", lines[0].0);
    for (number, (word, written)) in lines.iter().enumerate().skip(1) {
        let (word, is_visible) = word.strip_prefix("hidden: ").map_or((*word, true), |word| (word, false));
        let steps = sharing.handle(heard(word), is_visible);
        assert_eq!(told(&steps), *written, "line {number}: {word}");
    }
}

fn heard(word: &str) -> Heard {
    match word {
        "turn" => Heard::Turn,
        "slot" => Heard::Slot,
        "timer" => Heard::Timer,
        "slot wanted" => Heard::SlotWanted,
        "own opened" => Heard::Own(StreamEvent::Opened),
        "own news" => Heard::Own(StreamEvent::Message("{}".into())),
        "own stop" => Heard::Own(StreamEvent::Stop),
        "own failed" => Heard::Own(StreamEvent::Failed),
        _ => Heard::Word(match word {
            "hello" => Word::Hello { is_visible: true },
            "hidden's hello" => Word::Hello { is_visible: false },
            "opening" => Word::Opening,
            "waiting" => Word::Waiting,
            "opened" => Word::Opened,
            "news" => Word::Message("{}".into()),
            "stop" => Word::Stop,
            "failed" => Word::Failed,
            _ => panic!("nobody says in a script: {word}"),
        }),
    }
}

fn told(steps: &[Step]) -> String {
    let steps: Vec<String> = steps.iter().map(step).collect();
    steps.join(", ")
}

fn step(step: &Step) -> String {
    match step {
        Step::ClaimSlot => "claim a slot".into(),
        Step::Open => "open".into(),
        Step::StandBack => "stand back".into(),
        Step::Say(Word::Message(data)) if data == "{}" => "say news".into(),
        Step::Say(word) => format!("say {}", word.text()),
        Step::WantSlot => "want a slot".into(),
        Step::Tell(StreamEvent::Message(data)) if data == "{}" => "tell news".into(),
        Step::Tell(event) => format!("tell {}", format!("{event:?}").to_lowercase()),
        Step::Wake(milliseconds) => format!("wake in {milliseconds}"),
    }
}
