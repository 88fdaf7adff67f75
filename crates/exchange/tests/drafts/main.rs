//! Draft files: exact both ways, and whatever comes instead of one is refused or read as far as it fits, by name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

mod codes;
mod made;
#[path = "../random/mod.rs"]
mod random;

use std::collections::BTreeMap;

use entry::Entry;
use exchange::draft::{Draft, Inputs, Snapshot};
use exchange::draft_file::{Read, read, write};
use exchange::problem::{MAX_TOLD, Problem, count};
use exchange::sanitize::{MAX_NAME, MAX_NOTE};
use exchange::wire::schema::{MAX_BYTES, MAX_PLAN_ITEMS, MAX_SNAPSHOTS};
use made::{empty, random_draft, random_item, typed_text};
use pack::{hash, pack};
use policy::assessment::plan::{Item, State};
use policy::assessment::reply::{OwnAnswer, Reply, Standing};
use policy::model::facts::Facts;
use policy::model::ids::ToolId;
use policy::model::number::Decimal;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;
use random::{Dice, answered};

fn text(draft: &Draft) -> String {
    write(pack(), hash(), draft)
}

/// The same as a file of before there were marks, so that a change is not told twice.
fn without_checksum(text: &str) -> String {
    let (rest, _) = text.rsplit_once(",\"mark\":").expect("a mark at the end");
    [rest, "}"].concat()
}

fn opened(text: &str) -> Read {
    read(pack(), hash(), text).unwrap_or_else(|problem| panic!("{problem:?}"))
}

/// The answers, comparable whatever the length of the sets of facts.
fn replies(draft: &Draft) -> Vec<String> {
    let one = |(id, reply): (&String, &Reply)| {
        let rest = Reply { facts: Facts::new(), ..reply.clone() };
        (!reply.is_empty()).then(|| format!("{id} {:?} {rest:?}", answered(&reply.facts)))
    };
    draft.assessment.replies.iter().filter_map(one).collect()
}

/// A draft with one thing changed in its text.
fn changed(from: &str, to: &str) -> String {
    let mut draft = empty();
    let mut reply = Reply { own: Some(OwnAnswer::Met), note: "备注".to_owned(), ..Reply::default() };
    draft.assessment.replies.insert("village-3.4".to_owned(), reply.clone());
    reply.parts.set(2, Some(true));
    draft.assessment.replies.insert("village-13.1".to_owned(), reply);
    let talents = pack().find_fact("talents").unwrap().0;
    let facts: Facts = [(talents, Answer::Given(Value::Number(policy::model::number::Decimal::whole(2))))].into_iter().collect();
    draft.assessment.replies.insert("village-17.2".to_owned(), Reply { facts, ..Reply::default() });
    let text = without_checksum(&text(&draft));
    assert!(text.contains(from), "{from} in {text}");
    text.replacen(from, to, 1)
}

#[track_caller]
fn notes(from: &str, to: &str, problem: Problem) -> Read {
    let read = opened(&changed(from, to));
    assert_eq!(read.problems, [problem], "{to}");
    read
}

#[track_caller]
fn refuses(text: &str, problem: Problem) {
    assert_eq!(read(pack(), hash(), text).map(|it| it.problems), Err(problem.clone()), "{text:.80}");
    assert!(problem.refuses() || problem == Problem::CutShort);
}

#[test]
fn a_draft_says_what_it_was_made_with() {
    let read = opened(&text(&empty()));
    assert_eq!(read.problems, []);
    assert_eq!((read.draft.origin.edition.as_str(), read.draft.origin.hash.as_str()), (pack().edition.as_str(), hash()));
    assert_eq!(Draft { origin: Default::default(), ..read.draft }, empty());
}

#[test]
fn a_file_that_somebody_has_edited_is_read_and_says_so() {
    let mut draft = empty();
    draft.assessment.replies.insert("village-3.4".to_owned(), Reply { own: Some(OwnAnswer::Partly), ..Reply::default() });
    let text = text(&draft);
    assert_eq!(opened(&text).problems, []);
    let edited = opened(&text.replacen("\"own\":\"partly\"", "\"own\":\"met\"", 1));
    assert_eq!(edited.problems, [Problem::Edited]);
    assert_eq!(edited.draft.assessment.replies["village-3.4"].own, Some(OwnAnswer::Met), "what stands there is taken");
    // Laid out anew by another program, or older than marks are, it is as it was.
    assert_eq!(opened(&text.replace(",\"", ",\r\n \"")).problems, []);
    assert_eq!(opened(&without_checksum(&text)).problems, []);
}

#[test]
fn what_is_no_draft_is_refused_by_name() {
    refuses("", Problem::NotJson { line: 1, column: 0 });
    refuses("年底自查", Problem::NotJson { line: 1, column: 1 });
    refuses("{\"schema\": 1,\n x}", Problem::NotJson { line: 2, column: 2 });
    for other in [
        "{}",
        "[]",
        "1",
        "null",
        "\"a\"",
        "{\"schema\":\"1\",\"pack\":\"\",\"answers\":{}}",
        "{\"schema\":0}",
        "{\"schema\":1}",
        "{\"schema\":-1}",
    ] {
        refuses(other, Problem::NotADraft);
    }
    refuses(&changed("\"schema\":2", "\"schema\":3"), Problem::NewerSchema(3));
    refuses("{\"schema\":3,\"everything\":\"else\"}", Problem::NewerSchema(3));
    refuses(&changed("sangzhi-2020", "cili-2021"), Problem::OtherPack("cili-2021".to_owned()));
    refuses(&changed("\"unit\":\"village\"", "\"unit\":\"county\""), Problem::UnknownUnit("county".to_owned()));
    refuses(&changed("\"unit\":\"village\"", "\"unit\":[]"), Problem::UnknownUnit(String::new()));
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_before_it_is_read() {
    let large = " ".repeat(MAX_BYTES + 1);
    refuses(&large, Problem::TooLarge { bytes: MAX_BYTES + 1, most: MAX_BYTES });
    let padded = format!("{}{}", text(&empty()), " ".repeat(MAX_BYTES - text(&empty()).len()));
    assert_eq!(opened(&padded).problems, [], "exactly the most is read");
    refuses(&"[".repeat(1_000_000), Problem::TooDeep);
    refuses(&format!("{{\"a\":{}1{}}}", "[".repeat(40), "]".repeat(40)), Problem::TooDeep);
    let brackets_in_a_text = changed("备注", &"[{".repeat(100));
    assert_eq!(opened(&brackets_in_a_text).problems, []);
}

#[test]
fn a_draft_cut_short_is_named_wherever_it_was_cut() {
    let whole = changed("备注", "备注");
    for (end, _) in whole.char_indices().skip(1) {
        refuses(whole.get(..end).unwrap(), Problem::CutShort);
    }
}

#[test]
fn what_does_not_fit_is_named_and_the_rest_is_kept() {
    let rest = |read: &Read, count| assert_eq!(replies(&read.draft).len(), count, "{:?}", read.problems);
    let unreadable = |field: &str, written: &str| Problem::Unreadable { field: field.to_owned(), written: written.to_owned() };
    rest(&notes("\"talents\":\"2\"", "\"talents\":\"two\"", unreadable("talents", "two")), 2);
    rest(&notes("\"talents\":\"2\"", "\"talents\":2", unreadable("village-17.2.facts.talents", "2")), 2);
    rest(&notes("\"talents\"", "\"talent\"", Problem::UnknownFact("talent".to_owned())), 2);
    rest(&notes("\"talents\"", "\"team_size\"", Problem::UnknownFact("team_size".to_owned())), 2);
    rest(&notes("\"own\":\"met\"", "\"own\":\"great\"", unreadable("village-13.1.own", "great")), 3);
    rest(&notes("{\"2\":true}", "{\"5\":true}", unreadable("village-13.1.parts", "5")), 3);
    rest(&notes("{\"2\":true}", "{\"02\":true}", unreadable("village-13.1.parts", "02")), 3);
    rest(&notes("\"period\"", "\"perio\"", Problem::UnknownField("perio".to_owned())), 3);
    rest(&notes("\"revision\":7", "\"revision\":-7", unreadable("revision", "-7")), 3);
    rest(&notes("d-1", "../../x", unreadable("id", "../../x")), 3);
    rest(&notes("2020-12-31T08:00:00.000Z", "<b>now", unreadable("saved_at", "<b>now")), 3);
    let read = notes("\"year\":2020", "\"year\":20201", unreadable("year", "20201"));
    assert_eq!(read.draft.assessment.year, pack().reported_on.year());
    notes(pack().edition.as_str(), "2019.9", Problem::OtherEdition("2019.9".to_owned()));
    notes(hash(), "0000", Problem::OtherData);
}

#[test]
fn an_answer_without_a_place_is_kept_aside_and_comes_back_in_its_own_edition() {
    let read = notes("village-3.4", "village-99.9", Problem::UnknownIndicator("village-99.9".to_owned()));
    assert_eq!(read.draft.unplaced.keys().collect::<Vec<_>>(), ["village-99.9"]);
    let again = text(&read.draft);
    assert!(again.contains("village-99.9"));
    let still = opened(&again);
    assert_eq!((still.draft.unplaced, still.problems), (read.draft.unplaced, Vec::new()), "said once, kept on");
    let home = opened(&without_checksum(&again).replace("village-99.9", "village-3.4"));
    assert_eq!(home.draft.assessment.replies.get("village-3.4").map(|it| (it.own, it.note.as_str())), Some((Some(OwnAnswer::Met), "备注")));
    assert!(home.draft.unplaced.is_empty());
}

#[test]
fn sensitive_facts_are_neither_written_nor_taken() {
    let mut draft = empty();
    for (at, tool) in pack().tools.iter().enumerate() {
        let facts = tool.facts.iter().map(|it| (*it, pack().facts[usize::from(it.0)].clone()));
        let facts: Facts = facts.filter(|it| it.1.sensitive).map(|it| (it.0, Answer::Given(Value::Choice(0)))).collect();
        draft.inputs.insert(ToolId(u16::try_from(at).unwrap()), Inputs { facts, ..Inputs::default() });
    }
    let safe = text(&draft);
    assert!(!safe.contains("hardship") && !safe.contains("event"), "{safe}");
    let choice = |id: &str| match &pack().find_fact(id).unwrap().1.kind {
        policy::model::fact::FactKind::Choice(choices) => choices[0].id.clone(),
        other => panic!("{other:?}"),
    };
    for (tool, fact) in [("hardship-exchange", "hardship"), ("condolence-payment", "event")] {
        let forged = text(&empty()).replace(
            "\"answers\":{}",
            &format!("\"answers\":{{}},\"inputs\":{{\"{tool}\":{{\"facts\":{{\"{fact}\":\"{}\"}}}}}}", choice(fact)),
        );
        let read = opened(&forged);
        assert_eq!(read.problems, [Problem::Edited, Problem::Sensitive(fact.to_owned())]);
        assert!(read.draft.inputs.values().all(|it| answered(&it.facts).is_empty()));
        let aside = text(&empty()).replace("\"answers\":{}", &format!("\"answers\":{{\"gone-1\":{{\"facts\":{{\"{fact}\":\"x\"}}}}}}"));
        assert!(!text(&opened(&aside).draft).contains(fact), "not even in what is kept aside");
    }
}

#[test]
fn hidden_characters_and_endless_texts_are_taken_out_going_in_and_out() {
    let read = notes("备注", "备\u{202E}注", Problem::Hidden("village-13.1.note".to_owned()));
    assert_eq!(read.draft.assessment.replies.get("village-13.1").map(|it| it.note.as_str()), Some("备注"));
    let read = notes("示例·石桥村", "石\u{2066}桥\u{200B}村", Problem::Hidden("unit_name".to_owned()));
    assert_eq!(read.draft.unit_name, "石桥村");
    let long = "长".repeat(MAX_NAME + 1);
    let read = notes("年底自查", &long, Problem::TooLong { field: "name".to_owned(), most: MAX_NAME });
    assert_eq!(read.draft.name.chars().count(), MAX_NAME);
    let mut draft = empty();
    draft.name = "年底\u{202E}自查\n二".to_owned();
    draft.assessment.replies.insert("village-3.4".to_owned(), Reply { note: "长".repeat(MAX_NOTE + 5), ..Reply::default() });
    let read = opened(&text(&draft));
    assert_eq!((read.problems, read.draft.name.as_str()), (Vec::new(), "年底自查 二"));
    assert_eq!(read.draft.assessment.replies.get("village-3.4").map(|it| it.note.chars().count()), Some(MAX_NOTE));
}

#[test]
fn every_problem_has_words_in_both_languages_and_shows_foreign_text_harmless() {
    let foreign = || format!("x\u{202E}{}", "y".repeat(500));
    let all = [
        Problem::TooLarge { bytes: 209_715_200, most: MAX_BYTES },
        Problem::NotJson { line: 1, column: 2 },
        Problem::CutShort,
        Problem::TooDeep,
        Problem::NotADraft,
        Problem::NewerSchema(2),
        Problem::OtherPack(foreign()),
        Problem::UnknownUnit(foreign()),
        Problem::NotALink,
        Problem::NewerLink('b'),
        Problem::UnknownTool(foreign()),
        Problem::OtherEdition(foreign()),
        Problem::OtherData,
        Problem::Edited,
        Problem::Migrated(1),
        Problem::Changed(foreign()),
        Problem::TooMany { field: foreign(), most: 200 },
        Problem::UnknownField(foreign()),
        Problem::Unreadable { field: foreign(), written: foreign() },
        Problem::UnknownIndicator(foreign()),
        Problem::UnknownFact(foreign()),
        Problem::UnknownChoice { fact: foreign(), written: foreign() },
        Problem::UnknownReading(foreign()),
        Problem::Sensitive(foreign()),
        Problem::Twice(foreign()),
        Problem::Hidden(foreign()),
        Problem::TooLong { field: foreign(), most: 200 },
    ];
    for problem in all {
        let text = problem.text();
        for words in [&text.zh, &text.en] {
            assert!(!words.is_empty() && !words.contains('\u{202E}') && words.chars().count() < 250, "{words}");
        }
        assert!(text.zh.ends_with('。') && text.en.ends_with('.'), "{text:?}");
    }
    let large = Problem::TooLarge { bytes: 209_715_200, most: MAX_BYTES }.text();
    assert!(large.zh.contains("209.7MB") && large.zh.contains("超过能读的5MB"), "{}", large.zh);
}

/// Schema 1 as the app kept it on the device: `replies`, everything as typed, the moment in milliseconds.
fn of_the_first_app(as_of: &str) -> String {
    let replies = r#"{"village-1.3":{"done":[1,3],"lacking":[2],"note":"补课"},
        "village-14.3":{"facts":{"income_this_year":{"text":"3.5万"},"income_last_year":{"text":"三万多"}}},
        "village-3.6":{"facts":{"last_young_member_on":{"text":"2019","month":"6"}},"own":"not_sure"},
        "village-99.9":{"own":"met","note":"别的版本的题"}}"#;
    format!(
        r#"{{"schema":1,"pack":"{}","edition":"{}","hash":"{}","id":"k1","name":"半年自评","unit_name":"示例·石桥村","unit":"village",
        "year":2020,"as_of":"{as_of}","revision":9,"saved_at":1609401600999,"replies":{replies}}}"#,
        pack().id,
        pack().edition,
        hash()
    )
}

#[test]
fn a_draft_of_the_first_app_opens_with_everything_in_it() {
    let read = opened(&of_the_first_app("2020-06-30"));
    assert_eq!(read.problems, [Problem::Migrated(1), Problem::UnknownIndicator("village-99.9".to_owned())]);
    let draft = read.draft;
    assert_eq!((draft.revision, draft.saved_at.as_str(), draft.as_of), (9, "2020-12-31T08:00:00Z", "2020-06-30".parse().ok()));
    let study = &draft.assessment.replies["village-1.3"];
    assert_eq!([1, 2, 3, 4].map(|it| study.parts.get(it)), [Some(true), Some(false), Some(true), None]);
    assert_eq!(study.note, "补课");
    let income = &draft.assessment.replies["village-14.3"];
    let fact = |id: &str| pack().find_fact(id).unwrap().0;
    assert_eq!(income.facts.get(fact("income_this_year")), Answer::Given(Value::Number(Decimal::whole(35_000))));
    assert_eq!(income.facts.get(fact("income_last_year")), Answer::Open);
    assert_eq!(draft.typed["village-14.3"]["income_this_year"].text, "3.5万", "as it was typed");
    assert_eq!(draft.typed["village-14.3"]["income_last_year"].text, "三万多", "although it cannot be read");
    let young = &draft.assessment.replies["village-3.6"];
    assert!(matches!(young.facts.get(fact("last_young_member_on")), Answer::Month(_)));
    assert_eq!(young.own, Some(OwnAnswer::NotSure));
    assert!(draft.unplaced.contains_key("village-99.9"));
    // Once more, in the new form, nothing is said of it any more.
    let again = opened(&text(&draft));
    assert_eq!((again.problems, text(&again.draft)), (Vec::new(), text(&draft)));
}

#[test]
fn a_day_that_could_not_be_read_is_still_there_as_typed() {
    let read = opened(&of_the_first_app("六月底"));
    assert_eq!((read.draft.as_of, read.draft.unread.get("as_of").map(String::as_str)), (None, Some("六月底")));
    assert!(text(&read.draft).contains("六月底"));
}

#[test]
fn an_answer_to_a_question_that_has_changed_is_kept_and_marked() {
    let mut draft = empty();
    draft.assessment.replies.insert("village-3.4".to_owned(), Reply { own: Some(OwnAnswer::Partly), ..Reply::default() });
    draft.assessment.replies.insert("village-12.4".to_owned(), Reply { own: Some(OwnAnswer::Met), ..Reply::default() });
    let mark = exchange::draft_file::fingerprint::question_fingerprint(pack(), pack().indicator("village-3.4").unwrap().1);
    let other = without_checksum(&text(&draft)).replace(hash(), "0000").replacen(&mark, "00000000", 1);
    let read = opened(&other);
    assert_eq!(read.problems, [Problem::OtherData, Problem::Changed("village-3.4".to_owned())]);
    let replies = &read.draft.assessment.replies;
    assert_eq!((replies["village-3.4"].own, replies["village-3.4"].unconfirmed), (Some(OwnAnswer::Partly), true));
    assert!(!replies["village-12.4"].unconfirmed, "the others stand");
    // With the same data a mark means nothing.
    assert_eq!(opened(&without_checksum(&text(&draft)).replacen(&mark, "00000000", 1)).problems, []);
}

#[test]
fn an_answer_that_was_changed_beside_what_was_typed_wins() {
    let typed = text(&empty())
        .replace("\"answers\":{}", r#""answers":{"village-17.2":{"facts":{"talents":"3"},"typed":{"talents":{"text":"2"}}}}"#);
    let read = opened(&typed);
    let talents = pack().find_fact("talents").unwrap().0;
    assert_eq!(read.draft.assessment.replies["village-17.2"].facts.get(talents), Answer::Given(Value::Number(Decimal::whole(3))));
    assert!(read.draft.typed.is_empty());
}

#[test]
fn another_period_begins_with_the_answers_marked_and_the_open_plan() {
    let mut draft = empty();
    draft.assessment.replies.insert("village-3.4".to_owned(), Reply { own: Some(OwnAnswer::Partly), ..Reply::default() });
    draft.plan = [State::NotStarted, State::UnderWay, State::Done, State::Closed]
        .map(|state| Item { id: state.id().to_owned(), state, ..Item::default() })
        .to_vec();
    let now = Snapshot {
        label: "2020年".to_owned(),
        taken_on: None,
        as_of: None,
        year: 2020,
        edition: pack().edition.clone(),
        standings: vec![("village-3.4".to_owned(), Standing::Partly)],
        replies: BTreeMap::new(),
    };
    let fact = |id: &str| pack().find_fact(id).unwrap().0;
    let mut income = Reply::default();
    income.facts.set(fact("income_this_year"), Answer::Given(Value::Number(Decimal::whole(9_000))));
    income.facts.set(fact("income_last_year"), Answer::Given(Value::Number(Decimal::whole(12_000))));
    income.facts.set(fact("sharp_fall_recognised"), Answer::Given(Value::YesNo(false)));
    draft.assessment.replies.insert("village-14.3".to_owned(), income);
    draft.period = "2020年上半年".to_owned();
    let typed = |text: &str| Entry::of_text(text.to_owned());
    draft.typed.insert(
        "village-14.3".to_owned(),
        [("income_this_year".to_owned(), typed("九千")), ("income_last_year".to_owned(), typed("1.2万"))].into(),
    );
    let next = draft.carried_over(pack(), 2021, now.clone());
    // This year's income is last year's now, in the very words in which it was typed; what was said of this year is asked anew.
    let income = &next.assessment.replies["village-14.3"].facts;
    assert_eq!(income.get(fact("income_last_year")), Answer::Given(Value::Number(Decimal::whole(9_000))));
    assert_eq!((income.get(fact("income_this_year")), income.get(fact("sharp_fall_recognised"))), (Answer::Open, Answer::Open));
    assert_eq!(next.typed["village-14.3"], [("income_last_year".to_owned(), typed("九千"))].into());
    assert_eq!(next.period, "");
    assert_eq!((next.assessment.year, next.snapshots.as_slice()), (2021, [now].as_slice()));
    assert!(next.assessment.replies["village-3.4"].unconfirmed);
    assert_eq!(next.plan.iter().map(|it| it.state).collect::<Vec<_>>(), [State::NotStarted, State::UnderWay]);
    assert_eq!(opened(&text(&next)).draft.snapshots, next.snapshots);
}

#[test]
fn parts_of_a_plan_and_of_a_snapshot_that_cannot_be_read_are_named() {
    let mut draft = empty();
    draft.plan = vec![Item { id: "own-1".to_owned(), problem: "缺记录".to_owned(), ..Item::default() }];
    let text = without_checksum(&text(&draft));
    let with = |from: &str, to: &str| opened(&text.replace(from, to));
    let unreadable = |field: &str, written: &str| Problem::Unreadable { field: field.to_owned(), written: written.to_owned() };
    assert_eq!(with("\"state\":\"not_started\"", "\"state\":\"late\"").problems, [unreadable("plan.1.state", "late")]);
    let read = with("\"state\"", "\"due\":\"soon\",\"state\"");
    assert_eq!((read.problems, read.draft.plan), (vec![unreadable("plan.1.due", "soon")], draft.plan.clone()));
    let item = text.split_once("\"plan\":[").unwrap().1.split_once(']').unwrap().0.to_owned();
    let many = with(&item, &vec![item.as_str(); 201].join(","));
    assert_eq!(many.problems, [Problem::TooMany { field: "plan".to_owned(), most: 200 }]);
    assert_eq!(many.draft.plan.len(), 200);
    assert_eq!(with("\"plan\":[", "\"weights\":{\"3\":101,\"21\":1},\"plan\":[").problems.len(), 2);
}

/// 5 MB of what there is not: the first problems are told, the others counted, and what a file is as a whole is told all the same.
#[test]
fn of_a_file_full_of_problems_the_first_are_told_and_the_rest_is_counted() {
    const ANSWERS: usize = 150_000;
    let answers: Vec<String> = (0..ANSWERS).map(|it| format!("\"x-{it}\":{{}}")).collect();
    let text = write(pack(), hash(), &empty()).replacen("\"answers\":{", &format!("\"answers\":{{{}", answers.join(",")), 1);
    let Read { draft, problems } = read(pack(), hash(), &text).unwrap();
    assert_eq!(problems.len(), MAX_TOLD + 2);
    assert_eq!(problems[0], Problem::Edited);
    assert_eq!(problems[1], Problem::UnknownIndicator("x-0".to_owned()));
    // What does not fit into a draft is lost, and that is known.
    assert!(problems.iter().any(Problem::leaves_out) && draft.unplaced.len() < ANSWERS);
    let lost = ANSWERS - draft.unplaced.len();
    assert_eq!(count(&problems), 1 + ANSWERS + lost);
    assert_eq!(problems.last(), Some(&Problem::More { count: ANSWERS + lost - MAX_TOLD, leave_out: true }));
    assert_eq!(problems.last().unwrap().text().zh, format!("另有{}处也对不上，没有一一列出。", ANSWERS + lost - MAX_TOLD));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Every draft is the same after it was written and read, and nothing is complained of.
    #[test]
    fn drafts_come_back_exactly(seed: u64) {
        let draft = random_draft(&mut Dice(seed));
        let read = read(pack(), hash(), &text(&draft)).expect("a draft");
        prop_assert_eq!(&read.problems, &[]);
        prop_assert_eq!(replies(&read.draft), replies(&draft));
        prop_assert_eq!((&read.draft.typed, &read.draft.unread, &read.draft.weights), (&draft.typed, &draft.unread, &draft.weights));
        prop_assert_eq!(&read.draft.plan, &draft.plan);
        let standings = |it: &Draft| it.snapshots.iter().map(|it| (it.label.clone(), it.as_of, it.standings.clone())).collect::<Vec<_>>();
        prop_assert_eq!(standings(&read.draft), standings(&draft));
        prop_assert_eq!((read.draft.as_of, read.draft.revision, read.draft.assessment.unit), (draft.as_of, draft.revision, draft.assessment.unit));
        for (id, inputs) in &draft.inputs {
            let there = read.draft.inputs.get(id).expect("the inputs");
            prop_assert_eq!((there.as_of, answered(&there.facts), there.readings), (inputs.as_of, answered(&inputs.facts), inputs.readings));
        }
        // Written again, it is the same file.
        prop_assert_eq!(text(&read.draft), text(&draft));
    }

    /// A draft with bytes turned over is refused or read, and never panics.
    #[test]
    fn damage_does_not_panic(seed: u64, damage in proptest::collection::vec((any::<u64>(), "[ -~]"), 1..6)) {
        let mut characters: Vec<char> = text(&random_draft(&mut Dice(seed))).chars().collect();
        for (at, other) in damage {
            let at = usize::try_from(at % characters.len() as u64).unwrap();
            characters[at] = other.chars().next().unwrap();
        }
        let damaged: String = characters.into_iter().collect();
        if let Ok(read_back) = read(pack(), hash(), &damaged) {
            prop_assert!(read_back.problems.iter().all(|it| !it.refuses()));
            let _ = text(&read_back.draft);
        }
    }
}

proptest! {
    // Each case is a file of up to some hundred kilobytes.
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the form can hold, at its limits too, comes back as it was. (What is larger than a file may be is not written: the
    /// app asks `MAX_BYTES` first, as reading does.)
    #[test]
    fn what_the_form_can_hold_comes_back(
        seed: u64,
        note in typed_text(MAX_NOTE),
        name in typed_text(MAX_NAME),
        // All items at once with short texts, or few with long ones: together they are larger than any file.
        items in 0..3_usize,
        snapshots in prop_oneof![Just(0_usize), Just(MAX_SNAPSHOTS)],
        is_full in any::<bool>(),
    ) {
        let dice = &mut Dice(seed);
        let mut draft = random_draft(dice);
        // One line has no line breaks, and none of the spaces around it.
        let line = name.replace(['\n', '\t'], " ").trim().to_owned();
        (draft.name, draft.unit_name, draft.period) = (line.clone(), line.clone(), line.clone());
        let items = if is_full && note.len() < 500 { MAX_PLAN_ITEMS } else { items };
        draft.plan = (0..items).map(|at| Item { problem: note.clone(), post: line.clone(), ..random_item(dice, at) }).collect();
        let last = Snapshot { label: line.clone(), taken_on: None, as_of: None, year: 2020, edition: String::new(), standings: Vec::new(), replies: BTreeMap::new() };
        draft.snapshots = vec![last; snapshots];
        for reply in draft.assessment.replies.values_mut() {
            (reply.note, reply.post) = (note.clone(), line.clone());
        }
        let text = text(&draft);
        let read = read(pack(), hash(), &text).expect("a draft");
        prop_assert_eq!(&read.problems, &[]);
        // Said in a word: the drafts themselves would fill the screen.
        let same = [read.draft.name == draft.name, read.draft.plan == draft.plan, read.draft.snapshots == draft.snapshots];
        prop_assert_eq!(same, [true; 3], "name, plan, snapshots");
        prop_assert!(replies(&read.draft) == replies(&draft), "the answers differ");
    }
}

/// Found by `tests/fuzz`: it was taken, and gone at the next reading.
#[test]
fn what_was_entered_into_a_tool_and_says_nothing_is_not_taken() {
    let tool = pack().tools[0].id.clone();
    let with = text(&empty()).replacen(",\"mark\"", &format!(",\"inputs\":{{\"{tool}\":{{\"as_of\":\"\"}}}},\"mark\""), 1);
    assert_eq!(opened(&with).draft.inputs, BTreeMap::new());
}

/// A reply without an answer, a remark or anything typed is none, in the draft and in its earlier states: neither of them writes it.
#[test]
fn an_answer_that_says_nothing_is_not_taken() {
    let says_nothing =
        ["{}", "{\"unconfirmed\":true}", "{\"computed\":\"2020-12-31\"}", "{\"own\":\"\",\"asked\":\"0\"}", "{\"facts\":{},\"typed\":{}}"];
    for reply in says_nothing {
        let answers = format!("\"answers\":{{\"village-3.4\":{reply}}}");
        let with = without_checksum(&text(&empty())).replacen(",\"hash\":", &format!(",{answers},\"hash\":"), 1);
        assert!(with.contains(&answers), "{with}");
        let read = opened(&with);
        assert_eq!((read.draft.assessment.replies, read.problems), (BTreeMap::new(), Vec::new()), "{reply}");
    }
    // A remark is kept with an answer, and not with an answer of an earlier state.
    let remark = Reply { note: "缺一份".to_owned(), ..Reply::default() };
    let answer = Reply { own: Some(OwnAnswer::Met), ..Reply::default() };
    let both = BTreeMap::from([("village-3.4".to_owned(), remark.clone()), ("village-17.2".to_owned(), answer.clone())]);
    let mut draft = empty();
    draft.assessment.replies.clone_from(&both);
    let (label, edition) = (String::new(), String::new());
    draft.snapshots =
        vec![Snapshot { label, taken_on: None, as_of: None, year: 2020, edition, standings: Vec::new(), replies: both.clone() }];
    let read = opened(&text(&draft)).draft;
    assert_eq!(read.assessment.replies, both);
    assert_eq!(read.snapshots[0].replies, BTreeMap::from([("village-17.2".to_owned(), answer)]));
}
