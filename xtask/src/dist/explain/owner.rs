//! Whose code a function is, by its name: a file of the widget, or a crate. It reads nothing.

use crate::dist::functions::readable;

/// What the widget's own crate is called in names.
const OWN: &str = "cryptorefills_widget::";

/// Who a function's bytes belong to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Owner {
    /// A module of the widget, as a path of its names: `["ui", "grid", "toolbar"]`. The last ones may be types or functions.
    Module(Vec<String>),
    /// A crate.
    Crate(String),
}

impl Owner {
    /// Of a function of this name, as the compiler writes it or as `wasm-bindgen` does. Generic code belongs to the
    /// widget where it was made for a type of the widget's: another type would have made none.
    pub(super) fn of(name: &str) -> Self {
        let name = readable(name);
        if let Some((_, path)) = name.split_once(OWN) {
            return Self::Module(path.split("::").map_while(plain).collect());
        }
        let first = name.split("::").next().unwrap_or_default();
        let first = first.rsplit(|c: char| !is_part(c)).next().unwrap_or_default();
        // Methods of types without a crate, such as `<T as …>`: the trait's.
        let of_trait = || Some(name.split_once(" as ")?.1.split("::").next()?.to_owned());
        match first {
            "" | "T" | "F" | "A" | "E" => Self::Crate(of_trait().unwrap_or_else(|| "glue".into())),
            _ if !name.contains("::") => Self::Crate("glue".into()),
            known => Self::Crate(known.to_owned()),
        }
    }
}

fn plain(part: &str) -> Option<String> {
    let is_name = !part.is_empty() && part.chars().all(is_part);
    is_name.then(|| part.to_owned())
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_belongs_to_the_widget_where_it_was_made_for_it() {
        for (name, path) in [
            (
                "cryptorefills_widget::ui::grid::toolbar::kinds::{{closure}}::h6d5bd4705bc010ff",
                "ui grid toolbar kinds",
            ),
            (
                "_ZN20cryptorefills_widget6domain7payment2qr4draw17h04b2aa433ecdc221E",
                "domain payment qr draw",
            ),
            (
                "core::ptr::drop_in_place<cryptorefills_widget::domain::order::Order>::h08bb169b9a86879b",
                "domain order",
            ),
            (
                "<cryptorefills_widget::ui::deferred::PurchaseUi as cryptorefills_widget::ui::shell::X>::update",
                "ui deferred",
            ),
        ] {
            let path: Vec<String> = path.split(' ').map(str::to_owned).collect();
            assert_eq!(Owner::of(name), Owner::Module(path), "{name}");
        }
    }

    #[test]
    fn other_code_belongs_to_its_crate() {
        for (name, owner) in [
            (
                "<dlmalloc[e24a27700634d609]::dlmalloc::Dlmalloc<dlmalloc[e24a27700634d609]::sys::System>>::free",
                "dlmalloc",
            ),
            ("indexmap::set::IndexSet<T,S>::insert::h08164eb5ca3e05fc", "indexmap"),
            ("<T as tachys::view::any_view::IntoAny>::into_any::build::hc9d3", "tachys"),
            ("<&str as core[c5930c85a12de822]::str::pattern::Pattern>::is_contained_in", "core"),
            ("mount externref shim", "glue"),
            ("", "glue"),
        ] {
            assert_eq!(Owner::of(name), Owner::Crate(owner.into()), "{name}");
        }
    }
}
