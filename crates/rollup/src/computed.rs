//! What a township can fill in about itself from what its villages handed in, by the rules of the pack ([`policy::model::product::rollup`]). Every
//! figure says what it was computed from; nothing is guessed for a unit that has not handed in.

use exchange::draft::Draft;
use exchange::link::{Scenario, Subject};
use policy::assessment::evaluation::tool_of;
use policy::assessment::reply::{Counted, OwnAnswer, Reply, Standing};
use policy::engine::decide::{decide, situation};
use policy::explain::explainer::Explainer;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ProvisionId, ToolId};
use policy::model::number::{Decimal, Ratio};
use policy::model::pack::Pack;
use policy::model::product::indicator::{Indicator, ListKind, SettledBy};
use policy::model::product::rollup::{CountedUnits, Fills, ListedShare, RollupRules, StandingCount, WatchCount, fill};
use policy::model::rule::ReadingChoices;
use policy::model::text::{Language, Text};
use policy::model::value::{Answer, Value};

use crate::collection::ListedUnits;
use crate::county::{Townships, is_township};
use crate::protocol::{Computed, Fill, UnitNames};
use crate::unit::{UnitRow, indicators_about};
use crate::wording::standing_in_words;

/// What is added up of one or many townships.
#[derive(Default)]
struct Sums {
    /// Units that count.
    units: u32,
    /// The units of the listed share: those on the list, or those that came in.
    expected: u32,
    /// Those of them on the second list; `None` where that list is missing.
    listed: Option<u32>,
    /// The expected units come from a typed list.
    from_list: bool,
    /// Every unit has come in, and it is settled which of its files counts.
    complete: bool,
    /// The figures of the summed share.
    whole: i64,
    part: i64,
    /// Units that gave both figures, and those that did not.
    given_from: UnitNames,
    not_given_from: UnitNames,
    /// Units that meet the provision of the summed share.
    met_summed: u32,
}

/// Two figures about a provision as a unit gave them: what it counted where it was asked, or else what it entered into the tool as these
/// facts.
pub(crate) fn figure_pair(pack: &Pack, facts: Option<(FactId, FactId)>, ids: &[&str], unit: &UnitRow) -> Option<(i64, i64)> {
    let whole = |fact: FactId| {
        let figure = unit.figures.get(&pack.fact_at(fact)?.id).filter(|it| it.is_whole())?;
        Some(figure.ten_thousandths() / 10_000)
    };
    let asked = unit.counts.iter().find(|it| ids.contains(&it.0.as_str()));
    let counted = asked.map(|it| (i64::from(it.1.0), i64::from(it.1.1)));
    let entered = || facts.and_then(|(all, part)| whole(all).zip(whole(part)));
    counted.or_else(entered).filter(|(all, part)| (0..=*all).contains(part))
}

/// The units that a figure is about: the figures are the villages' and communities'; a county has its townships' own drafts beside them.
fn villages<'a>(units: &'a [(&'a UnitRow, u64)]) -> impl Iterator<Item = (&'a UnitRow, u64)> {
    units.iter().copied().filter(|it| !is_township(it.0))
}

fn add_up(sums: &mut Sums, pack: &Pack, rules: &RollupRules, units: &[(&UnitRow, u64)]) {
    let summed = rules.summed_share.as_ref().map(|it| (it, indicators_about(pack, it.provision)));
    for (unit, file) in villages(units) {
        sums.units += 1;
        let Some((rule, ids)) = &summed else { continue };
        match figure_pair(pack, Some((rule.whole, rule.part)), ids, unit) {
            Some((all, part)) => {
                sums.whole += all;
                sums.part += part;
                sums.given_from.add(&unit.name, file);
            }
            None => sums.not_given_from.add(&unit.name, file),
        }
        sums.met_summed += u32::from(unit.about(ids) == Some(Standing::Met));
    }
}

/// The units by how they stand with one question, in the order of [`Standing::ALL`].
pub(crate) struct ByStanding([UnitNames; 6]);

impl ByStanding {
    fn of<'a>(units: impl Iterator<Item = (&'a UnitRow, u64)>, stands: impl Fn(&UnitRow) -> Option<Standing>) -> ByStanding {
        ByStanding::of_names(units.filter_map(|(unit, file)| Some((unit.name.as_str(), file, stands(unit)?))))
    }

    /// Of units by their names, each with its file and how it stands.
    pub(crate) fn of_names<'a>(units: impl Iterator<Item = (&'a str, u64, Standing)>) -> ByStanding {
        let mut found = ByStanding(Standing::ALL.map(|_| UnitNames::default()));
        for (name, file, stands) in units {
            let place = Standing::ALL.iter().zip(&mut found.0).find(|it| *it.0 == stands);
            if let Some((_, names)) = place {
                names.add(name, file);
            }
        }
        found
    }

    /// How many stand in one of these ways.
    pub(crate) fn count(&self, those: &[Standing]) -> u32 {
        Standing::ALL.iter().zip(&self.0).filter(|it| those.contains(it.0)).map(|it| it.1.count()).sum()
    }

    /// Those who leave it open.
    pub(crate) fn open(&self) -> u32 {
        self.count(&[Standing::NotSure, Standing::NotAnswered])
    }

    /// Those whom it concerns.
    pub(crate) fn asked(&self) -> u32 {
        self.count(&Standing::ALL) - self.not_applicable()
    }

    fn not_applicable(&self) -> u32 {
        self.count(&[Standing::NotApplicable])
    }

    /// The units behind the figure, those that are counted first.
    pub(crate) fn behind(self, counted: Standing, language: Language) -> Vec<(String, UnitNames)> {
        let mut all: Vec<(Standing, UnitNames)> = Standing::ALL.into_iter().zip(self.0).filter(|it| 0 < it.1.count()).collect();
        all.sort_by_key(|it| it.0 != counted);
        all.into_iter().map(|(standing, names)| (standing_in_words(standing, language).to_owned(), names)).collect()
    }

    /// How many did not answer, and to how many it does not apply.
    pub(crate) fn left_open(&self, language: Language) -> String {
        let (open, not_applicable) = (self.open(), self.not_applicable());
        let said = |count: u32, zh: &str, en: &str| match language {
            _ if count == 0 => String::new(),
            Language::Chinese => format!("{zh}{count}个。"),
            Language::English => format!(" {en}: {count}."),
        };
        said(open, "没有答的（未填、不清楚）", "Not answered or not sure")
            + &said(not_applicable, "另有不适用、不计入的", "Not applicable, not counted")
    }
}

/// What the typed lists say.
pub struct Typed<'a> {
    /// How many units are expected; `None` where there is no list of them.
    pub expected: Option<usize>,
    /// The second list; `None` where it was not entered.
    pub listed: Option<&'a ListedUnits>,
}

/// A township's computed figures. `complete` where every unit has come in.
pub fn of_township(
    pack: &Pack,
    units: &[(&UnitRow, u64)],
    typed: &Typed<'_>,
    complete: bool,
    day: Day,
    language: Language,
) -> Vec<Computed> {
    let rules = &pack.reference.rollup;
    let mut sums = Sums { complete, ..Sums::default() };
    add_up(&mut sums, pack, rules, units);
    sums.from_list = typed.expected.is_some();
    sums.expected = typed.expected.map_or(sums.units, count);
    sums.listed = typed.listed.map(|it| count(it.count()));
    let listed = rules.listed_share.as_ref().filter(|_| 0 < sums.expected || sums.listed.is_some());
    let listed = listed.map(|rule| {
        let share = listed_share(pack, rule, &sums, (day, language));
        let Some(names) = typed.listed else { return share };
        let share = Computed { behind: behind_list(rule, names, units, language), ..share };
        match names.is_settled() {
            true => share,
            false => Computed { how: [share.how.as_str(), &left_out(names, language)].concat(), fill: None, ..share },
        }
    });
    let mut all: Vec<Computed> = listed.into_iter().collect();
    all.extend(of_units(pack, rules, &sums, units, (day, language)));
    all
}

/// The same over the roll-ups of many townships, without the share of listed units, which is about one township; and what the townships
/// say themselves.
pub fn of_county(pack: &Pack, units: &[(&UnitRow, u64)], townships: &Townships<'_>, day: Day, language: Language) -> Vec<Computed> {
    let rules = &pack.reference.rollup;
    let mut sums = Sums::default();
    add_up(&mut sums, pack, rules, units);
    // Where no township has sent its villages, there is nothing to say of them.
    let mut all = if 0 < sums.units { of_units(pack, rules, &sums, units, (day, language)) } else { Vec::new() };
    all.extend(townships.computed(pack, day, language));
    all.sort_by_key(|it| provision_order(&it.provision));
    all
}

/// The listed units: those that have handed in, which can be opened, and how many have not.
fn behind_list(rule: &ListedShare, names: &ListedUnits, units: &[(&UnitRow, u64)], language: Language) -> Vec<(String, UnitNames)> {
    let mut here = UnitNames::default();
    villages(units).filter(|it| names.contains(it.0)).for_each(|(unit, file)| here.add(&unit.name, file));
    let not_here = UnitNames { units: Vec::new(), more: count(names.count()).saturating_sub(here.count()) };
    let said = match language {
        Language::Chinese => "名单上有、还没有文件的",
        Language::English => "Listed, without a file so far",
    };
    let both = [(rule.list.in_language(language), here), (said, not_here)];
    both.into_iter().filter(|it| 0 < it.1.count()).map(|it| (it.0.to_owned(), it.1)).collect()
}

/// The names that are in neither figure, and why.
fn left_out(names: &ListedUnits, language: Language) -> String {
    let asked: Vec<&str> = names.asked.iter().map(|it| it.0.as_str()).collect();
    let outside: Vec<&str> = names.outside.iter().map(String::as_str).collect();
    let said = |names: &[&str], zh: &str, en: &str| match language {
        _ if names.is_empty() => String::new(),
        Language::Chinese => format!("{zh}{}。", names.join("、")),
        Language::English => format!(" {en}{}.", names.join(", ")),
    };
    let outside = said(&outside, "薄弱村名单里有不在本乡镇名单上的，没有算：", "Not among the township's own, so not counted: ");
    outside + &said(&asked, "还要核对、先没有算的：", "To be checked, so not counted yet: ")
}

fn listed_share(pack: &Pack, rule: &ListedShare, sums: &Sums, (day, language): (Day, Language)) -> Computed {
    let about = (rule.tool, rule.provision);
    let Some(listed) = sums.listed else {
        return without_value(pack, about, rule.not_listed.in_language(language).to_owned(), language);
    };
    let source = match (sums.from_list, language) {
        (true, Language::Chinese) => "按名单上的村（社区）",
        (true, Language::English) => "by the typed list",
        (false, Language::Chinese) => "没有名单，按已收到的村（社区）",
        (false, Language::English) => "no list was typed in: by the units received",
    };
    let values = [("part", &*listed.to_string()), ("whole", &*sums.expected.to_string()), ("source", source)];
    let given = [(rule.whole, i64::from(sums.expected)), (rule.part, i64::from(listed))];
    let basis = fill(&rule.basis, language, &values);
    let computed = by_tool(pack, about, given, basis, Some(&rule.impossible), (day, language));
    // Both figures come from the lists; without a list the units are those that came in.
    Computed { fill: computed.fill.filter(|_| sums.from_list || sums.complete), ..computed }
}

/// What is computed from the units' own files.
fn of_units(pack: &Pack, rules: &RollupRules, sums: &Sums, units: &[(&UnitRow, u64)], (day, language): (Day, Language)) -> Vec<Computed> {
    let mut all = Vec::new();
    if let Some(rule) = &rules.summed_share {
        let given = sums.given_from.count();
        let values = [("units", &*sums.units.to_string()), ("given", &*given.to_string()), ("met", &*sums.met_summed.to_string())];
        let basis = fill(&rule.basis, language, &values);
        let about = (rule.tool, rule.provision);
        let share = if 0 < sums.whole {
            let given = [(rule.whole, sums.whole), (rule.part, sums.part)];
            by_tool(pack, about, given, basis, None, (day, language))
        } else {
            without_value(pack, about, basis, language)
        };
        let named = match language {
            Language::Chinese => ["填了数的", "没有填数的"],
            Language::English => ["gave figures", "gave none"],
        };
        let behind = named.map(str::to_owned).into_iter().zip([sums.given_from.clone(), sums.not_given_from.clone()]);
        let all_gave = sums.complete && given == sums.units;
        let behind = behind.filter(|it| 0 < it.1.count()).collect();
        all.push(Computed { of: Some((sums.part, sums.whole)), behind, fill: share.fill.filter(|_| all_gave), ..share });
    }
    all.extend(rules.counts.iter().map(|rule| standing_count(pack, rule, sums.complete, units, language)));
    all.extend(rules.watch.iter().flat_map(|rule| watch_counts(pack, rule, units, language)));
    all.sort_by_key(|it| provision_order(&it.provision));
    all
}

/// 3.4 before 12.2.
fn provision_order(provision: &str) -> (u32, u32) {
    let (measure, item) = provision.split_once('.').unwrap_or((provision, ""));
    (measure.parse().unwrap_or(u32::MAX), item.parse().unwrap_or_default())
}

/// How many units stand so with a provision.
fn standing_count(pack: &Pack, rule: &StandingCount, complete: bool, units: &[(&UnitRow, u64)], language: Language) -> Computed {
    let ids = indicators_about(pack, rule.provision);
    let found = ByStanding::of(villages(units), |it| it.about(&ids));
    let wanted = match rule.counted {
        CountedUnits::Met => Standing::Met,
        CountedUnits::NotMet => Standing::NotMet,
    };
    let (asked, counted) = (found.asked(), found.count(&[wanted]));
    let basis = fill(&rule.basis, language, &[("units", &*asked.to_string()), ("counted", &*counted.to_string())]);
    // Whoever leaves it open may be either; and the villages in all are not those whom it concerns.
    let settled = complete && found.open() == 0 && 0 < asked;
    let filled = match rule.fills {
        Fills::Nothing => None,
        Fills::Count => (found.not_applicable() == 0).then_some(Fill::Count(asked, counted)),
        Fills::Answer => Some(Fill::Own(match (found.count(&[Standing::Met]), found.count(&[Standing::NotMet])) {
            (met, _) if met == asked => Standing::Met,
            (_, not_met) if not_met == asked => Standing::NotMet,
            (_, _) => Standing::Partly,
        })),
    };
    Computed {
        provision: rule.provision.to_string(),
        label: rule.label.in_language(language).to_owned(),
        value: format!("{counted} / {asked}"),
        of: Some((i64::from(counted), i64::from(asked))),
        how: basis + &found.left_open(language),
        behind: found.behind(wanted, language),
        offered: rule.fills != Fills::Nothing,
        fill: filled.filter(|_| settled),
        ..Computed::default()
    }
}

/// How many units met with what each question of the burden watch asks about. A question that was put to none of them is left out.
fn watch_counts(pack: &Pack, rule: &WatchCount, units: &[(&UnitRow, u64)], language: Language) -> Vec<Computed> {
    let asked = pack.list(ListKind::Sentinel).map(|it| it.indicators.as_slice()).unwrap_or_default();
    let one = |indicator: &Indicator| {
        let stands = |unit: &UnitRow| unit.watch.iter().find(|it| it.0 == indicator.id).map(|it| it.1);
        let found = ByStanding::of(villages(units), stands);
        let counted = found.count(&[Standing::NotMet]);
        if found.count(&Standing::ALL) == 0 {
            return None;
        }
        let basis = fill(&rule.basis, language, &[("units", &*found.asked().to_string()), ("counted", &*counted.to_string())]);
        let what = indicator.not_met.in_language(language);
        let (label, dot) = (rule.label.in_language(language), if language == Language::Chinese { "：" } else { ": " });
        Some(Computed {
            provision: indicator.provisions.first().map(ToString::to_string).unwrap_or_default(),
            label: [label, dot, what.trim_end_matches(['。', '.'])].concat(),
            value: format!("{counted} / {}", found.asked()),
            how: basis + &found.left_open(language),
            behind: found.behind(Standing::NotMet, language),
            ..Computed::default()
        })
    };
    asked.iter().filter_map(one).collect()
}

fn without_value(pack: &Pack, (tool, provision): (ToolId, ProvisionId), how: String, language: Language) -> Computed {
    let (id, label) = pack.tool_at(tool).map(|it| (it.id.clone(), it.title.in_language(language).to_owned())).unwrap_or_default();
    let link = format!("#/tools/{id}");
    Computed { provision: provision.to_string(), label, value: "—".to_owned(), how, tool: id, link, offered: true, ..Computed::default() }
}

/// Decided by the tool itself, like everywhere else.
///
/// `impossible` is shown where the tool refuses the figures.
pub(crate) fn by_tool(
    pack: &Pack,
    (at, provision): (ToolId, ProvisionId),
    given: [(FactId, i64); 2],
    how: String,
    impossible: Option<&Text>,
    (day, language): (Day, Language),
) -> Computed {
    let mut computed = without_value(pack, (at, provision), how, language);
    let Some(tool) = pack.tool_at(at) else { return computed };
    let mut facts = Facts::new();
    for (fact, number) in given {
        facts.set(fact, Answer::Given(Value::Number(Decimal::whole(number))));
    }
    let [(_, a), (_, b)] = given;
    let share = Ratio::new(i128::from(b) * 100, i128::from(a)).and_then(Ratio::to_hundredths).and_then(Ratio::to_decimal);
    computed.value = share.map_or_else(|| format!("{b} / {a}"), |share| format!("{b} / {a} = {share}%"));
    let scenario =
        Scenario { subject: Subject::Tool(at), as_of: Some(day), readings: Default::default(), facts: facts.clone(), unsure: Vec::new() };
    computed.link = format!("{}?{}", computed.link, exchange::link::write(pack, &scenario));
    computed.verdict = match decide(pack, tool, &facts, day, ReadingChoices::default()) {
        Ok(finding) => {
            let named = given.iter().filter_map(|it| Some((pack.fact_at(it.0)?.id.clone(), it.1)));
            computed.fill = Some(Fill::Facts(named.collect()));
            let situation = situation(pack, tool, &facts, day, ReadingChoices::default());
            Explainer { pack, tool, situation: &situation, language }.verdict(&finding).to_owned()
        }
        // More parts than the whole: the lists do not agree, and nothing is decided.
        Err(_) => impossible.map(|it| it.in_language(language).to_owned()).unwrap_or_default(),
    };
    computed
}

/// An answer of a township's draft before and after it is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerChange {
    /// The indicator, by its id.
    pub indicator: String,
    /// As it is.
    pub before: Reply,
    /// As it would be.
    pub after: Reply,
    /// Somebody has answered it themselves: it is filled in only where that is said of this very answer.
    pub replaces: bool,
}

/// What the computed figures would change in a township's draft: each with the day, so that it can be told from what
/// somebody has entered. What is as computed already is left out.
pub fn answer_changes(pack: &Pack, draft: &Draft, computed: &[Computed], day: Day) -> Vec<AnswerChange> {
    let Some(list) = pack.list(ListKind::Township) else { return Vec::new() };
    let one = |computed: &Computed| {
        let fill = computed.fill.as_ref()?;
        let about = |indicator: &&Indicator| indicator.provisions.first().is_some_and(|id| id.to_string() == computed.provision);
        let indicator = list.indicators.iter().find(about)?;
        let before = draft.assessment.replies.get(&indicator.id).cloned().unwrap_or_default();
        // Somebody's own word that it does not apply, or that nobody knows, gives way to the figures.
        let mut after = Reply { own: None, unconfirmed: false, computed: Some(day), ..before.clone() };
        match (fill, &indicator.count) {
            (Fill::Facts(facts), _) => {
                let asked = tool_of(pack, indicator)?;
                for (name, number) in facts {
                    let (id, _) = pack.find_fact(name).filter(|it| asked.facts.contains(&it.0))?;
                    after.facts.set(id, Answer::Given(Value::Number(Decimal::whole(*number))));
                }
            }
            (Fill::Count(whole, part), Some(_)) => after.count = Counted { whole: Some(*whole), part: Some(*part) },
            (Fill::Own(standing), None) if indicator.settled_by == SettledBy::Own => after.own = Some(own_word(indicator, *standing)?),
            (Fill::Count(..) | Fill::Own(_), _) => return None,
        }
        let same = Reply { computed: before.computed, ..after.clone() } == before;
        let gives_way = before.own == Some(OwnAnswer::NotSure);
        let replaces = before.computed.is_none() && !gives_way && !before.says_nothing();
        (!same).then(|| AnswerChange { indicator: indicator.id.clone(), before, after, replaces })
    };
    computed.iter().filter_map(one).collect()
}

/// The township's own word for how its units stand; where it is not asked for a partly, what not all of them do is not met.
fn own_word(indicator: &Indicator, standing: Standing) -> Option<OwnAnswer> {
    match standing {
        Standing::Met => Some(OwnAnswer::Met),
        Standing::Partly if indicator.partly.is_some() => Some(OwnAnswer::Partly),
        Standing::Partly | Standing::NotMet => Some(OwnAnswer::NotMet),
        Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => None,
    }
}

/// The draft with the figures filled in.
#[must_use]
pub fn with_changes(draft: &Draft, changes: &[AnswerChange]) -> Draft {
    let mut draft = draft.clone();
    for change in changes {
        draft.assessment.replies.insert(change.indicator.clone(), change.after.clone());
        // What was typed belongs to the answers that stood there.
        draft.typed.remove(&change.indicator);
    }
    draft
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
