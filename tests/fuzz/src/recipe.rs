//! Bytes as a recipe: what to take, and what to change in it.

use std::io::{Cursor, Read, Write};

use arbitrary::{Arbitrary, Unstructured};
use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most changes to one input.
const MOST_CHANGES: usize = 6;

/// What has mattered somewhere: numbers at their ends, signs that end things, names that are looked for, hidden characters, dates.
const WORDS: [&str; 50] = [
    "",
    "0",
    "-1",
    "1",
    "2147483648",
    "18446744073709551616",
    "1e999",
    "-0.0",
    "NaN",
    "9999-12-31",
    "0001-01-01",
    "2020-02-30",
    "2020.1",
    "true",
    "null",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{0}",
    "\u{202E}",
    "\u{200B}",
    "\u{FEFF}",
    "\u{E0001}",
    "𠮷",
    "村",
    " ",
    "a ",
    "村\n",
    "\t",
    "\r\n",
    "&",
    "=",
    "_",
    "~",
    "%",
    "?",
    "#",
    "【",
    "】",
    "【完】",
    "village-3.4",
    "schema",
    "mark",
    "sangzhi-2020",
    "。",
];

/// What stands in the parts of a workbook.
const MARKUP: [&str; 26] = [
    "<c",
    "</c>",
    "<v>",
    "</v>",
    "<row",
    "</row>",
    "<is><t>",
    "</t></is>",
    " r=\"A1\"",
    " r=\"XFD1048576\"",
    " r=\"AAAAAAAA1\"",
    " t=\"s\"",
    " t=\"b\"",
    " t=\"e\"",
    " t=\"inlineStr\"",
    " s=\"4294967295\"",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<mergeCell ref=\"B2:A1\"/>",
    "<f>",
    "&amp;",
    "&#0;",
    "&#x110000;",
    "<!--",
    "<![CDATA[",
    "<si/>",
    "xml:space=\"preserve\"",
];

/// How many are taken of something.
fn below(recipe: &mut Unstructured, end: usize) -> usize {
    if end < 2 { 0 } else { recipe.int_in_range(0..=end - 1).unwrap_or(0) }
}

fn one<'a, T: ?Sized>(recipe: &mut Unstructured, of: &[&'a T]) -> Option<&'a T> {
    of.get(below(recipe, of.len())).copied()
}

/// Whether to do what is done once in so many times.
fn once_in(recipe: &mut Unstructured, times: usize) -> bool {
    below(recipe, times) == 1
}

/// The rest of the recipe, as it is.
fn raw(recipe: &mut Unstructured) -> Vec<u8> {
    let length = recipe.len();
    recipe.bytes(length).map(<[u8]>::to_vec).unwrap_or_default()
}

/// One of these, with changes in its bytes; or the recipe itself.
pub fn bytes(recipe: &mut Unstructured, seeds: &[&[u8]]) -> Vec<u8> {
    if once_in(recipe, 12) {
        return raw(recipe);
    }
    let mut bytes = one(recipe, seeds).map(<[u8]>::to_vec).unwrap_or_default();
    let other = one(recipe, seeds).unwrap_or_default();
    for _ in 0..below(recipe, MOST_CHANGES) {
        change(recipe, &mut bytes, &WORDS, other);
    }
    bytes
}

/// One of these, with changes in its letters.
pub fn text(recipe: &mut Unstructured, seeds: &[&str]) -> String {
    let seeds: Vec<&[u8]> = seeds.iter().map(|it| it.as_bytes()).collect();
    String::from_utf8_lossy(&bytes(recipe, &seeds)).into_owned()
}

/// One of these texts, with changes in what it says, and some in its letters: JSON.
pub fn json(recipe: &mut Unstructured, seeds: &[&str]) -> String {
    if once_in(recipe, 6) {
        return text(recipe, seeds);
    }
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let mut value = one(recipe, seeds).map(read).unwrap_or_default();
    let other = one(recipe, seeds).map(read).unwrap_or_default();
    for _ in 0..1 + below(recipe, MOST_CHANGES) {
        let put = new_value(recipe, &other);
        change_node(recipe, &mut value, put);
    }
    let mut text = value.to_string().into_bytes();
    if once_in(recipe, 4) {
        change(recipe, &mut text, &WORDS, &[]);
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// Something to put into the place of something else.
fn new_value(recipe: &mut Unstructured, other: &Value) -> Value {
    let word = one(recipe, &WORDS).unwrap_or_default();
    match below(recipe, 10) {
        0 => Value::Null,
        1 => json!(bool::arbitrary(recipe).unwrap_or_default()),
        2 => json!(i64::arbitrary(recipe).unwrap_or_default()),
        3 => json!(f64::arbitrary(recipe).unwrap_or_default()),
        4 => json!(word.repeat(1 + below(recipe, 4) * 90)),
        5 => json!([word, below(recipe, 400)]),
        6 => (0..below(recipe, 60)).fold(json!(word), |inner, _| json!([inner])),
        7 => json!({word: below(recipe, 9)}),
        8 => json!(word),
        _ => {
            let mut at = other;
            while let Some(inner) = child(recipe, at)
                && !once_in(recipe, 3)
            {
                at = inner;
            }
            at.clone()
        }
    }
}

fn child<'a>(recipe: &mut Unstructured, of: &'a Value) -> Option<&'a Value> {
    match of {
        Value::Array(all) => all.get(below(recipe, all.len())),
        Value::Object(all) => all.values().nth(below(recipe, all.len())),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Goes down to a node, and changes it, what it is called, or how often it is there.
fn change_node(recipe: &mut Unstructured, value: &mut Value, put: Value) {
    let stops = once_in(recipe, 4);
    match value {
        Value::Array(all) if !all.is_empty() && !stops => {
            let at = below(recipe, all.len());
            match below(recipe, 8) {
                0 => drop(all.remove(at)),
                1 => all.insert(at, put),
                2 => {
                    let again = all.get(at).cloned().unwrap_or_default();
                    all.extend((0..1 + below(recipe, 4) * 70).map(|_| again.clone()));
                }
                _ => all.get_mut(at).into_iter().for_each(|it| change_node(recipe, it, put.clone())),
            }
        }
        Value::Object(all) if !all.is_empty() && !stops => {
            let name = all.keys().nth(below(recipe, all.len())).cloned().unwrap_or_default();
            match below(recipe, 10) {
                0 => drop(all.remove(&name)),
                1 => drop(all.insert(one(recipe, &WORDS).unwrap_or_default().to_owned(), put)),
                2 => {
                    let inner = all.remove(&name).unwrap_or_default();
                    all.insert([&name, one(recipe, &WORDS).unwrap_or_default()].concat(), inner);
                }
                3 => {
                    let inner = all.get(&name).cloned().unwrap_or_default();
                    let more: Map<String, Value> = (0..below(recipe, 300)).map(|it| (format!("{name}{it}"), inner.clone())).collect();
                    all.extend(more);
                }
                _ => all.get_mut(&name).into_iter().for_each(|it| change_node(recipe, it, put.clone())),
            }
        }
        Value::String(text) if once_in(recipe, 2) => {
            let mut bytes = std::mem::take(text).into_bytes();
            change(recipe, &mut bytes, &WORDS, &[]);
            *text = String::from_utf8_lossy(&bytes).into_owned();
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => *value = put,
    }
}

/// One change of bytes.
fn change(recipe: &mut Unstructured, bytes: &mut Vec<u8>, words: &[&str], other: &[u8]) {
    let at = below(recipe, bytes.len() + 1);
    let length = below(recipe, 40).min(bytes.len() - at);
    match below(recipe, 9) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..at + length)),
        2 => {
            let again = bytes[at..at + length].repeat(1 + below(recipe, 30));
            bytes.splice(at..at, again);
        }
        3 | 4 => drop(bytes.splice(at..at, one(recipe, words).unwrap_or_default().bytes())),
        5 => {
            let with = one(recipe, words).unwrap_or_default();
            bytes.splice(at..at + length, with.bytes());
        }
        6 => {
            let from = below(recipe, other.len() + 1);
            let to = (from + below(recipe, 200)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        7 => {
            let with = u8::arbitrary(recipe).unwrap_or_default();
            bytes.get_mut(at).into_iter().for_each(|it| *it = with);
        }
        _ => {
            let bit = below(recipe, 8);
            bytes.get_mut(at).into_iter().for_each(|it| *it ^= 1 << bit);
        }
    }
}

/// A link, with changes in its pairs; some sealed anew, so that they are not found out by the check alone, some as a messenger leaves them.
pub fn link(recipe: &mut Unstructured, seeds: &[&str]) -> String {
    if once_in(recipe, 4) {
        return text(recipe, seeds);
    }
    let of = |link: &str| address::mark::unseal(link).0.split('&').map(str::to_owned).collect::<Vec<String>>();
    let mut pairs = one(recipe, seeds).map(of).unwrap_or_default();
    let others = one(recipe, seeds).map(of).unwrap_or_default();
    for _ in 0..below(recipe, MOST_CHANGES) {
        let at = below(recipe, pairs.len() + 1);
        match below(recipe, 4) {
            0 if at < pairs.len() => drop(pairs.remove(at)),
            1 => pairs.insert(at, others.get(below(recipe, others.len())).cloned().unwrap_or_default()),
            2 => {
                let word = one(recipe, &WORDS).unwrap_or_default();
                pairs.get_mut(at).into_iter().for_each(|it| *it = [it.split('=').next().unwrap_or_default(), "=", word].concat());
            }
            _ => pairs.get_mut(at).into_iter().for_each(|text| {
                let mut bytes = std::mem::take(text).into_bytes();
                change(recipe, &mut bytes, &WORDS, &[]);
                *text = String::from_utf8_lossy(&bytes).into_owned();
            }),
        }
    }
    let link = pairs.join("&");
    let link = if once_in(recipe, 4) { link } else { address::mark::seal(link.trim_start_matches("b&")) };
    let around = [
        "{}",
        "https://example.org/app/#/tools/a?{}",
        "{}&from=timeline",
        "{}&isappinstalled=0。",
        "看这个：https://example.org/#/tools/a?{}）",
        "{}%20",
    ];
    one(recipe, &around).unwrap_or("{}").replace("{}", &link)
}

/// A workbook with changes in the bytes of its parts, packed again so that its sums are right; or in its own bytes.
pub fn workbook(recipe: &mut Unstructured, seeds: &[&[u8]]) -> Vec<u8> {
    if once_in(recipe, 5) {
        return bytes(recipe, seeds);
    }
    let seed = one(recipe, seeds).unwrap_or_default();
    let Some(mut parts) = unpacked(seed) else { return bytes(recipe, &[seed]) };
    for _ in 0..1 + below(recipe, MOST_CHANGES) {
        let (at, other) = (below(recipe, parts.len()), below(recipe, parts.len()));
        let other = parts.get(other).map(|it| it.1.clone()).unwrap_or_default();
        match below(recipe, 12) {
            0 if 1 < parts.len() => drop(parts.remove(at)),
            1 => parts.get_mut(at).into_iter().for_each(|it| it.1.clone_from(&other)),
            _ => parts.get_mut(at).into_iter().for_each(|it| change(recipe, &mut it.1, &MARKUP, &other)),
        }
    }
    packed(&parts).unwrap_or_default()
}

fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = |at| {
        let mut part = archive.by_index(at).ok()?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        Some((String::from_utf8_lossy(part.name_raw()).into_owned(), bytes))
    };
    (0..ZipArchive::new(Cursor::new(bytes)).ok()?.len()).map(part).collect()
}

/// Not compressed: that takes time and says nothing.
fn packed(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(name.as_str(), options).ok()?;
        archive.write_all(bytes).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}

/// A table as text: rows of cells, some of which are what people write, in one of the encodings and with one of the signs between.
pub fn table(recipe: &mut Unstructured, seeds: &[&str]) -> Vec<u8> {
    if once_in(recipe, 6) {
        return text(recipe, seeds).into_bytes();
    }
    let mut rows: Vec<Vec<String>> =
        one(recipe, seeds).unwrap_or_default().lines().map(|it| it.split(',').map(str::to_owned).collect()).collect();
    for _ in 0..1 + below(recipe, 2 * MOST_CHANGES) {
        let at = below(recipe, rows.len());
        let cell = one(recipe, &CELLS).unwrap_or_default();
        match below(recipe, 8) {
            0 if 1 < rows.len() => drop(rows.remove(at)),
            1 => {
                let again = rows.get(at).cloned().unwrap_or_default();
                rows.extend((0..below(recipe, 40)).map(|_| again.clone()));
            }
            2 => {
                let times = below(recipe, 4) * 180;
                rows.get_mut(at).into_iter().for_each(|it| it.extend((0..times).map(|_| cell.to_owned())));
            }
            3 => {
                // Seldom beyond what a cell may hold: such a one takes as long as a hundred others.
                let times = if once_in(recipe, 12) { 1 + below(recipe, 3) * 20_000 } else { 1 + below(recipe, 60) };
                rows.get_mut(at).into_iter().for_each(|it| it.push(cell.chars().take(1).collect::<String>().repeat(times)));
            }
            _ => {
                let column = below(recipe, rows.get(at).map_or(0, Vec::len));
                rows.get_mut(at).and_then(|it| it.get_mut(column)).into_iter().for_each(|it| *it = cell.to_owned());
            }
        }
    }
    let between = one(recipe, &[",", "\t", ";", "，"]).unwrap_or(",");
    let quoted =
        |it: &String| if it.contains(['"', '\n', ',', ';', '\t']) { format!("\"{}\"", it.replace('"', "\"\"")) } else { it.clone() };
    let lines: Vec<String> = rows.iter().map(|it| it.iter().map(quoted).collect::<Vec<_>>().join(between)).collect();
    let mut text = lines.join(one(recipe, &["\n", "\r\n", "\r"]).unwrap_or("\n"));
    if once_in(recipe, 4) {
        let mut bytes = text.into_bytes();
        change(recipe, &mut bytes, &WORDS, &[]);
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    match below(recipe, 6) {
        0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        1 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        2 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        3 => ["\u{FEFF}", &text].concat().into_bytes(),
        _ => text.into_bytes(),
    }
}

/// What people write into cells.
const CELLS: [&str; 34] = [
    "",
    "石桥村",
    "金山社区",
    "合计",
    "注：以上",
    "1958年3月",
    "1958.3.1",
    "2020-02-30",
    "43831",
    "-1",
    "1e308",
    "3.5万",
    "３５００",
    "1,234.50",
    "是",
    "否",
    "√",
    "×",
    "有",
    "约30",
    "不清楚",
    "=1+1",
    "#REF!",
    "\"",
    "a\nb",
    ",",
    "姓名",
    "出生日期",
    "当年收入（万元）",
    "村名",
    "430822195803010011",
    "\u{FEFF}",
    "\u{202E}村",
    "𠮷",
];
