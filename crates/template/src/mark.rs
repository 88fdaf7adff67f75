//! The signs that stand before each thing in a template. The text that follows one ends at [`END`].
//! crates/template-macro, which writes them, takes in this file too.

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
