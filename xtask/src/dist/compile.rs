//! From Rust to what a browser runs: cargo, then wasm-bindgen, each binary into its own folder of target/browser/.

use crate::dist::speed::Speed;
use crate::dist::split::{Split, split};
use crate::run::{Failure, cargo, program, read, stream, top};
use crate::tools::{Tools, WASM};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;

/// A binary of the app as the browser gets it, before it is made small and given its name.
pub struct Compiled {
    pub script: String,
    pub wasm: Vec<u8>,
    /// What it loads later, where it comes in parts.
    pub split: Option<Split>,
}

/// How the browser starts it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// As a module of the page.
    Module,
    /// As a classic worker: modules in workers are younger than the browsers that the app runs in.
    Worker,
}

/// The app itself.
pub fn app(tools: &Tools, speed: Speed) -> Result<Compiled, Failure> {
    compile(tools, "twenty-measures", "twenty-measures", Start::Module, speed)
}

/// The worker that makes and reads office files, where there is one.
pub fn worker(tools: &Tools, speed: Speed) -> Result<Option<Compiled>, Failure> {
    if !top().join("crates").join("office-worker").is_dir() {
        return Ok(None);
    }
    compile(tools, "office-worker", "worker", Start::Worker, speed).map(Some)
}

fn compile(tools: &Tools, package: &str, bin: &str, start: Start, speed: Speed) -> Result<Compiled, Failure> {
    let mut build = cargo();
    build.args(["rustc", "--package", package, "--bin", bin, "--target", WASM]);
    if speed == Speed::Release {
        build.arg("--release");
    }
    if start == Start::Module {
        // What wasm-split needs to know about each place where a function or a text is named.
        build.args(["--", "-Clink-arg=--emit-relocs"]);
    }
    stream(&mut build, "Read the first error above; `cargo check --target wasm32-unknown-unknown` shows it alone.")?;

    let to = top().join("target").join("browser").join(bin);
    let wasm = built(bin, speed)?;
    let split = match start {
        Start::Module => Some(split(&tools.wasm_split, &wasm, &to.join("split"))?),
        Start::Worker => None,
    };
    let mut bind = program(tools.wasm_bindgen.join(format!("wasm-bindgen{EXE_SUFFIX}")));
    let target = match start {
        Start::Module => "web",
        Start::Worker => "no-modules",
    };
    // wasm-bindgen would take the table of functions away, by which app and parts call one another.
    bind.args(["--keep-lld-exports", "--target", target, "--no-typescript", "--out-name", bin, "--out-dir"]).arg(&to);
    bind.arg(split.as_ref().map_or(&wasm, |it| &it.main));
    stream(&mut bind, "Does Cargo.lock name another wasm-bindgen than Cargo.toml?")?;
    let file = |name: String| {
        let file = to.join(name);
        fs::read(&file).map_err(|error| Failure::new(format!("{} could not be read: {error}.", file.display())))
    };
    let script = String::from_utf8(file(format!("{bin}.js"))?).map_err(|_| Failure::new("wasm-bindgen's script is not UTF-8."))?;
    Ok(Compiled { script, wasm: file(format!("{bin}_bg.wasm"))?, split })
}

/// Where cargo puts the binary: a user may have one folder for all projects.
fn built(bin: &str, speed: Speed) -> Result<PathBuf, Failure> {
    let metadata = read(cargo().args(["metadata", "--no-deps", "--offline", "--format-version", "1"]), "Run it by hand and see.")?;
    let metadata: serde_json::Value =
        serde_json::from_str(&metadata).map_err(|error| Failure::new(format!("cargo's metadata could not be read: {error}.")))?;
    let target = metadata["target_directory"].as_str().map(PathBuf::from).unwrap_or_else(|| top().join("target"));
    let profile = match speed {
        Speed::Release => "release",
        Speed::Dev => "debug",
    };
    Ok(target.join(WASM).join(profile).join(format!("{bin}.wasm")))
}
