//! The text in a file's bytes. This product writes UTF-8; other programs save what they open anew, as UTF-16 (记事本's "Unicode") or
//! in the Chinese encoding of the system (its "ANSI"), with or without a byte order mark.

/// The text, where the bytes are one. `in_chinese` reads the encoding GB 18030, which only a browser knows; `None` where it
/// cannot. Bytes that are cut within a character are no text.
pub fn decode(bytes: &[u8], in_chinese: impl FnOnce(&[u8]) -> Option<String>) -> Option<String> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [b'{', 0, ..] => utf_16(bytes, u16::from_le_bytes),
        [0, b'{', ..] => utf_16(bytes, u16::from_be_bytes),
        _ => match core::str::from_utf8(bytes) {
            Ok(text) => Some(text.trim_start_matches('\u{FEFF}').to_owned()),
            Err(error) if error.error_len().is_none() => None,
            // Almost any bytes are some Chinese text: only what begins like a draft is taken for one.
            Err(_) if bytes.trim_ascii_start().starts_with(b"{") => in_chinese(bytes),
            Err(_) => None,
        },
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    String::from_utf16(&pairs.iter().map(|it| unit(*it)).collect::<Vec<_>>()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_however_it_was_saved() {
        let text = "{\"name\":\"石桥村𠮷\"}";
        let utf_16 = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let (little, big) = (utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes));
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let check = |bytes: &[u8]| assert_eq!(decode(bytes, |_| None).as_deref(), Some(text), "{bytes:?}");
        check(text.as_bytes());
        check(&marked(b"\xEF\xBB\xBF", text.as_bytes()));
        check(&marked(b"\xFF\xFE", &little));
        check(&marked(b"\xFE\xFF", &big));
        check(&little);
        check(&big);
    }

    #[test]
    fn only_what_begins_like_a_draft_is_read_as_chinese() {
        // 草稿 in GB 18030.
        let draft = b" {\"name\":\"\xB2\xDD\xB8\xE5\"}";
        assert_eq!(decode(draft, |it| Some(it.len().to_string())), Some(draft.len().to_string()));
        for other in [b"\xB2\xDD\xB8\xE5".as_slice(), b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF\xE0", b"\xFF\xFE\x00\xD8", b"\xFF\xFEx"] {
            assert_eq!(decode(other, |_| Some(String::new())), None, "{other:?}");
        }
        // Cut within a character.
        let cut = "{\"name\":\"石".as_bytes();
        assert_eq!(decode(&cut[..cut.len() - 1], |_| Some(String::new())), None);
    }
}
