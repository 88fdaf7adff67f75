//! A view as Leptos draws any other: what of it is in the page, and how it follows what is to be there.

use leptos::prelude::{AnyView, Mountable, Render, RenderEffect, RenderHtml};
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Position, PositionState};
use web_sys::{Comment, Text};

use crate::element::DrawnElement;
use crate::{Node, View};

/// What is drawn of a view.
pub struct Drawn(Kind);

enum Kind {
    /// A comment stands where nothing is, so that something can come there.
    Nothing(Comment),
    Text(Text, String),
    Element(DrawnElement),
    /// A comment stands at the end, so that more can come before it.
    List(Vec<Drawn>, Comment),
    Reactive(RenderEffect<Drawn>),
    Other(<AnyView as Render>::State),
}

impl Render for View {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn(match *self.0 {
            Node::Nothing => Kind::Nothing(Rndr::create_placeholder()),
            Node::Text(text) => Kind::Text(Rndr::create_text_node(&text), text),
            Node::Element(element) => Kind::Element(element.build()),
            Node::List(views) => Kind::List(views.into_iter().map(Render::build).collect(), Rndr::create_placeholder()),
            Node::Reactive(mut view) => Kind::Reactive(RenderEffect::new(move |drawn: Option<Drawn>| match drawn {
                Some(mut drawn) => {
                    view().rebuild(&mut drawn);
                    drawn
                }
                None => view().build(),
            })),
            Node::Other(view) => Kind::Other(view.build()),
        })
    }

    fn rebuild(self, drawn: &mut Drawn) {
        let node = match (*self.0, &mut drawn.0) {
            (Node::Nothing, Kind::Nothing(_)) => return,
            (Node::Text(text), Kind::Text(node, before)) => {
                if text != *before {
                    Rndr::set_text(node, &text);
                    *before = text;
                }
                return;
            }
            (Node::Element(element), Kind::Element(drawn)) => match element.rebuild(drawn) {
                None => return,
                Some(other) => Node::Element(other),
            },
            (Node::List(views), Kind::List(drawn, end)) => return follow(views, drawn, end),
            (Node::Other(view), Kind::Other(state)) => return view.rebuild(state),
            (node, _) => node,
        };
        let mut new = View::new(node).build();
        drawn.insert_before_this(&mut new);
        drawn.unmount();
        *drawn = new;
    }
}

/// A list follows another one, from its beginning.
fn follow(views: Vec<View>, drawn: &mut Vec<Drawn>, end: &Comment) {
    let kept = views.len();
    let mut views = views.into_iter();
    for (drawn, view) in drawn.iter_mut().zip(views.by_ref()) {
        view.rebuild(drawn);
    }
    for view in views {
        let mut new = view.build();
        end.insert_before_this(&mut new);
        drawn.push(new);
    }
    for mut gone in drawn.drain(kept.min(drawn.len())..) {
        gone.unmount();
    }
}

no_attrs!(View);

impl RenderHtml for View {
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
        match &mut self.0 {
            Kind::Nothing(comment) => comment.unmount(),
            Kind::Text(text, _) => text.unmount(),
            Kind::Element(element) => element.root.unmount(),
            Kind::List(drawn, end) => {
                drawn.iter_mut().for_each(Mountable::unmount);
                end.unmount();
            }
            Kind::Reactive(effect) => effect.unmount(),
            Kind::Other(state) => state.unmount(),
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        match &mut self.0 {
            Kind::Nothing(comment) => comment.mount(parent, marker),
            Kind::Text(text, _) => text.mount(parent, marker),
            Kind::Element(element) => element.root.mount(parent, marker),
            Kind::List(drawn, end) => {
                drawn.iter_mut().for_each(|drawn| drawn.mount(parent, marker));
                end.mount(parent, marker);
            }
            Kind::Reactive(effect) => effect.mount(parent, marker),
            Kind::Other(state) => state.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match &self.0 {
            Kind::Nothing(comment) => comment.insert_before_this(child),
            Kind::Text(text, _) => text.insert_before_this(child),
            Kind::Element(element) => element.root.insert_before_this(child),
            Kind::List(drawn, end) => drawn.first().is_some_and(|first| first.insert_before_this(child)) || end.insert_before_this(child),
            Kind::Reactive(effect) => effect.insert_before_this(child),
            Kind::Other(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        match &self.0 {
            Kind::Nothing(_) | Kind::Text(..) => Vec::new(),
            Kind::Element(element) => vec![element.root.clone()],
            Kind::List(drawn, _) => drawn.iter().flat_map(Mountable::elements).collect(),
            Kind::Reactive(effect) => effect.elements(),
            Kind::Other(state) => state.elements(),
        }
    }
}
