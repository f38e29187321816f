//! What a Redis says of itself, and what of it could cost an order. It is told in the log, once; nothing is refused for it.

use std::sync::LazyLock;

use redis::Script;

/// Says what the server tells of its memory and its disk; nothing, where it may not be asked.
pub(super) static ABOUT: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("server_check.lua")));

/// What could cost an order, by `about` of the server.
pub(super) fn shortcomings(about: &str) -> Vec<&'static str> {
    let value = |name: &str| {
        about.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':')).unwrap_or_default()
    };
    let mut found = Vec::new();
    if !matches!(value("maxmemory_policy"), "" | "noeviction") {
        found.push("it drops entries when its memory is full: set maxmemory-policy noeviction");
    }
    if value("aof_enabled") == "0" {
        found.push("it forgets entries when it restarts: set appendonly yes and appendfsync always");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_drops_or_forgets_entries_is_told_and_what_is_not_known_is_not() {
        for (about, expected) in [
            ("", 0),
            ("maxmemory_policy:noeviction\r\naof_enabled:1\r\n", 0),
            ("# Memory\r\nmaxmemory_policy:volatile-ttl\r\naof_enabled:1", 1),
            ("maxmemory_policy:allkeys-lru\r\n\r\n# Persistence\r\naof_enabled:0\r\n", 2),
            ("aof_enabled:0", 1),
        ] {
            assert_eq!(shortcomings(about).len(), expected, "{about:?}");
        }
    }
}
