//! A registry of values that are shared under a key, such as one stream for all elements that show an order. It never
//! keeps a value alive: that is done by those who hold it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// Shared values by key; a value is gone with its last holder.
pub struct Registry<V> {
    values: RefCell<Vec<(String, Weak<V>)>>,
}

impl<V> Default for Registry<V> {
    fn default() -> Self {
        Self { values: RefCell::default() }
    }
}

impl<V> Registry<V> {
    /// The value under `key`, if somebody holds it.
    pub fn get(&self, key: &str) -> Option<Rc<V>> {
        self.values.borrow().iter().find(|(known, _)| known == key).and_then(|(_, value)| value.upgrade())
    }

    /// Makes this the value under `key`, and forgets whatever nobody holds any more.
    pub fn insert(&self, key: &str, value: &Rc<V>) {
        let mut values = self.values.borrow_mut();
        values.retain(|(known, value)| known != key && value.strong_count() > 0);
        values.push((key.to_owned(), Rc::downgrade(value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shared_while_somebody_holds_it() {
        let registry = Registry::default();
        let first = Rc::new(1);
        registry.insert("a", &first);
        let second = registry.get("a").unwrap();
        assert!(Rc::ptr_eq(&first, &second));
        drop(first);
        assert!(registry.get("a").is_some());
        drop(second);
        assert!(registry.get("a").is_none());
    }

    #[test]
    fn keys_that_nobody_holds_do_not_pile_up() {
        let registry = Registry::default();
        for key in ["a", "b", "c"] {
            registry.insert(key, &Rc::new(key));
        }
        assert_eq!(registry.values.borrow().len(), 1);
    }
}
