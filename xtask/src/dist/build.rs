//! `cargo xtask build`: the app, as plain files, in dist/.

use crate::dist::compile;
use crate::dist::site::{self, site_folder};
use crate::dist::speed::Speed;
use crate::options::Options;
use crate::run::{Failure, cargo, stream};
use crate::steps::Steps;
use crate::tools::{WASM, tools, wasm_target};

pub fn build(mut options: Options) -> Result<(), Failure> {
    let speed = Speed::take(&mut options);
    options.finish()?;
    build_site(speed)
}

pub fn build_site(speed: Speed) -> Result<(), Failure> {
    let mut steps = Steps::new("build", 6);
    steps.step("Rust for the browser", wasm_target)?;
    let tools = steps.step("wasm-bindgen and wasm-split", tools)?;
    steps.step("crates", || {
        stream(cargo().args(["fetch", "--target", WASM]), "Is the network reachable? Then try again: what was downloaded is kept.")
    })?;
    let app = steps.step("app", || compile::app(&tools, speed))?;
    let worker = steps.step("worker", || compile::worker(&tools, speed))?;
    steps.step("site", || site::write(&app, worker.as_ref(), speed))?;
    println!("\nBuilt in {}: {}", steps.elapsed(), site_folder().display());
    Ok(())
}
