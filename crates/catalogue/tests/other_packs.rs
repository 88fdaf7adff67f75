//! The search over the other packs of data/: what people type there finds what they mean.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it must")]

use std::path::Path;

use authoring::output::binary::{OWN_PACK, packs_in, read_pack};
use authoring::output::spelling;
use authoring::search_cases;
use authoring::source::SEARCH_CASES;
use catalogue::entry::Target;
use catalogue::index::Index;
use policy::model::text::Language;

#[test]
fn what_people_type_finds_what_they_mean() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let packs = packs_in(&top.join("data")).into_iter().map(|it| format!("data/{it}")).filter(|it| it != OWN_PACK);
    let mut asked = 0;
    for shown in packs {
        let folder = top.join(&shown);
        let (sources, pack) = read_pack(&folder, &shown).unwrap();
        let spelling = spelling::table(sources.files.iter().map(|it| it.text.as_str())).unwrap();
        let index = Index::new(&pack, &spelling);
        let text = std::fs::read_to_string(folder.join(SEARCH_CASES)).unwrap();
        let cases = search_cases::read(&pack, &text).unwrap_or_else(|(_, message)| panic!("{shown}: {message}"));
        for case in cases {
            asked += 1;
            let language = if case.typed.is_ascii() { Language::English } else { Language::Chinese };
            let found = index.search(&case.typed, language, usize::MAX, None);
            let first: Vec<Target> = found.groups.iter().flat_map(|it| &it.hits).map(|it| it.target).take(3).collect();
            let wanted = case.finds.iter().any(|it| first.contains(&Target::Provision(*it)));
            assert!(wanted, "{shown}: {} finds {first:?}, not {:?}", case.typed, case.finds);
        }
    }
    assert!(0 < asked);
}
