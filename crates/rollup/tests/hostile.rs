//! Whatever is handed in: refused by name with the reason, or taken; the rest goes on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod village;

use exchange::problem::Problem;
use pack::{hash, pack};
use policy::assessment::reply::{OwnAnswer, Reply, Standing, Unit};
use policy::model::day::Day;
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;
use rollup::collection::{Added, Collection, Entry, content_hash};
use rollup::computed::{answer_changes, with_changes};

use rollup::import::{FileKind, ImportError, Imported, MAX_BYTES, check_size, pasted, read};
use rollup::level::Level;
use rollup::protocol::{Data, TableQuery};
use rollup::view::{units_of, view};
use village::{day, village};

fn taken(level: Level, bytes: &[u8]) -> Result<Imported, ImportError> {
    read(pack(), hash(), level, bytes, day())
}

fn refused(bytes: &[u8]) -> ImportError {
    taken(Level::Township, bytes).unwrap_err()
}

fn collection(files: &[(&str, String)]) -> Collection {
    let mut table = Collection::new(Level::Township);
    for (file, text) in files {
        if let Ok(imported) = taken(Level::Township, text.as_bytes()) {
            table.add(Entry { id: content_hash(text.as_bytes()), file: (*file).to_owned(), imported });
        }
    }
    table
}

#[test]
fn files_of_another_kind_are_refused_by_name() {
    assert_eq!(refused(b""), ImportError::Empty);
    assert_eq!(refused("\u{FEFF} \n".as_bytes()), ImportError::Empty);
    assert_eq!(refused(b"PK\x03\x04rest"), ImportError::OtherKind(FileKind::Office));
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1"), ImportError::OtherKind(FileKind::OldOffice));
    assert_eq!(refused(b"%PDF-1.7"), ImportError::OtherKind(FileKind::Pdf));
    assert_eq!(refused(b"\x89PNG\r\n"), ImportError::OtherKind(FileKind::Picture));
    assert_eq!(refused(b"<!doctype html>"), ImportError::OtherKind(FileKind::WebPage));
    assert_eq!(refused(&[0xB2, 0xDD, 0xB8, 0xE5]), ImportError::NotText);
    assert!(matches!(refused("石桥村 收入 10000".as_bytes()), ImportError::Draft(Problem::NotJson { .. })));
    assert_eq!(refused(b"{\"a\":1}"), ImportError::Draft(Problem::NotADraft));
    assert_eq!(check_size(200_000_000), Err(ImportError::TooLarge(200_000_000, MAX_BYTES)));
    assert_eq!(check_size(MAX_BYTES), Ok(()));
}

#[test]
fn files_that_are_cut_newer_or_of_another_county_are_refused_by_name() {
    let text = village("石桥村", 1).text();
    assert_eq!(refused(&text.as_bytes()[..text.len() / 2]), ImportError::Draft(Problem::CutShort));
    let newer = text.replacen(&format!("\"schema\":{}", exchange::wire::schema::SCHEMA), "\"schema\":99", 1);
    assert_eq!(refused(newer.as_bytes()), ImportError::Draft(Problem::NewerSchema(99)));
    let other = text.replacen("sangzhi-2020", "cili-2021", 1);
    assert_eq!(refused(other.as_bytes()), ImportError::Draft(Problem::OtherPack("cili-2021".to_owned())));
    assert_eq!(refused(village(" ", 1).text().as_bytes()), ImportError::NoName);
    let mut township = village("云岭镇", 1);
    township.kind(Unit::Township);
    assert_eq!(refused(township.text().as_bytes()), ImportError::OtherLevel(Unit::Township));
    assert_eq!(taken(Level::County, text.as_bytes()), Err(ImportError::OtherLevel(Unit::Village)));
    for error in [ImportError::Empty, ImportError::TooLarge(1, 2), ImportError::NoName, ImportError::IsRollUp, ImportError::NotReadable] {
        assert!(!error.text().zh.is_empty() && !error.text().en.is_empty());
    }
}

#[test]
fn an_edited_file_says_what_could_not_be_read() {
    let text = village("石桥村", 1).text().replacen("\"income_this_year\":\"10000\"", "\"income_this_year\":\"一万\"", 1);
    let Imported::Unit(row) = taken(Level::Township, text.as_bytes()).unwrap() else { panic!() };
    assert_eq!((row.problems.len(), row.edited), (1, true), "{:?}", row.problems);
    assert!(!row.figures.contains_key("income_this_year"));
}

#[test]
fn an_edited_file_counts_only_when_somebody_says_so() {
    let text = village("石桥村", 1).text().replacen("\"income_this_year\":\"10000\"", "\"income_this_year\":\"90000\"", 1);
    let imported = taken(Level::Township, text.as_bytes()).unwrap();
    let mut table = collection(&[("z.json", village("竹溪村", 1).text())]);
    assert_eq!(table.add(Entry { id: 7, file: "改.json".to_owned(), imported }), Added::Edited);
    let look = |it: &Collection| view(pack(), it, &TableQuery::default(), day(), Language::Chinese);
    let seen = look(&table);
    assert_eq!((seen.counted, seen.conflicts.len(), seen.conflicts[0].files[0].edited), (1, 1, true));
    assert!(seen.rows.iter().any(|it| it.waits && it.edited), "{:?}", seen.rows);
    table.choose(7);
    assert_eq!((look(&table).counted, look(&table).conflicts.len()), (2, 1), "it stays among what was asked");
    let file = rollup::view::file(pack(), &table.entries[1], String::new(), Language::Chinese);
    assert_eq!((file.notices.len(), file.problems.len()), (1, 0));
    // A township's roll-up likewise.
    let handed = table.rollup_file(pack(), hash(), 2020, "2020-12-31").replacen("\"township\":\"\"", "\"township\":\"云岭镇\"", 1);
    let imported = taken(Level::County, handed.as_bytes()).unwrap();
    assert_eq!(Collection::new(Level::County).add(Entry { id: 1, file: String::new(), imported }), Added::Edited);
}

#[test]
fn script_and_hidden_characters_stay_words() {
    let text = village("石桥\u{202E}村<script>alert(1)</script>", 1).text();
    let text = text.replacen("石桥村", "石桥\u{202E}村", 1);
    let Imported::Unit(row) = taken(Level::Township, text.as_bytes()).unwrap() else { panic!() };
    assert_eq!(row.name, "石桥村<script>alert(1)</script>");
}

#[test]
fn the_same_file_twice_counts_once_and_another_of_the_same_unit_is_asked_about() {
    let mut table = collection(&[]);
    let first = village("石桥村", 1);
    let mut second = village("石桥 村", 1);
    second.note("后来改过");
    let mut add = |file: &str, text: &str| {
        let imported = taken(Level::Township, text.as_bytes()).unwrap();
        table.add(Entry { id: content_hash(text.as_bytes()), file: file.to_owned(), imported })
    };
    assert_eq!(add("a.json", &first.text()), Added::New);
    assert_eq!(add("a (1).json", &first.text()), Added::Same);
    assert_eq!(add("b.json", &second.text()), Added::Another);
    let look = |it: &Collection| view(pack(), it, &TableQuery::default(), day(), Language::Chinese);
    let seen = look(&table);
    // Neither counts before it is said which.
    assert_eq!((seen.files, seen.counted, seen.conflicts.len(), seen.rows[0].waits), (2, 0, 1, true));
    let id = table.entries[1].id;
    table.choose(id);
    let seen = look(&table);
    assert_eq!((seen.counted, seen.conflicts[0].counts.clone(), seen.rows[0].file.clone()), (1, id.to_string(), "b.json".to_owned()));
    table.remove(id);
    assert_eq!((look(&table).counted, look(&table).conflicts.len()), (1, 0));
}

#[test]
fn one_bad_file_among_three_hundred_is_named_and_the_others_are_in() {
    let mut table = Collection::new(Level::Township);
    let mut bad = Vec::new();
    for number in 0..300_u32 {
        let text = village(&format!("第{number}村"), number).text();
        let text = if number == 150 { text[..text.len() - 40].to_owned() } else { text };
        match taken(Level::Township, text.as_bytes()) {
            Ok(imported) => {
                table.add(Entry { id: content_hash(text.as_bytes()), file: format!("{number}.json"), imported });
            }
            Err(why) => bad.push((number, why)),
        }
    }
    assert_eq!(bad, [(150, ImportError::Draft(Problem::CutShort))]);
    let seen = view(pack(), &table, &TableQuery { page: 2, ..TableQuery::default() }, day(), Language::Chinese);
    assert_eq!((seen.counted, seen.rows.len(), seen.pages), (299, 99, 3));
}

#[test]
fn rows_stand_by_name_and_the_missing_are_those_on_the_list() {
    let mut table = collection(&[("z.json", village("竹溪村", 1).text()), ("s.json", village("石桥村", 2).text())]);
    table.lists.expected = rollup::unit_name::parse_names("石桥村\n竹溪村\n河滨社区\n安乐村");
    let seen = view(pack(), &table, &TableQuery::default(), day(), Language::Chinese);
    assert_eq!(seen.rows.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["石桥村", "竹溪村"]);
    assert_eq!(seen.missing, ["安乐村", "河滨社区"]);
    table.lists.expected = rollup::unit_name::parse_names("石桥村");
    assert_eq!(view(pack(), &table, &TableQuery::default(), day(), Language::Chinese).unlisted, ["竹溪村"]);
}

#[test]
fn the_share_of_weak_villages_is_decided_by_the_tool_and_only_with_the_countys_list() {
    let files: Vec<(String, String)> = (0..12).map(|it| (format!("{it}.json"), village(&format!("{it}村"), it).text())).collect();
    let files: Vec<(&str, String)> = files.iter().map(|it| (it.0.as_str(), it.1.clone())).collect();
    let mut table = collection(&files);
    let look = |it: &Collection| view(pack(), it, &TableQuery::default(), day(), Language::Chinese).computed;
    assert_eq!(look(&table)[0].value, "—");
    table.lists.weak = Some(rollup::unit_name::parse_names("0村 1村\n2村\n3村\n4村\n5村"));
    assert_eq!(look(&table)[0].value, "6 / 12 = 50%");
    let at_half = look(&table)[0].verdict.clone();
    table.lists.weak = Some(rollup::unit_name::parse_names("1村\n2村\n3村\n4村\n5村"));
    assert_ne!(look(&table)[0].verdict, at_half);
    // The link carries both figures into the tool.
    assert!(
        look(&table)[0].link.contains("villages_total=12") && look(&table)[0].link.contains("villages_weak=5"),
        "{}",
        look(&table)[0].link
    );
}

#[test]
fn computed_figures_fill_the_townships_own_draft_and_are_marked() {
    let mut table = collection(&[("z.json", village("竹溪村", 3).text()), ("s.json", village("石桥村", 2).text())]);
    table.lists.expected = rollup::unit_name::parse_names("石桥村\n竹溪村\n河滨社区");
    table.lists.weak = Some(rollup::unit_name::parse_names("石桥村"));
    let day = day();
    let mut draft = exchange::draft::Draft::new(Unit::Township, 2020);
    draft
        .assessment
        .replies
        .insert("township-3.4".to_owned(), Reply { own: Some(OwnAnswer::NotSure), note: "备注".to_owned(), ..Reply::default() });
    let would = |table: &Collection, draft: &exchange::draft::Draft| {
        let seen = view(pack(), table, &TableQuery::default(), day, Language::Chinese);
        answer_changes(pack(), draft, &seen.computed, day)
    };
    // One village is missing: only what the lists give is filled in.
    assert_eq!(would(&table, &draft).iter().map(|it| it.indicator.as_str()).collect::<Vec<_>>(), ["township-14.4"]);
    table.lists.expected = rollup::unit_name::parse_names("石桥村\n竹溪村");
    let all = would(&table, &draft);
    assert_eq!(all.iter().map(|it| it.indicator.as_str()).collect::<Vec<_>>(), ["township-14.4", "township-3.4"]);
    let next = with_changes(&draft, &all);
    let posts = &next.assessment.replies["township-3.4"];
    assert_eq!((posts.count.whole, posts.own, posts.computed, posts.note.as_str()), (Some(2), None, Some(day), "备注"));
    let weak = &next.assessment.replies["township-14.4"];
    let fact = |id: &str| weak.facts.get(pack().find_fact(id).unwrap().0);
    let whole = |it| Answer::Given(Value::Number(Decimal::whole(it)));
    assert_eq!((fact("villages_total"), fact("villages_weak"), weak.computed), (whole(2), whole(1), Some(day)));
    // The mark is in the file, and there is nothing left to fill in.
    let again = exchange::draft_file::read(pack(), hash(), &exchange::draft_file::write(pack(), hash(), &next)).unwrap().draft;
    assert_eq!(again.assessment.replies["township-3.4"].computed, Some(day));
    assert_eq!(would(&table, &again), []);
}

#[test]
fn an_edition_and_changed_data_are_told_apart() {
    let told = |text: String| {
        let seen = view(pack(), &collection(&[("a.json", text)]), &TableQuery::default(), day(), Language::Chinese);
        (seen.rows[0].data.clone(), seen.other_data)
    };
    let unmarked = |text: &str| text.rsplit_once(",\"mark\":").unwrap().0.to_owned() + "}";
    let text = village("石桥村", 1).text();
    assert_eq!(told(text.clone()), (Data::Present, 0));
    assert_eq!(told(unmarked(&text).replacen(hash(), "0000", 1)), (Data::ChangedSince, 1));
    let older = unmarked(&text).replacen(&format!("\"edition\":\"{}\"", pack().edition), "\"edition\":\"2019.1\"", 1);
    assert_eq!(told(older), (Data::Edition("2019.1".to_owned()), 1));
}

#[test]
fn what_a_township_hands_on_is_what_it_saw() {
    let mut table = collection(&[("z.json", village("竹溪村", 1).text()), ("s.json", village("石桥村", 2).text())]);
    table.lists.own_name = "示例·云岭镇".to_owned();
    table.lists.expected = rollup::unit_name::parse_names("石桥村\n竹溪村\n河滨社区");
    let text = table.rollup_file(pack(), hash(), 2020, "2020-12-31");
    let Imported::Township(handed) = taken(Level::County, text.as_bytes()).unwrap() else { panic!() };
    assert_eq!((handed.township.as_str(), handed.expected, handed.units.len(), handed.other_data), ("示例·云岭镇", 3, 2, false));
    for (handed, own) in handed.units.iter().zip(table.units(2020)) {
        assert_eq!((&handed.standings, &handed.figures, handed.occurred), (&own.standings, &own.figures, own.occurred));
        assert_eq!((&handed.watch, &handed.counts), (&own.watch, &own.counts));
    }
    assert_eq!(taken(Level::Township, text.as_bytes()), Err(ImportError::IsRollUp));
    // Nothing that was written in words goes on.
    assert!(!text.contains("备注"));
    let mut county = Collection::new(Level::County);
    county.add(Entry { id: 1, file: "云岭.json".to_owned(), imported: Imported::Township(handed) });
    let seen = view(pack(), &county, &TableQuery::default(), day(), Language::English);
    assert_eq!((seen.rows[0].units, seen.counted), (Some((2, 3)), 1));
    assert!(seen.indicators.iter().any(|it| it.counts.iter().sum::<u32>() == 2));
    let newer = text.replacen("{\"rollup\":1", "{\"rollup\":7", 1);
    assert_eq!(taken(Level::County, newer.as_bytes()), Err(ImportError::Draft(Problem::NewerSchema(7))));
    let cut = &text.as_bytes()[..text.len() - 10];
    assert_eq!(taken(Level::County, cut), Err(ImportError::Draft(Problem::CutShort)));
}

#[test]
fn a_figure_leads_back_to_its_file() {
    let table = collection(&[("z.json", village("竹溪村", 3).text())]);
    let seen = view(pack(), &table, &TableQuery::default(), day(), Language::Chinese);
    for row in &seen.indicators {
        let named = units_of(&table, &TableQuery::default(), &row.id);
        let counts: Vec<u32> = named.iter().map(|it| u32::try_from(it.units.len()).unwrap() + it.more).collect();
        assert_eq!(counts, row.counts, "{}", row.id);
        let expected = ("竹溪村".to_owned(), table.entries[0].id.to_string());
        assert!(named.iter().flat_map(|it| &it.units).all(|it| *it == expected));
    }
    let three = seen.computed.iter().find(|it| it.provision == "3.4").unwrap();
    let counted = three.behind.iter().find(|it| it.0 == "符合").map_or(0, |it| it.1.units.len());
    assert_eq!(format!("{counted} / 1"), three.value);
    let file = rollup::view::file(pack(), &table.entries[0], String::new(), Language::Chinese);
    assert_eq!(file.file, "z.json");
    assert!(file.lines.iter().any(|it| it.reply == rollup::wording::standing_in_words(Standing::NotMet, Language::Chinese)));
}

#[test]
fn a_draft_that_is_pasted_in_parts_is_put_together_or_the_missing_part_is_named() {
    let one = village("石桥村", 5).text();
    let other = village("竹溪村", 6).text();
    let (first, second) = (exchange::parts::split(&one, "二十条"), exchange::parts::split(&other, "另一份"));
    // One text after another, parts in any order; a draft as it is may stand beside them.
    let texts = vec![second[1..].concat(), ["李明 10:22\n", &first.concat(), "好的"].concat(), second[0].clone(), one.clone()];
    let (mut texts, problems) = pasted(texts);
    texts.sort();
    texts.dedup();
    assert_eq!((texts, problems), (vec![one, other], Vec::new()));
    let (texts, problems) = pasted(vec![first[1..].concat()]);
    assert!(texts.is_empty() && problems[0].text().zh.contains("还缺第1份"), "{problems:?}");
}

proptest! {
    #[test]
    fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for level in Level::ALL {
            let _ = read(pack(), hash(), level, &bytes, Day::EARLIEST);
        }
    }

    #[test]
    fn no_edit_of_a_good_file_stops_it(at in 0_usize..2_000, with in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = village("石桥村", 3).text().into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        let _ = read(pack(), hash(), Level::Township, &bytes, Day::EARLIEST);
        let mut table = Collection::new(Level::Township);
        table.add(Entry { id: 1, file: String::new(), imported: taken(Level::Township, village("a", 1).text().as_bytes()).unwrap() });
        let mut bytes = table.rollup_file(pack(), hash(), 2020, "2020-12-31").into_bytes();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = with }
        let _ = read(pack(), hash(), Level::County, &bytes, Day::EARLIEST);
    }
}
