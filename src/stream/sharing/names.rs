//! The names under which pages of one origin find each other: of locks and channels, for an order and for a host. An
//! order's name says its id, as the journal does, and nothing that opens it.

/// How many streams the pages of one origin open to one host. Browsers open six connections over HTTP/1.1, and two stay
/// free for pages and questions.
pub const SLOTS: usize = 4;

/// The names' beginning, with the version of what is said under them.
const FAMILY: &str = "cryptorefills-stream/1 ";

/// The names for one order's stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// Of the order: a lock for who opens its stream, and a channel.
    pub order: String,
    /// Of the host: a channel.
    pub host: String,
}

impl Names {
    /// The names for the stream at `…/orders/{orderId}/subscribe`. A query is what opens it, and no part of a name.
    pub fn of(url: &str) -> Self {
        let path = url.split('?').next().unwrap_or_default();
        let host = path.rsplit_once("/orders/").map_or(path, |(base, _)| base);
        Self { order: format!("{FAMILY}{path}"), host: format!("{FAMILY}{host}") }
    }

    /// The locks of which one allows one open stream.
    pub fn slots(&self) -> [String; SLOTS] {
        std::array::from_fn(|slot| format!("{} {slot}", self.host))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_order_of_one_host_has_one_name_whatever_opens_it() {
        let names = Names::of("https://shop.example/api/orders/ord_1/subscribe");
        assert_eq!(Names::of("https://shop.example/api/orders/ord_1/subscribe?ticket=t"), names);
        assert_eq!(names.order, "cryptorefills-stream/1 https://shop.example/api/orders/ord_1/subscribe");
        assert_eq!(names.host, "cryptorefills-stream/1 https://shop.example/api");
    }

    #[test]
    fn orders_of_one_host_share_its_slots() {
        let [one, other] = ["ord_1", "ord_2"].map(|id| Names::of(&format!("/api/orders/{id}/subscribe")));
        assert_ne!(one.order, other.order);
        assert_eq!(one.slots(), other.slots());
        assert_eq!(one.slots()[3], "cryptorefills-stream/1 /api 3");
        assert_ne!(one.slots(), Names::of("/shop/orders/ord_1/subscribe").slots());
    }
}
