//! The glossary and the ambiguities, checked.

use std::collections::BTreeSet;

use policy::model::glossary::{Ambiguity, Term};

use crate::check::checker::{Checker, Names};
use crate::problem::nearest;
use crate::yaml::document::{RawAmbiguity, RawGlossaryTerm};
use crate::yaml::tool::RawTool;

impl Checker<'_> {
    pub(crate) fn glossary(&mut self, file: usize, raw: &[RawGlossaryTerm], names: &Names, groups: usize) -> Vec<Term> {
        let mut seen = BTreeSet::new();
        let mut terms = Vec::new();
        for term in raw {
            if !seen.insert(term.id.get().clone()) {
                self.wrong(file, term.id.place(), format!("term `{}` is there twice", term.id.get()), None);
            }
            if term.verified == term.doubt.is_some() {
                self.wrong(
                    file,
                    term.id.place(),
                    format!("term `{}`: a term that is not verified says what is in doubt, and only such a term", term.id.get()),
                    Some("add `doubt`, or set `verified: true`".to_owned()),
                );
            }
            if groups <= usize::from(*term.group.get()) {
                let help = Some(format!("pack.yaml has {groups} `term_groups`, from 0"));
                self.wrong(file, term.group.place(), format!("term `{}` stands in no group", term.id.get()), help);
            }
            terms.push(Term {
                id: term.id.get().clone(),
                term: term.term.get().clone(),
                also: term.also.clone(),
                group: *term.group.get(),
                plain: self.text(file, &term.plain),
                english: term.english.get().clone(),
                doubt: self.text_if(file, term.doubt.as_ref()),
                provisions: self.provisions(file, &term.provisions, names),
            });
        }
        terms
    }

    pub(crate) fn ambiguities(&mut self, file: usize, raw: &[RawAmbiguity], names: &Names, tools: &[(usize, RawTool)]) -> Vec<Ambiguity> {
        let mut found: Vec<Ambiguity> = Vec::new();
        for ambiguity in raw {
            let Some(number) = self.ambiguity_number(file, &ambiguity.id) else { continue };
            if found.iter().any(|other| other.number == number) {
                self.wrong(file, ambiguity.id.place(), format!("ambiguity `{}` is there twice", ambiguity.id.get()), None);
            }
            let mut tool_ids = Vec::new();
            for tool in &ambiguity.tools {
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
            if let Some(reading) = &ambiguity.reading {
                let offered = tools.iter().any(|(_, tool)| tool.readings.iter().any(|it| it.id.get() == reading.get()));
                if !offered {
                    self.wrong(file, reading.place(), format!("no tool offers the reading `{}`", reading.get()), None);
                }
            }
            if ambiguity.provisions.is_empty() {
                self.wrong(file, ambiguity.id.place(), format!("ambiguity `{}` has no provision", ambiguity.id.get()), None);
            }
            found.push(Ambiguity {
                number,
                provisions: self.provisions(file, &ambiguity.provisions, names),
                phrase: self.key_phrase(file, &ambiguity.phrase),
                question: self.text(file, &ambiguity.question),
                taken: self.text(file, &ambiguity.taken),
                others: ambiguity.others.iter().map(|it| self.text(file, it)).collect(),
                reason: self.text(file, &ambiguity.reason),
                tools: tool_ids,
                reading: ambiguity.reading.as_ref().map(|it| it.get().clone()),
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
