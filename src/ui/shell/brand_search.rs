//! The search of one element: the catalogue is folded when the browser has time for it, at the first letter at the latest,
//! and again only for another catalogue or other words. It shows nothing.

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
    /// Folds the catalogue that is shown, if there is one, before anybody looks for something in it.
    pub(crate) fn prepare(&self, store: Store) {
        // The element may have gone meanwhile.
        let catalogue =
            store.with_shell(|_| store.peek(|flow| flow.shop.catalogue.ready().cloned())).flatten();
        if let Some(catalogue) = catalogue {
            self.with(store, &catalogue, |_| ());
        }
    }

    /// What the filter's words find, by kind.
    pub(crate) fn find(&self, store: Store, catalogue: &Arc<Catalogue>, filter: &Filter) -> Vec<Found> {
        let kinds = store.peek(|flow| flow.config.kinds.clone());
        self.with(store, catalogue, |index| index.find(filter, &kinds))
    }

    fn with<T>(&self, store: Store, catalogue: &Arc<Catalogue>, work: impl FnOnce(&BrandIndex) -> T) -> T {
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
        work(index)
    }
}
