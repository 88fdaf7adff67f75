//! A decision on a slide: in a few clicks, one part of it at a time, with what is decided folded to a line. The question, each of its
//! parts and in the end the verdict stay in view.

use crate::tree::{GAP, LEADING, Node, Tree};

/// The most clicks that an example takes, with what would change it.
pub const MOST_CLICKS: usize = 6;

/// How many letters wide a drawing is beside the facts of a slide, and how high it may be: in a window of 16 to 9, and of 4 to 3.
pub const DRAWING: [(u32, u32); 2] = [(23, 180), (18, 195)];

/// The most of them for what would change it.
const MOST_CHANGES: usize = 2;

/// Of what makes a part what it is, so much is told where there is no room for all.
const MOST_TOLD: usize = 2;
/// As many lines as there are.
const WHOLE: usize = usize::MAX;

/// How many clicks show what would change it, of so many stages beside the first.
pub fn change_clicks(stages: usize) -> usize {
    stages.saturating_sub(1).min(MOST_CHANGES)
}

/// The stage that is shown after so many of these clicks: the last click brings all that is left.
pub fn stage_after(click: usize, stages: usize) -> usize {
    let last = stages.saturating_sub(1);
    if change_clicks(stages) <= click { last } else { click.min(last) }
}

/// How many criteria, in the order of deciding, are lit after each click: a part of the decision with each, the last together with the
/// verdict.
pub fn clicks(tree: &Tree, most: usize) -> Vec<usize> {
    let place = |node: usize| tree.order.iter().position(|it| *it == node).unwrap_or_default() + 1;
    let mut ends: Vec<usize> = parts(tree).into_iter().map(place).collect();
    ends.pop();
    ends.push(tree.order.len());
    // Where there are more parts than clicks the first ones come together.
    let over = ends.len().saturating_sub(most.max(1));
    ends.split_off(over)
}

/// The parts of a decision: what stands below its first criterion that combines several.
fn parts(tree: &Tree) -> Vec<usize> {
    let below = |node: usize| -> Vec<usize> { (0..tree.nodes.len()).filter(|it| parent(tree, *it) == Some(node)).collect() };
    let mut found = below(0);
    while let [only] = found.as_slice() {
        let next = below(*only);
        if next.is_empty() {
            break;
        }
        found = next;
    }
    if found.is_empty() { (0..tree.nodes.len().min(1)).collect() } else { found }
}

fn parent(tree: &Tree, node: usize) -> Option<usize> {
    tree.nodes.get(node).and_then(|it| it.parent)
}

/// What of a tree is shown, and how far it is lit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The criteria that are shown.
    pub tree: Tree,
    /// Where each stood in the whole tree.
    pub kept: Vec<usize>,
    /// How many of them are lit, in the order of deciding.
    pub lit: usize,
    /// The slots of what was decided with this click, as bits; none before the first.
    pub slots: u32,
}

/// The tree after so many clicks, no higher than `height` where folding can bring that about.
pub fn view(tree: &Tree, ends: &[usize], click: usize, height: u32) -> View {
    let lit = click.checked_sub(1).map_or(0, |it| ends.get(it).copied().unwrap_or(tree.order.len()));
    let before = click.checked_sub(2).map_or(0, |it| ends.get(it).copied().unwrap_or_default());
    let now: Vec<usize> = tree.order.get(before..lit).unwrap_or_default().to_vec();
    let slots = now.iter().filter_map(|it| tree.nodes.get(*it)).filter(|it| it.leaf).fold(0, |bits, it| bits | it.slots);
    if tree.height <= height {
        return View { tree: tree.clone(), kept: (0..tree.nodes.len()).collect(), lit, slots };
    }
    let parts = parts(tree);
    let is_under = |node: usize, part: usize| {
        let mut at = Some(node);
        while let Some(here) = at.filter(|it| *it != part) {
            at = parent(tree, here);
        }
        at == Some(part)
    };
    // Whole is what was decided with this click, and what stands above the parts; of the other parts a line.
    let of_part = |node: usize| parts.iter().copied().find(|it| is_under(node, *it));
    let decisive = |node: usize, part: usize| {
        let holds = |at: usize| tree.nodes.get(at).map(|it| (it.leaf, it.holds));
        holds(node).is_some_and(|it| it.0 && holds(part).is_some_and(|part| part.1 == it.1))
    };
    let kept = |whole: bool| -> Vec<usize> {
        let mut told = 0;
        (0..tree.nodes.len())
            .filter(|node| match of_part(*node) {
                None => true,
                Some(part) if *node == part => true,
                Some(_) if !now.contains(node) => false,
                Some(part) => {
                    // Where even that is too much, of a part what makes it what it is.
                    told += usize::from(decisive(*node, part));
                    whole || decisive(*node, part) && told <= MOST_TOLD
                }
            })
            .collect()
    };
    let folded = |kept: &[usize], most: usize, now_most: usize| {
        let mut y = 0;
        let mut nodes: Vec<Node> = Vec::new();
        for &at in kept {
            let Some(mut node) = tree.nodes.get(at).cloned() else { continue };
            let mut above = node.parent;
            while let Some(node) = above.filter(|it| !kept.contains(it)) {
                above = parent(tree, node);
            }
            node.parent = above.and_then(|it| kept.iter().position(|kept| *kept == it));
            let is_now = of_part(at).is_some() && now.contains(&at);
            if !is_now && of_part(at) == Some(at) {
                // What decided it says more than how many things it combines.
                let under = (0..tree.nodes.len()).find(|it| is_under(*it, at) && decisive(*it, at));
                node.lines = under.and_then(|it| tree.nodes.get(it)).map_or(node.lines, |it| it.lines.clone());
            }
            let most = if is_now { now_most } else { most };
            shorten(&mut node.lines, most);
            shorten(&mut node.asked, most);
            node.y = y;
            y += lines(&node) * LEADING + GAP;
            nodes.push(node);
        }
        let order: Vec<usize> = tree.order.iter().filter_map(|it| kept.iter().position(|kept| kept == it)).collect();
        Tree { width: tree.width, height: y.saturating_sub(GAP).max(LEADING), nodes, order }
    };
    let ways = [(true, 3, WHOLE), (true, 2, WHOLE), (true, 1, WHOLE), (false, 2, WHOLE), (false, 1, WHOLE), (false, 1, 3), (false, 1, 2)];
    let tried = ways.map(|(whole, most, now_most)| {
        let kept = kept(whole);
        (folded(&kept, most, now_most), kept)
    });
    let smallest = (folded(&kept(false), 1, 1), kept(false));
    let (shown, kept) = tried.into_iter().find(|it| it.0.height <= height).unwrap_or(smallest);
    let is_lit = |node: &usize| tree.order.iter().take(lit).any(|it| it == node);
    View { lit: kept.iter().filter(|it| is_lit(it)).count(), tree: shown, kept, slots }
}

fn lines(node: &Node) -> u32 {
    u32::try_from(node.lines.len().max(node.asked.len())).unwrap_or(1).max(1)
}

/// The first lines, with a mark that there are more.
fn shorten(lines: &mut Vec<String>, most: usize) {
    if most < lines.len() {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
}
