//! Invented people and units, to try the tools with.

use serde::{Deserialize, Serialize};

use crate::model::day::Day;
use crate::model::ids::{FactId, ToolId};
use crate::model::text::{Language, Text};
use crate::model::value::Answer;

/// An invented person or unit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Its id in data and links.
    pub id: String,
    /// A person, a township, a village or a community.
    pub kind: SampleKind,
    /// Its name, which says that it is invented.
    pub name: Text,
    /// The day for which it is told.
    pub as_of: Day,
    /// Who or what it is.
    pub story: Text,
    /// The questions it answers.
    pub tools: Vec<SampleTool>,
    /// What it has beyond the tools.
    pub more: Vec<(Text, Text)>,
}

impl Sample {
    /// Its name for one of its uses. Where it uses a tool more than once, what the note begins with follows, up to a colon («小区A：…»),
    /// or else the number of the use.
    pub fn name_for(&self, part: &SampleTool, language: Language) -> String {
        let name = self.name.in_language(language);
        let of_tool: Vec<&SampleTool> = self.tools.iter().filter(|it| it.tool == part.tool).collect();
        if of_tool.len() < 2 {
            return name.to_owned();
        }
        let note = part.note.as_ref().map(|it| it.in_language(language)).unwrap_or_default();
        let number = of_tool.iter().position(|it| core::ptr::eq(*it, part)).unwrap_or_default() + 1;
        match note.split_once(['：', ':']) {
            Some((which, _)) => [name, " · ", which].concat(),
            None => [name, " ", &number.to_string()].concat(),
        }
    }
}

/// What a sample is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SampleKind {
    /// A cadre.
    Person,
    /// A township.
    Township,
    /// A village.
    Village,
    /// An urban community.
    Community,
}

/// A sample's answers to one tool.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SampleTool {
    /// The tool.
    pub tool: ToolId,
    /// Its answers.
    pub facts: Vec<(FactId, Answer)>,
    /// What to notice.
    pub note: Option<Text>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_of_one_tool_are_told_apart() {
        let part = |tool: u16, note: &str| SampleTool {
            tool: ToolId(tool),
            facts: Vec::new(),
            note: (!note.is_empty()).then(|| Text { zh: note.to_owned(), en: note.replace('：', ": ") }),
        };
        let text = |it: &str| Text { zh: it.to_owned(), en: it.to_owned() };
        let sample = Sample {
            id: String::new(),
            kind: SampleKind::Person,
            name: text("N"),
            as_of: Day::new(2020, 1, 1).unwrap(),
            story: text(""),
            tools: vec![part(1, "小区A：恰好"), part(1, "没有"), part(2, "别的：一样"), part(1, "")],
            more: Vec::new(),
        };
        let names = |language| sample.tools.iter().map(|it| sample.name_for(it, language)).collect::<Vec<_>>();
        assert_eq!(names(Language::Chinese), ["N · 小区A", "N 2", "N", "N 3"]);
        assert_eq!(names(Language::English), ["N · 小区A", "N 2", "N", "N 3"]);
    }
}
