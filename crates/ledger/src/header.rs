//! Finding the names of the columns: under titles, in one row or two.

use crate::label::{Label, Scale, likeness, scale_of_title};
use crate::row::{Cell, Row};
use crate::source::merged::Area;
use crate::value::yes_or_no;
use crate::wanted::Wanted;

/// Where the header stands among the first rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Its first row among those.
    pub at: usize,
    /// One or two.
    pub rows: usize,
    /// The names of the columns, from the first column on.
    pub labels: Vec<Label>,
    /// Of each column, what else its name may be: what stands in the lower row, and both the other way round.
    pub forms: Vec<Vec<String>>,
    /// What a title says about money.
    pub scale: Option<Scale>,
}

/// In how many rows a header may begin.
const DEPTH: usize = 20;

/// Names that tables have, whatever is looked for.
const USUAL: [&str; 14] =
    ["序号", "编号", "姓名", "性别", "民族", "备注", "村名", "单位", "出生年月", "出生日期", "职务", "学历", "联系电话", "身份证号"];

/// Finds it; nothing where no row looks like one.
pub fn find(rows: &[Row], areas: &[Area], wanted: &[Wanted]) -> Option<Header> {
    let cores: Vec<String> = wanted
        .iter()
        .flat_map(|it| &it.labels)
        .map(|it| Label::of(it).core)
        .chain(USUAL.map(str::to_owned))
        .filter(|it| !it.is_empty())
        .collect();
    let width = rows.iter().map(|it| it.filled().count()).max().unwrap_or(0);
    let mut best: Option<(i64, usize)> = None;
    for (at, row) in rows.iter().take(DEPTH).enumerate() {
        if let Some(score) = score(row, &cores, width, at)
            && best.is_none_or(|it| it.0 < score)
        {
            best = Some((score, at));
        }
    }
    let at = best?.1;
    let pair = |upper: usize| {
        let (upper_row, lower_row) = (rows.get(upper)?, rows.get(upper + 1)?);
        is_pair(upper_row, lower_row, areas).then(|| joined(upper_row, lower_row, areas))
    };
    let two = pair(at).map(|it| (at, it)).or_else(|| {
        let upper = at.checked_sub(1)?;
        Some((upper, pair(upper)?))
    });
    let first = two.as_ref().map_or(at, |it| it.0);
    let scale = rows.iter().take(first).flat_map(Row::filled).filter_map(|it| as_text(it.1)).find_map(scale_of_title);
    Some(match two {
        Some((at, (labels, forms))) => Header { at, rows: 2, labels, forms, scale },
        None => {
            let labels: Vec<Label> = rows.get(at)?.cells().map(|it| Label::of(&it.written())).collect();
            let forms = labels.iter().map(|it| vec![it.core.clone()]).collect();
            Header { at, rows: 1, labels, forms, scale }
        }
    })
}

/// How much a row looks like names of columns; nothing where it cannot be.
fn score(row: &Row, cores: &[String], width: usize, at: usize) -> Option<i64> {
    let cells: Vec<Cell<'_>> = row.filled().map(|it| it.1).collect();
    let names = cells.iter().filter(|it| is_name(**it)).count();
    if cells.len() < 2 || names * 4 < cells.len() * 3 {
        return None;
    }
    let known: i64 = cells
        .iter()
        .filter_map(|it| as_text(*it))
        .map(|text| {
            let core = Label::of(text).core;
            let best = cores.iter().map(|it| likeness(it, &core)).max().unwrap_or(0);
            if best == 1000 {
                30
            } else if 600 < best {
                12
            } else {
                0
            }
        })
        .sum();
    let count = |it: usize| i64::try_from(it).unwrap_or(0);
    let wide = count(cells.len()) * 20 / count(width).max(1);
    Some(known + wide + count(names).min(10) - count(at))
}

/// Whether a cell may be the name of a column: words, neither a number nor a day nor an answer.
fn is_name(cell: Cell<'_>) -> bool {
    as_text(cell).is_some_and(|text| {
        let core = Label::of(text).core;
        let digits = core.chars().filter(char::is_ascii_digit).count();
        !core.is_empty() && digits * 2 < core.chars().count().max(1) && yes_or_no(cell).is_none() && text.chars().count() <= 80
    })
}

fn as_text(cell: Cell<'_>) -> Option<&str> {
    match cell {
        Cell::Text(text) => Some(text),
        Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Truth(_) | Cell::Fault | Cell::Unworked => None,
    }
}

/// Whether two rows are one header: the lower one stands under names that span several columns of it.
fn is_pair(upper: &Row, lower: &Row, areas: &[Area]) -> bool {
    if lower.number() != upper.number() + 1 || upper.filled().count() < 2 || !upper.filled().all(|it| is_name(it.1)) {
        return false;
    }
    // What stands under a name of its own: only words, and none that a ledger's first row would have.
    let own: Vec<usize> = lower.filled().filter(|it| it.1 != upper.cell(it.0)).map(|it| it.0).collect();
    if own.len() < 2 || !own.iter().all(|it| is_name(lower.cell(*it))) {
        return false;
    }
    let under = own.iter().filter(|it| spanning(upper, **it, areas).is_some_and(|from| from < **it)).count();
    let merged =
        areas.iter().filter(|it| it.first_row == upper.number() && it.last_row == it.first_row && it.first_column < it.last_column).count();
    // Names that go through both rows: merged down, or with nothing under them.
    let through = upper.filled().filter(|it| lower.cell(it.0).is_empty() || lower.cell(it.0) == it.1).count();
    0 < under && (0 < through || 2 <= merged)
}

/// The column whose name in the upper row spans this one.
fn spanning(upper: &Row, column: usize, areas: &[Area]) -> Option<usize> {
    let in_area = areas.iter().find(|area| {
        (area.first_row..=area.last_row).contains(&upper.number())
            && area.first_column < area.last_column
            && (area.first_column..=area.last_column).contains(&column)
    });
    match in_area {
        Some(area) => Some(area.first_column),
        None if !upper.cell(column).is_empty() => Some(column),
        // Where merged areas are known, a blank belongs to nothing.
        None if areas.iter().any(|it| it.first_row == upper.number() && it.first_column < it.last_column) => None,
        None => (0..column).rev().find(|it| !upper.cell(*it).is_empty()),
    }
}

fn joined(upper: &Row, lower: &Row, areas: &[Area]) -> (Vec<Label>, Vec<Vec<String>>) {
    let columns = 0..upper.len().max(lower.len());
    columns
        .map(|column| {
            let below = Label::of(&lower.cell(column).written());
            let own = !upper.cell(column).is_empty();
            // A name spans what has something under it.
            let over = spanning(upper, column, areas).filter(|_| own || !below.core.is_empty());
            let above = over.map(|it| Label::of(&upper.cell(it).written())).unwrap_or_default();
            let label = Label::joined(&above, &below);
            let turned = format!("{}{}", below.core, above.core);
            let forms = [label.core.clone(), turned, below.core.clone()];
            let mut forms: Vec<String> = forms.into_iter().filter(|it| !it.is_empty()).collect();
            forms.dedup();
            (label, forms)
        })
        .unzip()
}
