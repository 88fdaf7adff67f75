//! The pack as the app loads it: files beside the page, each read once.
//!
//! What a first visit shows lies in a small one, the [`cover`]; the pack itself comes with whatever asks it something ([`load`]), and what only some
//! pages look up, terms and indicators, lies in a third ([`add_reference`]). The English texts of all three lie in a fourth: they are a third
//! of the bytes, and most readers never ask for them. The app fetches them when English is chosen, and hands them to [`add_english`]. All
//! name one hash, and come in any order. Where the feature `embedded` is on, in tests and tools, all are always there.
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
use policy::model::cover::Cover;
use policy::model::pack::Pack;
use policy::model::reference::Reference;
use policy::model::text::join_english;

/// A file that has come, and what reads it once more when English comes: whoever adds the file brings that along, so that an app which has
/// added nothing yet need not have it.
struct File<T> {
    bytes: Vec<u8>,
    read: fn(&[u8], Vec<String>) -> Option<T>,
}

/// The English texts, of cover, pack and reference.
type English = (Vec<String>, Vec<String>, Vec<String>);

/// A cover or a pack: as it came, and with its English texts.
struct Slot<T: 'static> {
    file: OnceLock<File<T>>,
    chinese: OnceLock<T>,
    whole: OnceLock<T>,
}

static COVER: Slot<Cover> = Slot::new();
static PACK: Slot<(String, Pack)> = Slot::new();
static REFERENCE: OnceLock<File<(String, Reference)>> = OnceLock::new();
static SPELLING: OnceLock<String> = OnceLock::new();
static ENGLISH: OnceLock<English> = OnceLock::new();

impl<T> Slot<T> {
    const fn new() -> Slot<T> {
        Slot { file: OnceLock::new(), chinese: OnceLock::new(), whole: OnceLock::new() }
    }

    /// With English where it is here.
    fn get(&self) -> Option<&T> {
        self.whole.get().or_else(|| self.chinese.get())
    }

    /// Takes a file that has been read, unless one was taken before.
    fn take(&self, value: T, file: File<T>) {
        self.chinese.get_or_init(|| value);
        self.file.get_or_init(|| file);
    }

    /// Brings file and English texts together where both are here; false where they do not fit.
    fn speak(&self, texts: impl FnOnce(&English) -> &Vec<String>) -> bool {
        let (Some(file), Some(english), None) = (self.file.get(), ENGLISH.get(), self.whole.get()) else { return true };
        let Some(whole) = (file.read)(&file.bytes, texts(english).clone()) else { return false };
        self.whole.get_or_init(|| whole);
        true
    }
}

/// Takes the file of the cover, before anything asks for it; false where these bytes are no cover of this build. What was taken first
/// stays.
pub fn load_cover(bytes: Vec<u8>) -> bool {
    let Some(cover) = read_cover(&bytes, Vec::new()) else { return false };
    COVER.take(cover, File { bytes, read: read_cover });
    COVER.speak(|it| &it.0)
}

/// The cover of the pack, which is there from the beginning.
///
/// # Panics
/// Before [`load_cover`], unless the pack is embedded.
pub fn cover() -> &'static Cover {
    #[cfg(feature = "embedded")]
    embedded::load();
    match COVER.get() {
        Some(cover) => cover,
        #[allow(clippy::panic, reason = "the app starts with loading it; there is no product without its pack")]
        None => panic!("the cover is asked for before it is loaded"),
    }
}

/// Takes the file of the pack; false where these bytes are no pack of this build, or not that of the cover. What was taken first stays.
pub fn load(bytes: Vec<u8>) -> bool {
    let Some(pack) = read_pack(&bytes, Vec::new()) else { return false };
    if COVER.get().is_some_and(|it| it.hash != pack.0) {
        return false;
    }
    PACK.take(pack, File { bytes, read: read_pack });
    PACK.speak(|it| &it.1)
}

/// Whether [`pack`] is here, with its English texts where there are some.
pub fn is_loaded() -> bool {
    PACK.whole.get().is_some() || PACK.chinese.get().is_some() && !has_english()
}

/// The pack. Until there is English its English texts are empty; what was taken from it then stays as it was.
///
/// # Panics
/// Before [`load`], unless the pack is embedded.
pub fn pack() -> &'static Pack {
    #[cfg(feature = "embedded")]
    embedded::load();
    match PACK.get() {
        Some((_, pack)) => pack,
        #[allow(clippy::panic, reason = "whatever asks it something loads it first: `Part` in src/routing/lazy.rs")]
        None => panic!("the pack is asked for before it is loaded"),
    }
}

/// The SHA-256 of the pack: two builds with the same hash decide alike. Empty before [`load_cover`] and [`load`].
pub fn hash() -> &'static str {
    #[cfg(feature = "embedded")]
    embedded::load();
    COVER.get().map(|it| it.hash.as_str()).or_else(|| PACK.get().map(|it| it.0.as_str())).unwrap_or_default()
}

/// How its Chinese characters are spelled, as `catalogue` reads it. Empty before [`add_reference`].
pub fn spelling() -> &'static str {
    #[cfg(feature = "embedded")]
    embedded::load();
    SPELLING.get().map_or("", String::as_str)
}

/// Whether there are English texts.
pub fn has_english() -> bool {
    ENGLISH.get().is_some()
}

/// Gives cover, pack and reference their English texts, now or as soon as they come; false where these are not the texts of what is here.
pub fn add_english(bytes: &[u8]) -> bool {
    let Ok(english) = postcard::from_bytes::<English>(bytes) else { return false };
    let fits = COVER.file.get().is_none_or(|file| (file.read)(&file.bytes, english.0.clone()).is_some())
        && PACK.file.get().is_none_or(|file| (file.read)(&file.bytes, english.1.clone()).is_some());
    if !fits || english.0.is_empty() || english.1.is_empty() {
        return false;
    }
    ENGLISH.get_or_init(|| english);
    COVER.speak(|it| &it.0) && PACK.speak(|it| &it.1) && reference_in_english()
}

/// Whether [`pack`] has its terms, ambiguities and indicators.
pub fn has_reference() -> bool {
    pack().reference.is_here()
}

/// Gives [`pack`] its terms, ambiguities and indicators; false where these are not those of this pack, or the pack is not here.
pub fn add_reference(bytes: Vec<u8>) -> bool {
    let Some((spelling, reference)) = read_reference(&bytes, Vec::new()) else { return false };
    if let Some((_, pack)) = PACK.chinese.get() {
        pack.reference.fill(reference);
    }
    SPELLING.get_or_init(|| spelling);
    REFERENCE.get_or_init(|| File { bytes, read: read_reference });
    reference_in_english()
}

/// Brings both together as soon as both are here; false where they do not fit.
fn reference_in_english() -> bool {
    let (Some((_, pack)), Some(file), Some(english)) = (PACK.whole.get(), REFERENCE.get(), ENGLISH.get()) else { return true };
    if !pack.reference.is_here()
        && let Some((_, reference)) = (file.read)(&file.bytes, english.2.clone())
    {
        pack.reference.fill(reference);
    }
    pack.reference.is_here()
}

fn read_cover(bytes: &[u8], english: Vec<String>) -> Option<Cover> {
    let (read, fits) = join_english(english, || postcard::take_from_bytes(bytes));
    let (cover, rest) = read.ok()?;
    (fits && rest.is_empty()).then_some(cover)
}

/// Hash and pack.
fn read_pack(bytes: &[u8], english: Vec<String>) -> Option<(String, Pack)> {
    let (read, fits) = join_english(english, || postcard::from_bytes(bytes));
    read.ok().filter(|_| fits)
}

/// Spelling and reference, where they belong to the pack that is here.
fn read_reference(bytes: &[u8], english: Vec<String>) -> Option<(String, Reference)> {
    let (read, fits) = join_english(english, || postcard::take_from_bytes::<(&str, String, Reference)>(bytes));
    let ((of, spelling, reference), rest) = read.ok()?;
    // Not by `hash`, which loads what is embedded: this is a part of that.
    let is_of_pack = PACK.get().is_some_and(|it| it.0 == of);
    (fits && is_of_pack && rest.is_empty()).then_some((spelling, reference))
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

    pub static COVER: &[u8] = file!("cover.bin");
    pub static PACK: &[u8] = file!("pack.bin");
    pub static REFERENCE: &[u8] = file!("reference.bin");
    pub static ENGLISH: &[u8] = file!("english.bin");
    pub static CASES: &[u8] = file!("cases.bin");

    /// As the app does when it starts in English. The bytes were written by the build script; a test reads them back.
    pub fn load() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            crate::load_cover(COVER.to_vec());
            crate::load(PACK.to_vec());
            crate::add_english(ENGLISH);
            crate::add_reference(REFERENCE.to_vec());
        });
    }
}

#[cfg(test)]
mod tests {
    use super::embedded::{CASES, COVER as COVER_FILE, ENGLISH, PACK as PACK_FILE, REFERENCE as REFERENCE_FILE};
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
        for wrong in [&PACK_FILE[..PACK_FILE.len() - 1], &PACK_FILE[1..], b"", b"<!doctype html>"] {
            assert!(!load(wrong.to_vec()));
        }
        let foreign = [PACK_FILE[..1].to_vec(), vec![b'0'; 64], PACK_FILE[65..].to_vec()].concat();
        assert!(read_pack(&foreign, Vec::new()).is_some() && !load(foreign), "it is not the pack of the cover");
        assert!(has_english() && is_loaded(), "and what was taken stays");
    }

    #[test]
    fn the_cover_says_what_the_pack_does() {
        assert_eq!(*cover(), Cover::of(pack(), hash()));
        assert!(!cover().chapters.is_empty() && !cover().title.en.is_empty());
        let chinese = read_cover(COVER_FILE, Vec::new()).unwrap();
        assert_eq!((&chinese.title.zh, chinese.title.en.as_str()), (&cover().title.zh, ""));
        // A first visit waits for it.
        assert!(COVER_FILE.len() * 10 < PACK_FILE.len());
        for wrong in [&COVER_FILE[..COVER_FILE.len() - 1], &COVER_FILE[1..], &[COVER_FILE, b"\0"].concat(), PACK_FILE, b""] {
            assert!(!load_cover(wrong.to_vec()));
        }
    }

    #[test]
    fn the_english_texts_come_to_their_places() {
        assert!(pack().provisions().all(|it| !it.text.en.is_empty() && it.text.en != it.text.zh));
        let (_, chinese) = read_pack(PACK_FILE, Vec::new()).unwrap();
        assert!(chinese.provisions().all(|it| it.text.en.is_empty() && !it.text.zh.is_empty()));
    }

    #[test]
    fn what_is_looked_up_comes_with_its_english_texts() {
        let texts =
            |reference: &Reference| (reference.glossary.len(), reference.glossary.iter().filter(|it| !it.plain.en.is_empty()).count());
        let (all, in_english) = texts(&pack().reference);
        assert!(has_reference() && 0 < all && all == in_english);
        assert_eq!(texts(&read_reference(REFERENCE_FILE, Vec::new()).unwrap().1), (all, 0));
        let unfilled = read_pack(PACK_FILE, Vec::new()).unwrap().1;
        assert!(!unfilled.reference.is_here() && unfilled.reference.glossary.is_empty(), "it has a file of its own");
    }

    #[test]
    fn what_is_looked_up_elsewhere_is_refused() {
        pack();
        let foreign = [REFERENCE_FILE[..1].to_vec(), vec![b'0'; 64], REFERENCE_FILE[65..].to_vec()].concat();
        let half = &REFERENCE_FILE[..REFERENCE_FILE.len() - 1];
        for wrong in [half, &REFERENCE_FILE[1..], b"", &[REFERENCE_FILE, b"\0"].concat(), foreign.as_slice()] {
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
