//! How the Chinese characters of the pack are spelled, so that they are found by pinyin and initials.
//!
//! Only the characters that the pack uses, and only readings that people use: a dictionary also knows ones of a
//! thousand years ago, which would find what nobody meant.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyin;

/// Characters whose first reading in the dictionary is not the only one in use, or not the usual one: all their readings.
const READINGS: &[(char, &[&str])] = &[
    ('乐', &["le", "yue"]),
    ('了', &["le", "liao"]),
    ('会', &["hui", "kuai"]),
    ('传', &["chuan", "zhuan"]),
    ('供', &["gong"]),
    ('便', &["bian", "pian"]),
    ('参', &["can"]),
    ('卡', &["ka", "qia"]),
    ('壳', &["ke", "qiao"]),
    ('和', &["he"]),
    ('地', &["di", "de"]),
    ('差', &["cha", "chai", "ci"]),
    ('强', &["qiang", "jiang"]),
    ('当', &["dang"]),
    ('得', &["de", "dei"]),
    ('扎', &["zha", "za"]),
    ('挑', &["tiao"]),
    ('曾', &["ceng", "zeng"]),
    ('朝', &["chao", "zhao"]),
    ('校', &["xiao", "jiao"]),
    ('模', &["mo", "mu"]),
    ('没', &["mei", "mo"]),
    ('率', &["lv", "shuai"]),
    ('的', &["de", "di"]),
    ('着', &["zhe", "zhuo", "zhao"]),
    ('称', &["cheng", "chen"]),
    ('系', &["xi", "ji"]),
    ('给', &["gei", "ji"]),
    ('落', &["luo", "la"]),
    ('薄', &["bo", "bao"]),
    ('藏', &["cang", "zang"]),
    ('血', &["xue", "xie"]),
    ('行', &["xing", "hang"]),
    ('要', &["yao"]),
    ('觉', &["jue", "jiao"]),
    ('角', &["jiao", "jue"]),
    ('调', &["diao", "tiao"]),
    ('还', &["hai", "huan"]),
    ('都', &["dou", "du"]),
    ('重', &["zhong", "chong"]),
    ('长', &["zhang", "chang"]),
    ('降', &["jiang", "xiang"]),
    ('露', &["lu", "lou"]),
];

/// The table that `catalogue` reads: a line for each syllable (ü is v), with the characters that can be read so.
///
/// # Errors
/// Names the characters whose reading is not known.
pub fn table<'t>(texts: impl IntoIterator<Item = &'t str>) -> Result<String, String> {
    let characters: BTreeSet<char> = texts.into_iter().flat_map(str::chars).filter(|it| is_han(*it)).collect();
    let mut unknown = String::new();
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for character in characters {
        let readings = readings(character);
        if readings.is_empty() {
            unknown.push(character);
        }
        for syllable in readings {
            lines.entry(syllable).or_default().push(character);
        }
    }
    if unknown.is_empty() {
        Ok(lines.iter().flat_map(|(syllable, characters)| [syllable, characters, "\n"]).collect())
    } else {
        Err(format!("no pinyin is known for {unknown}: write their readings into READINGS in crates/authoring/src/output/spelling.rs"))
    }
}

fn readings(character: char) -> Vec<String> {
    if let Some((_, readings)) = READINGS.iter().find(|(it, _)| *it == character) {
        return readings.iter().map(|it| (*it).to_owned()).collect();
    }
    character.to_pinyin().map(|it| it.plain().replace('ü', "v")).into_iter().collect()
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '〇')
}
