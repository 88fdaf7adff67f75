//! The samples, checked and run: an invented person must get what the file says.

use std::collections::BTreeSet;

use policy::model::fact::{FactKind, NumberKind};
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::product::sample::{Sample, SampleKind, SampleTool};
use policy::model::value::{Answer, Value};

use crate::cases;
use crate::check::checker::{Checker, Names};
use crate::yaml::sample::{RawSample, RawSampleKind};

impl Checker<'_> {
    pub(crate) fn with_samples(&mut self, mut pack: Pack, raw: &[(usize, RawSample)], names: &Names) -> Option<Pack> {
        let mut seen = BTreeSet::new();
        let mut samples = Vec::new();
        for (file, sample) in raw {
            if !seen.insert(sample.id.get().clone()) {
                self.wrong(*file, sample.id.place(), format!("sample `{}` is there twice", sample.id.get()), None);
            }
            let Some(as_of) = self.day(*file, &sample.as_of) else { continue };
            let mut tools = Vec::new();
            for tool in &sample.tools {
                let text = self.sources.files.get(*file).map(|it| it.text.as_str()).unwrap_or_default();
                match cases::sample_case(&pack, text, as_of, tool) {
                    Ok(case) => {
                        for mismatch in policy::engine::cases::run(&pack, &case) {
                            let message = format!(
                                "sample `{}`, {}: {} is {}, not {}",
                                sample.id.get(),
                                tool.tool.get(),
                                mismatch.what,
                                mismatch.actual,
                                mismatch.expected
                            );
                            self.wrong(*file, tool.tool.place(), message, Some("correct the facts or what is expected".to_owned()));
                        }
                        for fact in unusual(&pack, &case.facts) {
                            let message = format!("sample `{}`: `{fact}` is outside of its usual range", sample.id.get());
                            self.wrong(
                                *file,
                                tool.tool.place(),
                                message,
                                Some("correct the number, or `plausible` of the fact".to_owned()),
                            );
                        }
                        let note = self.text_if(*file, tool.note.as_ref());
                        if let Some(&id) = names.tools.get(tool.tool.get()) {
                            tools.push(SampleTool { tool: id, facts: case.facts, note });
                        }
                    }
                    Err((place, message)) => self.wrong(*file, place, message, None),
                }
            }
            samples.push(Sample {
                id: sample.id.get().clone(),
                kind: match sample.kind {
                    RawSampleKind::Person => SampleKind::Person,
                    RawSampleKind::Township => SampleKind::Township,
                    RawSampleKind::Village => SampleKind::Village,
                    RawSampleKind::Community => SampleKind::Community,
                },
                name: self.text(*file, &sample.name),
                as_of,
                story: self.text(*file, &sample.story),
                tools,
                more: sample.more.iter().map(|it| (self.text(*file, &it.label), self.text(*file, &it.value))).collect(),
            });
        }
        pack.samples = samples;
        Some(pack)
    }
}

/// The facts whose numbers are other than they usually are; that there is nothing happens everywhere.
fn unusual<'p>(pack: &'p Pack, facts: &[(FactId, Answer)]) -> Vec<&'p str> {
    let is_unusual = |kind: &FactKind, answer: &Answer| {
        let FactKind::Number(NumberKind { plausible: Some((least, most)), .. }) = kind else { return false };
        matches!(answer, Answer::Given(Value::Number(it)) if *it != Decimal::ZERO && (it < least || most < it))
    };
    let each = facts.iter().filter_map(|(id, answer)| Some((pack.fact_at(*id)?, answer)));
    each.filter(|(fact, answer)| is_unusual(&fact.kind, answer)).map(|it| it.0.id.as_str()).collect()
}
