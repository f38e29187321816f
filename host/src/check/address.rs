//! Addresses: which can be looked at, and how they are shown. A query is never shown: it may hold somebody's secret.

use std::net::IpAddr;

use reqwest::Url;
use thiserror::Error;

use super::text;

/// Why a text is no address that can be looked at.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum AddressError {
    /// It is not `http://…` or `https://…` with a host.
    #[error("{0}: not an address such as https://shop.example/gift-cards")]
    NotHttp(String),
    /// It holds a user name or a password, which would be sent.
    #[error("an address without a user name and a password is wanted")]
    Credentials,
}

/// An address to look at, without what stands behind `#`.
///
/// # Errors
///
/// [`AddressError`] for anything but an address of the web.
pub(crate) fn parse(given: &str) -> Result<Url, AddressError> {
    let refused = || AddressError::NotHttp(text::piece(given));
    let mut url = Url::parse(given.trim()).map_err(|_| refused())?;
    if !is_web(&url) {
        return Err(refused());
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressError::Credentials);
    }
    url.set_fragment(None);
    Ok(url)
}

/// Whether it is `http` or `https`, with a host.
pub(crate) fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// As it may be printed.
pub(crate) fn shown(url: &Url) -> String {
    let query = if url.query().is_some() { "?…" } else { "" };
    text::piece(&format!("{}{}{query}", origin(url), shortened(url.path())))
}

/// A path, of whose hash eight digits are enough to know a file by.
fn shortened(path: &str) -> String {
    let hex = |c: &char| c.is_ascii_digit() || ('a'..='f').contains(c);
    let part = |part: &str| {
        let long = part.len() >= 32 && part.chars().all(|c| hex(&c));
        if long { format!("{}…", &part[..8]) } else { part.to_owned() }
    };
    path.split_inclusive(['-', '.', '/'])
        .map(|piece| {
            let end = piece.strip_suffix(['-', '.', '/']).unwrap_or(piece);
            part(end) + &piece[end.len()..]
        })
        .collect()
}

/// Scheme, host and port, as browsers write them.
pub(crate) fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// Whether it can only be a program on this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let named = host == "localhost" || host.ends_with(".localhost");
    host.parse().map_or(named, |address: IpAddr| address.to_canonical().is_loopback())
}

/// Whether what is sent there can be read and changed on the way.
pub(crate) fn is_unprotected(url: &Url) -> bool {
    url.scheme() == "http" && !is_loopback(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_looked_at() {
        for text in
            ["", "shop.example", "ftp://shop.example", "file:///etc/passwd", "javascript:1", "https://"]
        {
            assert!(matches!(parse(text), Err(AddressError::NotHttp(_))), "{text}");
        }
        for text in ["https://a:b@shop.example", "https://a@shop.example"] {
            assert_eq!(parse(text), Err(AddressError::Credentials));
        }
        assert_eq!(parse(" https://Shop.example/a?b#c ").unwrap().as_str(), "https://shop.example/a?b");
    }

    #[test]
    fn a_query_is_not_shown() {
        let shown = |text: &str| shown(&Url::parse(text).unwrap());
        assert_eq!(shown("https://shop.example:444/a/?token=secret"), "https://shop.example:444/a/?…");
        assert_eq!(shown("https://shop.example"), "https://shop.example/");
        let hash = "0123456789abcdef".repeat(4);
        assert_eq!(shown(&format!("https://a.example/w-{hash}.js")), "https://a.example/w-01234567….js");
    }

    #[test]
    fn only_this_machine_needs_no_tls() {
        for (text, unprotected) in [
            ("http://127.0.0.1:8080", false),
            ("http://[::1]/", false),
            ("http://[::ffff:127.0.0.1]/", false),
            ("http://localhost:1", false),
            ("http://shop.localhost", false),
            ("https://shop.example", false),
            ("http://shop.example", true),
            ("http://localhost.example", true),
            ("http://192.168.1.2", true),
        ] {
            assert_eq!(is_unprotected(&Url::parse(text).unwrap()), unprotected, "{text}");
        }
    }
}
