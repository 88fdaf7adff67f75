//! Draft files: a draft written as JSON, and read back.
//!
//! Reading takes what fits the pack and names the rest. An answer to an indicator that is not asked any more is kept
//! aside and written again: an older or newer edition may know it. Sensitive facts are never written, and never taken.

pub mod fingerprint;
mod encode;
mod decode;

use policy::model::pack::Pack;

use crate::draft::Draft;
use crate::draft_file::decode::decode;
use crate::draft_file::encode::encode;
use crate::problem::{Problem, told};
use crate::wire;

/// What was read, and what was left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The draft, as far as it fits.
    pub draft: Draft,
    /// What does not fit: the first of it, and how much more.
    pub problems: Vec<Problem>,
}

/// The draft as JSON of the newest schema, made with this pack. `hash` is the pack's.
pub fn write(pack: &Pack, hash: &str, draft: &Draft) -> String {
    wire::write(&encode(pack, hash, draft))
}

/// The draft that a text holds.
///
/// # Errors
/// Where nothing of it can be taken; the problem says why.
pub fn read(pack: &Pack, hash: &str, text: &str) -> Result<Read, Problem> {
    let (saved, problems) = wire::read(text)?;
    let (draft, problems) = decode(pack, hash, saved, problems)?;
    Ok(Read { draft, problems: told(problems) })
}
