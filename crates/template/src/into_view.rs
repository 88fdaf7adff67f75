//! What can stand between the tags of a view.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::{AnyView, Get, IntoAny, Memo, ReadSignal, RenderHtml, RwSignal, Signal};

use crate::{Node, View};

/// What can stand between the tags of a view.
pub trait IntoView {
    /// It as a view.
    fn into_view(self) -> View;
}

impl IntoView for View {
    fn into_view(self) -> View {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> View {
        View::new(Node::Nothing)
    }
}

impl IntoView for String {
    #[inline(never)]
    fn into_view(self) -> View {
        View::new(Node::Text(self))
    }
}

impl IntoView for &str {
    #[inline(never)]
    fn into_view(self) -> View {
        self.to_owned().into_view()
    }
}

impl IntoView for &String {
    fn into_view(self) -> View {
        self.as_str().into_view()
    }
}

impl IntoView for Cow<'_, str> {
    fn into_view(self) -> View {
        self.into_owned().into_view()
    }
}

impl IntoView for Arc<str> {
    fn into_view(self) -> View {
        self.as_ref().into_view()
    }
}

macro_rules! written_out {
    ($($written:ty)*) => {$(
        impl IntoView for $written {
            fn into_view(self) -> View {
                self.to_string().into_view()
            }
        }
    )*};
}

written_out!(char u8 u16 u32 u64 usize i32 i64);

impl<V: IntoView> IntoView for Option<V> {
    fn into_view(self) -> View {
        match self {
            Some(view) => view.into_view(),
            None => ().into_view(),
        }
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_view(self) -> View {
        View::new(Node::List(self.into_iter().map(IntoView::into_view).collect()))
    }
}

impl<V: IntoView, const N: usize> IntoView for [V; N] {
    fn into_view(self) -> View {
        View::new(Node::List(self.into_iter().map(IntoView::into_view).collect()))
    }
}

impl<A: IntoView, B: IntoView> IntoView for (A, B) {
    fn into_view(self) -> View {
        [self.0.into_view(), self.1.into_view()].into_view()
    }
}

impl<F, V> IntoView for F
where
    F: FnMut() -> V + Send + 'static,
    V: IntoView,
{
    fn into_view(mut self) -> View {
        View::new(Node::Reactive(Box::new(move || self().into_view())))
    }
}

macro_rules! signals {
    ($($signal:ident)*) => {$(
        impl<V> IntoView for $signal<V>
        where
            V: IntoView + Clone + Send + Sync + 'static,
        {
            fn into_view(self) -> View {
                (move || self.get()).into_view()
            }
        }
    )*};
}

signals!(Memo ReadSignal RwSignal Signal);

impl IntoView for AnyView {
    fn into_view(self) -> View {
        View::new(Node::Other(self))
    }
}

/// What a component of Leptos gives.
impl<T: RenderHtml + Send> IntoView for leptos::prelude::View<T> {
    fn into_view(self) -> View {
        self.into_inner().into_any().into_view()
    }
}
