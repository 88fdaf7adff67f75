//! Finding one's way in a pack.
//!
//! Search finds any substring, in both languages, and Chinese by pinyin or initials: what is searched ([`entry`]), how texts are
//! normalized for comparison ([`normalize`]), how Chinese is spelled ([`pinyin`]), how numbers are written otherwise ([`numerals`]), how one
//! text is matched ([`pattern`]), how the hits are ranked ([`index`]), and what comes nearest where nothing is hit ([`nearest`]).
//!
//! Beside it: which provisions a reader wants to see ([`filter`]), what refers to a provision and how far the product goes
//! with it ([`references`]), which terms stand in a text ([`terms`]), and which figures of the document ([`figures`]).
//!
//! ```
//! use catalogue::index::Index;
//!
//! let index = Index::new(pack::pack(), pack::spelling());
//! // By the initials of its pinyin: 夫妻分居 (husband and wife who live apart).
//! let hits = index.search("fqfj", Default::default(), 5, None);
//! assert!(hits.groups.iter().flat_map(|group| &group.hits).any(|hit| hit.title.as_ref().is_some_and(|it| it.text.contains("分居"))));
//! ```

pub mod normalize;
pub mod pinyin;
pub mod numerals;
pub mod pattern;
pub mod entry;
pub mod index;
pub mod nearest;
pub mod filter;
pub mod references;
pub mod terms;
pub mod figures;
