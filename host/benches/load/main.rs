//! The host beside nginx that forwards the same, in one run: what a stream costs, how late events come, and how many answers
//! of a kept catalogue there are in a second. `cargo xtask bench host` builds what is measured and writes the ratios.
//!
//! A row is `what <tab> host <tab> nginx`. It judges nothing.

// Printing is what it does, and what must hold may end it.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::expect_used)]

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("the memory of a process is read from /proc, which is Linux' own");
}

#[cfg(target_os = "linux")]
mod catalogue;
#[cfg(target_os = "linux")]
mod contestant;
#[cfg(target_os = "linux")]
mod streams;
#[cfg(target_os = "linux")]
mod upstream;

#[cfg(target_os = "linux")]
fn main() {
    // A stream takes a socket on each side of whoever is measured, and both are here.
    let _ = rlimit::increase_nofile_limit(u64::MAX);
    let _ = rlimit::Resource::NOFILE.set(65_536, 65_536);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for (what, values) in runtime.block_on(measure()) {
        let [host, nginx] = values.map(|value| format!("{value:.1}"));
        println!("{what}\t{host}\t{nginx}");
    }
}

#[cfg(target_os = "linux")]
async fn measure() -> Vec<(String, [f64; 2])> {
    let upstream = upstream::Upstream::start().await;
    let most = rlimit::Resource::NOFILE.get().map_or(1_024, |(soft, _)| soft);
    // Both ends of each are here, and of a tenth more that come and go.
    let streams =
        usize::try_from(most.saturating_sub(1_000) * 10 / 23).unwrap_or(1_000).min(10_000) / 10 * 10;
    let mut rows = Vec::new();
    for contestant in contestant::Contestant::both(&upstream).await {
        let mut measured = streams::measure(&contestant, &upstream, streams).await;
        measured.extend(catalogue::measure(&contestant).await);
        rows.push(measured);
    }
    let nginx = rows.pop().unwrap();
    let host = rows.pop().unwrap();
    host.into_iter().zip(nginx).map(|((what, host), (_, nginx))| (what, [host, nginx])).collect()
}
