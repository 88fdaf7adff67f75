//! Draws a decision as a tree of criteria, lit as far as it has been stepped through.

use leptos::prelude::*;
use leptos::web_sys;
use policy::engine::inquiry::Inquiry;
use policy::explain::explainer::Explainer;
use policy::model::text::Language;
use policy::model::tool::Tool;
use template::View;
use template_macro::view;
use training::tree::{EM, LEADING, Node, TEXT, Tree, tree};
use training::walk::DRAWING;

use crate::browser::markup::fixed;
use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::preferences::appearance::TypeSize;

/// Which criteria of a drawing are lit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lit {
    /// How many criteria are lit, in the order of deciding.
    pub steps: usize,
    /// Whether the last lit criterion is marked as the current one.
    pub mark: bool,
}

/// The layout of the drawing of an inquiry, `columns` letters wide.
pub fn drawn(tool: &Tool, inquiry: &Inquiry, columns: u32) -> Tree {
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: language() };
    let lines = explainer.lines(&inquiry.finding);
    tree(tool, &inquiry.finding, &lines, |it| explainer.asked(it.criterion), columns)
}

/// The layout of the drawing for what has no language, as the handling of keys: the same criteria in the same order.
pub fn drawn_in_chinese(tool: &Tool, inquiry: &Inquiry) -> Tree {
    let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language: Language::Chinese };
    tree(tool, &inquiry.finding, &explainer.lines(&inquiry.finding), |_| String::new(), columns(true))
}

/// The number of criteria to step through.
pub fn criteria(tool: &Tool, inquiry: &Inquiry) -> usize {
    drawn_in_chinese(tool, inquiry).nodes.len()
}

/// The width of a drawing in letters: beside the facts of a slide, or over a page. The drawing scales with its width, so this
/// decides the size of its letters.
pub fn columns(on_slide: bool) -> u32 {
    match (size_of_window().0 < 620.0, on_slide) {
        (true, _) => 17,
        (false, true) => for_window().0,
        (false, false) => over_a_page(),
    }
}

/// Fewer letters where the settings ask for larger ones, so that a drawing's are as large as those of the page.
fn over_a_page() -> u32 {
    let size = document().document_element().and_then(|it| it.get_attribute("data-size")).unwrap_or_default();
    match TypeSize::ALL.into_iter().find(|it| it.id() == size) {
        Some(TypeSize::Large) => 30,
        Some(TypeSize::Projector) => 25,
        Some(TypeSize::Normal) | None => 38,
    }
}

/// How high a drawing may be on a slide.
pub fn height() -> u32 {
    for_window().1
}

/// A window of 16 to 9 has the wider drawing, one of 4 to 3 the higher one.
fn for_window() -> (u32, u32) {
    let (width, height) = size_of_window();
    let [wide, high] = DRAWING;
    if height * 1.55 <= width { wide } else { high }
}

fn size_of_window() -> (f64, f64) {
    let length = |it: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| it.ok().and_then(|it| it.as_f64());
    (length(window().inner_width()).unwrap_or(1024.0), length(window().inner_height()).unwrap_or(768.0))
}

/// Draws the tree. `turned` are the positions of criteria to be highlighted.
pub fn drawing(tree: &Tree, lit: Lit, turned: &[usize]) -> View {
    let words = words(language());
    let lit_nodes: Vec<usize> = tree.order.iter().take(lit.steps).copied().collect();
    let current = lit_nodes.last().copied().filter(|_| lit.mark);
    let is_lit = |at: usize| lit_nodes.contains(&at);
    let lines = tree.nodes.iter().enumerate().filter_map(|(at, node)| {
        let parent = tree.nodes.get(node.parent?)?;
        // Down from under the parent's mark, then right to the child's.
        let (x, from, to) = (parent.x + 6, parent.y + 13, node.y + 7);
        let path = format!("M{x} {from}V{to}H{}", node.x);
        Some(view! { <path class="branch" class:lit=is_lit(at) d=path></path> })
    });
    let nodes = tree.nodes.iter().enumerate().map(|(at, node)| drawn_node(node, is_lit(at), current == Some(at), turned.contains(&at)));
    let size = format!("-2 -2 {} {}", tree.width + 4, tree.height + 6);
    let label = (words.drawing)(tree.order.len(), lit_nodes.len());
    if current.is_some() {
        request_animation_frame(scroll_to_mark);
    }
    // The same as a list, for those who cannot see the drawing: what is lit, in the order of deciding.
    let said = lit_nodes.iter().filter_map(|at| tree.nodes.get(*at)).map(|it| view! { <li>{spoken(it)}</li> });
    view! {
        <svg class="drawing" viewBox=size role="img" aria-label=label>
            {lines.collect_view()}
            {nodes.collect_view()}
        </svg>
        <ol class="only-read">{said.collect_view()}</ol>
    }
}

/// A criterion with its result, in one sentence.
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

/// Scrolls to the marked criterion where the drawing is taller than its box.
fn scroll_to_mark() {
    if let Ok(Some(mark)) = document().query_selector(".drawing .here") {
        let options = js_sys::Object::new();
        // Setting a property of a new object cannot fail.
        let _ = js_sys::Reflect::set(&options, &"block".into(), &"nearest".into());
        let mark: web_sys::Element = mark;
        if let Some(scroll) = js_sys::Reflect::get(&mark, &"scrollIntoView".into())
            .ok()
            .and_then(|it| wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(it).ok())
        {
            let _ = scroll.call1(&mark, &options);
        }
    }
}

/// A criterion: its mark, its sentence over one or more lines, and the ground behind it where it is highlighted.
fn drawn_node(node: &Node, lit: bool, current: bool, turned: bool) -> View {
    let state = match (lit, node.holds) {
        (false, _) => "waits",
        (true, Some(true)) => "holds",
        (true, Some(false)) => "fails",
        (true, None) if node.asks => "asks",
        (true, None) => "open",
    };
    let lines = if lit { &node.lines } else { &node.asked };
    let texts = lines.iter().zip(0u32..).map(|(line, at)| {
        let y = node.y + at * LEADING + EM + 1;
        view! { <text x=(node.x + TEXT).to_string() y=y.to_string()>{line.clone()}</text> }
    });
    let at = format!("translate({} {})", node.x, node.y + 1);
    let height = u32::try_from(node.lines.len()).unwrap_or(1) * LEADING + 3;
    let ground = (current || turned).then(|| {
        view! { <rect class="ground" x=node.x.saturating_sub(1).to_string() y=node.y.saturating_sub(2).to_string() width="100%" height=height.to_string()></rect> }
    });
    view! {
        <g class=state class:here=current class:turned=turned class:group=!node.leaf>
            {ground}
            <g transform=at inner_html=fixed(mark(state))></g>
            {texts.collect_view()}
        </g>
    }
}

/// The shape of a mark. The marks differ in outline, so that they can be told apart in black and white and from a distance.
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
