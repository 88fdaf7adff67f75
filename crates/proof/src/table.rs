//! Tables over all combinations of answers, and what they come to where answers are open: joined axis by axis.

use crate::cut::Cut;

/// Which way the answers of an axis are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// By complete answers.
    Atoms,
    /// By what may be entered.
    Cells,
}

/// The sizes of a table.
pub fn sizes(cuts: &[Cut], axis: Axis) -> Vec<usize> {
    cuts.iter().map(|it| if axis == Axis::Atoms { it.atoms.len() } else { it.cells.len() }).collect()
}

/// The positions along each axis of the entry that stands at `at`; the last axis runs fastest.
pub fn positions(sizes: &[usize], at: usize, into: &mut Vec<usize>) {
    into.clear();
    into.resize(sizes.len(), 0);
    let mut rest = at;
    for (position, size) in into.iter_mut().zip(sizes).rev() {
        *position = rest % size;
        rest /= size;
    }
}

/// Where the entry with these positions stands.
pub fn at(sizes: &[usize], positions: &[usize]) -> usize {
    sizes.iter().zip(positions).fold(0, |at, (size, position)| at * size + position)
}

/// Joins a table over complete answers into one over what may be entered. `nothing` is what no answer at all comes to.
pub fn joined<T: Copy>(cuts: &[Cut], table: &[T], nothing: T, join: fn(T, T) -> T) -> Vec<T> {
    let mut sizes = sizes(cuts, Axis::Atoms);
    let mut table = table.to_vec();
    for axis in 0..cuts.len() {
        table = along(cuts, &table, &mut sizes, axis, nothing, join);
    }
    table
}

/// Where two complete answers that differ along one axis alone come to different things: for what may be entered, whether there are
/// such two among what it may turn out to be. `differ` says it of what all answers along the axis come to, joined.
pub fn differing<T: Copy>(cuts: &[Cut], table: &[T], axis: usize, nothing: T, join: fn(T, T) -> T, differ: fn(T) -> bool) -> Vec<bool> {
    let mut sizes = sizes(cuts, Axis::Atoms);
    let first = along(cuts, table, &mut sizes, axis, nothing, join);
    let mut found: Vec<bool> = first.into_iter().map(differ).collect();
    for other in (0..cuts.len()).filter(|it| *it != axis) {
        found = along(cuts, &found, &mut sizes, other, false, |one, other| one || other);
    }
    found
}

fn along<T: Copy>(cuts: &[Cut], table: &[T], sizes: &mut [usize], axis: usize, nothing: T, join: fn(T, T) -> T) -> Vec<T> {
    let Some(cut) = cuts.get(axis) else { return table.to_vec() };
    let inner: usize = sizes.iter().skip(axis + 1).product();
    let old = cut.atoms.len();
    let outer: usize = sizes.iter().take(axis).product();
    let mut joined = Vec::with_capacity(outer * cut.cells.len() * inner);
    for block in 0..outer {
        for cell in &cut.cells {
            for within in 0..inner {
                let entry = |atom: usize| table.get((block * old + atom) * inner + within).copied().unwrap_or(nothing);
                joined.push(cell.atoms.iter().fold(nothing, |so_far, &atom| join(so_far, entry(atom))));
            }
        }
    }
    if let Some(size) = sizes.get_mut(axis) {
        *size = cut.cells.len();
    }
    joined
}
