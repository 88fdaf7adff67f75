//! The sentence templates, checked: all of them there, and nothing put in that a sentence does not have.

use std::collections::BTreeMap;

use policy::model::sentence::{Sentence, Sentences};

use crate::check::checker::Checker;
use crate::place::{At, Place};
use crate::problem::nearest;
use crate::yaml::text::RawText;

impl Checker<'_> {
    pub(crate) fn sentences(&mut self, file: usize, raw: &BTreeMap<String, At<RawText>>) -> Sentences {
        for (id, text) in raw {
            if !Sentence::ALL.iter().any(|it| it.1 == id) {
                self.wrong(file, text.place(), format!("there is no sentence `{id}`"), nearest(id, Sentence::ALL.iter().map(|it| it.1)));
            }
        }
        let mut templates = Vec::new();
        for (_, id, parts) in Sentence::ALL {
            let Some(raw) = raw.get(id) else {
                self.wrong(file, Place::default(), format!("the sentence `{id}` is missing"), None);
                continue;
            };
            let text = self.text(file, raw);
            for part in [&text.zh, &text.en].into_iter().flat_map(|it| placeholders(it)) {
                if !parts.contains(&part.as_str()) {
                    self.wrong(
                        file,
                        raw.place(),
                        format!("the sentence `{id}` cannot put in `{{{part}}}`"),
                        Some(format!("it can put in {}", parts.join(", "))),
                    );
                }
            }
            templates.push(text);
        }
        Sentences { templates }
    }
}

/// What stands in braces.
pub(crate) fn placeholders(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else {
            found.push(after.to_owned());
            break;
        };
        found.push(name.to_owned());
        rest = tail;
    }
    found
}
