//! What becomes of an order, as far as it has no screen of its own.

mod held;
mod passes;
mod shared_streams;
