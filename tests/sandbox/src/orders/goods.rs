//! What a delivered line carries, by kind (`docs/wire-format.md` section 14). Every code is invented and worth nothing.

use super::delivery::Delivery;
use crate::{
    catalogue::{list, word},
    random::letters,
};
use fastrand::Rng;

const CODE: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const DIGITS: &str = "0123456789";

/// The fields of the deliverable: `(name, text)`; text that begins with `/` is a path of the sandbox.
pub(crate) fn goods(delivery: &Delivery, lang: &str, rng: &mut Rng) -> Vec<(&'static str, String)> {
    let Some(brand) = delivery.brand() else { return Vec::new() };
    if brand.is_esim() {
        return esim(lang, rng);
    }
    if brand.kind != "giftcard" {
        let mut goods = vec![("operator_reference", letters(rng, DIGITS, 12))];
        if brand.name.contains("PIN") {
            goods.push(("pin_code", letters(rng, DIGITS, 14)));
            goods.push(("pin_usage_instructions", word("dial", lang).to_owned()));
        }
        return goods;
    }
    let code = (0..4).map(|_| letters(rng, CODE, 4)).collect::<Vec<_>>().join("-");
    let mut goods = vec![
        ("redeem_instructions", redeem_instructions(&brand.name, lang)),
        ("terms_and_conditions", terms(&brand.name, lang)),
    ];
    match brand.name.as_str() {
        "Uber" | "Airbnb" | "Zalando" => {
            goods.push(("pin_code", format!("https://claim.sandbox.example/{code}")));
        }
        "Best Buy" | "Argos" | "Amazon.it" => {
            goods.push(("pin_code", code));
            goods.push(("pin_serial", letters(rng, DIGITS, 16)));
            goods.push(("security_code", letters(rng, DIGITS, 4)));
        }
        "Starbucks" | "Tesco" | "Rewe" => {
            let number = letters(rng, DIGITS, 16);
            goods.push(("barcode_image_url", format!("/images/barcode/{number}.png")));
            goods.push(("pin_code", number));
        }
        _ => goods.push(("pin_code", code)),
    }
    goods
}

fn esim(lang: &str, rng: &mut Rng) -> Vec<(&'static str, String)> {
    let token = letters(rng, CODE, 20);
    let activation = format!("LPA:1$rsp.sandbox.example${token}");
    vec![
        ("qr_image_url", format!("/images/qr/{activation}.png")),
        ("installation_url", format!("https://esim.sandbox.example/install/{token}")),
        ("apple_universal_link", format!("https://esim.sandbox.example/apple?carddata={activation}")),
        ("android_universal_link", format!("https://esim.sandbox.example/android?carddata={activation}")),
        ("pin_usage_instructions", word("scan", lang).to_owned()),
    ]
}

/// HTML, as on the wire; hostile for the brand whose description is hostile too.
fn redeem_instructions(brand: &str, lang: &str) -> String {
    match brand {
        "Meta Quest" => concat!(
            "<ol><li>Open the shop</li><li onclick=\"window.__sandbox_attack='redeem'\">Enter the code</li></ol>",
            "<script>window.__sandbox_attack = 'redeem'</script>",
        )
        .to_owned(),
        _ => list("ol", &[word("choose", lang), word("enter", lang)]),
    }
}

fn terms(brand: &str, lang: &str) -> String {
    match brand {
        "Meta Quest" => {
            "<p onmouseover=\"window.__sandbox_attack='terms'\">Terms<iframe src=//attacker.example>"
        }
        _ => return format!("<p>{}</p>", word("worthless", lang)),
    }
    .to_owned()
}
