//! Where each name stands: a hash table of names, made as large as it will ever be. It forgets none and never grows.
//!
//! The standard library's map would cost every page about a kilobyte of brotli until the grid stands, for two questions
//! that are asked of each brand.

/// Names and their places.
pub struct Places<'a> {
    /// A power of two, at least twice as many as names come in: a search always ends at an empty one.
    slots: Vec<Option<(&'a str, Option<usize>)>>,
}

impl<'a> Places<'a> {
    /// For so many names at most.
    pub fn of(names: usize) -> Self {
        Self { slots: vec![None; (2 * names + 1).next_power_of_two()] }
    }

    /// The place of a name; `None` where it has not come in.
    pub fn get(&self, name: &str) -> Option<Option<usize>> {
        self.slots[self.slot(name)].map(|(_, place)| place)
    }

    /// Takes a name in with its place. No more may come than it was made for.
    pub fn insert(&mut self, name: &'a str, place: Option<usize>) {
        let slot = self.slot(name);
        self.slots[slot] = Some((name, place));
    }

    /// Where a name is, or would be.
    fn slot(&self, name: &str) -> usize {
        // FNV-1a, 32 bits.
        let hash = name
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let last = self.slots.len() - 1;
        let mut slot = hash as usize & last;
        while self.slots[slot].is_some_and(|(known, _)| known != name) {
            slot = (slot + 1) & last;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_last_place_and_others_none() {
        let names: Vec<String> = (0..1_000).map(|at| format!("Brand {at}")).collect();
        let mut places = Places::of(names.len());
        for (at, name) in names.iter().enumerate() {
            assert_eq!(places.get(name), None);
            places.insert(name, Some(at));
        }
        places.insert("Brand 7", None);
        for (at, name) in names.iter().enumerate() {
            assert_eq!(places.get(name), Some((at != 7).then_some(at)), "{name}");
        }
        assert_eq!(places.get("brand 1"), None);
    }

    #[test]
    fn a_table_for_nothing_holds_nothing() {
        assert_eq!(Places::of(0).get(""), None);
    }
}
