//! Which of the host's routes a request is for (the contract's table of routes).

use axum::http::Method;

/// A route that faults can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// `GET products/price`
    Price,
    /// `POST orders/validations`
    Validation,
    /// `POST orders`
    Creation,
    /// `GET orders/by-key`
    ByKey,
    /// `GET orders/{orderId}`
    Order,
    /// `GET orders/{orderId}/subscribe`
    Stream,
    /// Everything else: the page, the bundle, the catalogue.
    Other,
}

impl Route {
    /// The route of a request, by its method and path.
    pub(crate) fn of(method: &Method, path: &str) -> Self {
        let Some(route) = path.strip_prefix("/api/") else { return Self::Other };
        match route.split('/').collect::<Vec<_>>()[..] {
            ["products", "price"] => Self::Price,
            ["orders", "validations"] => Self::Validation,
            ["orders"] if method == Method::POST => Self::Creation,
            ["orders", "by-key"] => Self::ByKey,
            ["orders", _] => Self::Order,
            ["orders", _, "subscribe"] => Self::Stream,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_route_is_told_apart() {
        for (method, path, expected) in [
            (Method::GET, "/api/products/price", Route::Price),
            (Method::POST, "/api/orders/validations", Route::Validation),
            (Method::POST, "/api/orders", Route::Creation),
            (Method::GET, "/api/orders/by-key", Route::ByKey),
            (Method::GET, "/api/orders/abc", Route::Order),
            (Method::GET, "/api/orders/abc/subscribe", Route::Stream),
            (Method::GET, "/api/products/country/US", Route::Other),
            (Method::GET, "/api/orders", Route::Other),
            (Method::GET, "/widget/embed.js", Route::Other),
            (Method::GET, "/", Route::Other),
        ] {
            assert_eq!(Route::of(&method, path), expected, "{method} {path}");
        }
    }
}
