//! nginx with TLS before this project's host.

use super::buyer::{Buyer, PARTNER, Sandbox};
use super::{bundle, filled};
use crate::program::{Nginx, Program, free_port};

#[tokio::test]
async fn a_card_is_bought_through_nginx_with_tls() {
    let sandbox = Sandbox::start().await;
    let (bundle, state, keys) = (bundle(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (_host, host) = Program::host(&[
        ("CR_UPSTREAM", &sandbox.url()),
        ("CR_PARTNER_ID", PARTNER),
        ("CR_DIST", bundle.path().to_str().unwrap()),
        ("CR_STATE_DIR", state.path().to_str().unwrap()),
        ("CR_ORDER_PASS", "on"),
        ("CR_TRUSTED_PROXIES", "127.0.0.1"),
    ]);
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let [certificate, key] = ["certificate.pem", "key.pem"].map(|name| keys.path().join(name));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let port = free_port();
    let server = filled(
        "nginx-tls/default.conf.template",
        &[
            ("CR_LISTEN_TLS", &format!("127.0.0.1:{port}")),
            ("CR_SERVER_NAME", "localhost"),
            ("CR_CERTIFICATE", certificate.to_str().unwrap()),
            ("CR_CERTIFICATE_KEY", key.to_str().unwrap()),
            ("CR_HOST", &host.to_string()),
            ("CR_LOG", keys.path().join("access.log").to_str().unwrap()),
        ],
    );
    let _nginx = Nginx::start(&server);
    Buyer::in_front_of(format!("https://localhost:{port}"), &sandbox).await.buys_a_card().await;
    let log = std::fs::read_to_string(keys.path().join("access.log")).unwrap();
    assert!(log.contains("/api/orders") && !log.contains("ticket"), "{log}");
}
