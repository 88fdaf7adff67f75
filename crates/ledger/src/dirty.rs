//! Cells that could not be read: where, what stands there, what was expected. The rest of the table goes on without them.

use entry::misread::{Misread, Wanted as Missing};
use policy::explain::wording::decimal_in_words;
use policy::model::fact::{FactKind, Quantity};
use policy::model::text::{Language, Text};

use crate::address::Address;
use crate::label::Scale;
use crate::personal::is_id_card;
use crate::problem::shown;
use crate::row::Cell;
use crate::value::Why;
use crate::wanted::Kind;

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dirty {
    /// Where it stands.
    pub at: Address,
    /// The name of its column.
    pub column: String,
    /// What stands there, as it may be shown.
    pub written: String,
    /// Why it is no answer.
    pub why: Why,
    /// What was expected.
    pub expected: Text,
}

impl Dirty {
    /// Of a cell.
    pub fn new(at: Address, column: &str, cell: Cell<'_>, why: Why, kind: &Kind, scale: Scale) -> Dirty {
        // A number of an identity card in the wrong place is not carried further.
        let written = if is_id_card(cell) { "…".to_owned() } else { shown(&cell.written()) };
        Dirty { at, column: shown(column), written, why, expected: expected(kind, scale) }
    }

    /// In words: sheet and address, column, what stands there, what was expected.
    pub fn text(&self, sheet: &str) -> Text {
        let Dirty { at, column, written, expected, .. } = self;
        let place = if sheet.is_empty() { at.to_string() } else { format!("{}!{at}", shown(sheet)) };
        let (why_zh, why_en) = self.reason();
        let (zh, en) = match self.why {
            Why::Unworked => (format!("{place}“{column}”：{why_zh}"), format!("{place}, {column}: {why_en}")),
            Why::Misread(_) | Why::NotYesOrNo | Why::Fault | Why::JanuaryOrOctober | Why::ShareOrPercent => (
                format!("{place}“{column}”写的是“{written}”，{why_zh}；要填{}。", expected.zh),
                format!("{place}, {column}: \"{written}\" {why_en}. Expected: {}.", expected.en),
            ),
        };
        Text { zh, en }
    }

    fn reason(&self) -> (String, String) {
        let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self.why {
            Why::Misread(why) => match why {
                Misread::Incomplete(Missing::Meant) => {
                    both("比平常的数差很多，不知道是元还是万元", "is far from what is usual; it may be counted in another unit")
                }
                Misread::Incomplete(Missing::Month) => both("只有年份", "is a year alone"),
                Misread::Incomplete(_) => both("没写完", "is not complete"),
                Misread::NotANumber => both("不是数字", "is no number"),
                Misread::TooLarge(_) => both("太大了", "is too large"),
                Misread::TooFine => both("小数位太多，最多四位", "has too many decimals, four at most"),
                Misread::NotALength => both("不是时间长短", "is no length of time"),
                Misread::NoSuchChoice => both("不在可选的答案里", "is not one of the answers"),
                Misread::NotADay => both("认不出是哪一天", "is no date"),
                Misread::NoSuchDay => both("日历上没有这一天", "is no day of the calendar"),
                Misread::YearNotTaken => both("年份不对", "has a year that cannot be used"),
            },
            Why::NotYesOrNo => both("不是“是”也不是“否”", "is neither yes nor no"),
            Why::Unworked => both(
                "是公式，文件里没有存它的结果。请在Excel或WPS里打开文件，保存一次，再来选。",
                "a formula whose result is not in the file. Open it in Excel or WPS, save it once, and choose it again.",
            ),
            Why::Fault => both("公式算不出来", "is a formula that cannot be worked out"),
            Why::JanuaryOrOctober => both("表格里1月和10月写成一样，分不出来", "may be January or October: the sheet writes both alike"),
            Why::ShareOrPercent => both("不知道是百分之几还是几成", "may be a share or a percentage"),
        }
    }
}

/// What is expected in a column.
pub fn expected(kind: &Kind, scale: Scale) -> Text {
    let both = |zh: &str, en: &str| Text { zh: zh.to_owned(), en: en.to_owned() };
    match kind {
        Kind::Text => both("文字", "words"),
        Kind::Fact(FactKind::YesNo) => both("“是”或“否”（√、×、有、无也可以）", "yes or no (√, ×, Y, N will do)"),
        Kind::Fact(FactKind::Choice(choices)) => Text {
            zh: format!("其中一个：{}", choices.iter().map(|it| it.label.zh.as_str()).collect::<Vec<_>>().join("、")),
            en: format!("one of: {}", choices.iter().map(|it| it.label.en.as_str()).collect::<Vec<_>>().join(", ")),
        },
        Kind::Fact(FactKind::Number(number)) => {
            let unit = |text: &str| text.split('|').next_back().unwrap_or_default().to_owned();
            let (zh, en) = match number.measure {
                Quantity::Money | Quantity::Count => {
                    let word = scale.word();
                    let most =
                        |language| number.most.map(|it| decimal_in_words(it, number.measure, number.unit.in_language(language), language));
                    let at_most = most(Language::Chinese).map(|it| format!("，不超过{it}")).unwrap_or_default();
                    let at_most_en = most(Language::English).map(|it| format!(", at most {it}")).unwrap_or_default();
                    let times = if scale == Scale::Ones { String::new() } else { format!(" in units of {}", scale.factor()) };
                    (
                        format!("数字（{word}{}{at_most}）", number.unit.zh),
                        format!("a number ({}{times}{at_most_en})", unit(&number.unit.en)),
                    )
                }
                Quantity::Percent => ("百分数，例如15%".to_owned(), "a percentage such as 15%".to_owned()),
                Quantity::Hours | Quantity::Days => {
                    (format!("数字（{}）", number.unit.zh), format!("a number ({})", unit(&number.unit.en)))
                }
            };
            Text { zh, en }
        }
        Kind::Fact(FactKind::Date { .. }) => both("日期，例如1975-06-15，只知道年月写1975-06", "a date such as 1975-06-15, or 1975-06"),
        Kind::Fact(FactKind::Tenure) => {
            both("从哪天开始任职，例如2012-07-01或2012-07", "the day on which the service began, such as 2012-07-01 or 2012-07")
        }
    }
}
