//! The API's HTML as plain text: what it says, without its marks. It never yields markup and runs nothing.

/// Tags after which a new line begins.
const BREAKS: [&str; 9] = ["br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3"];

/// The text of a piece of HTML, or of a plain text, which comes out as it is.
pub fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        push_decoded(&mut text, before);
        let begins_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
        let Some(end) = tag.find('>').filter(|_| begins_tag) else {
            text.push('<');
            rest = &tag[1..];
            continue;
        };
        let name = tag_name(&tag[1..end]);
        rest = &tag[end + 1..];
        if name == "script" || name == "style" {
            // What stands between these is for machines.
            rest =
                rest.as_bytes().windows(2).position(|pair| pair == b"</").map_or("", |close| &rest[close..]);
        } else if BREAKS.contains(&name.trim_matches('/')) {
            text.push('\n');
        }
    }
    push_decoded(&mut text, rest);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn tag_name(tag: &str) -> String {
    tag.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
        .collect::<String>()
        .to_ascii_lowercase()
}

/// Appends text with the common entities read; an unknown one stays as written.
fn push_decoded(text: &mut String, encoded: &str) {
    let mut rest = encoded;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity =
            rest.find(';').filter(|end| *end < 10).and_then(|end| Some((decode(&rest[1..end])?, end)));
        match entity {
            Some((letter, end)) => {
                text.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
}

fn decode(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => char::from_u32(name.strip_prefix('#')?.parse().ok()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_lines_and_entities_letters() {
        for (html, text) in [
            (
                "<p>Go to <b>Steam</b>.</p><ol><li>Sign in</li><li>Redeem</li></ol>",
                "Go to Steam.\nSign in\nRedeem",
            ),
            ("A<br/>B<BR>C", "A\nB\nC"),
            ("Tom &amp; Jerry&#39;s &lt;b&gt; &nbsp;&unknown; & more", "Tom & Jerry's <b>  &unknown; & more"),
            ("1 < 2 and <3", "1 < 2 and <3"),
            ("plain\ntext", "plain\ntext"),
            ("", ""),
        ] {
            assert_eq!(plain_text(html), text, "{html}");
        }
    }

    #[test]
    fn nothing_for_machines_stays() {
        for html in [
            "A<script>alert(1)</script>B",
            "A<style>p{}</style>B",
            "A<img src=x onerror=alert(1)>B",
            "A<a href='javascript:alert(1)'></a>B",
            "A<!-- alert(1) -->B",
        ] {
            assert_eq!(plain_text(html), "AB", "{html}");
        }
        assert_eq!(plain_text("A<script>never closed"), "A");
        assert_eq!(plain_text("A<img src=x"), "A<img src=x");
    }
}
