//! `cargo xtask serve` and `build`: Trunk, with what it needs. `trunk serve` and `trunk build --release` do the same for those who have
//! Trunk, but for the parts.

use crate::run::{path_with, plain, shell, step, top};
use crate::tools::{cargo_home, tools, wasm_target};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;

/// Where Trunk leaves the site.
pub fn folder() -> PathBuf {
    top().join("dist")
}

const PUBLISHED: [&str; 4] = ["build", "--release", "--features", "split"];

/// What .cargo/config.toml tells the compiler for the browser. The variable that `build_anywhere` sets takes its place.
const FLAGS: &str = "--cfg erase_components";

/// The app as it is published, in dist/.
pub fn build() -> Result<()> {
    trunk(&PUBLISHED, &[])?;
    println!("\nBuilt: {}", folder().display());
    Ok(())
}

/// The same, with no folder of this machine in it: where a panic names a place in what others wrote, it names it as cargo does, so that
/// everybody who builds this commit gets the same bytes. With `target` all is built anew there, and the site is in its `dist`.
pub fn build_anywhere(target: Option<&Path>) -> Result<()> {
    let registry = cargo_home()?.join("registry").join("src");
    let mut variables = vec![("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", OsString::from(FLAGS))];
    for entry in fs::read_dir(&registry).into_iter().flatten().filter_map(Result::ok) {
        variables[0].1.push(" --remap-path-prefix=");
        variables[0].1.push(entry.path());
        variables[0].1.push("=registry");
    }
    let Some(target) = target else { return trunk(&PUBLISHED, &variables) };
    variables.push(("CARGO_TARGET_DIR", target.into()));
    let dist = target.join("dist").display().to_string();
    trunk(&[&PUBLISHED[..], &["--dist", &dist]].concat(), &variables)
}

/// The app on this machine, and only there, until Ctrl-C.
pub fn serve(port: Option<u16>, open: bool, release: bool) -> Result<()> {
    let port = match port {
        Some(port) => free_port(port..=port)?,
        None => free_port(FIRST_PORT..=FIRST_PORT + PORTS_TRIED)?,
    };
    println!("The app will be at http://127.0.0.1:{port}/ when it is built; Ctrl-C ends it.");
    let port = port.to_string();
    let mut words = vec!["serve", "--port", &port];
    if open {
        words.push("--open");
    }
    if release {
        words.extend(["--release", "--features", "split"]);
    }
    trunk(&words, &[])
}

fn trunk(words: &[&str], variables: &[(&str, OsString)]) -> Result<()> {
    wasm_target()?;
    let tools = step("tools", tools)?;
    let shell = shell()?;
    let trunk = plain(shell.cmd(&tools.trunk)).args(words).env("PATH", path_with(tools.wasm_bindgen)?);
    let trunk = trunk.envs(variables.iter().map(|(name, value)| (name, value)));
    // Trunk knows the first by true and false only; by the second it buries what a hook says under its own stack.
    trunk.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE").run().context("Read the first error above.")
}

/// The first port that nobody listens on.
fn free_port(mut ports: std::ops::RangeInclusive<u16>) -> Result<u16> {
    let (first, last) = (*ports.start(), *ports.end());
    let taken = if first == last { format!("The port {first} is taken") } else { format!("None of the ports {first} to {last} is free") };
    let found = ports.find(|it| TcpListener::bind((Ipv4Addr::LOCALHOST, *it)).is_ok());
    found.with_context(|| taken).context("Give another one: `cargo xtask serve --port N`.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_handed_out_is_compiled_as_what_is_tested() {
        let settings = fs::read_to_string(top().join(".cargo/config.toml")).unwrap();
        let written = format!("rustflags = [{}]", FLAGS.split(' ').map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", "));
        assert!(settings.contains(&written), "{written}");
    }
}
