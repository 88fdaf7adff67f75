//! `cargo xtask build`: the app, as plain files, in dist/.

use crate::options::Options;
use crate::post_build::{post_build, site_folder};
use crate::run::{Failure, cargo, path_with, program, stream};
use crate::steps::Steps;
use crate::tools::{Tools, WASM, tools, wasm_target};
use std::env;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Speed {
    Release,
    Dev,
}

impl Speed {
    pub fn take(options: &mut Options) -> Self {
        if options.flag("--dev") { Self::Dev } else { Self::Release }
    }
}

pub fn build(mut options: Options) -> Result<(), Failure> {
    let speed = Speed::take(&mut options);
    options.finish()?;
    build_site(speed)
}

pub fn build_site(speed: Speed) -> Result<(), Failure> {
    let mut steps = Steps::new("build", 5);
    steps.step("Rust for the browser", wasm_target)?;
    let tools = steps.step("trunk and wasm-bindgen", tools)?;
    steps.step("crates", || {
        stream(cargo().args(["fetch", "--target", WASM]), "Is the network reachable? Then try again: what was downloaded is kept.")
    })?;
    steps.step("app", || trunk(&tools, speed))?;
    steps.step("finish", post_build)?;
    println!("\nBuilt in {}: {}", steps.elapsed(), site_folder().display());
    Ok(())
}

fn trunk(tools: &Tools, speed: Speed) -> Result<(), Failure> {
    let mut trunk = program("trunk");
    // The user's TRUNK_… settings are for the user's projects, and trunk refuses the usual NO_COLOR=1 (it wants true or false).
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|it| it == "NO_COLOR" || it.starts_with("TRUNK_")) {
            trunk.env_remove(name);
        }
    }
    trunk.env("PATH", path_with(&[&tools.trunk, &tools.wasm_bindgen])?);
    trunk.args(["build", "--offline", "--skip-version-check"]);
    if speed == Speed::Release {
        trunk.arg("--release");
    }
    if env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty()) {
        trunk.args(["--color", "never"]);
    }
    stream(&mut trunk, "Read the first error above; `cargo check --target wasm32-unknown-unknown` shows it alone.")
}
