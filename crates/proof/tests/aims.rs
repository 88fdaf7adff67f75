//! What a rule, its words and what it declares must be is told where it is not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::Path;

use authoring::check::check_with_declared;
use authoring::check::declared::Declared;
use authoring::source::Sources;
use policy::model::pack::Pack;
use policy::model::sentence::Sentence;
use proof::failure::{Aim, Failure};
use proof::prove::prove_tool;

/// The pack, with some text in the file of a tool replaced, and nothing said in it of what gets better.
fn changed(tool: &str, from: &str, to: &str) -> (Pack, Vec<Declared>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sangzhi-2020");
    let mut sources = Sources::read_pack(&folder).unwrap();
    let file = sources.files.iter_mut().find(|it| it.name == format!("tools/{tool}.yaml")).unwrap();
    file.text = file.text.lines().filter(|it| !it.starts_with("better:")).map(|it| format!("{it}\n")).collect();
    assert!(file.text.contains(from), "{tool} holds {from}");
    file.text = file.text.replacen(from, to, 1);
    check_with_declared(&sources).unwrap()
}

/// What fails in a tool for a reason other than that there are no cases.
fn failures((pack, declared): &(Pack, Vec<Declared>), tool: &str) -> Vec<Failure> {
    let (id, _) = pack.find_tool(tool).unwrap();
    let proved = prove_tool(pack, id, declared.get(usize::from(id.0)), &[]).unwrap();
    assert!(0 < proved.regions, "{tool} has regions");
    proved.failures.found.into_iter().filter(|it| it.aim != Aim::Case).collect()
}

#[track_caller]
fn finds(pack: &(Pack, Vec<Declared>), tool: &str, aim: Aim, what: &str) {
    let found = failures(pack, tool);
    assert!(found.iter().any(|it| it.aim == aim && it.what.contains(what)), "«{what}» is not in {found:#?}");
}

const MEETING: &str = "meeting-form";

#[test]
fn a_criterion_that_decides_nothing_must_be_excused() {
    let dead = "- yes: by_video\n    - all: [{yes: is_statutory}, {yes: by_video}]";
    finds(&changed(MEETING, "- yes: by_video", dead), MEETING, Aim::Alive, "decides nothing");
    let one = |fact: &str| format!("{{excused: {{reason: {{zh: 文件也写了, en: it says so too}}, criterion: {{yes: {fact}}}}}}}");
    let excused = ["- yes: by_video\n    - all: [", &one("is_statutory"), ", ", &one("by_video"), "]"].concat();
    let pack = changed(MEETING, "- yes: by_video", &excused);
    assert_eq!(failures(&pack, MEETING), []);
}

#[test]
fn a_criterion_that_decides_must_not_be_excused() {
    let excused = "- excused: {reason: {zh: 无, en: none}, criterion: {yes: by_video}}";
    finds(&changed(MEETING, "- yes: by_video", excused), MEETING, Aim::Alive, "is excused, but it decides");
}

#[test]
fn readings_that_come_to_the_same_are_found() {
    let same = changed(
        "village-collective-income",
        "exclusive: {at_least: {left: {fact: income_this_year}",
        "exclusive: {above: {left: {fact: income_this_year}",
    );
    finds(&same, "village-collective-income", Aim::Alive, "inclusive and exclusive come to the same");
}

#[test]
fn what_gets_worse_when_it_is_said_to_get_better_is_found() {
    let way = |way: &str| changed("selection-rounds", "provisions:", &format!("better: {{rounds_this_term: {way}}}\nprovisions:"));
    assert_eq!(failures(&way("more"), "selection-rounds"), []);
    finds(&way("less"), "selection-rounds", Aim::Better, "met, and not any more when rounds_this_term gets better");
    let idle = changed("bonus-uplift", "provisions:", "better: {county_performance_pay: more}\nprovisions:");
    finds(&idle, "bonus-uplift", Aim::Better, "turns nothing into met");
}

#[test]
fn a_hole_in_a_sentence_is_found() {
    let mut pack = changed(MEETING, "- yes: by_video", "- yes: by_video");
    let (id, _) = pack.0.find_fact("by_video").unwrap();
    pack.0.facts[usize::from(id.0)].label.en.clear();
    finds(&pack, MEETING, Aim::Sentence, "English");
    let mut pack = changed("selection-rounds", "provisions:", "provisions:");
    let at = Sentence::ALL.iter().position(|it| it.0 == Sentence::AtLeastNotMet).unwrap();
    pack.0.sentences.templates[at].zh = "{left}为{left_value}，差{of}。".to_owned();
    finds(&pack, "selection-rounds", Aim::Sentence, "fits no template");
}
