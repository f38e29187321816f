//! The npm package: the bundle as one folder of static files, and the loader as a module that an app bundles.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::dist::loader::Loader;
use crate::dist::{Asset, assets, developers};
use crate::error::Error;
use crate::workspace::Workspace;

/// The package's name.
pub(crate) const NAME: &str = "@cryptorefills/widget";

/// Its files as they are in the source, below `src/embed/npm`.
const WRITTEN: [&str; 7] =
    ["README.md", "index.d.ts", "index.js", "react.d.ts", "register.d.ts", "register.js", "vue.d.ts"];

const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The folder of the static files in the package.
pub(crate) const FILES: &str = "files";

/// Where the package of a bundle goes: beside it, so that a server of the bundle does not serve it as well.
pub(crate) fn folder(bundle: &Path) -> PathBuf {
    let mut name = bundle.file_name().unwrap_or_default().to_os_string();
    name.push("-npm");
    bundle.with_file_name(name)
}

/// Writes the package of these files. What an earlier one left in the folder goes.
pub(crate) fn write(
    workspace: &Workspace,
    folder: &Path,
    files: &[Asset],
    loader: &Loader,
) -> Result<(), Error> {
    let statics = folder.join(FILES);
    if statics.exists() {
        fs::remove_dir_all(&statics).map_err(Error::file("removing", &statics))?;
    }
    fs::create_dir_all(&statics).map_err(Error::file("creating", &statics))?;
    for file in files {
        let place = if developers::NAMES.contains(&file.name.as_str()) { folder } else { &statics };
        assets::write(&place.join(&file.name), &file.bytes)?;
    }
    for name in WRITTEN {
        copy(&workspace.root.join("src/embed/npm").join(name), &folder.join(name))?;
    }
    for name in LICENCES {
        copy(&workspace.root.join(name), &folder.join(name))?;
    }
    assets::write(&folder.join("define.js"), &loader.as_module()?)?;
    let package = format!("{:#}\n", package(env!("CARGO_PKG_VERSION")));
    assets::write(&folder.join("package.json"), package.as_bytes())
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    assets::write(to, &assets::read(from)?)
}

fn package(version: &str) -> serde_json::Value {
    json!({
        "name": NAME,
        "version": version,
        "description": "Gift cards, mobile top-ups and eSIMs, paid with stablecoins, as one custom element",
        "keywords": ["web-component", "custom-element", "gift-cards", "stablecoins", "storefront"],
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "main": "./index.js",
        "types": "./index.d.ts",
        "exports": {
            ".": { "types": "./index.d.ts", "default": "./index.js" },
            "./register": { "types": "./register.d.ts", "default": "./register.js" },
            "./react": { "types": "./react.d.ts" },
            "./vue": { "types": "./vue.d.ts" },
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
            "./files/*": "./files/*",
        },
        "customElements": "custom-elements.json",
        // Everything else can be left out of an app that does not use it.
        "sideEffects": ["./index.js"],
        "files": ["*.js", "*.d.ts", "custom-elements.json", "files", "LICENSE-*"],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_lies_beside_its_bundle() {
        assert_eq!(folder(Path::new("/r/dist")), Path::new("/r/dist-npm"));
        assert_eq!(folder(Path::new("out")), Path::new("out-npm"));
    }

    #[test]
    fn everything_that_the_package_exports_is_written() {
        let package = package("1.2.3");
        let exported = package["exports"].as_object().unwrap().values();
        let paths: Vec<&str> = exported
            .flat_map(|target| target.as_object().map_or(vec![target], |targets| targets.values().collect()))
            .filter_map(|path| path.as_str()?.strip_prefix("./"))
            .collect();
        let written = [&WRITTEN[..], &developers::NAMES, &["package.json", "files/*"]].concat();
        for path in paths {
            assert!(written.contains(&path), "{path}");
        }
        assert_eq!(package["version"], "1.2.3");
    }
}
