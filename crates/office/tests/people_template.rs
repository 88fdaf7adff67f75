//! A blank table for a list of people is read as what it asks, in both languages, whatever tools it is for.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is not there")]

use std::io::{Cursor, Read};

use ledger::dirty::Dirty;
use ledger::matching::Confidence;
use ledger::reading::{Options, Progress, Sink, read, survey};
use ledger::source::Book;
use ledger::source::sheet::Flow;
use ledger::value::Taken;
use ledger::wanted::Wanted;
use office::context::Context;
use office::people_template::make;
use pack::pack;
use policy::model::day::Day;
use policy::model::fact::{Fact, FactKind};
use policy::model::ids::FactId;
use policy::model::text::Language;
use policy::model::tool::Group;
use policy::model::value::{Answer, Value};

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn context(language: Language) -> Context<'static> {
    Context { pack: pack(), hash: pack::hash(), today: Day::EARLIEST, language }
}

/// The facts of each tool for a person, and of all of them together.
fn asked() -> Vec<Vec<FactId>> {
    let mut each: Vec<Vec<FactId>> = pack().tools.iter().filter(|it| it.group == Group::Person).map(|it| it.facts.clone()).collect();
    let mut all: Vec<FactId> = Vec::new();
    for id in each.concat() {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    each.push(all);
    each
}

fn part(file: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(file)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn every_column_is_read_as_its_fact_and_nothing_asks_for_a_name() {
    for facts in asked() {
        for language in LANGUAGES {
            let (_, file) = make(context(language), &facts).unwrap();
            let facts: Vec<&Fact> = facts.iter().map(|it| pack().fact_at(*it).unwrap()).collect();
            let wanted: Vec<Wanted> = facts.iter().map(|it| Wanted::of_fact(it, &[])).collect();
            let survey = survey(&mut Book::open(&file).unwrap(), &wanted).unwrap();
            for (fact, column) in facts.iter().zip(survey.columns.iter().skip(1)) {
                assert_eq!((column.proposed.as_ref(), column.confidence), (Some(&fact.id), Confidence::Sure), "{}", column.label);
            }
            assert!(survey.columns.iter().all(|it| !it.label.contains("姓名") && !it.label.contains("身份证")));
            // Whatever can be chosen has its list.
            let chosen = facts.iter().filter(|it| matches!(it.kind, FactKind::YesNo | FactKind::Choice(_))).count();
            assert_eq!(part(&file, "xl/worksheets/sheet1.xml").matches("<dataValidation ").count(), chosen);
        }
    }
}

#[derive(Default)]
struct Answers(Vec<(usize, Answer)>);

impl Sink for Answers {
    fn value(&mut self, wanted: usize, value: Taken<'_>) {
        if let Taken::Answer(answer) = value {
            self.0.push((wanted, answer));
        }
    }

    fn dirty(&mut self, dirty: Dirty) {
        panic!("{}", dirty.text("").zh);
    }

    fn end_of_row(&mut self, _: u32, _: Progress) -> Flow {
        Flow::On
    }
}

#[test]
fn what_its_lists_offer_is_read_as_what_was_chosen() {
    for language in LANGUAGES {
        let all = asked().pop().unwrap();
        let (_, file) = make(context(language), &all).unwrap();
        let facts: Vec<&Fact> = all.iter().map(|it| pack().fact_at(*it).unwrap()).collect();
        let wanted: Vec<Wanted> = facts.iter().map(|it| Wanted::of_fact(it, &[])).collect();
        // The second sheet has a line a column, with what can be chosen from the third cell on.
        let mut offered: Vec<Vec<String>> = Vec::new();
        Book::open(&file)
            .unwrap()
            .rows(1, |row, _| {
                offered.push(row.cells().map(|it| it.written()).collect());
                Flow::On
            })
            .unwrap();
        let lines = offered.split_off(offered.len() - facts.len());
        let heads: Vec<&str> = lines.iter().map(|it| it[0].as_str()).collect();
        for at in 0..6 {
            let cell = |line: &Vec<String>| line.get(2 + at).cloned().unwrap_or_default();
            if lines.iter().all(|it| cell(it).is_empty()) {
                continue;
            }
            let text = format!("No.\t{}\n1\t{}\n", heads.join("\t"), lines.iter().map(cell).collect::<Vec<_>>().join("\t"));
            let mut book = Book::open(text.as_bytes()).unwrap();
            let survey = survey(&mut book, &wanted).unwrap();
            let mut answers = Answers::default();
            read(&mut book, &survey, &survey.mapping(), &wanted, Options::default(), &mut answers).unwrap();
            let mut expected = Vec::new();
            for (wanted, fact) in facts.iter().enumerate() {
                match &fact.kind {
                    FactKind::YesNo if at < 2 => expected.push((wanted, Answer::Given(Value::YesNo(at == 0)))),
                    FactKind::Choice(choices) if at < choices.len() => {
                        expected.push((wanted, Answer::Given(Value::Choice(u8::try_from(at).unwrap()))));
                    }
                    FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => {}
                }
            }
            assert_eq!(answers.0, expected, "{language:?} {at}");
        }
    }
}
