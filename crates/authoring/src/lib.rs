//! The pack as people edit it: reading the YAML, checking all of it, and saying everything that is wrong at once.
//!
//! Build time and tests only; the app never links this, it loads what [`binary`] makes of a pack.
//!
//! ```
//! use authoring::check::check;
//! use authoring::problem::report;
//! use authoring::source::Sources;
//!
//! let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/sangzhi-2020");
//! let mut sources = Sources::read_pack(&folder)?;
//! let pack = check(&sources).map_err(|problems| report(&problems, &sources))?;
//! assert_eq!(pack.provisions().count(), 93);
//!
//! // A mistake is shown where it stands, with what was probably meant.
//! for file in sources.files.iter_mut().filter(|it| it.name == "tools/care-fund.yaml") {
//!     file.text = file.text.replacen("care_fund_share", "care_fund_shar", 1);
//! }
//! let problems = check(&sources).err().unwrap_or_default();
//! assert!(report(&problems, &sources).contains("did you mean `care_fund_share`?"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Reading order: the files ([`source`]) and places in them ([`place`]), how people write a pack ([`yaml`]), what is wrong in
//! it ([`problem`]), what every check needs ([`checker`]), and the whole check ([`check`]) with its parts: the document
//! ([`document`], [`glossary`], [`synonyms`], [`sentences`]), the facts ([`facts`]), the tools ([`tool`]) and where people look for them ([`situations`]), their rules ([`compile`]) and what they declare of them ([`declared`]), what is
//! built on them ([`indicators`], [`profile`], [`rollup`], [`samples`]), and what only the whole shows ([`usage`]). [`cases`] reads case
//! files and [`case_files`] runs them, [`search_cases`] reads those of the search, [`schema`] describes every kind of file to editors. What is made of a checked pack: [`binary`] with [`spelling`] and [`traditional`] for the app,
//! [`readable`], [`measure_pages`] and [`site`] for its pages, [`dump`] for other programs. [`check_pack`] checks all of a folder, [`new_pack`] makes one.

pub mod source;
pub mod place;
pub mod yaml;
pub mod problem;
pub mod checker;
pub mod check;
pub mod document;
pub mod glossary;
pub mod synonyms;
pub mod sentences;
pub mod facts;
pub mod situations;
pub mod tool;
pub mod declared;
pub mod compile;
pub mod indicators;
pub mod profile;
pub mod rollup;
pub mod samples;
pub mod usage;
pub mod cases;
pub mod case_files;
pub mod search_cases;
pub mod schema;
pub mod spelling;
pub mod traditional;
pub mod binary;
pub mod readable;
pub mod measure_pages;
pub mod site;
pub mod dump;
pub mod check_pack;
pub mod new_pack;
