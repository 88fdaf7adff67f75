//! Other figures than the document's: taken from elsewhere in the pack where it can be, else near it; never one that some
//! reading of the text would also give.

use policy::explain::wording::figure_in_words;
use policy::model::ids::ParameterId;
use policy::model::number::Ratio;
use policy::model::pack::Pack;
use policy::model::parameter::{Parameter, Unit};
use policy::model::text::Language;

use crate::random::Rng;

/// Figures that are wrong in the place of this one, each once, at most `most`.
pub fn others(pack: &Pack, id: ParameterId, most: usize, rng: &mut Rng) -> Vec<Ratio> {
    let Some(asked) = pack.parameter_at(id) else { return Vec::new() };
    // What stands beside it in the document is mistaken most easily, then what is counted alike elsewhere.
    let mut near: Vec<Ratio> = Vec::new();
    let mut elsewhere: Vec<Ratio> = Vec::new();
    for other in pack.parameters.iter().filter(|it| it.unit == asked.unit) {
        if other.provision == asked.provision { near.push(other.value) } else { elsewhere.push(other.value) }
    }
    let mut made = made_up(asked);
    for list in [&mut near, &mut elsewhere, &mut made] {
        rng.shuffle(list);
    }
    // One at least is made up, so that knowing the document's figures by sight is not enough.
    elsewhere.truncate(most.saturating_sub(1).max(1));
    let mut found: Vec<Ratio> = Vec::new();
    for figure in near.into_iter().chain(elsewhere).chain(made) {
        if is_wrong(pack, asked, figure) && of_same_order(asked.value, figure) && !found.iter().any(|other| same(*other, figure)) {
            found.push(figure);
        }
    }
    found.truncate(most);
    found
}

/// Whether a figure is wrong in the place of another, however the text is read.
pub fn is_wrong(pack: &Pack, asked: &Parameter, figure: Ratio) -> bool {
    // Whether a limit of 45 includes the year until 46, or 10,000 yuan the yuan itself, is a matter of reading: one more or
    // one less is no wrong answer there.
    let too_close = match asked.unit {
        Unit::Age | Unit::Yuan => close(asked.value, figure),
        Unit::Percent
        | Unit::Fraction
        | Unit::Years
        | Unit::Months
        | Unit::Days
        | Unit::Times
        | Unit::Terms
        | Unit::People
        | Unit::Posts
        | Unit::Households
        | Unit::Teams
        | Unit::Capabilities
        | Unit::Fields
        | Unit::Signs
        | Unit::Year => same(asked.value, figure),
    };
    // Two figures of one name in one provision: either would be right.
    let right_by_name = pack
        .parameters
        .iter()
        .any(|it| it.provision == asked.provision && it.unit == asked.unit && it.label.zh == asked.label.zh && same(it.value, figure));
    !too_close && !right_by_name
}

/// Nothing more than so many times as large is of the same order of magnitude.
const SAME_ORDER: i64 = 5;
/// Nor are numbers told apart by their order that are no further apart than this.
const FEW: i64 = 3;

/// Whether two figures are of the same order of magnitude, so that none stands out.
pub fn of_same_order(one: Ratio, other: Ratio) -> bool {
    let at_most = |one: Ratio, other: Ratio| one.compared_to(other).is_some_and(|it| it.is_le());
    let far = |one: Ratio, other: Ratio| other.times(Ratio::whole(SAME_ORDER)).is_none_or(|it| !at_most(one, it));
    let near = |one: Ratio, other: Ratio| one.minus(other).is_some_and(|it| at_most(it, Ratio::whole(FEW)));
    near(one, other) && near(other, one) || !far(one, other) && !far(other, one)
}

/// Whether two figures are the same.
pub fn same(one: Ratio, other: Ratio) -> bool {
    one.compared_to(other) == Some(core::cmp::Ordering::Equal)
}

/// A figure as it stands among answers: every part of a whole in words, so that none is written otherwise than the rest.
pub fn said(value: Ratio, unit: Unit, language: Language) -> String {
    let in_words = if unit == Unit::Fraction { fraction(value, language) } else { None };
    in_words.unwrap_or_else(|| figure_in_words(value, unit, language))
}

/// A part of a whole in words; nothing for one that is not said so.
pub fn fraction(value: Ratio, language: Language) -> Option<String> {
    let (top, bottom) = value.lowest_terms();
    match (language, bottom) {
        (Language::Chinese, 2..) => Some([numeral(bottom)?, "分之", numeral(top)?].concat()),
        (Language::English, 2..=5) => {
            let part = match (bottom, top) {
                (2, _) => "half",
                (3, 1) => "third",
                (3, _) => "thirds",
                (4, 1) => "quarter",
                (4, _) => "quarters",
                (_, 1) => "fifth",
                (_, _) => "fifths",
            };
            let count = usize::try_from(top).ok().and_then(|it| ["", "one", "two", "three", "four"].get(it))?;
            Some([count, " ", part].concat())
        }
        (Language::Chinese | Language::English, _) => None,
    }
}

/// A small number as a Chinese character.
pub fn numeral(number: i128) -> Option<&'static str> {
    let all = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    usize::try_from(number).ok().and_then(|it| all.get(it)).copied()
}

fn close(one: Ratio, other: Ratio) -> bool {
    let within = |it: Ratio| it.compared_to(Ratio::ONE).is_none_or(|it| it.is_le());
    match (one.minus(other), other.minus(one)) {
        (Some(above), Some(below)) => within(above) && within(below),
        _ => true,
    }
}

/// What is fewer than this is counted one by one.
const COUNTED: i128 = 20;

/// Figures of the same sort that the document does not give there.
fn made_up(asked: &Parameter) -> Vec<Ratio> {
    let whole = Ratio::whole;
    let (top, bottom) = asked.value.lowest_terms();
    let moved: &[i64] = match asked.unit {
        Unit::Percent => &[-20, -10, -5, 5, 10, 20],
        Unit::Age => &[-10, -5, 5, 10],
        Unit::Years | Unit::Terms | Unit::Days | Unit::Fields | Unit::Capabilities => &[-2, -1, 1, 2, 3],
        Unit::Months => &[-3, -2, 3, 6],
        Unit::Times | Unit::People | Unit::Posts | Unit::Teams | Unit::Signs if top < COUNTED * bottom => &[-1, 1, 2, 3],
        Unit::Year => &[-1, 1, 2],
        Unit::Fraction => return [(1, 2), (3, 4), (3, 5), (4, 5)].into_iter().filter_map(|it| Ratio::new(it.0, it.1)).collect(),
        // One more or fewer among hundreds would be a joke.
        Unit::Yuan | Unit::Households | Unit::Times | Unit::People | Unit::Posts | Unit::Teams | Unit::Signs => {
            return [Ratio::new(1, 2), Some(whole(2)), Ratio::new(3, 2), Some(whole(3))]
                .into_iter()
                .filter_map(|it| asked.value.times(it?))
                .collect();
        }
    };
    let possible = |figure: &Ratio| {
        let most = (asked.unit == Unit::Percent).then(|| whole(100));
        !figure.is_negative() && !figure.is_zero() && most.is_none_or(|most| figure.compared_to(most).is_some_and(|it| it.is_le()))
    };
    moved.iter().filter_map(|it| asked.value.plus(whole(*it))).filter(possible).collect()
}
