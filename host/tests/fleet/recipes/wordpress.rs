//! The plugin in a real WordPress with its database: what becomes of the tag in pages, and the routes behind it.

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;
use tokio::net::{TcpStream, UnixStream};

use super::buyer::{Buyer, HASHED, PARTNER};
use super::sandbox::Sandbox;
use super::{copy, recipe};
use crate::program::{Program, free_port, server, until};

const FILES: [(&str, &str); 3] = [
    ("wp-config.php", include_str!("wordpress/wp-config.php")),
    ("prepare.php", include_str!("wordpress/prepare.php")),
    ("router.php", include_str!("wordpress/router.php")),
];

/// WordPress with the plugin, on PHP's own server.
struct Site {
    folder: TempDir,
    listen: String,
    upstream: String,
    programs: Vec<Program>,
}

impl Site {
    async fn start(upstream: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        let wordpress = std::env::var_os("CR_WORDPRESS").expect("`cargo xtask test fleet` says where it is");
        copy(Path::new(&wordpress), &site, &["wp-config.php"]);
        for (name, text) in FILES {
            std::fs::write(site.join(name), text).unwrap();
        }
        // As the recipe says: the folder, the routes in it, and the bundle.
        let plugin = site.join("wp-content/plugins/cryptorefills");
        copy(&recipe("wordpress/cryptorefills"), &plugin, &[]);
        std::fs::copy(recipe("php/index.php"), plugin.join("routes.php")).unwrap();
        std::fs::create_dir(plugin.join("widget")).unwrap();
        for (name, text) in [("embed.js", "embed"), (HASHED, "\0asm")] {
            std::fs::write(plugin.join("widget").join(name), text).unwrap();
        }

        let database = database(&folder.path().join("data"), &folder.path().join("database")).await;
        let listen = format!("127.0.0.1:{}", free_port());
        let mut site = Self { folder, listen, upstream: upstream.to_owned(), programs: vec![database] };
        let prepared = site.tells(&["prepare.php"], PARTNER);
        assert!(prepared.ends_with("prepared"), "{prepared}");
        let mut command = site.php(PARTNER);
        // A stream holds one of its processes.
        command.args(["-S", &site.listen, "-t", ".", "router.php"]).env("PHP_CLI_SERVER_WORKERS", "4");
        site.programs.push(Program::start(command.stdout(Stdio::null()).stderr(Stdio::null())));
        until("PHP listens", async || TcpStream::connect(&site.listen).await.ok()).await;
        site
    }

    /// PHP in the site's folder, with what its configuration asks for.
    fn php(&self, partner: &str) -> Command {
        let mut command = server("php");
        command.current_dir(self.folder.path().join("site")).env("TEST_SITE", &self.listen);
        command.env("TEST_DATABASE", self.folder.path().join("database"));
        command.env("TEST_UPSTREAM", &self.upstream).env("TEST_PARTNER", partner);
        command
    }

    /// What PHP says by itself.
    fn tells(&self, arguments: &[&str], partner: &str) -> String {
        let told = self.php(partner).args(arguments).output().unwrap();
        String::from_utf8([told.stderr, told.stdout].concat()).unwrap()
    }

    fn url(&self) -> String {
        format!("http://{}", self.listen)
    }

    async fn page(&self, path: &str) -> String {
        let answer = reqwest::get(format!("{}/{path}", self.url())).await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.unwrap()
    }
}

/// An empty MariaDB that asks nobody who they are, at a socket of its own.
async fn database(data: &Path, socket: &Path) -> Program {
    std::fs::create_dir(data).unwrap();
    let mut command = server("mariadbd");
    command.args(["--no-defaults", "--skip-networking", "--skip-grant-tables", "--user=root"]);
    command.args(["--innodb-buffer-pool-size=16M", "--innodb-log-file-size=8M", "--pid-file=pid"]);
    command.arg(format!("--datadir={}", data.display())).arg(format!("--socket={}", socket.display()));
    if let Some(unpacked) = std::env::var_os("CR_SERVERS") {
        let words = Path::new(&unpacked).join("usr/share/mysql");
        command.arg(format!("--lc-messages-dir={}", words.display()));
        command.arg(format!("--character-sets-dir={}", words.join("charsets").display()));
    }
    let database = Program::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
    until("the database listens", async || UnixStream::connect(socket).await.ok()).await;
    database
}

#[tokio::test]
async fn a_card_is_bought_through_wordpress() {
    let sandbox = Sandbox::start().await;
    let site = Site::start(&sandbox.url()).await;

    for who in ["author", "admin"] {
        let block = site.page(&format!("{who}-block/")).await;
        let script =
            format!("<script async src='{}/wp-content/plugins/cryptorefills/widget/embed.js'", site.url());
        assert!(
            block.contains(
                "<cryptorefills-widget api-base=\"/cryptorefills/api\" country=\"US\" theme=\"dark\"></cryptorefills-widget>"
            ) && block.contains("alignwide"),
            "{block}"
        );
        assert_eq!(block.matches(&script).count(), 1, "{block}");
        let shortcode = site.page(&format!("{who}-shortcode/")).await;
        assert!(
            shortcode.contains(
                "<cryptorefills-widget api-base=\"/cryptorefills/api\" country=\"US\" brand=\"a&quot; onclick=&quot;alert(1)\"></"
            ),
            "{shortcode}"
        );
        assert_eq!(shortcode.matches(&script).count(), 1, "{shortcode}");
        assert!(!shortcode.contains("elsewhere.example"), "an author says nothing of where the routes are");
        // The tag itself is left to those alone who may write any markup.
        for kind in ["tag", "html"] {
            let page = site.page(&format!("{who}-{kind}/")).await;
            assert_eq!(page.contains("<cryptorefills-widget"), who == "admin", "{kind}: {page}");
            assert_eq!(page.contains("/elsewhere/embed.js"), who == "admin", "{kind}");
        }
    }
    assert!(!site.page("sample-page/").await.contains("embed.js"), "only where it is used");
    for path in ["author-block/", "wp-content/plugins/cryptorefills/block.js"] {
        assert!(!site.page(path).await.contains(PARTNER), "{path} names the partner");
    }

    // Whoever looks after the site is told what it lacks, and a shopper's browser that there is nobody.
    for (partner, is_missing) in [("", true), (PARTNER, false)] {
        let notices =
            "$_SERVER['HTTP_HOST'] = getenv('TEST_SITE'); require 'wp-load.php'; do_action('admin_notices');";
        assert_eq!(site.tells(&["-r", notices], partner).contains("CRYPTOREFILLS_PARTNER_ID"), is_missing);
        let asks = "$_SERVER['HTTP_HOST'] = getenv('TEST_SITE'); $_SERVER['REQUEST_METHOD'] = 'PUT';
            $_SERVER['REQUEST_URI'] = '/cryptorefills/api/brands';
            register_shutdown_function(static fn () => print(' is ' . http_response_code())); require 'wp-load.php';";
        let answer = if is_missing {
            "\"detail\":\"PARTNER_ID_MISSING\"} is 503"
        } else {
            "\"detail\":\"METHOD_NOT_ALLOWED\"} is 405"
        };
        assert!(site.tells(&["-r", asks], partner).contains(answer), "{answer}");
    }

    let widget = format!("{}/wp-content/plugins/cryptorefills/widget", site.url());
    let buyer = Buyer::in_front_of(format!("{}/cryptorefills", site.url()), &sandbox).await;
    buyer.with_the_widget_at(widget).buys_a_card().await;
}
