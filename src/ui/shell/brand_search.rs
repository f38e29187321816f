//! The search of one element: the catalogue is folded at the first letter, and again only for another catalogue or
//! other words. It shows nothing.

use crate::domain::catalogue::{Catalogue, Filter};
use crate::domain::search::brand_index::{BrandIndex, Found};
use crate::ui::shell::store::Store;
use crate::ui::words::Texts;
use crate::ui::words::category::category_name;
use std::cell::RefCell;
use std::sync::Arc;

/// The catalogue as it was folded last, and the words of its categories.
#[derive(Default)]
pub(crate) struct BrandSearch(RefCell<Option<(BrandIndex, Arc<Texts>)>>);

impl BrandSearch {
    /// What the filter's words find, by kind.
    pub(crate) fn find(&self, store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> Vec<Found> {
        let texts = store.texts();
        let mut kept = self.0.borrow_mut();
        let (index, _) = match kept.take() {
            Some((index, of)) if index.is_of(catalogue) && Arc::ptr_eq(&of, &texts) => {
                kept.insert((index, of))
            }
            _ => {
                let words = |slug: &str| category_name(&store.texts(), slug);
                kept.insert((BrandIndex::new(Arc::clone(catalogue), &words), texts))
            }
        };
        index.find(filter, &store.peek(|flow| flow.config.kinds.clone()))
    }
}
