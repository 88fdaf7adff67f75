//! Which figures of the document, and which of its provisions, a running text of ours speaks of, so that each can be opened
//! where it stands.
//!
//! Nothing is guessed: a text belongs to provisions, and only the figures of these are looked for, each with its own unit, in
//! the ways in which our texts write it. That no number of a provision's text is left over is tested.

use policy::explain::wording::figure_in_words;
use policy::model::ids::{FactId, ParameterId, ProvisionId};
use policy::model::pack::Pack;
use policy::model::parameter::{Parameter, Unit};
use policy::model::text::Language;
use policy::model::tool::Tool;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Plain(&'t str),
    /// A figure of the document.
    Figure(&'t str, ParameterId),
    /// The number of a provision.
    Provision(&'t str, ProvisionId),
}

/// The text in pieces; `of` are the provisions that it is about.
pub fn pieces<'t>(pack: &Pack, text: &'t str, of: &[ProvisionId], language: Language) -> Vec<Piece<'t>> {
    let figures: Vec<ParameterId> = of.iter().filter_map(|it| pack.provision(*it)).flat_map(|it| it.figures.iter().copied()).collect();
    let forms: Vec<(String, ParameterId)> = figures
        .into_iter()
        .filter_map(|id| Some((id, pack.parameter_at(id)?)))
        .flat_map(|(id, it)| forms(it, language).into_iter().map(move |form| (form, id)))
        .collect();
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|it| !it.is_empty()) {
        let before = text.get(..at).unwrap_or_default();
        let found = figure(before, rest, &forms).or_else(|| provision(pack, before, rest));
        let Some((length, piece)) = found else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        pieces.push(Piece::Plain(text.get(plain..at).unwrap_or_default()));
        pieces.push(piece);
        at += length;
        plain = at;
    }
    pieces.push(Piece::Plain(text.get(plain..).unwrap_or_default()));
    pieces.retain(|it| *it != Piece::Plain(""));
    pieces
}

/// The provisions of every tool that asks a fact: what its help may speak of.
pub fn asked_by(pack: &Pack, fact: FactId) -> Vec<ProvisionId> {
    let tools = pack.tools.iter().filter(|it: &&Tool| it.facts.contains(&fact));
    let mut found: Vec<ProvisionId> = tools.flat_map(|it| it.provisions.iter().copied()).collect();
    order::sort(&mut found);
    found.dedup();
    found
}

/// The longest figure with which a text goes on. Where two figures are written alike, none: which is meant cannot be told.
fn figure<'t>(before: &str, rest: &'t str, forms: &[(String, ParameterId)]) -> Option<(usize, Piece<'t>)> {
    let fits = |form: &&(String, ParameterId)| {
        let after = rest.get(form.0.len()..).unwrap_or_default();
        rest.get(..form.0.len()).is_some_and(|it| it.eq_ignore_ascii_case(&form.0)) && stands_alone(before, &form.0, after)
    };
    let length = forms.iter().filter(fits).map(|it| it.0.len()).max()?;
    let mut longest = forms.iter().filter(|it| it.0.len() == length).filter(fits).map(|it| it.1);
    let first = longest.next()?;
    longest.all(|it| it == first).then_some(())?;
    Some((length, Piece::Figure(rest.get(..length)?, first)))
}

/// The number of a provision with which a text goes on.
fn provision<'t>(pack: &Pack, before: &str, rest: &'t str) -> Option<(usize, Piece<'t>)> {
    let length = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
    let number = rest.get(..length)?.trim_end_matches('.');
    let id: ProvisionId = number.parse().ok()?;
    let after = rest.get(number.len()..).unwrap_or_default();
    // 2.5 of a provision, not of 2.5 %.
    (stands_alone(before, number, after) && !after.trim_start().starts_with('%')).then_some(())?;
    pack.provision(id)?;
    Some((number.len(), Piece::Provision(rest.get(..number.len())?, id)))
}

/// Whether a form is no part of a longer number or word: of 12 years the 2 years, of 1+4 the 4.
fn stands_alone(before: &str, form: &str, after: &str) -> bool {
    let part = |it: char| it.is_ascii_alphanumeric() || NUMERALS.contains(&it);
    let number = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    let (last, first) = (before.chars().next_back(), after.chars().next());
    // A sign joins two numbers; at the end of a sentence it stands alone.
    let joined_before = last.is_some_and(|it| "+.,".contains(it)) && number(before.chars().nth_back(1));
    let joined_after = first.is_some_and(|it| "+.,".contains(it)) && number(after.chars().nth(1));
    let begins = form.chars().next().is_some_and(part);
    let ends = form.chars().next_back().is_some_and(|it| it.is_ascii_alphanumeric());
    !(begins && (last.is_some_and(part) || joined_before))
        && !(ends && (first.is_some_and(|it| it.is_ascii_alphanumeric() || it == '%') || joined_after))
}

/// One to ten.
const NUMERALS: [char; 11] = ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十'];
const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The ways in which our texts write a figure.
fn forms(parameter: &Parameter, language: Language) -> Vec<String> {
    let (top, bottom) = parameter.value.lowest_terms();
    let mut forms = vec![figure_in_words(parameter.value, parameter.unit, language)];
    if bottom != 1 {
        return forms;
    }
    match language {
        Language::Chinese => {
            for number in chinese_numbers(top, parameter.unit) {
                forms.extend(chinese_units(parameter.unit).iter().map(|unit| [&number, *unit].concat()));
            }
            // 三成, 五成
            if let (Unit::Percent, Some(tens)) = (parameter.unit, numeral(top / 10)) {
                forms.extend((top % 10 == 0).then(|| format!("{tens}成")));
            }
        }
        Language::English => {
            // Whatever stands in such a text in digits, and has the figure's worth, is the figure.
            forms.push(top.to_string());
            let word = usize::try_from(top - 1).ok().and_then(|it| WORDS.get(it)).copied();
            for unit in english_units(parameter.unit) {
                forms.push(format!("{top} {unit}"));
                forms.extend(word.map(|it| format!("{it} {unit}")));
            }
            match (parameter.unit, top) {
                (Unit::Times, 1) => forms.push("once".to_owned()),
                (Unit::Times, 2) => forms.push("twice".to_owned()),
                (Unit::Years, 1) => forms.push("a year".to_owned()),
                (_, _) => {}
            }
        }
    }
    forms
}

/// In digits, in digits with 万, and, up to ten, in words.
fn chinese_numbers(top: i128, unit: Unit) -> Vec<String> {
    let mut numbers = vec![top.to_string()];
    if top % 10_000 == 0 {
        numbers.push(format!("{}万", top / 10_000));
    }
    // 一名 and 一年 are as often plain words as they are a figure.
    let plain = top == 1 && !matches!(unit, Unit::Times | Unit::Teams | Unit::Signs);
    numbers.extend(numeral(top).filter(|_| !plain).map(String::from));
    if top == 2 {
        numbers.push("两".to_owned());
    }
    numbers
}

fn numeral(number: i128) -> Option<char> {
    match number {
        1 => Some('一'),
        2 => Some('二'),
        3..=10 => usize::try_from(number).ok().and_then(|it| NUMERALS.get(it)).copied(),
        _ => None,
    }
}

fn chinese_units(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::Percent => &["%"],
        Unit::Fraction => &[],
        Unit::Age => &["周岁", "岁"],
        Unit::Years | Unit::Year => &["年"],
        Unit::Months => &["个月"],
        Unit::Days => &["天"],
        Unit::Times => &["次"],
        Unit::Terms => &["届", "个任期"],
        // 1至2名: the lower end has no unit of its own.
        Unit::People => &["名", "人", "至"],
        Unit::Posts => &["个职务", "职", "挑"],
        Unit::Yuan => &["元"],
        Unit::Households => &["户"],
        Unit::Teams => &["支队伍"],
        Unit::Capabilities => &["项能力"],
        Unit::Fields => &["大领域", "个领域"],
        Unit::Signs => &["横", "竖"],
    }
}

fn english_units(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::Percent => &["%", "per cent"],
        Unit::Fraction | Unit::Year => &[],
        Unit::Age => &["years of age"],
        Unit::Years => &["years", "year", "full years"],
        Unit::Months => &["months", "month"],
        Unit::Days => &["days", "day"],
        Unit::Times => &["times", "round", "selections"],
        Unit::Terms => &["terms", "full terms"],
        // One or two: the lower end has no unit of its own.
        Unit::People => &["people", "local", "or"],
        Unit::Posts => &["posts"],
        Unit::Yuan => &["yuan"],
        Unit::Households => &["households"],
        Unit::Teams => &["team"],
        Unit::Capabilities => &["capabilities"],
        Unit::Fields => &["fields"],
        Unit::Signs => &["horizontal", "vertical"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Language; 2] = [Language::Chinese, Language::English];

    fn of(text: &str, measure: u8, item: u8, language: Language) -> Vec<(&str, String)> {
        let pack = pack::pack();
        let found = pieces(pack, text, &[ProvisionId { measure, item }], language).into_iter();
        let known = |piece| match piece {
            Piece::Plain(_) => None,
            Piece::Figure(text, id) => Some((text, pack.parameters[usize::from(id.0)].id.clone())),
            Piece::Provision(text, id) => Some((text, id.to_string())),
        };
        found.filter_map(known).collect()
    }

    #[track_caller]
    fn check(text: &str, (measure, item): (u8, u8), language: Language, expected: &[(&str, &str)]) {
        let found = of(text, measure, item, language);
        let found: Vec<(&str, &str)> = found.iter().map(|it| (it.0, it.1.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_figure_is_known_by_its_worth_its_unit_and_the_provision_of_the_text() {
        let zh = Language::Chinese;
        check("满3个任期或者10年", (6, 2), zh, &[("3个任期", "recruitment_full_terms_min"), ("10年", "recruitment_service_min")]);
        check("每届从3年改成了5年，2010年", (6, 2), zh, &[]);
        check("收入1万元以下，和14.4的薄弱村不同", (14, 3), zh, &[("1万元", "collective_income_line"), ("14.4", "14.4")]);
        check("三成、30%、130%", (6, 3), zh, &[("三成", "grassroots_recruits_share_min"), ("30%", "grassroots_recruits_share_min")]);
        check("“1+4”乡镇10%", (7, 1), zh, &[("10%", "uplift_one_plus_four")]);
        check("满10年", (8, 2), zh, &[]);
        let en = Language::English;
        check("relaxed to 50, 45.", (6, 2), en, &[("50", "recruitment_age_limit_relaxed"), ("45", "recruitment_age_limit")]);
        check("10,000 yuan, 110,000 yuan, 10,000.5", (14, 3), en, &[("10,000 yuan", "collective_income_line")]);
        check("one or two local talents", (17, 2), en, &[("one or", "local_talents_min"), ("two local", "local_talents_upper")]);
        check("2.5 concerns others, 2.5 % does not", (1, 1), en, &[("2.5", "2.5")]);
    }

    #[test]
    fn no_number_of_a_provision_is_left_over_and_no_figure_is_missing() {
        let pack = pack::pack();
        for provision in pack.provisions() {
            for language in BOTH {
                let text = provision.text.in_language(language);
                let found = pieces(pack, text, &[provision.id], language);
                let plain: String = found.iter().filter_map(|it| if let Piece::Plain(it) = it { Some(*it) } else { None }).collect();
                let plain = plain.replace("1+4", "");
                assert!(!plain.contains(|it: char| it.is_ascii_digit()), "{}: {plain}", provision.id);
                for figure in &provision.figures {
                    let parameter = &pack.parameters[usize::from(figure.0)];
                    let there = found.iter().any(|it| matches!(it, Piece::Figure(_, id) if id == figure));
                    assert!(there || UNNUMBERED.contains(&parameter.id.as_str()), "{} {}: {text}", provision.id, parameter.id);
                }
            }
        }
    }

    /// Their provisions say them without a number: every quarter.
    const UNNUMBERED: [&str; 1] = ["index_reports_per_quarter"];

    #[test]
    fn the_pieces_make_the_text_again() {
        let pack = pack::pack();
        for tool in &pack.tools {
            for text in tool.notes.iter().chain([&tool.question, &tool.verdicts.met, &tool.verdicts.not_met]) {
                for language in BOTH {
                    let text = text.in_language(language);
                    let again: String = pieces(pack, text, &tool.provisions, language)
                        .iter()
                        .map(|piece| match piece {
                            Piece::Plain(it) | Piece::Figure(it, _) | Piece::Provision(it, _) => *it,
                        })
                        .collect();
                    assert_eq!(again, text);
                }
            }
        }
    }
}
