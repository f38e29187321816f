//! The upstream's address. It never carries a user name, a password, a query or a fragment.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use reqwest::Url;
use thiserror::Error;

/// Where the upstream answers: `http` or `https`, a host, perhaps a port and a path to put before every route.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UpstreamUrl(Url);

/// Why a text is no [`UpstreamUrl`].
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum UpstreamUrlError {
    /// It is not `http://…` or `https://…` with a host.
    #[error("not an address such as https://api.cryptorefills.com")]
    NotHttp,
    /// It carries credentials, a query or a fragment.
    #[error("an address without credentials, query and fragment is wanted")]
    Extras,
}

impl UpstreamUrl {
    /// Whether what is sent there can be read on the way.
    pub fn is_unprotected(&self) -> bool {
        self.0.scheme() == "http" && !self.is_loopback()
    }

    /// `path` (which starts with `/`) and `query` under this address. Both must have been checked.
    pub(crate) fn join(&self, path: &str, query: Option<&str>) -> Url {
        let mut url = self.0.clone();
        url.set_path(&format!("{}{path}", self.0.path().trim_end_matches('/')));
        url.set_query(query);
        url
    }

    /// Whether it can only be a program on this machine.
    pub(crate) fn is_loopback(&self) -> bool {
        let host = self.host();
        host.parse().map_or(host == "localhost", |address: IpAddr| address.to_canonical().is_loopback())
    }

    fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default().trim_matches(['[', ']'])
    }
}

impl FromStr for UpstreamUrl {
    type Err = UpstreamUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text.trim()).map_err(|_| UpstreamUrlError::NotHttp)?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err(UpstreamUrlError::NotHttp);
        }
        let credentials = !url.username().is_empty() || url.password().is_some();
        if credentials || url.query().is_some() || url.fragment().is_some() {
            return Err(UpstreamUrlError::Extras);
        }
        Ok(Self(url))
    }
}

impl fmt::Display for UpstreamUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_http_addresses_are_taken() {
        use UpstreamUrlError::{Extras, NotHttp};
        for (text, error) in [
            ("api.cryptorefills.com", NotHttp),
            ("ftp://api.cryptorefills.com", NotHttp),
            ("", NotHttp),
            ("https://user:secret@api.cryptorefills.com", Extras),
            ("https://api.cryptorefills.com/?a=1", Extras),
            ("https://api.cryptorefills.com/#a", Extras),
        ] {
            assert_eq!(UpstreamUrl::from_str(text), Err(error), "{text}");
        }
    }

    #[test]
    fn routes_are_joined_below_the_path_and_queries_stay_as_they_are() {
        for (base, path, query, url) in [
            (
                "http://localhost:1",
                "/v2/brands",
                Some("country_code=US"),
                "http://localhost:1/v2/brands?country_code=US",
            ),
            ("http://localhost:1/", "/v3/payment_vias", None, "http://localhost:1/v3/payment_vias"),
            ("https://gate.example/cr/", "/v5/orders", None, "https://gate.example/cr/v5/orders"),
            (
                "http://a",
                "/p",
                Some("brand_name=Bath%20%26%20Body+Works"),
                "http://a/p?brand_name=Bath%20%26%20Body+Works",
            ),
        ] {
            assert_eq!(UpstreamUrl::from_str(base).unwrap().join(path, query).as_str(), url);
        }
    }

    #[test]
    fn only_this_machine_is_loopback() {
        for (text, loopback, unprotected) in [
            ("http://127.0.0.1:8082", true, false),
            ("http://127.9.9.9", true, false),
            ("http://[::1]:8082", true, false),
            ("http://localhost", true, false),
            ("https://localhost.example.com", false, false),
            ("https://api.cryptorefills.com", false, false),
            ("http://10.0.0.1", false, true),
        ] {
            let upstream = UpstreamUrl::from_str(text).unwrap();
            assert_eq!(upstream.is_loopback(), loopback, "{text}");
            assert_eq!(upstream.is_unprotected(), unprotected, "{text}");
        }
    }
}
