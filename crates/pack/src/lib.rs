//! The pack as the app loads it: a file beside the page, read once.
//!
//! Its English texts lie in a second file: they are a third of a first visit, and most readers never ask for them. The app fetches
//! them when English is chosen, and hands them to [`add_english`]. What only some pages need, terms and indicators, lies in a third:
//! [`add_reference`]. Where the feature `embedded` is on, in tests and tools, all are
//! always there.
//!
//! ```
//! use pack::pack;
//! use policy::engine::decide::{Verdict, decide};
//! use policy::model::day::Day;
//! use policy::model::facts::Facts;
//! use policy::model::rule::ReadingChoices;
//!
//! let tool = pack().tools.first().ok_or("no tool")?;
//! let as_of = Day::new(2020, 12, 31).ok_or("no such day")?;
//! let finding = decide(pack(), tool, &Facts::new(), as_of, ReadingChoices::default()).map_err(|_| "a fact is refused")?;
//! assert_eq!(finding.verdict, Verdict::Unknown, "nothing is known yet");
//! assert!(!finding.missing.is_empty(), "and it says what to ask");
//! # Ok::<(), &str>(())
//! ```

use std::sync::OnceLock;

use policy::engine::cases::Case;
use policy::model::pack::Pack;
use policy::model::reference::Reference;
use policy::model::text::join_english;

/// The file, and what of it is used as it stands.
struct File {
    hash: String,
    spelling: String,
    bytes: Vec<u8>,
}

/// The file of terms, ambiguities and indicators, and what reads it: whoever adds it brings that along, so that an app which has added
/// nothing yet need not have it.
struct ReferenceFile {
    bytes: Vec<u8>,
    read: fn(&[u8], Vec<String>) -> Option<Reference>,
}

/// What stands in the file: hash, spelling, pack.
type Read = (String, String, Pack);

static FILE: OnceLock<File> = OnceLock::new();
static CHINESE_ONLY: OnceLock<Pack> = OnceLock::new();
static WHOLE: OnceLock<Pack> = OnceLock::new();
static REFERENCE: OnceLock<ReferenceFile> = OnceLock::new();
static ENGLISH_OF_REFERENCE: OnceLock<Vec<String>> = OnceLock::new();

/// Takes the file of the pack, before anything asks for it; false where these bytes are no pack of this build. What was taken first
/// stays.
pub fn load(bytes: Vec<u8>) -> bool {
    let Some(((hash, spelling, pack), _)) = read(&bytes, Vec::new()) else { return false };
    CHINESE_ONLY.get_or_init(|| pack);
    FILE.get_or_init(|| File { hash, spelling, bytes });
    true
}

/// The pack. Until there is English its English texts are empty; what was taken from it then stays as it was.
///
/// # Panics
/// Before [`load`], unless the pack is embedded.
pub fn pack() -> &'static Pack {
    #[cfg(feature = "embedded")]
    embedded::load();
    match WHOLE.get().or_else(|| CHINESE_ONLY.get()) {
        Some(pack) => pack,
        #[allow(clippy::panic, reason = "the app starts with loading it; there is no product without its pack")]
        None => panic!("the pack is asked for before it is loaded"),
    }
}

/// The SHA-256 of the pack: two builds with the same hash decide alike. Empty before [`load`].
pub fn hash() -> &'static str {
    file().map_or("", |it| &it.hash)
}

/// How its Chinese characters are spelled, as `catalogue` reads it.
pub fn spelling() -> &'static str {
    file().map_or("", |it| &it.spelling)
}

fn file() -> Option<&'static File> {
    #[cfg(feature = "embedded")]
    embedded::load();
    FILE.get()
}

/// Whether [`pack`] speaks English.
pub fn has_english() -> bool {
    WHOLE.get().is_some()
}

/// Makes [`pack`] speak English; false where these are not the texts of this pack.
pub fn add_english(bytes: &[u8]) -> bool {
    let Ok((texts, of_reference)) = postcard::from_bytes::<(Vec<String>, Vec<String>)>(bytes) else { return false };
    let Some(((.., pack), fits)) = FILE.get().filter(|_| !texts.is_empty()).and_then(|file| read(&file.bytes, texts)) else { return false };
    ENGLISH_OF_REFERENCE.get_or_init(|| of_reference);
    fits && (WHOLE.set(pack).is_ok() || has_english()) && reference_in_english()
}

/// Whether [`pack`] has its terms, ambiguities and indicators.
pub fn has_reference() -> bool {
    pack().reference.is_here()
}

/// Gives [`pack`] its terms, ambiguities and indicators; false where these are not those of this pack.
pub fn add_reference(bytes: Vec<u8>) -> bool {
    let Some(reference) = read_reference(&bytes, Vec::new()) else { return false };
    if let Some(pack) = CHINESE_ONLY.get() {
        pack.reference.fill(reference);
    }
    REFERENCE.get_or_init(|| ReferenceFile { bytes, read: read_reference });
    reference_in_english()
}

/// Brings both together as soon as both are here; false where they do not fit.
fn reference_in_english() -> bool {
    let (Some(pack), Some(file), Some(english)) = (WHOLE.get(), REFERENCE.get(), ENGLISH_OF_REFERENCE.get()) else { return true };
    if let Some(reference) = (file.read)(&file.bytes, english.clone()).filter(|_| !pack.reference.is_here()) {
        pack.reference.fill(reference);
    }
    pack.reference.is_here()
}

fn read_reference(bytes: &[u8], english: Vec<String>) -> Option<Reference> {
    let (read, fits) = join_english(english, || postcard::take_from_bytes::<(&str, Reference)>(bytes));
    let ((of, reference), rest) = read.ok()?;
    // Not by `hash`, which loads what is embedded: this is a part of that.
    let is_of_pack = FILE.get().is_some_and(|it| it.hash == of);
    (fits && is_of_pack && rest.is_empty()).then_some(reference)
}

/// What the file says; the second value is false where the English texts are not its own.
fn read(bytes: &[u8], english: Vec<String>) -> Option<(Read, bool)> {
    let (read, fits) = join_english(english, || postcard::from_bytes(bytes));
    Some((read.ok()?, fits))
}

/// The first eight digits of [`hash`], as shown on screens and papers.
pub fn short_hash() -> &'static str {
    hash().get(..8).unwrap_or_default()
}

/// The cases in a file that was made together with this pack; nothing where it belongs to another, or is not whole.
pub fn read_cases(bytes: &[u8]) -> Option<Vec<Case>> {
    let (of, rest) = postcard::take_from_bytes::<&str>(bytes).ok()?;
    if of != hash() {
        return None;
    }
    // Nothing may be left over: half a file is no file.
    postcard::take_from_bytes(rest).ok().filter(|it| it.1.is_empty()).map(|it| it.0)
}

/// The case files of the pack.
#[cfg(feature = "embedded")]
pub fn cases() -> Vec<Case> {
    read_cases(embedded::CASES).unwrap_or_default()
}

#[cfg(feature = "embedded")]
mod embedded {
    use std::sync::Once;

    macro_rules! file {
        ($name:literal) => {
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name))
        };
    }

    pub static PACK: &[u8] = file!("pack.bin");
    pub static REFERENCE: &[u8] = file!("reference.bin");
    pub static ENGLISH: &[u8] = file!("english.bin");
    pub static CASES: &[u8] = file!("cases.bin");

    /// As the app does when it starts in English. The bytes were written by the build script; a test reads them back.
    pub fn load() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            crate::load(PACK.to_vec());
            crate::add_english(ENGLISH);
            crate::add_reference(REFERENCE.to_vec());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::embedded::{CASES, ENGLISH, PACK, REFERENCE};
    use super::*;

    #[test]
    #[cfg(own_pack)]
    fn the_embedded_pack_is_read_back() {
        assert_eq!(pack().measures.iter().filter(|it| it.number != 0).count(), 20);
        assert_eq!(pack().provisions().count(), 93);
        assert_eq!(hash().len(), 64);
        assert!(spelling().lines().any(|it| it.starts_with("gan") && it.contains('干')));
    }

    #[test]
    fn what_is_no_pack_is_refused() {
        pack();
        for wrong in [&PACK[..PACK.len() - 1], &PACK[1..], b"", b"<!doctype html>"] {
            assert!(!load(wrong.to_vec()));
        }
        assert!(has_english(), "and what was taken stays");
    }

    #[test]
    fn the_english_texts_come_to_their_places() {
        assert!(pack().provisions().all(|it| !it.text.en.is_empty() && it.text.en != it.text.zh));
        let ((.., chinese), fits) = read(PACK, Vec::new()).unwrap();
        assert!(fits && chinese.provisions().all(|it| it.text.en.is_empty() && !it.text.zh.is_empty()));
    }

    #[test]
    fn what_is_looked_up_comes_with_its_english_texts() {
        let texts =
            |reference: &Reference| (reference.glossary.len(), reference.glossary.iter().filter(|it| !it.plain.en.is_empty()).count());
        let (all, in_english) = texts(&pack().reference);
        assert!(has_reference() && 0 < all && all == in_english);
        assert_eq!(texts(&read_reference(REFERENCE, Vec::new()).unwrap()), (all, 0));
        let unfilled = read(PACK, Vec::new()).unwrap().0.2;
        assert!(!unfilled.reference.is_here() && unfilled.reference.glossary.is_empty(), "it has a file of its own");
    }

    #[test]
    fn what_is_looked_up_elsewhere_is_refused() {
        pack();
        let foreign = [REFERENCE[..1].to_vec(), vec![b'0'; 64], REFERENCE[65..].to_vec()].concat();
        for wrong in [&REFERENCE[..REFERENCE.len() - 1], &REFERENCE[1..], b"", &[REFERENCE, b"\0"].concat(), foreign.as_slice()] {
            assert!(!add_reference(wrong.to_vec()));
        }
    }

    #[test]
    fn texts_of_another_pack_are_refused() {
        pack();
        assert!(!add_english(b""));
        assert!(!add_english(&[0]));
        assert!(!add_english(b"\x01\x01a"));
        assert!(!add_english(&ENGLISH[..ENGLISH.len() / 2]));
    }

    #[test]
    fn cases_of_another_pack_or_half_a_file_are_refused() {
        assert!(30 <= read_cases(CASES).unwrap().len());
        for wrong in [&CASES[..CASES.len() - 1], &CASES[1..], b"", b"\x01a\x00", &[CASES, b"\0"].concat()] {
            assert!(read_cases(wrong).is_none());
        }
        let other = String::from_utf8_lossy(&CASES[..65]).replace(hash(), &"0".repeat(64));
        assert!(read_cases(&[other.as_bytes(), &CASES[65..]].concat()).is_none());
    }
}
