//! A filled template as Leptos draws any view.

use std::rc::Rc;

use leptos::prelude::{AnyView, Mountable, Owner, Render, RenderEffect, RenderHtml};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

use crate::value::Value;
use crate::{Hole, mark};

const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// A template with what goes into its holes.
pub(crate) struct Filled {
    template: &'static str,
    holes: SendWrapper<Vec<Hole>>,
    /// Under whom events are handled.
    owner: Option<Owner>,
}

/// What has been drawn.
pub(crate) struct Drawn {
    template: &'static str,
    root: Element,
    holes: Vec<DrawnHole>,
}

enum DrawnHole {
    View(<AnyView as Render>::State),
    Value(Place, Value),
    Reactive(Place, RenderEffect<Value>),
    Event(Place, Option<RemoveEventHandler<Element>>),
    Node(Element),
}

/// What of which element a hole is.
#[derive(Clone)]
struct Place(Rc<(Element, char, &'static str)>);

impl Place {
    fn new(element: &Element, what: char, name: &'static str) -> Self {
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
            (_, Some(text)) => Rndr::set_attribute(element, name, text),
            (_, None) if before.is_some() => Rndr::remove_attribute(element, name),
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

    fn listen(self, mut handler: Box<dyn FnMut(JsValue)>, owner: Option<&Owner>) -> DrawnHole {
        let owner = owner.cloned().unwrap_or_default();
        let handler = Box::new(move |event| owner.with(|| handler(event)));
        let (element, _, name) = &*self.0;
        let listener = Rndr::add_event_listener(element, name, handler);
        DrawnHole::Event(self, Some(listener))
    }
}

/// Elements of SVG have a style as those of HTML do.
fn style_of(element: &Element) -> web_sys::CssStyleDeclaration {
    element.unchecked_ref::<HtmlElement>().style()
}

/// Reads a template from its beginning to its end.
struct Reader(&'static str);

impl Reader {
    fn next(&mut self) -> Option<char> {
        let mark = self.0.chars().next()?;
        self.0 = &self.0[mark.len_utf8()..];
        Some(mark)
    }

    fn text(&mut self) -> &'static str {
        let (text, rest) = self.0.split_once(mark::END).unwrap_or((self.0, ""));
        self.0 = rest;
        text
    }
}

impl Filled {
    pub(crate) fn new(template: &'static str, holes: SendWrapper<Vec<Hole>>, owner: Option<Owner>) -> Self {
        Self { template, holes, owner }
    }
}

impl Render for Filled {
    type State = Drawn;

    fn build(self) -> Drawn {
        let mut reader = Reader(self.template);
        let mut filling = self.holes.take().into_iter();
        let mut holes = Vec::with_capacity(filling.len());
        let mut open: Vec<Element> = Vec::new();
        let mut root = None;
        while let Some(what) = reader.next() {
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
                        Hole::Event(handler) => Place::new(element, what, name).listen(handler, self.owner.as_ref()),
                        Hole::Node(load) => {
                            load(element);
                            DrawnHole::Node(element.clone())
                        }
                    });
                }
            }
        }
        // A template without an element cannot be written by the macro: an empty one stands for it.
        let root = root.unwrap_or_else(|| Rndr::create_element("span", None));
        Drawn { template: self.template, root, holes }
    }

    fn rebuild(self, drawn: &mut Drawn) {
        if self.template != drawn.template {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
            return;
        }
        let owner = self.owner;
        for (hole, drawn) in self.holes.take().into_iter().zip(&mut drawn.holes) {
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
                (Hole::Event(handler), DrawnHole::Event(place, listener)) => {
                    // The old one first: an element may have one listener of a kind only once.
                    drop(listener.take());
                    *drawn = place.clone().listen(handler, owner.as_ref());
                }
                (Hole::Node(load), DrawnHole::Node(element)) => load(element),
                // The same template has the same holes.
                _ => {}
            }
        }
    }
}

no_attrs!(Filled);

impl RenderHtml for Filled {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    // Nothing is drawn on a server.
    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        Rndr::remove(&self.root);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.root, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.root.parent_element().is_some_and(|parent| {
            child.mount(&parent, Some(&self.root));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.root.clone()]
    }
}
