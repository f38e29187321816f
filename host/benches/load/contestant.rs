//! Who is measured: the release host, and nginx with two workers.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::upstream::Upstream;

pub(crate) struct Contestant {
    pub(crate) address: SocketAddr,
    process: Child,
    _folder: tempfile::TempDir,
}

impl Contestant {
    /// The host, then nginx.
    pub(crate) async fn both(upstream: &Upstream) -> [Self; 2] {
        [Self::host(upstream).await, Self::nginx(upstream).await]
    }

    async fn host(upstream: &Upstream) -> Self {
        let program = std::env::var_os("CR_BENCH_HOST").map(PathBuf::from);
        let mut command =
            Command::new(program.unwrap_or_else(|| env!("CARGO_BIN_EXE_cryptorefills-host").into()));
        let (folder, address) = (tempfile::tempdir().unwrap(), free_address());
        command.env("CR_LISTEN", address.to_string()).env("CR_UPSTREAM", upstream.url());
        command.env("CR_STORE", "memory").env("CR_ORDER_PASS", "off").env("CR_MAX_CONNECTIONS", "30000");
        // All listeners are one client here.
        command.env("CR_MAX_STREAMS", "30000,30000").env("CR_RATE_LIMIT", "4000000000");
        Self::start(command, folder, address).await
    }

    async fn nginx(upstream: &Upstream) -> Self {
        let (folder, address) = (tempfile::tempdir().unwrap(), free_address());
        let place = folder.path().display();
        let upstream = upstream.url();
        let configuration = format!(
            "daemon off; worker_processes 2; worker_rlimit_nofile 60000; pid {place}/pid; error_log {place}/error.log;
             events {{ worker_connections 30000; }}
             http {{
               access_log off; client_body_temp_path {place}/body; proxy_temp_path {place}/proxy;
               fastcgi_temp_path {place}/fastcgi; uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
               proxy_cache_path {place}/cache keys_zone=catalogue:10m;
               gzip on; gzip_types application/json; gzip_proxied any; keepalive_requests 100000000;
               server {{
                 listen {address} backlog=4096;
                 proxy_http_version 1.1; proxy_set_header Connection \"\";
                 location = /api/brands {{
                   proxy_pass {upstream}/v2/brands; proxy_cache catalogue; proxy_cache_valid 200 5m; proxy_cache_lock on;
                 }}
                 location ~ ^/api/orders/ {{
                   rewrite ^/api/(.*)$ /v5/$1 break;
                   proxy_pass {upstream}; proxy_buffering off; proxy_read_timeout 1h;
                 }}
               }}
             }}"
        );
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, configuration).unwrap();
        let mut command = Command::new("nginx");
        command
            .arg("-p")
            .arg(folder.path())
            .arg("-e")
            .arg(folder.path().join("error.log"))
            .arg("-c")
            .arg(file);
        Self::start(command, folder, address).await
    }

    async fn start(mut command: Command, folder: tempfile::TempDir, address: SocketAddr) -> Self {
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while TcpStream::connect(address).await.is_err() {
            sleep(Duration::from_millis(20)).await;
        }
        Self { address, process, _folder: folder }
    }

    /// Resident memory of the process and of those that it started, in bytes.
    pub(crate) fn resident(&self) -> f64 {
        let processes = std::fs::read_dir("/proc").unwrap().flatten();
        let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        ids.filter(|id| *id == self.process.id() || parent(*id) == Some(self.process.id()))
            .map(resident)
            .sum()
    }
}

impl Drop for Contestant {
    fn drop(&mut self) {
        let id = self.process.id().to_string();
        // nginx ends its workers itself.
        let _ = Command::new("kill").arg(&id).status();
        let _ = self.process.wait();
    }
}

fn parent(id: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// Its private pages and its share of others, so that two workers are not counted twice.
fn resident(id: u32) -> f64 {
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let kilobytes =
        rollup.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok());
    kilobytes.map_or(0.0, |kilobytes: f64| kilobytes * 1_024.0)
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}
