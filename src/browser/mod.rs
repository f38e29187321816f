//! What a browser has, each once: timers, sleeping, listeners, tasks, locks, the page and its console. Whatever is
//! opened here is owned by a handle that closes it on drop. Nothing here knows the widget.

pub(crate) mod channel;
pub(crate) mod console;
pub(crate) mod idle;
pub(crate) mod listener;
pub(crate) mod lock_claim;
pub(crate) mod nearness;
pub(crate) mod page;
pub(crate) mod resize_observer;
pub(crate) mod sleep;
pub(crate) mod task;
pub(crate) mod timer;
pub(crate) mod web_lock;
