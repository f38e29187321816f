//! Addresses of images that the API names. It never lets one through that could run anything or leave the web.

use crate::domain::payment::payment_link::web_link;

/// Hosts that may serve images without TLS: this machine, where the sandbox runs.
const LOOPBACK: [&str; 2] = ["127.0.0.1", "localhost"];

/// The address of an image, if it may be loaded: `https`, or plain `http` on a loopback host.
pub(crate) fn image(text: &str) -> Option<&str> {
    web_link(text).or_else(|| loopback(text.trim()))
}

fn loopback(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("http://")?;
    // Judged as if it were `https`, so that both kinds of address obey the same rules.
    web_link(&["https://", rest].concat())?;
    let place = rest.split(['/', '?', '#']).next()?;
    let host = place.split_once(':').map_or(place, |(host, _)| host);
    LOOPBACK.contains(&host).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_comes_over_tls_or_from_this_machine() {
        for good in [
            "https://cdn.cryptorefills.com/logos_v2/at&t-prepaid_2",
            "http://127.0.0.1:8082/logos/steam.webp",
            "http://localhost/logos/steam",
        ] {
            assert_eq!(image(good), Some(good));
        }
        for bad in [
            "http://cdn.example/steam.webp",
            "http://127.0.0.1.evil.example/x",
            "http://localhost@evil.example/x",
            "http://127.0.0.1:80@evil.example/x",
            "http://localhost\\x",
            "http://",
            "data:image/svg+xml,x",
            "javascript:alert(1)",
            "//cdn.example/x",
            "logos/x",
            "",
        ] {
            assert_eq!(image(bad), None, "{bad}");
        }
    }
}
