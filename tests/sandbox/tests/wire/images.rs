//! Logos and other images: real files of the right size.

use crate::support::{Sandbox, basket, id, line, range_line};
use image::{ImageFormat, load_from_memory};
use serde_json::json;

#[tokio::test]
async fn a_logo_comes_in_all_six_variants() {
    let sandbox = Sandbox::start().await;
    let us = sandbox.get("/v2/brands?country_code=US").await;
    let brand =
        us["all_brands"].as_array().unwrap().iter().find(|brand| brand["brand"] == "ATT Credits").unwrap();
    let base = brand["logo_base_url"].as_str().unwrap();
    assert_eq!(base, format!("{}/logos_v2/at&t-prepaid_2", sandbox.base));
    assert_eq!(brand["logo_url"], format!("{base}.webp"));
    for (suffix, format, width) in [
        (".webp", ImageFormat::WebP, 800),
        ("_500x318.webp", ImageFormat::WebP, 500),
        ("_300x190.webp", ImageFormat::WebP, 300),
        (".jpg", ImageFormat::Jpeg, 800),
        ("_500x318.jpg", ImageFormat::Jpeg, 500),
        ("_300x190.jpg", ImageFormat::Jpeg, 300),
    ] {
        let answer = sandbox.fetch(&format!("/logos_v2/at&t-prepaid_2{suffix}")).await;
        assert_eq!(answer.status(), 200, "{suffix}");
        assert_eq!(answer.headers()["access-control-allow-origin"], "*");
        assert!(answer.headers()["cache-control"].to_str().unwrap().contains("max-age"));
        assert_eq!(answer.headers()["content-type"], format.to_mime_type());
        let bytes = answer.bytes().await.unwrap();
        assert_eq!(image::guess_format(&bytes).unwrap(), format);
        assert_eq!(load_from_memory(&bytes).unwrap().width(), width, "{suffix}");
    }
}

#[tokio::test]
async fn every_brand_but_one_has_a_logo_and_a_drawing_of_its_own() {
    let sandbox = Sandbox::start().await;
    for country in ["US", "DE", "IN", "JP", "AQ", "SE"] {
        let brands = sandbox.get(&format!("/v2/brands?country_code={country}")).await;
        for brand in brands["all_brands"].as_array().unwrap() {
            let path = brand["logo_url"].as_str().unwrap().strip_prefix(&sandbox.base).unwrap();
            let path = path.strip_suffix(".webp").unwrap();
            let expected = if brand["brand"] == "Lucky Rummy" { 404 } else { 200 };
            assert_eq!(sandbox.fetch(&format!("{path}_300x190.webp")).await.status(), expected, "{path}");
        }
    }
    let bytes =
        async |slug: &str| sandbox.fetch(&format!("/logos_v2/{slug}.jpg")).await.bytes().await.unwrap();
    assert_ne!(bytes("steam").await, bytes("x-box").await);
}

#[tokio::test]
async fn a_logo_of_nobody_is_not_found() {
    let sandbox = Sandbox::start().await;
    for file in ["nobody.webp", "steam.png", "steam", "steam_1x1.webp"] {
        assert_eq!(sandbox.fetch(&format!("/logos_v2/{file}")).await.status(), 404, "{file}");
    }
}

#[tokio::test]
async fn urls_begin_with_the_public_one_where_it_is_given() {
    let public_url = Some("https://sandbox.example".to_owned());
    let options = cryptorefills_sandbox::Options { public_url, ..cryptorefills_sandbox::Options::default() };
    let brands = Sandbox::with(options).await.get("/v2/brands?country_code=AQ").await;
    assert_eq!(brands["all_brands"][0]["logo_base_url"], "https://sandbox.example/logos_v2/esim");
}

#[tokio::test]
async fn orders_link_to_images_that_exist() {
    let sandbox = Sandbox::start().await;
    let body = basket(vec![range_line("Starbucks", 5), line("eSIM", "1 GB 3 days")]);
    let order = sandbox.order(&body).await;
    sandbox.step(&order, "pay-partial", json!({})).await;
    let partial = sandbox.get(&format!("/v5/orders/{}", id(&order))).await;
    let done = sandbox.step(&order, "deliver", json!({})).await;
    let urls = [
        &order["qr_url"],
        &partial["missing_amount_qr_url"],
        &done["deliveries"][0]["deliverable"]["barcode_image_url"],
        &done["deliveries"][1]["deliverable"]["qr_image_url"],
    ];
    for url in urls {
        let path = url.as_str().unwrap().strip_prefix(&sandbox.base).unwrap();
        let bytes = sandbox.fetch(path).await.bytes().await.unwrap();
        assert_eq!(image::guess_format(&bytes).unwrap(), ImageFormat::Png, "{url}");
    }
    let vias = sandbox.get("/v3/payment_vias").await;
    let icon = vias[0]["currencies"][0]["networks"][0]["logo_url"].as_str().unwrap();
    assert_eq!(sandbox.fetch(icon.strip_prefix(&sandbox.base).unwrap()).await.status(), 200);
}
