//! `cargo xtask serve` and `build`: Trunk, with what it needs. `trunk serve` and `trunk build --release` do the same for those who have
//! Trunk, but for the parts.

use crate::run::{path_with, plain, shell, step, top};
use crate::tools::{tools, wasm_target};
use anyhow::{Context, Result};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;

/// Where Trunk leaves the site.
pub fn folder() -> PathBuf {
    top().join("dist")
}

/// The app as it is published, in dist/.
pub fn build() -> Result<()> {
    trunk(&["build", "--release", "--features", "split"])?;
    println!("\nBuilt: {}", folder().display());
    Ok(())
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
    trunk(&words)
}

fn trunk(words: &[&str]) -> Result<()> {
    wasm_target()?;
    let tools = step("tools", tools)?;
    let shell = shell()?;
    let trunk = plain(shell.cmd(&tools.trunk)).args(words).env("PATH", path_with(tools.wasm_bindgen)?);
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
