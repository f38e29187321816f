//! Whether a source of a directive matches an address, by the rules of CSP 3. It knows no directive.

use reqwest::Url;

/// Whether one of the sources matches `url`, on a page at `page`.
pub(crate) fn any(sources: &[String], url: &Url, page: &Url) -> bool {
    sources.iter().any(|source| matches(source, url, page))
}

/// Whether a source matches `url`, on a page at `page`. Words in quotes other than `'self'` match no address.
fn matches(source: &str, url: &Url, page: &Url) -> bool {
    let source = source.trim();
    if source == "*" {
        return matches!(url.scheme(), "http" | "https" | "ws" | "wss") || url.scheme() == page.scheme();
    }
    if source.eq_ignore_ascii_case("'self'") {
        return url.host_str() == page.host_str()
            && is_same_scheme(page.scheme(), url.scheme())
            && is_same_port(page.port(), page.scheme(), url);
    }
    if source.starts_with('\'') {
        return false;
    }
    if let Some(scheme) = source.strip_suffix(':') {
        return is_same_scheme(&scheme.to_ascii_lowercase(), url.scheme());
    }
    let (scheme, rest) = match source.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => (page.scheme().to_owned(), source),
    };
    let (authority, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port = match port {
        Some("*") => true,
        Some(port) => port.parse().is_ok_and(|port: u16| is_same_port(Some(port), &scheme, url)),
        None => is_same_port(None, &scheme, url),
    };
    is_same_scheme(&scheme, url.scheme()) && is_same_host(host, url) && port && is_same_path(path, url)
}

/// What is named without TLS may also be had with it.
fn is_same_scheme(named: &str, scheme: &str) -> bool {
    named == scheme
        || matches!((named, scheme), ("http", "https") | ("ws", "wss" | "http" | "https") | ("wss", "https"))
}

fn is_same_host(named: &str, url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let named = named.to_ascii_lowercase();
    match named.strip_prefix('*') {
        Some("") => true,
        Some(ending) => ending.starts_with('.') && host.ends_with(ending) && host.len() > ending.len(),
        None => named == host,
    }
}

fn is_same_port(named: Option<u16>, scheme: &str, url: &Url) -> bool {
    let usual = |scheme: &str| match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        _ => None,
    };
    let named = named.or_else(|| usual(scheme));
    let port = url.port_or_known_default();
    named == port || (named == Some(80) && port == Some(443) && url.port().is_none())
}

/// A path that ends in `/` is of a folder, any other of a file.
fn is_same_path(named: &str, url: &Url) -> bool {
    match named {
        "" | "/" => true,
        folder if folder.ends_with('/') => url.path().starts_with(folder),
        file => url.path() == file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_match_as_browsers_match_them() {
        let page = "https://shop.example/gift-cards";
        let plain = "http://shop.example/";
        for (source, url, page, expected) in [
            ("'self'", "https://shop.example/widget/embed.js", page, true),
            ("'SELF'", "https://shop.example/widget/embed.js", page, true),
            ("'self'", "https://cdn.example/embed.js", page, false),
            ("'self'", "https://shop.example:444/embed.js", page, false),
            ("'self'", "https://shop.example/embed.js", plain, true),
            ("'self'", "http://shop.example/embed.js", page, false),
            ("'none'", "https://shop.example/", page, false),
            ("'unsafe-inline'", "https://shop.example/", page, false),
            ("*", "https://anywhere.example/", page, true),
            ("*", "data:text/plain,a", page, false),
            ("https:", "https://anywhere.example/", page, true),
            ("http:", "https://anywhere.example/", page, true),
            ("https:", "http://anywhere.example/", page, false),
            ("data:", "https://anywhere.example/", page, false),
            ("cdn.example", "https://cdn.example/a.js", page, true),
            ("CDN.example", "https://cdn.example/a.js", page, true),
            ("cdn.example", "http://cdn.example/a.js", page, false),
            ("cdn.example", "https://cdn.example/a.js", plain, true),
            ("https://cdn.example", "https://cdn.example/a.js", page, true),
            ("http://cdn.example", "https://cdn.example/a.js", page, true),
            ("https://cdn.example", "http://cdn.example/a.js", page, false),
            ("https://cdn.example", "https://cdn.example:8443/a.js", page, false),
            ("https://cdn.example:8443", "https://cdn.example:8443/a.js", page, true),
            ("https://cdn.example:*", "https://cdn.example:8443/a.js", page, true),
            ("https://cdn.example:443", "https://cdn.example/a.js", page, true),
            ("https://*.example", "https://cdn.example/a.js", page, true),
            ("https://*.cdn.example", "https://cdn.example/a.js", page, false),
            ("https://*.cdn.example", "https://evilcdn.example/a.js", page, false),
            ("https://*.cdn.example", "https://a.b.cdn.example/a.js", page, true),
            ("https://cdn.example.evil", "https://cdn.example/a.js", page, false),
            ("https://cdn.example/widget/", "https://cdn.example/widget/a.js", page, true),
            ("https://cdn.example/widget", "https://cdn.example/widget/a.js", page, false),
            ("https://cdn.example/widget/a.js", "https://cdn.example/widget/a.js", page, true),
            ("https://cdn.example/", "https://cdn.example/widget/a.js", page, true),
            ("http://127.0.0.1:8081", "http://127.0.0.1:8081/widget/a.js", "http://127.0.0.1:1/", true),
            ("http://[::1]:8081", "http://[::1]:8081/a.js", plain, true),
            ("https://cdn.example:bad", "https://cdn.example/", page, false),
            ("", "https://shop.example/", page, false),
        ] {
            let url = Url::parse(url).unwrap();
            assert_eq!(
                matches(source, &url, &Url::parse(page).unwrap()),
                expected,
                "{source} {url} on {page}"
            );
        }
    }
}
