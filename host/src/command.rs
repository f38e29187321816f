//! What the program can do instead of serving. It does nothing of it: `main` does.

use clap::Subcommand;

use crate::check::Check;

/// What the program can do instead of serving.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Prints a pass for an order, good for 30 days, so that a support desk or another device can open it
    Pass {
        /// The order's id
        order_id: String,
    },
    /// Says what a page, the widget's files and a host's routes answer to a browser, and what to do about it: script, MIME
    /// types, compression, CORS, policy, stream, clock. It orders nothing and sends no cookie
    Check(Check),
}
