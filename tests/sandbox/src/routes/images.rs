//! Images: logos in six variants, icons, QR codes and barcodes. Logos may be loaded from any page, as from a CDN.

use crate::{
    catalogue::LACKS_LOGO,
    logos::{Format, Variant, draw_icon, encode_grey},
    payment::{pairs, vias},
    refusal::Refusal,
    sandbox::Sandbox,
};
use axum::{
    extract::{Path, Query, State},
    http::{
        HeaderName, StatusCode,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use barcoders::sym::code128::Code128;
use bytes::Bytes;
use qrcode::{Color, QrCode};
use std::{collections::HashMap, sync::Arc};
use tokio::task::spawn_blocking;

const DAY: &str = "public, max-age=86400";
const NEVER: &str = "no-store";

/// `GET /logos_v2/{slug}[_500x318|_300x190].webp|.jpg`
pub(crate) async fn logo(
    State(sandbox): State<Arc<Sandbox>>,
    Path(file): Path<String>,
) -> Result<Response, Refusal> {
    let (slug, variant) = Variant::of_file(&file).ok_or_else(not_found)?;
    let slug = slug.to_owned();
    let bytes = match sandbox.logos.finished(&slug, variant) {
        Some(bytes) => bytes,
        None => {
            let drawn = spawn_blocking(move || {
                let brand =
                    sandbox.catalogue.brand_with_slug(&slug).filter(|brand| brand.name != LACKS_LOGO)?;
                sandbox.logos.draw(&brand, variant)
            });
            drawn.await.ok().flatten().ok_or_else(not_found)?
        }
    };
    Ok(image(bytes, variant.format, DAY))
}

/// `GET /icons/{name}_32x32.png`
pub(crate) async fn icon(Path(file): Path<String>) -> Result<Response, Refusal> {
    let name = file.strip_suffix("_32x32.png").ok_or_else(not_found)?;
    let slug =
        |text: &str| text.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let is_known = pairs().iter().any(|pair| slug(pair.coin) == name || slug(pair.display_name) == name)
        || vias().iter().any(|via| slug(via.name) == name);
    let icon = draw_icon(name).filter(|_| is_known).ok_or_else(not_found)?;
    Ok(image(Bytes::from(icon), Format::Png, DAY))
}

/// `GET /v3/qrs/{order id}`: the payment text of the order, with `?missing=true` that of the rest.
pub(crate) async fn order_qr(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    Query(parameters): Query<HashMap<String, String>>,
) -> Result<Response, Refusal> {
    let order = sandbox.orders.get(&id).ok_or_else(not_found)?;
    let amount = if parameters.contains_key("missing") { order.missing() } else { order.amount };
    let text = order.qr_text(amount).ok_or_else(not_found)?;
    qr_image(&text)
}

/// `GET /images/qr/{text}.png`
pub(crate) async fn qr(Path(file): Path<String>) -> Result<Response, Refusal> {
    qr_image(file.strip_suffix(".png").ok_or_else(not_found)?)
}

/// `GET /images/barcode/{digits}.png`: Code 128 of an even number of digits.
pub(crate) async fn barcode(Path(file): Path<String>) -> Result<Response, Refusal> {
    const MODULE: usize = 3;
    const HEIGHT: usize = 120;
    const QUIET: usize = 10;
    let digits = file.strip_suffix(".png").ok_or_else(not_found)?;
    // The leading letter chooses the character set of digit pairs.
    let bars = Code128::new(format!("\u{0106}{digits}")).map_err(|_| not_found())?.encode();
    let quiet = [0; QUIET];
    let modules: Vec<u8> = [&quiet[..], &bars[..], &quiet[..]].concat();
    let row: Vec<u8> =
        modules.iter().flat_map(|bar| std::iter::repeat_n(if *bar == 1 { 0 } else { 255 }, MODULE)).collect();
    grey_image(&row.repeat(HEIGHT), row.len(), HEIGHT)
}

fn qr_image(text: &str) -> Result<Response, Refusal> {
    const MODULE: usize = 6;
    const QUIET: usize = 4;
    let code = QrCode::new(text).map_err(|_| not_found())?;
    let modules = code.width();
    let side = (modules + 2 * QUIET) * MODULE;
    let pixel = |index: usize| {
        let inside = |pixels: usize| (pixels / MODULE).checked_sub(QUIET).filter(|module| *module < modules);
        match (inside(index % side), inside(index / side)) {
            (Some(x), Some(y)) if code[(x, y)] == Color::Dark => 0,
            _ => 255,
        }
    };
    grey_image(&(0..side * side).map(pixel).collect::<Vec<u8>>(), side, side)
}

fn grey_image(pixels: &[u8], width: usize, height: usize) -> Result<Response, Refusal> {
    let size = |length: usize| u32::try_from(length).unwrap_or_default();
    let file = encode_grey(pixels, size(width), size(height)).ok_or_else(not_found)?;
    Ok(image(Bytes::from(file), Format::Png, NEVER))
}

fn image(bytes: Bytes, format: Format, cache: &'static str) -> Response {
    let headers: [(HeaderName, &str); 3] =
        [(CONTENT_TYPE, format.media_type()), (CACHE_CONTROL, cache), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, bytes).into_response()
}

fn not_found() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "NOT_FOUND")
}
