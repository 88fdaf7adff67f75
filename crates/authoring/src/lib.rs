//! The pack as people edit it: reading the YAML, checking all of it, and saying everything that is wrong at once.
//!
//! Build time and tests only; the app never links this.
//!
//! Reading order: the files ([`source`]) and places in them ([`place`]), how people write a pack ([`yaml`]), what is wrong in
//! it ([`problem`]), what every check needs ([`checker`]), and the whole check ([`check`]) with its parts: the document
//! ([`document`], [`glossary`], [`sentences`]), the facts ([`facts`]), the tools ([`tool`]) and their rules ([`compile`]), what is
//! built on them ([`indicators`], [`profile`], [`samples`]), and what only the whole shows ([`usage`]). [`cases`] reads case
//! files, [`schema`] describes every kind of file to editors.

pub mod source;
pub mod place;
pub mod yaml;
pub mod problem;
pub mod checker;
pub mod check;
pub mod document;
pub mod glossary;
pub mod sentences;
pub mod facts;
pub mod tool;
pub mod compile;
pub mod indicators;
pub mod profile;
pub mod samples;
pub mod usage;
pub mod cases;
pub mod schema;
