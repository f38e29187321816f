//! nginx as the whole host.

use super::buyer::{Buyer, PARTNER};
use super::sandbox::Sandbox;
use super::{bundle, filled};
use crate::program::{Nginx, free_port};

#[tokio::test]
async fn a_card_is_bought_through_nginx_alone() {
    let sandbox = Sandbox::start().await;
    let bundle = bundle();
    let listen = format!("127.0.0.1:{}", free_port());
    let server = filled(
        "nginx/default.conf.template",
        &[
            ("CR_LISTEN", &listen),
            ("CR_UPSTREAM", &sandbox.url()),
            ("CR_PARTNER_ID", PARTNER),
            ("CR_DIST", bundle.path().to_str().unwrap()),
        ],
    );
    let _nginx = Nginx::start(&server);
    Buyer::in_front_of(format!("http://{listen}"), &sandbox).await.buys_a_card().await;
}
