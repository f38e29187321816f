//! The state of a field that is typed into to choose from a list, and what keys do to it (WAI-ARIA combobox with a
//! listbox). It knows nothing of what is listed.

/// A picker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Combobox {
    /// Whether the list is shown.
    pub open: bool,
    /// What was typed since it opened.
    pub query: String,
    /// The row that Enter chooses.
    pub active: usize,
    /// Whether nothing matches what was typed.
    pub none: bool,
}

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing: the key means what it means in any field.
    Nothing,
    /// The list opened.
    Opened,
    /// Another row is active.
    Moved,
    /// The active row was chosen.
    Chosen,
    /// The list closed, and nothing was chosen.
    Closed,
}

/// Rows that a page key moves by.
const PAGE: usize = 8;

impl Combobox {
    /// An open picker at a row.
    pub fn at(active: usize) -> Self {
        Self { open: true, active, ..Self::default() }
    }

    /// An open picker with what was typed, which matches `rows`: the best match is active.
    pub fn typed(query: String, rows: usize) -> Self {
        Self { open: true, query, active: 0, none: rows == 0 }
    }

    /// Takes a key in, by its `KeyboardEvent.key`; `rows` are listed.
    pub fn press(&mut self, key: &str, rows: usize) -> Pressed {
        if !self.open {
            return if matches!(key, "ArrowDown" | "ArrowUp") { Pressed::Opened } else { Pressed::Nothing };
        }
        let last = rows.saturating_sub(1);
        self.active = match key {
            "Escape" => {
                *self = Self::default();
                return Pressed::Closed;
            }
            "Enter" => return if rows == 0 { Pressed::Moved } else { Pressed::Chosen },
            "ArrowDown" if self.active >= last => 0,
            "ArrowDown" => self.active + 1,
            "ArrowUp" if self.active == 0 => last,
            "ArrowUp" => self.active - 1,
            "PageDown" => (self.active + PAGE).min(last),
            "PageUp" => self.active.saturating_sub(PAGE),
            _ => return Pressed::Nothing,
        };
        Pressed::Moved
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_through_an_open_list() {
        for (active, key, rows, now) in [
            (0, "ArrowDown", 3, 1),
            (2, "ArrowDown", 3, 0),
            (0, "ArrowUp", 3, 2),
            (2, "ArrowUp", 3, 1),
            (0, "PageDown", 20, 8),
            (15, "PageDown", 20, 19),
            (5, "PageUp", 20, 0),
            (0, "ArrowDown", 0, 0),
            (0, "ArrowUp", 0, 0),
            (9, "ArrowDown", 3, 0),
        ] {
            let mut picker = Combobox::at(active);
            assert_eq!((picker.press(key, rows), picker.active), (Pressed::Moved, now), "{key} at {active}");
        }
    }

    #[test]
    fn enter_chooses_escape_closes_and_letters_are_typed() {
        let mut picker = Combobox::typed("ger".into(), 2);
        assert!(!picker.none && Combobox::typed("q".into(), 0).none);
        assert_eq!(picker.press("g", 2), Pressed::Nothing);
        assert_eq!(picker.press("Enter", 2), Pressed::Chosen);
        assert_eq!(picker.press("Enter", 0), Pressed::Moved, "nothing is there to be chosen, or sent");
        assert_eq!(picker.press("Escape", 2), Pressed::Closed);
        assert_eq!(picker, Combobox::default());
    }

    #[test]
    fn a_closed_list_opens_by_an_arrow_and_leaves_every_other_key_alone() {
        for (key, pressed) in [
            ("ArrowDown", Pressed::Opened),
            ("ArrowUp", Pressed::Opened),
            ("Enter", Pressed::Nothing),
            ("Escape", Pressed::Nothing),
            ("Tab", Pressed::Nothing),
        ] {
            assert_eq!(Combobox::default().press(key, 9), pressed, "{key}");
        }
    }
}
