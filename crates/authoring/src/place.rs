//! A value with the place in the file where it stands.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde_saphyr::Spanned;

/// A value with its place, so that a mistake can be shown where it was made.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct At<T>(Spanned<T>);

impl<T> At<T> {
    /// The value.
    pub fn get(&self) -> &T {
        &self.0.value
    }

    /// Where it stands.
    pub fn place(&self) -> Place {
        Place::of(&self.0.referenced)
    }
}

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

impl Place {
    /// The place of a location of the reader.
    pub fn of(location: &serde_saphyr::Location) -> Place {
        let span = location.span();
        let number = |it: Option<u64>| it.and_then(|it| usize::try_from(it).ok()).unwrap_or_default();
        let start = number(span.byte_offset());
        Place { start, end: start + number(span.byte_len()).max(1) }
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
