//! What suppliers write, and what of it is read.

use crate::domain::rich_text::{Block, DEEPEST, RichText, Span};

#[test]
fn decent_markup_keeps_its_form() {
    for (html, form) in [
        ("<p>Go to <b>Steam</b>.</p>", "Go to *Steam*."),
        ("One.<p>Two.</p>Three.", "One. | Two. | Three."),
        ("<h2>How</h2><p>So.</p>", "*How* | So."),
        ("A<br/>B<BR>C", "A/B/C"),
        ("<ol><li>Sign in</li><li>Redeem</li></ol>", "1[Sign in; Redeem]"),
        ("<ul><li>A<ol><li>B</li></ol></li><li><p>C</p><p>D</p></li></ul>", "-[A | 1[B]; C | D]"),
        ("<em>so</em> and <i>so</i>", "_so_ and _so_"),
        ("<b><i>both</i></b>", "*_both_*"),
        ("<a href='https://a.example/?b=1&amp;c'>there</a>", "there(https://a.example/?b=1&c)"),
        (
            "<table><tr><th>Where</th><th>How</th></tr><tr><td>Store</td><td>Code</td></tr></table>",
            "Where · How | Store · Code",
        ),
        ("<blockquote>One <em>more <u>thing</u></em></blockquote><hr>End", "One _more thing_ | End"),
        ("<span>in</span> <span>line</span>", "in line"),
        ("  much \n\t space  ", "much/space"),
        ("<p> much \n\t space </p>", "much space"),
        ("5 > 3 and 3 < 5", "5 > 3 and 3 < 5"),
        ("plain\ntext\n\nwith lines", "plain/text | with lines"),
        ("caf&eacute; &amp; &euro;50", "café & €50"),
        ("", ""),
        ("<p></p><ul><li></li></ul><br>", ""),
    ] {
        assert_eq!(shown(&RichText::read(html).blocks), form, "{html}");
        assert_eq!(RichText::read(html).is_empty(), form.is_empty(), "{html}");
    }
}

#[test]
fn nasty_markup_is_harmless() {
    for (html, form) in [
        ("A<script>alert(1)</script>B", "AB"),
        ("A<ScRiPt>alert('</p>')</sCrIpT>B", "AB"),
        ("A<style>* { display: none }</style>B", "AB"),
        ("A<img src=x onerror=alert(1)>B", "AB"),
        ("A<svg onload=alert(1)><p>x</p></svg>B", "AB"),
        ("A<iframe srcdoc=\"<script>x</script>\"></iframe>B", "AB"),
        ("A<!-- <b>x</b> -->B", "AB"),
        ("A<!--><img src=x onerror=alert(1)>-->B", "A-->B"),
        ("A<p title=\"</noscript><img src=x onerror=alert(1)>\">B", "A | B"),
        ("<a href=\"javascript:alert(1)\">a</a>", "a"),
        ("<a href=\" jAvAsCrIpT&#58;alert(1)\">a</a>", "a"),
        ("<a href=\"java\tscript:alert(1)\">a</a>", "a"),
        ("<a href=\"data:text/html,x\">a</a>", "a"),
        ("<a href=\"http://a.example\">a</a>", "a"),
        ("<a href=\"//a.example\">a</a><a href=\"/b\">b</a>", "ab"),
        ("<a href=\"https://user@evil.example\">a</a>", "a"),
        ("<a href=\"mailto:a@b.example\">a</a>", "a"),
        ("<a href=https://a.example>never closed</p>next", "never closed(https://a.example) | next"),
        ("<ol><li>Open<li>Enter", "1[Open; Enter]"),
        ("</ul></li></b></p>text</ol>", "text"),
        ("<li>alone</li>", "alone"),
        ("<b>bold for ever", "*bold for ever*"),
        ("A<script>never closed", "A"),
        ("A<p class='never closed>B", "A"),
        ("<form action=x><input name=code autofocus></form>A", "A"),
        ("<base href=\"https://attacker.example/\">A note", "A note"),
        ("pay\u{202e}ecrem\u{2069} me", "payecrem me"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    ] {
        assert_eq!(shown(&RichText::read(html).blocks), form, "{html}");
    }
}

#[test]
fn nothing_nests_without_end() {
    let deep = RichText::read(&"<ul><li>x".repeat(10_000));
    assert_eq!(depth(&deep.blocks), DEEPEST);
    let closed = RichText::read(&format!("{}a{}b", "<ul><li>".repeat(50), "</li></ul>".repeat(50)));
    assert_eq!(depth(&closed.blocks), DEEPEST);
    assert!(shown(&closed.blocks).ends_with(" | b"), "what follows stands outside");
    assert!(!RichText::read(&format!("{}a", "<b><i><div>".repeat(5_000))).is_empty());
}

#[test]
fn a_huge_text_is_cut_where_nobody_reads_any_more() {
    let words = RichText::read(&"é ".repeat(1_000_000));
    assert!(shown(&words.blocks).len() <= 100_000);
    let paragraphs = RichText::read(&"<p>x</p>".repeat(1_000_000));
    assert!((1000..2000).contains(&paragraphs.blocks.len()));
    assert!(shown(&paragraphs.blocks).ends_with(" | …"), "and says so");
    for noise in ["<", "&", "<a ", "<!--", "<script", "</", "<p \"", "&#"] {
        let text = RichText::read(&noise.repeat(100_000));
        assert!(shown(&text.blocks).len() <= 100_000, "{noise}");
    }
}

/// `*bold*`, `_emphasis_`, `words(link)`, `/` for a break, `|` between blocks, `-[a; b]` for a list.
fn shown(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph(spans) => spans.iter().map(span).collect(),
        Block::List { ordered, items } => {
            let items: Vec<_> = items.iter().map(|item| shown(item)).collect();
            format!("{}[{}]", if *ordered { "1" } else { "-" }, items.join("; "))
        }
    };
    blocks.iter().map(block).collect::<Vec<String>>().join(" | ")
}

fn span(span: &Span) -> String {
    let mut text = span.text.replace('\n', "/").trim_start_matches('/').to_owned();
    for (marked, sign) in [(span.emphasis, "_"), (span.strong, "*")] {
        if marked {
            text = format!("{sign}{text}{sign}");
        }
    }
    span.link.as_ref().map_or(text.clone(), |link| format!("{text}({link})"))
}

fn depth(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(_) => 0,
        Block::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
    };
    blocks.iter().map(of).max().unwrap_or(0)
}
