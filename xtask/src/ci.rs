//! `cargo xtask test`: everything that has to hold, the quick things first. The first step that fails ends it.

use crate::browser::{driver, session};
use crate::deny::Advisories;
use crate::dist::budget;
use crate::dist::build::build_site;
use crate::dist::site::site_folder;
use crate::dist::speed::Speed;
use crate::options::Options;
use crate::run::{Failure, cargo, on_path, read, stream, top};
use crate::steps::Steps;
use crate::tools::{WASM, wasm_bindgen, wasm_target};
use std::fs;
use std::path::PathBuf;

/// The packages that know the web: the app and its worker.
const WEB_PACKAGES: [&str; 2] = ["twenty-measures", "office-worker"];

/// Packages of the app that must not reach a pure crate, directly or through others.
const WEB: [&str; 6] = ["web-sys", "js-sys", "wasm-bindgen", "gloo-worker", "gloo-storage", "leptos"];

struct Step {
    name: &'static str,
    title: &'static str,
    run: fn() -> Result<Ran, Failure>,
}

/// A step that had nothing to run has shown nothing, and must not count as passed.
#[derive(PartialEq, Eq)]
enum Ran {
    Something,
    /// All but this.
    Without(&'static str),
    Nothing,
}

/// In this order. The name is what `--only` and `--skip` take.
const STEPS: [Step; 11] = [
    Step { name: "format", title: "format: the code is laid out by rustfmt", run: format },
    Step { name: "lint", title: "lint: clippy, natively", run: lint },
    Step { name: "lint-wasm", title: "lint-wasm: clippy on the app and its worker, for the browser", run: lint_wasm },
    Step { name: "unit", title: "unit: unit tests, properties, case files", run: unit },
    Step {
        name: "schema",
        title: "schema: the JSON Schemas are what the types say",
        run: || crate::schema::schema(true).map(|()| Ran::Something),
    },
    Step { name: "layers", title: "layers: the pure crates know no web", run: layers },
    Step { name: "deny", title: "deny: licences, duplicates, sources and advisories of what others wrote", run: deny },
    Step { name: "wasm", title: "wasm: the pure crates' tests, as WebAssembly", run: wasm },
    Step { name: "build", title: "build: the app as it is published", run: || build_site(Speed::Release).map(|()| Ran::Something) },
    Step { name: "budget", title: "budget: what the first visit loads", run: || budget::check(&site_folder()).map(|()| Ran::Something) },
    Step {
        name: "browser",
        title: "browser: the app in Chromium, as a person uses it",
        run: || session::browser().map(|()| Ran::Something),
    },
];

pub fn test(mut options: Options) -> Result<(), Failure> {
    let only = options.values("--only")?;
    let skip = options.values("--skip")?;
    options.finish()?;
    if let Some(unknown) = only.iter().chain(&skip).find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        let names = STEPS.map(|it| it.name).join(", ");
        return Err(Failure::new(format!("There is no step `{unknown}`.")).next(format!("The steps are: {names}.")));
    }
    let named = |list: &[String], step: &Step| list.iter().any(|it| it == step.name);
    let chosen: Vec<&Step> = STEPS.iter().filter(|it| (only.is_empty() || named(&only, it)) && !named(&skip, it)).collect();
    if chosen.is_empty() {
        return Err(Failure::new("No step is left to run."));
    }

    let mut steps = Steps::new("test", chosen.len());
    let (mut empty, mut partial) = (Vec::new(), Vec::new());
    for step in &chosen {
        match steps.step(step.title, step.run)? {
            Ran::Something => {}
            Ran::Without(what) => partial.push(what),
            Ran::Nothing => empty.push(step.name),
        }
    }
    let left_out: Vec<&str> = STEPS.iter().filter(|it| chosen.iter().all(|step| step.name != it.name)).map(|it| it.name).collect();
    println!("\n{} of {} steps passed in {}.", chosen.len() - empty.len(), STEPS.len(), steps.elapsed());
    for (what, names) in [("Nothing to run yet", empty), ("NOT CHECKED", partial), ("Left out", left_out)] {
        if !names.is_empty() {
            println!("{what}: {}.", names.join(", "));
        }
    }
    Ok(())
}

fn format() -> Result<Ran, Failure> {
    stream(cargo().args(["fmt", "--all", "--check"]), "Run `cargo fmt --all`. (rustfmt missing? `rustup component add rustfmt`.)")
        .map(|()| Ran::Something)
}

const LINT_ADVICE: &str = "Mend what it names. (clippy missing? `rustup component add clippy`.)";

fn lint() -> Result<Ran, Failure> {
    stream(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]), LINT_ADVICE).map(|()| Ran::Something)
}

fn lint_wasm() -> Result<Ran, Failure> {
    wasm_target()?;
    let mut clippy = cargo();
    clippy.arg("clippy");
    for package in WEB_PACKAGES {
        clippy.args(["--package", package]);
    }
    clippy.args(["--bins", "--target", WASM, "--", "-D", "warnings"]);
    stream(&mut clippy, LINT_ADVICE).map(|()| Ran::Something)
}

fn unit() -> Result<Ran, Failure> {
    stream(cargo().args(["test", "--workspace"]), "Read the first failure above; `cargo test NAME` runs it alone.").map(|()| Ran::Something)
}

fn layers() -> Result<Ran, Failure> {
    let crates = pure_crates()?;
    for name in &crates {
        // What the app links, in the browser and natively: build scripts and tests may use what they like.
        for target in [WASM, "all"] {
            let mut tree = cargo();
            tree.args(["tree", "--package", name, "--edges", "normal", "--target", target, "--prefix", "none", "--format", "{p}"]);
            let tree = read(&mut tree, "Run the command by itself and mend what it says.")?;
            if let Some(found) = tree.lines().filter_map(|it| it.split_whitespace().next()).find(|it| WEB.contains(it)) {
                let next =
                    format!("`cargo tree --package {name} --edges normal --target {target} --invert {found}` shows the way it came in.");
                return Err(Failure::new(format!("`{name}` reaches `{found}`, but must know no web.")).next(next));
            }
        }
    }
    println!("{} know no web.", crates.join(", "));
    Ok(Ran::Something)
}

/// What lies in crates/, except the worker and its office crate, which the app never links.
fn pure_crates() -> Result<Vec<String>, Failure> {
    let unreadable = |error| Failure::new(format!("crates/ could not be read: {error}."));
    let mut names: Vec<String> = fs::read_dir(top().join("crates"))
        .map_err(unreadable)?
        .filter_map(|it| it.ok())
        .filter(|it| it.path().join("Cargo.toml").is_file())
        .filter_map(|it| it.file_name().into_string().ok())
        .filter(|it| it != "office" && it != "office-worker")
        .collect();
    names.sort();
    if names.is_empty() { Err(Failure::new("crates/ holds no package.")) } else { Ok(names) }
}

fn deny() -> Result<Ran, Failure> {
    Ok(match crate::deny::deny()? {
        Advisories::Clear => Ran::Something,
        Advisories::Unreachable => Ran::Without("the advisories on what others wrote"),
    })
}

/// A pure crate says which of its tests run in WebAssembly by having tests/wasm.rs.
fn wasm() -> Result<Ran, Failure> {
    let crates: Vec<String> =
        pure_crates()?.into_iter().filter(|it| top().join("crates").join(it).join("tests/wasm.rs").is_file()).collect();
    if crates.is_empty() {
        println!("NOTHING RAN: no crate has a tests/wasm.rs yet.");
        return Ok(Ran::Nothing);
    }
    wasm_target()?;
    let runner = wasm_bindgen()?.join(format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX));
    let mut test = cargo();
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    if on_path("node").is_none() {
        let chromium = driver::chromium()?;
        test.env("WASM_BINDGEN_USE_BROWSER", "1").env("CHROMEDRIVER", &chromium.driver);
        test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_settings(&chromium)?);
    }
    test.args(["test", "--target", WASM, "--test", "wasm"]);
    for name in &crates {
        test.args(["--package", name]);
    }
    stream(&mut test, "Read the first failure above; the same test natively: `cargo test --test wasm`.").map(|()| Ran::Something)
}

/// Which browser the driver starts, and how.
fn webdriver_settings(chromium: &driver::Chromium) -> Result<PathBuf, Failure> {
    let sandbox = if driver::is_root() { ", \"no-sandbox\"" } else { "" };
    let browser = chromium.browser.to_string_lossy().replace('\\', "\\\\");
    let settings = format!(
        "{{\"goog:chromeOptions\": {{\"binary\": \"{browser}\", \"args\": [\"headless=new\", \"disable-gpu\", \"disable-dev-shm-usage\"{sandbox}]}}}}\n"
    );
    let file = top().join("target").join("webdriver.json");
    let written = fs::create_dir_all(top().join("target")).and_then(|()| fs::write(&file, settings));
    written.map_err(|error| Failure::new(format!("{} could not be written: {error}.", file.display())))?;
    Ok(file)
}
