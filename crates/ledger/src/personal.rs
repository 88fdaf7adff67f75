//! Columns that are nobody's business here: numbers of identity cards, which are never read, and names of people, which are read only
//! where somebody asks to see them. And columns that say nothing about any fact.

use entry::normalize::normalized;

use crate::label::Label;
use crate::row::Cell;

/// What a column is besides the facts in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It may hold a fact.
    Data,
    /// 序号, 性别, 备注: nothing is looked for in it, and nothing is said of it.
    Noise,
    /// Names of people.
    Names,
    /// Numbers of identity cards.
    IdCards,
}

const NOISE: [&str; 22] = [
    "序号",
    "编号",
    "号",
    "no",
    "性别",
    "男女",
    "民族",
    "备注",
    "说明",
    "电话",
    "联系电话",
    "手机",
    "手机号",
    "手机号码",
    "联系方式",
    "籍贯",
    "住址",
    "地址",
    "家庭住址",
    "照片",
    "签名",
    "gender",
];

const NAMES: [&str; 6] = ["名字", "人名", "name", "fullname", "户主", "联系人"];

const CARDS: [&str; 6] = ["身份证", "公民身份", "证件号", "身份号码", "idcard", "idnumber"];

/// The hundred most frequent surnames, and those of the county's minorities.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文向覃瞿尚谷钭";

/// What a column is, by its name and some of its cells. A column that is called what somebody looks for (`is_wanted`) is none of names
/// because of its cells alone: 金山 and 石桥 are villages, and begin with surnames.
pub fn role<'a>(label: &Label, cells: impl Iterator<Item = Cell<'a>> + Clone, is_wanted: bool) -> Role {
    let filled = cells.clone().filter(|it| !it.is_empty()).count();
    let most = |count: usize| 2 < filled && filled < count * 2;
    if CARDS.iter().any(|it| label.core.contains(it)) || most(cells.clone().filter(|it| is_id_card(*it)).count()) {
        return Role::IdCards;
    }
    if label.core.ends_with("姓名") || label.core.starts_with("姓名") || NAMES.contains(&label.core.as_str()) {
        return Role::Names;
    }
    if is_wanted {
        return Role::Data;
    }
    if NOISE.contains(&label.core.as_str()) || most(cells.clone().filter(|it| is_gender(*it)).count()) {
        return Role::Noise;
    }
    if most(cells.filter(|it| is_name(*it)).count()) { Role::Names } else { Role::Data }
}

/// Whether a cell holds the number of an identity card: eighteen digits whose last one checks the others, or the first digits of such a
/// number that a spreadsheet has taken for a number and rounded.
pub fn is_id_card(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Text(text) => {
            let text = normalized(text);
            let text = text.trim_start_matches('\'');
            text.len() == 18
                && check_digit(text.as_bytes()).is_some_and(|it| text.as_bytes().last().is_some_and(|last| last.eq_ignore_ascii_case(&it)))
        }
        Cell::Number(number) => (1.1e17..9.0e17).contains(&number),
        Cell::Empty | Cell::Day(_) | Cell::Truth(_) | Cell::Fault | Cell::Unworked => false,
    }
}

/// The last character that the first seventeen ask for (GB 11643).
fn check_digit(text: &[u8]) -> Option<u8> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = text.get(..17)?;
    let mut sum = 0;
    for (digit, weight) in digits.iter().zip(WEIGHTS) {
        sum += char::from(*digit).to_digit(10)? * weight;
    }
    b"10X98765432".get(usize::try_from(sum % 11).ok()?).copied()
}

fn is_gender(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if matches!(text.trim(), "男" | "女" | "男性" | "女性"))
}

/// Two to four characters that begin with a surname and end like no place.
fn is_name(cell: Cell<'_>) -> bool {
    let Cell::Text(text) = cell else { return false };
    let text = text.trim();
    let mut letters = text.chars().filter(|it| !it.is_whitespace());
    let surname = letters.next().is_some_and(|it| SURNAMES.contains(it));
    let given = letters.clone().count();
    let chinese = letters.all(|it| ('\u{4E00}'..='\u{9FFF}').contains(&it));
    surname
        && chinese
        && (1..=3).contains(&given)
        && !text.ends_with(['村', '镇', '乡', '组', '局', '委', '办', '部', '区', '校', '院', '所', '站', '族'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn role_of(label: &str, cells: &[&str]) -> Role {
        role(&Label::of(label), cells.iter().map(|it| Cell::Text(it)), false)
    }

    /// Seventeen invented digits, and the last one that makes them look genuine.
    fn card(digits: &str) -> String {
        format!("{digits}{}", char::from(check_digit(digits.as_bytes()).unwrap()))
    }

    #[test]
    fn cards_are_told_by_their_check_digit_or_their_name() {
        let cards = [card("43082219750615001"), card("43082219810203002"), card("43082219900101003")];
        let cards: Vec<&str> = cards.iter().map(String::as_str).collect();
        assert_eq!(role_of("号码", &cards), Role::IdCards);
        assert_eq!(role_of("编号", &["430822197506150011", "430822198102030021", "430822199001010031"]), Role::Noise);
        assert_eq!(role_of("身份证号码", &[]), Role::IdCards);
        assert_eq!(role(&Label::of("x"), [Cell::Number(4.3e17); 3].into_iter(), true), Role::IdCards);
        assert!(is_id_card(Cell::Text("11010519491231002X")) && is_id_card(Cell::Text(" '１１０１０５１９４９１２３１００２ｘ")));
        assert!(!is_id_card(Cell::Text("110105194912310021")) && !is_id_card(Cell::Number(12_000.0)));
    }

    #[test]
    fn names_are_told_from_villages() {
        assert_eq!(role_of("姓 名", &[]), Role::Names);
        assert_eq!(role_of("支部书记姓名", &[]), Role::Names);
        assert_eq!(role_of("支部书记", &["向长青", "覃 卫", "王小明"]), Role::Names);
        assert_eq!(role_of("村", &["金山村", "石桥村", "李家庄村"]), Role::Data);
        let villages = ["金山", "石桥", "李家庄"].map(Cell::Text);
        assert_eq!(role(&Label::of("村名"), villages.into_iter(), true), Role::Data);
        assert_eq!(role(&Label::of("姓名"), villages.into_iter(), true), Role::Names);
        assert_eq!(role_of("性别", &[]), Role::Noise);
        assert_eq!(role_of("x", &["男", "女", "男"]), Role::Noise);
        assert_eq!(role_of("出生日期", &["1975-06-15"]), Role::Data);
    }
}
