//! What a session is to be: which measures, for whom, how long. As a link says it: `m=6.7.14&for=villages&min=40&s=7`.

use core::fmt;

use policy::model::document::{Level, Provision};
use policy::model::ids::ProvisionId;
use policy::model::pack::Pack;
use policy::model::product::sample::SampleKind;
use quiz::selection;

/// The shortest session that is planned, in minutes.
pub const MIN_MINUTES: u16 = 5;
/// The longest.
pub const MAX_MINUTES: u16 = 240;
/// What a measure takes with all of its slides, in minutes.
pub const MINUTES_PER_MEASURE: u16 = 10;
/// A school hour.
const DEFAULT_MINUTES: u16 = 40;

/// What a trainer has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The measures, in the order of the document.
    pub measures: Vec<u8>,
    /// Who is in the room.
    pub audience: Audience,
    /// How long it may take, in minutes.
    pub minutes: u16,
    /// By which number its questions are found again: another one asks others.
    pub seed: u32,
}

/// Who is in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// 村（社区）
    Villages,
    /// 乡镇干部
    TownshipCadres,
    /// 县直单位
    CountyUnits,
    /// 党校班次
    PartySchool,
}

impl Audience {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Audience; 4] = [Audience::Villages, Audience::TownshipCadres, Audience::CountyUnits, Audience::PartySchool];

    /// The id in links.
    pub fn id(self) -> &'static str {
        match self {
            Audience::Villages => "villages",
            Audience::TownshipCadres => "townships",
            Audience::CountyUnits => "county",
            Audience::PartySchool => "school",
        }
    }

    /// How much a provision concerns them: 2 where it names them, 1 where it speaks of people everywhere, else 0. A class of
    /// the Party school is concerned by everything alike.
    pub fn concerned_by(self, pack: &Pack, provision: &Provision) -> u8 {
        let mut most = 0;
        for id in provision.owed_by.iter().chain(&provision.serves) {
            let Some(actor) = pack.actor_at(*id) else { continue };
            let here = match (self, actor.works_in.unwrap_or(actor.level)) {
                (Audience::PartySchool, _)
                | (Audience::Villages, Level::Village | Level::Community)
                | (Audience::TownshipCadres, Level::Township)
                | (Audience::CountyUnits, Level::County) => 2,
                (Audience::Villages | Audience::TownshipCadres | Audience::CountyUnits, Level::Person) => 1,
                (Audience::Villages, Level::County | Level::Township)
                | (Audience::TownshipCadres, Level::County | Level::Village | Level::Community)
                | (Audience::CountyUnits, Level::Township | Level::Village | Level::Community) => 0,
            };
            most = most.max(here);
        }
        most
    }

    /// The measures that concern them most, the document's order kept: what a trainer who has chosen none is offered. A
    /// clause that can be worked out counts for more, and most of all on a sample like the people in the room.
    pub fn suggested(self, pack: &Pack, most: usize) -> Vec<u8> {
        let mut weighed: Vec<(u32, u8)> = pack
            .measures
            .iter()
            .filter(|it| it.number != 0)
            .map(|measure| {
                let concerned = measure.provisions.iter().filter(|it| self.concerned_by(pack, it) == 2);
                (concerned.map(|it| 1 + self.shown_on_samples(pack, it.id)).sum(), measure.number)
            })
            .collect();
        order::sort_by(&mut weighed, |one, next| (next.0, one.1) < (one.0, next.1));
        let mut numbers: Vec<u8> = weighed.into_iter().take(most).map(|it| it.1).collect();
        order::sort(&mut numbers);
        numbers
    }

    /// Whether a sample is like the people in the room.
    pub fn is_like(self, kind: SampleKind) -> bool {
        match kind {
            SampleKind::Village | SampleKind::Community => self == Audience::Villages,
            SampleKind::Township => self != Audience::Villages,
            SampleKind::Person => true,
        }
    }

    fn shown_on_samples(self, pack: &Pack, id: ProvisionId) -> u32 {
        let mut most = 0;
        for (sample, part) in pack.samples.iter().flat_map(|it| it.tools.iter().map(move |part| (it, part))) {
            let main = pack.tool_at(part.tool).and_then(|it| it.provisions.first());
            if main == Some(&id) {
                most = most.max(match sample.kind {
                    SampleKind::Person => 2,
                    SampleKind::Village | SampleKind::Community | SampleKind::Township => {
                        if self.is_like(sample.kind) {
                            4
                        } else {
                            0
                        }
                    }
                });
            }
        }
        most
    }
}

/// Which measures a session is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Those that concern the audience most, as many as there is time for.
    OfAudience,
    /// Those of the chapter at this position.
    Chapter(usize),
    /// Those that somebody has put together.
    Own,
}

impl Plan {
    /// Which measures it has: what is chosen for an audience changes with it and with the time, the others do not.
    pub fn topic(&self, pack: &Pack) -> Topic {
        if self.measures == self.audience.suggested(pack, Plan::measures_for(self.minutes)) {
            return Topic::OfAudience;
        }
        pack.chapters.iter().position(|it| it.measures == self.measures).map_or(Topic::Own, Topic::Chapter)
    }

    /// Takes the measures of a topic; [`Topic::Own`] leaves them as they are.
    pub fn take(&mut self, pack: &Pack, topic: Topic) {
        match topic {
            Topic::OfAudience => self.measures = self.audience.suggested(pack, Plan::measures_for(self.minutes)),
            Topic::Chapter(at) => self.measures = pack.chapters.get(at).map(|it| it.measures.clone()).unwrap_or_default(),
            Topic::Own => {}
        }
    }

    /// The plan for another audience or length: measures that were chosen for the audience are chosen anew.
    pub fn for_others(&mut self, pack: &Pack, audience: Audience, minutes: u16) {
        let topic = self.topic(pack);
        (self.audience, self.minutes) = (audience, minutes);
        self.take(pack, topic);
    }

    /// Reads what stands after `?`. What it does not know is left out, a length out of bounds is brought within them: an old
    /// or edited link still opens. Without measures, those that concern the audience most.
    pub fn parse(pack: &Pack, query: &str) -> Plan {
        let mut plan = Plan { measures: Vec::new(), audience: Audience::Villages, minutes: DEFAULT_MINUTES, seed: 1 };
        for (key, value) in query.split('&').filter_map(|it| it.split_once('=')) {
            match key {
                "m" => plan.measures = value.split('.').filter_map(|it| it.parse().ok()).collect(),
                "for" => plan.audience = Audience::ALL.into_iter().find(|it| it.id() == value).unwrap_or(plan.audience),
                "s" => plan.seed = selection::seed(value).unwrap_or(plan.seed),
                "min" => plan.minutes = value.parse().unwrap_or(DEFAULT_MINUTES).clamp(MIN_MINUTES, MAX_MINUTES),
                _ => {}
            }
        }
        plan.measures.retain(|it| *it != 0 && pack.measure(*it).is_some());
        order::sort(&mut plan.measures);
        plan.measures.dedup();
        if plan.measures.is_empty() {
            plan.measures = plan.audience.suggested(pack, Plan::measures_for(plan.minutes));
        }
        plan
    }

    /// How many measures a session of this length has room for, each in full.
    pub fn measures_for(minutes: u16) -> usize {
        usize::from(minutes / MINUTES_PER_MEASURE).max(1)
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("m=")?;
        for (at, number) in self.measures.iter().enumerate() {
            if 0 < at {
                f.write_str(".")?;
            }
            write!(f, "{number}")?;
        }
        write!(f, "&for={}&min={}", self.audience.id(), self.minutes)?;
        // Links from before decks had questions of their own are as they were.
        if self.seed == 1 { Ok(()) } else { write!(f, "&s={}", self.seed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_back_from_its_link() {
        for audience in Audience::ALL {
            for seed in [1, 204_518] {
                let plan = Plan { measures: vec![6, 7, 14], audience, minutes: 40, seed };
                assert_eq!(Plan::parse(pack::pack(), &plan.to_string()), plan);
            }
        }
    }

    #[test]
    fn what_is_not_known_in_a_link_is_left_out() {
        let plan = Plan::parse(pack::pack(), "m=14.6.6.0.99.x&for=nobody&min=70000&s=0&more=1&");
        assert_eq!(plan, Plan { measures: vec![6, 14], audience: Audience::Villages, minutes: DEFAULT_MINUTES, seed: 1 });
        assert_eq!(Plan::parse(pack::pack(), "min=1000").minutes, MAX_MINUTES);
        assert_eq!(Plan::parse(pack::pack(), "min=0").minutes, MIN_MINUTES);
    }

    #[test]
    fn what_was_chosen_for_an_audience_changes_with_it_and_nothing_else_does() {
        let pack = pack::pack();
        for (query, topic) in [("for=villages&min=40", Topic::OfAudience), ("m=18.19.20", Topic::Chapter(6)), ("m=6.19", Topic::Own)] {
            let before = Plan::parse(pack, query);
            assert_eq!(before.topic(pack), topic);
            let mut after = before.clone();
            after.for_others(pack, Audience::TownshipCadres, 60);
            assert_eq!(after.topic(pack), topic);
            assert_eq!(after.measures == before.measures, topic != Topic::OfAudience, "{query}");
        }
    }

    #[test]
    fn who_chooses_no_measures_is_offered_those_of_the_audience() {
        let measures = |audience: Audience| audience.suggested(pack::pack(), 4);
        // 6 lets village secretaries be recruited, 7 is about township staff.
        assert!(measures(Audience::Villages).contains(&6), "{:?}", measures(Audience::Villages));
        assert!(!measures(Audience::Villages).contains(&7));
        assert!(measures(Audience::TownshipCadres).contains(&7), "{:?}", measures(Audience::TownshipCadres));
        assert!(!Plan::parse(pack::pack(), "").measures.is_empty());
    }
}
