//! Character references of HTML: those that texts of shops use. An unknown one stays as it is written.

/// The longest reference that is looked for, `&` and `;` included.
const LONGEST: usize = 12;

/// Names, and the characters that they stand for.
const NAMED: [(&str, char); 25] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("deg", '°'),
    ("times", '×'),
];

/// Names of marks, each with letters in pairs: without the mark, and with it.
const MARKED: [(&str, &str); 6] = [
    ("acute", "aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝ"),
    ("grave", "aàeèiìoòuùAÀEÈIÌOÒUÙ"),
    ("circ", "aâeêiîoôuûAÂEÊIÎOÔUÛ"),
    ("uml", "aäeëiïoöuüyÿAÄEËIÏOÖUÜ"),
    ("tilde", "aãnñoõAÃNÑOÕ"),
    ("cedil", "cçCÇ"),
];

/// A text with its references read.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[1..end])?, end))) {
            Some((character, end)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        // Control characters have nothing to say, and could disguise an address.
        return char::from_u32(code.ok()?).filter(|character| !character.is_control());
    }
    let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    named.or_else(|| marked(name))
}

/// `eacute` as `é`.
fn marked(name: &str) -> Option<char> {
    let letter = name.chars().next()?;
    let (_, pairs) = MARKED.iter().find(|(mark, _)| *mark == &name[letter.len_utf8()..])?;
    let mut letters = pairs.chars();
    while let (Some(plain), Some(marked)) = (letters.next(), letters.next()) {
        if plain == letter {
            return Some(marked);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters_and_the_rest_stays() {
        for (text, shown) in [
            ("Tom &amp; Jerry&#39;s &lt;b&gt;", "Tom & Jerry's <b>"),
            ("caf&eacute; &#x2713;&#X41; &euro;50 &mdash; &Uuml;", "café ✓A €50 — Ü"),
            ("&unknown; & &; &amp", "&unknown; & &; &amp"),
            ("&#0;&#8;&#x1F;&#1114112;&#xD800;", "&#0;&#8;&#x1F;&#1114112;&#xD800;"),
            ("&amp;lt;", "&lt;"),
            ("&é;&ééééééé;", "&é;&ééééééé;"),
        ] {
            assert_eq!(decoded(text), shown, "{text}");
        }
    }
}
