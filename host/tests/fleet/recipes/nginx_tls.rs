//! nginx with TLS before this project's host, or another one.

use cryptorefills_host::{Patience, Subject, Verdict, check};

use super::buyer::{Buyer, PARTNER};
use super::sandbox::Sandbox;
use super::{bundle, filled};
use crate::program::{Nginx, Program, free_port};

/// The recipe, running before a host.
pub(super) struct TlsInFront {
    port: u16,
    folder: tempfile::TempDir,
    _nginx: Nginx,
}

impl TlsInFront {
    /// Starts it before the host at an address.
    pub(super) fn of(host: &str) -> Self {
        let (port, folder) = (free_port(), tempfile::tempdir().unwrap());
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let [certificate, key, log] =
            ["certificate.pem", "key.pem", "access.log"].map(|name| folder.path().join(name));
        std::fs::write(&certificate, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let server = filled(
            "nginx-tls/default.conf.template",
            &[
                ("CR_LISTEN_TLS", &format!("127.0.0.1:{port}")),
                ("CR_SERVER_NAME", "localhost"),
                ("CR_CERTIFICATE", certificate.to_str().unwrap()),
                ("CR_CERTIFICATE_KEY", key.to_str().unwrap()),
                ("CR_HOST", host),
                ("CR_LOG", log.to_str().unwrap()),
            ],
        );
        Self { port, folder, _nginx: Nginx::start(&server) }
    }

    pub(super) fn url(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("access.log")).unwrap()
    }
}

#[tokio::test]
async fn a_card_is_bought_through_nginx_with_tls() {
    let sandbox = Sandbox::start().await;
    let (bundle, state) = (bundle(), tempfile::tempdir().unwrap());
    let (_host, host) = Program::host(&[
        ("CR_UPSTREAM", &sandbox.url()),
        ("CR_PARTNER_ID", PARTNER),
        ("CR_DIST", bundle.path().to_str().unwrap()),
        ("CR_STATE_DIR", state.path().to_str().unwrap()),
        ("CR_ORDER_PASS", "on"),
        ("CR_TRUSTED_PROXIES", "127.0.0.1"),
    ]);
    let before = TlsInFront::of(&host.to_string());
    Buyer::in_front_of(before.url(), &sandbox).await.buys_a_card().await;
    // A certificate that nobody vouches for is told as what it is.
    let subject =
        Subject { url: format!("{}/api", before.url()), origin: None, api_base: None, script: None };
    let report = check(&subject, Patience::default()).await.unwrap();
    let told = report.lines(false).join("\n");
    assert!(report.count(Verdict::Problem) == 1 && told.contains("certificate"), "{told}");
    let log = before.log();
    assert!(log.contains("/api/orders") && !log.contains("ticket"), "{log}");
}
