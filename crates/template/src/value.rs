//! What the hole of an attribute, a class, a style or a property holds.

use std::sync::Arc;

use leptos::prelude::{Get, Memo, ReadSignal, RwSignal, Signal};
use wasm_bindgen::JsValue;

/// A value, or what works it out again whenever a signal that it reads has changed.
pub enum Value {
    /// An attribute that is not there, a property that is left alone.
    Absent,
    /// An attribute without a value, a class that is there or not, a property that is true or false.
    Flag(bool),
    /// A text, or a number written out.
    Text(String),
    /// Works the value out, which is never one of these again.
    Reactive(Box<dyn FnMut() -> Value + Send>),
}

impl Value {
    /// This value or, for one that is worked out, what it comes to now.
    pub(crate) fn settled(self) -> Self {
        match self {
            Self::Reactive(mut work_out) => work_out().settled(),
            value => value,
        }
    }

    /// The text that an attribute, a style or the HTML of an element gets; `None` where it is to be taken away.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Flag(true) => Some(""),
            Self::Flag(false) | Self::Absent | Self::Reactive(_) => None,
        }
    }

    /// Whether a class is to be there.
    pub(crate) fn holds(&self) -> bool {
        matches!(self, Self::Flag(true) | Self::Text(_))
    }

    /// What a property of JavaScript gets.
    pub(crate) fn to_js(&self) -> JsValue {
        match self {
            Self::Text(text) => JsValue::from_str(text),
            Self::Flag(flag) => JsValue::from_bool(*flag),
            Self::Absent | Self::Reactive(_) => JsValue::UNDEFINED,
        }
    }
}

/// Two values that are worked out are never alike: nobody knows what they will come to.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Absent, Self::Absent) => true,
            (Self::Flag(one), Self::Flag(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            _ => false,
        }
    }
}

/// What can stand behind the `=` of an attribute, a class, a style or a property.
pub trait IntoValue {
    /// It as a value.
    fn into_value(self) -> Value;
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Flag(self)
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(self)
    }
}

impl IntoValue for &str {
    fn into_value(self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl IntoValue for Arc<str> {
    fn into_value(self) -> Value {
        Value::Text(self.as_ref().to_owned())
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, IntoValue::into_value)
    }
}

/// Numbers are written as texts: in HTML they are nothing else.
macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl IntoValue for $number {
            fn into_value(self) -> Value {
                Value::Text(self.to_string())
            }
        }
    )*};
}

numbers!(u8 u16 u32 u64 usize i32 i64 f64);

impl<F, V> IntoValue for F
where
    F: FnMut() -> V + Send + 'static,
    V: IntoValue,
{
    fn into_value(mut self) -> Value {
        Value::Reactive(Box::new(move || self().into_value()))
    }
}

macro_rules! signals {
    ($($signal:ident)*) => {$(
        impl<V> IntoValue for $signal<V>
        where
            V: IntoValue + Clone + Send + Sync + 'static,
        {
            fn into_value(self) -> Value {
                Value::Reactive(Box::new(move || self.get().into_value()))
            }
        }
    )*};
}

signals!(Memo ReadSignal RwSignal Signal);
