//! What only the system's package manager can install: node with npm, and the browsers.
//!
//! It never adds a package source, and never asks for a password where nobody can type one.

use std::io::IsTerminal;
use std::process::Command;

use crate::error::Error;
use crate::say;
use crate::tools::looked::Means;
use crate::tools::search_path;

/// Something to install, by the names that package managers give it.
pub(crate) struct Wanted {
    /// What it is, in words.
    pub(crate) what: &'static str,
    apt: &'static [&'static str],
    dnf: &'static [&'static str],
    pacman: &'static [&'static str],
    brew: &'static [&'static str],
}

/// Node, and npm with it.
pub(crate) const NODE: Wanted = Wanted {
    what: "Node.js with npm",
    apt: &["nodejs", "npm"],
    dnf: &["nodejs", "npm"],
    pacman: &["nodejs", "npm"],
    brew: &["node"],
};

/// Chromium and the driver of the same version.
pub(crate) const CHROMIUM: Wanted = Wanted {
    what: "Chromium with chromedriver",
    apt: &["chromium", "chromium-driver"],
    dnf: &["chromium", "chromedriver"],
    pacman: &["chromium"],
    brew: &["--cask", "chromium", "chromedriver"],
};

/// Firefox, without its driver.
pub(crate) const FIREFOX: Wanted = Wanted {
    what: "Firefox",
    apt: &["firefox-esr"],
    dnf: &["firefox"],
    pacman: &["firefox"],
    brew: &["--cask", "firefox"],
};

/// WebKitGTK's driver, the browser that comes with it, and a screen for it. Only Debian packs the three.
pub(crate) const WEBKIT: Wanted = Wanted {
    what: "WebKitGTK with its driver and Xvfb",
    apt: &["webkit2gtk-driver", "xvfb"],
    dnf: &[],
    pacman: &[],
    brew: &[],
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manager {
    Apt,
    Dnf,
    Pacman,
    Brew,
}

/// How commands that change the system are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rights {
    /// As this user: root, or a manager that needs no more.
    Own,
    /// Through sudo, which may ask for a password at the terminal.
    Sudo,
    /// Through sudo, which must not ask.
    SilentSudo,
}

/// Installs it, or says what to install.
pub(crate) fn install(wanted: &Wanted) -> Result<(), Error> {
    let Some(manager) = manager() else { return Err(missing(wanted)) };
    if manager.packages(wanted).is_empty() {
        return Err(missing(wanted));
    }
    let Some(rights) = rights(manager) else { return Err(missing(wanted)) };
    let step = say::step(&format!(
        "Installing {} with {} (once on this machine; a few minutes)",
        wanted.what,
        manager.program()
    ));
    for line in lines(manager, rights, wanted) {
        println!("  {}", line.join(" "));
        // In the terminal's own process group, so that sudo can ask for a password.
        let status =
            Command::new(&line[0]).args(&line[1..]).env("DEBIAN_FRONTEND", "noninteractive").status();
        let status = status.map_err(|source| Error::Start { program: line[0].clone(), source })?;
        // A list of packages that cannot be renewed may still be good enough.
        if !status.success() && !line.iter().any(|word| word == "update") {
            let advice = format!("Install {} by hand ({})", wanted.what, names(wanted));
            return Err(Error::Failed {
                what: line.join(" "),
                status: status.to_string(),
                tail: Vec::new(),
                advice,
            });
        }
    }
    step.done();
    Ok(())
}

/// The sentence for a system on which it cannot be installed from here.
pub(crate) fn missing(wanted: &Wanted) -> Error {
    Error::Missing { what: wanted.what.into(), advice: format!("Install it by hand ({})", names(wanted)) }
}

/// What would install it here: the last command of the package manager's, or the names for whoever does it by hand.
pub(crate) fn means(wanted: &Wanted) -> Means {
    let found = manager().and_then(|manager| Some((manager, rights(manager)?)));
    match found.and_then(|(manager, rights)| lines(manager, rights, wanted).pop()) {
        Some(line) => Means::Itself { how: line.join(" "), seconds: 30 },
        None => Means::Hand(names(wanted)),
    }
}

impl Manager {
    const ALL: [Manager; 4] = [Manager::Apt, Manager::Dnf, Manager::Pacman, Manager::Brew];

    fn program(self) -> &'static str {
        match self {
            Manager::Apt => "apt-get",
            Manager::Dnf => "dnf",
            Manager::Pacman => "pacman",
            Manager::Brew => "brew",
        }
    }

    /// What it calls the packages; none where it has not all of them.
    fn packages(self, wanted: &Wanted) -> &'static [&'static str] {
        match self {
            Manager::Apt => wanted.apt,
            Manager::Dnf => wanted.dnf,
            Manager::Pacman => wanted.pacman,
            Manager::Brew => wanted.brew,
        }
    }

    /// The system that it belongs to.
    fn system(self) -> &'static str {
        match self {
            Manager::Apt => "Debian",
            Manager::Dnf => "Fedora",
            Manager::Pacman => "Arch",
            Manager::Brew => "macOS with Homebrew",
        }
    }
}

fn manager() -> Option<Manager> {
    Manager::ALL.into_iter().find(|manager| search_path::find(manager.program()).is_some())
}

fn rights(manager: Manager) -> Option<Rights> {
    if manager == Manager::Brew || nix::unistd::geteuid().is_root() {
        return Some(Rights::Own);
    }
    search_path::find("sudo")?;
    Some(if std::io::stdin().is_terminal() { Rights::Sudo } else { Rights::SilentSudo })
}

fn lines(manager: Manager, rights: Rights, wanted: &Wanted) -> Vec<Vec<String>> {
    let prefix: &[&str] = match rights {
        Rights::Own => &[],
        Rights::Sudo => &["sudo"],
        Rights::SilentSudo => &["sudo", "-n"],
    };
    let packages = manager.packages(wanted);
    let arguments: &[&[&str]] = match manager {
        // A machine that has just started may be installing something already: seconds to wait for that.
        Manager::Apt => &[
            &["update", "-q"],
            &["install", "-q", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"],
        ],
        Manager::Dnf => &[&["install", "-y"]],
        Manager::Pacman => &[&["-Sy", "--noconfirm", "--needed"]],
        Manager::Brew => &[&["install"]],
    };
    let last = arguments.len() - 1;
    let line = |(index, words): (usize, &&[&str])| {
        let packages = if index == last { packages } else { &[] };
        [prefix, &[manager.program()], words, packages].concat().into_iter().map(str::to_owned).collect()
    };
    arguments.iter().enumerate().map(line).collect()
}

fn names(wanted: &Wanted) -> String {
    let managers = Manager::ALL.iter().filter(|manager| !manager.packages(wanted).is_empty());
    let names =
        managers.map(|manager| format!("{}: {}", manager.system(), manager.packages(wanted).join(" ")));
    names.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_manager_gets_its_own_words() {
        let cases = [
            (
                Manager::Apt,
                Rights::Own,
                "apt-get update -q; apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 nodejs npm",
            ),
            (Manager::Dnf, Rights::SilentSudo, "sudo -n dnf install -y nodejs npm"),
            (Manager::Pacman, Rights::Sudo, "sudo pacman -Sy --noconfirm --needed nodejs npm"),
            (Manager::Brew, Rights::Own, "brew install node"),
        ];
        for (manager, rights, expected) in cases {
            let lines: Vec<String> =
                lines(manager, rights, &NODE).iter().map(|line| line.join(" ")).collect();
            assert_eq!(lines.join("; "), expected);
        }
    }

    #[test]
    fn what_cannot_be_installed_is_named_for_each_system() {
        let said = missing(&CHROMIUM).to_string();
        assert!(
            said.contains("Debian: chromium chromium-driver") && said.contains("Arch: chromium"),
            "{said}"
        );
    }

    #[test]
    fn a_system_that_lacks_some_of_it_is_not_named() {
        let said = missing(&WEBKIT).to_string();
        assert!(said.contains("(Debian: webkit2gtk-driver xvfb)") && !said.contains("Fedora"), "{said}");
    }
}
