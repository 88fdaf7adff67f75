//! The app in a real browser, as a person would use it.
//!
//! `cargo xtask test --only browser` starts everything that this needs and runs it as
//! `browser-tests ADDRESS DRIVER BROWSER [--screenshots FOLDER]`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test runner speaks to the terminal")]

mod app;
mod assess;
mod journeys;
mod page;
mod papers;
mod parts;
mod present;
mod profile;
mod quiz;
mod routes;
mod screenshots;
mod speed;
mod sweep;
mod tools;

use std::pin::Pin;
use std::process::ExitCode;
use std::time::Instant;

use page::Page;

/// What is run: a name as a sentence, in what browser, and what is done.
pub struct Test {
    name: &'static str,
    setting: page::Setting,
    run: for<'a> fn(&'a Page) -> Running<'a>,
}

/// A test that is running; an error says what was not so.
type Running<'a> = Pin<Box<dyn Future<Output = Result<(), String>> + 'a>>;

/// The tests, a list a file. What was asked of other hosts is looked at after the last.
const TESTS: [&[Test]; 10] = [
    sweep::TESTS,
    journeys::TESTS,
    assess::TESTS,
    app::TESTS,
    profile::TESTS,
    present::TESTS,
    quiz::TESTS,
    papers::TESTS,
    parts::TESTS,
    tools::TESTS,
];

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words.iter().position(|it| it == "--screenshots").map(|at| words.split_off(at)).and_then(|it| it.into_iter().nth(1));
    let [address, driver, browser, rest @ ..] = words.as_slice() else {
        eprintln!("browser-tests ADDRESS DRIVER BROWSER [PART OF A NAME] [--screenshots FOLDER]");
        return ExitCode::FAILURE;
    };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        eprintln!("no runtime could be started");
        return ExitCode::FAILURE;
    };
    let setup = page::Setup { address: address.clone(), driver: driver.clone(), browser: browser.clone() };
    let ended = |result: Result<(), String>| match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    };
    match rest {
        [it] if it == "--measure" => return ended(runtime.block_on(papers::measured(&setup))),
        [it, beside] if it == "--speed" => return ended(runtime.block_on(speed::measured(&setup, beside))),
        _ => {}
    }
    if let Some(folder) = folder {
        return ended(runtime.block_on(screenshots::take(&setup, &folder)));
    }
    runtime.block_on(run(&setup, rest.first().map(String::as_str)))
}

async fn run(setup: &page::Setup, only: Option<&str>) -> ExitCode {
    let (mut passed, mut failed) = (0, 0);
    let mut elsewhere = Vec::new();
    let mut tell = |name: &str, seconds: f64, result: Result<(), String>| match result {
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
        let result = one(setup, test, &mut elsewhere).await;
        tell(test.name, began.elapsed().as_secs_f64(), result);
    }
    if only.is_none() {
        let result = if elsewhere.is_empty() { Ok(()) } else { Err(elsewhere.join("\n")) };
        tell("nothing was asked of another host in the whole run", 0.0, result);
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && 0 < passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn one(setup: &page::Setup, test: &Test, elsewhere: &mut Vec<String>) -> Result<(), String> {
    let page = Page::open(setup, test.setting).await?;
    let result = (test.run)(&page).await;
    match page.asked_elsewhere().await {
        Ok(asked) => elsewhere.extend(asked),
        Err(why) => elsewhere.push(format!("after «{}» the browser did not say what it had asked for: {why}", test.name)),
    }
    page.close().await;
    result
}
