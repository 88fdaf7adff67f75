//! Numbers, days, lengths of time and answers, as people write them in either language.

use crate::model::day::Day;
use crate::model::fact::{Fact, FactKind, Quantity};
use crate::model::number::{Decimal, Ratio};
use crate::model::parameter::Unit;
use crate::model::text::{Language, Text};
use crate::model::value::{Answer, Value};

/// A length in whole months, as years and months.
pub fn months_in_words(months: i32, language: Language) -> String {
    let (years, rest) = (months / 12, months % 12);
    let plural = |count: i32, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (language, years, rest) {
        (Language::Chinese, 0, _) => format!("{rest}个月"),
        (Language::Chinese, _, 0) => format!("{years}年"),
        (Language::Chinese, _, _) => format!("{years}年{rest}个月"),
        (Language::English, 0, _) => plural(rest, "month"),
        (Language::English, _, 0) => plural(years, "year"),
        (Language::English, _, _) => format!("{} and {}", plural(years, "year"), plural(rest, "month")),
    }
}

/// A day, as people write it.
pub fn date_in_words(day: Day, language: Language) -> String {
    match language {
        Language::Chinese => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::English => {
            let month =
                ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
                    .get(usize::try_from(day.month().saturating_sub(1)).unwrap_or_default())
                    .copied()
                    .unwrap_or_default();
            format!("{} {month} {}", day.day(), day.year())
        }
    }
}

/// A figure of the document with its unit.
pub fn figure_in_words(value: Ratio, unit: Unit, language: Language) -> String {
    let (top, bottom) = value.lowest_terms();
    if bottom != 1 {
        return match (language, top, bottom) {
            (Language::Chinese, 2, 3) => "三分之二".to_owned(),
            (Language::English, 2, 3) => "two thirds".to_owned(),
            (Language::Chinese | Language::English, _, _) => format!("{top}/{bottom}"),
        };
    }
    let word = |zh: &str, one: &str, many: &str| match language {
        Language::Chinese => format!("{top}{zh}"),
        Language::English => format!("{top} {}", if top == 1 { one } else { many }),
    };
    match unit {
        Unit::Percent => format!("{top}%"),
        Unit::Fraction => top.to_string(),
        Unit::Age => word("岁", "year of age", "years of age"),
        Unit::Years => word("年", "year", "years"),
        Unit::Months => word("个月", "month", "months"),
        Unit::Days => word("天", "day", "days"),
        Unit::Times => word("次", "time", "times"),
        Unit::Terms => word("届", "term", "terms"),
        Unit::People => word("人", "person", "people"),
        Unit::Posts => word("个职务", "post", "posts"),
        Unit::Yuan => match language {
            Language::Chinese => format!("{}元", grouped(&top.to_string())),
            Language::English => format!("{} yuan", grouped(&top.to_string())),
        },
        Unit::Households => word("户", "household", "households"),
        Unit::Teams => word("支队伍", "team", "teams"),
        Unit::Capabilities => word("项", "capability", "capabilities"),
        Unit::Fields => word("个领域", "field", "fields"),
        Unit::Signs => word("块", "sign", "signs"),
        Unit::Year => match language {
            Language::Chinese => format!("{top}年"),
            Language::English => top.to_string(),
        },
    }
}

/// A number with its unit, money with two decimals and groups of three.
pub fn decimal_in_words(number: Decimal, quantity: Quantity, unit: &str, language: Language) -> String {
    let spaced = |text: String, unit: &str| match language {
        _ if unit.is_empty() => text,
        Language::Chinese => format!("{text}{unit}"),
        // An English unit may be written as `person|people`.
        Language::English => match unit.split_once('|') {
            Some((one, many)) => format!("{text} {}", if number == Decimal::whole(1) { one } else { many }),
            None => format!("{text} {unit}"),
        },
    };
    match quantity {
        Quantity::Percent => format!("{}%", number.to_string().replace('-', "−")),
        Quantity::Money => {
            let fen = number.in_hundredths();
            let sign = if fen < 0 { "−" } else { "" };
            let (yuan, rest) = (fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
            let text = format!("{sign}{}.{rest:02}", grouped(&yuan.to_string()));
            match language {
                Language::Chinese => format!("{text}元"),
                Language::English => format!("{text} yuan"),
            }
        }
        Quantity::Hours => spaced(number.to_string(), if unit.is_empty() { hours(language) } else { unit }),
        Quantity::Count | Quantity::Days => spaced(number.to_string(), unit),
    }
}

/// The unit as it stands beside a field; an English unit written as `person|people` in the plural.
pub fn unit_word(unit: &Text, language: Language) -> &str {
    let word = unit.in_language(language);
    word.split_once('|').map_or(word, |it| it.1)
}

/// An answer in words, as the form shows it.
pub fn answer_in_words(fact: &Fact, answer: Answer, language: Language) -> String {
    let open = match language {
        Language::Chinese => "未填",
        Language::English => "not answered",
    };
    let in_post = |since: String, earlier: i32| match (language, earlier) {
        (Language::Chinese, 0) => format!("{since}起至今"),
        (Language::Chinese, _) => format!("{since}起至今，此前累计{}", months_in_words(earlier, language)),
        (Language::English, 0) => format!("since {since}"),
        (Language::English, _) => format!("since {since}, and {} before", months_in_words(earlier, language)),
    };
    let month = |first: Day| match language {
        Language::Chinese => format!("{}年{}月（日子不详）", first.year(), first.month()),
        Language::English => format!("{:04}-{:02} (day not known)", first.year(), first.month()),
    };
    match (answer, &fact.kind) {
        (Answer::Given(Value::YesNo(it)), _) => yes_no(it, language).to_owned(),
        (Answer::Given(Value::Choice(at)), FactKind::Choice(choices)) => {
            choices.get(usize::from(at)).map_or(open, |it| it.label.in_language(language)).to_owned()
        }
        (Answer::Given(Value::Number(number)), FactKind::Number(kind)) => {
            decimal_in_words(number, kind.measure, kind.unit.in_language(language), language)
        }
        (Answer::Given(Value::Date(day)), _) => date_in_words(day, language),
        (Answer::Given(Value::Tenure(tenure)), _) => match tenure.since {
            Some(since) => in_post(date_in_words(since, language), tenure.earlier_months),
            None => match language {
                Language::Chinese => format!("现不在任，此前累计{}", months_in_words(tenure.earlier_months, language)),
                Language::English => format!("not in the post now; {} before", months_in_words(tenure.earlier_months, language)),
            },
        },
        (Answer::Month(it), _) => month(it.first_day()),
        (Answer::TenureSinceMonth(it, earlier), _) => in_post(month(it.first_day()), earlier),
        (Answer::Open | Answer::Given(_), _) => open.to_owned(),
    }
}

pub(crate) fn yes_no(yes: bool, language: Language) -> &'static str {
    match (language, yes) {
        (Language::Chinese, true) => "是",
        (Language::Chinese, false) => "否",
        (Language::English, true) => "yes",
        (Language::English, false) => "no",
    }
}

fn hours(language: Language) -> &'static str {
    match language {
        Language::Chinese => "课时",
        Language::English => "hours",
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if 0 < at && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
