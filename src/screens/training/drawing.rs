//! A decision, drawn: marks, sentences and the lines between them, lit as far as one has come.

use leptos::prelude::*;
use leptos::web_sys;
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use policy::model::text::Language;
use policy::model::tool::Tool;
use training::tree::{EM, LEADING, Node, TEXT, Tree, tree};

use crate::language::language;
use crate::screens::training::words::words;

/// As much as is lit of a drawing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lit {
    /// So many criteria, in the order of deciding.
    pub steps: usize,
    /// The criterion just decided is marked.
    pub mark: bool,
}

/// The drawing of an inquiry, so many letters wide.
pub fn drawn(tool: &Tool, inquiry: &Inquiry, columns: u32) -> Tree {
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: language() };
    let lines = explainer.lines(&inquiry.finding);
    tree(tool, &inquiry.finding, &lines, |it| explainer.asked(it.criterion), columns)
}

/// How many criteria are gone through. The same in every language: keys ask for it where no language is at hand.
pub fn criteria(tool: &Tool, inquiry: &Inquiry) -> usize {
    Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: Language::Chinese }.lines(&inquiry.finding).len()
}

/// How many letters fit beside a slide's facts, or over a page. The drawing scales with its width, so this only decides how
/// large its letters are.
pub fn columns(on_slide: bool) -> u32 {
    let wide = window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(1024.0);
    match (wide < 620.0, on_slide) {
        (true, _) => 17,
        (false, true) => 21,
        (false, false) => 38,
    }
}

/// Draws. `turned` are criteria to be pointed out, by position.
pub fn drawing(tree: &Tree, lit: Lit, turned: &[usize]) -> AnyView {
    let words = words(language());
    let lit_nodes: Vec<usize> = tree.order.iter().take(lit.steps).copied().collect();
    let here = lit_nodes.last().copied().filter(|_| lit.mark);
    let is_lit = |at: usize| lit_nodes.contains(&at);
    let lines = tree.nodes.iter().enumerate().filter_map(|(at, node)| {
        let parent = tree.nodes.get(node.parent?)?;
        // Down from under the parent's mark, then right to the child's.
        let (x, from, to) = (parent.x + 6, parent.y + 13, node.y + 7);
        let path = format!("M{x} {from}V{to}H{}", node.x);
        Some(view! { <path class="branch" class:lit=is_lit(at) d=path></path> }.into_any())
    });
    let nodes = tree.nodes.iter().enumerate().map(|(at, it)| drawn_node(it, is_lit(at), here == Some(at), turned.contains(&at)));
    let size = format!("-2 -2 {} {}", tree.width + 4, tree.height + 6);
    let label = match here.and_then(|at| tree.nodes.get(at)) {
        Some(node) => (words.drawing_at)(tree.order.len(), lit_nodes.len(), &spoken(node)),
        None => (words.drawing)(tree.order.len(), lit_nodes.len()),
    };
    if here.is_some() {
        request_animation_frame(show_mark);
    }
    view! {
        <svg class="drawing" viewBox=size role="img" aria-label=label>
            {lines.collect_view()}
            {nodes.collect_view()}
        </svg>
    }
    .into_any()
}

/// A criterion in one sentence, with what came of it.
pub fn spoken(node: &Node) -> String {
    let words = words(language());
    let state = match node.holds {
        Some(true) => words.holds,
        Some(false) => words.fails,
        None if node.asks => words.asks,
        None => words.open,
    };
    [state, words.colon, &node.lines.concat()].concat()
}

/// Brings the marked criterion into view, where the drawing is taller than its place.
fn show_mark() {
    if let Ok(Some(it)) = document().query_selector(".drawing .here") {
        let how = js_sys::Object::new();
        // Setting a property of a new object cannot fail.
        let _ = js_sys::Reflect::set(&how, &"block".into(), &"nearest".into());
        let it: web_sys::Element = it;
        if let Some(scroll) = js_sys::Reflect::get(&it, &"scrollIntoView".into())
            .ok()
            .and_then(|it| wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(it).ok())
        {
            let _ = scroll.call1(&it, &how);
        }
    }
}

fn drawn_node(it: &Node, lit: bool, here: bool, turned: bool) -> AnyView {
    let state = match (lit, it.holds) {
        (false, _) => "waits",
        (true, Some(true)) => "holds",
        (true, Some(false)) => "fails",
        (true, None) if it.asks => "asks",
        (true, None) => "open",
    };
    let lines = if lit { &it.lines } else { &it.asked };
    let texts = lines.iter().zip(0u32..).map(|(line, at)| {
        let y = it.y + at * LEADING + EM + 1;
        view! { <text x=(it.x + TEXT).to_string() y=y.to_string()>{line.clone()}</text> }.into_any()
    });
    let at = format!("translate({} {})", it.x, it.y + 1);
    let height = u32::try_from(it.lines.len()).unwrap_or(1) * LEADING + 3;
    let ground = (here || turned).then(|| {
        view! { <rect class="ground" x=it.x.saturating_sub(1).to_string() y=it.y.saturating_sub(2).to_string() width="100%" height=height.to_string()></rect> }
    });
    view! {
        <g class=state class:here=here class:turned=turned class:group=!it.leaf>
            {ground}
            <g transform=at inner_html=mark(state)></g>
            {texts.collect_view()}
        </g>
    }
    .into_any()
}

/// The marks differ in outline, so that they tell in black and white and from the last row.
fn mark(state: &str) -> &'static str {
    match state {
        "holds" => {
            r#"<circle cx="6" cy="6" r="6" fill="currentColor"/><path d="m3 6.3 2.2 2.2L9.2 4" fill="none" stroke="var(--paper)" stroke-width="1.6"/>"#
        }
        "fails" => {
            r#"<path d="M.8.8h10.4v10.4H.8z" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M3.2 6h5.6" stroke="currentColor" stroke-width="1.6"/>"#
        }
        "asks" => {
            r#"<circle cx="6" cy="6" r="5.4" fill="none" stroke="currentColor" stroke-width="1.2" stroke-dasharray="2.6 1.6"/><path d="M4.3 4.7a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.6-.9 1.2" fill="none" stroke="currentColor" stroke-width="1.2"/><circle cx="6" cy="9" r=".8" fill="currentColor"/>"#
        }
        "open" => r#"<circle cx="6" cy="6" r="5.4" fill="none" stroke="currentColor" stroke-width="1.2" stroke-dasharray="2.6 1.6"/>"#,
        _ => r#"<circle cx="6" cy="6" r="2.4" fill="none" stroke="currentColor" stroke-width="1"/>"#,
    }
}
