//! What shoppers type, against names. It forgives case, accents, spaces, marks and one slip of a finger, and knows
//! nothing of brands or countries.

pub mod brand_index;
pub mod country_search;
pub mod normalize;

use crate::domain::search::normalize::normalize;

/// How well something matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// The whole name.
    Exact,
    /// The name begins so.
    Prefix,
    /// Each word begins a word of the name, in any order.
    Word,
    /// It stands somewhere in the name.
    Part,
    /// Each word begins a word of the name or of what is said beside it.
    Beside,
    /// With one slip it begins the name, or words of it.
    Near,
    /// With one slip it begins words of what is said beside the name.
    NearBeside,
}

impl Rank {
    /// The ranks of what was typed as it stands, best first.
    pub const TRUE: [Self; 5] = [Self::Exact, Self::Prefix, Self::Word, Self::Part, Self::Beside];
    /// The ranks with a slip, best first. They are for when nothing has a true one.
    pub const FORGIVING: [Self; 2] = [Self::Near, Self::NearBeside];

    /// How firm it is, firmest first: the whole name, a name that begins so, a word of what is said beside it, letters
    /// within a word, a slip. Which of several lists comes first depends on this; within a list the rank counts.
    pub fn firmness(self) -> u8 {
        match self {
            Self::Exact => 0,
            Self::Prefix | Self::Word => 1,
            Self::Beside => 2,
            Self::Part => 3,
            Self::Near | Self::NearBeside => 4,
        }
    }

    /// The firmness of what is hardly a match at all.
    pub const LOOSEST: u8 = 4;
}

/// What can be found, folded once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    name: String,
    /// The name without spaces.
    tight: String,
    beside: String,
}

impl Entry {
    /// An entry by its name; `beside` is already folded.
    pub fn new(name: &str, beside: String) -> Self {
        let name = normalize(name);
        Self { tight: tight(&name), name, beside }
    }
}

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: String,
    tight: String,
}

/// Letters that a word needs before a slip in it is forgiven: in a shorter one it would be another word.
const LONG_ENOUGH: usize = 4;

impl Query {
    /// The query of a text; `None` where there is nothing to look for.
    pub fn new(text: &str) -> Option<Self> {
        let words = normalize(text);
        (!words.is_empty()).then(|| Self { tight: tight(&words), words })
    }

    /// How well an entry matches as it stands; `None` hides it.
    pub fn rank(&self, entry: &Entry) -> Option<Rank> {
        if entry.tight == self.tight {
            Some(Rank::Exact)
        } else if entry.tight.starts_with(&self.tight) {
            Some(Rank::Prefix)
        } else if self.each_begins(&entry.name, "") {
            Some(Rank::Word)
        } else if entry.tight.contains(&self.tight) {
            Some(Rank::Part)
        } else if self.each_begins(&entry.name, &entry.beside) {
            Some(Rank::Beside)
        } else {
            None
        }
    }

    /// How well an entry matches if one letter is wrong, missing, doubled or swapped with the next.
    pub fn forgiving_rank(&self, entry: &Entry) -> Option<Rank> {
        if begins_nearly(&entry.tight, &self.tight) || self.each_begins_nearly(&entry.name, "") {
            Some(Rank::Near)
        } else if self.each_begins_nearly(&entry.name, &entry.beside) {
            Some(Rank::NearBeside)
        } else {
            None
        }
    }

    fn each_begins(&self, name: &str, beside: &str) -> bool {
        self.words.split(' ').all(|word| begins_one(name, beside, word))
    }

    /// The same, with one slip in one of the words.
    fn each_begins_nearly(&self, name: &str, beside: &str) -> bool {
        let mut slips = 0;
        self.words.split(' ').all(|word| {
            let stands = begins_one(name, beside, word);
            slips += u8::from(!stands);
            stands || (slips == 1 && words_of(name, beside).any(|known| begins_nearly(known, word)))
        })
    }
}

fn tight(words: &str) -> String {
    words.split(' ').collect()
}

fn words_of<'a>(name: &'a str, beside: &'a str) -> impl Iterator<Item = &'a str> {
    name.split(' ').chain(beside.split(' '))
}

fn begins_one(name: &str, beside: &str, word: &str) -> bool {
    words_of(name, beside).any(|known| known.starts_with(word))
}

/// Whether a text begins with what was typed, but for one slip.
fn begins_nearly(text: &str, typed: &str) -> bool {
    if typed.chars().nth(LONG_ENOUGH - 1).is_none() {
        return false;
    }
    // The first letter that differs is where the slip shows, wherever in a run of equal letters it happened.
    let mut same = text.bytes().zip(typed.bytes()).take_while(|(ours, theirs)| ours == theirs).count();
    while !text.is_char_boundary(same) {
        same -= 1;
    }
    let (text, typed) = (&text[same..], &typed[same..]);
    let (mut after_text, mut after_typed) = (text.chars(), typed.chars());
    let (ours, theirs) = (after_text.next(), after_typed.next());
    let (text_after, typed_after) = (after_text.as_str(), after_typed.as_str());
    let wrong = || text_after.starts_with(typed_after);
    let doubled = || text.starts_with(typed_after);
    let missing = || text_after.starts_with(typed);
    let swapped = || {
        let (mut text, mut typed) = (after_text.clone(), after_typed.clone());
        ours.is_some()
            && text.next() == theirs
            && typed.next() == ours
            && text.as_str().starts_with(typed.as_str())
    };
    wrong() || doubled() || missing() || swapped()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_ranked_by_how_it_matches() {
        for (name, typed, rank) in [
            ("Uber", "uber", Some(Rank::Exact)),
            ("Décathlon", "DECATHLON", Some(Rank::Exact)),
            ("H&M", "hm", Some(Rank::Exact)),
            ("H&M", "h m", Some(Rank::Exact)),
            ("AT&T", "att", Some(Rank::Exact)),
            ("7-Eleven", "7eleven", Some(Rank::Exact)),
            ("Lowe's", "lowes", Some(Rank::Exact)),
            ("PlayStation Store", "play station", Some(Rank::Prefix)),
            ("Uber Eats", "uber", Some(Rank::Prefix)),
            ("Hotels.com", "hotelsc", Some(Rank::Prefix)),
            ("Super Uber", "uber", Some(Rank::Word)),
            ("Bath & Body Works", "works bath", Some(Rank::Word)),
            ("Bath & Body Works", "bodyw", Some(Rank::Part)),
            ("Ruber", "uber", Some(Rank::Part)),
            ("Uber", "ubre", None),
            ("Uber", "lyft", None),
            ("淘宝网", "淘宝", Some(Rank::Prefix)),
            ("淘宝网", "宝", Some(Rank::Part)),
        ] {
            let query = Query::new(typed).unwrap();
            assert_eq!(query.rank(&Entry::new(name, String::new())), rank, "{typed} in {name}");
        }
    }

    #[test]
    fn what_is_said_beside_the_name_counts_after_it() {
        let entry = Entry::new("Call of Duty", "activision games".into());
        for (typed, rank) in [
            ("activ", Some(Rank::Beside)),
            ("duty games", Some(Rank::Beside)),
            ("duty", Some(Rank::Word)),
            ("ames", None),
        ] {
            assert_eq!(Query::new(typed).unwrap().rank(&entry), rank, "{typed}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        for (name, typed, rank) in [
            ("Steam", "steem", Some(Rank::Near)),
            ("Steam", "staem", Some(Rank::Near)),
            ("Steam", "stem", Some(Rank::Near)),
            ("Steam", "sttea", Some(Rank::Near)),
            ("Steam", "xteam", Some(Rank::Near)),
            ("Steam", "teams", None),
            ("Steam", "stxxm", None),
            ("Steam", "steamxx", None),
            ("Steam", "steamx", Some(Rank::Near)),
            ("Amazon.com", "amaz0n", Some(Rank::Near)),
            ("Amazon.com", "amzon com", Some(Rank::Near)),
            ("PlayStation Store", "playstaton", Some(Rank::Near)),
            ("Delta Air Lines", "dleta lines", Some(Rank::Near)),
            ("Delta Air Lines", "dleta lnies", None),
            ("Nike", "nik3", Some(Rank::Near)),
            ("KFC", "kfv", None),
            ("Żabka", "zabkq", Some(Rank::Near)),
            ("Lindt", "games", None),
            ("Lindt", "gamse", None),
        ] {
            let query = Query::new(typed).unwrap();
            let entry = Entry::new(name, "food".into());
            assert_eq!(query.forgiving_rank(&entry), rank, "{typed} for {name}");
        }
        let entry = Entry::new("Steam", "games".into());
        assert_eq!(Query::new("gmaes").unwrap().forgiving_rank(&entry), Some(Rank::NearBeside));
    }

    #[test]
    fn there_has_to_be_something_to_look_for() {
        for text in ["", "  ", " & ", "'"] {
            assert_eq!(Query::new(text), None, "{text:?}");
        }
    }
}
