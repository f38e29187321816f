//! A brand's logo: WebP in two sizes, JPEG where that fails, initials where that fails too (reference section 3).

use super::element::{El, el};
use crate::domain::brand::Brand;
use leptos::prelude::event_target;
use web_sys::{Element, Event, HtmlImageElement};

/// The logo in its tile. Logos of a long list are loaded when they come near.
pub(crate) fn tile(brand: &Brand, lazy: bool) -> El {
    let tile = el("span")
        .class("brand-tile")
        .child(el("span").class("brand-initials").attr("aria-hidden", "true").text(&brand.initials()));
    let Some(fallback) = fallback(brand) else { return tile.attr("data-failed", "") };
    let image = el("img")
        .class("brand-logo")
        .part("brand-logo")
        .attr("alt", "")
        .attr("width", "500")
        .attr("height", "318")
        .attr("decoding", "async")
        .attr("loading", if lazy { "lazy" } else { "eager" })
        .on("error", |event| failed(&event))
        .on("load", |event| loaded(&event));
    let picture = el("picture").children(brand.logo_base_url.as_ref().map(|base| {
        el("source")
            .attr("type", "image/webp")
            .attr("sizes", if lazy { "(min-width: 800px) 160px, 200px" } else { "64px" })
            .attr("srcset", &format!("{base}_300x190.webp 300w, {base}_500x318.webp 500w"))
    }));
    // The address comes last: until then there is nothing to load, and the listeners miss nothing.
    tile.child(picture.child(image.attr("src", &fallback)))
}

fn fallback(brand: &Brand) -> Option<String> {
    let jpeg = brand.logo_base_url.as_ref().map(|base| format!("{base}_300x190.jpg"));
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

fn mark(image: &HtmlImageElement, failed: bool) {
    let tile = image.closest(".brand-tile").ok().flatten();
    let _ = tile.map(|tile: Element| tile.toggle_attribute_with_force("data-failed", failed));
}
