//! Which questions are wanted, as a link says it: `s=20451&m=7&for=villages&d=hard&n=3`.

use core::fmt;

use policy::model::document::{Level, Provision};
use policy::model::pack::Pack;

use crate::topic::{Kind, Topic};

/// Which questions are wanted. The same selection gives the same questions in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Selection {
    /// The number of the paper: another one gives other questions.
    pub seed: u32,
    /// Of this measure only.
    pub measure: Option<u8>,
    /// What concerns these only.
    pub audience: Option<Audience>,
    /// Of this difficulty only.
    pub difficulty: Option<Difficulty>,
    /// Cases only: what a room can think along with.
    pub cases_only: bool,
}

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// 村（社区）
    Villages,
    /// 乡镇
    Townships,
    /// 县直单位
    County,
}

/// How much there is to think about. A sort of question, not a mark of anybody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difficulty {
    /// What the document says.
    Basic,
    /// A case with its facts.
    Middle,
    /// A case on the very threshold, with something open or a reading named; a result to be worked out.
    Hard,
}

/// The largest number of a paper: six digits can be read out.
pub const LARGEST_SEED: u32 = 999_999;

/// The largest number of a question: beyond it nobody turns pages.
pub const LARGEST_NUMBER: u32 = 9_999;

/// The keys of a selection in a link.
const KEYS: [&str; 6] = ["s", "m", "for", "d", "k", "n"];

impl Audience {
    /// In the order in which they are offered.
    pub const ALL: [Audience; 3] = [Audience::Villages, Audience::Townships, Audience::County];

    /// The id in links.
    pub fn id(self) -> &'static str {
        match self {
            Audience::Villages => "villages",
            Audience::Townships => "townships",
            Audience::County => "county",
        }
    }

    /// Whether a provision names them, or people everywhere.
    pub fn is_concerned_by(self, pack: &Pack, provision: &Provision) -> bool {
        let actors = provision.owed_by.iter().chain(&provision.serves).filter_map(|it| pack.actor_at(*it));
        actors.map(|it| it.works_in.unwrap_or(it.level)).any(|level| match (self, level) {
            (_, Level::Person)
            | (Audience::Villages, Level::Village | Level::Community)
            | (Audience::Townships, Level::Township)
            | (Audience::County, Level::County) => true,
            (Audience::Villages, Level::County | Level::Township)
            | (Audience::Townships, Level::County | Level::Village | Level::Community)
            | (Audience::County, Level::Township | Level::Village | Level::Community) => false,
        })
    }
}

impl Difficulty {
    /// In the order in which they are offered.
    pub const ALL: [Difficulty; 3] = [Difficulty::Basic, Difficulty::Middle, Difficulty::Hard];

    /// The id in links.
    pub fn id(self) -> &'static str {
        match self {
            Difficulty::Basic => "basic",
            Difficulty::Middle => "middle",
            Difficulty::Hard => "hard",
        }
    }

    fn admits(self, kind: Kind) -> bool {
        match (self, kind) {
            (Difficulty::Basic, Kind::Figure | Kind::Altered | Kind::Where | Kind::Whose)
            | (Difficulty::Middle, Kind::Case)
            | (Difficulty::Hard, Kind::Case | Kind::Amount) => true,
            (Difficulty::Basic, Kind::Case | Kind::Amount)
            | (Difficulty::Middle, Kind::Figure | Kind::Altered | Kind::Where | Kind::Whose | Kind::Amount)
            | (Difficulty::Hard, Kind::Figure | Kind::Altered | Kind::Where | Kind::Whose) => false,
        }
    }
}

impl Selection {
    /// Reads what stands after `?`, with the number of the question, 1 where none is named. What it does not know is left out:
    /// an old or edited link still opens.
    pub fn parse(pack: &Pack, query: &str) -> (Selection, u32) {
        let (mut selection, mut number) = (Selection { seed: 1, ..Selection::default() }, 1);
        for (key, value) in query.split('&').filter_map(|it| it.split_once('=')) {
            match key {
                "s" => selection.seed = seed(value).unwrap_or(selection.seed),
                "m" => selection.measure = value.parse().ok().filter(|it| *it != 0 && pack.measure(*it).is_some()),
                "for" => selection.audience = Audience::ALL.into_iter().find(|it| it.id() == value),
                "d" => selection.difficulty = Difficulty::ALL.into_iter().find(|it| it.id() == value),
                "k" => selection.cases_only = value == Kind::Case.id(),
                "n" => number = value.parse().ok().filter(|it| (1..=LARGEST_NUMBER).contains(it)).unwrap_or(number),
                _ => {}
            }
        }
        (selection, number)
    }

    /// Whether a link's pairs can be read as they stand, as far as they are a selection's: what cannot would be other questions.
    pub fn can_read(pack: &Pack, query: &str) -> bool {
        let (selection, number) = Selection::parse(pack, query);
        let written = selection.at(number);
        let is_own = |pair: &&str| pair.split_once('=').is_some_and(|it| KEYS.contains(&it.0));
        query.split('&').filter(is_own).all(|pair| written.split('&').any(|it| it == pair))
    }

    /// The selection with the number of a question, as it stands after `?`.
    pub fn at(self, number: u32) -> String {
        format!("{self}&n={number}")
    }

    /// The topics of a kind that are wanted.
    pub fn topics(self, pack: &Pack, kind: Kind) -> Vec<Topic> {
        let by_difficulty = self.difficulty.is_none_or(|it| it.admits(kind));
        let by_kind = !self.cases_only || kind == Kind::Case;
        // Which measure says it is no question where there is one measure only.
        let by_measure = self.measure.is_none() || kind != Kind::Where;
        if !(by_difficulty && by_kind && by_measure) {
            return Vec::new();
        }
        let mut topics = kind.topics(pack);
        topics.retain(|topic| {
            self.measure.is_none_or(|measure| topic.is_about(pack, |it| it.id.measure == measure))
                && self.audience.is_none_or(|audience| topic.is_about(pack, |it| audience.is_concerned_by(pack, it)))
        });
        topics
    }
}

impl fmt::Display for Selection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s={}", self.seed)?;
        if let Some(measure) = self.measure {
            write!(f, "&m={measure}")?;
        }
        if let Some(audience) = self.audience {
            write!(f, "&for={}", audience.id())?;
        }
        if let Some(difficulty) = self.difficulty {
            write!(f, "&d={}", difficulty.id())?;
        }
        if self.cases_only {
            write!(f, "&k={}", Kind::Case.id())?;
        }
        Ok(())
    }
}

/// Parses the number of a paper; `None` where it is no number or out of range.
pub fn seed(written: &str) -> Option<u32> {
    written.trim().parse().ok().filter(|it| (1..=LARGEST_SEED).contains(it))
}
