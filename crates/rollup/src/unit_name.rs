//! Names of units: what they are compared by, how they are sorted, and how a typed list of them is read. Which unit of a list a name
//! means is found in [`crate::roster`].

use exchange::sanitize;
use pinyin::ToPinyin;

/// The name without what people write in different ways: spaces, full-width letters, brackets and dots.
pub fn normalize(name: &str) -> String {
    let ignored = |it: &char| it.is_whitespace() || DOTS.contains(it);
    name.chars().map(half_width).filter(|it| !ignored(it)).flat_map(char::to_lowercase).collect()
}

/// What stands between the parts of a name.
const DOTS: [char; 4] = ['·', '.', '•', '・'];

fn half_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    }
}

/// What a name is sorted by: as it is read aloud, then as it is written. A character with several readings stands under
/// its commonest one; a number stands by what it counts, so that 2 comes before 10.
pub fn sort_key(name: &str) -> (String, String) {
    let normalized = normalize(name);
    let mut read = String::new();
    let characters: Vec<char> = normalized.chars().collect();
    for part in characters.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit()) {
        if part.first().is_some_and(char::is_ascii_digit) {
            let digits: String = part.iter().skip_while(|it| **it == '0').collect();
            // The number of more digits is the larger one, so a sign for how many they are goes before them.
            read.extend(char::from_digit(u32::try_from(digits.len().min(35)).unwrap_or(35), 36));
            read.push_str(&digits);
            read.push(' ');
            continue;
        }
        for character in part {
            match character.to_pinyin() {
                Some(syllable) => read.push_str(syllable.plain()),
                None => read.push(*character),
            }
            // So that xi-an stands apart from xian.
            read.push(' ');
        }
    }
    (read, normalized)
}

/// What kind of unit a name says it is. A township may have a village and a community of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// 村、村委会
    Village,
    /// 社区、居委会
    Community,
}

/// What the name of a unit is compared by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitKey {
    /// The name without its township and its ending, in simplified characters.
    pub stem: String,
    /// What the ending said; `None` where there is none.
    pub ending: Option<Ending>,
}

impl UnitKey {
    /// The key of a name among the units of `own_name`, a township or a county; empty where that is not known.
    pub fn new(name: &str, own_name: &str) -> UnitKey {
        let name = comparable(without_number(name));
        let (whole, last) = (comparable(own_name), comparable(own_name.rsplit(DOTS).next().unwrap_or_default()));
        let (stem, ending) = without_ending(without_prefix(&name, &whole, &last));
        UnitKey { stem: stem.to_owned(), ending }
    }

    /// Those of the names that mean the unit of this name: however they are written, and whether or not they name what it lies in.
    pub fn those_of(name: &str, names: Vec<String>) -> Vec<String> {
        let wanted = UnitKey::new(name, "");
        names.into_iter().filter(|it| UnitKey::new(it, "").fits(&wanted)).collect()
    }

    /// Whether both can mean one unit: whoever leaves the ending out says nothing of it.
    pub fn fits(&self, other: &UnitKey) -> bool {
        self.stem == other.stem && (self.ending.is_none() || other.ending.is_none() || self.ending == other.ending)
    }

    /// Whether one may have been written for the other by mistake: a character is another, missing or too many, or only the ending
    /// differs. It has to be asked.
    pub fn is_near(&self, other: &UnitKey) -> bool {
        if self.stem == other.stem {
            return self.ending != other.ending;
        }
        // Thousands of names are held against thousands. One slip leaves the first character or the last one.
        let (mine, theirs) = (&mut self.stem.chars(), &mut other.stem.chars());
        if mine.next() != theirs.next() && mine.next_back() != theirs.next_back() {
            return false;
        }
        let (one, two): (Vec<char>, Vec<char>) = (self.stem.chars().collect(), other.stem.chars().collect());
        let one_character_each = one.len().min(two.len()) < 2;
        !one_character_each
            && (self.ending.is_none() || other.ending.is_none() || self.ending == other.ending)
            && differs_in_one(&one, &two)
    }
}

/// Characters by which neighbouring villages are told apart: one in place of another is no slip.
const TELLING: &str = "0123456789一二三四五六七八九十上中下东南西北前后左右内外大小新老";

fn differs_in_one(one: &[char], two: &[char]) -> bool {
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    let same = short.iter().zip(long).take_while(|it| it.0 == it.1).count();
    let (Some(short_rest), Some(long_rest)) = (short.get(same..), long.get(same..)) else { return false };
    match (short_rest, long_rest) {
        ([a, rest_a @ ..], [b, rest_b @ ..]) if short.len() == long.len() => {
            rest_a == rest_b && !(TELLING.contains(*a) && TELLING.contains(*b))
        }
        (rest_a, [_, rest_b @ ..]) => rest_a == rest_b,
        _ => false,
    }
}

fn comparable(name: &str) -> String {
    traditional::simplified(&normalize(name))
}

/// The name without the county and the township that it lies in. What would leave nothing is no prefix.
fn without_prefix<'n>(name: &'n str, own_name: &str, last_of_own: &str) -> &'n str {
    let is_name = |rest: &&str| 1 < rest.chars().count();
    if let Some(rest) = name.strip_prefix(own_name).filter(|rest| !own_name.is_empty() && is_name(rest)) {
        return rest;
    }
    // The township itself, behind whatever county is named.
    let township = after_last(last_of_own, &COUNTIES);
    if is_township(township)
        && let Some((before, rest)) = name.split_once(township)
        && (before.is_empty() || before.ends_with(COUNTIES))
        && is_name(&rest)
    {
        return rest;
    }
    let within = after_last(name, &COUNTIES);
    if within.len() == name.len() {
        return name;
    }
    let of_township = TOWNSHIPS.iter().filter_map(|it| within.split_once(it)).map(|it| it.1).filter(is_name).max_by_key(|it| it.len());
    of_township.unwrap_or(within)
}

const COUNTIES: [char; 4] = ['县', '市', '州', '省'];
const TOWNSHIPS: [&str; 3] = ["镇", "乡", "街道"];

fn is_township(name: &str) -> bool {
    1 < name.chars().count() && TOWNSHIPS.iter().any(|it| name.ends_with(it))
}

/// What stands behind the last of these characters that has a name before and behind it.
fn after_last<'n>(name: &'n str, signs: &[char]) -> &'n str {
    let behind = name.char_indices().filter(|it| signs.contains(&it.1)).map(|(at, sign)| (at, at + sign.len_utf8()));
    let cut = behind.filter(|(at, end)| {
        name.get(..*at).is_some_and(|it| 1 < it.chars().count()) && name.get(*end..).is_some_and(|it| 1 < it.chars().count())
    });
    cut.max().and_then(|it| name.get(it.1..)).unwrap_or(name)
}

/// Bodies that speak for a village, and the words that say what it is.
const ENDINGS: [(&str, Ending); 6] = [
    ("村民委员会", Ending::Village),
    ("居民委员会", Ending::Community),
    ("村委会", Ending::Village),
    ("居委会", Ending::Community),
    ("社区", Ending::Community),
    ("村", Ending::Village),
];
const BODIES: [&str; 3] = ["党总支", "党支部", "党委"];

fn without_ending(name: &str) -> (&str, Option<Ending>) {
    let is_stem = |it: &&str| !it.is_empty();
    let mut stem = BODIES.iter().find_map(|it| name.strip_suffix(it)).filter(is_stem).unwrap_or(name);
    let mut ending = None;
    let mut last = "";
    // 金山村村委会 is 金山村, 河滨社区居委会 is 河滨社区; but 新村村 is a village called 新村.
    while let Some((rest, word, kind)) = ENDINGS.iter().find_map(|(it, kind)| Some((stem.strip_suffix(it).filter(is_stem)?, *it, *kind))) {
        if ending.is_some() && (ending != Some(kind) || last == "村" || last == "社区") {
            break;
        }
        (stem, ending, last) = (rest, Some(kind), word);
    }
    (stem, ending)
}

/// The name without the number before it: `1、`, `2.`, `（3）`, `①`.
pub fn without_number(name: &str) -> &str {
    let mut name = name.trim();
    loop {
        let rest = without_one_number(name).trim_start();
        if rest.len() == name.len() {
            return name;
        }
        name = rest;
    }
}

fn without_one_number(name: &str) -> &str {
    const PARTING: [char; 11] = ['、', '.', '．', '。', ',', '，', ')', '）', ':', '：', '-'];
    let is_chinese = |it: char| "一二三四五六七八九十百".contains(it);
    // ① ⑴ ⒈ ㈠
    if let Some(rest) = name.strip_prefix(|it| matches!(it, '\u{2460}'..='\u{249B}' | '\u{3220}'..='\u{3229}')) {
        return rest;
    }
    let inner = name.strip_prefix(['(', '（']);
    let text = inner.unwrap_or(name);
    let is_digit = |it: char| half_width(it).is_ascii_digit();
    let behind = text.trim_start_matches(is_digit);
    let digits = behind.len() < text.len();
    let behind = if digits { behind } else { text.trim_start_matches(is_chinese) };
    if behind.len() == text.len() {
        return name;
    }
    if inner.is_some() {
        return behind.strip_prefix([')', '）']).unwrap_or(name);
    }
    if let Some(rest) = behind.trim_start().strip_prefix(PARTING) {
        return rest;
    }
    // 3金山村 is the third of a list; 3村 is a name, and so is 三家村.
    let stands_apart = behind.starts_with(char::is_whitespace) || without_ending(behind).0.chars().count() > 1;
    if digits && stands_apart { behind } else { name }
}

/// The names of a typed or pasted list: one a line, or parted by commas, semicolons, tabs or spaces, with numbers before them or none;
/// each once.
pub fn parse_names(text: &str) -> Vec<String> {
    let mut names: Vec<(UnitKey, String)> = Vec::new();
    for part in text.split(['\n', '\r', ',', '，', ';', '；', '、', '|', '/', '／', '。']) {
        for name in names_between_spaces(part) {
            let name = sanitize::line(&name, sanitize::MAX_NAME).text;
            let key = UnitKey::new(&name, "");
            if key.stem.is_empty() || names.iter().any(|it| it.0 == key) {
                continue;
            }
            names.push((key, name));
        }
    }
    // A name without its ending is the one that has it, where there is only one.
    let with_ending = |key: &UnitKey, names: &[(UnitKey, String)]| names.iter().filter(|it| it.0 != *key && it.0.fits(key)).count();
    let bare: Vec<UnitKey> =
        names.iter().filter(|it| it.0.ending.is_none() && with_ending(&it.0, &names) == 1).map(|it| it.0.clone()).collect();
    names.into_iter().filter(|it| !bare.contains(&it.0)).map(|it| it.1).collect()
}

/// How large a piece of a list is by its ending: a county, a township, a village; 0 where it says nothing.
fn rank(piece: &str) -> u8 {
    let piece = normalize(piece);
    let is = |endings: &[&str]| endings.iter().any(|it| piece.len() > it.len() && piece.ends_with(it));
    if is(&["村", "社区", "居委会", "村委会", "委员会"]) {
        1
    } else if is(&TOWNSHIPS) {
        2
    } else if is(&["县", "市", "州"]) {
        3
    } else {
        0
    }
}

/// The names of a part of a list that only spaces part. 石 桥 村 is one name, 汨湖村 芭茅溪村 are two, and 云岭镇 石桥村 is the one that
/// lies in the other.
fn names_between_spaces(part: &str) -> Vec<String> {
    let is_number = |it: &str| without_number(&format!("{it}、")).is_empty();
    let pieces: Vec<&str> = part.split_whitespace().filter(|it| !is_number(it)).map(without_number).filter(|it| !it.is_empty()).collect();
    if pieces.iter().all(|it| rank(it) == 0) && pieces.iter().all(|it| 1 < it.chars().count()) {
        return pieces.into_iter().map(str::to_owned).collect();
    }
    let (mut names, mut open) = (Vec::new(), String::new());
    for (at, piece) in pieces.iter().enumerate() {
        // Behind a whole name a word is the next one, whose ending was left out.
        let is_next = open.is_empty() && !names.is_empty() && rank(piece) == 0 && 1 < piece.chars().count();
        if is_next {
            names.push((*piece).to_owned());
            continue;
        }
        open.push_str(piece);
        let (here, next) = (rank(&open), pieces.get(at + 1).map_or(0, |it| rank(it)));
        if 1 < here && 0 < next && next < here {
            open.clear();
        } else if 0 < here {
            names.push(core::mem::take(&mut open));
        }
    }
    names.extend(Some(open).filter(|it| !it.is_empty()));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_widths_do_not_part_a_unit_from_itself() {
        assert_eq!(normalize(" 示例· 石桥村 "), normalize("示例石桥村"));
        assert_eq!(normalize("Ａ村（一）"), normalize("a村(一)"));
        assert_ne!(normalize("石桥村"), normalize("石桥社区"));
    }

    #[test]
    fn names_stand_as_they_are_read_aloud() {
        let mut names = vec!["竹溪村", "石桥村", "安乐村", "河滨社区", "百竹村"];
        names.sort_by_key(|it| sort_key(it));
        assert_eq!(names, ["安乐村", "百竹村", "河滨社区", "石桥村", "竹溪村"]);
    }

    #[test]
    fn a_list_is_read_however_it_was_parted() {
        let check = |text: &str, names: &[&str]| assert_eq!(parse_names(text), names, "{text:?}");
        check("石桥村\n竹溪村，河滨社区；石桥村\r\n\r\n 安乐村 ", &["石桥村", "竹溪村", "河滨社区", "安乐村"]);
        check("", &[]);
        check("1、金山村\n2.李家庄村\n汨湖村 芭茅溪村", &["金山村", "李家庄村", "汨湖村", "芭茅溪村"]);
        check("1、金山村 2、李家庄村 3、汨湖村", &["金山村", "李家庄村", "汨湖村"]);
        check("1 金山村\n2\t李家庄村\n１３．汨湖村", &["金山村", "李家庄村", "汨湖村"]);
        check("（1）金山村（2）李家庄村", &["金山村（2）李家庄村"]);
        check("（1）金山村\n(2)李家庄村\n③汨湖村\n一、芭茅溪村", &["金山村", "李家庄村", "汨湖村", "芭茅溪村"]);
        check("3金山村 3村 三家村", &["金山村", "3村", "三家村"]);
        check("石 桥 村", &["石桥村"]);
        check("示例 石桥村", &["示例石桥村"]);
        check("金山 李家庄 汨湖", &["金山", "李家庄", "汨湖"]);
        check("云岭镇 石桥村\n桑植县\t云岭镇\t竹溪村\t12000", &["石桥村", "竹溪村"]);
        check("云岭镇 竹溪镇", &["云岭镇", "竹溪镇"]);
        check("金山村 金山 金山村村委会", &["金山村"]);
        check("石桥村、石桥社区、石桥", &["石桥村", "石桥社区", "石桥"]);
    }

    #[test]
    fn one_unit_has_one_key_however_it_is_written() {
        let key = |name: &str| UnitKey::new(name, "示例·云岭镇");
        for name in [
            "石桥村",
            " 石 桥 村",
            "3、石桥村",
            "①石桥村",
            "石橋村",
            "石桥村委会",
            "石桥村村委会",
            "石桥村民委员会",
            "石桥村党支部",
            "云岭镇石桥村",
            "示例·云岭镇石桥村",
            "桑植县云岭镇石桥村",
            "雲嶺鎮石橋村",
        ] {
            assert_eq!(key(name), UnitKey { stem: "石桥".to_owned(), ending: Some(Ending::Village) }, "{name}");
        }
        for name in ["河滨社区", "河滨社区居委会", "河滨居民委员会", "云岭镇河滨居委会"] {
            assert_eq!(key(name), UnitKey { stem: "河滨".to_owned(), ending: Some(Ending::Community) }, "{name}");
        }
        assert!(key("石桥").fits(&key("石桥村")) && key("石桥").fits(&key("石桥社区")) && !key("石桥村").fits(&key("石桥社区")));
        // What is part of a name stays.
        assert_eq!(key("新村村").stem, "新村");
        assert_eq!(key("村").stem, "村");
        assert_eq!(key("古镇村").stem, "古镇");
        assert_eq!(key("云岭镇").stem, "云岭镇");
        // Without a township that is known, only a county tells where a name begins.
        assert_eq!(UnitKey::new("桑植县汨湖乡金山村", "").stem, "金山");
        assert_eq!(UnitKey::new("桑植县汨湖乡", "").stem, "汨湖乡");
        assert_eq!(UnitKey::new("汨湖乡金山村", "").stem, "汨湖乡金山");
    }

    #[test]
    fn names_stand_as_they_are_read_and_numbers_as_they_count() {
        let sorted = ["第1村", "第02村", "第2村", "第9村", "第10村", "第１１村", "第100村", "金山1组", "金山12组", "金山村", "石桥村"];
        let mut mixed = sorted.to_vec();
        mixed.reverse();
        mixed.sort_by_cached_key(|it| sort_key(it));
        assert_eq!(mixed, sorted);
    }

    #[test]
    fn one_slip_is_near_and_another_number_is_not() {
        let near = |one: &str, two: &str| UnitKey::new(one, "").is_near(&UnitKey::new(two, ""));
        for (one, two) in
            [("金山村", "金珊村"), ("李家庄村", "李家村"), ("芭茅溪", "巴茅溪村"), ("石桥村", "石桥社区"), ("李家庄村", "李家大庄村")]
        {
            assert!(near(one, two) && near(two, one), "{one} {two}");
        }
        for (one, two) in
            [("金山村", "金山村"), ("金山村", "银珊村"), ("上坪村", "下坪村"), ("第1村", "第2村"), ("甲村", "乙村"), ("金珊村", "金山社区")]
        {
            assert!(!near(one, two) && !near(two, one), "{one} {two}");
        }
    }
}
