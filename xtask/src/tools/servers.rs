//! What hosts run beside in the open: Redis, HAProxy, nginx, Caddy, PHP, WordPress with its database, and Prometheus' checker
//! of rules, for the tests and the measurements that want the real ones.
//!
//! Debian's packages are unpacked into the cache and never installed: installed, they would run as services of this
//! machine, on ports of its own. So no rights are needed either.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::say;
use crate::tools::looked::{Looked, Means, State};
use crate::tools::{cache, search_path};

/// The packages, and the programs that are wanted of them.
const PACKAGES: [&str; 9] = [
    "redis-server",
    "haproxy",
    "nginx",
    "prometheus",
    "caddy",
    "php-cli",
    "php-curl",
    "php-mysql",
    "mariadb-server-core",
];
const PROGRAMS: [&str; 7] = ["redis-server", "haproxy", "nginx", "promtool", "caddy", "php", "mariadbd"];

/// Packages without what they need: a web server, and a mail server with it.
const ALONE: [&str; 2] = ["wordpress", "wordpress-theme-twentytwentythree"];

/// Where Debian has WordPress.
const WORDPRESS: &str = "usr/share/wordpress";

/// Where servers are that are not on everybody's `PATH`.
const OF_THE_SYSTEM: [&str; 2] = ["/usr/sbin", "/usr/local/sbin"];

/// Where PHP is told of its modules.
const PHP_SETTINGS: &str = "php-settings";

/// A third of a gigabyte that nothing here runs.
const UNUSED: [&str; 2] = ["usr/bin/prometheus", "var"];

/// All that is wanted of `usr/share`.
const SHARED: [&str; 2] = ["wordpress", "mysql"];

/// The servers, found or unpacked.
#[derive(Debug)]
pub(crate) struct Servers {
    /// Where they were unpacked. `None` where all of them are on the system.
    unpacked: Option<PathBuf>,
}

impl Servers {
    /// Finds or unpacks them.
    ///
    /// Fails where they are not on the system and there is no apt to get them with.
    pub(crate) fn ensure() -> Result<Self, Error> {
        if are_on_the_system() {
            return Ok(Self { unpacked: None });
        }
        if !can_be_unpacked() {
            return Err(Error::Missing { what: WHAT.into(), advice: by_hand() });
        }
        // What is on the system already is not fetched, and so is no proof.
        let folder = cache::install_once(&cache::root()?, FOLDER, Path::new(PROOF), unpack)?;
        Ok(Self { unpacked: Some(folder) })
    }

    /// What a program needs in its environment to find and start them.
    pub(crate) fn environment(&self) -> Result<Vec<(&'static str, PathBuf)>, Error> {
        let of_the_system = OF_THE_SYSTEM.map(PathBuf::from);
        let unpacked =
            self.unpacked.iter().flat_map(|folder| ["usr/bin", "usr/sbin"].map(|sub| folder.join(sub)));
        let mut environment = vec![("PATH", joined("PATH", unpacked.chain(of_the_system))?)];
        let root = self.unpacked.as_deref().unwrap_or(Path::new("/"));
        environment.push(("CR_WORDPRESS", root.join(WORDPRESS)));
        if let Some(folder) = &self.unpacked {
            environment.push(("LD_LIBRARY_PATH", joined("LD_LIBRARY_PATH", libraries(folder)?)?));
            environment.push(("CR_SERVERS", folder.clone()));
            environment.push(("PHP_INI_SCAN_DIR", folder.join(PHP_SETTINGS)));
        }
        Ok(environment)
    }
}

/// The servers as they are on this machine, with what gets them.
pub(crate) fn look(needed_by: &'static str) -> Looked {
    let on_the_system = || State::There("on the system".into());
    Looked {
        name: WHAT.into(),
        state: if are_on_the_system() { on_the_system() } else { State::in_cache(FOLDER, Path::new(PROOF)) },
        needed_by,
        means: match can_be_unpacked() {
            true => {
                Means::Itself { how: "Debian's packages are unpacked, about a minute".into(), seconds: 70 }
            }
            false => Means::LeftOut(by_hand()),
        },
    }
}

const WHAT: &str = "Redis, HAProxy, nginx, Caddy, PHP, MariaDB, WordPress and promtool";
/// Their folder in the cache, and what proves that it is whole.
const FOLDER: &str = "servers-debian-3";
const PROOF: &str = "complete";

fn are_on_the_system() -> bool {
    PROGRAMS.iter().all(|program| {
        let of_the_system = OF_THE_SYSTEM.map(|folder| Path::new(folder).join(program));
        search_path::find(program).is_some() || of_the_system.iter().any(|path| search_path::is_program(path))
    }) && Path::new("/").join(WORDPRESS).join("wp-load.php").exists()
}

fn can_be_unpacked() -> bool {
    ["apt-get", "dpkg-deb"].iter().all(|program| search_path::find(program).is_some())
}

fn by_hand() -> String {
    format!("Put {} on the PATH, and WordPress into /{WORDPRESS}", PROGRAMS.join(", "))
}

/// Fetches the packages with all that the system lacks of what they need, and unpacks them into a folder.
fn unpack(folder: &Path) -> Result<(), Error> {
    let names = [&PACKAGES[..], &ALONE].concat().join(", ");
    let step = say::step(&format!("Unpacking {names} from Debian (once on this machine; about a minute)"));
    let apt = folder.join("apt");
    for sub in ["lists/partial", "cache/archives/partial"] {
        let sub = apt.join(sub);
        fs::create_dir_all(&sub).map_err(Error::file("creating", &sub))?;
    }
    let archives = apt.join("cache/archives");
    get(&apt, &["update", "-q"])?;
    get(
        &apt,
        &[&["install", "-q", "-y", "--download-only", "--no-install-recommends"][..], &PACKAGES].concat(),
    )?;
    get(&apt, &[&["download", "-q"][..], &ALONE].concat())?;
    for package in files(&archives)? {
        if package.extension().is_some_and(|extension| extension == "deb") {
            let mut command = Command::new("dpkg-deb");
            command.arg("-x").arg(&package).arg(folder);
            process::quietly("dpkg-deb", command)?;
        }
    }
    remove(&apt)?;
    let of_no_use = files(&folder.join("usr/share"))?;
    let of_no_use = of_no_use.into_iter().filter(|path| !SHARED.iter().any(|shared| path.ends_with(shared)));
    for unused in UNUSED.map(|unused| folder.join(unused)).into_iter().chain(of_no_use) {
        remove(&unused)?;
    }
    prepare_php(folder)?;
    let complete = folder.join(PROOF);
    fs::write(&complete, "").map_err(Error::file("writing", &complete))?;
    step.done();
    Ok(())
}

/// Runs apt-get as it runs for nobody in particular: with lists and a cache of its own, and no lock of the system's.
fn get(apt: &Path, arguments: &[&str]) -> Result<(), Error> {
    let mut command = Command::new("apt-get");
    for (option, value) in [("Dir::State::lists", apt.join("lists")), ("Dir::Cache", apt.join("cache"))] {
        command.arg("-o").arg(format!("{option}={}", value.display()));
    }
    // What is downloaded alone lies where apt-get runs.
    command.args(["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="]).args(arguments);
    command.current_dir(apt.join("cache/archives"));
    process::quietly(&format!("apt-get {}", arguments[0]), command).map_err(|error| match error {
        Error::Failed { what, status, tail, .. } => Error::Failed {
            what,
            status,
            tail,
            advice: format!("Put {} on the PATH by hand, or see why apt fails", PROGRAMS.join(", ")),
        },
        other => other,
    })
}

/// Gives PHP its plain name, and tells it where its modules are, which it knows of its installed self alone.
fn prepare_php(folder: &Path) -> Result<(), Error> {
    let programs = files(&folder.join("usr/bin"))?;
    let named =
        |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("php8"));
    let modules = folder.join("usr/lib/php");
    let Some(php) = programs.iter().find(named).filter(|_| modules.exists()) else { return Ok(()) };
    let link = folder.join("usr/bin/php");
    std::os::unix::fs::symlink(php.file_name().unwrap_or_default(), &link)
        .map_err(Error::file("linking", &link))?;
    let settings = folder.join(PHP_SETTINGS);
    fs::create_dir_all(&settings).map_err(Error::file("creating", &settings))?;
    let modules = files(&modules)?.into_iter().find(|path| path.join("curl.so").exists()).unwrap_or(modules);
    // It is moved when it is complete: from the name that it has by then.
    let final_name = modules.strip_prefix(folder).unwrap_or(&modules).to_owned();
    let lines = format!(
        "extension_dir = \"${{CR_SERVERS}}/{}\"\nextension = curl\nextension = mysqlnd\nextension = mysqli\n",
        final_name.display()
    );
    let file = settings.join("modules.ini");
    fs::write(&file, lines).map_err(Error::file("writing", &file))
}

/// The folders of libraries that were unpacked: one, named after the machine.
fn libraries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let libraries = folder.join("usr/lib");
    if !libraries.exists() {
        return Ok(vec![]);
    }
    Ok(files(&libraries)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(Error::file("reading", folder))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

fn remove(path: &Path) -> Result<(), Error> {
    let removed = match path.is_dir() {
        true => fs::remove_dir_all(path),
        false if path.exists() => fs::remove_file(path),
        false => Ok(()),
    };
    removed.map_err(Error::file("removing", path))
}

/// A list of folders as it stands in the environment, with more at its end.
fn joined(name: &str, more: impl IntoIterator<Item = PathBuf>) -> Result<PathBuf, Error> {
    let own: OsString = env::var_os(name).unwrap_or_default();
    let all = env::split_paths(&own).filter(|path| !path.as_os_str().is_empty()).chain(more);
    env::join_paths(all)
        .map(PathBuf::from)
        .map_err(|error| Error::Missing { what: format!("a usable {name}"), advice: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_unpacked_is_found_after_what_is_there_already() {
        let servers = Servers { unpacked: Some("/tools/servers".into()) };
        let environment = servers.environment().unwrap();
        let (_, path) = &environment[0];
        let path = path.display().to_string();
        assert!(
            path.ends_with("/tools/servers/usr/bin:/tools/servers/usr/sbin:/usr/sbin:/usr/local/sbin"),
            "{path}"
        );
        assert!(path.starts_with(&env::var("PATH").unwrap()), "{path}");
        let system = Servers { unpacked: None }.environment().unwrap();
        let names: Vec<_> = system.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["PATH", "CR_WORDPRESS"], "the system's programs find the system's libraries");
        assert_eq!(environment[1].1, Path::new("/tools/servers/usr/share/wordpress"));
        assert_eq!(system[1].1, Path::new("/usr/share/wordpress"));
    }
}
