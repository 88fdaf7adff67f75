//! The checksum of a file's contents. Where it does not match, somebody has changed the file outside this product. It is no
//! signature: whoever wants to can compute another.

use serde_json::{Map, Value};

/// The JSON field that holds the checksum.
pub const FIELD: &str = "mark";

/// What the checksum of a file says about the rest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integrity {
    /// There is no checksum: the file is older than checksums are.
    NotStated,
    /// It matches.
    Intact,
    /// It does not match.
    Edited,
}

/// Removes the checksum from a file's object, and compares it with what is left.
pub fn take_and_verify(map: &mut Map<String, Value>) -> Integrity {
    match map.remove(FIELD) {
        None => Integrity::NotStated,
        Some(stated) if stated.as_str() == Some(&checksum(map)) => Integrity::Intact,
        Some(_) => Integrity::Edited,
    }
}

/// An object's JSON text with its checksum as the last field. `text` is what `value` was serialized to.
pub fn with_checksum(value: &Value, text: &str) -> String {
    match (value, text.strip_suffix('}')) {
        (Value::Object(map), Some(open)) if !map.is_empty() => [open, ",\"", FIELD, "\":\"", &checksum(map), "\"}"].concat(),
        (_, _) => text.to_owned(),
    }
}

/// The checksum of an object, as 16 hexadecimal digits. Whitespace and the order of fields do not matter: another program may
/// have formatted the file anew.
pub fn checksum(map: &Map<String, Value>) -> String {
    let mut hash = Fnv1a(0xcbf2_9ce4_8422_2325);
    hash.object(map);
    format!("{:016x}", hash.0)
}

/// The same of bytes, as a number.
pub fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = Fnv1a(0xcbf2_9ce4_8422_2325);
    hash.bytes(bytes);
    hash.0
}

/// FNV-1a in 64 bits, which only has to notice what people change.
struct Fnv1a(u64);

impl Fnv1a {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A text and a terminator, so that `ab`, `c` differs from `a`, `bc`. The byte 0xFF occurs in no UTF-8 text.
    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xFF]);
    }

    fn object(&mut self, map: &Map<String, Value>) {
        let mut fields: Vec<(&String, &Value)> = map.iter().collect();
        order::sort_by(&mut fields, |one, other| one.0 < other.0);
        self.bytes(b"{");
        for (name, value) in fields {
            self.text(name);
            self.value(value);
        }
        self.bytes(b"}");
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.bytes(b"n"),
            Value::Bool(true) => self.bytes(b"t"),
            Value::Bool(false) => self.bytes(b"f"),
            Value::Number(number) => self.text(&number.to_string()),
            Value::String(text) => {
                self.bytes(b"\"");
                self.text(text);
            }
            Value::Array(items) => {
                self.bytes(b"[");
                items.iter().for_each(|it| self.value(it));
                self.bytes(b"]");
            }
            Value::Object(map) => self.object(map),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Map<String, Value> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_is_changed_is_noticed_and_what_is_laid_out_anew_is_not() {
        let text = r#"{"a":[1,"x",{"b":true}],"c":"村"}"#;
        let written = with_checksum(&Value::Object(object(text)), text);
        let check = |text: &str, integrity| assert_eq!(take_and_verify(&mut object(text)), integrity, "{text}");
        check(text, Integrity::NotStated);
        check(&written, Integrity::Intact);
        check(&written.replace(',', ",\r\n  "), Integrity::Intact);
        let moved = written.replacen(r#""c":"村","#, "", 1).replacen('{', r#"{"c":"村","#, 1);
        check(&moved, Integrity::Intact);
        for (from, to) in [("1", "2"), ("\"x\"", "\"y\""), ("true", "false"), ("村", "社区"), ("[1,", "["), ("\"c\"", "\"d\"")] {
            check(&written.replacen(from, to, 1), Integrity::Edited);
        }
        check(&written.replacen(r#""mark":""#, r#""mark":"0"#, 1), Integrity::Edited);
    }

    #[test]
    fn no_two_ways_of_splitting_a_text_are_the_same() {
        let of = |text: &str| checksum(&object(text));
        assert_ne!(of(r#"{"a":["ab","c"]}"#), of(r#"{"a":["a","bc"]}"#));
        assert_ne!(of(r#"{"a":["1"]}"#), of(r#"{"a":[1]}"#));
        assert_ne!(of(r#"{"a":[[],1]}"#), of(r#"{"a":[[1]]}"#));
    }
}
