//! Headings that break between words. Chinese is written without spaces, and a browser that knows no better starts a line inside a word;
//! what its words are the browser says itself (`Intl.Segmenter`). One that does not breaks as before.

use js_sys::{Array, Intl, Object, Reflect};
use policy::model::text::Language;
use template::View;
use template::into_view::IntoView;
use template_macro::view;
use wasm_bindgen::prelude::*;

use crate::browser::markup::{Markup, written};
use crate::i18n::language;

/// A text, with a place to break before each of its words.
pub fn phrases(text: &str) -> View {
    let words = if language() == Language::Chinese { words(text) } else { None };
    let Some(words) = words else { return text.to_owned().into_view() };
    view! { <span class="phrases" inner_html=written(with_breaks(&words))></span> }
}

/// A piece of a text, and whether it is a word: punctuation stays with what it follows.
type Word = (String, bool);

/// One element around all of it: who replaces texts by elements, public/extras.js takes for a translator.
fn with_breaks(words: &[Word]) -> Markup {
    let mut html = Markup::default();
    html.tags("<span>");
    let mut after_word = false;
    for (word, is_word) in words {
        if after_word && *is_word {
            html.tags("<wbr>");
        }
        html.text(word);
        after_word = *is_word;
    }
    html.tags("</span>");
    html
}

thread_local! {
    /// Made once: it has a dictionary to read. `None` where the browser has none.
    static SEGMENTER: Option<Intl::Segmenter> = segmenter();
}

fn segmenter() -> Option<Intl::Segmenter> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    // Firefox before 125 has none.
    Reflect::get(&intl, &"Segmenter".into()).ok().filter(JsValue::is_function)?;
    let options = Object::new();
    Reflect::set(&options, &"granularity".into(), &"word".into()).ok()?;
    Some(Intl::Segmenter::new(&Array::of1(&"zh-Hans-CN".into()), &options))
}

fn words(text: &str) -> Option<Vec<Word>> {
    let segments = SEGMENTER.with(|it| it.as_ref().map(|it| it.segment(text)))?;
    let word = |segment: JsValue| {
        let is_word = Reflect::get(&segment, &"isWordLike".into()).ok()?.is_truthy();
        Some((Reflect::get(&segment, &"segment".into()).ok()?.as_string()?, is_word))
    };
    Some(Array::from(segments.as_ref()).iter().filter_map(word).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_begin_with_a_word_and_never_with_punctuation() {
        let words = [("坚决", true), ("整治", true), ("、", false), ("官僚", true), ("（", false), ("<b>", true), ("）", false)];
        let words: Vec<Word> = words.iter().map(|(word, is_word)| ((*word).to_owned(), *is_word)).collect();
        assert_eq!(written(with_breaks(&words)), "<span>坚决<wbr>整治、官僚（&lt;b&gt;）</span>");
    }
}
