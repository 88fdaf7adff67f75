//! An element with all that stands in it: a template, and what goes into its holes.

use std::rc::Rc;

use leptos::prelude::{Mountable, Owner, Render, RenderEffect};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, HtmlElement};

use crate::drawn::Drawn;
use crate::holes::{Handler, Hole};
use crate::mark;
use crate::value::Value;

const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// A template with what goes into its holes.
pub(crate) struct Element {
    template: &'static str,
    holes: Vec<Hole>,
}

/// An element that is drawn.
pub(crate) struct DrawnElement {
    template: &'static str,
    pub(crate) root: web_sys::Element,
    holes: Vec<DrawnHole>,
}

enum DrawnHole {
    View(Drawn),
    Value(Place, Value),
    Reactive(Place, RenderEffect<Value>),
    /// Stops to listen when it is dropped.
    Event(Place, Option<RemoveEventHandler<web_sys::Element>>),
    Node(web_sys::Element),
}

/// What of which element a hole is.
#[derive(Clone)]
struct Place(Rc<(web_sys::Element, char, &'static str)>);

impl Place {
    fn new(element: &web_sys::Element, what: char, name: &'static str) -> Self {
        Self(Rc::new((element.clone(), what, name)))
    }

    /// Gives the element its value, if it is not the one it has. `before` is `None` at the first time.
    fn set(&self, value: &Value, before: Option<&Value>) {
        let (element, what, name) = &*self.0;
        if *what == mark::PROPERTY {
            // What somebody has typed changes a property without our knowing: it is always set anew.
            if before.is_some() || *value != Value::Absent {
                Rndr::set_property_or_value(element, name, &value.to_js());
            }
            return;
        }
        if before == Some(value) {
            return;
        }
        match (*what, value.text()) {
            (mark::CLASS, _) => match (value.holds(), before.is_some_and(Value::holds)) {
                (true, false) => Rndr::add_class(&element.class_list(), name),
                (false, true) => Rndr::remove_class(&element.class_list(), name),
                _ => {}
            },
            (mark::STYLE, Some(text)) => Rndr::set_css_property(&style_of(element), name, text),
            (mark::STYLE, None) if before.is_some() => Rndr::remove_css_property(&style_of(element), name),
            (mark::HTML, text) => Rndr::set_inner_html(element, text.unwrap_or_default()),
            (mark::ATTRIBUTE, Some(text)) => Rndr::set_attribute(element, name, text),
            (mark::ATTRIBUTE, None) if before.is_some() => Rndr::remove_attribute(element, name),
            _ => {}
        }
    }

    /// Gives the element a value now and, if it can change, whenever it has changed.
    fn keep(self, value: Value, before: Option<Value>) -> DrawnHole {
        match value {
            Value::Reactive(mut work_out) => {
                let place = self.clone();
                let effect = move |before: Option<Value>| {
                    let value = work_out().settled();
                    place.set(&value, before.as_ref());
                    value
                };
                DrawnHole::Reactive(self, RenderEffect::new_with_value(effect, before))
            }
            value => {
                self.set(&value, before.as_ref());
                DrawnHole::Value(self, value)
            }
        }
    }

    fn listen(self, handler: Handler, owner: Owner) -> DrawnHole {
        let mut handler = handler.take();
        let (element, _, name) = &*self.0;
        let listener = Rndr::add_event_listener(element, name, Box::new(move |event| owner.with(|| handler(event))));
        DrawnHole::Event(self, Some(listener))
    }
}

/// Elements of SVG have a style as those of HTML do.
fn style_of(element: &web_sys::Element) -> CssStyleDeclaration {
    element.unchecked_ref::<HtmlElement>().style()
}

/// Reads a template from its beginning to its end.
struct Reader(&'static str);

impl Reader {
    fn sign(&mut self) -> Option<char> {
        let sign = self.0.chars().next()?;
        self.0 = &self.0[sign.len_utf8()..];
        Some(sign)
    }

    fn text(&mut self) -> &'static str {
        let (text, rest) = self.0.split_once(mark::END).unwrap_or((self.0, ""));
        self.0 = rest;
        text
    }
}

impl Element {
    pub(crate) fn new(template: &'static str, holes: Vec<Hole>) -> Self {
        Self { template, holes }
    }

    pub(crate) fn build(self) -> DrawnElement {
        let mut reader = Reader(self.template);
        let mut filling = self.holes.into_iter();
        let mut holes = Vec::with_capacity(filling.len());
        let mut open: Vec<web_sys::Element> = Vec::new();
        let mut root = None;
        while let Some(what) = reader.sign() {
            if matches!(what, mark::ELEMENT | mark::SVG) {
                open.push(Rndr::create_element(reader.text(), (what == mark::SVG).then_some(SVG_NAMESPACE)));
                continue;
            }
            let Some(element) = open.last() else { break };
            match what {
                mark::CLOSE => {
                    let complete = open.pop();
                    match (open.last(), complete) {
                        (Some(parent), Some(child)) => Rndr::insert_node(parent, &child, None),
                        (_, complete) => root = complete,
                    }
                }
                mark::FIXED => {
                    let name = reader.text();
                    Rndr::set_attribute(element, name, reader.text());
                }
                mark::TEXT => Rndr::insert_node(element, &Rndr::create_text_node(reader.text()), None),
                _ => {
                    let name = if matches!(what, mark::NODE | mark::HTML | mark::VIEW) { "" } else { reader.text() };
                    let Some(hole) = filling.next() else { break };
                    holes.push(match hole {
                        Hole::View(view) => {
                            let mut drawn = view.build();
                            drawn.mount(element, None);
                            DrawnHole::View(drawn)
                        }
                        Hole::Value(value) => Place::new(element, what, name).keep(value, None),
                        Hole::Event(handler, owner) => Place::new(element, what, name).listen(handler, owner),
                        Hole::Node(load) => {
                            load(element);
                            DrawnHole::Node(element.clone())
                        }
                    });
                }
            }
        }
        // The macro writes no template without an element: an empty one would stand for it.
        let root = root.unwrap_or_else(|| Rndr::create_element("span", None));
        DrawnElement { template: self.template, root, holes }
    }

    /// Fills what is drawn anew; gives the element back if what is drawn is another.
    pub(crate) fn rebuild(self, drawn: &mut DrawnElement) -> Option<Self> {
        if self.template != drawn.template {
            return Some(self);
        }
        for (hole, drawn) in self.holes.into_iter().zip(&mut drawn.holes) {
            match (hole, &mut *drawn) {
                (Hole::View(view), DrawnHole::View(state)) => view.rebuild(state),
                (Hole::Value(value), DrawnHole::Value(place, before)) => {
                    let before = std::mem::replace(before, Value::Absent);
                    *drawn = place.clone().keep(value, Some(before));
                }
                (Hole::Value(value), DrawnHole::Reactive(place, effect)) => {
                    let before = effect.take_value();
                    *drawn = place.clone().keep(value, before);
                }
                (Hole::Event(handler, owner), DrawnHole::Event(place, listener)) => {
                    drop(listener.take());
                    *drawn = place.clone().listen(handler, owner);
                }
                (Hole::Node(load), DrawnHole::Node(element)) => load(element),
                // The same template has the same holes.
                _ => {}
            }
        }
        None
    }
}
