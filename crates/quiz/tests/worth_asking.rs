//! What makes a question worth asking: it does not answer itself, tells of somebody who could be, and is said in a sentence. Ten
//! thousand questions of each kind, looked at as somebody does who knows nothing of how they are made.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use std::collections::BTreeMap;

use pack::pack;
use policy::engine::decide::{Outcome, Verdict};
use policy::explain::wording::answer_in_words;
use policy::model::fact::{FactKind, Quantity};
use policy::model::ids::FactId;
use policy::model::number::{Decimal, Ratio};
use policy::model::parameter::Unit;
use policy::model::text::Language;
use policy::model::tool::{Group, Tool};
use policy::model::value::{Answer, Value};
use quiz::case::Case;
use quiz::question::{Asks, Question, VERDICTS};
use quiz::random::Rng;
use quiz::topic::Kind;
use quiz::words::{QuestionText, explanation, in_short, question_text};

const MANY: usize = 10_000;
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

/// Ten thousand questions of a kind, its topics by turns.
fn questions(kind: Kind) -> impl Iterator<Item = Question> {
    let topics = kind.topics(pack());
    let asked = (1..).flat_map(move |seed| {
        let topics = topics.clone();
        (0..).zip(topics).filter_map(move |(at, it)| Question::about(pack(), it, None, &mut Rng::new(seed, 17 + at)))
    });
    asked.take(MANY)
}

fn cases() -> impl Iterator<Item = (Case, Verdict)> {
    questions(Kind::Case).map(|question| match question.asks {
        Asks::Case(case) => (case, VERDICTS[question.right]),
        other => panic!("{other:?}"),
    })
}

fn tool(case: &Case) -> &'static Tool {
    &pack().tools[usize::from(case.tool.0)]
}

/// What is told of a fact, by its id.
fn told(case: &Case, id: &str) -> Option<Answer> {
    let told = |it: &FactId| pack().facts[usize::from(it.0)].id == id;
    case.told.iter().find(|it| told(it)).map(|it| case.facts.get(*it))
}

fn yes_no(case: &Case, id: &str) -> Option<bool> {
    if let Some(Answer::Given(Value::YesNo(it))) = told(case, id) { Some(it) } else { None }
}

fn number(case: &Case, id: &str) -> Option<Decimal> {
    if let Some(Answer::Given(Value::Number(it))) = told(case, id) { Some(it) } else { None }
}

/// All that stands before the answers.
fn before_the_answers(said: &QuestionText) -> String {
    let rows = said.rows.iter().map(|it| [it.0.as_str(), "：", &it.1, "\n"].concat());
    [said.stem.as_str(), "\n", said.statement.as_deref().unwrap_or_default(), "\n"].concat() + &rows.collect::<String>()
}

/// A figure as one might write it in a name.
fn ways_to_write(value: Ratio, unit: Unit, language: Language) -> Vec<String> {
    let (top, bottom) = value.lowest_terms();
    let small = |it: i128| usize::try_from(it).unwrap();
    match language {
        Language::Chinese if bottom == 3 => vec!["三分之二".to_owned()],
        Language::English if bottom == 3 => vec!["two thirds".to_owned()],
        Language::Chinese => {
            let mut ways = vec![top.to_string()];
            ways.extend((1..=9).contains(&top).then(|| "一二三四五六七八九".chars().nth(small(top) - 1).unwrap().to_string()));
            ways.extend((top == 2).then(|| "两".to_owned()));
            ways.extend((unit == Unit::Percent && top == 50).then(|| "五成".to_owned()));
            ways.extend((unit == Unit::Yuan && top % 10_000 == 0).then(|| format!("{}万", top / 10_000)));
            ways
        }
        Language::English => {
            let words = ["one", "two", "three", "four", "five", "six"];
            let mut ways = vec![top.to_string()];
            ways.extend((1..=6).contains(&top).then(|| words[small(top) - 1].to_owned()));
            ways.extend((unit == Unit::Percent && top == 50).then(|| "half".to_owned()));
            ways
        }
    }
}

/// Whether a text has a word or a number that is not part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
    let latin = word.is_ascii();
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !latin || !is_part(before) && !is_part(after)
    })
}

#[test]
fn the_answer_never_stands_in_what_is_asked() {
    for kind in Kind::ALL {
        for question in questions(kind) {
            for language in LANGUAGES {
                let said = question_text(pack(), &question, language);
                let right = &said.answers[question.right];
                let before = before_the_answers(&said);
                match &question.asks {
                    Asks::Figure(id, _) => {
                        let parameter = &pack().parameters[usize::from(id.0)];
                        for way in ways_to_write(parameter.value, parameter.unit, language) {
                            // 3.4 is a place, not a figure.
                            let place = parameter.provision.to_string();
                            assert!(!has_word(&said.stem.replace(&place, "").to_lowercase(), &way), "{way} stands in {}", said.stem);
                        }
                    }
                    Asks::Altered(id, _) => {
                        let parameter = &pack().parameters[usize::from(id.0)];
                        let name = said.statement.unwrap().replace(&parameter.provision.to_string(), "").to_lowercase();
                        let name = name.rsplit_once(['：', ':']).unwrap().0.to_owned();
                        for way in ways_to_write(parameter.value, parameter.unit, language) {
                            assert!(!has_word(&name, &way), "{way} stands in {name}");
                        }
                    }
                    Asks::Where(id, _) => {
                        let title = pack().measure(id.measure).unwrap().title.in_language(language);
                        assert!(!before.contains(title) && !before.contains(right.as_str()), "{before}");
                    }
                    Asks::Whose(..) => assert!(!before.to_lowercase().contains(&right.to_lowercase()), "{right} stands in {before}"),
                    Asks::Case(_) => assert!(!before.contains(right.as_str()), "{right} stands in {before}"),
                    Asks::Amount(..) => {
                        assert!(!said.stem.contains(right.as_str()), "{right} stands in {}", said.stem);
                        assert!(said.rows.iter().all(|it| it.1 != *right), "{right} stands in {before}");
                    }
                }
            }
        }
    }
    // The two that gave themselves away: a figure whose heading says it, and people whom the heading names.
    let asked = |kind: Kind| kind.topics(pack()).into_iter().map(|it| it.id(pack())).collect::<Vec<_>>();
    assert!(asked(Kind::Figure).contains(&"figure/urgent_fields".to_owned()));
    assert!(!asked(Kind::Whose).contains(&"whose/16.3".to_owned()));
}

#[test]
fn what_is_not_known_says_nothing_about_the_answer() {
    let (mut shown, mut decides, mut open, mut silent) = (0, 0, 0, 0);
    for (case, verdict) in cases() {
        let said = case.told.iter().any(|it| case.facts.get(*it) == Answer::Open);
        assert_eq!(said, case.says_not_known());
        let is_open = verdict == Verdict::Unknown;
        shown += usize::from(said);
        decides += usize::from(said && is_open);
        open += usize::from(is_open);
        silent += usize::from(is_open && case.told.iter().all(|it| matches!(case.facts.get(*it), Answer::Given(_))));
    }
    let per_cent = |part: usize, whole: usize| part * 100 / whole;
    assert!(MANY / 5 < shown, "shown in {shown} of {MANY}");
    assert!((45..=55).contains(&per_cent(decides, shown)), "it decides in {decides} of {shown}");
    assert!(20 <= per_cent(silent, open), "of {open} that cannot be settled, {silent} merely do not mention it");
    assert!((20..=40).contains(&per_cent(open, MANY)), "{open} cannot be settled");
}

#[test]
fn what_is_not_mentioned_is_said_to_be_so() {
    for question in questions(Kind::Case).take(500) {
        for (language, last) in [(Language::Chinese, "没有提到"), (Language::English, "not mentioned")] {
            assert_eq!(question_text(pack(), &question, language).rows.last().unwrap().1, last);
        }
    }
}

#[test]
fn every_number_is_of_a_size_that_happens() {
    let of_amounts = questions(Kind::Amount).map(|it| it.case().unwrap().clone());
    for case in cases().map(|it| it.0).chain(of_amounts) {
        for id in &case.told {
            let fact = &pack().facts[usize::from(id.0)];
            let (FactKind::Number(kind), Answer::Given(Value::Number(number))) = (&fact.kind, case.facts.get(*id)) else { continue };
            let said = || format!("{} of {}: {}", fact.id, tool(&case).id, answer_in_words(fact, case.facts.get(*id), Language::Chinese));
            let none = number == Decimal::ZERO && kind.measure == Quantity::Count && !kind.whole;
            let (least, most) = kind.plausible.unwrap();
            assert!(none || least <= number && number <= most, "{}", said());
            let step = match kind.measure {
                Quantity::Count | Quantity::Percent => Decimal::whole(1),
                Quantity::Hours | Quantity::Days => Decimal::hundredths(50),
                Quantity::Money => Decimal::whole(100),
            };
            assert_eq!(number.ten_thousandths() % step.ten_thousandths(), 0, "{}", said());
        }
    }
}

#[test]
fn what_is_told_goes_together() {
    let of_amounts = questions(Kind::Amount).map(|it| it.case().unwrap().clone());
    let of_hundredths = |it: Decimal| it.ten_thousandths();
    for case in cases().map(|it| it.0).chain(of_amounts) {
        let pair =
            |one: &str, other: &str| number(&case, one).zip(number(&case, other)).map(|it| (of_hundredths(it.0), of_hundredths(it.1)));
        let about_alike = |one: &str, other: &str| pair(one, other).is_none_or(|(one, other)| one <= other * 3 && other <= one * 3);
        assert!(about_alike("authorised_posts", "filled_posts"), "{case:?}");
        assert!(about_alike("income_this_year", "income_last_year"), "{case:?}");
        assert!(about_alike("county_year_end_bonus", "county_performance_pay"), "{case:?}");
        assert!(pair("residents", "households").is_none_or(|(people, homes)| homes <= people && people <= homes * 6), "{case:?}");
        // A round that was not held lasts no days.
        let rounds = number(&case, "trainings_this_year");
        assert!(rounds != Some(Decimal::ZERO) || number(&case, "shortest_training_days").is_none(), "{case:?}");
        // Not outstanding, and particularly so.
        let degrees = (yes_no(&case, "performance_excellent"), yes_no(&case, "particularly_outstanding_secretary"));
        assert_ne!(degrees, (Some(false), Some(true)), "{case:?}");
        // Who holds the post now is in it.
        for (status, service) in [("is_village_secretary", "secretary_service"), ("is_township_cadre", "township_service")] {
            let Some(Answer::Given(Value::Tenure(served))) = told(&case, service) else { continue };
            assert!(yes_no(&case, status) != Some(false), "{case:?}");
            if let Some(Answer::Given(Value::Date(born))) = told(&case, "birth_date") {
                assert!(served.months_on(case.as_of) <= born.birthday(18).whole_months_to(case.as_of), "served as a child: {case:?}");
            }
            if let Some(terms) = number(&case, "consecutive_full_terms") {
                let terms = i32::try_from(terms.ten_thousandths() / 10_000).unwrap();
                assert!(terms * 36 <= served.months_on(case.as_of), "{terms} terms: {case:?}");
            }
        }
    }
}

#[test]
fn nobody_is_asked_about_whom_the_tool_does_not_concern() {
    let who = [
        "is_village_secretary",
        "is_township_cadre",
        "is_grassroots_cadre",
        "is_village_principal",
        "at_county_public_hospital",
        "new_county_agri_technician",
    ];
    let choices = ["staff_kind", "candidate_source", "hardship", "event", "field", "degree"];
    let mut persons = 0;
    for (case, _) in cases().filter(|it| tool(&it.0).group == Group::Person) {
        persons += 1;
        for id in who {
            assert!(matches!(told(&case, id), None | Some(Answer::Given(Value::YesNo(true)))), "{id}: {case:?}");
        }
        for id in choices {
            let Some(answer) = told(&case, id) else { continue };
            let (_, fact) = pack().facts.iter().enumerate().find(|it| it.1.id == id).unwrap();
            let said = answer_in_words(fact, answer, Language::English);
            let nobody = ["other staff", "other", "none of these", "another case", "another field", "other schooling"];
            // That something else happened is settled by what is listed, and nobody's business here.
            assert!(!nobody.contains(&said.as_str()), "{id} is {said}: {case:?}");
        }
    }
    assert!(1_000 < persons);
}

/// None of the others is of another order of magnitude than the right one.
fn stands_out(right: i128, other: i128, few: i128) -> bool {
    let (less, more) = (right.min(other), right.max(other));
    5 * less < more && few < more - less
}

#[test]
fn no_answer_stands_out_by_its_size() {
    for question in questions(Kind::Figure).chain(questions(Kind::Altered)) {
        let (id, values) = match &question.asks {
            Asks::Figure(id, values) => (id, values.clone()),
            Asks::Altered(id, shown) => (id, vec![*shown]),
            other => panic!("{other:?}"),
        };
        let parameter = &pack().parameters[usize::from(id.0)];
        let as_whole = |it: Ratio| it.times(Ratio::whole(60)).unwrap().floor().lowest_terms().0;
        for value in values {
            assert!(!stands_out(as_whole(parameter.value), as_whole(value), 3 * 60), "{}: {value:?}", parameter.id);
        }
    }
    for question in questions(Kind::Amount) {
        let Asks::Amount(case, _, outcomes) = &question.asks else { panic!("{question:?}") };
        for outcome in outcomes {
            match (outcomes[question.right], outcome) {
                (Outcome::Number(right, _), Outcome::Number(other, _)) => {
                    let wide = |it: Decimal| i128::from(it.ten_thousandths());
                    assert!(Decimal::ZERO < *other && !stands_out(wide(right), wide(*other), 30_000), "{}: {question:?}", tool(case).id);
                }
                (Outcome::Date(right), Outcome::Date(other)) => assert!(right.days_to(*other).abs() <= 3 * 366, "{question:?}"),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn every_kind_asks_in_one_sentence() {
    for kind in Kind::ALL {
        for question in questions(kind) {
            for (language, end, stop) in [(Language::Chinese, '？', "。"), (Language::English, '?', ". ")] {
                let stem = question_text(pack(), &question, language).stem;
                assert_eq!(stem.matches(end).count(), 1, "{stem}");
                assert!(stem.ends_with(end) && !stem.contains(stop), "{stem}");
                assert!(stem.chars().count() <= 220, "{stem}");
            }
        }
    }
}

#[test]
fn a_reason_can_be_read_aloud() {
    let mut beside = 0;
    let mut reasons: BTreeMap<usize, usize> = BTreeMap::new();
    for question in questions(Kind::Case) {
        for (language, end) in [(Language::Chinese, "。"), (Language::English, ".")] {
            let said = in_short(&question, &explanation(pack(), &question, language), language);
            *reasons.entry(said.len()).or_default() += 1;
            for sentence in &said {
                assert!(sentence.ends_with(end), "{sentence}");
                // Neither an entry of a form nor a sign that nobody says.
                for dump in ["：是", "：否", ": yes", ": no", "√", "×", "÷", "○", " − "] {
                    assert!(!sentence.contains(dump), "{dump} in {sentence}");
                }
            }
            beside += usize::from(said.iter().any(|it| it.contains("不算不符合")));
        }
    }
    // Six people in reserve where the document names one or two: said, though it changes nothing.
    assert!(50 < beside, "{beside}");
    assert!(!reasons.contains_key(&0) && reasons.keys().all(|it| *it <= 3), "{reasons:?}");
}
