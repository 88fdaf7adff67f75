//! A presentation: what was put in is found again, every part that is named is there, and nothing on a slide is over what it holds.

#![allow(clippy::unwrap_used, reason = "a test may stop where it must")]

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use office::presentation::{expected, paragraphs, powerpoint};
use policy::model::text::Language;
use proptest::prelude::*;
use quick_xml::events::Event;
use rollup::protocol::{SlideLine, SlideLineKind, SlideText};

fn slides() -> impl Strategy<Value = Vec<SlideText>> {
    let text = "[一-龥a-zA-Z0-9 <>&\"'“”。，%]{1,60}";
    let kind = prop_oneof![Just(SlideLineKind::Plain), Just(SlideLineKind::Strong), (1u8..5).prop_map(SlideLineKind::Within)];
    let line = (text, kind).prop_map(|(text, kind)| SlideLine { text, kind });
    let slide = (text, text, proptest::collection::vec(line, 0..20), proptest::collection::vec(text, 0..4));
    let slide = slide.prop_map(|(above, heading, lines, notes)| SlideText { above, heading, lines, notes });
    proptest::collection::vec(slide, 1..6)
}

/// All parts of a file, each with its text.
fn parts(file: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// The values of an attribute, wherever it stands in a part.
fn values(xml: &str, attribute: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(tag) | Event::Empty(tag) => {
                let all = tag.attributes().map(Result::unwrap).filter(|it| it.key.as_ref() == attribute);
                found.extend(all.map(|it| it.value.to_string()));
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn every_line_is_found_again(slides in slides(), english in any::<bool>()) {
        let language = if english { Language::English } else { Language::Chinese };
        let file = powerpoint(&slides, language).unwrap();
        prop_assert_eq!(paragraphs(&file).unwrap(), expected(&slides));
    }

    #[test]
    fn every_part_is_named_and_every_name_leads_to_one(slides in slides()) {
        let parts = parts(&powerpoint(&slides, Language::Chinese).unwrap());
        let names: BTreeSet<String> = parts.iter().map(|it| it.0.clone()).collect();
        let typed: BTreeSet<String> = values(&parts[0].1, "PartName").iter().map(|it| it.trim_start_matches('/').to_owned()).collect();
        let own: BTreeSet<String> = names.iter().filter(|it| it.starts_with("ppt/") && !it.ends_with(".rels")).cloned().collect();
        prop_assert_eq!(&typed, &own);
        let mut led_to = BTreeSet::new();
        for (name, text) in parts.iter().filter(|it| it.0.ends_with(".rels")) {
            let folder: Vec<&str> = name.split('/').rev().skip(2).collect();
            for target in values(text, "Target") {
                let up = target.matches("../").count();
                let base: Vec<&str> = folder.iter().skip(up).rev().copied().collect();
                led_to.insert([base.join("/").as_str(), target.trim_start_matches("../")].join("/").trim_start_matches('/').to_owned());
            }
        }
        prop_assert_eq!(led_to, own);
        // What the presentation lists are its slides, in order.
        let presentation = &parts.iter().find(|it| it.0 == "ppt/presentation.xml").unwrap().1;
        prop_assert_eq!(presentation.matches("<p:sldId ").count(), slides.len());
    }
}
