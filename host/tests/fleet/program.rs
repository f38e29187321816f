//! Programs that a test starts: hosts, as a partner starts them, and the servers beside them. All end with the test.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

/// Where servers are that are not on everybody's `PATH`.
const OF_THE_SYSTEM: &str = "/usr/sbin:/usr/local/sbin";

const FIRST_PORT: u16 = 10_000;
const PORTS: u16 = 20_000;

/// A running program.
pub(crate) struct Program {
    child: Child,
    /// Its lines on standard error, of a host.
    said: Option<std::thread::JoinHandle<String>>,
}

impl Program {
    /// Starts a server.
    pub(crate) fn start(command: &mut Command) -> Self {
        Self { child: command.spawn().unwrap(), said: None }
    }

    /// Starts a host with these variables, and waits until it listens. Returns its address too.
    pub(crate) fn host(variables: &[(&str, &str)]) -> (Self, SocketAddr) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cryptorefills-host"));
        command.envs([("CR_LISTEN", "127.0.0.1:0"), ("CR_STORE", "memory"), ("CR_ORDER_PASS", "off")]);
        command.envs(variables.iter().copied());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let mut line = String::new();
            assert!(stderr.read_line(&mut line).unwrap() > 0, "it did not start: {said}");
            said.push_str(&line);
            if let Some((_, rest)) = line.split_once("http://")
                && line.contains(" forwards to ")
            {
                break rest.split(' ').next().unwrap().parse().unwrap();
            }
        };
        // A log that nobody reads fills its pipe.
        let reading = std::thread::spawn(move || {
            stderr.lines().map_while(Result::ok).for_each(|line| {
                said.push_str(&line);
                said.push('\n');
            });
            said
        });
        (Self { child, said: Some(reading) }, address)
    }

    /// Sends a signal, such as `TERM`.
    pub(crate) fn signal(&self, name: &str) {
        let status = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status();
        assert!(status.unwrap().success());
    }

    /// Waits until it has ended well, and returns what it said.
    pub(crate) fn wait(mut self) -> String {
        assert!(self.child.wait().unwrap().success());
        self.said.take().map(|said| said.join().unwrap()).unwrap_or_default()
    }

    /// Kills it, and returns what it said until then, which may lack its last words.
    pub(crate) fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.said.take().map(|said| said.join().unwrap()).unwrap_or_default()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server's program, by its name.
pub(crate) fn server(name: &str) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&path).chain(std::env::split_paths(OF_THE_SYSTEM));
    let found: Option<PathBuf> =
        folders.find_map(|folder| Some(folder.join(name)).filter(|path| path.is_file()));
    Command::new(found.unwrap_or_else(|| panic!("{name} is not here: `cargo xtask test fleet` brings it")))
}

/// A port that was free a moment ago, for programs that cannot choose one themselves. It lies below those that systems
/// give to what goes out: of the thousands of connections of a test, none takes it before the program does, or while it
/// restarts.
pub(crate) fn free_port() -> u16 {
    static NEXT: LazyLock<AtomicU16> = LazyLock::new(|| AtomicU16::new(fastrand::u16(..PORTS)));
    loop {
        let port = FIRST_PORT + NEXT.fetch_add(1, Ordering::SeqCst) % PORTS;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}

/// Waits until `condition` holds; fails after a minute, for a machine may be busy.
pub(crate) async fn until<T>(what: &str, mut condition: impl AsyncFnMut() -> Option<T>) -> T {
    let waiting = async {
        loop {
            if let Some(value) = condition().await {
                return value;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting).await.unwrap_or_else(|_| panic!("never: {what}"))
}

/// An nginx with one file of configuration, such as stands in conf.d.
pub(crate) struct Nginx {
    _program: Program,
    _folder: tempfile::TempDir,
}

impl Nginx {
    /// Starts it with what stands in its `http` block.
    pub(crate) fn start(http: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name).display().to_string();
        let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let temporary = temporary.map(|kind| format!("{kind}_temp_path {};", place(kind))).concat();
        let types =
            "types { text/javascript js; application/wasm wasm; application/json json; text/css css; }";
        let whole = format!(
            "daemon off; master_process off; pid {}; error_log {} info;\nevents {{ worker_connections 4096; }}\n\
             http {{ access_log off; {temporary} {types}\n{http}\n}}\n",
            place("pid"),
            place("error.log"),
        );
        std::fs::write(folder.path().join("nginx.conf"), whole).unwrap();
        let mut command = server("nginx");
        command
            .arg("-p")
            .arg(folder.path())
            .arg("-e")
            .arg(place("error.log"))
            .arg("-c")
            .arg(place("nginx.conf"));
        Self { _program: Program::start(&mut command), _folder: folder }
    }
}
