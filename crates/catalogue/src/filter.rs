//! Which provisions a reader wants to see, as a link says it: `for=village&kind=duty&time=passed&tool=yes`.

use core::fmt;

use policy::model::document::{Level, Provision, ProvisionKind, TimingKind};
use policy::model::pack::Pack;

/// What a reader has asked for. Nothing asked for admits everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    /// Somebody at this level owes it, or is served by it.
    pub audience: Option<Level>,
    /// What sort of provision it is.
    pub kind: Option<ProvisionKind>,
    /// What it says of time.
    pub time: Option<Time>,
    /// Whether a tool works with it.
    pub tool: Option<HasTool>,
}

/// What a provision says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Its date is past.
    Passed,
    /// It is due by a date that is not past.
    Ahead,
    /// Every month, quarter, year …
    Recurring,
    /// Always, or whenever something happens, or it does not say.
    Undated,
}

/// Whether a tool works with a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HasTool {
    /// At least one does.
    Yes,
    /// None does.
    No,
}

/// The levels in the order in which they are offered.
pub const AUDIENCES: [Level; 5] = [Level::Village, Level::Community, Level::Township, Level::County, Level::Person];

impl Time {
    /// In the order in which they are offered.
    pub const ALL: [Time; 4] = [Time::Passed, Time::Ahead, Time::Recurring, Time::Undated];

    /// What a provision says of time.
    pub fn of(provision: &Provision) -> Time {
        match provision.timing.kind {
            _ if provision.timing.passed => Time::Passed,
            TimingKind::Deadline => Time::Ahead,
            TimingKind::Frequency => Time::Recurring,
            TimingKind::None | TimingKind::Ongoing | TimingKind::PerEvent => Time::Undated,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Time::Passed => "passed",
            Time::Ahead => "ahead",
            Time::Recurring => "recurring",
            Time::Undated => "undated",
        }
    }
}

impl HasTool {
    /// In the order in which they are offered.
    pub const ALL: [HasTool; 2] = [HasTool::Yes, HasTool::No];

    fn id(self) -> &'static str {
        match self {
            HasTool::Yes => "yes",
            HasTool::No => "no",
        }
    }
}

impl Filter {
    /// Reads what stands after `?`. What it does not know is left out: an old or edited link still opens.
    pub fn parse(query: &str) -> Filter {
        let mut filter = Filter::default();
        for (key, value) in query.split('&').filter_map(|it| it.split_once('=')) {
            match key {
                "for" => filter.audience = AUDIENCES.into_iter().find(|it| audience_id(*it) == value),
                "kind" => filter.kind = ProvisionKind::ALL.into_iter().find(|it| it.id() == value),
                "time" => filter.time = Time::ALL.into_iter().find(|it| it.id() == value),
                "tool" => filter.tool = HasTool::ALL.into_iter().find(|it| it.id() == value),
                _ => {}
            }
        }
        filter
    }

    /// Whether anything is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// Whether a provision is what is asked for.
    pub fn admits(&self, pack: &Pack, provision: &Provision) -> bool {
        let speaks_of = |level: Level| {
            let mut actors = provision.owed_by.iter().chain(&provision.serves).filter_map(|it| pack.actor_at(*it));
            actors.any(|it| it.level == level)
        };
        let has_tool = || pack.tools.iter().any(|tool| tool.provisions.contains(&provision.id));
        self.audience.is_none_or(speaks_of)
            && self.kind.is_none_or(|kind| kind == provision.kind)
            && self.time.is_none_or(|time| time == Time::of(provision))
            && self.tool.is_none_or(|wanted| (wanted == HasTool::Yes) == has_tool())
    }

    /// How many provisions it admits.
    pub fn count(&self, pack: &Pack) -> usize {
        pack.provisions().filter(|it| self.admits(pack, it)).count()
    }
}

/// As a link says it: empty where nothing is asked for.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            ("for", self.audience.map(audience_id)),
            ("kind", self.kind.map(ProvisionKind::id)),
            ("time", self.time.map(Time::id)),
            ("tool", self.tool.map(HasTool::id)),
        ];
        let mut before = "";
        for (key, value) in parts {
            if let Some(value) = value {
                write!(f, "{before}{key}={value}")?;
                before = "&";
            }
        }
        Ok(())
    }
}

fn audience_id(level: Level) -> &'static str {
    match level {
        Level::County => "county",
        Level::Township => "township",
        Level::Village => "village",
        Level::Community => "community",
        Level::Person => "person",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> impl Iterator<Item = Filter> {
        let audiences = AUDIENCES.map(Some).into_iter().chain([None]);
        audiences.flat_map(|audience| {
            let kinds = ProvisionKind::ALL.map(Some).into_iter().chain([None]);
            kinds.flat_map(move |kind| {
                let times = Time::ALL.map(Some).into_iter().chain([None]);
                times.flat_map(move |time| {
                    [Some(HasTool::Yes), Some(HasTool::No), None].map(move |tool| Filter { audience, kind, time, tool })
                })
            })
        })
    }

    #[test]
    fn every_filter_is_read_back_from_its_link() {
        for filter in some() {
            assert_eq!(Filter::parse(&filter.to_string()), filter);
        }
    }

    #[test]
    fn an_edited_link_keeps_what_can_be_read() {
        let filter = Filter::parse("kind=ban&for=emperor&&x=1&time");
        assert_eq!(filter, Filter { kind: Some(ProvisionKind::Ban), ..Filter::default() });
    }

    #[test]
    fn the_answers_to_one_question_share_out_the_provisions() {
        let pack = pack::pack();
        let all = Filter::default().count(pack);
        assert_eq!(all, pack.provisions().count());
        assert_eq!(ProvisionKind::ALL.map(|it| Filter { kind: Some(it), ..Filter::default() }.count(pack)).iter().sum::<usize>(), all);
        assert_eq!(Time::ALL.map(|it| Filter { time: Some(it), ..Filter::default() }.count(pack)).iter().sum::<usize>(), all);
        assert_eq!(HasTool::ALL.map(|it| Filter { tool: Some(it), ..Filter::default() }.count(pack)).iter().sum::<usize>(), all);
    }
}
