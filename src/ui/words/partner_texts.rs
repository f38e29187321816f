//! A partner's own words: single texts, or a whole language, over the built-in file. They are text and never markup; one
//! that would leave a value out, or ask for one that nobody gives, is not used.

use crate::api::Json;
use crate::domain::locale;
use crate::ui::words::texts::Texts;

/// The entry that names the language of a file (BCP 47).
pub(crate) const LANG: &str = "@lang";

/// Puts a partner's texts over the built-in ones and returns one warning for each kind of thing that was left out. What
/// the grid alone does not know is no mistake.
pub(crate) fn take_over(texts: &mut Texts, own: &Json) -> Vec<String> {
    let Texts { lang, entries, is_whole, .. } = texts;
    let mut unknown = String::new();
    let mut unfit = String::new();
    let mut warnings = vec![];
    let own = match own {
        Json::Map(own) => own.as_slice(),
        Json::Null => &[],
        _ => {
            warnings.push(warning("must be an object of texts", ""));
            &[]
        }
    };
    // A key before its forms: who replaces it replaces all of its built-in forms.
    let (keys, forms): (Vec<_>, Vec<_>) = own.iter().partition(|(key, _)| !key.as_bytes().contains(&b'#'));
    for (key, value) in keys.into_iter().chain(forms) {
        let text = match value {
            Json::Text(text) => text,
            _ => "",
        };
        let (base, form) = key.split_once('#').map_or((key.as_str(), false), |(base, _)| (base, true));
        if key == LANG {
            if locale::is_tag(text) {
                text.clone_into(lang);
            } else {
                add(&mut unfit, key);
            }
            continue;
        }
        let Some((_, known)) = entries.iter().find(|(known, _)| known == base) else {
            add(&mut unknown, key);
            continue;
        };
        if text.is_empty() || !fits(text, known, form) {
            add(&mut unfit, key);
            continue;
        }
        entries.retain(|(known, _)| known != key && (form || !is_form_of(known, key)));
        entries.push((key.clone(), text.to_owned()));
    }
    if *is_whole && !unknown.is_empty() {
        warnings.push(warning("are unknown: ", &unknown));
    }
    if !unfit.is_empty() {
        warnings.push(warning("cannot be used, the built-in ones stand: ", &unfit));
    }
    warnings
}

/// Whether a text has the places of the built-in one. A plural form may leave its number out: `One more country`.
fn fits(text: &str, known: &str, form: bool) -> bool {
    let has = |text: &str, place: &str| places(text).any(|known| known == place);
    places(text).all(|place| has(known, place))
        && places(known).all(|place| has(text, place) || (form && place == "count"))
        && text.matches('{').count() == text.matches('}').count()
}

/// The names between braces.
fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split_once('}').map_or(rest, |(name, _)| name))
}

fn is_form_of(key: &str, base: &str) -> bool {
    key.strip_prefix(base).is_some_and(|rest| rest.starts_with('#'))
}

fn add(list: &mut String, key: &str) {
    if !list.is_empty() {
        list.push_str(", ");
    }
    list.push_str(key);
}

fn warning(what: &str, keys: &str) -> String {
    ["cryptorefills-widget: texts ", what, keys].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::words::texts::Counted;

    #[test]
    fn single_texts_take_the_place_of_built_in_ones() {
        let (lang, entries, warnings) = over(&[("back", "Return"), ("pay", "{coin}: {amount}")]);
        assert_eq!((lang.as_str(), warnings), ("en", vec![]));
        assert_eq!(text(&entries, "back"), "Return");
        assert_eq!(text(&entries, "pay"), "{coin}: {amount}");
        assert_eq!(text(&entries, "points#one"), "{count} point", "what is not named stays");
        assert_eq!(entries.len(), built_in().len());
    }

    #[test]
    fn who_replaces_a_text_replaces_its_forms() {
        let own = [
            ("points#few", "{count} few"),
            ("@lang", "ar"),
            ("points", "{count} many"),
            ("points#two", "a pair"),
        ];
        let (lang, entries, warnings) = over(&own);
        assert_eq!((lang.as_str(), warnings), ("ar", vec![]));
        let points: Vec<_> = entries.iter().filter(|(key, _)| key.starts_with("points")).collect();
        assert_eq!(points.len(), 3, "{points:?}");
        assert_eq!(text(&entries, "points#two"), "a pair", "a form may leave its number out");
    }

    #[test]
    fn unknown_keys_are_named_once() {
        let (_, entries, warnings) = over(&[("bakc", "x"), ("pays#one", "y")]);
        assert_eq!(entries, built_in());
        assert_eq!(warnings, ["cryptorefills-widget: texts are unknown: bakc, pays#one"]);
    }

    #[test]
    fn a_text_that_lacks_or_invents_a_place_is_not_used() {
        for unfit in [
            "Pay {amount}",
            "Pay {amount} {coin} {network}",
            "Pay {amount} {coin} {",
            "Pay {amount} {coin} }",
            "",
        ] {
            let (_, entries, warnings) = over(&[("pay", unfit)]);
            assert_eq!(text(&entries, "pay"), "Pay {amount} {coin}");
            let expected = "cryptorefills-widget: texts cannot be used, the built-in ones stand: pay";
            assert_eq!(warnings, [expected], "{unfit}");
        }
    }

    #[test]
    fn a_language_that_no_browser_knows_how_to_read_is_not_used() {
        for tag in ["english", "en_US", "<b>", ""] {
            let (lang, _, warnings) = over(&[("@lang", tag)]);
            assert_eq!((lang.as_str(), warnings.len()), ("en", 1), "{tag}");
        }
    }

    #[test]
    fn what_is_no_object_of_texts_changes_nothing() {
        let taken = |own: &Json| {
            let (texts, warnings) = taken(own);
            assert_eq!(texts.entries, built_in());
            warnings.len()
        };
        assert_eq!(taken(&Json::Null), 0);
        assert_eq!(taken(&Json::List(vec![])), 1);
        assert_eq!(taken(&Json::Map(vec![("back".into(), Json::Null)])), 1);
    }

    fn over(own: &[(&str, &str)]) -> (String, Vec<(String, String)>, Vec<String>) {
        let own = own.iter().map(|(key, text)| ((*key).to_owned(), Json::Text((*text).to_owned())));
        let (texts, warnings) = taken(&Json::Map(own.collect()));
        (texts.lang, texts.entries, warnings)
    }

    fn taken(own: &Json) -> (Texts, Vec<String>) {
        let file = built_in().into_iter().map(|(key, text)| (key, Json::Text(text)));
        Texts::new(&Json::Map(file.collect()), own, |number, _| Counted {
            shown: number.into(),
            ..Counted::default()
        })
    }

    fn text<'a>(entries: &'a [(String, String)], key: &str) -> &'a str {
        let found = entries.iter().find(|(known, _)| known == key);
        found.map(|(_, text)| text.as_str()).unwrap()
    }

    fn built_in() -> Vec<(String, String)> {
        let entries = [
            ("back", "Back"),
            ("pay", "Pay {amount} {coin}"),
            ("points", "{count} points"),
            ("points#one", "{count} point"),
        ];
        entries.map(|(key, text)| (key.to_owned(), text.to_owned())).into()
    }
}
