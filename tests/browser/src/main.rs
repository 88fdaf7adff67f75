//! The app in a real browser, as a person would use it.
//!
//! `cargo xtask test --only browser` runs this over the built site, as `browser-tests FOLDER test`.
//!
//! To be read in this order: what the tests are made of (`harness`), the tests, then the measurements and
//! screenshots.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test runner speaks to the terminal")]

mod harness;

mod every_page;
mod looks;
mod journeys;
mod keyboard;
mod village;
mod tools;
mod links;
mod entitlements;
mod assessment;
mod draft_files;
mod codes;
mod opened;
mod rollup;
mod roster;

mod keeping_work;
mod lesson;
mod loading;

mod measure;

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::ExitCode;
use std::time::Instant;

use harness::page::{Page, Setting};

/// A test: its name as a sentence, the browser that it runs in, and what it does.
pub struct Test {
    name: &'static str,
    setting: Setting,
    run: for<'a> fn(&'a Page) -> Running<'a>,
}

/// A test that is running; the error says which expectation failed.
type Running<'a> = Pin<Box<dyn Future<Output = Result<(), String>> + 'a>>;

/// The tests, a list for each file. Requests to other hosts are checked after the last one.
const TESTS: [&[Test]; 31] = [
    every_page::TESTS,
    looks::TESTS,
    journeys::TESTS,
    assessment::TESTS,
    village::TESTS,
    draft_files::TESTS,
    codes::TESTS,
    opened::TESTS,
    keyboard::TESTS,
    keeping_work::storage::TESTS,
    keeping_work::keeping::TESTS,
    keeping_work::two_windows::TESTS,
    keeping_work::faults::TESTS,
    keeping_work::typing::TESTS,
    keeping_work::own_file::TESTS,
    entitlements::TESTS,
    lesson::pages::TESTS,
    lesson::presenting::TESTS,
    lesson::slides::TESTS,
    loading::offline::TESTS,
    loading::one_file::TESTS,
    loading::guarded::TESTS,
    loading::healing::TESTS,
    loading::editions::TESTS,
    loading::failed_loads::TESTS,
    lesson::quiz::TESTS,
    rollup::TESTS,
    roster::TESTS,
    loading::lazy_loading::TESTS,
    tools::TESTS,
    links::TESTS,
];

const USAGE: &str = "browser-tests FOLDER install | test [PART OF A NAME] | engines | speed [LIST OF PAGES]… | rollup-speed | roster-speed | \
                     screenshots FOLDER | screens FOLDER [PART OF AN ADDRESS] | compare THEN NOW TO";

fn main() -> ExitCode {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        eprintln!("no runtime could be started");
        return ExitCode::FAILURE;
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    runtime.block_on(act(&arguments)).unwrap_or_else(|why| {
        eprintln!("{why}");
        ExitCode::FAILURE
    })
}

async fn act(arguments: &[String]) -> Result<ExitCode, String> {
    let [folder, what, more @ ..] = arguments else { return Err(USAGE.to_owned()) };
    if let ("compare", [then, now, to]) = (what.as_str(), more) {
        return measure::screens::compare(Path::new(then), Path::new(now), Path::new(to)).map(|_| ExitCode::SUCCESS);
    }
    let harness::chromium::Chromium { browser, driver } = harness::chromium::chromium()?;
    if what == "install" {
        return Ok(ExitCode::SUCCESS);
    }
    let folder = if what == "speed" { harness::server::compressed(Path::new(folder))? } else { PathBuf::from(folder) };
    let driver = harness::server::Driver::start(&driver, &[])?;
    let setup = harness::page::Setup {
        address: harness::server::serve(&folder).await?,
        site: folder,
        engine: harness::engines::Engine::Chromium,
        driver: driver.address.clone(),
        browser: browser.display().to_string(),
    };
    match (what.as_str(), more) {
        ("test", []) => Ok(run(&setup, None).await),
        ("test", [only]) => Ok(run(&setup, Some(only)).await),
        ("engines", []) => Ok(match harness::engines::run(&setup).await?.is_empty() {
            true => ExitCode::SUCCESS,
            false => ExitCode::from(NOT_ALL_THERE),
        }),
        ("speed", lists) => measure::speed::measured(&setup, lists).await.map(|()| ExitCode::SUCCESS),
        ("rollup-speed", []) => measure::rollup_speed::measured(&setup).await.map(|()| ExitCode::SUCCESS),
        ("roster-speed", []) => measure::roster_speed::measured(&setup).await.map(|()| ExitCode::SUCCESS),
        ("screenshots", [to]) => measure::screenshots::take(&setup, to).await.map(|()| ExitCode::SUCCESS),
        ("screens", [to]) => measure::screens::take(&setup, Path::new(to), None).await.map(|()| ExitCode::SUCCESS),
        ("screens", [to, part]) => measure::screens::take(&setup, Path::new(to), Some(part)).await.map(|()| ExitCode::SUCCESS),
        (_, _) => Err(USAGE.to_owned()),
    }
}

/// What is said, besides what failed, where an engine could not be had. `xtask` knows it too.
const NOT_ALL_THERE: u8 = 3;

async fn run(setup: &harness::page::Setup, only: Option<&str>) -> ExitCode {
    let tests: Vec<&Test> = TESTS.iter().copied().flatten().filter(|it| only.is_none_or(|only| it.name.contains(only))).collect();
    if run_all(setup, &tests, only.is_none()).await { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs these tests; whether all of them passed. `whole` says that it is the whole run, after which requests to other hosts are told.
async fn run_all(setup: &harness::page::Setup, tests: &[&Test], whole: bool) -> bool {
    let (mut passed, mut failed) = (0, 0);
    let mut foreign_requests = Vec::new();
    let mut report = |name: &str, seconds: f64, result: Result<(), String>| match result {
        Ok(()) => {
            passed += 1;
            println!("ok      {name} ({seconds:.1} s)");
        }
        Err(why) => {
            failed += 1;
            println!("FAILED  {name} ({seconds:.1} s)\n        {}", why.replace('\n', "\n        "));
        }
    };
    for test in tests {
        let began = Instant::now();
        let result = run_one(setup, test, &mut foreign_requests).await;
        report(test.name, began.elapsed().as_secs_f64(), result);
    }
    if whole {
        let result = if foreign_requests.is_empty() { Ok(()) } else { Err(foreign_requests.join("\n")) };
        report("nothing was asked of another host in the whole run", 0.0, result);
    }
    println!("{passed} passed, {failed} failed");
    failed == 0 && 0 < passed
}

async fn run_one(setup: &harness::page::Setup, test: &Test, foreign_requests: &mut Vec<String>) -> Result<(), String> {
    let page = Page::open(setup, test.setting).await?;
    let result = (test.run)(&page).await;
    match page.foreign_requests().await {
        Ok(urls) => foreign_requests.extend(urls),
        Err(why) => foreign_requests.push(format!("after «{}» the browser did not say what it had asked for: {why}", test.name)),
    }
    page.close().await;
    result
}
