//! The tree of reasons: each condition with what was put in, whether it holds, and the clause that asks it.

use leptos::prelude::*;
use policy::explain::{Explainer, Line};
use policy::inquiry::Inquiry;
use policy::pack::{ProvisionId, Tool};
use policy::text::Language;

use crate::components::citation::Citation;
use crate::components::findings::sentence;
use crate::components::findings::words::words;

/// The reasons of a finding.
#[component]
pub fn Reasons(
    /// What was asked.
    tool: &'static Tool,
    /// What came out.
    inquiry: Inquiry,
    /// In which language.
    language: Language,
) -> impl IntoView {
    let explainer = Explainer { pack: pack::pack(), tool, it: &inquiry.it, language };
    let lines = explainer.lines(&inquiry.finding);
    view! { <div class="reasons">{tree(&lines, None, language)}</div> }
}

/// The lines of one depth, each with those below it.
fn tree(lines: &[Line], above: Option<ProvisionId>, language: Language) -> AnyView {
    let Some(depth) = lines.first().map(|it| it.depth) else { return ().into_any() };
    let mut items = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let end = after.iter().position(|it| it.depth <= depth).unwrap_or(after.len());
        let (below, next) = after.split_at(end);
        items.push(item(line, below, above, language));
        rest = next;
    }
    view! { <ul>{items}</ul> }.into_any()
}

fn item(line: &Line, below: &[Line], above: Option<ProvisionId>, language: Language) -> AnyView {
    let words = words(language);
    let (class, mark, said) = match line.holds {
        Some(true) => ("holds", "m4.5 12.5 5 5L20 6.5", words.holds),
        Some(false) => ("fails", "M4 12h16", words.fails),
        None => ("open", "M12 4a8 8 0 1 1-.01 0M12 12h.01", words.open),
    };
    // A clause is named where it begins, not on every line that comes from it.
    let clause = (above != Some(line.provision)).then(|| view! { <Citation provision=line.provision/> });
    let below = tree(below, Some(line.provision), language);
    view! {
        <li class=class class:group=!line.leaf>
            <div class="line">
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=mark fill="none" stroke="currentColor" stroke-width="2.5"></path></svg>
                <span class="only-read">{said}</span>
                <div>{sentence(line.pieces.clone())}</div>
            </div>
            {clause}
            {below}
        </li>
    }
    .into_any()
}
