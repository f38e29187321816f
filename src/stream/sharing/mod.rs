//! One stream for an order among all pages of one origin: who opens it, and what a page does with each thing that it
//! hears. Decided here, by a pure machine; the claims, the channels and the stream are its driver's.
//!
//! ```text
//!   JOINING -- somebody answers --> FOLLOWING -- its turn, and no last words for 100 ms --.
//!      |                               ^                                                  |
//!      | its turn; or nobody answers   | hidden, and a page that is seen says hello       |
//!      v                               |                                                  v
//!   QUEUED <---------------------------+--------------------------------------------------'
//!      |   no slot for 500 ms: awaited, and asks those who are hidden for theirs every 3 s
//!      | a slot
//!      v
//!   LEADING   opens the stream, says on what it brings, answers who joins
//! ```
//!
//! The turn is a lock of the order's name, a slot one of [`names::SLOTS`] locks of the host's. Both end with the page that
//! has them, whatever becomes of it. A leader that sleeps answers nobody: whoever joins then opens a stream beside it.
//! What leads on nowhere is ended by the stream's [`Machine`](crate::stream::Machine), which gives an attempt up after
//! 15 s and begins anew.

pub mod names;
pub mod word;

use crate::stream::machine::timing::{ANSWER_WITHIN, ASK_FOR_SLOT_AGAIN, LAST_WORDS_WITHIN, SLOT_WITHIN};
use crate::stream::sharing::word::Word;
use crate::stream::stream_event::StreamEvent;

/// Something that happened to a page's share in a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is this page's turn to open the stream, or nobody is asked for one.
    Turn,
    /// This page has a slot, or nobody is asked for one.
    Slot,
    /// A page said something on the order's channel.
    Word(Word),
    /// A page that can be seen waits for a slot.
    SlotWanted,
    /// The stream that this page opened says something.
    Own(StreamEvent),
    /// The time of [`Step::Wake`] is over.
    Timer,
}

/// One thing to do, in the order given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Stand in line for a slot.
    ClaimSlot,
    /// Open the stream, if it is not open; where that is too soon after the last time, as soon as it may be.
    Open,
    /// Close the stream, give up turn and slot, and stand in line for the turn again.
    StandBack,
    /// Say this on the order's channel.
    Say(Word),
    /// Say on the host's channel that a slot is wanted.
    WantSlot,
    /// Tell those who listen on this page.
    Tell(StreamEvent),
    /// Wake me after so many milliseconds, and not at the time set before.
    Wake(u64),
}

/// Where a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It has asked who opens the stream.
    Joining,
    /// Another page opens it.
    Following,
    /// It has the turn of another page, whose last words may still be on their way.
    TakingOver,
    /// It opens the stream, once it has a slot.
    Queued,
    /// It has opened the stream.
    Leading,
}

/// What those who listen on this page know of the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Opening,
    Waiting,
    Open,
}

/// A page's share in an order's stream.
#[derive(Clone, Debug)]
pub struct Sharing {
    place: Place,
    known: Known,
}

impl Sharing {
    /// Begins, with a place in line for the turn.
    pub fn begin(is_visible: bool) -> (Self, Vec<Step>) {
        let sharing = Self { place: Place::Joining, known: Known::Opening };
        (sharing, vec![Step::Say(Word::Hello { is_visible }), Step::Wake(ANSWER_WITHIN)])
    }

    /// Takes in one thing and returns what to do, in order. What comes late or makes no sense here changes nothing.
    #[must_use]
    pub fn handle(&mut self, heard: Heard, is_visible: bool) -> Vec<Step> {
        match (heard, self.place) {
            (Heard::Turn, Place::Joining) => self.queue(),
            (Heard::Turn, Place::Following) => {
                self.place = Place::TakingOver;
                vec![Step::Wake(LAST_WORDS_WITHIN)]
            }
            (Heard::Turn, Place::TakingOver | Place::Queued | Place::Leading) => vec![],
            (Heard::Slot, Place::Queued) => self.lead(),
            (Heard::Slot, _) => vec![],
            (Heard::Timer, Place::Joining | Place::TakingOver) => self.queue(),
            (Heard::Timer, Place::Queued) => self.wait(is_visible),
            // It was too soon to open it.
            (Heard::Timer, Place::Leading) => vec![Step::Open],
            (Heard::Timer, Place::Following) => vec![],
            (Heard::Word(word), Place::Joining | Place::Following | Place::TakingOver) => self.follow(word),
            (Heard::Word(word), Place::Queued | Place::Leading) => self.answer(&word, is_visible),
            (Heard::SlotWanted, Place::Leading) => vec![Step::Tell(StreamEvent::Wanted)],
            (Heard::SlotWanted, _) => vec![],
            (Heard::Own(event), Place::Leading) => self.say_on(event),
            (Heard::Own(_), _) => vec![],
        }
    }

    fn queue(&mut self) -> Vec<Step> {
        self.place = Place::Queued;
        vec![Step::ClaimSlot, Step::Wake(SLOT_WITHIN)]
    }

    fn lead(&mut self) -> Vec<Step> {
        self.place = Place::Leading;
        let mut steps = vec![Step::Say(Word::Opening)];
        steps.extend(self.learn(Known::Opening));
        steps.push(Step::Open);
        steps
    }

    /// There is no slot yet.
    fn wait(&mut self, is_visible: bool) -> Vec<Step> {
        let mut steps = vec![];
        if self.known != Known::Waiting {
            steps.push(Step::Say(Word::Waiting));
            steps.extend(self.learn(Known::Waiting));
        }
        if is_visible {
            steps.push(Step::WantSlot);
        }
        steps.push(Step::Wake(ASK_FOR_SLOT_AGAIN));
        steps
    }

    /// Somebody says what the stream does that another page opens.
    fn follow(&mut self, word: Word) -> Vec<Step> {
        if self.place == Place::Joining && !matches!(word, Word::Hello { .. }) {
            self.place = Place::Following;
        }
        match word {
            Word::Hello { .. } => vec![],
            Word::Opening => self.learn(Known::Opening),
            Word::Waiting => self.learn(Known::Waiting),
            Word::Opened => self.learn(Known::Open),
            Word::Message(data) => {
                let mut steps = self.learn(Known::Open);
                steps.push(Step::Tell(StreamEvent::Message(data)));
                steps
            }
            Word::Stop => vec![Step::Tell(StreamEvent::Stop)],
            Word::Failed => vec![Step::Tell(StreamEvent::Failed)],
        }
    }

    /// Somebody joins. A page that nobody sees may be put to sleep at any time: it leaves the stream to one that is seen.
    fn answer(&mut self, word: &Word, is_visible: bool) -> Vec<Step> {
        match word {
            Word::Hello { is_visible: true } if !is_visible => {
                self.place = Place::Following;
                vec![Step::StandBack]
            }
            Word::Hello { .. } => vec![Step::Say(match self.known {
                Known::Opening => Word::Opening,
                Known::Waiting => Word::Waiting,
                Known::Open => Word::Opened,
            })],
            // A second page opens the stream, since this one slept: each says the same.
            Word::Opening | Word::Waiting | Word::Opened | Word::Message(_) | Word::Stop | Word::Failed => {
                vec![]
            }
        }
    }

    /// The others are told before this page, which may close the stream when it is told.
    fn say_on(&mut self, event: StreamEvent) -> Vec<Step> {
        if event == StreamEvent::Opened {
            self.known = Known::Open;
        }
        let word = Word::of(&event).map(Step::Say);
        word.into_iter().chain([Step::Tell(event)]).collect()
    }

    /// What is new to those who listen is told; what they know is not.
    fn learn(&mut self, known: Known) -> Vec<Step> {
        if std::mem::replace(&mut self.known, known) == known {
            return vec![];
        }
        vec![Step::Tell(match known {
            Known::Opening => StreamEvent::Moved,
            Known::Waiting => StreamEvent::Awaited,
            Known::Open => StreamEvent::Opened,
        })]
    }
}
