//! From Rust to what a browser runs: cargo, then wasm-bindgen, each binary into its own folder of target/browser/.

use crate::build::Speed;
use crate::run::{Failure, cargo, program, read, stream, top};
use crate::tools::WASM;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};

/// A binary of the app as the browser gets it, before it is made small and given its name.
pub struct Compiled {
    pub script: String,
    pub wasm: Vec<u8>,
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
pub fn app(bindgen: &Path, speed: Speed) -> Result<Compiled, Failure> {
    compile(bindgen, "twenty-measures", Start::Module, speed)
}

/// The worker that makes and reads office files, where there is one.
pub fn worker(bindgen: &Path, speed: Speed) -> Result<Option<Compiled>, Failure> {
    if !top().join("src").join("bin").join("worker.rs").is_file() {
        return Ok(None);
    }
    compile(bindgen, "worker", Start::Worker, speed).map(Some)
}

fn compile(bindgen: &Path, bin: &str, start: Start, speed: Speed) -> Result<Compiled, Failure> {
    let mut build = cargo();
    build.args(["rustc", "--package", "twenty-measures", "--bin", bin, "--target", WASM]);
    if speed == Speed::Release {
        build.arg("--release");
    }
    stream(&mut build, "Read the first error above; `cargo check --target wasm32-unknown-unknown` shows it alone.")?;

    let to = top().join("target").join("browser").join(bin);
    let mut bind = program(bindgen.join(format!("wasm-bindgen{EXE_SUFFIX}")));
    let target = match start {
        Start::Module => "web",
        Start::Worker => "no-modules",
    };
    bind.args(["--target", target, "--no-typescript", "--out-name", bin, "--out-dir"]).arg(&to);
    bind.arg(built(bin, speed)?);
    stream(&mut bind, "Does Cargo.lock name another wasm-bindgen than Cargo.toml?")?;
    let file = |name: String| {
        let file = to.join(name);
        fs::read(&file).map_err(|error| Failure::new(format!("{} could not be read: {error}.", file.display())))
    };
    let script = String::from_utf8(file(format!("{bin}.js"))?).map_err(|_| Failure::new("wasm-bindgen's script is not UTF-8."))?;
    Ok(Compiled { script, wasm: file(format!("{bin}_bg.wasm"))? })
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
