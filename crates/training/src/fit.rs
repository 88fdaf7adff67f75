//! How much a slide holds: heights worked out from the words, without a browser, so that a deck is cut into slides that fit.
//!
//! Lengths are hundredths of the size of the text on a slide (`rem`), which is 28 pixels where the window is 1280 by 720, and in
//! proportion elsewhere. Latin letters are taken for wider than most are: a slide may hold more than is said here, never less. The
//! figures are those of `style/training/stage.css`; a browser test holds the two to each other.

use policy::explain::wording::figure_in_words;
use policy::model::document::Provision;
use policy::model::ids::{ActorId, ParameterId};
use policy::model::pack::Pack;
use policy::model::text::Language;
use quiz::question::Question;
use quiz::words::{explanation, in_short, question_text};

use crate::tree::{EM, wrap};

/// The room on a slide, inside its margins and above its footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// From margin to margin.
    pub width: u32,
    /// From the top to the footer.
    pub height: u32,
}

/// A window of 16 to 9, and one of 4 to 3: every other projector lies between them.
pub const ROOMS: [Room; 2] = [Room { width: 4_150, height: 2_270 }, Room { width: 3_240, height: 2_380 }];

/// The size of the text.
pub const TEXT: u32 = 100;
/// The heading of a slide.
const HEAD: u32 = 125;
/// The line that names the measure, with what stands below it.
const RUNNING: u32 = 145;
/// From one line to the next, in hundredths of the size.
const LEADING: u32 = 130;
/// Between two columns.
const GAP: u32 = 160;
/// Around a row of a list.
const ROW: u32 = 32;
/// What is said below the facts where the answers follow by themselves, in the longer language.
const ANSWERS_FOLLOW: &str = "The answers come with the next step: beside the facts they would be too small for the last row.";
/// The mark at the right answer, in either language.
const MARK: &str = " ✓ the right answer";

/// A figure of a measure, and what stands with it.
pub struct FigureText<'a> {
    label: &'a str,
    figure: String,
    from: String,
}

impl FigureText<'_> {
    /// The words of a figure.
    pub fn of(pack: &Pack, id: ParameterId, language: Language) -> Option<FigureText<'_>> {
        let parameter = pack.parameter_at(id)?;
        let figure = figure_in_words(parameter.value, parameter.unit, language);
        Some(FigureText {
            label: parameter.label.in_language(language),
            figure,
            from: format!("“{}” {}", parameter.key_phrase, parameter.provision),
        })
    }
}

impl Room {
    /// The height of a text of a size in a width.
    pub fn text(text: &str, width: u32, size: u32) -> u32 {
        // The letters of `wrap` are wide, for one that is cut off could not be read; what is set in lines takes less on average.
        let wide = if text.is_ascii() { 112 } else { 102 };
        let lines = wrap(text, (width * EM * wide / 100).checked_div(size).unwrap_or_default().max(EM)).len();
        u32::try_from(lines).unwrap_or(u32::MAX / 1_000) * size * LEADING / 100
    }

    fn head(self, text: &str) -> u32 {
        Room::text(text, self.width, HEAD) + 45
    }

    /// A measure in one sentence, with figures below.
    pub fn sentence(self, title: &str, summary: &str, figures: &[FigureText<'_>]) -> u32 {
        let beside_numeral = Room::text(title, self.width.saturating_sub(480), 155) + 30;
        beside_numeral.max(370) + Room::text(summary, self.width, 110) + 110 + self.figures(figures)
    }

    /// Figures set large, two in a row; nothing for none.
    pub fn figures(self, figures: &[FigureText<'_>]) -> u32 {
        let width = (self.width - GAP) / 2;
        let one = |figure: &FigureText<'_>| {
            45 + Room::text(figure.label, width, TEXT) + Room::text(&figure.figure, width, 200) + Room::text(&figure.from, width, TEXT)
        };
        figures.chunks(2).map(|row| row.iter().map(one).max().unwrap_or_default() + 45).sum()
    }

    /// A slide of figures alone.
    pub fn figures_slide(self, heading: &str, figures: &[FigureText<'_>]) -> u32 {
        RUNNING + self.head(heading) + self.figures(figures)
    }

    /// A slide of who owes what to whom: of each provision its heading, and below it who, for whom and when.
    pub fn owed_slide(self, pack: &Pack, heading: &str, provisions: &[&Provision], language: Language) -> u32 {
        let names = |ids: &[ActorId]| {
            let found = ids.iter().filter_map(|it| pack.actor_at(*it)).map(|it| it.label.in_language(language));
            found.collect::<Vec<_>>().join(if language == Language::Chinese { "、" } else { ", " })
        };
        let row = |provision: &&Provision| {
            let what = format!("{} {}", provision.id, provision.heading.in_language(language));
            let when = provision.timing.text.as_ref().map_or("not said", |it| it.in_language(language));
            // The longest of what is said where the document says nothing, and the words before each.
            let (by, around) = match language {
                Language::Chinese => (names(&provision.owed_by) + "（推断）", "谁来做：文件没有写　对谁：　时间："),
                Language::English => {
                    (names(&provision.owed_by) + " (inferred)", "By whom: the document does not say   For whom:    When: ")
                }
            };
            ROW + Room::text(&what, self.width, TEXT)
                + Room::text(&[around, &by, &names(&provision.serves), when].concat(), self.width, TEXT)
        };
        RUNNING + self.head(heading) + provisions.iter().map(row).sum::<u32>()
    }

    /// A slide of a clause: its heading, the document's words where it begins, and what it means.
    pub fn clause_slide(self, heading: &str, key_phrase: Option<&str>, text: &str) -> u32 {
        let phrase = key_phrase.map_or(0, |it| Room::text(&["“", it, "”"].concat(), self.width, 130) + 50);
        RUNNING + self.head(heading) + phrase + Room::text(text, self.width, TEXT) + 45 + LEADING + 30
    }

    /// The first slide, or one that goes on with what is to come.
    pub fn title_slide(self, first: Option<[&str; 4]>, programme: &[String]) -> u32 {
        let above = match first {
            Some([official, head, audience, note]) => {
                let small = [official, audience, note].iter().map(|it| Room::text(it, self.width, TEXT) + 35).sum::<u32>();
                small + Room::text(head, self.width, 150) + 45
            }
            None => 0,
        };
        above + programme.iter().map(|it| Room::text(it, self.width, TEXT) + 30).sum::<u32>() + 110
    }

    /// A question with its answer revealed; where that is too much, the most that one of its steps takes: what is told, or the
    /// answers with the reasons.
    pub fn question_slide(self, pack: &Pack, question: &Question, language: Language) -> u32 {
        let at_once = self.question_at_once(pack, question, language);
        if at_once <= self.height {
            return at_once;
        }
        let said = question_text(pack, question, language);
        let above = RUNNING + self.head(&said.stem);
        let answers = self.answers(&said.answers, self.width) + self.reasons(pack, question, language);
        let facts = rows(&said.rows, self.width) + Room::text(ANSWERS_FOLLOW, self.width, TEXT) + ROW;
        above + facts.max(answers + self.statement(said.statement.as_deref()))
    }

    /// A question with all that is told and its answer revealed.
    pub fn question_at_once(self, pack: &Pack, question: &Question, language: Language) -> u32 {
        let said = question_text(pack, question, language);
        let column = if said.rows.is_empty() { self.width } else { (self.width - GAP) / 2 };
        let body = rows(&said.rows, column).max(self.answers(&said.answers, column));
        let above = RUNNING + self.head(&said.stem) + self.statement(said.statement.as_deref());
        above + body + self.reasons(pack, question, language)
    }

    fn statement(self, said: Option<&str>) -> u32 {
        said.map_or(0, |it| Room::text(it, self.width, 110) + 35)
    }

    fn answers(self, answers: &[String], width: u32) -> u32 {
        let widest = answers.iter().max_by_key(|it| wide(it));
        let one = |answer: &String| {
            let mark = if Some(answer) == widest { MARK } else { "" };
            ROW + Room::text(&["A ", answer, mark].concat(), width - 50, TEXT)
        };
        answers.iter().map(one).sum()
    }

    fn reasons(self, pack: &Pack, question: &Question, language: Language) -> u32 {
        let why = explanation(pack, question, language);
        let said = in_short(question, &why, language).join("  ");
        let from = why.key_phrase.map_or(0, |it| Room::text(&["8.8 “", &it, "”"].concat(), self.width, TEXT));
        Room::text(&said, self.width, TEXT) + from + 70
    }
}

/// What is told, a name and what it is in a row; what it is takes what it needs, to 45 of 100.
fn rows(rows: &[(String, String)], width: u32) -> u32 {
    let row = |(name, what): &(String, String)| {
        let told = (wide(what) + 10).min(width * 45 / 100);
        ROW + Room::text(name, width - told - TEXT, TEXT).max(Room::text(what, told, TEXT))
    };
    rows.iter().map(row).sum()
}

/// The width of a text in one line.
fn wide(text: &str) -> u32 {
    text.chars().map(|it| crate::tree::units(it) * TEXT / EM).sum()
}

/// Whether the facts of an example have room beside its decision, in every window: else those are told that are being decided upon.
pub fn have_room_beside(facts: &[(String, String)]) -> bool {
    fits(&|room| rows(facts, (room.width - GAP) * 2 / 5) + room.height * 11 / 20)
}

/// Whether a height fits in every window.
pub fn fits(height: &dyn Fn(Room) -> u32) -> bool {
    ROOMS.iter().all(|it| height(*it) <= it.height)
}

/// A text cut into its sentences.
pub fn sentences(text: &str) -> Vec<&str> {
    let ends = |at: usize, character: char| {
        let after = text.get(at + character.len_utf8()..).unwrap_or_default();
        matches!(character, '。' | '；') || matches!(character, '.' | ';') && after.starts_with(' ')
    };
    let mut cut = Vec::new();
    let mut from = 0;
    for (at, character) in text.char_indices().filter(|it| ends(it.0, it.1)) {
        cut.extend(text.get(from..at + character.len_utf8()).map(str::trim));
        from = at + character.len_utf8();
    }
    cut.extend(text.get(from..).map(str::trim).filter(|it| !it.is_empty()));
    cut
}
