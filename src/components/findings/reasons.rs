//! The tree of reasons: each condition with what was put in, whether it holds, and the clause that asks it.

use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use policy::explain::pieces::Line;
use policy::model::ids::ProvisionId;
use template::View;
use template_macro::view;

use crate::components::citation::Citation;
use crate::components::figure::sentence;
use crate::i18n::messages::components::findings::{Words, words};

/// The reasons of a finding.
pub fn reasons(explainer: &Explainer<'_>, inquiry: &Inquiry) -> View {
    let lines = explainer.lines(&inquiry.finding);
    view! { <div class="reasons">{tree(&lines, None, words(explainer.language))}</div> }
}

/// The lines of one depth, each with those below it.
fn tree(lines: &[Line], above: Option<ProvisionId>, words: &'static Words) -> Option<View> {
    let depth = lines.first()?.depth;
    let mut items = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let end = after.iter().position(|it| it.depth <= depth).unwrap_or(after.len());
        let (below, next) = after.split_at(end);
        items.push(item(line, below, above, words));
        rest = next;
    }
    Some(view! { <ul>{items}</ul> })
}

fn item(line: &Line, below: &[Line], above: Option<ProvisionId>, words: &'static Words) -> View {
    let (class, mark, said) = match line.holds {
        Some(true) => ("holds", "m4.5 12.5 5 5L20 6.5", words.holds),
        Some(false) => ("fails", "M4 12h16", words.fails),
        None => ("open", "M12 4a8 8 0 1 1-.01 0", words.open),
    };
    // A clause is named where it begins, not on every line that comes from it.
    let cited = above != Some(line.provision);
    let clause = cited.then(|| view! { <Citation provision=line.provision/> });
    view! {
        <li class=class class:group=!line.leaf class:cited=cited>
            <div class="claim">
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d=mark fill="none" stroke="currentColor" stroke-width="2.5"></path>
                </svg>
                <div><span class="only-read">{said}</span>{sentence(line.pieces.clone())}</div>
            </div>
            {clause}
            {tree(below, Some(line.provision), words)}
        </li>
    }
}
