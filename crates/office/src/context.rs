//! For whom and on which day papers are made.

use policy::model::day::Day;
use policy::model::pack::Pack;
use policy::model::text::Language;

/// What a paper is made with: the pack, the reader's day and language.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// Its hash.
    pub hash: &'a str,
    /// The reader's day.
    pub today: Day,
    /// The language.
    pub language: Language,
}
