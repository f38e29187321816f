//! `cryptorefills-host check` as a partner types it: its status, its two forms, and that it needs nothing else.

use std::process::{Command, Output};

use crate::site::{Change, PAGE, Shop, plain, untouched};

/// The program with these words and no variable of its own.
async fn run(words: &[&str]) -> Output {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let running = tokio::task::spawn_blocking(move || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cryptorefills-host"));
        let inherited = std::env::vars_os().map(|(name, _)| name);
        for name in inherited.filter(|name| name.to_string_lossy().starts_with("CR_")) {
            command.env_remove(name);
        }
        command.env_remove("HOME").env_remove("XDG_STATE_HOME").arg("check").args(words).output().unwrap()
    });
    running.await.unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_status_says_whether_there_is_a_problem() {
    let good = Shop::open(PAGE, untouched, |_| {}).await;
    let output = run(&[&good.server.url("/gift-cards")]).await;
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let lines = said(&output);
    assert!(lines.lines().all(|line| line.starts_with("ok ") || line.ends_with("requests")), "{lines}");
    assert!(lines.ends_with(" requests\n") && lines.contains(": 0 problems, 0 warnings, "), "{lines}");
    assert!(!lines.contains('\u{1b}'), "no colour where nobody looks");

    let gone: Change =
        |path, answer| if path.starts_with("/widget") { plain(404, "text/plain", "") } else { answer };
    let bad = Shop::open(PAGE, gone, |_| {}).await;
    let output = run(&[&bad.server.url("/gift-cards")]).await;
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).lines().any(|line| line.starts_with("problem  script ")), "{}", said(&output));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_findings_are_json_where_that_is_asked_for() {
    let shop = Shop::open(PAGE, untouched, |_| {}).await;
    let output = run(&["--json", &shop.server.url("/gift-cards?token=secret")]).await;
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &told["problems"]), (Some(0), &0.into()));
    assert_eq!(told["findings"][0]["what"], "page");
    assert!(told["requests"].as_u64().unwrap() <= 25);
    assert!(!said(&output).contains("secret"), "a query is not told");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_address_is_refused() {
    for words in [
        &["shop.example"][..],
        &["ftp://shop.example"],
        &["https://a:b@shop.example"],
        &["http://127.0.0.1:1", "--origin", "shop"],
        &["http://127.0.0.1:1", "--api-base", "mailto:a"],
        &[],
        &["http://127.0.0.1:1", "--order"],
    ] {
        let output = run(words).await;
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{words:?}");
    }
}
