//! Finding one's way in a pack.
//!
//! Search finds any substring, in both languages, and Chinese by pinyin or initials: what is searched ([`entry`]), how
//! two texts count as the same ([`fold`]), how Chinese is spelled ([`pinyin`]), how one text is looked through
//! ([`pattern`]), and how the hits are ranked ([`index`]).
//!
//! Beside it: which provisions a reader wants to see ([`filter`]), what uses a provision and how far the product goes
//! with it ([`uses`]), which terms stand in a text ([`terms`]), and which figures of the document ([`figures`]).

pub mod entry;
pub mod fold;
pub mod pinyin;
pub mod pattern;
pub mod index;
pub mod filter;
pub mod uses;
pub mod terms;
pub mod figures;
