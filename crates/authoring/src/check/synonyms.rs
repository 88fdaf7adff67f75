//! The words by which people search, checked.

use std::collections::BTreeSet;

use policy::model::reference::Synonym;

use crate::check::checker::{Checker, Names};
use crate::place::At;
use crate::problem::nearest;
use crate::yaml::synonym::RawSynonym;

impl Checker<'_> {
    pub(crate) fn synonyms(&mut self, file: usize, raw: &[RawSynonym], names: &Names) -> Vec<Synonym> {
        let mut seen = BTreeSet::new();
        let mut words = |checker: &mut Self, each: &[At<String>]| -> Vec<String> {
            for word in each {
                if word.get().trim() != word.get() || word.get().is_empty() {
                    checker.wrong(file, word.place(), format!("the synonym `{}` is empty or has blanks around it", word.get()), None);
                }
                if !seen.insert(word.get().to_lowercase()) {
                    let help = Some("name all its provisions in one place".to_owned());
                    checker.wrong(file, word.place(), format!("the synonym `{}` is there twice", word.get()), help);
                }
            }
            each.iter().map(|it| it.get().clone()).collect()
        };
        let mut synonyms = Vec::new();
        for entry in raw {
            if entry.words.get().is_empty() {
                self.wrong(file, entry.words.place(), "a synonym has no words".to_owned(), None);
            }
            if entry.provisions.is_empty() && entry.tools.is_empty() {
                self.wrong(file, entry.words.place(), "a synonym names neither a provision nor a tool".to_owned(), None);
            }
            let mut tools = Vec::new();
            for tool in &entry.tools {
                match names.tools.get(tool.get()) {
                    Some(&id) => tools.push(id),
                    None => self.wrong(
                        file,
                        tool.place(),
                        format!("unknown tool `{}`", tool.get()),
                        nearest(tool.get(), names.tools.keys().map(String::as_str)),
                    ),
                }
            }
            synonyms.push(Synonym {
                words: words(self, entry.words.get()),
                english: words(self, &entry.english),
                provisions: self.provisions(file, &entry.provisions, names),
                tools,
            });
        }
        synonyms
    }
}
