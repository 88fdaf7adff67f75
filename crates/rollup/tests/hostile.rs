//! Whatever is handed in: refused by name with the reason, or taken; the rest goes on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod village;

use exchange::problem::Problem;
use pack::{HASH, pack};
use policy::assessment::reply::{OwnAnswer, Reply, Standing, Unit};
use policy::model::day::Day;
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;
use rollup::collection::{Added, Collection, Entry, number_of};
use rollup::computed::{filled, fillings};

use rollup::message::{Data, Looking};
use rollup::received::{Kind, LARGEST, Level, Received, Refused, may_be_opened, read};
use rollup::view::{units_of, view};
use village::{day, village};

fn taken(level: Level, bytes: &[u8]) -> Result<Received, Refused> {
    read(pack(), HASH, level, bytes, day())
}

fn refused(bytes: &[u8]) -> Refused {
    taken(Level::Township, bytes).unwrap_err()
}

fn collection(files: &[(&str, String)]) -> Collection {
    let mut it = Collection::new(Level::Township);
    for (file, text) in files {
        if let Ok(received) = taken(Level::Township, text.as_bytes()) {
            it.add(Entry { id: number_of(text.as_bytes()), file: (*file).to_owned(), received });
        }
    }
    it
}

#[test]
fn files_of_another_kind_are_refused_by_name() {
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused("\u{FEFF} \n".as_bytes()), Refused::Empty);
    assert_eq!(refused(b"PK\x03\x04rest"), Refused::OtherKind(Kind::Office));
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1"), Refused::OtherKind(Kind::OldOffice));
    assert_eq!(refused(b"%PDF-1.7"), Refused::OtherKind(Kind::Pdf));
    assert_eq!(refused(b"\x89PNG\r\n"), Refused::OtherKind(Kind::Picture));
    assert_eq!(refused(b"<!doctype html>"), Refused::OtherKind(Kind::WebPage));
    assert_eq!(refused(&[0xB2, 0xDD, 0xB8, 0xE5]), Refused::NotText);
    assert!(matches!(refused("石桥村 收入 10000".as_bytes()), Refused::Draft(Problem::NotJson { .. })));
    assert_eq!(refused(b"{\"a\":1}"), Refused::Draft(Problem::NotADraft));
    assert_eq!(may_be_opened(200_000_000), Err(Refused::TooLarge(200_000_000, LARGEST)));
    assert_eq!(may_be_opened(LARGEST), Ok(()));
}

#[test]
fn files_that_are_cut_newer_or_of_another_county_are_refused_by_name() {
    let text = village("石桥村", 1).text();
    assert_eq!(refused(&text.as_bytes()[..text.len() / 2]), Refused::Draft(Problem::CutShort));
    let newer = text.replacen(&format!("\"schema\":{}", exchange::saved::SCHEMA), "\"schema\":99", 1);
    assert_eq!(refused(newer.as_bytes()), Refused::Draft(Problem::NewerSchema(99)));
    let other = text.replacen("sangzhi-2020", "cili-2021", 1);
    assert_eq!(refused(other.as_bytes()), Refused::Draft(Problem::OtherPack("cili-2021".to_owned())));
    assert_eq!(refused(village(" ", 1).text().as_bytes()), Refused::NoName);
    let mut township = village("云岭镇", 1);
    township.kind(Unit::Township);
    assert_eq!(refused(township.text().as_bytes()), Refused::OtherLevel(Unit::Township));
    assert_eq!(taken(Level::County, text.as_bytes()), Err(Refused::OtherLevel(Unit::Village)));
    for it in [Refused::Empty, Refused::TooLarge(1, 2), Refused::NoName, Refused::IsRollUp, Refused::NotReadable] {
        assert!(!it.text().zh.is_empty() && !it.text().en.is_empty());
    }
}

#[test]
fn an_edited_file_says_what_could_not_be_read() {
    let text = village("石桥村", 1).text().replacen("\"income_this_year\":\"10000\"", "\"income_this_year\":\"一万\"", 1);
    let Received::Unit(row) = taken(Level::Township, text.as_bytes()).unwrap() else { panic!() };
    assert_eq!((row.problems.len(), row.edited), (1, true), "{:?}", row.problems);
    assert!(!row.figures.contains_key("income_this_year"));
}

#[test]
fn an_edited_file_counts_only_when_somebody_says_so() {
    let text = village("石桥村", 1).text().replacen("\"income_this_year\":\"10000\"", "\"income_this_year\":\"90000\"", 1);
    let received = taken(Level::Township, text.as_bytes()).unwrap();
    let mut it = collection(&[("z.json", village("竹溪村", 1).text())]);
    assert_eq!(it.add(Entry { id: 7, file: "改.json".to_owned(), received }), Added::Edited);
    let look = |it: &Collection| view(pack(), it, &Looking::default(), day(), Language::Chinese);
    let seen = look(&it);
    assert_eq!((seen.counted, seen.conflicts.len(), seen.conflicts[0].files[0].edited), (1, 1, true));
    assert!(seen.rows.iter().any(|it| it.waits && it.edited), "{:?}", seen.rows);
    it.choose(7);
    assert_eq!((look(&it).counted, look(&it).conflicts.len()), (2, 1), "it stays among what was asked");
    let file = rollup::view::file(pack(), &it.entries[1], String::new(), Language::Chinese);
    assert_eq!((file.notices.len(), file.problems.len()), (1, 0));
    // A township's roll-up likewise.
    let handed = it.hand_on(pack(), HASH, 2020, "2020-12-31").replacen("\"township\":\"\"", "\"township\":\"云岭镇\"", 1);
    let received = taken(Level::County, handed.as_bytes()).unwrap();
    assert_eq!(Collection::new(Level::County).add(Entry { id: 1, file: String::new(), received }), Added::Edited);
}

#[test]
fn script_and_hidden_characters_stay_words() {
    let text = village("石桥\u{202E}村<script>alert(1)</script>", 1).text();
    let text = text.replacen("石桥村", "石桥\u{202E}村", 1);
    let Received::Unit(row) = taken(Level::Township, text.as_bytes()).unwrap() else { panic!() };
    assert_eq!(row.name, "石桥村<script>alert(1)</script>");
}

#[test]
fn the_same_file_twice_counts_once_and_another_of_the_same_unit_is_asked_about() {
    let mut it = collection(&[]);
    let first = village("石桥村", 1);
    let mut second = village("石桥 村", 1);
    second.note("后来改过");
    let mut add = |file: &str, text: &str| {
        let received = taken(Level::Township, text.as_bytes()).unwrap();
        it.add(Entry { id: number_of(text.as_bytes()), file: file.to_owned(), received })
    };
    assert_eq!(add("a.json", &first.text()), Added::New);
    assert_eq!(add("a (1).json", &first.text()), Added::Same);
    assert_eq!(add("b.json", &second.text()), Added::Another);
    let look = |it: &Collection| view(pack(), it, &Looking::default(), day(), Language::Chinese);
    let seen = look(&it);
    // Neither counts before it is said which.
    assert_eq!((seen.files, seen.counted, seen.conflicts.len(), seen.rows[0].waits), (2, 0, 1, true));
    let id = it.entries[1].id;
    it.choose(id);
    let seen = look(&it);
    assert_eq!((seen.counted, seen.conflicts[0].counts.clone(), seen.rows[0].file.clone()), (1, id.to_string(), "b.json".to_owned()));
    it.remove(id);
    assert_eq!((look(&it).counted, look(&it).conflicts.len()), (1, 0));
}

#[test]
fn one_bad_file_among_three_hundred_is_named_and_the_others_are_in() {
    let mut it = Collection::new(Level::Township);
    let mut bad = Vec::new();
    for number in 0..300_u32 {
        let text = village(&format!("第{number}村"), number).text();
        let text = if number == 150 { text[..text.len() - 40].to_owned() } else { text };
        match taken(Level::Township, text.as_bytes()) {
            Ok(received) => {
                it.add(Entry { id: number_of(text.as_bytes()), file: format!("{number}.json"), received });
            }
            Err(why) => bad.push((number, why)),
        }
    }
    assert_eq!(bad, [(150, Refused::Draft(Problem::CutShort))]);
    let seen = view(pack(), &it, &Looking { page: 2, ..Looking::default() }, day(), Language::Chinese);
    assert_eq!((seen.counted, seen.rows.len(), seen.pages), (299, 99, 3));
}

#[test]
fn rows_stand_by_name_and_the_missing_are_those_on_the_list() {
    let mut it = collection(&[("z.json", village("竹溪村", 1).text()), ("s.json", village("石桥村", 2).text())]);
    it.lists.expected = rollup::name::listed("石桥村\n竹溪村\n河滨社区\n安乐村");
    let seen = view(pack(), &it, &Looking::default(), day(), Language::Chinese);
    assert_eq!(seen.rows.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["石桥村", "竹溪村"]);
    assert_eq!(seen.missing, ["安乐村", "河滨社区"]);
    it.lists.expected = rollup::name::listed("石桥村");
    assert_eq!(view(pack(), &it, &Looking::default(), day(), Language::Chinese).unlisted, ["竹溪村"]);
}

#[test]
fn the_share_of_weak_villages_is_decided_by_the_tool_and_only_with_the_countys_list() {
    let files: Vec<(String, String)> = (0..12).map(|it| (format!("{it}.json"), village(&format!("{it}村"), it).text())).collect();
    let files: Vec<(&str, String)> = files.iter().map(|it| (it.0.as_str(), it.1.clone())).collect();
    let mut it = collection(&files);
    let look = |it: &Collection| view(pack(), it, &Looking::default(), day(), Language::Chinese).computed;
    assert_eq!(look(&it)[0].value, "—");
    it.lists.weak = Some(rollup::name::listed("0村 1村\n2村\n3村\n4村\n5村\n6村"));
    assert_eq!(look(&it)[0].value, "6 / 12 = 50%");
    let at_half = look(&it)[0].verdict.clone();
    it.lists.weak = Some(rollup::name::listed("1村\n2村\n3村\n4村\n5村"));
    assert_ne!(look(&it)[0].verdict, at_half);
    // The link carries both figures into the tool.
    assert!(look(&it)[0].link.contains("villages_total=12") && look(&it)[0].link.contains("villages_weak=5"), "{}", look(&it)[0].link);
}

#[test]
fn computed_figures_fill_the_townships_own_draft_and_are_marked() {
    let mut it = collection(&[("z.json", village("竹溪村", 1).text()), ("s.json", village("石桥村", 2).text())]);
    it.lists.expected = rollup::name::listed("石桥村\n竹溪村\n河滨社区");
    it.lists.weak = Some(rollup::name::listed("石桥村"));
    let day = day();
    let mut draft = exchange::draft::Draft::new(Unit::Township, 2020);
    draft
        .assessment
        .replies
        .insert("township-3.4".to_owned(), Reply { own: Some(OwnAnswer::NotSure), note: "备注".to_owned(), ..Reply::default() });
    let would = |it: &Collection, draft: &exchange::draft::Draft| {
        let seen = view(pack(), it, &Looking::default(), day, Language::Chinese);
        fillings(pack(), draft, &seen.computed, day)
    };
    // One village is missing: only what the lists give is filled in.
    assert_eq!(would(&it, &draft).iter().map(|it| it.indicator.as_str()).collect::<Vec<_>>(), ["township-14.4"]);
    it.lists.expected = rollup::name::listed("石桥村\n竹溪村");
    let all = would(&it, &draft);
    assert_eq!(all.iter().map(|it| it.indicator.as_str()).collect::<Vec<_>>(), ["township-14.4", "township-3.4"]);
    let next = filled(&draft, &all);
    let posts = &next.assessment.replies["township-3.4"];
    assert_eq!((posts.count.whole, posts.own, posts.computed, posts.note.as_str()), (Some(2), None, Some(day), "备注"));
    let weak = &next.assessment.replies["township-14.4"];
    let fact = |id: &str| weak.facts.get(pack().find_fact(id).unwrap().0);
    let whole = |it| Answer::Given(Value::Number(Decimal::whole(it)));
    assert_eq!((fact("villages_total"), fact("villages_weak"), weak.computed), (whole(2), whole(1), Some(day)));
    // The mark is in the file, and there is nothing left to fill in.
    let again = exchange::draft::read(pack(), HASH, &exchange::draft::write(pack(), HASH, &next)).unwrap().draft;
    assert_eq!(again.assessment.replies["township-3.4"].computed, Some(day));
    assert_eq!(would(&it, &again), []);
}

#[test]
fn an_edition_and_changed_data_are_told_apart() {
    let told = |text: String| {
        let seen = view(pack(), &collection(&[("a.json", text)]), &Looking::default(), day(), Language::Chinese);
        (seen.rows[0].data.clone(), seen.other_data)
    };
    let unmarked = |text: &str| text.rsplit_once(",\"mark\":").unwrap().0.to_owned() + "}";
    let text = village("石桥村", 1).text();
    assert_eq!(told(text.clone()), (Data::Present, 0));
    assert_eq!(told(unmarked(&text).replacen(HASH, "0000", 1)), (Data::ChangedSince, 1));
    let older = unmarked(&text).replacen(&format!("\"edition\":\"{}\"", pack().edition), "\"edition\":\"2019.1\"", 1);
    assert_eq!(told(older), (Data::Edition("2019.1".to_owned()), 1));
}

#[test]
fn what_a_township_hands_on_is_what_it_saw() {
    let mut it = collection(&[("z.json", village("竹溪村", 1).text()), ("s.json", village("石桥村", 2).text())]);
    it.lists.own_name = "示例·云岭镇".to_owned();
    it.lists.expected = rollup::name::listed("石桥村\n竹溪村\n河滨社区");
    let text = it.hand_on(pack(), HASH, 2020, "2020-12-31");
    let Received::Township(handed) = taken(Level::County, text.as_bytes()).unwrap() else { panic!() };
    assert_eq!((handed.township.as_str(), handed.expected, handed.units.len(), handed.other_data), ("示例·云岭镇", 3, 2, false));
    for (handed, own) in handed.units.iter().zip(it.units(2020)) {
        assert_eq!((&handed.standings, &handed.figures, handed.occurred), (&own.standings, &own.figures, own.occurred));
    }
    assert_eq!(taken(Level::Township, text.as_bytes()), Err(Refused::IsRollUp));
    // Nothing that was written in words goes on.
    assert!(!text.contains("备注"));
    let mut county = Collection::new(Level::County);
    county.add(Entry { id: 1, file: "云岭.json".to_owned(), received: Received::Township(handed) });
    let seen = view(pack(), &county, &Looking::default(), day(), Language::English);
    assert_eq!((seen.rows[0].units, seen.counted), (Some((2, 3)), 1));
    assert!(seen.indicators.iter().any(|it| it.counts.iter().sum::<u32>() == 2));
    let newer = text.replacen("{\"rollup\":1", "{\"rollup\":7", 1);
    assert_eq!(taken(Level::County, newer.as_bytes()), Err(Refused::Draft(Problem::NewerSchema(7))));
    let cut = &text.as_bytes()[..text.len() - 10];
    assert_eq!(taken(Level::County, cut), Err(Refused::Draft(Problem::CutShort)));
}

#[test]
fn a_figure_leads_back_to_its_file() {
    let it = collection(&[("z.json", village("竹溪村", 1).text())]);
    let seen = view(pack(), &it, &Looking::default(), day(), Language::Chinese);
    for row in &seen.indicators {
        let named = units_of(&it, &Looking::default(), &row.id);
        let counts: Vec<u32> = named.iter().map(|it| u32::try_from(it.units.len()).unwrap() + it.more).collect();
        assert_eq!(counts, row.counts, "{}", row.id);
        let expected = ("竹溪村".to_owned(), it.entries[0].id.to_string());
        assert!(named.iter().flat_map(|it| &it.units).all(|it| *it == expected));
    }
    let three = seen.computed.iter().find(|it| it.provision == "3.4").unwrap();
    assert_eq!(format!("{} / 1", three.from.units.len()), three.value);
    let file = rollup::view::file(pack(), &it.entries[0], String::new(), Language::Chinese);
    assert_eq!(file.file, "z.json");
    assert!(file.lines.iter().any(|it| it.2 == rollup::view::standing_in_words(Standing::NotMet, Language::Chinese)));
}

proptest! {
    #[test]
    fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for level in Level::ALL {
            let _ = read(pack(), HASH, level, &bytes, Day::EARLIEST);
        }
    }

    #[test]
    fn no_edit_of_a_good_file_stops_it(at in 0_usize..2_000, with in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = village("石桥村", 3).text().into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        let _ = read(pack(), HASH, Level::Township, &bytes, Day::EARLIEST);
        let mut it = Collection::new(Level::Township);
        it.add(Entry { id: 1, file: String::new(), received: taken(Level::Township, village("a", 1).text().as_bytes()).unwrap() });
        let mut bytes = it.hand_on(pack(), HASH, 2020, "2020-12-31").into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        let _ = read(pack(), HASH, Level::County, &bytes, Day::EARLIEST);
    }
}
