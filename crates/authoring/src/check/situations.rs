//! The situations in which people look for a tool, checked: each has a tool, and each tool has one.

use policy::model::tool::{Situation, Tool};

use crate::check::checker::{Checker, Names};
use crate::place::At;
use crate::problem::nearest;
use crate::yaml::document::RawSituation;

impl Checker<'_> {
    pub(crate) fn situations(&mut self, file: usize, raw: &[RawSituation], names: &mut Names) -> Vec<Situation> {
        for (at, situation) in (0u8..).zip(raw) {
            if names.situations.insert(situation.id.get().clone(), at).is_some() {
                self.wrong(file, situation.id.place(), format!("situation `{}` is there twice", situation.id.get()), None);
            }
        }
        raw.iter().map(|it| Situation { id: it.id.get().clone(), label: self.text(file, &it.label) }).collect()
    }

    pub(crate) fn tool_situations(&mut self, file: usize, raw: &At<Vec<At<String>>>, names: &Names) -> Vec<u8> {
        if raw.get().is_empty() {
            self.wrong(file, raw.place(), "the tool is in no situation".to_owned(), Some("pack.yaml lists them".to_owned()));
        }
        let mut all = Vec::new();
        for id in raw.get() {
            match names.situations.get(id.get()) {
                Some(at) if all.contains(at) => self.wrong(file, id.place(), format!("situation `{}` is named twice", id.get()), None),
                Some(at) => all.push(*at),
                None => {
                    let help = nearest(id.get(), names.situations.keys().map(String::as_str));
                    self.wrong(file, id.place(), format!("unknown situation `{}`", id.get()), help);
                }
            }
        }
        all
    }

    pub(crate) fn situations_without_tools(&mut self, file: usize, raw: &[RawSituation], tools: &[Tool]) {
        for (at, situation) in (0u8..).zip(raw).filter(|it| !tools.iter().any(|tool| tool.situations.contains(&it.0))) {
            self.wrong(file, situation.id.place(), format!("no tool is in situation `{}` (number {at})", situation.id.get()), None);
        }
    }
}
