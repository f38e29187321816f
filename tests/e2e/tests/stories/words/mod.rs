//! Languages, the partner's own texts, and texts of the API.

pub(crate) mod languages;
pub(crate) mod own_texts;
pub(crate) mod ten_languages;
pub(crate) mod texts;
pub(crate) mod translators;
