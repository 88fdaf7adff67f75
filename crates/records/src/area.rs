//! A storage of texts by key, which may refuse at any call.

/// Why a storage did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no room left.
    Full,
    /// It lets this page read or keep nothing, or failed in a way that it does not explain.
    Blocked,
}

/// A text as a browser holds it: any sequence of UTF-16 units, those included that make no characters (half a pair). Two are
/// equal when every unit is.
pub trait RawText: Clone + PartialEq {
    /// The units of a text.
    fn of(text: &str) -> Self;

    /// As text; units that make no characters are replaced.
    fn to_text(&self) -> String;
}

/// A storage of texts by key. A refusal says nothing about what lies there: what could not be read is unknown, not absent.
pub trait Area {
    /// How it holds texts.
    type Text: RawText;

    /// All keys, of other pages too.
    ///
    /// # Errors
    /// When the storage refuses.
    fn keys(&self) -> Result<Vec<Self::Text>, Refusal>;

    /// The text under a key; `None` where there is none.
    ///
    /// # Errors
    /// When the storage refuses.
    fn get(&self, key: &Self::Text) -> Result<Option<Self::Text>, Refusal>;

    /// Writes a text under a key.
    ///
    /// # Errors
    /// When the storage refuses; what lay there is then unchanged.
    fn set(&self, key: &Self::Text, text: &Self::Text) -> Result<(), Refusal>;

    /// Removes a key.
    ///
    /// # Errors
    /// When the storage refuses; the key may then still be there.
    fn remove(&self, key: &Self::Text) -> Result<(), Refusal>;
}
