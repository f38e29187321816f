//! The bundle as pages of every origin load it.

use std::fs;

use axum::Router;
use reqwest::Response;
use tempfile::TempDir;

use crate::support::{Host, Upstream, assert_refused};

const SCRIPT: &str = "widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.js";
const FOREVER: &str = "public, max-age=31536000, immutable";
const MINUTES: &str = "public, max-age=300, stale-while-revalidate=3600";

async fn host() -> (Host, TempDir) {
    let dist = TempDir::new().unwrap();
    for (name, content) in [
        ("embed.js", "embed"),
        ("embed.js.br", "embed in brotli"),
        ("embed.js.gz", "embed in gzip"),
        (SCRIPT, "script"),
        ("widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.js.br", "script in brotli"),
        ("widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.js.map", "{}"),
        ("widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.wasm", "\0asm"),
        ("widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.css", "a{}"),
        ("de-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.json", "{}"),
    ] {
        fs::write(dist.path().join(name), content).unwrap();
    }
    fs::create_dir(dist.path().join("nested")).unwrap();
    let upstream = Upstream::start(Router::new()).await;
    let folder = dist.path().to_owned();
    let host = Host::start(upstream.address, |config| config.set_dist(folder).unwrap()).await;
    (host, dist)
}

fn header<'r>(response: &'r Response, name: &str) -> Option<&'r str> {
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn every_file_has_its_type_and_its_time_for_every_origin() {
    let (host, _dist) = host().await;
    for (name, kind, cache) in [
        ("embed.js", "text/javascript", MINUTES),
        (SCRIPT, "text/javascript", FOREVER),
        (
            "widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.js.map",
            "application/json",
            FOREVER,
        ),
        (
            "widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.wasm",
            "application/wasm",
            FOREVER,
        ),
        ("widget-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.css", "text/css", FOREVER),
        (
            "de-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.json",
            "application/json",
            FOREVER,
        ),
    ] {
        let request = host.client.get(host.url(&format!("/widget/{name}")));
        let response = request.header("origin", "https://shop.example").send().await.unwrap();
        assert_eq!(response.status(), 200, "{name}");
        for (header_name, value) in [
            ("content-type", kind),
            ("cache-control", cache),
            ("access-control-allow-origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("timing-allow-origin", "*"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(header(&response, header_name), Some(value), "{name}");
        }
        assert_eq!(header(&response, "access-control-allow-credentials"), None);
    }
}

#[tokio::test]
async fn a_precompressed_sibling_is_sent_to_whoever_reads_it() {
    let (host, _dist) = host().await;
    for (name, accepted, encoding, content) in [
        ("embed.js", "gzip, br", Some("br"), "embed in brotli"),
        ("embed.js", "gzip", Some("gzip"), "embed in gzip"),
        ("embed.js", "identity", None, "embed"),
        (SCRIPT, "gzip, br", Some("br"), "script in brotli"),
        (SCRIPT, "gzip", None, "script"),
    ] {
        let request = host.client.get(host.url(&format!("/widget/{name}")));
        let response = request.header("accept-encoding", accepted).send().await.unwrap();
        assert_eq!(header(&response, "content-encoding"), encoding, "{name} {accepted}");
        assert_eq!(header(&response, "content-type"), Some("text/javascript"));
        let mut varies = response.headers().get_all("vary").iter();
        assert!(varies.any(|value| value == "accept-encoding"));
        assert_eq!(response.text().await.unwrap(), content);
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_and_not_remembered() {
    let (host, _dist) = host().await;
    for path in [
        "missing-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.js",
        "nested",
        "nested/",
        "..%2f..%2fetc/passwd",
    ] {
        let response = host.get(&format!("/widget/{path}")).await;
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(header(&response, "cache-control"), Some("no-store"));
        assert_eq!(header(&response, "access-control-allow-origin"), Some("*"));
    }
}

#[tokio::test]
async fn a_file_that_did_not_change_is_not_sent_again() {
    let (host, _dist) = host().await;
    let first = host.get("/widget/embed.js").await;
    let stamp = header(&first, "last-modified").unwrap().to_owned();
    let request = host.client.get(host.url("/widget/embed.js")).header("if-modified-since", stamp);
    let again = request.send().await.unwrap();
    assert_eq!((again.status().as_u16(), header(&again, "cache-control")), (304, Some(MINUTES)));
}

#[cfg(unix)]
#[tokio::test]
async fn nothing_but_files_of_the_bundle_is_served() {
    let (host, dist) = host().await;
    let outside = TempDir::new().unwrap();
    fs::write(outside.path().join("secret.js"), "secret").unwrap();
    let inside = |name: &str| dist.path().join(name);
    for hidden in [".env", ".git-config", "nested/.hidden.js"] {
        fs::write(inside(hidden), "secret").unwrap();
    }
    std::os::unix::fs::symlink(outside.path().join("secret.js"), inside("link.js")).unwrap();
    std::os::unix::fs::symlink(outside.path(), inside("folder")).unwrap();
    fs::write(inside("packed.js"), "packed").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.js"), inside("packed.js.br")).unwrap();
    std::os::unix::fs::symlink(inside("embed.js"), inside("within.js")).unwrap();
    let long = "a".repeat(5_000);
    for path in [
        ".env",
        ".git-config",
        "nested/.hidden.js",
        "link.js",
        "folder/secret.js",
        "packed.js",
        "",
        ".",
        "..",
        "./embed.js",
        "nested/../embed.js",
        "%2e%2e/secret.js",
        "%2eenv",
        "embed.js/",
        "embed.js/x",
        "embed.js%00",
        "%00",
        "%ff",
        "a%5cb",
        "embed%2ejs",
        &long,
        &format!("nested/{long}"),
        &"a/".repeat(2_000),
    ] {
        let response = raw(&host, &format!("/widget/{path}")).await;
        assert!(
            response.starts_with("HTTP/1.1 404") && response.contains("\"NOT_FOUND\""),
            "{path:.80}: {response}"
        );
        assert!(!response.contains("secret\r\n"), "{path:.80}");
    }
    assert_eq!(
        host.get("/widget/within.js").await.text().await.unwrap(),
        "embed",
        "a link within the bundle"
    );
}

/// The answer to a path as it is written here: a client would tidy it up.
async fn raw(host: &Host, path: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut socket = tokio::net::TcpStream::connect(host.address()).await.unwrap();
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: a\r\naccept-encoding: br\r\nconnection: close\r\n\r\n");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_part_of_a_file_is_sent_and_one_that_is_not_there_is_refused() {
    let (host, _dist) = host().await;
    let part = async |range: &str, condition: Option<&str>| {
        let mut request = host.client.get(host.url("/widget/embed.js")).header("range", range);
        if let Some(condition) = condition {
            request = request.header("if-range", condition);
        }
        request.send().await.unwrap()
    };
    let some = part("bytes=1-2", None).await;
    assert_eq!((some.status().as_u16(), header(&some, "content-range")), (206, Some("bytes 1-2/5")));
    assert_eq!(some.text().await.unwrap(), "mb");
    let whole = part("bytes=1-2", Some("\"an-older-file\"")).await;
    assert_eq!((whole.status().as_u16(), &*whole.text().await.unwrap()), (200, "embed"));
    for range in ["bytes=9-", "bytes=5-6"] {
        let none = part(range, None).await;
        assert_eq!(header(&none, "content-range"), Some("bytes */5"), "{range}");
        assert_refused(none, 416, "RANGE_NOT_SATISFIABLE").await;
    }
    let posted = host.client.post(host.url("/widget/embed.js")).send().await.unwrap();
    assert_eq!(header(&posted, "allow"), Some("GET,HEAD"));
    assert_refused(posted, 405, "METHOD_NOT_ALLOWED").await;
}
