//! What comes as text: drafts, links, lists of scenarios, roll-ups, remarks, parts.

use arbitrary::Unstructured;
use exchange::draft_file::{self, Read};
use exchange::problem::MAX_TOLD;
use exchange::sanitize::{MAX_NAME, MAX_NOTE};
use exchange::wire::schema::{MAX_PLAN_ITEMS, MAX_SNAPSHOTS};
use exchange::{encoding, link, parts, return_file};
use pack::{hash, pack};
use policy::model::day::Day;
use rollup::collection::{Collection, Entry, content_hash};
use rollup::import::{self, Imported};
use rollup::level::Level;
use rollup::rollup_file::{self, RollupFile};

use crate::recipe;
use crate::seeds::{self, borrowed};

/// How much more may be written of something than was read: names and numbers of ours beside what was typed.
const FRAME: usize = 4_000;

/// A draft's file.
pub fn draft(bytes: &[u8]) -> bool {
    let mut recipe = Unstructured::new(bytes);
    let text = recipe::json(&mut recipe, &borrowed(&seeds::DRAFTS));
    let chinese = |bytes: &[u8]| Some(encoding_rs::GB18030.decode(bytes).0.into_owned());
    encoding::decode(text.as_bytes(), chinese).is_some_and(|it| take_draft(&it))
}

/// Reads a draft; where it is one, it is within its limits, and comes back as it is.
pub fn take_draft(text: &str) -> bool {
    let Ok(read) = draft_file::read(pack(), hash(), text) else { return false };
    within_limits(&read);
    let written = draft_file::write(pack(), hash(), &read.draft);
    assert!(written.len() <= 8 * text.len() + FRAME, "{} bytes became {}", text.len(), written.len());
    let again = draft_file::read(pack(), hash(), &written).unwrap_or_else(|why| panic!("{why:?} of what was written: {written}"));
    // The edition that it was made with is the present one now.
    assert_eq!(again.draft.contents(), read.draft.contents(), "{written}");
    assert_eq!(draft_file::write(pack(), hash(), &again.draft), written);
    true
}

fn within_limits(read: &Read) {
    let draft = &read.draft;
    // Those about the file as a whole are told in any case.
    assert!(read.problems.len() <= MAX_TOLD + 12, "{} problems are told", read.problems.len());
    assert!(draft.plan.len() <= MAX_PLAN_ITEMS && draft.snapshots.len() <= MAX_SNAPSHOTS);
    let short = [&draft.name, &draft.unit_name, &draft.period, &draft.saved_at, &draft.id];
    assert!(short.iter().all(|it| it.chars().count() <= MAX_NAME), "{short:?}");
    for reply in draft.assessment.replies.values() {
        assert!(
            reply.note.chars().count() <= MAX_NOTE && reply.evidence.chars().count() <= MAX_NOTE && reply.post.chars().count() <= MAX_NOTE
        );
        assert!(reply.facts.answered().all(|(id, _)| pack().fact_at(id).is_some_and(|it| !it.sensitive)), "something sensitive was taken");
    }
    for item in &draft.plan {
        assert!([&item.problem, &item.goal, &item.action, &item.progress, &item.evidence].iter().all(|it| it.chars().count() <= MAX_NOTE));
    }
}

/// A link, of one case or of two, and the place in a message.
pub fn link(bytes: &[u8]) -> bool {
    let mut taken = false;
    let mut recipe = Unstructured::new(bytes);
    let text = recipe::link(&mut recipe, &borrowed(&seeds::LINKS));
    let place = address::mangled::place(&text);
    assert!(place.is_none_or(|it| it.len() <= 3 * text.len()));
    let carried = address::mangled::carried(&text);
    let one = link::read(pack(), &carried).into_iter().chain(link::read(pack(), &text));
    for read in one.chain(exchange::comparison_link::read(pack(), &text).into_iter().flatten()) {
        let facts = &read.scenario.facts;
        assert!(facts.answered().all(|(id, _)| pack().fact_at(id).is_some_and(|it| !it.sensitive)), "something sensitive was taken");
        let written = link::write(pack(), &read.scenario);
        let again = link::read(pack(), &written).unwrap_or_else(|why| panic!("{why:?} of what was written: {written}"));
        assert_eq!((&again.scenario, again.problems.len()), (&read.scenario, 0), "{written} of {text}");
        assert_eq!(link::write(pack(), &again.scenario), written);
        taken = true;
    }
    taken
}

/// A trainer's list.
pub fn scenario(bytes: &[u8]) -> bool {
    use training::scenarios::{MAX_NAME, MAX_SCENARIOS, read, write};
    let mut recipe = Unstructured::new(bytes);
    let text = recipe::json(&mut recipe, &borrowed(&seeds::SCENARIOS));
    let Ok((list, faults)) = read(pack(), &text) else { return false };
    assert!(list.len() <= MAX_SCENARIOS && faults.len() <= MAX_TOLD + 2, "{} scenarios, {} faults", list.len(), faults.len());
    assert!(list.iter().all(|it| it.name.chars().count() <= MAX_NAME));
    let written = write(pack(), &list);
    assert_eq!(read(pack(), &written), Ok((list, Vec::new())), "{written}");
    true
}

/// What is handed in to a township and to a county, and what a table makes of it.
pub fn rollup(bytes: &[u8]) -> bool {
    let mut taken = false;
    let mut recipe = Unstructured::new(bytes);
    let all: Vec<&str> = borrowed(&seeds::ROLLUPS).into_iter().chain(borrowed(&seeds::DRAFTS)).collect();
    let text = recipe::json(&mut recipe, &all);
    for level in [Level::Township, Level::County] {
        let Ok(read) = import::read(pack(), hash(), level, text.as_bytes(), Day::LATEST) else { continue };
        let mut table = Collection::new(level);
        match &read {
            Imported::Unit(unit) => assert!(unit.name.chars().count() <= MAX_NAME && unit.problems.len() <= MAX_TOLD + 2),
            Imported::Township(file) => {
                let written = rollup_file::write(pack(), hash(), file);
                let again = rollup_file::read(pack(), hash(), &written).unwrap_or_else(|why| panic!("{why:?} of {written}"));
                assert_eq!(as_present(&again), as_present(file), "{written}");
            }
        }
        let entry = Entry { id: content_hash(text.as_bytes()), file: "x.json".to_owned(), imported: read };
        table.add(entry.clone());
        table.add(entry);
        assert_eq!(table.entries.len(), 1, "the same is there twice");
        for year in table.years() {
            assert!(table.tally(year).received <= 1);
            let _ = table.groups(year);
            let made = table.rollup_file(pack(), hash(), year, "2020-12-31");
            rollup_file::read(pack(), hash(), &made).unwrap_or_else(|why| panic!("{why:?} of {made}"));
        }
        taken = true;
    }
    taken
}

/// A roll-up's file apart from what is said of its edition and its origin, which are those of whoever writes.
fn as_present(file: &RollupFile) -> RollupFile {
    let mut file = RollupFile { edition: String::new(), other_data: false, edited: false, ..file.clone() };
    file.units.iter_mut().for_each(|it| it.other_data = false);
    file
}

/// Remarks that are sent back.
pub fn return_file(bytes: &[u8]) -> bool {
    let mut recipe = Unstructured::new(bytes);
    let text = recipe::json(&mut recipe, &borrowed(&seeds::RETURNED));
    let Ok(read) = return_file::read(pack(), &text) else { return false };
    assert!([&read.from, &read.unit_name, &read.made_on].iter().all(|it| it.chars().count() <= MAX_NAME));
    assert!(read.remarks.iter().all(|it| it.1.chars().count() <= MAX_NOTE && pack().indicator(&it.0).is_some()));
    let again = return_file::read(pack(), &return_file::write(pack(), &read));
    let expected = return_file::ReturnFile { edited: false, ..read };
    assert_eq!(again, Ok(expected));
    true
}

/// Parts of drafts with a chat around them; what is left goes on when more comes.
pub fn parts(bytes: &[u8]) -> bool {
    let mut recipe = Unstructured::new(bytes);
    let text = recipe::text(&mut recipe, &borrowed(&seeds::PARTS));
    let Some(gathered) = parts::gather(&text) else { return false };
    assert!(parts::holds_parts(&text));
    let sum: usize = gathered.texts.iter().map(String::len).sum();
    assert!(sum <= text.len() && gathered.rest.len() <= 2 * text.len());
    for whole in &gathered.texts {
        let again = parts::gather(&parts::split(whole, "二十条").concat()).unwrap_or_default();
        assert_eq!(again.texts, std::slice::from_ref(whole));
    }
    let of_rest = parts::gather(&gathered.rest).unwrap_or_default();
    assert!(of_rest.texts.is_empty() && of_rest.problems.len() <= gathered.problems.len(), "what is left is not what was left");
    let mut collection = exchange::collection::Collection::default();
    for code in text.split("【完】") {
        collection.add(code);
        let _ = collection.take_whole();
    }
    assert!(collection.progress().iter().all(|it| it.have < it.of));
    !gathered.texts.is_empty()
}
