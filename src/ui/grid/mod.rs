//! The screen of all brands: what is asked for above, what was found below. It decides nothing.

pub(crate) mod brand_card;
pub(crate) mod brand_strip;
pub(crate) mod cards;
pub(crate) mod country_field;
pub(crate) mod country_list;
pub(crate) mod feed;
pub(crate) mod grid_view;
pub(crate) mod more_categories;
pub(crate) mod results;
pub(crate) mod toolbar;
