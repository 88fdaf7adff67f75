//! What is made of the pack for the app and its page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::Path;

use authoring::binary::{binaries, read_pack};
use authoring::readable::{escape, pieces};

const SHOWN: &str = "data/sangzhi-2020";

#[test]
fn every_provision_stands_in_the_page_under_its_address() {
    let (_, pack) = read_pack(&folder(), SHOWN).unwrap();
    let page: String = pieces(&pack).into_iter().map(|it| it.1).collect();
    for provision in pack.provisions() {
        assert!(page.contains(&format!("<li id=\"/measures/{}/{}\"", provision.id.measure, provision.id.item)), "{}", provision.id);
        assert!(page.contains(&escape(&provision.text.zh)), "{}", provision.id);
    }
    assert_eq!(page.matches("<a href=\"#/measures/").count(), 20);
}

#[test]
fn the_page_takes_in_every_piece_once() {
    let index = include_str!("../../../index.html");
    let (_, pack) = read_pack(&folder(), SHOWN).unwrap();
    for (name, _) in pieces(&pack) {
        assert_eq!(index.matches(&format!("href=\"target/generated/{name}\"")).count(), 1, "{name}");
    }
}

#[test]
fn text_stays_text() {
    assert_eq!(escape(r#"<a href="x">&"#), "&lt;a href=&quot;x&quot;&gt;&amp;");
}

#[test]
fn the_same_pack_makes_the_same_bytes() {
    let made = || {
        let (sources, pack) = read_pack(&folder(), SHOWN).unwrap();
        binaries(&folder(), &sources, &pack).unwrap()
    };
    let (one, other) = (made(), made());
    assert_eq!((&one.pack, &one.english, &one.cases), (&other.pack, &other.english, &other.cases));
    assert!(one.english.len() < one.pack.len() + one.reference.len());
}

#[test]
fn people_search_by_words_of_their_own() {
    let (_, pack) = read_pack(&folder(), SHOWN).unwrap();
    assert!(150 <= pack.reference.synonyms.len());
    let mut forms = pack.reference.traditional.chars();
    let pairs: Vec<(char, char)> = std::iter::from_fn(|| forms.next().zip(forms.next())).collect();
    assert!(pairs.contains(&('補', '补')) && pairs.contains(&('幹', '干')));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = read_pack(Path::new("/nowhere/at all/桑植"), "data/nowhere").unwrap_err();
    assert!(error.contains("data/nowhere"), "{error}");
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(SHOWN)
}
