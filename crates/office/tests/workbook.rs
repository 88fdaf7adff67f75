//! The workbook for villages: what is written into it is read back, whoever fills it in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use exchange::draft::Draft;
use exchange::draft_file;
use exchange::problem::Problem;
use office::context::Context;
use office::paper::{Subject, make};
use office::workbook::lines::{Asked, lines, readings};
use office::workbook::paper::carried;
use office::workbook::problem::Refusal;
use office::workbook::read::{may_be_workbook, read};
use office::workbook::write::write;
use office::workbook::{FORM, MARK};
use pack::{hash, pack};
use policy::assessment::plan::{Item, Source, State};
use policy::assessment::reply::{Reply, Unit};
use policy::model::day::{Day, YearMonth};
use policy::model::fact::FactKind;
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;
use rollup::protocol::Form;

/// Random answers to every line of a unit, by a stream of numbers.
fn filled(unit: Unit, numbers: &[u32], texts: &[String]) -> Draft {
    let mut numbers = numbers.iter().copied().cycle();
    let mut next = move || usize::try_from(numbers.next().unwrap()).unwrap();
    let mut draft = Draft::new(unit, 2020);
    let text = |at: usize| texts.get(at % (texts.len() + 3)).cloned().unwrap_or_default();
    draft.unit_name = text(0).replace('\n', " ").trim().to_owned();
    for line in lines(pack(), unit) {
        let reply: &mut Reply = draft.assessment.replies.entry(line.indicator.id.clone()).or_default();
        if line.is_first {
            reply.note = text(next());
            reply.evidence = text(next());
            reply.post = text(next()).replace('\n', " ").trim().to_owned();
        }
        let chance = next();
        if chance % 3 == 0 {
            continue;
        }
        match &line.what {
            Asked::Own(of) => reply.own = Some(of[chance % of.len()]),
            Asked::Part(_, part) => reply.parts.set(*part, Some(chance % 2 == 0)),
            Asked::Reading(..) => panic!("a reading is no question"),
            Asked::Whole => reply.count.whole = Some(u32::try_from(chance % 1000).unwrap()),
            Asked::Counted => reply.count.part = Some(u32::try_from(chance % 1000).unwrap()),
            Asked::Fact(id, fact) => {
                let answer = match &fact.kind {
                    FactKind::YesNo => Answer::Given(Value::YesNo(chance % 2 == 0)),
                    FactKind::Choice(choices) => Answer::Given(Value::Choice(u8::try_from(chance % choices.len()).unwrap())),
                    // Also what is far from usual, which is written with its unit.
                    FactKind::Number(_) => {
                        Answer::Given(Value::Number(Decimal::hundredths(i64::try_from(chance).unwrap() * [1, 100, 3][chance % 3])))
                    }
                    FactKind::Date { .. } if chance % 2 == 0 => Answer::Month(
                        YearMonth::new(1950 + i32::try_from(chance % 70).unwrap(), 1 + u32::try_from(chance % 12).unwrap()).unwrap(),
                    ),
                    FactKind::Date { .. } => {
                        Answer::Given(Value::Date(Day::from_number(700_000 + i32::try_from(chance % 36_000).unwrap())))
                    }
                    FactKind::Tenure => continue,
                };
                reply.facts.set(*id, answer);
            }
        }
    }
    for line in readings(pack(), unit) {
        let Asked::Reading(at, reading) = &line.what else { panic!("{:?} is no reading", line.key()) };
        let reply: &mut Reply = draft.assessment.replies.entry(line.indicator.id.clone()).or_default();
        reply.readings = reply.readings.with(*at, u8::try_from(next() % reading.choices.len()).unwrap());
    }
    for reply in draft.assessment.replies.values_mut() {
        reply.on = (next() % 3 == 0).then(|| Day::from_number(693_000 + i32::try_from(next() % 46_000).unwrap()));
    }
    draft.assessment.replies.retain(|_, it| !it.is_empty());
    let asked: Vec<String> = lines(pack(), unit).iter().map(|it| it.indicator.id.clone()).collect();
    for at in 0..next() % 9 {
        let indicator = (next() % 3 != 0).then(|| asked[next() % asked.len()].clone());
        let one_line = |text: String| text.replace('\n', " ").trim().to_owned();
        let item = Item {
            id: indicator.clone().filter(|id| draft.plan.iter().all(|it| it.id != *id)).unwrap_or_else(|| format!("own-{}", at + 1)),
            indicator,
            problem: text(next()),
            source: Source::ALL[next() % Source::ALL.len()],
            goal: text(next()),
            action: text(next()),
            post: one_line(text(next())),
            unit: one_line(text(next())),
            due: (next() % 2 == 0).then(|| Day::from_number(730_000 + i32::try_from(next() % 36_000).unwrap())),
            progress: text(next()),
            done_on: (next() % 2 == 0).then(|| Day::from_number(730_000 + i32::try_from(next() % 36_000).unwrap())),
            evidence: text(next()),
            state: State::ALL[next() % State::ALL.len()],
        };
        draft.plan.push(item);
    }
    if next() % 2 == 0 {
        draft.as_of = Some("2020-12-31".parse().unwrap());
    }
    draft
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Random answers, written in either language, are read back equal, and as a draft's file too.
    #[test]
    fn what_is_written_is_read_back(
        numbers in proptest::collection::vec(0_u32..1_000_000, 40..400),
        texts in proptest::collection::vec("[一-龥a-z=+@0-9][一-龥a-z=+@0-9\n，。' -]{0,12}[一-龥]", 0..6),
        village in any::<bool>(),
        english in any::<bool>(),
    ) {
        let draft = filled(if village { Unit::Village } else { Unit::Community }, &numbers, &texts);
        let language = if english { Language::English } else { Language::Chinese };
        let file = write(pack(), hash(), &draft, language).unwrap();
        let found = read(pack(), hash(), &file).unwrap();
        prop_assert!(found.dirty.is_empty() && found.problems.is_empty(), "{:?} {:?}", found.dirty, found.problems);
        prop_assert_eq!(&found.draft.assessment, &draft.assessment);
        prop_assert_eq!((&found.draft.unit_name, found.draft.as_of), (&draft.unit_name, draft.as_of));
        prop_assert_eq!(&found.draft.plan, &draft.plan);
        let text = draft_file::write(pack(), hash(), &found.draft);
        let kept = draft_file::read(pack(), hash(), &text).unwrap().draft;
        prop_assert_eq!((kept.assessment, kept.plan), (draft.assessment, draft.plan));
    }
}

/// The file's only sheet as XML, changed by somebody.
fn changed(file: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name == "xl/worksheets/sheet1.xml" || name == "xl/sharedStrings.xml" {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Somebody types into the answers of a blank village workbook: texts by the key of their line.
fn typed(answers: &BTreeMap<&str, &str>) -> Vec<u8> {
    let blank = write(pack(), hash(), &Draft::new(Unit::Village, 2020), Language::Chinese).unwrap();
    let mut book = ledger::source::Book::open(&blank).unwrap();
    let mut rows = BTreeMap::new();
    book.rows(0, |row, _| {
        rows.insert(row.cell(0).written(), row.number());
        ledger::source::sheet::Flow::On
    })
    .unwrap();
    changed(&blank, |mut xml| {
        for (key, text) in answers {
            // An answer stands in F; what stands elsewhere is named as `key@column`.
            let (key, column) = key.rsplit_once('@').unwrap_or((key, "F"));
            let cell = format!("<c r=\"{column}{}\"", rows[key]);
            if let Some(at) = xml.find(&cell) {
                let open = at + xml[at..].find('>').unwrap();
                let end = if xml[..open].ends_with('/') { open + 1 } else { open + xml[open..].find("</c>").unwrap() + 4 };
                let style = xml[at + cell.len()..open].trim_end_matches('/').replace(" t=\"s\"", "");
                let value = format!("{cell}{style} t=\"inlineStr\"><is><t>{text}</t></is></c>");
                xml.replace_range(at..end, &value);
            }
        }
        xml
    })
}

#[test]
fn what_people_type_is_read_and_what_cannot_be_is_named_and_kept() {
    let file = typed(&BTreeMap::from([
        ("village-14.3|fact|income_this_year", "1.5万"),
        ("village-14.3|fact|income_last_year", "大概两三万吧"),
        ("village-3.6|fact|last_young_member_on", "2019.7"),
        ("village-3.1|own", "差不多"),
        ("village-3.2|own", "部分符合"),
        ("village-1.3|part|1", "√"),
        ("village-1.3|part|2", "没做"),
        ("village-1.3|part|3", "3次"),
    ]));
    let found = read(pack(), hash(), &file).unwrap();
    let reply = |id: &str| &found.draft.assessment.replies[id];
    let fact = |id: &str| pack().find_fact(id).unwrap().0;
    assert_eq!(reply("village-14.3").facts.get(fact("income_this_year")), Answer::Given(Value::Number(Decimal::whole(15_000))));
    assert_eq!(reply("village-3.6").facts.get(fact("last_young_member_on")), Answer::Month("2019-07".parse().unwrap()));
    assert_eq!(
        (reply("village-1.3").parts.get(1), reply("village-1.3").parts.get(2), reply("village-1.3").parts.get(3)),
        (Some(true), Some(false), None)
    );
    assert_eq!(reply("village-3.2").own.map(|it| it.standing().id()), Some("partly"));
    // Kept where it was typed, so that the form shows it with what is wrong; or in the remark.
    assert_eq!(found.draft.typed["village-14.3"]["income_last_year"].text, "大概两三万吧");
    assert_eq!(reply("village-3.1").note, "（“情况”填的是“差不多”，没有读懂。）");
    assert_eq!(reply("village-1.3").note, "（“3月”填的是“3次”，没有读懂。）");
    let told: Vec<String> = found.told().into_iter().map(|it| it.zh).collect();
    assert_eq!(told.len(), 3);
    assert!(told.iter().any(|it| it.contains("“大概两三万吧”，不是数字；要填数字（元")), "{told:?}");
    assert!(
        told.iter().any(|problem| problem.starts_with("自查表!F")
            && problem.contains("“差不多”，不在可选的答案里；要填其中一个：符合、部分符合、不符合、不适用、不清楚。")),
        "{told:?}"
    );
    // As a draft's file it keeps all of it.
    let text = draft_file::write(pack(), hash(), &found.draft);
    let again = draft_file::read(pack(), hash(), &text).unwrap().draft;
    assert_eq!((again.typed, again.assessment), (found.draft.typed, found.draft.assessment));
}

#[test]
fn a_plan_and_a_reading_that_people_type_are_read_and_what_cannot_be_is_named_and_kept() {
    let file = typed(&BTreeMap::from([
        ("village-14.3|reading|income_line", "不到1万元才算"),
        ("as_of", "2020年12月31日"),
        ("village-3.1|own@L", "2020/11/5"),
        ("village-3.2|own@L", "前几天"),
        ("plan|@C", "第14.3条"),
        ("plan|@D", "村集体经济收入只有8000元。"),
        ("plan|@F", "2021.6.30"),
        ("plan|@G", "整改中"),
        ("plan|@H", "办油茶加工点。"),
        ("plan|@K", "村党支部书记"),
    ]));
    let found = read(pack(), hash(), &file).unwrap();
    let replies = &found.draft.assessment.replies;
    assert_eq!(replies["village-14.3"].readings.get(0), 1);
    assert_eq!(found.draft.as_of, Some("2020-12-31".parse().unwrap()));
    assert_eq!(replies["village-3.1"].on, Some("2020-11-05".parse().unwrap()));
    assert_eq!(replies["village-3.2"].note, "（“核对日期”填的是“前几天”，没有读懂。）");
    let item = Item {
        id: "own-1".to_owned(),
        indicator: Some("village-14.3".to_owned()),
        problem: "村集体经济收入只有8000元。".to_owned(),
        action: "办油茶加工点。".to_owned(),
        post: "村党支部书记".to_owned(),
        due: Some("2021-06-30".parse().unwrap()),
        state: State::UnderWay,
        ..Item::default()
    };
    assert_eq!(found.draft.plan, [item]);
    assert_eq!(found.dirty.len(), 1);

    let file = typed(&BTreeMap::from([
        ("village-14.3|reading|income_line", "都行"),
        ("plan|@C", "99.9"),
        ("plan|@D", "路灯坏了。"),
        ("plan|@F", "年底"),
        ("plan|@G", "快了"),
    ]));
    let found = read(pack(), hash(), &file).unwrap();
    let item = &found.draft.plan[0];
    assert_eq!((item.indicator.as_deref(), item.problem.as_str(), item.due, item.state), (None, "路灯坏了。", None, State::NotStarted));
    assert_eq!(
        item.progress,
        "（“条款”填的是“99.9”，没有读懂。）\n（“整改时限”填的是“年底”，没有读懂。）\n（“状态”填的是“快了”，没有读懂。）"
    );
    assert_eq!(found.draft.assessment.replies["village-14.3"].note, "（“按哪种理解算”填的是“都行”，没有读懂。）");
    let told: Vec<String> = found.told().into_iter().map(|it| it.zh).collect();
    assert_eq!(told.len(), 4);
    let named = |column: char, head: &str| told.iter().any(|it| it.starts_with(&format!("自查表!{column}")) && it.contains(head));
    assert!(named('C', "“条款”写的是“99.9”") && named('F', "“整改时限”写的是“年底”") && named('G', "“状态”写的是“快了”"), "{told:?}");
}

#[test]
fn a_workbook_from_before_there_were_readings_and_a_plan_loses_nothing() {
    let draft = filled(Unit::Village, &[7, 3, 12, 5, 9, 1, 8, 2], &["备注".to_owned(), "支部书记".to_owned()]);
    assert!(!draft.plan.is_empty());
    let file = write(pack(), hash(), &draft, Language::Chinese).unwrap();
    let older = changed(&file, |xml| {
        xml.replacen(&format!("<t>{FORM}</t>"), "<t>1</t>", 1).replace("<t>plan|", "<t>").replace("|reading|", "|before|")
    });
    let found = read(pack(), hash(), &older).unwrap();
    let mut before = draft.assessment.clone();
    for reply in before.replies.values_mut() {
        reply.readings = Reply::default().readings;
    }
    before.replies.retain(|_, it| !it.is_empty());
    assert_eq!((&found.draft.assessment, &found.draft.plan), (&before, &Vec::new()));
    assert!(found.dirty.is_empty() && found.problems.is_empty(), "{:?} {:?}", found.dirty, found.problems);
}

#[test]
fn a_draft_with_a_field_that_cannot_be_read_keeps_it_through_the_workbook() {
    let file = typed(&BTreeMap::from([("village-14.3|fact|income_last_year", "待核"), ("year", "二〇二〇"), ("as_of", "年底")]));
    let found = read(pack(), hash(), &file).unwrap();
    assert_eq!(found.draft.typed["village-14.3"]["income_last_year"].text, "待核");
    assert_eq!((found.draft.unread["year"].as_str(), found.draft.unread["as_of"].as_str()), ("二〇二〇", "年底"));
    assert_eq!(found.dirty.len(), 3);
    let again = read(pack(), hash(), &write(pack(), hash(), &found.draft, Language::Chinese).unwrap()).unwrap();
    assert_eq!(again.draft, found.draft);
    assert_eq!(again.told(), found.told());
}

#[test]
fn a_workbook_of_another_edition_or_of_others_is_told_apart() {
    let draft = filled(Unit::Village, &[1, 2, 4, 5, 7, 8], &["备注".to_owned()]);
    let file = write(pack(), hash(), &draft, Language::Chinese).unwrap();
    let swap = |from: &str, to: &str| {
        let (from, to) = (format!("<t>{from}</t>"), format!("<t>{to}</t>"));
        let file = changed(&file, |xml| xml.replacen(&from, &to, 1));
        read(pack(), hash(), &file)
    };
    assert!(swap(&pack().edition, "2019").unwrap().problems.contains(&Problem::OtherEdition("2019".to_owned())));
    assert!(swap(hash(), "other").unwrap().problems.contains(&Problem::OtherData));
    assert_eq!(swap(&pack().id, "elsewhere-2020"), Err(Refusal::OtherPack("elsewhere-2020".to_owned())));
    assert_eq!(swap("village", "province"), Err(Refusal::UnknownUnit("province".to_owned())));
    assert_eq!(swap(MARK, "something"), Err(Refusal::Foreign));
    assert_eq!(swap(&FORM.to_string(), "9"), Err(Refusal::NewerForm("9".to_owned())));
    // A question that has changed since: its answer waits for somebody to confirm it.
    let fingerprint = draft_file::fingerprint::question_fingerprint(pack(), pack().indicator("village-3.1").unwrap().1);
    let changed = swap(&fingerprint, "00000000").unwrap();
    assert!(changed.problems.contains(&Problem::Changed("village-3.1".to_owned())));
    assert!(changed.draft.assessment.replies["village-3.1"].unconfirmed);
    // One that is not asked any more: kept aside.
    let gone = swap("village-3.1|own", "village-99.9|own").unwrap();
    assert!(gone.problems.contains(&Problem::UnknownIndicator("village-99.9".to_owned())));
    assert!(!gone.draft.unplaced["village-99.9"]["note"].as_str().unwrap().is_empty());
    // A ledger of theirs is none of ours.
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "村名").unwrap();
    assert_eq!(read(pack(), hash(), &book.save_to_buffer().unwrap()), Err(Refusal::Foreign));
    assert!(matches!(read(pack(), hash(), b"PK\x03\x04"), Err(Refusal::File(_))));
    assert!(may_be_workbook(&file) && !may_be_workbook(b"{}"));
}

#[test]
fn a_workbook_is_handed_out_only_as_it_was_read_back() {
    let context = |language| Context { pack: pack(), hash: hash(), today: "2020-12-31".parse().unwrap(), language };
    let draft = filled(Unit::Community, &[3, 1, 4, 1, 5, 9, 2, 6], &["河滨社区".to_owned()]);
    for draft in [draft, Draft::new(Unit::Village, 2020)] {
        let text = draft_file::write(pack(), hash(), &draft);
        for language in [Language::Chinese, Language::English] {
            let (made, bytes) = make(context(language), Form::Excel, &Subject::Workbook(&text)).unwrap();
            assert!(made.name.ends_with("2020.xlsx") && !made.checked.is_empty());
            assert_eq!(carried(pack(), &read(pack(), hash(), &bytes).unwrap().draft), carried(pack(), &draft));
            if let Some(folder) = std::env::var_os("PAPERS") {
                std::fs::write(std::path::PathBuf::from(folder).join(format!("{language:?}-{}", made.name)), &bytes).unwrap();
            }
        }
    }
    assert!(make(context(Language::Chinese), Form::Excel, &Subject::Workbook("{")).is_err());
}

#[test]
fn labels_are_protected_answers_are_open_and_choices_drop_down() {
    let file = write(pack(), hash(), &Draft::new(Unit::Village, 2020), Language::Chinese).unwrap();
    let mut sheet = String::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(file.as_slice())).unwrap();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("<sheetProtection"));
    let lists = sheet.matches("type=\"list\"").count();
    let chosen = lines(pack(), Unit::Village)
        .iter()
        .chain(&readings(pack(), Unit::Village))
        .filter(|asked| match &asked.what {
            Asked::Own(_) | Asked::Part(..) | Asked::Reading(..) => true,
            Asked::Fact(_, fact) => matches!(fact.kind, FactKind::YesNo | FactKind::Choice(_)),
            Asked::Whole | Asked::Counted => false,
        })
        .count();
    // And one in each of the five rows that are left for a plan: how far it is.
    assert_eq!(lists, chosen + 5);
    let dated = lines(pack(), Unit::Village).iter().filter(|it| it.is_first).count() + 1 + 2 * 5;
    assert_eq!(sheet.matches("type=\"date\"").count(), dated, "the day of each question, the reference date, and two of each item");
    // Nothing in it: nothing is answered, and nothing is complained of.
    let blank = read(pack(), hash(), &file).unwrap();
    assert!(blank.draft.assessment.replies.is_empty() && blank.dirty.is_empty() && blank.problems.is_empty());
    assert_eq!(blank.draft.assessment.year, 2020);
}
