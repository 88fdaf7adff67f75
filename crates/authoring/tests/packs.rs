//! Every pack in data/ checks clean, a new one does, and what is wrong in one is all told where it stands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::{Path, PathBuf};

use authoring::check_pack::{Checked, check_pack};
use authoring::new_pack::new_pack;
use authoring::output::binary::packs_in;

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A repository with the skeleton's needs and nothing else, which goes when the test is over.
struct Repository(PathBuf);

impl Repository {
    fn new(name: &str) -> Repository {
        let folder = std::env::temp_dir().join(format!("twenty-measures-{name}-{} 新县", std::process::id()));
        let own = folder.join("data/sangzhi-2020");
        std::fs::create_dir_all(&own).unwrap();
        std::fs::copy(top().join("data/sangzhi-2020/sentences.yaml"), own.join("sentences.yaml")).unwrap();
        Repository(folder)
    }

    fn new_pack(&self, id: &str) -> Result<PathBuf, String> {
        new_pack(&self.0, &top().join("xtask/skeleton"), id)
    }
}

impl Drop for Repository {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn every_pack_of_the_repository_checks_clean() {
    let packs = packs_in(&top().join("data"));
    assert!(2 <= packs.len(), "{packs:?}");
    for id in packs {
        let shown = format!("data/{id}");
        let checked = check_pack(&top().join(&shown), &shown).unwrap_or_else(|it| panic!("{it}"));
        assert!(30 <= checked.cases, "{id}: {checked:?}");
    }
}

#[test]
fn a_new_pack_checks_clean_under_its_own_id() {
    let repository = Repository::new("new");
    let folder = repository.new_pack("other-2021").unwrap();
    assert_eq!(check_pack(&folder, "data/other-2021"), Ok(Checked { provisions: 1, tools: 1, cases: 4 }));
    assert!(std::fs::read_to_string(folder.join("pack.yaml")).unwrap().contains("\nid: other-2021\n"));
}

#[test]
fn an_id_that_is_taken_or_cannot_be_one_is_refused() {
    let repository = Repository::new("refused");
    for (id, said) in [
        ("sangzhi-2020", "is there already"),
        ("schema", "is there already"),
        ("Other", "cannot be the id of a pack"),
        ("../other", "cannot be the id of a pack"),
        ("新县", "cannot be the id of a pack"),
        ("-other", "cannot be the id of a pack"),
        ("", "cannot be the id of a pack"),
    ] {
        let error = repository.new_pack(id).unwrap_err();
        assert!(error.contains(said) && error.contains(id), "{id}: {error}");
    }
    assert_eq!(std::fs::read_dir(repository.0.join("data")).unwrap().count(), 1, "and nothing is written");
}

#[test]
fn all_that_is_wrong_is_told_where_it_stands() {
    let repository = Repository::new("wrong");
    let folder = repository.new_pack("other").unwrap();
    let change = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.contains(from), "{name} holds {from}");
        std::fs::write(folder.join(name), text.replacen(from, to, 1)).unwrap();
    };
    change("cases/example-check.yaml", "since: 2027-01-02", "since: 2027-01-01");
    change("cases/example-check.yaml", "{service: ~}", "{servise: ~}");
    change("search.yaml", "\"1.1\"", "\"1.2\"");
    let told = check_pack(&folder, "data/other").unwrap_err();
    for wanted in ["cases/example-check.yaml:10:9", "cases/example-check.yaml:25:", "search.yaml:2:", "3 mistakes"] {
        assert!(told.contains(wanted), "no {wanted} in:\n{told}");
    }
    change("tools/example-check.yaml", "parameter: example_years", "parameter: example_year");
    change("actors.yaml", "id: cadres", "id: cadre");
    let told = check_pack(&folder, "data/other").unwrap_err();
    for wanted in ["tools/example-check.yaml:11:", "did you mean `example_years`?", "measures/01.yaml:", "unknown actor `cadres`"] {
        assert!(told.contains(wanted), "no {wanted} in:\n{told}");
    }
}
