//! How a [`Json`] is read from the text of an answer, in the browser and natively. It accepts what `JSON.parse` accepts,
//! nested no deeper than the stack of a browser bears, and never judges what an answer means.
//!
//! By hand, for three reasons: a number stays the text that the API wrote, to its last digit, where `JSON.parse` makes a
//! float of it; members that nobody reads, among them all that a catalogue says twice, are passed over; and no value
//! crosses from the browser one by one. Measured beside such a walk: 1,900 bytes of brotli more, and a first card 20 ms
//! earlier among 532 brands and 30 ms among 10,500. A crate that does the same weighs several times that.

use crate::api::json::Json;
use crate::api::json::deserialize::DEPTH;
use std::borrow::Cow;

/// Reads one value; `None` where it is no JSON, or nested too deeply.
pub fn parse(text: &str) -> Option<Json> {
    Parser::new(text, None).whole()
}

/// The same, without the members that have another name than these. What is in them is not looked at.
pub(crate) fn parse_members(text: &str, names: &[&str]) -> Option<Json> {
    Parser::new(text, Some(names)).whole()
}

struct Parser<'a> {
    rest: &'a str,
    /// The names of the members that are read; `None` reads all.
    names: Option<&'a [&'a str]>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, names: Option<&'a [&'a str]>) -> Self {
        // A mark that some servers write before a text.
        Self { rest: text.strip_prefix('\u{feff}').unwrap_or(text), names }
    }

    fn whole(mut self) -> Option<Json> {
        let value = self.value(DEPTH)?;
        self.skip_space();
        self.rest.is_empty().then_some(value)
    }

    fn value(&mut self, levels: u8) -> Option<Json> {
        match self.peek()? {
            b'"' => self.text().map(|text| Json::Text(text.into_owned())),
            b'{' => self.members(levels.checked_sub(1)?).map(Json::Map),
            b'[' => self.items(levels.checked_sub(1)?).map(Json::List),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            _ => self.number().map(Json::Number),
        }
    }

    fn members(&mut self, levels: u8) -> Option<Vec<(String, Json)>> {
        let mut members = Vec::new();
        self.each(b'}', |parser| {
            let name = parser.text()?;
            parser.expect(b':')?;
            if parser.names.is_none_or(|names| names.contains(&&*name)) {
                members.push((name.into_owned(), parser.value(levels)?));
                return Some(());
            }
            parser.skip_value()
        })?;
        Some(members)
    }

    fn items(&mut self, levels: u8) -> Option<Vec<Json>> {
        let mut items = Vec::new();
        self.each(b']', |parser| {
            items.push(parser.value(levels)?);
            Some(())
        })?;
        Some(items)
    }

    /// What stands between brackets, which have been opened, with commas between.
    fn each(&mut self, end: u8, mut read: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.rest = &self.rest[1..];
        if self.peek()? == end {
            return self.expect(end);
        }
        loop {
            read(self)?;
            if self.peek()? == end {
                return self.expect(end);
            }
            self.expect(b',')?;
        }
    }

    /// A text, which is copied only where something in it is escaped.
    fn text(&mut self) -> Option<Cow<'a, str>> {
        self.expect(b'"')?;
        let mut text = Cow::Borrowed("");
        loop {
            let plain = self.find(|byte| matches!(byte, b'"' | b'\\' | ..=0x1f))?;
            text += &self.rest[..plain];
            let end = self.rest.as_bytes()[plain];
            self.rest = &self.rest[plain + 1..];
            match end {
                b'"' => return Some(text),
                b'\\' => text.to_mut().push(self.escaped()?),
                _ => return None,
            }
        }
    }

    /// The letter that stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        let letter = *self.rest.as_bytes().first()?;
        self.rest = self.rest.get(1..)?;
        Some(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                self.letter_of(unit)
            }
            _ => return None,
        })
    }

    /// A letter by its first unit of UTF-16. Half of a pair alone is no letter.
    fn letter_of(&mut self, unit: u32) -> char {
        if !matches!(unit, 0xd800..=0xdbff) {
            return char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let before = self.rest;
        if let Some(rest) = self.rest.strip_prefix("\\u") {
            self.rest = rest;
            if let Some(low @ 0xdc00..=0xdfff) = self.unit() {
                let letter = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                return char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        self.rest = before;
        char::REPLACEMENT_CHARACTER
    }

    fn unit(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.chars().try_fold(0, |unit, digit| Some(unit << 4 | digit.to_digit(16)?))
    }

    /// A number as it is written, without zeros that say nothing: `5.0` is `5`, as browsers have it.
    fn number(&mut self) -> Option<String> {
        let end = self.find(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
        let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        if !is_number(number) {
            return None;
        }
        let plain = number.as_bytes().contains(&b'.') && !number.contains(['e', 'E']);
        let number = if plain { number.trim_end_matches('0').trim_end_matches('.') } else { number };
        Some(if number == "-0" { "0" } else { number }.to_owned())
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    /// Passes a value over, looking for its end alone.
    fn skip_value(&mut self) -> Option<()> {
        self.peek()?;
        let mut open = 0_usize;
        loop {
            let at = self.find(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']' | b','))?;
            match self.rest.as_bytes()[at] {
                b'"' => {
                    self.rest = &self.rest[at + 1..];
                    self.skip_text()?;
                    continue;
                }
                b'{' | b'[' => open += 1,
                // The end of what the value stands in, or the next one.
                _ if open == 0 => {
                    self.rest = &self.rest[at..];
                    return Some(());
                }
                b',' => {}
                _ => open -= 1,
            }
            self.rest = &self.rest[at + 1..];
        }
    }

    fn skip_text(&mut self) -> Option<()> {
        loop {
            let at = self.find(|byte| matches!(byte, b'"' | b'\\'))?;
            let is_end = self.rest.as_bytes()[at] == b'"';
            self.rest = &self.rest[at + 1..];
            if is_end {
                return Some(());
            }
            // Whatever stands behind a backslash ends nothing.
            let mut after = self.rest.chars();
            after.next()?;
            self.rest = after.as_str();
        }
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        self.skip_space();
        self.rest.as_bytes().first().copied()
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.skip_space();
        self.rest = self.rest.strip_prefix(char::from(byte))?;
        Some(())
    }

    fn skip_space(&mut self) {
        let start = self.find(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.rest = &self.rest[start.unwrap_or(self.rest.len())..];
    }

    /// Where the first such byte is: ASCII, so that a letter begins and ends there.
    fn find(&self, is_it: impl Fn(u8) -> bool) -> Option<usize> {
        self.rest.bytes().position(is_it)
    }
}

/// Whether it is written as JSON has it: no zeros before, digits on both sides of a point and behind an exponent.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && digits(fraction) && digits(exponent)
}

#[cfg(test)]
mod tests;
