//! Due dates for a calendar (RFC 5545): whole days, lines folded at 75 octets, nothing that a text can break out of.

use policy::model::day::Day;

use crate::sanitize;

/// The longest line, in octets.
const MAX_LINE_BYTES: usize = 75;

/// An entry of the calendar: a whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Identifies the event when it is imported again: letters, digits and `-._`; others are left out.
    pub id: String,
    /// The day.
    pub day: Day,
    /// Its title, one line.
    pub summary: String,
    /// Its description; may be empty.
    pub description: String,
}

/// The events as an iCalendar file. `stamp` is the time of writing in UTC as `20201231T080000Z`, given by the caller, who has a
/// clock; where it is malformed, 1970-01-01 is written.
pub fn calendar(events: &[Event], stamp: &str) -> String {
    let stamp = if is_stamp(stamp) { stamp.to_owned() } else { "19700101T000000Z".to_owned() };
    let mut file = String::new();
    let mut line = |text: String| push_folded(&text, &mut file);
    line("BEGIN:VCALENDAR".to_owned());
    line("VERSION:2.0".to_owned());
    line("PRODID:-//twenty-measures//plan//ZH".to_owned());
    line("CALSCALE:GREGORIAN".to_owned());
    for event in events {
        let id: String = event.id.chars().filter(|it| it.is_ascii_alphanumeric() || "-._".contains(*it)).collect();
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{id}@twenty-measures.invalid"));
        line(format!("DTSTAMP:{stamp}"));
        line(format!("DTSTART;VALUE=DATE:{}", basic_format(event.day)));
        // The end of whole days is the day after the last one.
        line(format!("DTEND;VALUE=DATE:{}", basic_format(event.day.day_after())));
        line(format!("SUMMARY:{}", escaped(&event.summary)));
        if !event.description.is_empty() {
            line(format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        line("TRANSP:TRANSPARENT".to_owned());
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    file
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
        let file = calendar(&[event("补学习")], "20201201T080000Z");
        assert!(file.contains("DTSTART;VALUE=DATE:20201231\r\nDTEND;VALUE=DATE:20210101\r\n"), "{file}");
        assert!(file.contains("DTSTAMP:20201201T080000Z\r\n"), "{file}");
        assert!(file.contains("UID:village-1.3X1@twenty-measures.invalid\r\n"), "{file}");
        assert!(calendar(&[event("")], "yesterday\r\nX").contains("DTSTAMP:19700101T000000Z\r\n"));
    }

    #[test]
    fn lines_are_folded_within_75_octets_and_fold_back_to_what_they_were() {
        for length in [1, 20, 21, 22, 23, 24, 25, 26, 100, 300] {
            let summary = "整改，一二".chars().cycle().take(length).collect::<String>();
            let file = calendar(&[event(&summary)], "20201201T080000Z");
            assert!(file.split("\r\n").all(|it| it.len() <= MAX_LINE_BYTES), "{file}");
            assert!(unfolded(&file).contains(&format!("SUMMARY:{summary}\r\n")), "{file}");
            assert!(!file.replace("\r\n", "").contains(['\r', '\n']), "every break is CRLF");
        }
    }

    #[test]
    fn a_text_cannot_break_out_of_its_line() {
        let file = unfolded(&calendar(&[event("a;b,c\\d\r\nEND:VEVENT\u{202E}")], "20201201T080000Z"));
        assert!(file.contains("SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\r\n"), "{file}");
        assert_eq!(file.matches("\r\nEND:VEVENT").count(), 1);
    }
}
