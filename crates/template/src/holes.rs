//! What is put into the holes of a template.

use leptos::html::ElementType;
use leptos::prelude::Owner;
use leptos::tachys::html::event::EventDescriptor;
use leptos::tachys::html::node_ref::NodeRefContainer;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

use crate::element::Element;
use crate::into_view::IntoView;
use crate::value::{IntoValue, Value};
use crate::{Node, View};

/// What handles events, only ever on the thread of the page.
pub(crate) type Handler = SendWrapper<Box<dyn FnMut(JsValue)>>;

/// What is put into one hole.
pub(crate) enum Hole {
    View(View),
    Value(Value),
    /// With under whom it is handled.
    Event(Handler, Owner),
    Node(Box<dyn FnOnce(&web_sys::Element) + Send>),
}

/// What is put into the holes of a template, in their order.
pub struct Holes(Vec<Hole>);

impl Holes {
    /// Room for what is to come.
    #[must_use]
    #[inline(never)]
    pub fn with_capacity(holes: usize) -> Self {
        Self(Vec::with_capacity(holes))
    }

    /// A view between the tags.
    pub fn view(&mut self, view: impl IntoView) {
        self.drawn(view.into_view());
    }

    #[inline(never)]
    fn drawn(&mut self, view: View) {
        self.0.push(Hole::View(view));
    }

    /// The value of an attribute, a class, a style or a property, or HTML.
    pub fn value(&mut self, value: impl IntoValue) {
        self.settled(value.into_value());
    }

    #[inline(never)]
    fn settled(&mut self, value: Value) {
        self.0.push(Hole::Value(value));
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
        self.0.push(Hole::Event(SendWrapper::new(handler), Owner::current().unwrap_or_default()));
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
    pub fn fill(self, template: &'static str) -> View {
        View::new(Node::Element(Element::new(template, self.0)))
    }
}
