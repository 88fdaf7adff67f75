//! Views as data. Of what a page draws most stays the same: which elements there are, in what order, with which classes. Written as code, as
//! Leptos does, each element and each attribute is a call with types of its own; written as a text that one function reads, it is a few bytes.
//!
//! `view!` of crates/template-macro writes that text and the code that fills its holes. What comes out is one type, [`View`], whatever it shows,
//! and Leptos draws it as any other view, with its signals, effects and owners. Nobody writes a template by hand.
//!
//! ```
//! use template::View;
//! use template::into_view::IntoView;
//!
//! let names: Vec<View> = ["二十条", "Twenty Measures"].map(IntoView::into_view).into();
//! let list: View = (names, Some("And what changes, as a closure:")).into_view();
//! let changes: View = (move || 20).into_view();
//! ```

pub mod drawn;
pub mod effect;
mod element;
pub mod holes;
pub mod into_view;
pub mod mark;
pub mod value;

use leptos::prelude::AnyView;

use crate::element::Element;

/// What is shown, be it an element, a text, a list, nothing, or what changes between them.
pub struct View(Box<Node>);

enum Node {
    Nothing,
    Text(String),
    Element(Element),
    List(Vec<View>),
    /// What is drawn again whenever a signal that it reads has changed.
    Reactive(Box<dyn FnMut() -> View + Send>),
    /// A view of Leptos' own.
    Other(AnyView),
}

impl View {
    fn new(node: Node) -> Self {
        Self(Box::new(node))
    }
}
