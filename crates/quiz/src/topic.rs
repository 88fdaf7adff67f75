//! What can be asked: a figure, a place in the document, whom something is for, a case, a result.
//!
//! The id of a topic is made of ids of the pack alone, so that practice finds it again in another edition.

use policy::model::document::Provision;
use policy::model::ids::{ParameterId, ProvisionId, ToolId};
use policy::model::pack::Pack;
use policy::model::rule::OutputValue;

use crate::concern::decides_only_who;
use crate::giveaway;
use crate::recipients;

/// Something to be asked about. Each asking of it is another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// How much is it?
    Figure(ParameterId),
    /// Is it as in the document, or altered?
    Altered(ParameterId),
    /// Which measure says it?
    Where(ProvisionId),
    /// Whom is it for?
    Whose(ProvisionId),
    /// Met, not met, or cannot be said yet?
    Case(ToolId),
    /// How much comes out?
    Amount(ToolId, u8),
}

/// What sort of topic it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// [`Topic::Figure`]
    Figure,
    /// [`Topic::Altered`]
    Altered,
    /// [`Topic::Where`]
    Where,
    /// [`Topic::Whose`]
    Whose,
    /// [`Topic::Case`]
    Case,
    /// [`Topic::Amount`]
    Amount,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 6] = [Kind::Figure, Kind::Altered, Kind::Where, Kind::Whose, Kind::Case, Kind::Amount];

    /// The id in the ids of topics.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Figure => "figure",
            Kind::Altered => "altered",
            Kind::Where => "where",
            Kind::Whose => "whose",
            Kind::Case => "case",
            Kind::Amount => "amount",
        }
    }

    /// Every topic of this sort, in the order of the pack.
    pub fn topics(self, pack: &Pack) -> Vec<Topic> {
        let parameters = || {
            let all = (0u16..).zip(&pack.parameters).filter(|it| giveaway::can_ask_figure(it.1));
            all.map(|it| ParameterId(it.0))
        };
        let tools = || (0u16..).zip(&pack.tools).map(|(at, tool)| (ToolId(at), tool));
        // The lead-in is no measure: which one says it cannot be asked.
        let provisions = || pack.provisions().filter(|it| it.id.measure != 0);
        match self {
            Kind::Figure => parameters().map(Topic::Figure).collect(),
            Kind::Altered => parameters().map(Topic::Altered).collect(),
            Kind::Where => provisions().filter(|it| giveaway::can_ask_place(pack, it)).map(|it| Topic::Where(it.id)).collect(),
            Kind::Whose => provisions().filter(|it| recipients::can_be_asked(pack, it)).map(|it| Topic::Whose(it.id)).collect(),
            Kind::Case => {
                tools().filter(|it| it.1.rule.verdict.is_some() && !decides_only_who(pack, it.1)).map(|it| Topic::Case(it.0)).collect()
            }
            Kind::Amount => tools()
                .flat_map(|(id, tool)| {
                    (0u8..)
                        .zip(&tool.rule.outputs)
                        .filter(|it| !matches!(it.1.value, OutputValue::Flag(_)))
                        .map(move |it| Topic::Amount(id, it.0))
                })
                .collect(),
        }
    }
}

impl Topic {
    /// What sort it is.
    pub fn kind(self) -> Kind {
        match self {
            Topic::Figure(_) => Kind::Figure,
            Topic::Altered(_) => Kind::Altered,
            Topic::Where(_) => Kind::Where,
            Topic::Whose(_) => Kind::Whose,
            Topic::Case(_) => Kind::Case,
            Topic::Amount(..) => Kind::Amount,
        }
    }

    /// Its id: `figure/uplift_remote`, `where/7.1`, `amount/bonus-uplift/uplift_total`. Stable across editions.
    pub fn id(self, pack: &Pack) -> String {
        let parameter = |it: ParameterId| pack.parameter_at(it).map_or("", |it| it.id.as_str());
        let tool = |it: ToolId| pack.tool_at(it);
        let rest = match self {
            Topic::Figure(it) | Topic::Altered(it) => parameter(it).to_owned(),
            Topic::Where(it) | Topic::Whose(it) => it.to_string(),
            Topic::Case(it) => tool(it).map_or_else(String::new, |it| it.id.clone()),
            Topic::Amount(id, at) => tool(id)
                .map_or_else(String::new, |it| [it.id.as_str(), "/", it.outputs.get(usize::from(at)).map_or("", |it| &it.id)].concat()),
        };
        [self.kind().id(), "/", &rest].concat()
    }

    /// The topic with that id; `None` where this edition has none.
    pub fn parse(pack: &Pack, id: &str) -> Option<Topic> {
        let kind = Kind::ALL.into_iter().find(|it| id.strip_prefix(it.id()).is_some_and(|rest| rest.starts_with('/')))?;
        kind.topics(pack).into_iter().find(|it| it.id(pack) == id)
    }

    /// The provisions that it is about, the main one first.
    pub fn provisions(self, pack: &Pack) -> Vec<ProvisionId> {
        match self {
            Topic::Figure(it) | Topic::Altered(it) => pack.parameter_at(it).map(|it| it.provision).into_iter().collect(),
            Topic::Where(it) | Topic::Whose(it) => vec![it],
            Topic::Case(it) | Topic::Amount(it, _) => pack.tool_at(it).map(|it| it.provisions.clone()).unwrap_or_default(),
        }
    }

    /// Whether some provision that it is about is one of these.
    pub fn is_about(self, pack: &Pack, wanted: impl Fn(&Provision) -> bool) -> bool {
        self.provisions(pack).iter().filter_map(|it| pack.provision(*it)).any(wanted)
    }
}
