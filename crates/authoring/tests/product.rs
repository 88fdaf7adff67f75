//! What is made of the pack for the app and its page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::Path;

use authoring::output::binary::{binaries, read_pack};
use authoring::output::html::escape;
use authoring::output::readable::pieces;
use authoring::output::site::files;

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
    assert!(page.contains(&escape(&pack.lead.zh)) && page.contains("<title>二十条 · Twenty Measures</title>"));
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
    assert_eq!((&one.cover, &one.pack, &one.english, &one.cases), (&other.cover, &other.pack, &other.english, &other.cases));
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
    let error = read_pack(&folder().with_file_name("nowhere"), "data/nowhere").unwrap_err();
    for wanted in ["no pack in data/nowhere", "is no folder", "data/sangzhi-2020"] {
        assert!(error.contains(wanted), "{error}");
    }
    let error = read_pack(&folder().join("cases"), "data/sangzhi-2020/cases").unwrap_err();
    assert!(error.contains("has no pack.yaml"), "{error}");
}

#[test]
fn a_pack_has_icons_of_its_own_or_its_character_drawn() {
    let (_, mut pack) = read_pack(&folder(), SHOWN).unwrap();
    let own: Vec<_> = files(&folder(), &pack).unwrap();
    assert_eq!(own.iter().map(|it| it.0).collect::<Vec<_>>(), ["icon-192.png", "icon-512.png", "icon.svg", "manifest.json"]);
    let manifest: serde_json::Value = serde_json::from_slice(&own[3].1).unwrap();
    assert_eq!((&manifest["short_name"], &manifest["icons"][1]["src"]), (&"二十条".into(), &"./icon-512.png".into()));
    pack.icon = "<".to_owned();
    let drawn = files(&folder().join("cases"), &pack).unwrap();
    assert_eq!(drawn.len(), 2);
    assert!(String::from_utf8_lossy(&drawn[0].1).contains(">&lt;</text>"));
    assert!(String::from_utf8_lossy(&drawn[1].1).contains("data:image/svg+xml,%3C"));
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(SHOWN)
}
