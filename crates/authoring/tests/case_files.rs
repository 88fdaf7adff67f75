//! Case files as `cargo xtask cases` runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::{Path, PathBuf};

use authoring::case_files::{Outcome, run_files};
use authoring::output::binary::read_pack;

const CASE: &str = "- case: none given
  tool: vacancy-rate
  as_of: 2020-12-31
  facts: {}
  expect: {verdict: VERDICT}
";

#[test]
fn cases_pass_or_fail_and_files_that_are_none_are_named() {
    let folder = std::env::temp_dir().join(format!("twenty-measures-cases-{} 用例", std::process::id()));
    std::fs::create_dir_all(folder.join("inner")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("inner/right.yaml", &CASE.replace("VERDICT", "unknown"));
    write("wrong.yaml", &CASE.replace("VERDICT", "met"));
    write("broken.yaml", CASE);
    write("no-cases.txt", "not read");
    let (outcome, said) = ran(&[folder.clone(), folder.join("missing")]);
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(outcome, Outcome { passed: 1, failed: 1, unreadable: 2 }, "{said}");
    for wanted in ["wrong.yaml: none given", "broken.yaml:5:21:", "missing: could not be read"] {
        assert!(said.contains(wanted), "{wanted} in:\n{said}");
    }
}

fn ran(paths: &[PathBuf]) -> (Outcome, String) {
    let shown = "data/sangzhi-2020";
    let (_, pack) = read_pack(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(shown), shown).unwrap();
    let mut said = String::new();
    let outcome = run_files(&pack, paths, |line| said.extend([line, "\n"]));
    (outcome, said)
}
