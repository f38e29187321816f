//! The widget beside a floor and beside React, in one interleaved run: `cargo xtask bench widget`.

fn main() -> std::process::ExitCode {
    cryptorefills_e2e::measure::run()
}
