//! The app in a real browser, as a person would use it.
//!
//! `cargo xtask test --only browser` starts everything that this needs and runs it as
//! `browser-tests ADDRESS DRIVER BROWSER [--screenshots FOLDER]`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a test runner speaks to the terminal")]

mod journeys;
mod page;
mod present;
mod profile;
mod routes;
mod screenshots;
mod sweep;

use std::process::ExitCode;
use std::time::Instant;

use page::Page;

/// What is run: a name as a sentence, and in what browser.
struct Test {
    name: &'static str,
    setting: page::Setting,
}

const TESTS: [Test; 22] = [
    Test {
        name: "every address opens, with one heading and a title, and none scrolls sideways at 360 pixels",
        setting: page::Setting::Phone,
    },
    Test { name: "axe finds nothing on any kind of page, in both languages, light and dark", setting: page::Setting::Phone },
    Test { name: "the first visit loads at most five files, all of them from the app's own host", setting: page::Setting::Phone },
    Test { name: "a measure is found by its words and by pinyin, and leads to its tool", setting: page::Setting::Desktop },
    Test {
        name: "a tool is answered with the keyboard alone, and what was entered is there after a reload",
        setting: page::Setting::Desktop,
    },
    Test { name: "a wrong number is said at its field, and no result is pretended", setting: page::Setting::Phone },
    Test { name: "an edited link leads to a page with a way on", setting: page::Setting::Phone },
    Test { name: "a draft is still there after a reload in the middle of it", setting: page::Setting::Phone },
    Test { name: "storage that is full is said at once, and work goes on", setting: page::Setting::Phone },
    Test { name: "rubbish in storage stops nothing and is not deleted", setting: page::Setting::Phone },
    Test { name: "a change of language changes every heading of the navigation", setting: page::Setting::Desktop },
    Test { name: "without scripts the twenty measures are still readable", setting: page::Setting::WithoutScripts },
    Test { name: "the sample cadres come out as expected, and what is private goes nowhere", setting: page::Setting::Desktop },
    Test { name: "a person is asked with the keyboard alone, and nothing contradictory can be entered", setting: page::Setting::Desktop },
    Test { name: "a profile is passed on by its link, and two cases are compared", setting: page::Setting::Phone },
    Test { name: "a deck is prepared and shown with the keyboard alone, and read from the last row", setting: page::Setting::Desktop },
    Test { name: "a live example lights up step by step, and a changed fact moves the verdict", setting: page::Setting::Desktop },
    Test { name: "a deck and its presenter's window stay in step", setting: page::Setting::Desktop },
    Test { name: "a decision is walked through forwards and backwards", setting: page::Setting::Desktop },
    Test { name: "a list of scenarios is put in order, kept and begun anew", setting: page::Setting::Desktop },
    Test { name: "without a server every part still opens", setting: page::Setting::Desktop },
    Test { name: "nothing was asked of another host in the whole run", setting: page::Setting::Phone },
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
    if let Some(folder) = folder {
        return match runtime.block_on(screenshots::take(&setup, &folder)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => {
                eprintln!("{why}");
                ExitCode::FAILURE
            }
        };
    }
    runtime.block_on(run(&setup, rest.first().map(String::as_str)))
}

async fn run(setup: &page::Setup, only: Option<&str>) -> ExitCode {
    let (mut passed, mut failed) = (0, 0);
    let mut elsewhere = Vec::new();
    for test in TESTS.iter().filter(|it| only.is_none_or(|only| it.name.contains(only))) {
        let began = Instant::now();
        let result = one(setup, test, &mut elsewhere).await;
        let seconds = began.elapsed().as_secs_f64();
        match result {
            Ok(()) => {
                passed += 1;
                println!("ok      {} ({seconds:.1} s)", test.name);
            }
            Err(why) => {
                failed += 1;
                println!("FAILED  {} ({seconds:.1} s)\n        {}", test.name, why.replace('\n', "\n        "));
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 && 0 < passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn one(setup: &page::Setup, test: &Test, elsewhere: &mut Vec<String>) -> Result<(), String> {
    let page = Page::open(setup, test.setting).await?;
    let at = TESTS.iter().position(|it| it.name == test.name).unwrap_or_default();
    let result = match at {
        0 => sweep::every_address_opens(&page).await,
        1 => sweep::axe_finds_nothing(&page).await,
        2 => sweep::the_first_visit_is_small(&page).await,
        3 => journeys::find_a_measure(&page).await,
        4 => journeys::answer_by_keyboard(&page).await,
        5 => journeys::a_wrong_number(&page).await,
        6 => journeys::an_edited_link(&page).await,
        7 => journeys::a_draft_survives(&page).await,
        8 => journeys::storage_is_full(&page).await,
        9 => journeys::storage_holds_rubbish(&page).await,
        10 => journeys::another_language(&page).await,
        11 => sweep::readable_without_scripts(&page).await,
        12 => profile::the_sample_cadres(&page).await,
        13 => profile::ask_by_keyboard(&page).await,
        14 => profile::pass_on_and_compare(&page).await,
        15 => present::a_deck_by_keyboard(&page).await,
        16 => present::a_live_example(&page).await,
        17 => present::two_windows(&page).await,
        18 => present::step_by_step(&page).await,
        19 => present::scenarios(&page).await,
        20 => present::without_a_network(setup).await,
        _ => {
            if elsewhere.is_empty() {
                Ok(())
            } else {
                Err(elsewhere.join("\n"))
            }
        }
    };
    elsewhere.extend(page.asked_elsewhere().await.unwrap_or_default());
    page.close().await;
    result
}
