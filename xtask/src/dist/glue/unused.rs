//! Classes that a crate exports for scripts of which the widget has none: streams of Rust's making. An export keeps its
//! code alive in the module, and a class with a finalizer keeps itself alive in the script. What something still names
//! stays.

use crate::dist::interface;
use crate::dist::short_names::Pair;

/// Of `wasm-streams`, which comes with `gloo-net`.
const CLASSES: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// What `wasm-bindgen` made, without these classes; nothing when the module cannot be read.
pub(crate) fn dropped(pair: Pair) -> Option<Pair> {
    let script = without_classes(&pair.script);
    if CLASSES.iter().any(|class| script.contains(class)) {
        return Some(pair);
    }
    Some(Pair { wasm: without_exports(&pair.wasm)?, script })
}

/// The script as `wasm-bindgen` lays it out: a class ends with a brace of its own line, a finalizer with a semicolon.
fn without_classes(script: &str) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut until = "";
    for line in script.lines() {
        if until.is_empty() {
            let begins =
                |form: &dyn Fn(&str) -> String| CLASSES.iter().any(|class| line.starts_with(&form(class)));
            if begins(&|class| format!("export class {class} {{")) {
                until = "}";
            } else if begins(&|class| format!("const {class}Finalization = ")) {
                until = ";";
            } else if !begins(&|class| format!("if (Symbol.dispose) {class}.")) {
                kept.push_str(line);
                kept.push('\n');
            }
        }
        if !until.is_empty() && if until == "}" { line == until } else { line.ends_with(until) } {
            until = "";
        }
    }
    kept
}

/// The script without the imports that the module does not have: each begins and ends with a line of its own.
pub(crate) fn without_imports(script: &str, is_imported: impl Fn(&str) -> bool) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut left_out = false;
    for line in script.lines() {
        if let Some((name, _)) = line.strip_prefix(INDENT).and_then(|line| line.split_once(": function(")) {
            left_out = !is_imported(name);
        }
        if !left_out {
            kept.push_str(line);
            kept.push('\n');
        }
        left_out &= line.strip_prefix(INDENT) != Some("},");
    }
    kept
}

/// What stands before an import.
const INDENT: &str = "        ";

/// The module without their methods and destructors among its exports.
fn without_exports(wasm: &[u8]) -> Option<Vec<u8>> {
    interface::with_exports(wasm, |name| !is_of_a_class(name))
}

/// Whether a function is a method or the destructor of such a class, by the name that it is exported under.
pub(crate) fn is_of_a_class(name: &str) -> bool {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    let begins =
        |class: &str| name.strip_prefix(&class.to_lowercase()).is_some_and(|rest| rest.starts_with('_'));
    CLASSES.into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ExportKind, ExportSection, Module};

    use super::*;

    const SCRIPT: &str = "export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(ptr, 0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = IntoUnderlyingSink.prototype.free;
export class Widget {
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_intounderlyingsink_free(ptr, 1));
const WidgetFinalization = 1;
";

    #[test]
    fn a_class_that_nothing_names_goes_with_its_exports() {
        let pair = Pair {
            wasm: module(&["mount", "__wbg_intounderlyingsink_free", "intounderlyingsink_close"]),
            script: SCRIPT.into(),
        };
        let left = dropped(pair).unwrap();
        assert_eq!(left.script, "export class Widget {\n}\nconst WidgetFinalization = 1;\n");
        assert_eq!(left.wasm, module(&["mount"]));
    }

    #[test]
    fn a_class_that_something_names_stays_whole() {
        let script = format!("{SCRIPT}function wrap() {{ return IntoUnderlyingSink.__wrap(1); }}\n");
        let pair = || Pair { wasm: module(&["intounderlyingsink_close"]), script: script.clone() };
        assert_eq!(dropped(pair()), Some(pair()));
    }

    #[test]
    fn an_import_that_the_module_does_not_have_goes() {
        let import = |name: &str| {
            format!("        {name}: function(arg0) {{\n            if (a) {{\n            }}\n        }},\n")
        };
        let script = |imports: &str| format!("function imports() {{\n{imports}    }};\n}}\n");
        let both = script(&[import("one"), import("two")].concat());
        assert_eq!(without_imports(&both, |name| name == "two"), script(&import("two")));
        assert_eq!(without_imports(&both, |_| true), both);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert_eq!(dropped(Pair { wasm: b"text".to_vec(), script: String::new() }), None);
    }

    /// A module that exports its first function under these names.
    fn module(names: &[&str]) -> Vec<u8> {
        let mut exports = ExportSection::new();
        for name in names {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&exports);
        module.finish()
    }
}
