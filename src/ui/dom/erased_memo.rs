//! A value of the flow that tells its readers only when it has changed. It never changes by itself.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A memo whose type is erased inside: Leptos' machinery is compiled once for all of them, not once for each type.
pub(crate) struct ErasedMemo<T> {
    memo: Memo<Erased>,
    _type: PhantomData<fn() -> T>,
}

impl<T> Clone for ErasedMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for ErasedMemo<T> {}

impl<T: PartialEq + Clone + Send + Sync + 'static> ErasedMemo<T> {
    /// Watches what is computed from signals.
    pub(crate) fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self { memo: erased(Arc::new(move || Erased(Arc::new(read())))), _type: PhantomData }
    }

    /// The value.
    pub(crate) fn get(&self) -> T {
        let value = self.memo.get();
        let value = value.0.as_any().downcast_ref::<T>().cloned();
        let Some(value) = value else { unreachable!("a memo holds what it was made with") };
        value
    }
}

fn erased(read: Arc<dyn Fn() -> Erased + Send + Sync>) -> Memo<Erased> {
    Memo::new(move |_| read())
}

#[derive(Clone)]
struct Erased(Arc<dyn Comparable>);

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        self.0.equals(other.0.as_any())
    }
}

trait Comparable: Send + Sync {
    fn as_any(&self) -> &dyn Any;
    fn equals(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| other == self)
    }
}
