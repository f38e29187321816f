//! A brand's logo: WebP in two sizes, JPEG where that fails, initials where that fails too (reference section 3).

use crate::domain::catalogue::brand::{Brand, initials};
use crate::embed::contract::parts::Part;
use crate::ui::dom::element::{El, el};
use leptos::prelude::event_target;
use web_sys::{Element, Event, HtmlImageElement};

/// The logo in its tile. Logos of a long list are loaded when they come near.
pub(crate) fn tile(brand: &Brand, lazy: bool) -> El {
    let webp = brand.logo_base_url.as_ref().map(|base| {
        el("source")
            .attr("type", "image/webp")
            .attr("sizes", if lazy { "(min-width: 800px) 160px, 200px" } else { "64px" })
            .attr("srcset", &[base, "_300x190.webp 300w, ", base, "_500x318.webp 500w"].concat())
    });
    let image = image().part(Part::BRAND_LOGO).attr("loading", if lazy { "lazy" } else { "eager" });
    framed(&brand.name, webp, image, fallback(brand))
}

/// The logo that came with a delivered line, of which there is one size only.
pub(crate) fn line_tile(name: &str, logo: Option<String>) -> El {
    framed(name, None, image(), logo)
}

fn image() -> El {
    el("img")
        .class("brand-logo")
        .attr("alt", "")
        .attr("width", "500")
        .attr("height", "318")
        .attr("decoding", "async")
        .on("error", |event| failed(&event))
        .on("load", |event| loaded(&event))
}

fn framed(name: &str, source: Option<El>, image: El, address: Option<String>) -> El {
    let initials = el("span").class("brand-initials").attr("aria-hidden", "true").text(&initials(name));
    let tile = el("span").class("brand-tile").child(initials);
    match address {
        // The address comes last: until then there is nothing to load, and the listeners miss nothing.
        Some(address) => tile.child(el("picture").children(source).child(image.attr("src", &address))),
        None => tile.attr("data-failed", ""),
    }
}

fn fallback(brand: &Brand) -> Option<String> {
    let jpeg = brand.logo_base_url.as_ref().map(|base| [base, "_300x190.jpg"].concat());
    jpeg.or_else(|| brand.logo_url.clone())
}

/// First failure: the WebP variants go, and the browser tries the JPEG. Second: the initials show.
fn failed(event: &Event) {
    let image: HtmlImageElement = event_target(event);
    match image.previous_element_sibling().filter(|source| source.has_attribute("srcset")) {
        Some(source) => {
            let _ = source.remove_attribute("srcset");
        }
        None => mark(&image, true),
    }
}

fn loaded(event: &Event) {
    mark(&event_target(event), false);
}

/// Marks the frame around a picture: its style shows what stands for it.
pub(crate) fn mark(image: &HtmlImageElement, failed: bool) {
    let frame = image.closest(".brand-tile, .delivery-picture").ok().flatten();
    let _ = frame.map(|frame: Element| frame.toggle_attribute_with_force("data-failed", failed));
}
