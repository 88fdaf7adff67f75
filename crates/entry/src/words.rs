//! What to tell people about an entry: how it was understood, or what is wrong with it and what was expected.

use policy::explain::wording::{answer_in_words, date_in_words, decimal_in_words};
use policy::model::fact::{Fact, FactKind, NumberKind, Quantity};
use policy::model::facts::{Facts, Fault, Refusal};
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};

use crate::Entry;
use crate::misread::{Misread, Wanted};
use crate::number::{is_plain, read, slip};

/// What is wrong with an entry that cannot be read: names the question, what was typed, and what is expected.
pub fn misread(label: &str, kind: &FactKind, entry: &Entry, why: Misread, language: Language) -> String {
    let typed = typed(kind, entry);
    match language {
        Language::Chinese => match why {
            Misread::Incomplete(Wanted::Meant) => {
                format!("“{label}”：是{}？", meant(kind, entry, language).unwrap_or_default().join("，还是"))
            }
            Misread::Incomplete(wanted) => format!("“{label}”还没填完：{}", wanted_zh(wanted)),
            Misread::NotANumber => format!("“{label}”填的是“{typed}”，要填数字，例如{}", example(kind, language)),
            Misread::TooLarge(most) => format!("“{label}”填的是“{typed}”，太大了；最大可填{}", with_unit(kind, most, language)),
            Misread::TooFine => format!("“{label}”填的是“{typed}”，小数位太多，最多四位"),
            Misread::NotALength => format!("“{label}”里以前的年数、月数填的是“{}”，要填0或正整数", lengths(entry)),
            Misread::NoSuchChoice => format!("“{label}”填的是“{typed}”，不在可选的答案里，请重新选"),
            Misread::NotADay => format!("“{label}”填的是“{typed}”，认不出是哪一天；请按1975-06-15或1975年6月15日这样填，只知道年月也可以"),
            Misread::NoSuchDay => format!("“{label}”填的是“{typed}”，日历上没有这一天"),
            Misread::YearNotTaken => {
                format!("“{label}”的年份填的是“{}”，这里用不上；请写四位数的年份，例如1985", entry.text.trim())
            }
        },
        Language::English => match why {
            Misread::Incomplete(Wanted::Meant) => {
                format!("{}: {}?", sentence(label), meant(kind, entry, language).unwrap_or_default().join(", or "))
            }
            Misread::Incomplete(wanted) => format!("{}: not complete yet. {}", sentence(label), wanted_en(wanted)),
            Misread::NotANumber => {
                format!("{}: \"{typed}\" is not a number. Enter digits, such as {}.", sentence(label), example(kind, language))
            }
            Misread::TooLarge(most) => {
                format!("{}: \"{typed}\" is too large. The most is {}.", sentence(label), with_unit(kind, most, language))
            }
            Misread::TooFine => format!("{}: \"{typed}\" has too many decimals. Four at most.", sentence(label)),
            Misread::NotALength => {
                format!("{}: \"{}\" as earlier years and months; enter 0 or whole numbers above it.", sentence(label), lengths(entry))
            }
            Misread::NoSuchChoice => format!("{}: \"{typed}\" is not one of the answers. Choose again.", sentence(label)),
            Misread::NotADay => {
                format!(
                    "{}: \"{typed}\" cannot be read as a date. Write it like 1975-06-15; year and month alone will do.",
                    sentence(label)
                )
            }
            Misread::NoSuchDay => format!("{}: \"{typed}\" is no day of the calendar.", sentence(label)),
            Misread::YearNotTaken => {
                format!("{}: the year \"{}\" cannot be used here. Write four digits, such as 1985.", sentence(label), entry.text.trim())
            }
        },
    }
}

/// What is wrong with an answer that the engine refuses: names the question, the answer and the limit.
pub fn refused(pack: &Pack, facts: &Facts, refusal: Refusal, language: Language) -> String {
    let Some(fact) = pack.fact_at(refusal.fact) else { return String::new() };
    let named = |fact: &Fact, answer: Answer| (fact.label.in_language(language).to_owned(), answer_in_words(fact, answer, language));
    let (label, value) = named(fact, facts.get(refusal.fact));
    let other = match refusal.fault {
        Fault::AboveWhole(id) | Fault::Before(id) => pack.fact_at(id).map(|it| named(it, facts.get(id))),
        Fault::WrongKind
        | Fault::Below(_)
        | Fault::Above(_)
        | Fault::NotWhole
        | Fault::WholeIsZero
        | Fault::InFuture(_)
        | Fault::NegativeMonths => None,
    };
    let (other, other_value) = other.unwrap_or_default();
    let limit = |it: Decimal| with_unit(&fact.kind, it, language);
    match language {
        Language::Chinese => match refusal.fault {
            Fault::WrongKind => format!("“{label}”的答案和问题对不上，请重新填"),
            Fault::Below(least) => format!("“{label}”填的是{value}，不能小于{}", limit(least)),
            Fault::Above(most) => format!("“{label}”填的是{value}，不能大于{}", limit(most)),
            Fault::NotWhole => format!("“{label}”填的是{value}，要填整数"),
            Fault::WholeIsZero => format!("“{label}”填的是{value}，要大于0，不然没法算比例"),
            Fault::AboveWhole(_) => format!("“{label}”（{value}）不能多于“{other}”（{other_value}）"),
            Fault::InFuture(as_of) => format!("“{label}”（{value}）不能晚于计算截止日（{}）", date_in_words(as_of, language)),
            Fault::Before(_) => format!("“{label}”（{value}）不能早于“{other}”（{other_value}）"),
            Fault::NegativeMonths => format!("“{label}”里以前的时间不能是负数"),
        },
        Language::English => {
            let label = sentence(&label);
            match refusal.fault {
                Fault::WrongKind => format!("{label}: the answer does not fit the question. Answer again."),
                Fault::Below(least) => format!("{label}: {value} entered, cannot be below {}.", limit(least)),
                Fault::Above(most) => format!("{label}: {value} entered, cannot be above {}.", limit(most)),
                Fault::NotWhole => format!("{label}: {value} entered, must be a whole number."),
                Fault::WholeIsZero => format!("{label}: {value} entered, must be above 0, or there is no share to work out."),
                Fault::AboveWhole(_) => format!("{label} ({value}) cannot exceed {other} ({other_value})."),
                Fault::InFuture(as_of) => {
                    format!("{label} ({value}) cannot be after the reference date ({}).", date_in_words(as_of, language))
                }
                Fault::Before(_) => format!("{label} ({value}) cannot be before {other} ({other_value})."),
                Fault::NegativeMonths => format!("{label}: the earlier time cannot be negative."),
            }
        }
    }
}

/// How a number or a day was understood, where the digits alone do not show it: large sums in 万, what was typed in 万 or in words in
/// digits, days in words.
pub fn understood(fact: &Fact, entry: &Entry, answer: Answer, language: Language) -> Option<String> {
    match (&fact.kind, answer) {
        (FactKind::Number(kind), Answer::Given(Value::Number(number))) if is_plain(&entry.text, kind) => {
            number_understood(kind, number, language)
        }
        (FactKind::Number(kind), Answer::Given(Value::Number(number))) => Some(in_digits(kind, number, language)),
        (FactKind::Date { .. }, Answer::Given(Value::Date(_)) | Answer::Month(_))
        | (FactKind::Tenure, Answer::Given(Value::Tenure(_)) | Answer::TenureSinceMonth(..)) => {
            Some(answer_in_words(fact, answer, language))
        }
        (FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure, _) => None,
    }
}

/// The two numbers of which one is meant, where the one that was typed is far from what is usual: that one first. Either is an entry
/// that says what is meant.
pub fn meant(kind: &FactKind, entry: &Entry, language: Language) -> Option<[String; 2]> {
    let FactKind::Number(kind) = kind else { return None };
    let typed = read(&entry.text, kind).ok()?;
    let other = slip(&entry.text, typed, kind)?;
    Some(match language {
        Language::Chinese if typed < other => [format!("{typed}{}", kind.unit.zh), format!("{typed}万{}", kind.unit.zh)],
        Language::Chinese | Language::English => [typed, other].map(|it| in_digits(kind, it, language)),
    })
}

/// An English label as the beginning of a sentence.
pub fn sentence(label: &str) -> String {
    let mut letters = label.chars();
    // Not `to_uppercase`: its table of every script is twelve kilobytes, and an English label begins with an English letter.
    letters.next().map(|it| core::iter::once(it.to_ascii_uppercase()).chain(letters).collect()).unwrap_or_default()
}

/// With its unit, and without decimals where it has none.
fn in_digits(kind: &NumberKind, number: Decimal, language: Language) -> String {
    let words = decimal_in_words(number, kind.measure, kind.unit.in_language(language), language);
    if number.is_whole() { words.replace(".00", "") } else { words }
}

fn number_understood(kind: &NumberKind, number: Decimal, language: Language) -> Option<String> {
    const TEN_THOUSAND: i64 = 10_000 * 10_000;
    let parts = number.ten_thousandths();
    if parts < TEN_THOUSAND || !matches!(kind.measure, Quantity::Money | Quantity::Count) {
        return None;
    }
    let (words, big) = (decimal_in_words(number, kind.measure, kind.unit.in_language(language), language), TEN_THOUSAND * 10_000);
    Some(match language {
        // Nine decimals at most would be needed; only what comes out even is said so.
        Language::Chinese if kind.measure == Quantity::Money && parts % 10_000 == 0 && big <= parts => {
            format!("{}亿元", Decimal::from_ten_thousandths(parts / 100_000_000))
        }
        Language::Chinese if parts % 10_000 == 0 => {
            format!("{}万{}", Decimal::from_ten_thousandths(parts / 10_000), kind.unit.zh)
        }
        Language::Chinese | Language::English => words,
    })
}

fn typed(kind: &FactKind, entry: &Entry) -> String {
    let Entry { text, month, day, .. } = entry;
    let (text, month, day) = (text.trim(), month.trim(), day.trim());
    match kind {
        FactKind::Date { .. } | FactKind::Tenure if !month.is_empty() || !day.is_empty() => {
            let gap = |it: &str| if it.is_empty() { "?".to_owned() } else { it.to_owned() };
            let day = if day.is_empty() { String::new() } else { format!("-{day}") };
            format!("{}-{}{day}", gap(text), gap(month))
        }
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => text.to_owned(),
    }
}

fn lengths(entry: &Entry) -> String {
    let parts = [entry.earlier_years.trim(), entry.earlier_months.trim()];
    parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(" / ")
}

fn example(kind: &FactKind, language: Language) -> String {
    let example = match kind {
        FactKind::Number(NumberKind { measure: Quantity::Money, .. }) => "12000",
        FactKind::Number(NumberKind { measure: Quantity::Percent, .. }) => "15",
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => "3",
    };
    match (kind, language) {
        (FactKind::Number(NumberKind { measure: Quantity::Money, .. }), Language::Chinese) => format!("{example}或1.2万"),
        (FactKind::Number(NumberKind { measure: Quantity::Percent, .. }), Language::Chinese) => format!("{example}（表示15%）"),
        (FactKind::Number(NumberKind { measure: Quantity::Percent, .. }), Language::English) => format!("{example} for 15%"),
        (_, Language::Chinese | Language::English) => example.to_owned(),
    }
}

fn with_unit(kind: &FactKind, number: Decimal, language: Language) -> String {
    match kind {
        FactKind::Number(it) => decimal_in_words(number, it.measure, it.unit.in_language(language), language),
        FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure => number.to_string(),
    }
}

fn wanted_zh(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Year => "还要填年份",
        Wanted::Month => "还要填月份",
        Wanted::Day => "还要填几号",
        Wanted::Since => "还要填这一段从什么时候开始；目前不在这个岗位的，请勾选",
        Wanted::Earlier => "还要填以前一共多久；没有就填0",
        Wanted::Meant => "还要选是哪个数",
    }
}

fn wanted_en(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Year => "Add the year.",
        Wanted::Month => "Add the month.",
        Wanted::Day => "Add the day.",
        Wanted::Since => "Add when this period began, or tick that it is not going on now.",
        Wanted::Earlier => "Add how long it was before; 0 if there was nothing.",
        Wanted::Meant => "Choose which number is meant.",
    }
}
