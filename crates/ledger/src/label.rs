//! The name of a column, made comparable: without numbering, signs and what stands in brackets, of which the unit is understood.

use entry::normalize::normalized;
use serde::{Deserialize, Serialize};

/// In what the numbers of a column are counted. The mistake that it makes impossible: 1.2 under 万元 taken for 1.2 yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// As they stand.
    #[default]
    Ones,
    /// 百元
    Hundreds,
    /// 千元
    Thousands,
    /// 万元
    TenThousands,
    /// 亿元
    HundredMillions,
}

impl Scale {
    /// By how much they are multiplied.
    pub fn factor(self) -> i64 {
        match self {
            Scale::Ones => 1,
            Scale::Hundreds => 100,
            Scale::Thousands => 1_000,
            Scale::TenThousands => 10_000,
            Scale::HundredMillions => 100_000_000,
        }
    }

    /// The Chinese character for it, as one writes it behind a number; nothing for ones.
    pub fn word(self) -> &'static str {
        match self {
            Scale::Ones => "",
            Scale::Hundreds => "百",
            Scale::Thousands => "千",
            Scale::TenThousands => "万",
            Scale::HundredMillions => "亿",
        }
    }

    /// What a unit says: 万元, 元, 千元, 万, 10,000 yuan. Nothing where it is no unit.
    fn of(text: &str) -> Option<Scale> {
        let text = text.trim_start_matches("单位").trim_start_matches([':', ' ']).trim_start_matches("人民币");
        let scale = |word: &str| {
            Some(match word {
                "" => Scale::Ones,
                "百" => Scale::Hundreds,
                "千" | "1000" | "1,000" => Scale::Thousands,
                "万" | "萬" | "10000" | "10,000" => Scale::TenThousands,
                "亿" | "億" => Scale::HundredMillions,
                _ => return None,
            })
        };
        if matches!(text, "千" | "万" | "亿") {
            return scale(text);
        }
        ["元", "人", "个", "户", "名", "次", "年", "岁", "月", "天", "%", "课时", "学时", "小时", "届", "yuan", "people"]
            .iter()
            .find_map(|unit| scale(text.strip_suffix(unit)?.trim_end()))
    }
}

/// The name of a column.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Label {
    /// As it is shown.
    pub words: String,
    /// What it is compared by.
    pub core: String,
    /// The unit in it, where there is one.
    pub scale: Option<Scale>,
}

impl Label {
    /// Of the words in a cell.
    pub fn of(words: &str) -> Label {
        let plain = normalized(words).to_lowercase();
        let (mut outside, mut inside, mut depth) = (String::new(), vec![String::new()], 0_u32);
        for letter in plain.chars() {
            match letter {
                '(' | '[' | '【' | '〔' => depth += 1,
                ')' | ']' | '】' | '〕' => {
                    depth = depth.saturating_sub(1);
                    inside.push(String::new());
                }
                _ if 0 < depth => inside.iter_mut().last().into_iter().for_each(|it| it.push(letter)),
                _ => outside.push(letter),
            }
        }
        let mut scale = inside.iter().filter(|it| !it.trim().is_empty()).find_map(|it| Scale::of(it.trim()));
        // 收入/万元, 收入:万元
        if let Some((name, unit)) = outside.rsplit_once(['/', ':', ','])
            && scale.is_none()
            && let Some(found) = Scale::of(unit.trim()).filter(|_| !name.trim().is_empty())
        {
            scale = Some(found);
            outside = name.to_owned();
        }
        let core = core(without_number(&outside));
        let core = if core.is_empty() { self::core(&plain) } else { core };
        Label { words: exchange::sanitize::line(words, 60).text, core, scale }
    }

    /// A name over two rows: the upper one spans several of the lower ones.
    pub fn joined(upper: &Label, lower: &Label) -> Label {
        match (upper.core.is_empty(), lower.core.is_empty()) {
            (true, _) => lower.clone(),
            (_, true) => upper.clone(),
            _ if upper.core == lower.core => upper.clone(),
            _ => Label {
                words: format!("{}·{}", upper.words, lower.words),
                core: format!("{}{}", upper.core, lower.core),
                scale: lower.scale.or(upper.scale),
            },
        }
    }
}

/// The unit that a title says for the whole table: 单位：万元. Only of money; 填报单位：石桥村 is none.
pub fn scale_of_title(text: &str) -> Option<Scale> {
    let plain = normalized(text);
    let at = plain.find("单位:").or_else(|| plain.find("单位 "))?;
    let unit: String =
        plain.get(at..)?.trim_start_matches("单位").trim_start_matches([':', ' ']).chars().take_while(|it| !" ,;)".contains(*it)).collect();
    unit.ends_with('元').then(|| Scale::of(&unit)).flatten()
}

/// Letters, digits and characters alone.
fn core(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric() || *it == '%').collect()
}

/// Without a number before it: 1. 村名, 3、党员, 一、基本情况.
fn without_number(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.trim_start_matches(|it: char| it.is_ascii_digit() || "一二三四五六七八九十".contains(it));
    let begins = rest.starts_with(['.', ',', ':', ')']) && rest.len() < text.len();
    let rest = rest.trim_start_matches(['.', ',', ':', ')', ' ']);
    if begins && !rest.is_empty() && !rest.starts_with(|it: char| it.is_ascii_digit()) { rest } else { text }
}

/// How alike two cores are, in thousandths: the pairs of neighbouring characters that they share.
pub fn likeness(one: &str, other: &str) -> u32 {
    if one == other {
        return 1000;
    }
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(2).filter_map(|it| Some((*it.first()?, *it.get(1)?))).collect::<Vec<_>>()
    };
    let (mine, mut theirs) = (pairs(one), pairs(other));
    let all = mine.len() + theirs.len();
    let mut shared = 0;
    for pair in mine {
        if let Some(at) = theirs.iter().position(|it| *it == pair) {
            theirs.swap_remove(at);
            shared += 2;
        }
    }
    u32::try_from(shared * 1000).unwrap_or(0).checked_div(u32::try_from(all).unwrap_or(u32::MAX)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_brackets_are_understood_and_the_rest_of_brackets_is_left_out() {
        let check = |words: &str, core: &str, scale: Option<Scale>| {
            let label = Label::of(words);
            assert_eq!((label.core.as_str(), label.scale), (core, scale), "{words}");
        };
        check("集体经济收入（万元）", "集体经济收入", Some(Scale::TenThousands));
        check("集体经济收入\n(单位：元)", "集体经济收入", Some(Scale::Ones));
        check("集体经济收入/万元", "集体经济收入", Some(Scale::TenThousands));
        check("集体经济收入：千元", "集体经济收入", Some(Scale::Thousands));
        check("Income (10,000 yuan)", "income", Some(Scale::TenThousands));
        check("党员人数（人）", "党员人数", Some(Scale::Ones));
        check("出生日期（年月）", "出生日期", Some(Scale::Ones).filter(|_| false));
        check(" ３、 党 员 人 数 ＊", "党员人数", None);
        check("1+4乡镇", "14乡镇", None);
        check("（备注）", "备注", None);
        check("2020年收入", "2020年收入", None);
        check("", "", None);
    }

    #[test]
    fn a_title_tells_the_unit_of_money_only() {
        assert_eq!(scale_of_title("填报时间：2020年12月   单位：万元"), Some(Scale::TenThousands));
        assert_eq!(scale_of_title("（单位：元）"), Some(Scale::Ones));
        assert_eq!(scale_of_title("填报单位：石桥村"), None);
        assert_eq!(scale_of_title("村级台账"), None);
    }

    #[test]
    fn alike_is_what_shares_its_characters() {
        assert_eq!(likeness("出生日期", "出生日期"), 1000);
        assert!(600 < likeness("集体经济收入上年", "上年集体经济收入"));
        assert!(likeness("出生日期", "党员人数") == 0);
        assert_eq!(likeness("", ""), 1000);
        assert_eq!(likeness("村", "镇"), 0);
    }
}
