//! Views as data. Of what a page draws most stays the same: which elements there are, in what order, with which classes. Written as code, as
//! Leptos does, each element and each attribute is a call with its types; written as a text that one function reads, it is a few bytes.
//!
//! `view!` of crates/template-macro writes that text and the code that fills its holes; what comes out is an `AnyView` of Leptos like any
//! other, with the same signals, effects and owners. Nobody writes a template by hand.

mod render;
mod value;

use leptos::html::ElementType;
use leptos::prelude::{AnyView, IntoAny, IntoRender, Owner, RenderHtml};
use leptos::tachys::html::event::EventDescriptor;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use send_wrapper::SendWrapper;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::render::Filled;
use crate::value::{IntoValue, Value};

/// The signs that stand before each thing in a template. The text that follows one ends at [`mark::END`].
pub mod mark {
    /// An element of HTML; its name.
    pub const ELEMENT: char = '\u{1}';
    /// An element of SVG; its name.
    pub const SVG: char = '\u{2}';
    /// The element that was begun last is complete. Nothing follows of its own.
    pub const CLOSE: char = '\u{3}';
    /// An attribute that stays; its name, then its value.
    pub const FIXED: char = '\u{4}';
    /// A text that stays.
    pub const TEXT: char = '\u{5}';
    /// The hole of an attribute; its name.
    pub const ATTRIBUTE: char = '\u{6}';
    /// The hole of a class that is there or not; its name.
    pub const CLASS: char = '\u{7}';
    /// The hole of a property of a style; its name.
    pub const STYLE: char = '\u{8}';
    /// The hole of a property of the element in JavaScript; its name.
    pub const PROPERTY: char = '\u{e}';
    /// The hole of what listens to an event; its name.
    pub const EVENT: char = '\u{f}';
    /// The hole of what wants to know the element. Nothing follows.
    pub const NODE: char = '\u{10}';
    /// The hole of HTML. Nothing follows.
    pub const HTML: char = '\u{11}';
    /// The hole of a view between the tags. Nothing follows.
    pub const VIEW: char = '\u{12}';
    /// Ends a name or a text.
    pub const END: char = '\u{0}';
}

/// What is put into one hole.
pub(crate) enum Hole {
    View(AnyView),
    Value(Value),
    Event(Box<dyn FnMut(JsValue)>),
    Node(Box<dyn FnOnce(&Element)>),
}

/// What is put into the holes of a template, in their order.
pub struct Holes(Vec<Hole>);

impl Holes {
    /// Room for what is to come.
    #[must_use]
    pub fn with_capacity(holes: usize) -> Self {
        Self(Vec::with_capacity(holes))
    }

    /// A view between the tags.
    #[inline(never)]
    pub fn view<V>(&mut self, view: V)
    where
        V: IntoRender,
        V::Output: RenderHtml,
    {
        self.0.push(Hole::View(view.into_render().into_any()));
    }

    /// A view between the tags that is drawn again whenever a signal that it reads has changed.
    pub fn reactive<V>(&mut self, mut view: impl FnMut() -> V + Send + 'static)
    where
        V: IntoRender,
        V::Output: RenderHtml,
    {
        self.shared(Arc::new(Mutex::new(move || view().into_render().into_any())));
    }

    #[inline(never)]
    fn shared(&mut self, view: SharedReactiveFunction<AnyView>) {
        self.0.push(Hole::View(view.into_any()));
    }

    /// The value of an attribute, a class, a style or a property, or HTML.
    #[inline(never)]
    pub fn value(&mut self, value: impl IntoValue) {
        self.0.push(Hole::Value(value.into_value()));
    }

    /// What is done when an event comes.
    pub fn event<E>(&mut self, _: E, mut handler: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: From<JsValue>,
    {
        self.listener(Box::new(move |event| handler(event.into())));
    }

    #[inline(never)]
    fn listener(&mut self, handler: Box<dyn FnMut(JsValue)>) {
        self.0.push(Hole::Event(handler));
    }

    /// Where the element is to be known.
    pub fn node<E>(&mut self, container: impl NodeRefContainer<E>)
    where
        E: ElementType,
    {
        self.0.push(Hole::Node(Box::new(move |element| container.load(element))));
    }

    /// The view: the template, filled.
    #[inline(never)]
    #[must_use]
    pub fn fill(self, template: &'static str) -> AnyView {
        Filled::new(template, SendWrapper::new(self.0), Owner::current()).into_any()
    }
}
