//! A decision as a drawing: where each criterion stands, how its sentence breaks into lines, and in what order one goes
//! through it. Only numbers: the screen draws.
//!
//! Lengths are in tenths of the height of a letter ("units"), so that a drawing scales with its width.

use policy::engine::decide::Finding;
use policy::explain::pieces::Line;
use policy::model::ids::{FactId, ProvisionId};
use policy::model::tool::Tool;

/// One letter of a Chinese text.
pub const EM: u32 = 10;
/// From one line to the next.
pub const LEADING: u32 = 15;
/// How far the children stand to the right of their parent.
pub const INDENT: u32 = 17;
/// From the left of a mark to the beginning of its sentence.
pub const TEXT: u32 = 17;
/// Between two criteria.
pub(crate) const GAP: u32 = 9;
/// The least that a sentence gets, however deep it stands.
const NARROWEST: u32 = 8 * EM;

/// A drawn decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Its width in units.
    pub width: u32,
    /// Its height in units.
    pub height: u32,
    /// The criteria, each before its children.
    pub nodes: Vec<Node>,
    /// The positions of the criteria in the order of deciding: each after its children.
    pub order: Vec<usize>,
}

/// A drawn criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The position of the criterion that it is part of.
    pub parent: Option<usize>,
    /// The left of its mark.
    pub x: u32,
    /// The top of its first line.
    pub y: u32,
    /// Its sentence, broken into lines.
    pub lines: Vec<String>,
    /// What it asks, for as long as nobody has come to it: its sentence would give the answer away.
    pub asked: Vec<String>,
    /// Whether it holds; `None` while open.
    pub holds: Option<bool>,
    /// It is open and an answer that is missing would settle it.
    pub asks: bool,
    /// It is something that is asked, not a combination.
    pub leaf: bool,
    /// Where the document asks it.
    pub provision: ProvisionId,
    /// The slots of the facts that it hangs on, as bits.
    pub slots: u32,
}

/// Draws the lines of a finding, `columns` Chinese letters wide; `asked` says what each asks.
pub fn tree(tool: &Tool, finding: &Finding, lines: &[Line], asked: impl Fn(&Line) -> String, columns: u32) -> Tree {
    let width = columns.saturating_mul(EM).max(NARROWEST + TEXT);
    let mut nodes: Vec<Node> = Vec::new();
    let mut above: Vec<usize> = Vec::new();
    let mut y = 0;
    for line in lines {
        above.truncate(usize::from(line.depth));
        // However deep it stands, the sentence keeps a width in which it can be read.
        let x = (u32::from(line.depth) * INDENT).min(width.saturating_sub(TEXT + NARROWEST));
        let room = width.saturating_sub(x + TEXT);
        let (said, asked) = (wrap(&line.sentence(), room), wrap(&asked(line), room));
        // Nothing moves when the answer comes.
        let height = LEADING * u32::try_from(said.len().max(asked.len())).unwrap_or(1).max(1);
        nodes.push(Node {
            parent: above.last().copied(),
            x,
            y,
            lines: said,
            asked,
            holds: line.holds,
            asks: line.leaf && line.holds.is_none() && asks(tool, line, &finding.missing),
            leaf: line.leaf,
            provision: line.provision,
            slots: tool.rule.criterion(line.criterion).map_or(0, |it| it.slots),
        });
        above.push(nodes.len() - 1);
        y += height + GAP;
    }
    Tree { width, height: y.saturating_sub(GAP).max(LEADING), order: order(&nodes), nodes }
}

/// Whether one of the missing answers stands in this criterion.
fn asks(tool: &Tool, line: &Line, missing: &[FactId]) -> bool {
    let slots = tool.rule.criterion(line.criterion).map_or(0, |it| it.slots);
    tool.facts
        .iter()
        .enumerate()
        .any(|(at, fact)| slots.checked_shr(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0) & 1 == 1 && missing.contains(fact))
}

/// Children before their parent, in the order of reading.
fn order(nodes: &[Node]) -> Vec<usize> {
    let mut order = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        while open.last().is_some_and(|it| Some(*it) != node.parent) {
            order.extend(open.pop());
        }
        open.push(at);
    }
    while let Some(at) = open.pop() {
        order.push(at);
    }
    order
}

/// A sentence in lines of at most `width` units. Chinese may break anywhere but before a closing mark or behind an opening
/// one; words and numbers stay whole where a line can hold them.
pub fn wrap(text: &str, width: u32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let wide = piece.chars().map(units).sum::<u32>();
        if used + wide <= width || line.is_empty() && wide <= width {
            line.push_str(piece);
            used += wide;
            continue;
        }
        let begun = core::mem::take(&mut line).trim_end().to_owned();
        if !begun.is_empty() {
            lines.push(begun);
        }
        used = 0;
        // A word that no line can hold is cut.
        for letter in piece.trim_start().chars() {
            if width < used + units(letter) && !line.is_empty() {
                lines.push(core::mem::take(&mut line));
                used = 0;
            }
            line.push(letter);
            used += units(letter);
        }
    }
    let rest = line.trim_end();
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest.to_owned());
    }
    lines
}

/// What is not broken: a word with its space, or a Chinese letter with the marks that belong to it.
fn pieces(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let can = before.is_some_and(|before| {
            let closes = "，。、；：！？”’）》〉」』】〕%％)]},.;:!?…—".contains(letter);
            let opens = "“‘（《〈「『【〔([{".contains(before);
            !closes && !opens && (before == ' ' || is_wide(before) || is_wide(letter)) && letter != ' '
        });
        if can {
            cuts.push(at);
        }
        before = Some(letter);
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|it| text.get(*it.first()?..*it.last()?)).filter(|it| !it.is_empty()).collect()
}

fn is_wide(letter: char) -> bool {
    '\u{2E80}' <= letter || "“”‘’…—".contains(letter)
}

/// How wide a letter is. Latin letters are taken for wider than most are: a line may end early, never late.
pub(crate) fn units(letter: char) -> u32 {
    match letter {
        _ if is_wide(letter) => EM,
        'M' | 'W' | 'm' | 'w' | '@' | '%' | '≥' | '≤' | '=' | '×' | '÷' | '+' | '−' => 9,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '(' | ')' | ' ' => 4,
        'A'..='Z' => 7,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_broken_where_people_break_it() {
        assert_eq!(wrap("集体收入恰好1万元。", 60), ["集体收入恰好", "1万元。"]);
        // No line begins with a full stop, none ends with an opening mark.
        assert_eq!(wrap("一二三四。五", 40), ["一二三", "四。五"]);
        assert_eq!(wrap("一二三“四五", 40), ["一二三", "“四五"]);
        assert_eq!(wrap("served two full terms", 60), ["served", "two full", "terms"]);
        assert_eq!(wrap("", 60), [""]);
        assert_eq!(wrap("10000000000000000000", 60).concat(), "10000000000000000000");
    }
}
