//! Words in both languages: one cannot be written without the other.
//!
//! They can be stored apart, so that a reader of one language need not be sent the other: [`split_english`] collects the
//! English texts of whatever is serialised in a list of their own, and [`join_english`] puts them back in the same order.

use core::cell::RefCell;
use std::collections::VecDeque;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language of the product. Chinese comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文
    #[default]
    Chinese,
    /// English
    English,
}

/// A text in both languages, so that a translation cannot be missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Text {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Text {
    /// The text in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

thread_local! {
    static ENGLISH: RefCell<Option<VecDeque<String>>> = const { RefCell::new(None) };
}

/// Runs a serialisation without the English texts, and returns those beside what was written.
pub fn split_english<T>(write: impl FnOnce() -> T) -> (T, Vec<String>) {
    ENGLISH.set(Some(VecDeque::new()));
    let written = write();
    (written, ENGLISH.take().unwrap_or_default().into())
}

/// Runs a deserialisation of what [`split_english`] wrote, with the English texts put back. Without any they stay empty; the
/// second value is false where their number does not fit.
pub fn join_english<T>(english: Vec<String>, read: impl FnOnce() -> T) -> (T, bool) {
    let none = english.is_empty();
    // One more than there are, so that one too few is told from just enough.
    ENGLISH.set(Some(english.into_iter().chain([END.to_owned()]).collect()));
    let value = read();
    let left = ENGLISH.take().unwrap_or_default();
    (value, none || left == [END])
}

/// Behind the last English text. No text holds it.
const END: &str = "\0";

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let apart = ENGLISH.with_borrow_mut(|it| it.as_mut().map(|it| it.push_back(self.en.clone())).is_some());
        if apart { self.zh.serialize(to) } else { Both { zh: self.zh.as_str().into(), en: self.en.as_str().into() }.serialize(to) }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Text, D::Error> {
        if ENGLISH.with_borrow(Option::is_some) {
            let zh = String::deserialize(from)?;
            let en = ENGLISH.with_borrow_mut(|it| it.as_mut().and_then(VecDeque::pop_front)).filter(|it| it != END);
            return Ok(Text { zh, en: en.unwrap_or_default() });
        }
        let Both { zh, en } = Both::deserialize(from)?;
        Ok(Text { zh: zh.into(), en: en.into() })
    }
}

/// A text as it is written when it is not set apart.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Text")]
struct Both {
    zh: Box<str>,
    en: Box<str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: u8) -> Text {
        Text { zh: format!("文{number}"), en: format!("text {number}") }
    }

    #[test]
    fn what_was_set_apart_comes_together_again() {
        let texts = vec![text(1), text(2), text(3)];
        let (written, english) = split_english(|| serde_json::to_string(&texts).unwrap());
        assert_eq!(written, r#"["文1","文2","文3"]"#);
        assert_eq!(english, ["text 1", "text 2", "text 3"]);
        let read = || serde_json::from_str::<Vec<Text>>(&written).unwrap();
        assert_eq!(join_english(english.clone(), read), (texts, true));
        let (chinese, fits) = join_english(Vec::new(), read);
        assert!(fits && chinese.iter().all(|it| it.en.is_empty() && !it.zh.is_empty()));
        assert!(!join_english(english[..2].to_vec(), read).1);
        assert!(!join_english([english, vec!["one more".to_owned()]].concat(), read).1);
    }

    #[test]
    fn otherwise_both_stand_side_by_side() {
        let written = serde_json::to_string(&text(1)).unwrap();
        assert_eq!(written, r#"{"zh":"文1","en":"text 1"}"#);
        assert_eq!(serde_json::from_str::<Text>(&written).unwrap(), text(1));
    }
}
