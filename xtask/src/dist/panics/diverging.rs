//! Which functions no page ever needs, by their names: those that only lead to a panic, those that write values for its
//! words, and those that a crate offers to scripts of which the widget has none.

use crate::dist::functions::readable;
use crate::dist::glue;

/// Functions whose only way out is a panic: the ends of their paths.
const DIVERGING: [&str; 19] = [
    "::assert_failed",
    "::assert_failed_inner",
    "::begin_panic",
    "::borrow_fail",
    "::expect_failed",
    "::len_mismatch_fail",
    "::panic_access_error",
    "::panic_already_borrowed",
    "::panic_already_mutably_borrowed",
    "::panic_bounds_check",
    "::panic_display",
    "::panic_fmt",
    "::panic_nounwind",
    "::panic_on_ord_violation",
    "::panicking::panic",
    "::slice_error_fail",
    "::slice_error_fail_rt",
    "::slice_index_fail",
    "::unwrap_failed",
];

/// What writes a value for developers. Nothing that is shown, sent or logged is written so.
const DEBUG: &str = " as core::fmt::Debug>::fmt";

/// Why a function is not needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Its only way out is a panic.
    Diverging,
    /// It writes a value for developers, or nobody calls it.
    Unused,
}

/// Of a function that is not needed, by its name, as the compiler writes it or as `wasm-bindgen` does, which leaves hashes of
/// crates and of functions in it.
pub(super) fn kind(name: &str) -> Option<Kind> {
    let name = readable(name);
    // The linker numbers functions of one name.
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('.');
    // What it was made for stands behind it: `assert_failed::<usize, usize>`.
    let path = name.strip_suffix('>').and_then(|name| name.split_once("::<")).map_or(name, |(path, _)| path);
    if DIVERGING.iter().any(|end| path.ends_with(end)) {
        return Some(Kind::Diverging);
    }
    let unused = name.ends_with(DEBUG) || glue::is_of_a_class(name);
    unused.then_some(Kind::Unused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_needed_is_known_by_any_of_its_names() {
        for name in [
            "_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt",
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "core::panicking::panic_display::hb6b18ce1c80b306d",
            "core[c5930c85a12de822]::panicking::assert_failed::<usize, usize>",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed",
        ] {
            assert_eq!(kind(name), Some(Kind::Diverging), "{name}");
        }
        for name in [
            "<char as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<usize as core[c5930c85a12de822]::fmt::Debug>::fmt.20",
            "_ZN59_$LT$qrcode..types..QrError$u20$as$u20$core..fmt..Debug$GT$3fmt17h817814e59fffdb9fE",
            "intounderlyingsink_write",
            "__wbg_intounderlyingsource_free",
        ] {
            assert_eq!(kind(name), Some(Kind::Unused), "{name}");
        }
        for name in [
            "mount",
            "<char as core[c5930c85a12de822]::fmt::Display>::fmt",
            "core::ptr::drop_in_place<core::panic::unwind_safe::AssertUnwindSafe<X>>::h4fc1263a7dcd95ce",
            "std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path",
            "_RNvNtCsgXGp5Oqx2Ny_4core9panicking9panic_fmt indirect_call_shim",
        ] {
            assert_eq!(kind(name), None, "{name}");
        }
    }
}
