//! Every reader holds to what it promises, whatever comes.
//!
//! `FUZZ_INPUTS=200000 cargo test --profile native --package fuzz -- draft` runs one of them for longer, `FUZZ_SEED=7` another run. Where the fuzzer of
//! rustc's nightly is to be had, cargo-fuzz needs one line a reader: `fuzz_target!(|data: &[u8]| (fuzz::READERS[0].1)(data))`.

#![allow(clippy::print_stdout, clippy::panic, reason = "a test says what it has found")]

use core::cell::Cell;

use fuzz::READERS;
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many inputs each reader gets where nobody asks for more: a few seconds unoptimised, so that those of tables get fewer.
const INPUTS: u32 = 1_200;
const INPUTS_OF_TABLES: u32 = 250;

/// Of so many inputs at least one is taken: else the recipes have lost their way, and only refusals are tried.
const ONE_TAKEN_OF: u32 = 40;

/// What a recipe takes at most.
const LONGEST: usize = 300;

fn asked(name: &str) -> Option<u32> {
    std::env::var(name).ok().and_then(|it| it.parse().ok())
}

/// Runs a reader; the error has the bytes, as few as will do, and what was not kept.
fn run(name: &str) {
    let reader = READERS.iter().find(|it| it.0 == name).unwrap_or_else(|| panic!("no reader {name}")).1;
    let usual = if ["xlsx", "csv", "code"].contains(&name) { INPUTS_OF_TABLES } else { INPUTS };
    let cases = asked("FUZZ_INPUTS").unwrap_or(usual);
    let taken = Cell::new(0);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&asked("FUZZ_SEED").unwrap_or(1).to_le_bytes());
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let outcome = runner.run(&vec(any::<u8>(), 0..LONGEST), |bytes| {
        taken.set(taken.get() + u32::from(reader(&bytes)));
        Ok(())
    });
    if let Err(why) = outcome {
        panic!("{name}: {why}");
    }
    println!("{name}: {} of {cases} were taken", taken.get());
    assert!(cases <= taken.get() * ONE_TAKEN_OF, "{name}: {} of {cases} were taken", taken.get());
}

macro_rules! readers {
    ($($test:ident: $name:literal;)*) => {
        $(#[test]
        fn $test() {
            run($name);
        })*

        #[test]
        fn every_reader_is_run() {
            assert_eq!(READERS.map(|it| it.0), [$($name),*]);
        }
    };
}

readers! {
    draft: "draft";
    link: "link";
    scenario: "scenario";
    rollup: "roll-up";
    return_file: "return file";
    parts: "parts";
    workbook: "xlsx";
    text_table: "csv";
    archive: "archive";
    code: "code";
}
