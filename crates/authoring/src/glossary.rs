//! The glossary and the ambiguities, checked.

use crate::checker::{Checker, Names};
use crate::problem::nearest;
use crate::yaml::document::{RawAmbiguity, RawGlossaryTerm};
use crate::yaml::tool::RawTool;
use policy::model::glossary::{Ambiguity, Term};
use std::collections::BTreeSet;

impl Checker<'_> {
    pub(crate) fn glossary(&mut self, file: usize, raw: &[RawGlossaryTerm], names: &Names) -> Vec<Term> {
        let mut seen = BTreeSet::new();
        let mut terms = Vec::new();
        for it in raw {
            if !seen.insert(it.id.get().clone()) {
                self.wrong(file, it.id.place(), format!("term `{}` is there twice", it.id.get()), None);
            }
            if it.verified == it.doubt.is_some() {
                self.wrong(
                    file,
                    it.id.place(),
                    format!("term `{}`: a term that is not verified says what is in doubt, and only such a term", it.id.get()),
                    Some("add `doubt`, or set `verified: true`".to_owned()),
                );
            }
            terms.push(Term {
                id: it.id.get().clone(),
                term: it.term.get().clone(),
                also: it.also.clone(),
                group: it.group,
                plain: self.text(file, &it.plain),
                english: it.english.get().clone(),
                doubt: self.text_if(file, it.doubt.as_ref()),
                provisions: self.provisions(file, &it.provisions, names),
            });
        }
        terms
    }

    pub(crate) fn ambiguities(&mut self, file: usize, raw: &[RawAmbiguity], names: &Names, tools: &[(usize, RawTool)]) -> Vec<Ambiguity> {
        let mut found: Vec<Ambiguity> = Vec::new();
        for it in raw {
            let Some(number) = self.ambiguity_number(file, &it.id) else { continue };
            if found.iter().any(|other| other.number == number) {
                self.wrong(file, it.id.place(), format!("ambiguity `{}` is there twice", it.id.get()), None);
            }
            let mut tool_ids = Vec::new();
            for tool in &it.tools {
                match names.tools.get(tool.get()) {
                    Some(&id) => tool_ids.push(id),
                    None => self.wrong(
                        file,
                        tool.place(),
                        format!("unknown tool `{}`", tool.get()),
                        nearest(tool.get(), names.tools.keys().map(String::as_str)),
                    ),
                }
            }
            if let Some(reading) = &it.reading {
                let offered = tools.iter().any(|(_, tool)| tool.readings.iter().any(|it| it.id.get() == reading.get()));
                if !offered {
                    self.wrong(file, reading.place(), format!("no tool offers the reading `{}`", reading.get()), None);
                }
            }
            if it.provisions.is_empty() {
                self.wrong(file, it.id.place(), format!("ambiguity `{}` has no provision", it.id.get()), None);
            }
            found.push(Ambiguity {
                number,
                provisions: self.provisions(file, &it.provisions, names),
                phrase: self.key_phrase(file, &it.phrase),
                question: self.text(file, &it.question),
                taken: self.text(file, &it.taken),
                others: it.others.iter().map(|it| self.text(file, it)).collect(),
                reason: self.text(file, &it.reason),
                tools: tool_ids,
                reading: it.reading.as_ref().map(|it| it.get().clone()),
            });
        }
        for (tool_file, tool) in tools {
            for reading in &tool.readings {
                let Some(ambiguity) = &reading.ambiguity else { continue };
                let number = ambiguity.get().strip_prefix('A').and_then(|it| it.parse::<u8>().ok());
                if number.is_some_and(|number| !found.iter().any(|it| it.number == number)) {
                    self.wrong(*tool_file, ambiguity.place(), format!("unknown ambiguity `{}`", ambiguity.get()), None);
                }
            }
        }
        found
    }
}
