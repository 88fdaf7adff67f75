//! The app in a real browser, as a person would use it.
//!
//! `cargo xtask test --only browser` starts everything that this needs and runs it as
//! `browser-tests ADDRESS DRIVER BROWSER [--screenshots FOLDER]`.
//!
//! To be read in this order: what the tests are made of (`page`, `routes`, `drafts`), the tests, then the measurements and screenshots.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test runner speaks to the terminal")]

mod page;
mod routes;
mod drafts;

mod every_page;
mod journeys;
mod keyboard;
mod storage;
mod typing;
mod tools;
mod entitlements;
mod assessment;
mod draft_files;
mod rollup;
mod training;
mod quiz;
mod offline;
mod lazy_loading;

mod measure;

use std::pin::Pin;
use std::process::ExitCode;
use std::time::Instant;

use page::Page;

/// A test: its name as a sentence, the browser that it runs in, and what it does.
pub struct Test {
    name: &'static str,
    setting: page::Setting,
    run: for<'a> fn(&'a Page) -> Running<'a>,
}

/// A test that is running; the error says which expectation failed.
type Running<'a> = Pin<Box<dyn Future<Output = Result<(), String>> + 'a>>;

/// The tests, a list for each file. Requests to other hosts are checked after the last one.
const TESTS: [&[Test]; 14] = [
    every_page::TESTS,
    journeys::TESTS,
    assessment::TESTS,
    draft_files::TESTS,
    keyboard::TESTS,
    storage::TESTS,
    typing::TESTS,
    entitlements::TESTS,
    training::TESTS,
    offline::TESTS,
    quiz::TESTS,
    rollup::TESTS,
    lazy_loading::TESTS,
    tools::TESTS,
];

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder =
        arguments.iter().position(|it| it == "--screenshots").map(|at| arguments.split_off(at)).and_then(|it| it.into_iter().nth(1));
    let [address, driver, browser, rest @ ..] = arguments.as_slice() else {
        eprintln!("browser-tests ADDRESS DRIVER BROWSER [PART OF A NAME] [--screenshots FOLDER]");
        return ExitCode::FAILURE;
    };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        eprintln!("no runtime could be started");
        return ExitCode::FAILURE;
    };
    let setup = page::Setup { address: address.clone(), driver: driver.clone(), browser: browser.clone() };
    let exit_code = |result: Result<(), String>| match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    };
    match rest {
        [flag] if flag == "--measure" => return exit_code(runtime.block_on(measure::rollup_speed::measured(&setup))),
        [flag, beside] if flag == "--speed" => return exit_code(runtime.block_on(measure::speed::measured(&setup, beside))),
        _ => {}
    }
    if let Some(folder) = folder {
        return exit_code(runtime.block_on(measure::screenshots::take(&setup, &folder)));
    }
    runtime.block_on(run(&setup, rest.first().map(String::as_str)))
}

async fn run(setup: &page::Setup, only: Option<&str>) -> ExitCode {
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
    for test in TESTS.iter().copied().flatten().filter(|it| only.is_none_or(|only| it.name.contains(only))) {
        let began = Instant::now();
        let result = run_one(setup, test, &mut foreign_requests).await;
        report(test.name, began.elapsed().as_secs_f64(), result);
    }
    if only.is_none() {
        let result = if foreign_requests.is_empty() { Ok(()) } else { Err(foreign_requests.join("\n")) };
        report("nothing was asked of another host in the whole run", 0.0, result);
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && 0 < passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn run_one(setup: &page::Setup, test: &Test, foreign_requests: &mut Vec<String>) -> Result<(), String> {
    let page = Page::open(setup, test.setting).await?;
    let result = (test.run)(&page).await;
    match page.foreign_requests().await {
        Ok(urls) => foreign_requests.extend(urls),
        Err(why) => foreign_requests.push(format!("after «{}» the browser did not say what it had asked for: {why}", test.name)),
    }
    page.close().await;
    result
}
