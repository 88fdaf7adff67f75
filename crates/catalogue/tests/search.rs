//! The search over the embedded pack: nothing that is written in it is missed.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use catalogue::entry::{Entry, Kind, Part, Target, entries};
use catalogue::index::{Hits, Index};
use pack::{pack, spelling};
use policy::model::text::Language;
use proptest::prelude::*;

fn index() -> &'static Index<'static> {
    static INDEX: OnceLock<Index<'static>> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(pack(), spelling()))
}

fn all() -> &'static [Entry<'static>] {
    static ALL: OnceLock<Vec<Entry<'static>>> = OnceLock::new();
    ALL.get_or_init(|| entries(pack()))
}

fn search(typed: &str, language: Language) -> Hits<'static> {
    index().search(typed, language, usize::MAX, None)
}

fn targets(typed: &str) -> Vec<Target> {
    search(typed, Language::Chinese).groups.into_iter().flat_map(|it| it.hits).map(|it| it.target).collect()
}

#[track_caller]
fn finds(typed: &str, target: Target) {
    assert!(targets(typed).contains(&target), "{typed} does not find {target:?}");
}

#[track_caller]
fn finds_first(typed: &str, language: Language, kind: Kind, target: Target) {
    let hits = search(typed, language);
    let first = hits.groups.iter().find(|it| it.kind == kind).and_then(|it| it.hits.first()).map(|it| it.target);
    assert_eq!(first, Some(target), "{typed}");
}

fn provision(measure: u8, item: u8) -> Target {
    Target::Provision(policy::model::ids::ProvisionId { measure, item })
}

/// A stretch of a text of the pack: which text, and between which characters.
fn stretch() -> impl Strategy<Value = (Target, String)> {
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1usize..24).prop_map(
        |(entry, field, start, length)| {
            let entry = entry.get(all());
            let text: Vec<char> = field.get(&entry.fields).text.chars().collect();
            let mut start = start.index(text.len());
            // A number is not looked for within another one.
            while start.checked_sub(1).is_some_and(|it| text[it..].iter().take(2).all(char::is_ascii_digit)) {
                start -= 1;
            }
            (entry.target, text.iter().skip(start).take(length).collect())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_stretch_of_every_text_is_found((target, typed) in stretch()) {
        prop_assume!(!typed.trim().is_empty());
        prop_assert!(targets(&typed).contains(&target), "{typed:?} does not find {target:?}");
    }

    #[test]
    fn in_capitals_and_full_width_too((target, typed) in stretch()) {
        prop_assume!(!typed.trim().is_empty());
        let wide: String = typed.to_uppercase().chars().map(|character| match character {
            '!'..='~' => char::from_u32(u32::from(character) + 0xFEE0).unwrap(),
            ' ' => '\u{3000}',
            it => it,
        }).collect();
        prop_assert!(targets(&wide).contains(&target), "{wide:?} does not find {target:?}");
    }

    #[test]
    fn every_stretch_of_chinese_is_found_by_its_sound((target, typed) in stretch(), initials in proptest::collection::vec(any::<bool>(), 24)) {
        let spelled: Option<String> = typed.chars().take(10).zip(initials).map(|(character, initial)| {
            let mut pair = [0; 2];
            let syllable = index().table().of(character.encode_utf16(&mut pair)[0])?.syllables().next()?;
            let letters = if initial { &syllable[..1] } else { syllable };
            Some(String::from_utf8_lossy(letters).into_owned())
        }).collect();
        // A stretch with letters, figures or marks in it is not all Chinese.
        let Some(spelled) = spelled else { return Ok(()) };
        prop_assert!(targets(&spelled).contains(&target), "{spelled:?} ({typed}) does not find {target:?}");
    }

    #[test]
    fn whatever_is_typed_the_marks_lie_within_the_texts(typed in "\\PC{0,12}", english in any::<bool>()) {
        let language = if english { Language::English } else { Language::Chinese };
        for hit in search(&typed, language).groups.into_iter().flat_map(|it| it.hits) {
            for marked in hit.title.into_iter().chain(hit.place.map(|(_, it)| it)) {
                let together: String = marked.pieces().into_iter().map(|(it, _)| it).collect();
                prop_assert_eq!(together, marked.text);
                let (_, excerpt, _) = marked.excerpt(40);
                prop_assert!(marked.text.contains(excerpt.text));
                prop_assert!(marked.marks.is_empty() || !excerpt.marks.is_empty());
            }
        }
    }
}

#[test]
fn every_character_has_a_pinyin() {
    let unspelled: BTreeSet<char> = all()
        .iter()
        .flat_map(|it| &it.fields)
        .flat_map(|it| it.text.chars())
        .filter(|it| ('\u{3400}'..='\u{9FFF}').contains(it))
        .filter(|it| index().table().of(it.encode_utf16(&mut [0; 2])[0]).is_none())
        .collect();
    assert!(unspelled.is_empty(), "{unspelled:?}");
}

#[test]
fn no_text_holds_two_blanks_in_a_row() {
    // What is typed has its blanks drawn together.
    for field in all().iter().flat_map(|it| &it.fields) {
        assert!(!field.text.contains("  "), "{}", field.text);
    }
}

#[test]
fn people_find_what_they_mean() {
    finds("分居", provision(8, 4));
    finds("fenju", provision(8, 4));
    finds("fj", provision(8, 4));
    finds("fenj", provision(8, 4));
    finds("分ju", provision(8, 4));
    finds_first("boruocun", Language::Chinese, Kind::Provisions, provision(14, 4));
    finds_first("7.3", Language::Chinese, Kind::Provisions, provision(7, 3));
    finds_first("7", Language::Chinese, Kind::Measures, Target::Measure(7));
    finds_first("第七条", Language::Chinese, Kind::Measures, Target::Measure(7));
    finds_first("第7条", Language::English, Kind::Measures, Target::Measure(7));
    finds_first("measure 7", Language::English, Kind::Measures, Target::Measure(7));
    finds_first("A12", Language::Chinese, Kind::Ambiguities, Target::Ambiguity(12));
    finds("20000", provision(8, 6));
    finds("一肩三挑", provision(3, 4));
    finds("yjst", provision(3, 4));
    finds("secondment", provision(18, 4));
    finds("bonus remote", provision(7, 1));
}

#[test]
fn numbers_are_found_in_either_way_of_writing_and_not_within_others() {
    for (one, other) in [("二十年", "20年"), ("六个月", "6个月"), ("三分之二", "2/3"), ("50万元", "五十万元")] {
        let sorted = |typed| {
            let mut all = targets(typed);
            all.sort_by_key(|it| format!("{it:?}"));
            all
        };
        assert!(!targets(one).is_empty(), "{one}");
        assert_eq!(sorted(one), sorted(other), "{one}");
    }
    let text_of = |target: &Target| -> String {
        let entry = all().iter().find(|it| it.target == *target).unwrap();
        entry.fields.iter().map(|it| it.text.as_ref()).collect::<Vec<_>>().join("\n")
    };
    for target in targets("20年") {
        let text = text_of(&target).replace("2020年", "");
        assert!(text.contains("20年") || text.contains("二十年"), "{target:?}");
    }
}

#[test]
fn traditional_characters_and_one_wrong_one_find_the_same() {
    for (typed, meant) in [("補貼", "补贴"), ("鄉鎮幹部", "乡镇干部"), ("責任狀", "责任状"), ("兩地分居", "两地分居")]
    {
        assert_eq!(targets(typed), targets(meant), "{typed}");
    }
    for (typed, target) in
        [("二级调研圆", provision(7, 4)), ("二级调员", provision(7, 4)), ("夫妻分局", provision(8, 4)), ("secondmant", provision(18, 4))]
    {
        let hits = search(typed, Language::Chinese);
        assert!(hits.nearest, "{typed}");
        assert_eq!(hits.groups[0].hits[0].target, target, "{typed}");
    }
}

#[test]
fn the_rule_comes_before_what_is_said_about_it() {
    for typed in ["一票否决", "抽调", "乡镇", "工资", "bonus"] {
        let kinds: Vec<Kind> = search(typed, Language::Chinese).groups.iter().map(|it| it.kind).collect();
        assert_eq!(kinds.first(), Some(&Kind::Provisions), "{typed}");
    }
    // Unless it is called by its number.
    for (typed, kind) in [("第七条", Kind::Measures), ("A12", Kind::Ambiguities), ("7.3", Kind::Provisions), ("第二部分", Kind::Measures)]
    {
        assert_eq!(search(typed, Language::Chinese).groups[0].kind, kind, "{typed}");
    }
}

#[test]
fn what_nothing_contains_finds_what_comes_nearest_and_nonsense_nothing() {
    let hits = search("我在山里待了很久想回城里", Language::Chinese);
    assert!(hits.nearest && !hits.groups.is_empty());
    for typed in ["zzzzqq", "鑫淼焱", "，。！？"] {
        assert_eq!(search(typed, Language::Chinese).count, 0, "{typed}");
    }
}

#[test]
fn the_first_character_already_finds() {
    for typed in ["a", "f", "1", "村", "（", "%"] {
        assert!(search(typed, Language::Chinese).count > 0, "{typed}");
    }
    assert_eq!(search(" ", Language::Chinese).count, 0);
    assert_eq!(search("", Language::Chinese).count, 0);
}

#[test]
fn titles_come_first_and_marks_stand_on_what_was_typed() {
    let hits = search("fenju", Language::Chinese);
    let provisions = hits.groups.iter().find(|it| it.kind == Kind::Provisions).unwrap();
    let title = provisions.hits[0].title.as_ref().unwrap();
    let marked: Vec<&str> = title.pieces().into_iter().filter(|(_, marked)| *marked).map(|(it, _)| it).collect();
    assert_eq!(marked, ["分居"]);
    let hits = search("工资", Language::Chinese);
    let provisions = hits.groups.iter().find(|it| it.kind == Kind::Provisions).unwrap();
    let (part, place) = provisions.hits[0].place.as_ref().unwrap();
    assert_eq!(*part, Part::Text);
    assert!(place.excerpt(16).1.text.contains("工资"));
}

#[test]
fn only_so_many_are_given_but_all_are_counted() {
    let hits = index().search("村", Language::Chinese, 3, Some(Kind::Terms));
    for group in &hits.groups {
        let given = if group.kind == Kind::Terms { group.count } else { group.count.min(3) };
        assert_eq!(group.hits.len(), given);
    }
    assert_eq!(hits.count, hits.groups.iter().map(|it| it.count).sum::<usize>());
}

/// Of a hundred that people type, so many must find what they mean among the first three.
const FOUND: usize = 95;

#[test]
fn what_people_type_finds_what_they_mean() {
    let cases = authoring::search_cases::read(pack(), include_str!("../../../data/sangzhi-2020/search.yaml"));
    let cases = cases.unwrap_or_else(|(_, message)| panic!("{message}"));
    assert!(120 <= cases.len());
    let mut missed = Vec::new();
    for case in &cases {
        let english = case.typed.is_ascii() && case.typed != "gongzi";
        let found = search(&case.typed, if english { Language::English } else { Language::Chinese });
        let first: Vec<Target> = found.groups.iter().flat_map(|it| &it.hits).map(|it| it.target).take(3).collect();
        if !case.finds.iter().any(|it| first.contains(&Target::Provision(*it))) {
            missed.push(format!("{}: {first:?} instead of {:?}", case.typed, case.finds));
        }
    }
    let found = cases.len() - missed.len();
    assert!(cases.len() * FOUND <= found * 100, "{found} of {}:\n{}", cases.len(), missed.join("\n"));
}
