//! Sees that the program is compiled anew when the bundle inside it is another one. It makes nothing.

use std::env;
use std::path::Path;

fn main() {
    println!("cargo::rerun-if-env-changed=CR_BUNDLE");
    if env::var_os("CARGO_FEATURE_BUNDLE").is_none() {
        return;
    }
    let bundle = env::var("CR_BUNDLE").unwrap_or_default();
    if Path::new(&bundle).join("embed.js").is_file() {
        println!("cargo::rerun-if-changed={bundle}");
    } else {
        println!(
            "cargo::error=the feature `bundle` wants CR_BUNDLE: the whole path of the folder that `cargo xtask dist` wrote"
        );
    }
}
