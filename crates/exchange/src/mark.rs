//! A mark of everything that stands in a file. Where it does not fit what stands there, somebody has changed the file
//! outside this product. It is no seal: whoever wants to can work out another.

use serde_json::{Map, Value};

/// The field that holds it.
pub const FIELD: &str = "mark";

/// What the mark in a file says about the rest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// There is none: the file is older than marks are.
    Unmarked,
    /// It fits.
    AsWritten,
    /// It does not fit.
    Changed,
}

/// Takes the mark out of a file, and compares.
pub fn taken(map: &mut Map<String, Value>) -> Kept {
    match map.remove(FIELD) {
        None => Kept::Unmarked,
        Some(it) if it.as_str() == Some(&of(map)) => Kept::AsWritten,
        Some(_) => Kept::Changed,
    }
}

/// An object's text with its mark at the end. `text` is what `value` was written as.
pub fn marked(value: &Value, text: &str) -> String {
    match (value, text.strip_suffix('}')) {
        (Value::Object(map), Some(open)) if !map.is_empty() => [open, ",\"", FIELD, "\":\"", &of(map), "\"}"].concat(),
        (_, _) => text.to_owned(),
    }
}

/// The mark of an object. Spaces and the order of its fields do not matter: another program may have laid them out anew.
pub fn of(map: &Map<String, Value>) -> String {
    let mut mark = Mark(0xcbf2_9ce4_8422_2325);
    mark.object(map);
    format!("{:016x}", mark.0)
}

/// FNV-1a, which only has to notice what people change.
struct Mark(u64);

impl Mark {
    fn bytes(&mut self, bytes: &[u8]) {
        for it in bytes {
            self.0 = (self.0 ^ u64::from(*it)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// A text with its end, so that `ab`, `c` is not `a`, `bc`. No text in UTF-8 holds this byte.
    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xFF]);
    }

    fn object(&mut self, map: &Map<String, Value>) {
        let mut fields: Vec<(&String, &Value)> = map.iter().collect();
        fields.sort_by_key(|it| it.0);
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
            Value::Number(it) => self.text(&it.to_string()),
            Value::String(it) => {
                self.bytes(b"\"");
                self.text(it);
            }
            Value::Array(all) => {
                self.bytes(b"[");
                all.iter().for_each(|it| self.value(it));
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
        let marked = marked(&Value::Object(object(text)), text);
        let check = |text: &str, kept| assert_eq!(taken(&mut object(text)), kept, "{text}");
        check(text, Kept::Unmarked);
        check(&marked, Kept::AsWritten);
        check(&marked.replace(',', ",\r\n  "), Kept::AsWritten);
        let moved = marked.replacen(r#""c":"村","#, "", 1).replacen('{', r#"{"c":"村","#, 1);
        check(&moved, Kept::AsWritten);
        for (from, to) in [("1", "2"), ("\"x\"", "\"y\""), ("true", "false"), ("村", "社区"), ("[1,", "["), ("\"c\"", "\"d\"")] {
            check(&marked.replacen(from, to, 1), Kept::Changed);
        }
        check(&marked.replacen(r#""mark":""#, r#""mark":"0"#, 1), Kept::Changed);
    }

    #[test]
    fn no_two_ways_of_parting_a_text_are_the_same() {
        let of = |it: &str| super::of(&object(it));
        assert_ne!(of(r#"{"a":["ab","c"]}"#), of(r#"{"a":["a","bc"]}"#));
        assert_ne!(of(r#"{"a":["1"]}"#), of(r#"{"a":[1]}"#));
        assert_ne!(of(r#"{"a":[[],1]}"#), of(r#"{"a":[[1]]}"#));
    }
}
