//! What is wrong in a pack, shown where it stands: file, line, column, a snippet, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::place::Place;
use crate::source::Sources;

/// Something wrong in a file of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The position of the file in [`Sources::files`]; nothing where a whole file is missing.
    pub file: Option<usize>,
    /// Where in it.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// As the build shows it.
    pub fn render(&self, sources: &Sources) -> String {
        let Some(file) = self.file.and_then(|it| sources.files.get(it)) else {
            return match &self.help {
                Some(help) => format!("error: {}\n  = help: {help}", self.message),
                None => format!("error: {}", self.message),
            };
        };
        let start = floor_to_character(&file.text, self.place.start);
        let line_end = file.text.get(start..).and_then(|it| it.find('\n')).map_or(file.text.len(), |it| start + it);
        let end = floor_to_character(&file.text, self.place.end.min(line_end)).max(start);
        let snippet = Snippet::source(&file.text).path(&file.shown).annotation(AnnotationKind::Primary.span(start..end));
        let mut group = Level::ERROR.primary_title(&self.message).element(snippet);
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        Renderer::plain().decor_style(DecorStyle::Ascii).render(&[group])
    }

    /// Line and column, from 1.
    pub fn line_and_column(&self, sources: &Sources) -> Option<(usize, usize)> {
        let text = &sources.files.get(self.file?)?.text;
        let before = text.get(..floor_to_character(text, self.place.start))?;
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1;
        Some((line, column))
    }
}

/// The whole report, every problem in it.
pub fn report(problems: &[Problem], sources: &Sources) -> String {
    let mut text = String::new();
    for problem in problems {
        text.push_str(&problem.render(sources));
        text.push_str("\n\n");
    }
    let count = problems.len();
    text.push_str(&format!("{count} {} in the pack", if count == 1 { "mistake" } else { "mistakes" }));
    text
}

/// «did you mean …?», for the nearest of the known names.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    known
        .into_iter()
        .map(|it| (strsim::jaro_winkler(wrong, it), it))
        .filter(|it| 0.75 < it.0)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|it| format!("did you mean `{}`?", it.1))
}

fn floor_to_character(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
