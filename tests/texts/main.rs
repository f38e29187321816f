//! The words that people read: every text that the screens ask for exists, none is left over, and what can go wrong has
//! words of its own.

mod codes;
mod languages;
mod screens;
mod sources;
