//! Whatever is typed: it is an answer within its bounds, or it is said what is wrong with it, naming what was typed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use entry::misread::Misread;
use entry::{Entry, form, words};
use policy::explain::wording::decimal_in_words;
use policy::model::day::Day;
use policy::model::fact::{Fact, FactKind, Quantity};
use policy::model::facts::{own_fault, refusals};
use policy::model::number::Decimal;
use policy::model::text::Language;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};
use proptest::prelude::*;

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// What a finger, a paste or a keyboard of another script leaves in a field.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[ \u{3000}\t]{0,3}",
        // Numbers near the bounds, signs, units, full-width forms.
        "[-−－+]?[0-9]{1,16}(\\.[0-9]{0,5})?(万|亿|元|人|%|％|年)?",
        "[－]?[０-９]{1,6}(．[０-９]{1,2})?",
        "[0-9]{1,3}(,[0-9]{3}){0,4}",
        // Days, possible and impossible.
        "(0|1[0-9]|20|99)[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?",
        "[0-9]{6,8}",
        // As people say it.
        "约?[0-9两一二三四五六七八九十百千万亿零.kw]{1,8}(元|块|人|个)?",
        "[\u{200B}\u{202D}\u{FEFF}]?[0-9]{1,6}[\u{202C}\u{200B}]?",
        // Anything else.
        "[-+.,:/ 年月日号万亿元%０-９0-9a-zＡ-Ｚ零一二三十半不详]{1,12}",
        any::<String>(),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    (typed(), typed(), typed(), any::<bool>(), typed(), typed()).prop_map(|(text, month, day, away, earlier_years, earlier_months)| Entry {
        text,
        month,
        day,
        away,
        earlier_years,
        earlier_months,
    })
}

/// The same, mostly with the first field alone, as where a question has only one.
fn entry_of_one() -> impl Strategy<Value = Entry> {
    prop_oneof![3 => typed().prop_map(Entry::of_text), 1 => entry()]
}

/// A number below a hundred million as it is said.
fn in_characters(number: u32) -> String {
    let below = |number: u32, inside: bool| {
        let (mut said, mut gap) = (String::new(), false);
        for (place, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = usize::try_from(number / place % 10).unwrap();
            gap |= digit == 0 && (inside || !said.is_empty());
            if digit != 0 {
                let digit = "零一二三四五六七八九".chars().nth(digit).unwrap();
                said.push_str(if gap { "零" } else { "" });
                said.extend(std::iter::once(digit).chain(name.chars()));
                gap = false;
            }
        }
        said
    };
    match (number / 10_000, number % 10_000) {
        (0, rest) => below(rest, false),
        (large, rest) => format!("{}万{}", below(large, false), below(rest, true)),
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An entry read as an answer to a fact: what has to hold of it.
fn holds(fact: &Fact, entry: &Entry) -> Result<(), TestCaseError> {
    match entry.read(&fact.kind) {
        Ok(Answer::Open) => prop_assert!(entry.is_empty(), "{entry:?} of {} is taken for nothing", fact.id),
        Ok(answer) => {
            prop_assert!(!entry.is_empty(), "nothing is taken for {answer:?}");
            prop_assert_eq!(Entry::of(fact, answer).read(&fact.kind), Ok(answer), "{} is not read back", &fact.id);
            for language in LANGUAGES {
                // Saying how it was understood must not fail either.
                let _ = words::understood(fact, entry, answer, language);
            }
        }
        Err(why) => {
            for language in LANGUAGES {
                let label = fact.label.in_language(language);
                let said = words::misread(label, &fact.kind, entry, why, language);
                let names_it = said.to_lowercase().contains(&label.to_lowercase());
                prop_assert!(names_it, "{said:?} does not name {label}");
            }
            let names_what_was_typed = matches!(why, Misread::NotANumber | Misread::TooLarge(_) | Misread::TooFine);
            if names_what_was_typed {
                let said = words::misread("", &fact.kind, entry, why, Language::Chinese);
                prop_assert!(said.contains(entry.text.trim()), "{said:?} does not say what was typed: {:?}", entry.text);
            }
        }
    }
    Ok(())
}

/// A whole form: nothing is decided upon that cannot be, and every fault can be said.
fn form_holds(tool: &Tool, entries: &[Entry]) -> Result<(), TestCaseError> {
    let pack = pack::pack();
    let of = |id: policy::model::ids::FactId| {
        let at = tool.facts.iter().position(|it| *it == id).unwrap();
        entries[at % entries.len()].clone()
    };
    let filled = form::read(pack, tool, of);
    for (id, _) in &filled.misread {
        prop_assert_eq!(filled.facts.get(*id), Answer::Open, "what cannot be read is open");
    }
    let as_of = day("2026-11-24");
    let refused = refusals(pack, tool, &filled.facts, as_of);
    for refusal in &refused {
        for language in LANGUAGES {
            prop_assert!(!words::refused(pack, &filled.facts, *refusal, language).is_empty());
        }
    }
    let decided = policy::engine::inquiry::inquire(pack, tool, &filled.facts, as_of, policy::model::rule::ReadingChoices::default());
    prop_assert_eq!(decided.is_err(), !refused.is_empty(), "{}: {:?}", &tool.id, refused);
    for &id in &tool.facts {
        let fact = &pack.facts[usize::from(id.0)];
        let answer = filled.facts.get(id);
        let is_refused = refused.iter().any(|it| it.fact == id);
        if let (FactKind::Number(kind), Answer::Given(Value::Number(number))) = (&fact.kind, answer)
            && !is_refused
        {
            let most = kind.most.unwrap_or(Decimal::LARGEST);
            prop_assert!(kind.least <= number && number <= most, "{number} of {} is out of bounds", fact.id);
        }
        if let (FactKind::Date { past: true, .. }, Answer::Given(Value::Date(date))) = (&fact.kind, answer) {
            prop_assert_eq!(as_of < date, own_fault(fact, answer, as_of).is_some(), "{} of {}", date, &fact.id);
            prop_assert!(date <= as_of || is_refused);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_an_answer_or_is_said_to_be_wrong(entry in entry_of_one()) {
        for fact in &pack::pack().facts {
            holds(fact, &entry)?;
        }
    }

    #[test]
    fn no_form_decides_upon_what_cannot_be(at in any::<prop::sample::Index>(), entries in prop::collection::vec(entry_of_one(), 1..8)) {
        let tools = &pack::pack().tools;
        form_holds(&tools[at.index(tools.len())], &entries)?;
    }

    /// What is said of a number, in digits or in characters, is that number.
    #[test]
    fn every_number_reads_back_as_it_is_shown_and_said(number in 1u32..100_000_000, hundredths in 0i64..100) {
        let whole = Decimal::whole(i64::from(number));
        let fine = Decimal::hundredths(i64::from(number) * 100 + hundredths);
        for fact in &pack::pack().facts {
            let FactKind::Number(kind) = &fact.kind else { continue };
            let shown = if kind.measure == Quantity::Count { whole } else { fine };
            for language in LANGUAGES {
                let text = decimal_in_words(shown, kind.measure, kind.unit.in_language(language), language);
                prop_assert_eq!(Entry::of_text(text.clone()).read(&fact.kind), Ok(Answer::Given(Value::Number(shown))), "{} of {}", text, fact.id);
            }
            if matches!(kind.measure, Quantity::Money | Quantity::Count) {
                let text = format!("{}{}", in_characters(number), kind.unit.zh);
                prop_assert_eq!(Entry::of_text(text.clone()).read(&fact.kind), Ok(Answer::Given(Value::Number(whole))), "{} of {}", text, fact.id);
            }
        }
    }

    /// Digits of a Chinese keyboard are digits.
    #[test]
    fn full_width_digits_are_digits(number in 0u64..10_000_000, year in 1900i32..2100, month in 1u32..=12, of_month in 1u32..=28) {
        let wide = |text: String| -> String {
            text.chars().map(|it| char::from_u32(u32::from(it) + if it.is_ascii_digit() { 0xFEE0 } else { 0 }).unwrap()).collect()
        };
        for fact in &pack::pack().facts {
            let text = match &fact.kind {
                FactKind::Number(_) => number.to_string(),
                FactKind::Date { .. } => format!("{year}年{month}月{of_month}日"),
                FactKind::YesNo | FactKind::Choice(_) | FactKind::Tenure => continue,
            };
            let plain = Entry::of_text(text.clone()).read(&fact.kind);
            // One of a size that does not happen is asked about.
            prop_assert!(plain.map_or_else(Misread::is_beginning, |_| true), "{text} of {}", fact.id);
            prop_assert_eq!(Entry::of_text(wide(text)).read(&fact.kind), plain);
        }
    }

    /// A part above its whole is refused, by both names, and with nothing decided.
    #[test]
    fn a_part_above_its_whole_is_refused(whole in 0u32..50, above in 1u32..50) {
        let pack = pack::pack();
        for tool in &pack.tools {
            for &part in &tool.facts {
                let FactKind::Number(kind) = &pack.facts[usize::from(part.0)].kind else { continue };
                let Some(of) = kind.part_of.filter(|it| tool.facts.contains(it)) else { continue };
                let entry = |id| match id {
                    id if id == part => Entry::of_text((whole + above).to_string()),
                    id if id == of => Entry::of_text(whole.to_string()),
                    _ => Entry::default(),
                };
                let filled = form::read(pack, tool, entry);
                let refused = refusals(pack, tool, &filled.facts, day("2026-11-24"));
                let said: Vec<String> = refused.iter().map(|it| words::refused(pack, &filled.facts, *it, Language::Chinese)).collect();
                prop_assert!(!said.is_empty(), "{} takes {} of {whole}", tool.id, whole + above);
            }
        }
    }
}

#[test]
fn there_are_parts_of_wholes_to_try() {
    let part = |it: &&Fact| matches!(&it.kind, FactKind::Number(kind) if kind.part_of.is_some());
    assert!(3 < pack::pack().facts.iter().filter(part).count());
}
