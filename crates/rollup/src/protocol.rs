//! The messages between the page and the worker, as postcard writes them: a [`Request`] and its [`Response`]. The page holds no more of a table
//! than what it shows.

use policy::assessment::reply::Standing;
use policy::model::text::Language;
use serde::{Deserialize, Serialize};

use crate::ledger::{LedgerAsk, LedgerView};
use crate::level::Level;
use crate::people::{RosterQuery, RosterReply, RosterRequest};
use crate::trend::Trends;

/// A request as it is sent. Files come beside it, as the browser hands them over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RequestMessage {
    /// Comes back with the response.
    pub id: u32,
    /// The language of the response.
    pub language: Language,
    /// The reader's own day, as `2020-12-31`.
    pub today: String,
    /// Where the pack lies.
    pub pack: String,
    /// Where its indicators lie.
    pub reference: String,
    /// Where the English texts lie; empty where they are not needed.
    pub english: String,
    /// Whose tables are meant: the pack's id, or more where the edition of one file keeps its own.
    pub space: String,
    /// What is requested.
    pub request: Request,
}

/// What the page asks of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// The table, read from this device where it is not at hand yet.
    View(Level, TableQuery),
    /// Imports the files that come with it, or these texts; then the table.
    Import(Level, TableQuery, Vec<String>),
    /// Cancels an import.
    Cancel,
    /// Stores the typed lists; then the table.
    SetLists(Level, TableQuery, TypedLists),
    /// Chooses the file that counts; then the table.
    Choose(Level, TableQuery, String),
    /// Says which unit of the list a name means, or that it is none of them; then the table.
    SameUnit(Level, TableQuery, String, Option<String>),
    /// Removes a file; then the table.
    Remove(Level, TableQuery, String),
    /// Removes all files; then the table.
    Clear(Level, TableQuery),
    /// Puts back the files that were removed last; then the table.
    PutBack(Level, TableQuery),
    /// One file, to the last figure.
    File(Level, String),
    /// The units behind an indicator's counts, by its id.
    Units(Level, TableQuery, String),
    /// How the figures moved over the years.
    Trends(Level, TableQuery),
    /// Which of these names are another way to write the name of one unit.
    SameNames(String, Vec<String>),
    /// A paper.
    Paper(Paper),
    /// Reads the ledger that comes with it; once it is confirmed, takes it in.
    Ledger(Level, TableQuery, LedgerAsk),
    /// Reads the filled workbooks that come with it, each into a draft.
    Workbooks,
    /// Something about a list of people.
    Roster(RosterRequest),
}

/// Which part of a table is shown.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableQuery {
    /// The year; the latest where none is chosen.
    pub year: Option<i32>,
    /// From 0.
    pub page: u32,
    /// Part of a name.
    pub name: String,
}

/// The lists that the user has typed in, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TypedLists {
    /// The own name.
    pub own_name: String,
    /// The units that are expected.
    pub expected: String,
    /// The weak villages by the county's list.
    pub weak: String,
    /// The county's list was entered, even if it is empty.
    pub weak_known: bool,
}

/// A paper to be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Its form.
    pub form: Form,
    /// What it is about.
    pub of: PaperSubject,
}

/// The form of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// .docx
    Word,
    /// .xlsx
    Excel,
    /// .csv
    Csv,
    /// Words to copy.
    Text,
    /// The roll-up as a file for the next level up.
    RollupFile,
    /// Days for a calendar, .ics: of a list of people only.
    Calendar,
    /// .pptx, of slides alone.
    Slides,
    /// .zip: many files in one.
    Archive,
}

/// What a paper is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PaperSubject {
    /// A draft, in the form of its file.
    Draft(String),
    /// A table of a year.
    Table(Level, Option<i32>),
    /// Questions, or the answers to them.
    Questions(Questions),
    /// The list of people that is looked at.
    Roster(RosterQuery),
    /// A blank table for a list of people, with a column for each fact that these tools ask, or all for a person where none is named.
    RosterTemplate(Vec<String>),
    /// A workbook to be filled in, for the unit of a draft in the form of its file.
    Workbook(String),
    /// Many drafts in one file: the name of each, and the draft in the form of its file.
    Drafts(Vec<(String, String)>),
    /// The slides of a deck.
    Slides(Slides),
}

/// The slides of a deck, in words: what a presentation is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slides {
    /// What the file is called, without its ending.
    pub name: String,
    /// The slides.
    pub slides: Vec<SlideText>,
}

/// A slide in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideText {
    /// The line above its heading; may be empty.
    pub above: String,
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<SlideLine>,
    /// What is said to it, line by line.
    pub notes: Vec<String>,
}

/// A line of a slide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideLine {
    /// What it says.
    pub text: String,
    /// What it is.
    pub kind: SlideLineKind,
}

/// What a line of a slide is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlideLineKind {
    /// A sentence.
    Plain,
    /// A figure, or what came out.
    Strong,
    /// What stands with the line before, so many steps within.
    Within(u8),
}

/// Questions for a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questions {
    /// Which, as their address says it.
    pub selection: String,
    /// How many.
    pub count: u32,
    /// What is wanted of them.
    pub sheet: Sheet,
}

/// A sheet: whoever is asked must not be handed the other one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sheet {
    /// The questions.
    Questions,
    /// The answers.
    Answers,
}

/// A response as it is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResponseMessage {
    /// The request that it answers.
    pub id: u32,
    /// The response itself.
    pub response: Response,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// It is at work: how many are done, of how many.
    Progress(u32, u32),
    /// The table.
    View(Box<View>),
    /// One file.
    File(Box<File>),
    /// The units behind an indicator's counts, as [`IndicatorRow::counts`].
    Units(Vec<UnitNames>),
    /// The figures over the years.
    Trends(Box<Trends>),
    /// Those of the names that are the unit's.
    SameNames(Vec<String>),
    /// A paper: its name, and what was counted in it when it was read back. Its bytes come beside it.
    Paper(GeneratedFile),
    /// A ledger as it was read.
    Ledger(Box<LedgerView>),
    /// Filled workbooks as they were read.
    Drafts(Vec<ReadWorkbook>),
    /// A list of people.
    Roster(Box<RosterReply>),
    /// It failed, and why.
    Failed(String),
}

impl Response {
    /// Why it failed; nothing where it did not, and this is no answer to what was asked.
    pub fn failure(self) -> Option<String> {
        match self {
            Response::Failed(why) => Some(why),
            Response::Progress(..)
            | Response::View(_)
            | Response::File(_)
            | Response::Units(_)
            | Response::Trends(_)
            | Response::SameNames(_)
            | Response::Paper(_)
            | Response::Ledger(_)
            | Response::Drafts(_)
            | Response::Roster(_) => None,
        }
    }
}

/// A filled workbook as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadWorkbook {
    /// The name of its file.
    pub file: String,
    /// The draft, in the form of its file; or why it was not taken.
    pub draft: Result<String, String>,
    /// What was noticed: cells that could not be read, an older edition.
    pub told: Vec<String>,
}

/// A paper that was generated and read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneratedFile {
    /// The name of its file.
    pub name: String,
    /// Its kind, as browsers name it.
    pub mime: String,
    /// What was found in it when it was read back.
    pub checked: String,
    /// The contents, where they are words.
    pub text: Option<String>,
}

/// Where the table is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Persistence {
    /// On this device.
    #[default]
    OnDevice,
    /// Only while the page is open: storage is blocked.
    InMemory,
    /// The last change could not be kept: storage is full.
    Full,
    /// Only while the page is open: a later edition has changed what is stored here.
    NewerHere,
    /// On this device; the lists of another window, which had been saved meanwhile, are laid aside.
    OverOthers,
}

/// A part of a table, ready to be shown.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct View {
    /// The year looked at.
    pub year: Option<i32>,
    /// The years that there are files for.
    pub years: Vec<i32>,
    /// Files taken, of any year.
    pub files: u32,
    /// Units of this year that count.
    pub counted: u32,
    /// The rows of the page.
    pub rows: Vec<Row>,
    /// Rows that fit the name looked for.
    pub fitting: u32,
    /// The page, from 0, and how many there are.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many are expected by the list; `None` where there is none.
    pub expected: Option<u32>,
    /// How many of those have come in.
    pub received: Option<u32>,
    /// Those on the list of whom nothing is here.
    pub missing: Vec<String>,
    /// Those that came in and are not on the list. They count in no figure.
    pub unlisted: Vec<String>,
    /// Names of the second list that are not on the list of those expected. They count in no figure.
    pub outside_listed: Vec<String>,
    /// Names that are nearly those of the list.
    pub questions: Vec<NameQuestion>,
    /// Where it has to be asked which file counts.
    pub conflicts: Vec<Conflict>,
    /// The figures that are computed from the units' files.
    pub computed: Vec<Computed>,
    /// Indicator by indicator.
    pub indicators: Vec<IndicatorRow>,
    /// How many of the counted files were made with other data.
    pub other_data: u32,
    /// What became of the files that were last handed in, if any were.
    pub taken: Option<ImportSummary>,
    /// What was typed in.
    pub typed: TypedLists,
    /// Lists that another window had stored, or that could not be read: laid aside as they were, the oldest first.
    pub laid_aside: Vec<String>,
    /// How it is kept.
    pub kept: Persistence,
    /// How many files were removed last and can be put back.
    pub removed: u32,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Row {
    /// The number of its file.
    pub file_id: String,
    /// The name of its file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Met, partly, not met, not applicable, not sure, not answered.
    pub counts: [u32; 6],
    /// Cases with a consequence that have occurred.
    pub occurred: u32,
    /// A township's roll-up: units that count, of those expected (0: no list).
    pub units: Option<(u32, u32)>,
    /// What its data are, where they are not the present ones.
    pub data: Data,
    /// How many things could not be taken from the file.
    pub problems: u32,
    /// The user has to choose which of its files counts.
    pub waits: bool,
    /// Whether it is on the list.
    pub whereabouts: Whereabouts,
    /// Its file was changed outside this product.
    pub edited: bool,
}

/// The data that a file was made with.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Data {
    /// The present ones.
    #[default]
    Present,
    /// The present edition, but its data have changed since.
    ChangedSince,
    /// Another edition.
    Edition(String),
}

/// Whether a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Whereabouts {
    /// It is on the list, or there is none.
    #[default]
    Counts,
    /// Its name is nearly that of a unit on the list.
    Asked,
    /// It is not on the list.
    Outside,
}

/// A name that is nearly that of a unit on the list.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NameQuestion {
    /// As it was handed in or typed.
    pub name: String,
    /// The units that it may be.
    pub candidates: Vec<String>,
}

/// Several files about the same unit and year, or one that was changed outside this product.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Conflict {
    /// The unit.
    pub name: String,
    /// The files: number, name, when saved, period, and met of those that apply.
    pub files: Vec<Candidate>,
    /// The number of the one that counts; empty while none is chosen.
    pub counts: String,
}

/// A file that could count.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Candidate {
    /// Its number.
    pub id: String,
    /// The name of its file.
    pub file: String,
    /// When it was saved.
    pub saved_at: String,
    /// The period.
    pub period: String,
    /// Met of those that apply.
    pub met: (u32, u32),
    /// It was changed outside this product.
    pub edited: bool,
}

/// A figure that is computed from the units' files.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Computed {
    /// The provision.
    pub provision: String,
    /// What it is.
    pub label: String,
    /// The figure.
    pub value: String,
    /// What it was computed from.
    pub how: String,
    /// What follows, in the tool's words.
    pub verdict: String,
    /// The tool; empty where none decides.
    pub tool: String,
    /// Where it can be gone into; empty where nowhere.
    pub link: String,
    /// With how many units, branches or whatever it counts it is so, and of how many: what is set beside other years.
    pub of: Option<(i64, i64)>,
    /// The units behind it, by how they stand; those that are counted first.
    pub behind: Vec<(String, UnitNames)>,
    /// A township is asked the same of itself.
    pub offered: bool,
    /// What a township can fill into its own draft; `None` while a unit has not handed in, or leaves it open.
    pub fill: Option<Fill>,
}

/// Answers of a township's own draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fill {
    /// The whole figures of a tool's facts, by their ids.
    Facts(Vec<(String, i64)>),
    /// How many there are, and with how many it is so.
    Count(u32, u32),
    /// Its own word, as a standing.
    #[serde(with = "standing_id")]
    Own(Standing),
}

/// A standing by its id, as drafts have it.
mod standing_id {
    use policy::assessment::reply::Standing;
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
    pub fn serialize<S: Serializer>(standing: &Standing, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(standing.id())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Standing, D::Error> {
        let id = String::deserialize(from)?;
        Standing::ALL.into_iter().find(|it| it.id() == id).ok_or_else(|| serde::de::Error::custom("a standing"))
    }
}

/// Units by name, each with the number of the file that it comes from: the first of them, in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnitNames {
    /// Name, and number of the file.
    pub units: Vec<(String, String)>,
    /// How many more there are.
    pub more: u32,
}

impl UnitNames {
    /// The units that are named; the others are counted.
    const MOST: usize = 60;

    /// How many there are, named or not.
    pub fn count(&self) -> u32 {
        u32::try_from(self.units.len()).unwrap_or(u32::MAX).saturating_add(self.more)
    }

    /// One more.
    pub fn add(&mut self, name: &str, file: u64) {
        if self.units.len() < UnitNames::MOST {
            self.units.push((name.to_owned(), file.to_string()));
        } else {
            self.more += 1;
        }
    }
}

/// One indicator over all units that count.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct IndicatorRow {
    /// The indicator's id.
    pub id: String,
    /// The provision.
    pub provision: String,
    /// The question.
    pub question: String,
    /// Met, partly, not met, not applicable, not sure, not answered.
    pub counts: [u32; 6],
}

/// What became of the files of an import.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct ImportSummary {
    /// How many were taken.
    pub taken: u32,
    /// How many files there were.
    pub of: u32,
    /// It was cancelled.
    pub cancelled: bool,
    /// What was not taken, with the reason.
    pub refused: Vec<(String, String)>,
    /// What was here already.
    pub same: Vec<String>,
    /// What stands beside another file of the same unit.
    pub another: Vec<String>,
    /// What was changed outside this product.
    pub edited: Vec<String>,
    /// What was noticed about a workbook that was taken: the name of its file, cells that could not be read.
    pub noticed: Vec<(String, Vec<String>)>,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileLine {
    /// The indicator, by its id; empty for a figure.
    pub indicator: String,
    /// The provision; empty for a figure.
    pub provision: String,
    /// The question.
    pub question: String,
    /// How it stands, or the figure.
    pub reply: String,
}

/// One file, to the last figure.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct File {
    /// Its number.
    pub id: String,
    /// The name of its file.
    pub file: String,
    /// The unit.
    pub name: String,
    /// When it was saved.
    pub saved_at: String,
    /// The edition.
    pub edition: String,
    /// What else there is to know of it.
    pub notices: Vec<String>,
    /// What could not be taken.
    pub problems: Vec<String>,
    /// What kind of unit it is, by id, and the year; nothing where it is a township's roll-up.
    pub unit: Option<(String, i32)>,
    /// Question by question, and the figures behind it.
    pub lines: Vec<FileLine>,
    /// The text of the file.
    pub text: String,
}
