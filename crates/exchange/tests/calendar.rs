//! Calendars are as RFC 5545 asks, whatever stands in their texts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::collections::BTreeSet;

use exchange::calendar::{Event, calendar, case_id};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::number::Decimal;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;

const STAMP: &str = "20201231T080000Z";

/// The content lines of a file, unfolded: name and value, parameters left with the name.
#[track_caller]
fn content_lines(file: &str) -> Vec<(String, String)> {
    // 3.1: every line ends in CRLF and has at most 75 octets without it; a line that goes on begins with a blank.
    let lines: Vec<&str> = file.strip_suffix("\r\n").expect("the last line is ended too").split("\r\n").collect();
    for line in &lines {
        assert!(line.len() <= 75 && !line.is_empty(), "{line:?}");
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        // Control characters other than a tab have no place in a value (3.1).
        assert!(line.chars().all(|it| it == '\t' || !it.is_control()), "{line:?}");
    }
    let whole = file.replace("\r\n ", "");
    let named = |it: &str| it.split_once(':').map(|it| (it.0.to_owned(), it.1.to_owned()));
    whole.strip_suffix("\r\n").unwrap().split("\r\n").map(|it| named(it).unwrap_or_else(|| panic!("no name: {it:?}"))).collect()
}

/// In a text, a comma, a semicolon and a backslash are escaped, and nothing else follows a backslash but an n (3.3.11).
fn is_text(value: &str) -> bool {
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if !matches!(characters.next(), Some('\\' | ';' | ',' | 'n')) => return false,
            ';' | ',' => return false,
            _ => {}
        }
    }
    true
}

#[track_caller]
fn conforms(file: &str, events: &[Event]) {
    let lines = content_lines(file);
    let count = |name: &str| lines.iter().filter(|it| it.0 == name).count();
    let value = |from: &[(String, String)], name: &str| {
        let found: Vec<String> = from.iter().filter(|it| it.0 == name).map(|it| it.1.clone()).collect();
        assert_eq!(found.len(), 1, "{name} stands once in {from:?}");
        found[0].clone()
    };
    // 3.4 and 3.6: one calendar, which names its version and its maker.
    assert_eq!((lines.first().unwrap().1.as_str(), lines.last().unwrap().1.as_str()), ("VCALENDAR", "VCALENDAR"));
    assert_eq!((value(&lines, "VERSION"), value(&lines, "PRODID").is_empty()), ("2.0".to_owned(), false));
    let parts: Vec<&[(String, String)]> = lines.split(|it| it.0 == "BEGIN" && it.1 == "VEVENT").skip(1).collect();
    // 3.6.6: in each event an alarm.
    assert_eq!((parts.len(), count("BEGIN"), count("END")), (events.len(), 2 * events.len() + 1, 2 * events.len() + 1));
    // 3.6.1: each event has a name of its own, the moment of writing and its day; a whole day ends before the next.
    let mut names = BTreeSet::new();
    for (part, event) in parts.iter().zip(events) {
        assert_eq!(value(part, "DTSTAMP"), STAMP);
        names.insert(value(part, "UID"));
        let day = |it: Day| it.to_string().replace('-', "");
        assert_eq!(value(part, "DTSTART;VALUE=DATE"), day(event.day));
        assert_eq!(value(part, "DTEND;VALUE=DATE"), day(event.day.day_after()));
        assert!(is_text(&value(part, "SUMMARY")), "{part:?}");
        assert_eq!((value(part, "ACTION"), value(part, "TRIGGER")), ("DISPLAY".to_owned(), "-PT15H".to_owned()));
        // 3.8.7.4
        assert!(value(part, "SEQUENCE").parse::<i32>().is_ok_and(|it| 0 <= it), "{part:?}");
        assert!(part.iter().filter(|it| it.0 == "DESCRIPTION").all(|it| is_text(&it.1)), "{part:?}");
    }
    assert_eq!(names.len(), events.len());
}

#[test]
fn an_empty_calendar_is_one_too() {
    conforms(&calendar("", &[], STAMP), &[]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_calendar_is_as_the_standard_asks(texts in proptest::collection::vec(("[ -~一-龥，；\\\\,;:\r\n\t]{0,90}", ".{0,200}"), 0..6)) {
        let day = |at: usize| Day::EARLIEST.plus_months(i32::try_from(at).unwrap() * 7);
        let event = |(at, (summary, description)): (usize, (String, String))| Event { id: format!("e-{at}"), day: day(at), summary, description };
        let events: Vec<Event> = texts.into_iter().enumerate().map(event).collect();
        conforms(&calendar("石桥村", &events, STAMP), &events);
        conforms(&calendar("", &events, STAMP), &events);
    }
}

#[test]
fn a_case_has_a_name_of_its_own_whatever_day_is_asked_for() {
    let (pack, tool) = (pack::pack(), pack::pack().find_tool("condolence-payment").unwrap().1);
    let answered = |id: &str, yes: bool| {
        let mut facts = Facts::new();
        facts.set(pack.find_fact(id).unwrap().0, Answer::Given(Value::YesNo(yes)));
        facts
    };
    let (one, other) = (answered("is_grassroots_cadre", true), answered("is_grassroots_cadre", false));
    assert_eq!(case_id(pack, tool, &one), case_id(pack, tool, &one));
    assert_ne!(case_id(pack, tool, &one), case_id(pack, tool, &other));
    assert_ne!(case_id(pack, tool, &one), case_id(pack, tool, &Facts::new()));
    // What another tool asks makes no difference, nor what is sensitive.
    let mut more = one.clone();
    more.set(pack.find_fact("talents").unwrap().0, Answer::Given(Value::Number(Decimal::whole(2))));
    more.set(pack.find_fact("event").unwrap().0, Answer::Given(Value::Choice(0)));
    assert!(pack.find_fact("event").unwrap().1.sensitive);
    assert_eq!(case_id(pack, tool, &one), case_id(pack, tool, &more));
}
