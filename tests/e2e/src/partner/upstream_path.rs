//! The upstream's path for a host's route (the contract's table of routes): all that a host which only forwards knows.

/// `/api/brands` -> `/v2/brands`; nothing for a route that does not exist.
pub(crate) fn upstream_path(path: &str) -> Option<String> {
    let route = path.strip_prefix("/api/")?;
    let version = match route.split('/').collect::<Vec<_>>()[..] {
        ["payment_vias"] => "v3",
        ["brands" | "homepage"] => "v2",
        ["products", "country", _] => "v5",
        ["products", "price"] => "v4",
        ["orders", "by-key"] => return None,
        ["orders"] | ["orders", _] | ["orders", _, "subscribe"] => "v5",
        _ => return None,
    };
    Some(format!("/{version}/{route}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_the_upstreams_path_without_its_version() {
        for (route, expected) in [
            ("/api/payment_vias", Some("/v3/payment_vias")),
            ("/api/brands", Some("/v2/brands")),
            ("/api/homepage", Some("/v2/homepage")),
            ("/api/products/country/US", Some("/v5/products/country/US")),
            ("/api/products/price", Some("/v4/products/price")),
            ("/api/orders", Some("/v5/orders")),
            ("/api/orders/validations", Some("/v5/orders/validations")),
            ("/api/orders/abc", Some("/v5/orders/abc")),
            ("/api/orders/abc/subscribe", Some("/v5/orders/abc/subscribe")),
            ("/api/orders/by-key", None),
            ("/api/user", None),
            ("/widget/embed.js", None),
        ] {
            assert_eq!(upstream_path(route).as_deref(), expected, "{route}");
        }
    }
}
