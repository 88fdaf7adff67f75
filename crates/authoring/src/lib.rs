//! The pack as people edit it: reading the YAML, checking all of it, and saying everything that is wrong at once.
//!
//! Build time and tests only; the app never links this, it loads what [`output::binary`] makes of a pack.
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
//! Reading order: the files ([`source`]) and places in them ([`place`]), how people write a pack ([`yaml`]), what is wrong in it ([`problem`]), and the
//! whole check ([`check`]). [`cases`] reads case files and [`case_files`] runs them, [`search_cases`] reads those of the search, [`schema`] describes every
//! kind of file to editors. What is made of a checked pack is in [`output`]. [`check_pack`] checks all of a folder, [`new_pack`] makes one.

pub mod source;
pub mod place;
pub mod yaml;
pub mod problem;
pub mod check;
pub mod cases;
pub mod case_files;
pub mod search_cases;
pub mod schema;
pub mod output;
pub mod check_pack;
pub mod new_pack;
