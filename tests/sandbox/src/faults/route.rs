//! Which requests a fault's `route` means. It never looks at more than the path and the query.

/// Whether a request to `target`, a path with its query, is meant by `route`: a part of it (`/v2/brands`,
/// `country_code=US`), or a template whose `{names}` stand for any one segment (`/v5/orders/{orderId}`). A route that
/// ends with `orders` means the creation of orders alone: all other order routes go on after that word.
pub(crate) fn meets(route: &str, target: &str) -> bool {
    let path = target.split('?').next().unwrap_or_default();
    if route.contains('{') {
        return ends_like(route, path);
    }
    if route == "orders" || route.ends_with("/orders") {
        return path.ends_with(route);
    }
    target.contains(route)
}

/// Whether the last segments of `path` are those of `template`.
fn ends_like(template: &str, path: &str) -> bool {
    let mut segments = path.rsplit('/');
    template.trim_start_matches('/').rsplit('/').all(|wanted| match segments.next() {
        Some("validations") | None => wanted == "validations",
        Some(_) if wanted.starts_with('{') => true,
        Some(segment) => segment == wanted,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_a_part_a_template_or_the_creation_of_orders() {
        for (route, target, is_met) in [
            ("/v2/brands", "/v2/brands?country_code=US", true),
            ("country_code=US", "/v2/brands?country_code=US", true),
            ("/v2/brands", "/v2/homepage?country_code=US", false),
            ("/v5/orders", "/v5/orders", true),
            ("orders", "/v5/orders", true),
            ("/v5/orders", "/v5/orders/validations", false),
            ("/v5/orders", "/v5/orders/1/subscribe", false),
            ("/v5/orders/", "/v5/orders/1/subscribe", true),
            ("subscribe", "/v5/orders/1/subscribe", true),
            ("/v5/orders/{orderId}", "/v5/orders/1", true),
            ("/v5/orders/{orderId}", "/v5/orders/1/subscribe", false),
            ("/v5/orders/{orderId}", "/v5/orders/validations", false),
            ("orders/{id}/subscribe", "/v5/orders/1/subscribe", true),
            ("orders/validations", "/v5/orders/validations", true),
        ] {
            assert_eq!(meets(route, target), is_met, "{route} {target}");
        }
    }
}
