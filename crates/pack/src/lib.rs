//! The embedded pack: checked when it was built, read once when it is used.
//!
//! In the browser its English texts are not embedded: they are a third of a first visit, and most readers never ask for
//! them. The app fetches them when English is chosen, and hands them to [`add_english`]. Elsewhere they are always there.
//!
//! ```
//! use pack::pack;
//! use policy::engine::decide::{Verdict, decide};
//! use policy::model::day::Day;
//! use policy::model::facts::Facts;
//! use policy::model::rule::ReadingChoices;
//!
//! let (_, tool) = pack().find_tool("secondment").ok_or("no such tool")?;
//! let as_of = Day::new(2020, 12, 31).ok_or("no such day")?;
//! let finding = decide(pack(), tool, &Facts::new(), as_of, ReadingChoices::default()).map_err(|_| "a fact is refused")?;
//! assert_eq!(finding.verdict, Verdict::Unknown, "nothing is known yet");
//! assert!(!finding.missing.is_empty(), "and it says what to ask");
//! # Ok::<(), &str>(())
//! ```

use std::sync::OnceLock;

use policy::engine::cases::Case;
use policy::model::pack::Pack;
use policy::model::text::join_english;

/// The SHA-256 of the embedded pack: two builds with the same hash decide alike.
pub const HASH: &str = env!("PACK_HASH");

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack.bin"));

/// The English texts, as [`add_english`] takes them.
#[cfg(any(not(target_arch = "wasm32"), feature = "cases"))]
pub static ENGLISH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/english.bin"));

static CHINESE_ONLY: OnceLock<Pack> = OnceLock::new();
static WHOLE: OnceLock<Pack> = OnceLock::new();

/// How its Chinese characters are spelled, as `catalogue` reads it.
pub static SPELLING: &str = include_str!(concat!(env!("OUT_DIR"), "/spelling.txt"));

/// The pack. Until there is English its English texts are empty; what was taken from it then stays as it was.
///
/// # Panics
/// Never: the bytes were written by this crate's build script from the same types; a test reads them back.
pub fn pack() -> &'static Pack {
    #[cfg(any(not(target_arch = "wasm32"), feature = "cases"))]
    if !has_english() {
        add_english(ENGLISH);
    }
    WHOLE.get().unwrap_or_else(|| CHINESE_ONLY.get_or_init(|| read(Vec::new()).0))
}

/// Whether [`pack`] speaks English.
pub fn has_english() -> bool {
    WHOLE.get().is_some()
}

/// Makes [`pack`] speak English; false where these are not the texts of this pack.
pub fn add_english(bytes: &[u8]) -> bool {
    let Ok(texts) = postcard::from_bytes::<Vec<String>>(bytes) else { return false };
    if texts.is_empty() {
        return false;
    }
    let (pack, fits) = read(texts);
    fits && (WHOLE.set(pack).is_ok() || has_english())
}

fn read(english: Vec<String>) -> (Pack, bool) {
    join_english(english, || match postcard::from_bytes(BYTES) {
        Ok(pack) => pack,
        #[allow(clippy::panic, reason = "unreachable for bytes of this build; there is no product without its pack")]
        Err(error) => panic!("the embedded pack is not readable: {error}"),
    })
}

/// The first eight digits of [`HASH`], as shown on screens and papers.
pub fn short_hash() -> &'static str {
    HASH.get(..8).unwrap_or(HASH)
}

/// The case files of the pack, as [`read_cases`] takes them.
#[cfg(feature = "cases")]
pub static CASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cases.bin"));

/// The cases in a file that was made together with this pack; nothing where it belongs to another, or is not whole.
pub fn read_cases(bytes: &[u8]) -> Option<Vec<Case>> {
    let (hash, rest) = postcard::take_from_bytes::<&str>(bytes).ok()?;
    if hash != HASH {
        return None;
    }
    // Nothing may be left over: half a file is no file.
    postcard::take_from_bytes(rest).ok().filter(|it| it.1.is_empty()).map(|it| it.0)
}

/// The case files of the pack.
#[cfg(feature = "cases")]
pub fn cases() -> Vec<Case> {
    read_cases(CASES).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_pack_is_read_back() {
        assert_eq!(pack().measures.iter().filter(|it| it.number != 0).count(), 20);
        assert_eq!(pack().provisions().count(), 93);
        assert_eq!(HASH.len(), 64);
    }

    #[test]
    fn the_english_texts_come_to_their_places() {
        assert!(pack().provisions().all(|it| !it.text.en.is_empty() && it.text.en != it.text.zh));
        let (chinese, fits) = read(Vec::new());
        assert!(fits && chinese.provisions().all(|it| it.text.en.is_empty() && !it.text.zh.is_empty()));
    }

    #[test]
    fn texts_of_another_pack_are_refused() {
        assert!(!add_english(b""));
        assert!(!add_english(&[0]));
        assert!(!add_english(b"\x01\x01a"));
        assert!(!add_english(&ENGLISH[..ENGLISH.len() / 2]));
    }

    #[test]
    fn cases_of_another_pack_or_half_a_file_are_refused() {
        assert!(500 <= read_cases(CASES).unwrap().len());
        for wrong in [&CASES[..CASES.len() - 1], &CASES[1..], b"", b"\x01a\x00", &[CASES, b"\0"].concat()] {
            assert!(read_cases(wrong).is_none());
        }
        let other = String::from_utf8_lossy(&CASES[..65]).replace(HASH, &"0".repeat(64));
        assert!(read_cases(&[other.as_bytes(), &CASES[65..]].concat()).is_none());
    }
}
