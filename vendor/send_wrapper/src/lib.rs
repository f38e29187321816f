//! `SendWrapper` where there is one thread: what the crate of this name does, without asking which thread it is.
//!
//! The crate asks at every access. The answer costs a page some 3 kB of brotli until the grid stands, because the standard
//! library allocates what it knows of a thread with an allocator of its own, whatever the program uses. A module without
//! threads has one, and this crate compiles for nothing else.

#![no_std]

#[cfg(feature = "futures")]
mod futures;

#[cfg(not(all(target_family = "wasm", not(target_feature = "atomics"))))]
compile_error!("one thread is all that this crate knows: use the crate of the same name from crates.io");

use core::ops::{Deref, DerefMut};

/// A value that may be moved between threads, of which there is one.
#[derive(Clone, Debug)]
pub struct SendWrapper<T>(T);

// SAFETY: WebAssembly without atomics has no second thread that it could be sent to or shared with.
unsafe impl<T> Send for SendWrapper<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    /// Wraps a value.
    pub const fn new(data: T) -> Self {
        Self(data)
    }

    /// Whether the value may be accessed here: always.
    pub const fn valid(&self) -> bool {
        true
    }

    /// The value.
    pub fn take(self) -> T {
        self.0
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
