//! `cargo xtask test`: everything that has to hold, the quick things first. The first step that fails ends it.

use crate::browser;
use crate::run::{cargo, shell, step, top};
use crate::site;
use crate::tools::{WASM, wasm_bindgen, wasm_target};
use anyhow::{Context, Result, bail, ensure};
use std::time::Instant;

/// The packages that know the web, with the features that they are checked with: the app in one piece and in parts, and its worker.
const WEB_PACKAGES: [(&str, &str); 3] = [("twenty-measures", ""), ("twenty-measures", "split"), ("office-worker", "")];

/// Packages of the app that must not reach a pure crate, directly or through others.
const WEB: [&str; 6] = ["web-sys", "js-sys", "wasm-bindgen", "gloo-worker", "gloo-storage", "leptos"];

const APP: &str = "twenty-measures";

/// What draws views, by Leptos: the one of the crates that the app links that knows the web.
const DRAWS: &str = "template";

/// What is linked into the worker only: the app must not reach it.
const WORKER_ONLY: [&str; 5] = ["batch", "ledger", "roster", "office", "office-worker"];

struct Step {
    name: &'static str,
    title: &'static str,
    run: fn() -> Result<Ran>,
}

/// What a step has looked at.
enum Ran {
    Something,
    /// All but this.
    Without(&'static str),
}

/// In this order. The name is what `--only` and `--skip` take.
const STEPS: [Step; 15] = [
    Step { name: "format", title: "the code is laid out by rustfmt", run: format },
    Step { name: "lint", title: "clippy, natively", run: lint },
    Step { name: "lint-wasm", title: "clippy on the app, in one piece and in parts, and on its worker, for the browser", run: lint_wasm },
    Step { name: "unit", title: "unit tests, properties, case files", run: unit },
    Step { name: "packs", title: "the other packs in data/", run: || crate::packs::packs().map(|()| Ran::Something) },
    Step { name: "lists", title: "a million rows of lists, each against the engine", run: lists },
    Step { name: "readers", title: "a million inputs to each reader of what others send", run: readers },
    Step { name: "prove", title: "every tool, in every region of its facts", run: || crate::prove::prove(true).map(|()| Ran::Something) },
    Step { name: "schema", title: "the JSON Schemas are what the types say", run: || crate::data::schema(true).map(|()| Ran::Something) },
    Step { name: "layers", title: "the pure crates know no web, and the app nothing of its worker's", run: layers },
    Step { name: "deny", title: "licences, duplicates, sources and advisories of what others wrote", run: deny },
    Step { name: "wasm", title: "the pure crates' tests, as WebAssembly", run: wasm },
    Step { name: "build", title: "the app as it is published, within its byte budget", run: || site::build().map(|()| Ran::Something) },
    Step { name: "browser", title: "the app in Chromium, as a person uses it", run: || browser::tests().map(|()| Ran::Something) },
    Step { name: "engines", title: "the main journeys in Firefox and WebKit", run: engines },
];

/// Steps that take long and are asked for by name, or by `--long`: `unit` does the same on a part.
const LONG: [&str; 2] = ["lists", "readers"];

pub fn test(only: &[String], skip: &[String], long: bool) -> Result<()> {
    if let Some(unknown) = only.iter().chain(skip).find(|name| STEPS.iter().all(|step| step.name != name.as_str())) {
        bail!("there is no step `{unknown}`; the steps are: {}", STEPS.map(|it| it.name).join(", "));
    }
    let named = |list: &[String], step: &Step| list.iter().any(|it| it == step.name);
    let usual = |step: &Step| only.is_empty() && (long || !LONG.contains(&step.name));
    let chosen: Vec<&Step> = STEPS.iter().filter(|it| (usual(it) || named(only, it)) && !named(skip, it)).collect();
    ensure!(!chosen.is_empty(), "no step is left to run");

    let began = Instant::now();
    let mut partial = Vec::new();
    for (at, Step { name, title, run }) in chosen.iter().enumerate() {
        let title = format!("[{}/{}] {name}: {title}", at + 1, chosen.len());
        match step(&title, run).with_context(|| format!("Then `cargo xtask test --only {name}` runs this step alone."))? {
            Ran::Something => {}
            Ran::Without(what) => partial.push(what),
        }
    }
    let left_out: Vec<&str> = STEPS.iter().filter(|it| chosen.iter().all(|step| step.name != it.name)).map(|it| it.name).collect();
    println!("\n{} of {} steps passed in {:.0} s.", chosen.len(), STEPS.len(), began.elapsed().as_secs_f64());
    for (what, names) in [("NOT CHECKED", partial), ("Left out", left_out)] {
        if !names.is_empty() {
            println!("{what}: {}.", names.join(", "));
        }
    }
    Ok(())
}

fn format() -> Result<Ran> {
    let advice = "Run `cargo fmt --all`. (rustfmt missing? `rustup component add rustfmt`.)";
    cargo(&shell()?).args(["fmt", "--all", "--check"]).run().context(advice).map(|()| Ran::Something)
}

const LINT_ADVICE: &str = "Mend what it names. (clippy missing? `rustup component add clippy`.)";

fn lint() -> Result<Ran> {
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    cargo(&shell()?).args(clippy).run().context(LINT_ADVICE).map(|()| Ran::Something)
}

fn lint_wasm() -> Result<Ran> {
    wasm_target()?;
    let shell = shell()?;
    for (package, features) in WEB_PACKAGES {
        let clippy = cargo(&shell).args(["clippy", "--package", package, "--features", features, "--bins", "--target", WASM]);
        clippy.args(["--", "-D", "warnings"]).run().context(LINT_ADVICE)?;
    }
    Ok(Ran::Something)
}

fn unit() -> Result<Ran> {
    let advice = "Read the first failure above; `cargo test NAME` runs it alone.";
    cargo(&shell()?).args(["test", "--workspace"]).run().context(advice).map(|()| Ran::Something)
}

fn lists() -> Result<Ran> {
    let test = ["test", "--package", "batch", "--test", "differential", "--", "--nocapture"];
    let advice = "The message names the tool, the row and the day: put it into a case, and mend the compiler of rules or the engine.";
    cargo(&shell()?).args(test).env("BATCH_ROWS", "1000000").run().context(advice).map(|()| Ran::Something)
}

fn readers() -> Result<Ran> {
    let test = ["test", "--profile", "native", "--package", "fuzz", "--test", "readers"];
    let advice =
        "The message has the bytes, as few as will do, and what was not kept: put the case into the reader's own tests, and mend its kind.";
    cargo(&shell()?).args(test).env("FUZZ_INPUTS", "1000000").run().context(advice).map(|()| Ran::Something)
}

fn layers() -> Result<Ran> {
    let crates = pure_crates()?;
    for name in &crates {
        // What the app links, in the browser and natively: build scripts and tests may use what they like.
        for target in [WASM, "all"] {
            if let Some((found, way)) = reached(name, target, &WEB)? {
                bail!("`{name}` reaches `{found}`, but must know no web: `{way}` shows the way it came in");
            }
        }
    }
    println!("{} know no web.", crates.join(", "));
    if let Some((found, way)) = reached(APP, WASM, &WORKER_ONLY)? {
        bail!("the app reaches `{found}`, which is the worker's: `{way}` shows the way it came in");
    }
    println!("The app links none of {}.", WORKER_ONLY.join(", "));
    Ok(Ran::Something)
}

/// The first of these packages that a package links, and the command that shows how.
fn reached(name: &str, target: &str, forbidden: &[&str]) -> Result<Option<(String, String)>> {
    let tree = ["tree", "--package", name, "--edges", "normal", "--target", target];
    let listed = cargo(&shell()?).args(tree).args(["--prefix", "none", "--format", "{p}"]).quiet().read()?;
    let found = listed.lines().filter_map(|it| it.split_whitespace().next()).find(|it| forbidden.contains(it));
    Ok(found.map(|found| (found.to_owned(), format!("cargo {} --invert {found}", tree.join(" ")))))
}

/// What lies in crates/, except what draws views, and the worker and its office crate, which the app never links.
fn pure_crates() -> Result<Vec<String>> {
    let folders = shell()?.read_dir("crates")?.into_iter().filter(|it| it.join("Cargo.toml").is_file());
    let names = folders.filter_map(|it| it.file_name()?.to_str().map(str::to_owned));
    let names: Vec<String> = names.filter(|it| it != DRAWS && !WORKER_ONLY.contains(&it.as_str())).collect();
    ensure!(!names.is_empty(), "crates/ holds no package");
    Ok(names)
}

fn deny() -> Result<Ran> {
    Ok(if crate::deny::deny()? { Ran::Something } else { Ran::Without("the advisories on what others wrote") })
}

fn engines() -> Result<Ran> {
    Ok(if browser::engines()? { Ran::Something } else { Ran::Without("an engine that this machine does not have (said above)") })
}

/// A pure crate says which of its tests run in WebAssembly by having tests/wasm.rs.
fn wasm() -> Result<Ran> {
    let crates: Vec<String> =
        pure_crates()?.into_iter().filter(|it| top().join("crates").join(it).join("tests/wasm.rs").is_file()).collect();
    ensure!(!crates.is_empty(), "no crate has a tests/wasm.rs");
    wasm_target()?;
    let runner = wasm_bindgen()?.join(format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX));
    let shell = shell()?;
    let mut test =
        cargo(&shell).args(["test", "--target", WASM, "--test", "wasm"]).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    if which::which("node").is_err() {
        browser::install()?;
        let settings = top().join("tests").join("browser").join("webdriver.json");
        test = test.env("WASM_BINDGEN_USE_BROWSER", "1").env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings);
    }
    let test = crates.iter().fold(test, |test, name| test.args(["--package", name]));
    test.run().context("Read the first failure above; the same test natively: `cargo test --test wasm`.").map(|()| Ran::Something)
}
