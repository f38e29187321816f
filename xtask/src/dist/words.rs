//! The words of each language in two files: those of the grid, and those of what follows it, which come with the second
//! module. Whatever the first module names is a word of the grid; nobody keeps a list.

use serde_json::{Map, Value};
use wasmparser::{Parser, Payload};

use crate::dist::Asset;
use crate::dist::assets::Locale;
use crate::dist::names;
use crate::error::Error;

/// The entry with which the grid's words name the file of the others; the script and the module know it.
const REST: &str = "@rest";

/// Keys that the first module puts together from what begins so and from data.
const FAMILIES: [&str; 3] = ["category.", "grid.all.", "kind."];

/// Why a shop cannot be shown without the second module: its own catalogue was unreadable, or the module did not come. It
/// is the module that asks, and so every other reason comes with its words.
const PROBLEMS: [&str; 3] = ["client:load", "client:malformed", "client:unreachable"];

/// What the loader's script says, in the language of the element, when the rest cannot be loaded.
const LOADER: [&str; 3] = ["@lang", "problem.client:load", "retry"];

/// Which words a module names.
pub(crate) struct Named {
    data: Vec<u8>,
}

impl Named {
    /// By this module; nothing when it cannot be read.
    pub(crate) fn by(wasm: &[u8]) -> Option<Self> {
        let mut data = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::DataSection(section) = payload.ok()? {
                for segment in section {
                    data.extend_from_slice(segment.ok()?.data);
                }
            }
        }
        Some(Self { data })
    }

    /// A language's words, divided: those of the grid, which name the file of the others, and that file.
    pub(crate) fn divide(&self, locale: &Locale) -> Result<(Locale, Asset), Error> {
        let malformed = |error: serde_json::Error| Error::Content {
            path: format!("src/locales/{}.json", locale.language).into(),
            problem: error.to_string(),
        };
        let all: Map<String, Value> = serde_json::from_slice(&locale.bytes).map_err(malformed)?;
        let (mut grid, rest): (Map<_, _>, Map<_, _>) =
            all.into_iter().partition(|(key, _)| self.is_of_grid(key));
        let rest = serde_json::to_vec(&rest).map_err(malformed)?;
        let rest = Asset { name: names::deferred(&rest, "json"), bytes: rest };
        grid.insert(REST.into(), Value::String(rest.name.clone()));
        let grid = serde_json::to_vec(&grid).map_err(malformed)?;
        Ok((Locale { language: locale.language.clone(), bytes: grid }, rest))
    }

    fn is_of_grid(&self, key: &str) -> bool {
        // The forms of a text, by number and with its values, go where it goes.
        let base = key.split_once('#').map_or(key, |(base, _)| base).trim_end_matches('+');
        LOADER.contains(&base)
            || FAMILIES.iter().any(|family| base.starts_with(family))
            || base.strip_prefix("problem.").is_some_and(|code| PROBLEMS.contains(&code))
            || self.data.windows(base.len()).any(|window| window == base.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ConstExpr, DataSection, Module};

    use super::*;

    #[test]
    fn what_the_first_module_names_is_a_word_of_the_grid() {
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(8), *b"grid.loadgrid.found\0");
        let mut module = Module::new();
        module.section(&data);
        let all = r##"{"@lang":"en","grid.found":"F","grid.found#one":"f","review.pay":"Pay","kind.esim":"eSIM",
            "problem.client:load+#one":"1","problem.USER_BLOCKED":"no"}"##;
        let locale = Locale { language: "en".into(), bytes: all.into() };
        let (grid, rest) = Named::by(&module.finish()).unwrap().divide(&locale).unwrap();
        assert_eq!(grid.language, "en");
        let expected = format!(
            r##"{{"@lang":"en","grid.found":"F","grid.found#one":"f","kind.esim":"eSIM","problem.client:load+#one":"1","@rest":"{}"}}"##,
            rest.name
        );
        assert_eq!(String::from_utf8(grid.bytes).unwrap(), expected);
        assert_eq!(rest.bytes, br#"{"review.pay":"Pay","problem.USER_BLOCKED":"no"}"#);
        assert!(rest.name.starts_with("cryptorefills-widget-deferred-") && rest.name.ends_with(".json"));
    }

    #[test]
    fn what_is_no_module_or_no_object_is_refused() {
        assert!(Named::by(b"text").is_none());
        let named = Named { data: Vec::new() };
        assert!(named.divide(&Locale { language: "en".into(), bytes: b"[]".to_vec() }).is_err());
    }
}
