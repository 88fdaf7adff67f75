//! Questions and their answers as Word files, each a file of its own, so that nobody hands out the answers with the questions.

use docx_rs::{AlignmentType, Docx, LineSpacing, PageMargin, Paragraph, Run, SpecialIndentType, Tab, TabValueType};
use policy::model::pack::Pack;
use policy::model::text::Language;
use quiz::paper::{Item, Paper};
use rollup::protocol::Sheet;

use crate::word::{BODY, HEI, KAI, SONG, TITLE, font_table, fonts, footer, mm, zipped};
use crate::words::words;

/// A paragraph, by what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What the sheet is.
    Title(String),
    /// Below it, small.
    Small(String),
    /// A question with its number, or its answer.
    Head(String),
    /// The text that a question is about.
    About(String),
    /// What is known, or what may be answered: side by side as far as there is room, of so many columns.
    Columns(Vec<String>, u8),
    /// A reason.
    Reason(String),
}

impl Line {
    /// Its text.
    pub fn text(&self) -> String {
        match self {
            Line::Title(it) | Line::Small(it) | Line::Head(it) | Line::About(it) | Line::Reason(it) => it.clone(),
            Line::Columns(it, _) => it.concat(),
        }
    }
}

/// The lines of a sheet.
pub fn lines(pack: &Pack, paper: &Paper, sheet: Sheet, language: Language) -> Vec<Line> {
    let words = words(language);
    let name = (words.sheet_title)(pack.short_title.in_language(language), sheet);
    let mut lines = vec![Line::Title(name), Line::Small((words.sheet_number)(paper.seed, sheet))];
    match sheet {
        Sheet::Questions => {
            for item in &paper.items {
                lines.push(Line::Head(format!("{}. {}", item.number, item.question.stem)));
                lines.extend(item.question.statement.iter().map(|it| Line::About(it.clone())));
                let known = item.question.rows.iter().map(|(name, what)| format!("{name}{}{what}", words.colon));
                lines.extend(side_by_side(known.collect(), 2));
                let answers = item.question.answers.iter().enumerate();
                lines.extend(side_by_side(answers.map(|(at, text)| format!("{}  {text}", quiz::words::letter(at))).collect(), 4));
            }
        }
        Sheet::Answers => {
            let key = |it: &Item| format!("{}. {}", it.number, it.letter);
            lines.extend(paper.items.chunks(5).map(|some| Line::Columns(some.iter().map(key).collect(), 5)));
            for item in &paper.items {
                lines.push(Line::Head(format!("{}. {}  {}", item.number, item.letter, item.right)));
                lines.extend(item.why.iter().map(|it| Line::Reason(it.clone())));
                lines.push(Line::About((words.sheet_source)(&item.provision, item.key_phrase.as_deref())));
            }
        }
    }
    lines
}

/// As many texts in a line as fit, at most `most`.
fn side_by_side(texts: Vec<String>, most: u8) -> Vec<Line> {
    let longest = texts.iter().map(|it| width(it)).max().unwrap_or_default();
    // In half letters; a line has room for 84.
    let columns = [4, 2].into_iter().find(|it| *it <= most && longest <= 84 / usize::from(*it) - 3).unwrap_or(1);
    texts.chunks(usize::from(columns)).map(|some| Line::Columns(some.to_vec(), columns)).collect()
}

/// In half letters: a Chinese letter is two.
fn width(text: &str) -> usize {
    text.chars().map(|it| if it < '\u{2E80}' { 1 } else { 2 }).sum()
}

/// In plain words, where nothing can be downloaded.
pub fn text(lines: &[Line]) -> String {
    let said = lines.iter().map(|line| match line {
        Line::Head(text) => format!("\n{text}"),
        Line::Columns(texts, _) => texts.join("\n"),
        Line::Title(text) | Line::Small(text) | Line::About(text) | Line::Reason(text) => text.clone(),
    });
    said.collect::<Vec<_>>().join("\n")
}

/// A sheet as a file.
///
/// # Errors
/// Where the archive cannot be written; in words.
pub fn word(lines: &[Line]) -> Result<Vec<u8>, String> {
    let margin = PageMargin::new().top(mm(25)).left(mm(25)).right(mm(25)).bottom(mm(22)).header(mm(12)).footer(mm(12)).gutter(0);
    let mut document = Docx::new()
        .default_fonts(fonts(SONG))
        .default_size(SIZE)
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .footer(footer(AlignmentType::Right))
        .even_footer(footer(AlignmentType::Left));
    for (at, line) in lines.iter().enumerate() {
        // A question stays on the page of its answers, and an answer on that of its reasons.
        let goes_on = lines.get(at + 1).is_some_and(|it| !matches!(it, Line::Head(_) | Line::Title(_)));
        document = document.add_paragraph(paragraph(line).keep_next(goes_on).keep_lines(true));
    }
    let mut parts = document.build();
    parts.font_table = font_table();
    zipped(parts)
}

/// A4, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// 5号, in half points.
const SIZE: usize = 21;

fn paragraph(line: &Line) -> Paragraph {
    let run = |text: &str, font: &str, size: usize| Run::new().add_text(text).fonts(fonts(font)).size(size);
    let close = LineSpacing::new().line(300);
    match line {
        Line::Title(text) => {
            Paragraph::new().add_run(run(text, TITLE, 36)).align(AlignmentType::Center).line_spacing(close.after(120)).outline_lvl(0)
        }
        Line::Small(text) => Paragraph::new().add_run(run(text, BODY, SIZE)).align(AlignmentType::Center).line_spacing(close.after(120)),
        Line::Head(text) => Paragraph::new().add_run(run(text, HEI, SIZE + 1)).line_spacing(close.before(200)),
        Line::About(text) => Paragraph::new().add_run(run(text, KAI, SIZE)).line_spacing(close).indent(Some(420), None, None, None),
        Line::Reason(text) => Paragraph::new().add_run(run(text, SONG, SIZE)).line_spacing(close).indent(
            Some(735),
            Some(SpecialIndentType::Hanging(315)),
            None,
            None,
        ),
        Line::Columns(texts, columns) => {
            // The page less its margins and the indent.
            let room = (usize::try_from(PAGE.0).unwrap_or_default()).saturating_sub(usize::try_from(2 * mm(25) + 420).unwrap_or_default());
            let columns = usize::from(*columns).max(1);
            let mut paragraph = Paragraph::new().line_spacing(close).indent(Some(420), None, None, None);
            for at in 1..columns {
                paragraph = paragraph.add_tab(Tab::new().val(TabValueType::Left).pos(420 + room * at / columns));
            }
            for (at, text) in texts.iter().enumerate() {
                let begun = if at == 0 { Run::new() } else { Run::new().add_tab() };
                paragraph = paragraph.add_run(begun).add_run(run(text, SONG, SIZE));
            }
            paragraph
        }
    }
}
