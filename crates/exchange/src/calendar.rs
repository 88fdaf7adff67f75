//! Due dates for a calendar (RFC 5545): whole days, lines folded at 75 octets, nothing that a text can break out of. And the same to
//! be read, where no file can be saved.

use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::pack::Pack;
use policy::model::tool::Tool;

use crate::checksum;
use crate::facts;
use crate::sanitize;

/// The longest line, in octets.
const MAX_LINE_BYTES: usize = 75;

/// Nine in the morning of the day before.
const REMINDER: &str = "TRIGGER:-PT15H";

/// An entry of the calendar: a whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Identifies the event when it is imported again, whatever day it then has: letters, digits and `-._`; others are left out.
    pub id: String,
    /// The day.
    pub day: Day,
    /// Its title, one line.
    pub summary: String,
    /// Its description; may be empty.
    pub description: String,
}

/// The events as an iCalendar file, each with a reminder. `name` says whose they are. `stamp` is the time of writing in UTC as
/// `20201231T080000Z`, given by the caller, who has a clock; where it is malformed, 1970-01-01 is written.
pub fn calendar(name: &str, events: &[Event], stamp: &str) -> String {
    let stamp = if is_stamp(stamp) { stamp.to_owned() } else { "19700101T000000Z".to_owned() };
    let sequence = sequence(&stamp);
    let mut file = String::new();
    let mut line = |text: String| push_folded(&text, &mut file);
    line("BEGIN:VCALENDAR".to_owned());
    line("VERSION:2.0".to_owned());
    line("PRODID:-//twenty-measures//plan//ZH".to_owned());
    line("CALSCALE:GREGORIAN".to_owned());
    if !name.is_empty() {
        line(format!("X-WR-CALNAME:{}", escaped(name)));
    }
    for event in events {
        let id: String = event.id.chars().filter(|it| it.is_ascii_alphanumeric() || "-._".contains(*it)).collect();
        let summary = escaped(&titled(name, event));
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{id}@twenty-measures.invalid"));
        line(format!("SEQUENCE:{sequence}"));
        line(format!("DTSTAMP:{stamp}"));
        line(format!("DTSTART;VALUE=DATE:{}", basic_format(event.day)));
        // The end of whole days is the day after the last one.
        line(format!("DTEND;VALUE=DATE:{}", basic_format(event.day.day_after())));
        line(format!("SUMMARY:{summary}"));
        if !event.description.is_empty() {
            line(format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        line("TRANSP:TRANSPARENT".to_owned());
        line("BEGIN:VALARM".to_owned());
        line("ACTION:DISPLAY".to_owned());
        line(REMINDER.to_owned());
        line(format!("DESCRIPTION:{summary}"));
        line("END:VALARM".to_owned());
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    file
}

/// The events to be read: a line each, with what belongs to it on the lines below.
pub fn list(name: &str, events: &[Event]) -> String {
    let mut text = String::new();
    for event in events {
        text.push_str(&[&event.day.to_string(), " ", &titled(name, event), "\n"].concat());
        for line in event.description.lines() {
            text.push_str(&["    ", line, "\n"].concat());
        }
    }
    text
}

/// Names a case: the same answers to a tool have the same id, and those of another person another one. Sensitive answers have no
/// part in it.
pub fn case_id(pack: &Pack, tool: &Tool, given: &Facts) -> String {
    let answer = |id: &policy::model::ids::FactId| {
        let fact = pack.fact_at(*id).filter(|it| !it.sensitive)?;
        Some([fact.id.as_str(), "=", &facts::write(fact, given.get(*id))?, "\n"].concat())
    };
    let answers: String = tool.facts.iter().filter_map(answer).collect();
    format!("{}-{:016x}", tool.id, checksum::of_bytes(answers.as_bytes()))
}

/// The title of an event, with whose it is in front.
fn titled(name: &str, event: &Event) -> String {
    if name.is_empty() { event.summary.clone() } else { [name, "：", &event.summary].concat() }
}

/// A number that grows with the time: of two files with one event, calendars keep the later.
fn sequence(stamp: &str) -> u32 {
    let part = |from: usize, to: usize| stamp.get(from..to).and_then(|it| it.parse::<u32>().ok()).unwrap_or_default();
    let days = (part(0, 4).saturating_sub(2000) * 12 + part(4, 6)) * 31 + part(6, 8);
    (days * 24 + part(9, 11)) * 60 + part(11, 13)
}

fn is_stamp(text: &str) -> bool {
    let digits = |part: Option<&str>| part.is_some_and(|part| part.bytes().all(|it| it.is_ascii_digit()));
    text.len() == 16 && digits(text.get(..8)) && text.get(8..9) == Some("T") && digits(text.get(9..15)) && text.ends_with('Z')
}

fn basic_format(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    let text = sanitize::note(text, sanitize::MAX_NOTE).text;
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n").replace('\t', " ")
}

/// A line of at most 75 octets, never broken within a character; what follows begins with a space.
fn push_folded(text: &str, into: &mut String) {
    let mut length = 0;
    for character in text.chars() {
        if MAX_LINE_BYTES < length + character.len_utf8() {
            into.push_str("\r\n ");
            length = 1;
        }
        into.push(character);
        length += character.len_utf8();
    }
    into.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str) -> Event {
        let day = "2020-12-31".parse().unwrap_or(Day::EARLIEST);
        Event { id: "village-1.3\r\nX:1".to_owned(), day, summary: summary.to_owned(), description: String::new() }
    }

    fn unfolded(file: &str) -> String {
        file.replace("\r\n ", "")
    }

    #[test]
    fn a_day_is_a_whole_day() {
        let file = calendar("", &[event("补学习")], "20201201T080000Z");
        assert!(file.contains("DTSTART;VALUE=DATE:20201231\r\nDTEND;VALUE=DATE:20210101\r\n"), "{file}");
        assert!(file.contains("DTSTAMP:20201201T080000Z\r\n"), "{file}");
        assert!(file.contains("UID:village-1.3X1@twenty-measures.invalid\r\n"), "{file}");
        assert!(calendar("", &[event("")], "yesterday\r\nX").contains("DTSTAMP:19700101T000000Z\r\n"));
    }

    #[test]
    fn lines_are_folded_within_75_octets_and_fold_back_to_what_they_were() {
        for length in [1, 20, 21, 22, 23, 24, 25, 26, 100, 300] {
            let summary = "整改，一二".chars().cycle().take(length).collect::<String>();
            let file = calendar("", &[event(&summary)], "20201201T080000Z");
            assert!(file.split("\r\n").all(|it| it.len() <= MAX_LINE_BYTES), "{file}");
            assert!(unfolded(&file).contains(&format!("SUMMARY:{summary}\r\n")), "{file}");
            assert!(!file.replace("\r\n", "").contains(['\r', '\n']), "every break is CRLF");
        }
    }

    #[test]
    fn a_text_cannot_break_out_of_its_line() {
        let file = unfolded(&calendar("", &[event("a;b,c\\d\r\nEND:VEVENT\u{202E}")], "20201201T080000Z"));
        assert!(file.contains("SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\r\n"), "{file}");
        assert_eq!(file.matches("\r\nEND:VEVENT").count(), 1);
    }

    #[test]
    fn an_event_reminds_of_itself_and_a_later_file_replaces_it() {
        let file = |stamp: &str| unfolded(&calendar("石桥村", &[event("补学习")], stamp));
        let earlier = file("20201231T235900Z");
        assert!(earlier.contains("X-WR-CALNAME:石桥村\r\n") && earlier.contains("\r\nSUMMARY:石桥村：补学习\r\n"), "{earlier}");
        let alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15H\r\nDESCRIPTION:石桥村：补学习\r\nEND:VALARM\r\nEND:VEVENT\r\n";
        assert!(earlier.contains(alarm), "{earlier}");
        let number = |file: &str| file.split_once("SEQUENCE:").unwrap().1.split_once("\r\n").unwrap().0.parse::<u32>().unwrap();
        let stamps =
            ["20201231T080000Z", "20201231T080100Z", "20201231T235900Z", "20210101T000000Z", "20210201T000000Z", "21000101T000000Z"];
        assert!(stamps.map(|it| number(&file(it))).is_sorted_by(|one, other| one < other));
    }

    #[test]
    fn where_no_file_can_be_saved_the_days_can_be_read() {
        let event = Event { description: "组织委员\n村委会".to_owned(), ..event("补学习") };
        assert_eq!(list("石桥村", &[event]), "2020-12-31 石桥村：补学习\n    组织委员\n    村委会\n");
        assert_eq!(list("石桥村", &[]), "");
    }
}
