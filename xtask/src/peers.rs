//! `cargo xtask bench --peers DIR`: other rule engines and ours over the same list, in one run, with what came out compared by its hash.
//!
//! DIR holds gen.mjs (the list), run-one.mjs (one engine in a process of its own), rules/ (a file an engine, js-hand.mjs among them),
//! and where they are to be measured too openfisca/bench.py with venv/, and rust/ (rules written by hand).

use crate::run::{cargo, shell, step, target_folder, top};
use crate::tools::{WASM, WORKER_PROFILE, wasm_target};
use anyhow::{Context, Result, bail, ensure};
use policy::model::day::Day;
use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use xshell::{Shell, cmd};

const FILE: &str = "docs/benchmarks.md";
const BEGIN: &str = "<!-- peers: written by `cargo xtask bench --peers DIR` -->";
const END: &str = "<!-- end of peers -->";

/// Which our own engine's rows are held against.
const REFERENCE: &str = "js-hand";
/// What decides fewer rows a second than this is timed on a part of the list.
const SLOW: f64 = 20_000.0;
const PART: &str = "2000";
/// A machine does other things too: the middle one of so many runs counts.
const ROUNDS: usize = 3;

/// Where everything is.
struct Bench {
    shell: Shell,
    folder: PathBuf,
    list: PathBuf,
    /// What is compiled here.
    ours: Ours,
    /// The peers' rules written by hand, as WebAssembly and natively.
    by_hand: Option<(PathBuf, PathBuf)>,
}

struct Ours {
    scalar: PathBuf,
    simd: PathBuf,
    native: PathBuf,
}

/// One engine's figures.
struct Measured {
    name: String,
    rows: u64,
    a_second: f64,
    first_ms: f64,
    agrees: Option<bool>,
    memory_mb: Option<f64>,
}

/// Runs the peers and ours, and writes the tables.
pub fn peers(folder: &Path) -> Result<()> {
    let folder = folder.canonicalize().with_context(|| format!("There is no folder {}.", folder.display()))?;
    for needed in ["gen.mjs", "run-one.mjs", "rules/js-hand.mjs"] {
        ensure!(folder.join(needed).is_file(), "{} lacks {needed}", folder.display());
    }
    ensure!(folder.join("node_modules").is_dir(), "the peers are not installed: run `npm install` in {}", folder.display());
    let shell = shell()?;
    let target = target_folder(&shell)?.join("peers");
    shell.create_dir(&target)?;
    shell.change_dir(&folder);
    step("the list", || cmd!(shell, "node gen.mjs {target}").run().context("Is node installed?"))?;
    let ours = step("our engine, natively and as WebAssembly", || build(&target))?;
    let by_hand = by_hand(&folder, &target);
    let bench = Bench { shell, folder, list: target.join("persons-100000.json"), ours, by_hand };
    step("every row against the engine", || {
        let (native, list) = (&bench.ours.native, bench.list.with_extension("csv"));
        cmd!(bench.shell, "{native} {list} --check").run().context("The compiled rules and the engine differ: mend that first.")
    })?;
    let peers = step("the peers, and ours beside them", || bench.engines())?;
    let ways = step("our ways of asking", || bench.ways())?;
    if let Some(wrong) = peers.iter().find(|it| it.agrees == Some(false)) {
        bail!("{} comes to other results than {REFERENCE}", wrong.name);
    }
    write(&peers, &ways)
}

fn build(target: &Path) -> Result<Ours> {
    wasm_target()?;
    let shell = shell()?;
    let example = ["build", "--profile", WORKER_PROFILE, "--package", "batch", "--example", "peers-wasm", "--target", WASM];
    cargo(&shell).args(example).run()?;
    // A folder of its own: flags that differ would have everything compiled anew each time.
    let simd = target.join("simd128");
    cargo(&shell).args(example).arg("--target-dir").arg(&simd).env("RUSTFLAGS", "-C target-feature=+simd128").run()?;
    cargo(&shell).args(["build", "--profile", "native", "--package", "batch", "--example", "peers"]).run()?;
    let target = target_folder(&shell)?;
    let module = |folder: &Path| folder.join(WASM).join(WORKER_PROFILE).join("examples/peers_wasm.wasm");
    Ok(Ours { scalar: module(&target), simd: module(&simd), native: target.join("native/examples/peers") })
}

/// Compiles the rules that the peers' folder has in Rust; nothing where it has none, or they do not compile here.
fn by_hand(folder: &Path, target: &Path) -> Option<(PathBuf, PathBuf)> {
    let shell = shell().ok()?;
    shell.change_dir(folder.join("rust"));
    if !shell.path_exists("Cargo.toml") {
        return None;
    }
    let into = target.join("by-hand");
    let build = |more: &[&str]| cargo(&shell).args(["build", "--release"]).args(more).arg("--target-dir").arg(&into).run();
    if build(&[]).is_err() || build(&["--lib", "--target", WASM]).is_err() {
        println!("The rules by hand do not compile here: left out.");
        return None;
    }
    Some((into.join(WASM).join("release/peer_baseline.wasm"), into.join("release/native")))
}

impl Bench {
    /// Every engine that computes the peers' six results.
    fn engines(&self) -> Result<Vec<Measured>> {
        let mut names: Vec<String> = Vec::new();
        for file in self.shell.read_dir(self.folder.join("rules"))? {
            let name = file.file_stem().and_then(|it| it.to_str()).unwrap_or_default();
            let needs_hand = name.starts_with("wasm-") && self.by_hand.is_none();
            if file.extension().is_some_and(|it| it == "mjs") && name != "spec" && !needs_hand {
                names.push(name.to_owned());
            }
        }
        let whole = self.one(REFERENCE, None, "")?;
        let part = self.one(REFERENCE, None, PART)?;
        let mut measured = Vec::new();
        for name in &names {
            match self.peer(name, &whole, &part) {
                Ok(it) => measured.push(it),
                Err(error) => println!("{name} does not run here: {error:#}"),
            }
        }
        for (name, module) in [("ours, WebAssembly", &self.ours.scalar), ("ours, WebAssembly with SIMD", &self.ours.simd)] {
            let runs = (0..ROUNDS).map(|_| self.one(&self.path_to_ours(), Some(module), "")).collect::<Result<Vec<_>>>()?;
            measured.push(middle(name, runs, Some(&whole)));
        }
        measured.extend(self.python(&whole)?);
        measured.sort_by(|one, other| other.a_second.total_cmp(&one.a_second));
        Ok(measured)
    }

    fn peer(&self, name: &str, whole: &Value, part: &Value) -> Result<Measured> {
        let sample = self.one(name, None, PART)?;
        if number(&sample, "evals_s") < SLOW {
            return Ok(middle(name, vec![sample], Some(part)));
        }
        let runs = (0..ROUNDS).map(|_| self.one(name, None, "")).collect::<Result<Vec<_>>>()?;
        Ok(middle(name, runs, Some(whole)))
    }

    /// One engine in a process of its own, on some of the first rows or on all.
    fn one(&self, name: &str, ours: Option<&Path>, rows: &str) -> Result<Value> {
        let (shell, list, clock) = (&self.shell, &self.list, clock());
        let mut run = cmd!(shell, "node --import {clock} --expose-gc run-one.mjs {name} {list}").quiet();
        if !rows.is_empty() {
            run = run.arg(rows);
        }
        if let Some(module) = ours {
            run = run.env("OURS_WASM", module);
        }
        if let Some((module, _)) = &self.by_hand {
            run = run.env("WASM", module);
        }
        let found = last_line(&run.ignore_stderr().read()?)?;
        println!("{name}: {:.0} rows a second", number(&found, "evals_s"));
        Ok(found)
    }

    /// run-one.mjs looks below its own rules/: from there to our file.
    fn path_to_ours(&self) -> String {
        let up = "../".repeat(self.folder.components().count() + 1);
        let ours = top().join("crates/batch/examples/peers/ours");
        format!("{up}{}", ours.display().to_string().trim_start_matches('/'))
    }

    fn python(&self, whole: &Value) -> Result<Option<Measured>> {
        let (shell, list) = (&self.shell, &self.list);
        let python = self.folder.join("venv/bin/python");
        if !python.is_file() || !shell.path_exists("openfisca/bench.py") {
            println!("There is no venv/bin/python in {}: OpenFisca is left out.", self.folder.display());
            return Ok(None);
        }
        // Its processor's time too.
        let script = "import runpy, sys, time; time.perf_counter = time.process_time; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')";
        let run = || last_line(&cmd!(shell, "{python} -c {script} openfisca/bench.py {list}").quiet().ignore_stderr().read()?);
        let runs = (0..ROUNDS).map(|_| run()).collect::<Result<Vec<_>>>()?;
        Ok(Some(middle("openfisca-core", runs, Some(whole))))
    }

    /// Our engine, asked in every way, as WebAssembly and natively.
    fn ways(&self) -> Result<Vec<(String, Vec<Measured>)>> {
        let (shell, list) = (&self.shell, &self.list);
        let (script, clock) = (top().join("crates/batch/examples/peers/measure.mjs"), clock());
        let mut all = Vec::new();
        for (name, module) in
            [("WebAssembly", Some(&self.ours.scalar)), ("WebAssembly with SIMD", Some(&self.ours.simd)), ("natively", None)]
        {
            let mut rounds: Vec<Vec<Value>> = Vec::new();
            for _ in 0..ROUNDS {
                let printed = match module {
                    Some(module) => cmd!(shell, "node --import {clock} {script} {list}").env("OURS_WASM", module).quiet().read()?,
                    None => {
                        let (native, list) = (&self.ours.native, list.with_extension("csv"));
                        cmd!(shell, "{native} {list}").quiet().read()?
                    }
                };
                rounds.push(printed.lines().map(serde_json::from_str).collect::<serde_json::Result<_>>()?);
            }
            let first = rounds.first().context("nothing was measured")?;
            let ways = first.iter().enumerate().map(|(at, way)| {
                let runs = rounds.iter().filter_map(|it| it.get(at).cloned()).collect();
                middle(text(way, "run"), runs, None)
            });
            all.push((name.to_owned(), ways.collect()));
        }
        Ok(all)
    }
}

/// What node measures processor time with.
fn clock() -> PathBuf {
    top().join("crates/batch/examples/peers/processor-time.mjs")
}

/// The middle one of some runs.
fn middle(name: &str, mut runs: Vec<Value>, reference: Option<&Value>) -> Measured {
    let a_second = |run: &Value| match run.get("evals_s").and_then(Value::as_f64) {
        Some(found) => found,
        None => number(run, "n") / number(run, "warm_ms") * 1e3,
    };
    runs.sort_by(|one, other| a_second(one).total_cmp(&a_second(other)));
    let agrees = reference.map(|it| runs.iter().all(|run| text(run, "hash") == text(it, "hash")));
    let run = runs.get(runs.len() / 2).cloned().unwrap_or_default();
    let mut firsts: Vec<f64> = runs.iter().map(|it| number(it, "pass1_ms")).collect();
    firsts.sort_by(f64::total_cmp);
    Measured {
        name: name.to_owned(),
        rows: run.get("n").and_then(Value::as_u64).unwrap_or_default(),
        a_second: a_second(&run),
        first_ms: firsts.get(firsts.len() / 2).copied().unwrap_or_default(),
        agrees,
        memory_mb: run.get("memory_mb").and_then(Value::as_f64),
    }
}

fn last_line(printed: &str) -> Result<Value> {
    let line = printed.trim().lines().last().context("it printed nothing")?;
    serde_json::from_str(line).with_context(|| format!("It printed: {line}"))
}

fn number(of: &Value, name: &str) -> f64 {
    of.get(name).and_then(Value::as_f64).unwrap_or_default()
}

fn text<'a>(of: &'a Value, name: &str) -> &'a str {
    of.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// Writes both tables, with the machine and the day.
fn write(peers: &[Measured], ways: &[(String, Vec<Measured>)]) -> Result<()> {
    let mut text = format!("{}\n\n| engine | rows | rows a second | first pass |\n| --- | --: | --: | --: |\n", machine()?);
    for peer in peers {
        writeln!(text, "| {} | {} | {} | {:.1} ms |", peer.name, peer.rows, thousands(peer.a_second), peer.first_ms)?;
    }
    let first = ways.first().context("nothing was measured")?;
    write!(text, "\n| asked of 100,000 rows |")?;
    for (name, _) in ways {
        write!(text, " {name} |")?;
    }
    writeln!(text, " first pass | memory |\n| --- |{} --: | --: |", " --: |".repeat(ways.len()))?;
    for (at, way) in first.1.iter().enumerate() {
        write!(text, "| {} |", said(&way.name)?)?;
        for (_, ways) in ways {
            write!(text, " {} |", ways.get(at).map_or(String::new(), |it| thousands(it.a_second)))?;
        }
        writeln!(text, " {:.0} ms | {:.1} MB |", way.first_ms, way.memory_mb.unwrap_or_default())?;
    }
    println!("{text}");
    let shell = shell()?;
    let held = shell.read_file(FILE)?;
    let places = held.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = places.with_context(|| format!("{FILE} has no place for them: {BEGIN} … {END}"))?;
    Ok(shell.write_file(FILE, format!("{before}{BEGIN}\n{text}{END}{after}"))?)
}

/// What a way of asking is called in the table.
fn said(way: &str) -> Result<&'static str> {
    Ok(match way {
        "six" => "six tools, every fact given: the six results of the peers",
        "given" => "the same with all their 13 results and verdicts",
        "given-five" => "the first five of them",
        "next" => "six tools, with the next day on which each is met",
        "next-five" => "the first five, with that day",
        "open-six" => "six tools, every third fact open: the six results",
        "open" => "the same with all results",
        _ => bail!("nobody knows what `{way}` asks"),
    })
}

fn thousands(number: f64) -> String {
    match number {
        it if 1e6 <= it => format!("{:.2} M", it / 1e6),
        it if 1e3 <= it => format!("{:.0} k", it / 1e3),
        it => format!("{it:.0}"),
    }
}

fn machine() -> Result<String> {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        processors.lines().find_map(|it| it.strip_prefix("model name")?.split_once(':')).map_or("an unnamed processor", |it| it.1.trim());
    let cores = std::thread::available_parallelism()?;
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
    let shell = shell()?;
    let node = cmd!(shell, "node --version").quiet().read()?;
    // The civil count of days begins 719,163 days before 1970.
    let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400 + 719_163;
    let day = Day::from_number(i32::try_from(days)?);
    Ok(format!(
        "{day}; {model}, {cores} cores, load at the end {load} (1 would be one busy core); Node {node}. Processor time, medians of {ROUNDS} runs."
    ))
}
