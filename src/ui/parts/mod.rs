//! Pieces that several screens share. None of them knows a screen.

pub(crate) mod brand_logo;
pub(crate) mod copy_button;
pub(crate) mod deferred_notice;
pub(crate) mod disclosure;
pub(crate) mod empty_state;
pub(crate) mod notice;
pub(crate) mod offline_note;
pub(crate) mod outbound_link;
pub(crate) mod problems;
pub(crate) mod remedy_actions;
pub(crate) mod rich_text;
pub(crate) mod seller;
pub(crate) mod skeleton;
