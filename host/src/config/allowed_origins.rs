//! The origins that may call `/api` from another site. It never allows all of them: the calls may carry credentials.

use std::str::FromStr;

use axum::http::HeaderValue;
use reqwest::Url;
use thiserror::Error;

/// A list of origins such as `https://shop.example` or, of an app shell, `capacitor://localhost`, separated by commas when written.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AllowedOrigins(Vec<HeaderValue>);

/// Why a text is no list of origins.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum OriginError {
    /// `*`, which would let every site act for the shopper.
    #[error("*: every site could act for the shopper (name the origins)")]
    Everyone,
    /// An entry that is not `scheme://host` or `scheme://host:port`.
    #[error("{0}: not an origin such as https://shop.example")]
    NotAnOrigin(String),
}

impl AllowedOrigins {
    /// Whether the list names `origin`, as browsers write it.
    pub(crate) fn contains(&self, origin: &HeaderValue) -> bool {
        self.0.contains(origin)
    }

    /// The list, as browsers write origins. Empty means the host's own origin alone.
    pub(crate) fn as_slice(&self) -> &[HeaderValue] {
        &self.0
    }
}

impl FromStr for AllowedOrigins {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .map(origin)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

fn origin(entry: &str) -> Result<HeaderValue, OriginError> {
    if entry == "*" {
        return Err(OriginError::Everyone);
    }
    let refused = || OriginError::NotAnOrigin(entry.to_owned());
    let url = Url::parse(entry).map_err(|_| refused())?;
    let bare = !matches!(url.scheme(), "file" | "data" | "blob" | "javascript")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && matches!(url.path(), "" | "/")
        && url.query().is_none()
        && url.fragment().is_none();
    if !bare {
        return Err(refused());
    }
    let origin = match url.scheme() {
        "http" | "https" => url.origin().ascii_serialization(),
        // An app shell's, such as `capacitor://localhost`, which URLs know no origin of.
        _ => url.as_str().trim_end_matches('/').to_owned(),
    };
    HeaderValue::from_str(&origin).map_err(|_| refused())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_kept_as_browsers_write_them() {
        let list: AllowedOrigins =
            " https://Shop.example/ ,http://127.0.0.1:8080,, https://a.example:443".parse().unwrap();
        assert_eq!(list.as_slice(), ["https://shop.example", "http://127.0.0.1:8080", "https://a.example"]);
        let shells: AllowedOrigins =
            "capacitor://localhost,ionic://localhost/, tauri://localhost:1".parse().unwrap();
        assert_eq!(shells.as_slice(), ["capacitor://localhost", "ionic://localhost", "tauri://localhost:1"]);
        assert_eq!("".parse(), Ok(AllowedOrigins::default()));
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        assert_eq!("*".parse::<AllowedOrigins>(), Err(OriginError::Everyone));
        for text in [
            "shop.example",
            "https://shop.example/path",
            "null",
            "file:///a",
            "https://u:p@shop.example",
            "capacitor:localhost",
            "capacitor://localhost/a",
            "javascript://a",
        ] {
            assert_eq!(text.parse::<AllowedOrigins>(), Err(OriginError::NotAnOrigin(text.to_owned())));
        }
    }
}
