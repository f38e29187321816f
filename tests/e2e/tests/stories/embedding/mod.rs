//! The element on a partner's page: how it gets there, what it leaves alone, and what happens where it cannot load.

pub(crate) mod attributes;
pub(crate) mod element;
pub(crate) mod examples;
pub(crate) mod failures;
pub(crate) mod halves;
pub(crate) mod hosts;
pub(crate) mod integrity;
pub(crate) mod isolation;
pub(crate) mod life;
pub(crate) mod loading;
pub(crate) mod offline;
pub(crate) mod origins;
pub(crate) mod pages;
pub(crate) mod policies;
pub(crate) mod shifts;
pub(crate) mod tags;
pub(crate) mod traces;
pub(crate) mod versions;
