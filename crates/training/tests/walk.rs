//! Worked examples on a slide: few clicks, and nothing higher than the slide, over every sample of the pack.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it must")]

use pack::pack;
use policy::engine::decide::{Verdict, decide, situation};
use policy::engine::inquiry::inquire;
use policy::explain::explainer::Explainer;
use policy::model::facts::Facts;
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use training::steps::stages;
use training::tree::{Tree, tree};
use training::walk::{DRAWING, MOST_CLICKS, change_clicks, clicks, stage_after, view};

/// Every drawing of every sample: its tool, the drawing and how many stages would change it.
fn drawings() -> Vec<(&'static str, Language, usize, Tree, usize)> {
    let mut found = Vec::new();
    for part in pack().samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it.as_of, part))) {
        let (as_of, part) = part;
        let tool = &pack().tools[usize::from(part.tool.0)];
        let facts: Facts = part.facts.iter().copied().collect();
        let inquiry = inquire(pack(), tool, &facts, as_of, ReadingChoices::default()).unwrap();
        let finding = decide(pack(), tool, &facts, as_of, ReadingChoices::default()).unwrap();
        let situation = situation(pack(), tool, &facts, as_of, ReadingChoices::default());
        let ways = match (finding.verdict, inquiry.changes.first()) {
            (Verdict::NotMet, Some(set)) => stages(&facts, as_of, set).len(),
            _ => 0,
        };
        for language in [Language::Chinese, Language::English] {
            let explainer = Explainer { pack: pack(), tool, situation: &situation, language };
            let lines = explainer.lines(&finding);
            for (at, (columns, _)) in DRAWING.into_iter().enumerate() {
                found.push((
                    tool.id.as_str(),
                    language,
                    at,
                    tree(tool, &finding, &lines, |it| explainer.asked(it.criterion), columns),
                    ways,
                ));
            }
        }
    }
    found
}

#[test]
fn an_example_takes_six_clicks_at_most_and_lights_all_of_it() {
    for (tool, _, _, drawn, ways) in drawings() {
        let changes = change_clicks(ways);
        let ends = clicks(&drawn, MOST_CLICKS - changes);
        assert!(ends.len() + changes <= MOST_CLICKS && !ends.is_empty(), "{tool}: {ends:?} and {changes}");
        assert!(ends.windows(2).all(|it| it[0] < it[1]), "{tool}: {ends:?}");
        assert_eq!(ends.last(), Some(&drawn.order.len()), "{tool}");
        // The last click shows all that would change it.
        assert!(changes == 0 || stage_after(changes, ways) == ways - 1);
        for click in 0..=ends.len() {
            let view = view(&drawn, &ends, click, 10);
            assert!(drawn.nodes.is_empty() || (view.lit == view.tree.order.len()) == (click == ends.len()), "{tool} {click}");
            // The question stays, and of each part at least a line.
            assert!(view.kept.first() == Some(&0) || drawn.nodes.is_empty());
            let lit = click.checked_sub(1).map_or(0, |it| ends[it]);
            for (node, at) in view.kept.iter().enumerate() {
                let is_lit = drawn.order.iter().take(lit).any(|it| it == at);
                assert_eq!(view.tree.order.iter().take(view.lit).any(|it| *it == node), is_lit, "{tool}");
            }
        }
    }
}

#[test]
fn what_is_decided_is_folded_until_the_drawing_fits() {
    let mut over = Vec::new();
    let mut folded = 0;
    for (tool, language, window, drawn, ways) in drawings() {
        let height = DRAWING[window].1;
        let ends = clicks(&drawn, MOST_CLICKS - change_clicks(ways));
        for click in 0..=ends.len() {
            let view = view(&drawn, &ends, click, height);
            folded += usize::from(view.kept.len() < drawn.nodes.len());
            if height < view.tree.height {
                over.push(format!("{tool} in {language:?}, window {window}, click {click}: {} of {height}", view.tree.height));
            }
        }
    }
    assert!(20 < folded, "{folded}");
    over.sort_unstable();
    over.dedup();
    assert!(over.is_empty(), "{} are over:\n{}", over.len(), over.join("\n"));
}
