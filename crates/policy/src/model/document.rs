//! The document itself: chapters, measures and provisions, and who owes what to whom.

use serde::{Deserialize, Serialize};

use crate::model::ids::{ActorId, ParameterId, ProvisionId};
use crate::model::text::Text;

/// A chapter of the document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chapter {
    /// 1 for the first.
    pub number: u8,
    /// Its heading.
    pub title: Text,
    /// The numbers of its measures.
    pub measures: Vec<u8>,
}

/// A measure of the document, or (number 0) its lead-in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Measure {
    /// 1 to 20; 0 for the lead-in.
    pub number: u8,
    /// The number of its chapter; 0 for the lead-in.
    pub chapter: u8,
    /// Its heading in the document.
    pub title: Text,
    /// What it gives and asks, in a sentence or two of ours.
    pub summary: Text,
    /// Its provisions in order.
    pub provisions: Vec<Provision>,
}

/// One thing that a measure says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Provision {
    /// Its number.
    pub id: ProvisionId,
    /// A short name.
    pub heading: Text,
    /// The whole of it, restated in our words.
    pub text: Text,
    /// The document's own words that carry the claim, at most 30 characters.
    pub key_phrase: String,
    /// What sort of provision it is.
    pub kind: ProvisionKind,
    /// Who has to do it; empty where the document names nobody.
    pub owed_by: Vec<ActorId>,
    /// For or about whom it is.
    pub serves: Vec<ActorId>,
    /// Where the doer is inferred, that this is so.
    pub owed_note: Option<Text>,
    /// How often or by when.
    pub timing: Timing,
    /// The figures it gives.
    pub figures: Vec<ParameterId>,
    /// Provisions that bear on it.
    pub see: Vec<ProvisionId>,
    /// What the document leaves open here.
    pub silent: Option<Text>,
    /// A reading hint.
    pub related: Option<Text>,
    /// Who can say of themselves whether it is met.
    pub usable: Usable,
}

/// What sort of thing a provision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProvisionKind {
    /// 义务
    Duty,
    /// 指标
    Target,
    /// 权益
    Entitlement,
    /// 资格
    Eligibility,
    /// 禁止
    Ban,
    /// 后果：出现所列情形时怎样
    Consequence,
    /// 程序
    Procedure,
    /// 倡导
    Encouragement,
}

impl ProvisionKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [ProvisionKind; 8] = [
        ProvisionKind::Duty,
        ProvisionKind::Target,
        ProvisionKind::Entitlement,
        ProvisionKind::Eligibility,
        ProvisionKind::Ban,
        ProvisionKind::Consequence,
        ProvisionKind::Procedure,
        ProvisionKind::Encouragement,
    ];

    /// The id used in data, links and the dump.
    pub fn id(self) -> &'static str {
        match self {
            ProvisionKind::Duty => "duty",
            ProvisionKind::Target => "target",
            ProvisionKind::Entitlement => "entitlement",
            ProvisionKind::Eligibility => "eligibility",
            ProvisionKind::Ban => "ban",
            ProvisionKind::Consequence => "consequence",
            ProvisionKind::Procedure => "procedure",
            ProvisionKind::Encouragement => "encouragement",
        }
    }
}

/// How often or by when a provision is to be fulfilled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// What sort of time it is.
    pub kind: TimingKind,
    /// In words; none where the document says nothing.
    pub text: Option<Text>,
    /// The date in the document is past.
    pub passed: bool,
}

/// What sort of time a provision gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TimingKind {
    /// The document says nothing.
    None,
    /// All the time.
    Ongoing,
    /// Every month, quarter, year …
    Frequency,
    /// Whenever something happens.
    PerEvent,
    /// By a date.
    Deadline,
}

/// Who can use a provision, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usable {
    /// A township can say of itself whether it is met.
    pub township: bool,
    /// A village or community can.
    pub village: bool,
    /// It can be computed or decided.
    pub computable: bool,
    /// Only the county can judge it.
    pub county_only: bool,
}

/// A body or a group of people that the document speaks of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Actor {
    /// Its id in data.
    pub id: String,
    /// Where it stands.
    pub level: Level,
    /// Of people: where they work, if in one place only.
    pub works_in: Option<Level>,
    /// Its name.
    pub label: Text,
}

/// Where an actor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// County bodies.
    County,
    /// Townships.
    Township,
    /// Villages and communities.
    Village,
    /// Urban communities only.
    Community,
    /// People.
    Person,
}
