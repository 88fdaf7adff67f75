//! Which column holds what: proposed, shown for confirmation, edited, and remembered for tables with the same header.

use std::collections::BTreeMap;

use policy::model::fact::{FactKind, Quantity};
use serde::{Deserialize, Serialize};

use crate::label::{Label, Scale, likeness};
use crate::personal::Role;
use crate::row::Cell;
use crate::value::{Reader, Taken, Why};
use crate::wanted::{Kind, Wanted};

/// How certain a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Nothing is proposed.
    None,
    /// The name is alike, or its cells hold something else: to be looked at.
    Likely,
    /// It is called so, and its cells can be read.
    Sure,
}

/// A column, what is proposed for it, and what else it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// From 0.
    pub at: usize,
    /// Its name as it stands there.
    pub label: String,
    /// What it is besides.
    pub role: Role,
    /// What is proposed, by id.
    pub proposed: Option<String>,
    /// How certain that is.
    pub confidence: Confidence,
    /// What else it may be, the likeliest first.
    pub alternatives: Vec<String>,
    /// In what its numbers are counted, where the header or a title says it.
    pub scale: Option<Scale>,
    /// Its numbers are far from what is usual and no unit stands over them: the scale has to be asked for; this one would fit.
    pub asks_for: Option<Scale>,
    /// How many of the first rows hold something in it.
    pub filled: usize,
}

/// What is read from which column. It is small, holds nothing of the table, and may be kept on the device.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// The header that it belongs to.
    pub signature: String,
    columns: BTreeMap<usize, Mapped>,
}

/// What is read from a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapped {
    /// What it is, by id.
    pub id: String,
    /// In what its numbers are counted.
    #[serde(default)]
    pub scale: Scale,
}

impl Mapping {
    /// What is proposed, without what nothing is proposed for.
    pub fn proposed(signature: &str, columns: &[Column]) -> Mapping {
        let mut mapping = Mapping { signature: signature.to_owned(), columns: BTreeMap::new() };
        for column in columns {
            if let Some(id) = &column.proposed {
                mapping.assign(column.at, id, column.scale.or(column.asks_for).unwrap_or_default());
            }
        }
        mapping
    }

    /// Says what a column is. Another column that was the same is nothing any more: nothing is read twice.
    pub fn assign(&mut self, column: usize, id: &str, scale: Scale) {
        self.columns.retain(|_, it| it.id != id);
        self.columns.insert(column, Mapped { id: id.to_owned(), scale });
    }

    /// Says that nothing is read from a column.
    pub fn clear(&mut self, column: usize) {
        self.columns.remove(&column);
    }

    /// What a column is.
    pub fn get(&self, column: usize) -> Option<&Mapped> {
        self.columns.get(&column)
    }

    /// Each column from which something is read.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Mapped)> {
        self.columns.iter().map(|(at, it)| (*at, it))
    }
}

/// A column as it was found, before anything is proposed.
pub(crate) struct Found<'a> {
    pub at: usize,
    pub label: &'a Label,
    pub forms: &'a [String],
    pub role: Role,
    pub title_scale: Option<Scale>,
    pub cells: Vec<Cell<'a>>,
}

/// Likenesses in thousandths: from here on something is proposed, and from here on it is an alternative.
const PROPOSED: u32 = 620;
const ALTERNATIVE: u32 = 340;

/// Proposes for each column what it may hold: the likeliest pairs first, nothing twice.
pub(crate) fn propose(found: &[Found<'_>], wanted: &[Wanted], from_1904: bool) -> Vec<Column> {
    let labels: Vec<Vec<String>> = wanted.iter().map(|it| it.labels.iter().map(|it| Label::of(it).core).collect()).collect();
    // Column, what it may be, how alike, how many of its cells can be read in thousandths.
    let mut pairs: Vec<(usize, usize, u32, u32)> = Vec::new();
    for (column, title) in found.iter().enumerate().filter(|it| it.1.role == Role::Data) {
        for (at, labels) in labels.iter().enumerate() {
            let alike = labels.iter().flat_map(|label| title.forms.iter().map(move |form| similar(form, label))).max().unwrap_or(0);
            if ALTERNATIVE <= alike
                && let Some(wanted) = wanted.get(at)
            {
                pairs.push((column, at, alike, readable(title, wanted, from_1904)));
            }
        }
    }
    // Of two that are called alike, the one whose cells can be read.
    pairs.sort_by_key(|it| (core::cmp::Reverse((it.2, it.3)), it.0, it.1));
    let mut chosen: BTreeMap<usize, (usize, u32, u32)> = BTreeMap::new();
    for &(column, at, alike, reads) in pairs.iter().filter(|it| PROPOSED <= it.2) {
        let taken = chosen.contains_key(&column) || chosen.values().any(|it| it.0 == at);
        // Two that are just as likely are a question, not a proposal.
        let ties = pairs.iter().any(|it| it.0 == column && it.1 != at && (it.2, it.3) == (alike, reads) && alike < 1000);
        if !taken && !ties && 500 <= reads {
            chosen.insert(column, (at, alike, reads));
        }
    }
    found
        .iter()
        .enumerate()
        .map(|(column, title)| {
            let choice = chosen.get(&column);
            let id = |at: usize| wanted.get(at).map(|it| it.id.clone());
            let alternatives = pairs.iter().filter(|pair| pair.0 == column && choice.is_none_or(|it| it.0 != pair.1));
            let kind = choice.and_then(|it| wanted.get(it.0)).map(|it| &it.kind);
            let scale = title.label.scale.or(title.title_scale.filter(|_| kind.is_some_and(is_money)));
            Column {
                at: title.at,
                label: title.label.words.clone(),
                role: title.role,
                proposed: choice.and_then(|it| id(it.0)),
                confidence: match choice {
                    None => Confidence::None,
                    Some((_, alike, reads)) if *alike == 1000 && 800 <= *reads => Confidence::Sure,
                    Some(_) => Confidence::Likely,
                },
                alternatives: alternatives.take(3).filter_map(|it| id(it.1)).collect(),
                scale,
                asks_for: kind.filter(|_| scale.is_none()).and_then(|kind| asked(title, kind, from_1904)),
                filled: title.cells.iter().filter(|it| !it.is_empty()).count(),
            }
        })
        .collect()
}

fn is_money(kind: &Kind) -> bool {
    matches!(kind, Kind::Fact(FactKind::Number(number)) if number.measure == Quantity::Money)
}

/// How alike two names are. 是否 and 现任 before one say little; a name within a longer one says much.
fn similar(one: &str, other: &str) -> u32 {
    const LITTLE: [&str; 5] = ["是否", "是不是", "有无", "本人", "当前"];
    let bare = |text: &str| LITTLE.iter().fold(text.to_owned(), |text, it| text.replace(it, ""));
    let (bare_one, bare_other) = (bare(one), bare(other));
    if one == other {
        return 1000;
    }
    if bare_one == bare_other && !bare_one.is_empty() {
        return 980;
    }
    let (short, long) = if bare_one.len() < bare_other.len() { (&bare_one, &bare_other) } else { (&bare_other, &bare_one) };
    let within = if 2 <= short.chars().count() && long.contains(short.as_str()) {
        let share = short.chars().count() * 300 / long.chars().count().max(1);
        600 + u32::try_from(share).unwrap_or(0)
    } else {
        0
    };
    likeness(&bare_one, &bare_other).min(960).max(within)
}

/// How many of a column's cells can be read as something, in thousandths; all where there is none.
fn readable(found: &Found<'_>, wanted: &Wanted, from_1904: bool) -> u32 {
    let scale = found.label.scale.or(found.title_scale).unwrap_or_default();
    let reader = Reader::new(&wanted.kind, &wanted.also, scale, from_1904);
    let filled: Vec<Cell<'_>> = found.cells.iter().copied().filter(|it| !it.is_empty()).collect();
    // A number of another size, and a formula without its result, are of the right kind.
    let reads = |cell: Cell<'_>| match reader.read(cell) {
        Ok(Taken::Digits(_)) => false,
        Ok(_) | Err(Why::Unworked | Why::Fault | Why::JanuaryOrOctober | Why::ShareOrPercent) => true,
        Err(Why::Misread(why)) => why.is_beginning(),
        Err(Why::NotYesOrNo) => false,
    };
    let count = filled.iter().filter(|it| reads(**it)).count() * 1000;
    u32::try_from(count).ok().and_then(|it| it.checked_div(u32::try_from(filled.len()).ok()?)).unwrap_or(1000)
}

/// The scale with which most numbers of a column would be of a usual size, where they are not as they stand.
fn asked(found: &Found<'_>, kind: &Kind, from_1904: bool) -> Option<Scale> {
    let share = |scale: Scale| {
        let Kind::Fact(FactKind::Number(number)) = kind else { return None };
        let (least, most) = number.plausible?;
        let anything = Kind::Fact(FactKind::Number(policy::model::fact::NumberKind { plausible: None, ..number.clone() }));
        let reader = Reader::new(&anything, &[], scale, from_1904);
        let numbers: Vec<_> = found
            .cells
            .iter()
            .filter_map(|cell| match reader.read(*cell) {
                Ok(Taken::Answer(policy::model::value::Answer::Given(policy::model::value::Value::Number(it)))) => Some(it),
                Ok(_) | Err(_) => None,
            })
            .collect();
        let usual = numbers.iter().filter(|it| (least..=most).contains(*it)).count();
        Some((usual, numbers.len()))
    };
    let (usual, all) = share(Scale::Ones)?;
    if all < usual * 2 || all == 0 {
        return None;
    }
    let (usual, _) = share(Scale::TenThousands)?;
    (all < usual * 2).then_some(Scale::TenThousands)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_read_from_two_columns() {
        let mut mapping = Mapping::default();
        mapping.assign(1, "birth_date", Scale::Ones);
        mapping.assign(4, "birth_date", Scale::Ones);
        assert_eq!(mapping.iter().map(|it| it.0).collect::<Vec<_>>(), [4]);
        mapping.clear(4);
        assert_eq!(mapping.iter().count(), 0);
    }

    #[test]
    fn names_within_names_are_alike() {
        assert_eq!(similar("是否现任村书记", "现任村书记"), 980);
        assert!(PROPOSED < similar("书记出生日期", "出生日期"));
        assert!(similar("村", "村名") < PROPOSED);
        assert!(similar("党员人数", "出生日期") < ALTERNATIVE);
    }
}
