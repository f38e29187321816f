//! Who the shopper is, behind proxies. An address in `X-Forwarded-For` is never believed unless the hop that wrote it is
//! trusted: everything to the left of the first untrusted hop may be the browser's invention.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::http::HeaderMap;
use ipnet::IpNet;
use thiserror::Error;

/// Networks in CIDR notation (a bare address is a network of one), separated by commas when written.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TrustedProxies(Vec<IpNet>);

/// An entry that is neither an address nor a network.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("{0}: not an address or network such as 10.0.0.0/8")]
pub struct NetworkError(String);

impl TrustedProxies {
    /// The shopper's address: `peer`, or, where `peer` is a trusted proxy, the right-most hop of `X-Forwarded-For` that
    /// is not. Where every hop is trusted it is the left-most; a hop that is no address ends the chain.
    pub(crate) fn shopper_address(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut address = peer.to_canonical();
        for hop in hops_from_the_right(headers) {
            if !self.trusts(address) {
                break;
            }
            let Some(hop) = hop else { break };
            address = hop;
        }
        address
    }

    /// Whether `address` is one of them.
    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

impl FromStr for TrustedProxies {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .map(network)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

fn network(entry: &str) -> Result<IpNet, NetworkError> {
    entry
        .parse::<IpNet>()
        .or_else(|_| entry.parse::<IpAddr>().map(|address| IpNet::from(address.to_canonical())))
        .map_err(|_| NetworkError(entry.to_owned()))
}

fn hops_from_the_right(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> {
    let mut lines: Vec<_> = headers.get_all("x-forwarded-for").iter().collect();
    lines.reverse();
    lines
        .into_iter()
        .flat_map(|line| line.to_str().unwrap_or_default().rsplit(',').map(|hop| address(hop.trim())))
}

/// A hop in any of the forms that proxies write: an address, with a port, in brackets.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = hop.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(hop);
    let address = bare.parse().or_else(|_| hop.parse().map(|socket: SocketAddr| socket.ip()));
    address.ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn shopper(trusted: &str, peer: &str, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        let trusted: TrustedProxies = trusted.parse().unwrap();
        trusted.shopper_address(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn the_shopper_is_the_first_hop_that_is_not_ours() {
        let ours = "10.0.0.0/8, fd00::/8, 192.0.2.7";
        for (peer, forwarded, expected) in [
            ("203.0.113.9", &[][..], "203.0.113.9"),
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.66, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["198.51.100.66", "198.51.100.1, 10.0.0.2"], "198.51.100.1"),
            ("192.0.2.7", &["198.51.100.1, 10.0.0.2 , fd00::5"], "198.51.100.1"),
            ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            ("10.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.1", &["[2001:db8::1]:4711"], "2001:db8::1"),
            ("10.0.0.1", &["[2001:db8::1]"], "2001:db8::1"),
            ("10.0.0.1", &["198.51.100.1, unknown"], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1, unknown, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", &[""], "10.0.0.1"),
            ("::ffff:10.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
        ] {
            assert_eq!(shopper(ours, peer, forwarded), expected, "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn without_trusted_proxies_the_header_counts_for_nothing() {
        assert_eq!(shopper("", "127.0.0.1", &["198.51.100.1"]), "127.0.0.1");
    }

    #[test]
    fn what_is_no_network_is_named() {
        let error = "10.0.0.0/8,proxy.example".parse::<TrustedProxies>().unwrap_err();
        assert_eq!(error.to_string(), "proxy.example: not an address or network such as 10.0.0.0/8");
    }
}
