//! The embedded pack: checked when it was built, read once when it is used.

use std::sync::OnceLock;

use policy::pack::Pack;

/// The SHA-256 of the embedded pack: two builds with the same hash decide alike.
pub const HASH: &str = env!("PACK_HASH");

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack.bin"));

/// How its Chinese characters are spelled, as `catalogue` reads it.
pub static SPELLING: &str = include_str!(concat!(env!("OUT_DIR"), "/spelling.txt"));

/// The pack.
///
/// # Panics
/// Never: the bytes were written by this crate's build script from the same types; a test reads them back.
pub fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| match postcard::from_bytes(BYTES) {
        Ok(pack) => pack,
        #[allow(clippy::panic, reason = "unreachable for bytes of this build; there is no product without its pack")]
        Err(error) => panic!("the embedded pack is not readable: {error}"),
    })
}

/// The first eight digits of [`HASH`], as shown on screens and papers.
pub fn short_hash() -> &'static str {
    HASH.get(..8).unwrap_or(HASH)
}

/// The case files of tests/cases.
#[cfg(feature = "cases")]
pub fn cases() -> Vec<policy::cases::Case> {
    static CASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cases.bin"));
    postcard::from_bytes(CASES).unwrap_or_default()
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
}
