//! The recipes of `docs/recipes`, each started from its own files: a card is bought through it, and what reached the upstream
//! is looked at.

mod axum_server;
mod buyer;
mod caddy;
mod express;
mod next;
mod nginx;
mod nginx_tls;
mod php;
mod sandbox;
mod wordpress;

use std::path::{Path, PathBuf};

/// A file of a recipe.
fn recipe(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/recipes").join(file)
}

/// A template as `envsubst` fills it.
fn filled(file: &str, variables: &[(&str, &str)]) -> String {
    let template = std::fs::read_to_string(recipe(file)).unwrap();
    let filled =
        variables.iter().fold(template, |text, (name, value)| text.replace(&format!("${{{name}}}"), value));
    let told: Vec<_> = filled.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    assert!(!told.iter().any(|line| line.contains("${")), "{file} has a variable that nobody fills");
    filled
}

/// Copies a folder without what is named in `but`, nor links that lead nowhere.
fn copy(from: &Path, to: &Path, but: &[&str]) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name());
        let is_left = but.iter().any(|left| name == *left);
        if path.is_dir() && !is_left {
            copy(&path, &to.join(name), but);
        } else if path.is_file() && !is_left {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// A bundle of two files.
fn bundle() -> tempfile::TempDir {
    let bundle = tempfile::tempdir().unwrap();
    std::fs::write(bundle.path().join("embed.js"), "embed").unwrap();
    std::fs::write(bundle.path().join(buyer::HASHED), "\0asm").unwrap();
    bundle
}
