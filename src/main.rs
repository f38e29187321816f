//! The bundle's entry. It starts nothing: the loader mounts an element when the page has one.

// Linked for its exports.
use cryptorefills_widget as _;

// Less than half of the bytes of the standard one, which nothing keeps in the module then: see `vendor/send_wrapper`.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
