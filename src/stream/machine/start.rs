//! The start of listening: what is known when it begins. It never changes afterwards; inputs do that.

use crate::stream::machine::entry::Entry;
use crate::stream::machine::standing::Standing;

/// How things stand when listening begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The order that is shown already, as the answer to its creation; `None` asks for it at once.
    pub shown: Option<Standing>,
    /// What is known of the way into the stream.
    pub entry: Entry,
    /// The tab can be seen.
    pub visible: bool,
    /// The browser says that it has a network.
    pub online: bool,
    /// The browser has `EventSource`.
    pub event_source: bool,
}
