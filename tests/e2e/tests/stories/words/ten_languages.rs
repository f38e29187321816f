//! Each of the ten languages, from the grid to the code: its own words, its own way of writing money, and its own file
//! alone.

use cryptorefills_e2e::{Page, World, texts_of};
use serde_json::{Value, json};

macro_rules! languages {
    ($($story:ident: $lang:literal;)+) => {
        $(pub(crate) async fn $story(world: &World) {
            purchase(world, $lang).await;
        })+
    };
}

languages! {
    english_goes_from_the_grid_to_the_code: "en";
    spanish_goes_from_the_grid_to_the_code: "es";
    french_goes_from_the_grid_to_the_code: "fr";
    german_goes_from_the_grid_to_the_code: "de";
    italian_goes_from_the_grid_to_the_code: "it";
    portuguese_goes_from_the_grid_to_the_code: "pt";
    chinese_goes_from_the_grid_to_the_code: "zh";
    turkish_goes_from_the_grid_to_the_code: "tr";
    vietnamese_goes_from_the_grid_to_the_code: "vi";
    filipino_goes_from_the_grid_to_the_code: "tl";
}

/// Ten dollars as the browser writes them in that language.
const TEN_DOLLARS: &str =
    "const money = { style: 'currency', currency: 'USD', trailingZeroDisplay: 'stripIfInteger' };
    const face = all('[data-denomination=\"10 USD\"] .option-face')[0];
    return [face.firstChild.data, new Intl.NumberFormat(arguments[1], money).format(10)]";

/// Places that nobody filled, keys that nobody translated, and texts that are not the language's.
const UNFINISHED: &str = r"const text = all('[part~=root]')[0].innerText;
    return text.match(/[{}]|\b[a-z]+\.[a-z]+[.-][a-z.-]+\b/g) ?? []";

async fn purchase(world: &World, lang: &str) {
    let widget = &world.widget;
    let texts = texts_of(lang);
    // As a part's text is told: every kind of blank is one.
    let text = |key: &str| {
        let text = texts[key].as_str().unwrap_or_else(|| panic!("{lang} lacks {key}"));
        text.replace(['\u{a0}', '\u{202f}'], " ")
    };
    world.open(&Page::widget(&format!(r#"country="US" lang="{lang}""#))).await;
    widget.wait("brand-card").await;
    let root = "const root = all('[part~=root]')[0]; return [root.lang, root.dir]";
    assert_eq!(widget.evaluate(root, Value::Null).await, json!([lang, "ltr"]));
    assert_eq!(widget.property("search", "placeholder").await, text("grid.search"));
    for key in ["kind.giftcard", "category.all", "category.games"] {
        widget.wait_text("root", &text(key)).await;
    }
    widget.fill_steam().await;
    for key in ["form.email", "pair.label", "review.total", "review.note"] {
        widget.wait_text("root", &text(key)).await;
    }
    let ten = widget.evaluate(TEN_DOLLARS, json!(lang)).await;
    assert_eq!(ten[0], ten[1]);
    assert_eq!(widget.evaluate(UNFINISHED, Value::Null).await, json!([]));

    widget.pay().await;
    widget.wait("qr").await;
    widget.wait_text("status", &text("state.WaitingForPayment")).await;
    for key in ["checkout.send", "checkout.address", "checkout.warning"] {
        widget.wait_text("checkout", &text(key)).await;
    }
    let order = world.sandbox.order().await;
    widget.wait_text("amount-due", order["coin_amount"].as_str().unwrap_or("?")).await;
    assert_eq!(widget.evaluate(UNFINISHED, Value::Null).await, json!([]));

    world.finish().await;
    assert_eq!(widget.text("status").await, text("state.Done"));
    widget.wait_text("reveal", &text("delivery.reveal")).await;
    widget.click("reveal").await;
    widget.wait("code").await;
    assert_eq!(files(world), [lang], "only the words that are shown are loaded");
}

pub(crate) async fn a_change_of_language_keeps_the_order(world: &World) {
    let widget = &world.widget;
    world.open(&Page::widget(r#"country="US" lang="en""#)).await;
    world.order_steam().await;
    let address = widget.text("address").await;
    for lang in ["de", "zh", "en"] {
        widget.evaluate("host.lang = arguments[1]", json!(lang)).await;
        let texts = texts_of(lang);
        let waiting = texts["state.WaitingForPayment"].as_str().unwrap_or("?").to_owned();
        widget.wait_text("status", &waiting).await;
        assert_eq!(widget.text("address").await, address);
        widget.wait("countdown").await;
    }
    assert_eq!(files(world), ["en", "de", "zh"], "each file once");
    assert_eq!(world.sandbox.orders().await.len(), 1);
    world.finish().await;
}

/// The languages whose files were asked for, in that order.
fn files(world: &World) -> Vec<String> {
    let asked = world.server.asked().into_iter();
    asked
        .filter_map(|path| Some(path.split_once("/locale-")?.1.split(['-', '.']).next()?.to_owned()))
        .collect()
}
