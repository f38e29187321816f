//! The npm packages that the examples are built and the types are checked with, at exact versions, in folders of the cache.
//! Nothing of them ships.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::tools::looked::{Looked, Means, State};
use crate::tools::npm_tool;

/// Packages in a folder of their own.
pub(crate) struct NpmPackages {
    /// What they are, in words.
    what: &'static str,
    /// How the folder's name begins.
    name: &'static str,
    /// Names and versions. A change of any version makes the folder anew.
    packages: &'static [(&'static str, &'static str)],
    /// What proves that they are there.
    proof: &'static str,
}

/// What needs no folder of its own.
pub(crate) const FRAMEWORKS: NpmPackages = NpmPackages {
    what: "React, Vue, Next.js, their types and bundlers",
    name: "frameworks",
    packages: &[
        ("typescript", "7.0.2"),
        ("vite", "8.3.8"),
        ("@vitejs/plugin-react", "6.3.0"),
        ("@vitejs/plugin-vue", "6.0.11"),
        ("react", "19.3.1"),
        ("react-dom", "19.3.1"),
        ("@types/react", "19.3.0"),
        ("@types/react-dom", "19.3.0"),
        ("vue", "3.5.45"),
        ("webpack", "5.112.2"),
        ("webpack-cli", "7.3.1"),
        ("esbuild-loader", "4.5.0"),
        ("esbuild", "0.28.2"),
        ("next", "16.4.6"),
        ("svelte", "5.57.3"),
        ("@sveltejs/vite-plugin-svelte", "7.3.1"),
        ("@hotwired/turbo", "8.0.23"),
        ("htmx.org", "2.0.11"),
    ],
    proof: "node_modules/.bin/vite",
};

/// Angular, which wants a TypeScript of its own.
pub(crate) const ANGULAR: NpmPackages = NpmPackages {
    what: "Angular with its bundler",
    name: "angular",
    packages: &[
        ("@angular/build", "21.2.27"),
        ("@angular/cli", "21.2.28"),
        ("@angular/common", "21.2.26"),
        ("@angular/compiler", "21.2.26"),
        ("@angular/compiler-cli", "21.2.26"),
        ("@angular/core", "21.2.26"),
        ("@angular/platform-browser", "21.2.26"),
        ("rxjs", "7.8.2"),
        ("tslib", "2.9.1"),
        ("typescript", "5.9.3"),
    ],
    proof: "node_modules/.bin/ng",
};

/// Astro, which wants a Vite of its own. The next version asks for a newer node than Debian has.
pub(crate) const ASTRO: NpmPackages = NpmPackages {
    what: "Astro",
    name: "astro",
    packages: &[("astro", "5.18.2")],
    proof: "node_modules/.bin/astro",
};

/// All of them.
pub(crate) const ALL: [&NpmPackages; 3] = [&FRAMEWORKS, &ANGULAR, &ASTRO];

impl NpmPackages {
    /// The packages as they are on this machine, with what installs them.
    pub(crate) fn look(&self, needed_by: &'static str) -> Looked {
        let packages = match self.packages.len() {
            1 => "1 package".to_owned(),
            more => format!("{more} packages"),
        };
        Looked {
            name: self.what.into(),
            state: State::in_cache(&self.folder(), Path::new(self.proof)),
            needed_by,
            means: Means::Itself { how: format!("npm install of {packages}, about a minute"), seconds: 30 },
        }
    }

    /// Their folder `node_modules`.
    pub(crate) fn ensure(&self) -> Result<PathBuf, Error> {
        let packages: Vec<_> =
            self.packages.iter().map(|(name, version)| format!("{name}@{version}")).collect();
        let folder = npm_tool::install_all(&self.folder(), &packages, Path::new(self.proof))?;
        Ok(folder.join("node_modules"))
    }

    fn folder(&self) -> String {
        let versions: Vec<_> = self.packages.iter().map(|(_, version)| *version).collect();
        format!("{}-{}", self.name, versions.join("-"))
    }
}
