//! What a township can fill in about itself from what its villages handed in, by the rules of the pack ([`policy::model::rollup`]). Every
//! figure says what it was computed from; nothing is guessed for a unit that has not handed in.

use exchange::draft::Draft;
use exchange::link::{Scenario, Subject};
use policy::assessment::evaluation::tool_of;
use policy::assessment::reply::{Counted, Reply, Standing, Unit};
use policy::engine::decide::{decide, situation};
use policy::explain::explainer::Explainer;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ProvisionId, ToolId};
use policy::model::indicator::{Indicator, ListKind};
use policy::model::number::{Decimal, Ratio};
use policy::model::pack::Pack;
use policy::model::rollup::{ListedShare, RollupRules, fill};
use policy::model::rule::ReadingChoices;
use policy::model::text::{Language, Text};
use policy::model::value::{Answer, Value};

use crate::collection::ListedUnits;
use crate::protocol::{Computed, Fill, UnitNames};
use crate::unit::UnitRow;

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
    /// Units that gave both figures.
    given: u32,
    /// The same, by name.
    given_from: UnitNames,
    /// Units that meet the provision of the summed share.
    met_summed: u32,
    /// Units that meet the provision that is counted.
    met: u32,
    /// The same, by name.
    met_from: UnitNames,
}

fn add_up(sums: &mut Sums, pack: &Pack, rules: &RollupRules, units: &[(&UnitRow, u64)]) {
    let whole = |it: &UnitRow, fact: FactId| {
        let figure = it.figures.get(&pack.fact_at(fact)?.id).filter(|it| it.is_whole())?;
        Some(figure.ten_thousandths() / 10_000)
    };
    let meets = |it: &UnitRow, provision: ProvisionId| it.about(pack, provision) == Some(Standing::Met);
    // The figures are the villages' and communities'; a county has its townships' own drafts beside them.
    for (unit, file) in units.iter().filter(|it| it.0.kind != Unit::Township.id()) {
        sums.units += 1;
        if let Some(rule) = &rules.summed_share {
            if let (Some(all), Some(part)) = (whole(unit, rule.whole), whole(unit, rule.part))
                && (0..=all).contains(&part)
            {
                sums.whole += all;
                sums.part += part;
                sums.given += 1;
                sums.given_from.add(&unit.name, *file);
            }
            sums.met_summed += u32::from(meets(unit, rule.provision));
        }
        if rules.met_count.as_ref().is_some_and(|it| meets(unit, it.provision)) {
            sums.met += 1;
            sums.met_from.add(&unit.name, *file);
        }
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
    let listed = listed.map(|it| listed_share(pack, it, &sums, (day, language))).map(|share| match typed.listed {
        Some(names) if !names.is_settled() => {
            Computed { how: [share.how.as_str(), &left_out(names, language)].concat(), fill: None, ..share }
        }
        Some(_) | None => share,
    });
    let mut all: Vec<Computed> = listed.into_iter().collect();
    all.extend(of_units(pack, rules, &sums, (day, language)));
    all
}

/// The same over the roll-ups of many townships, without the share of listed units, which is about one township.
pub fn of_county(pack: &Pack, units: &[(&UnitRow, u64)], day: Day, language: Language) -> Vec<Computed> {
    let rules = &pack.reference.rollup;
    let mut sums = Sums::default();
    add_up(&mut sums, pack, rules, units);
    of_units(pack, rules, &sums, (day, language))
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
fn of_units(pack: &Pack, rules: &RollupRules, sums: &Sums, (day, language): (Day, Language)) -> Vec<Computed> {
    let mut all = Vec::new();
    if let Some(rule) = &rules.summed_share {
        let values = [("units", &*sums.units.to_string()), ("given", &*sums.given.to_string()), ("met", &*sums.met_summed.to_string())];
        let basis = fill(&rule.basis, language, &values);
        let about = (rule.tool, rule.provision);
        let share = if 0 < sums.whole {
            let given = [(rule.whole, sums.whole), (rule.part, sums.part)];
            by_tool(pack, about, given, basis, None, (day, language))
        } else {
            without_value(pack, about, basis, language)
        };
        let all_gave = sums.complete && sums.given == sums.units;
        all.push(Computed { from: sums.given_from.clone(), fill: share.fill.filter(|_| all_gave), ..share });
    }
    if let Some(rule) = &rules.met_count {
        all.push(Computed {
            provision: rule.provision.to_string(),
            label: rule.label.in_language(language).to_owned(),
            value: format!("{} / {}", sums.met, sums.units),
            how: fill(&rule.basis, language, &[("units", &*sums.units.to_string()), ("met", &*sums.met.to_string())]),
            from: sums.met_from.clone(),
            fill: sums.complete.then_some(Fill::Count(sums.units, sums.met)),
            ..Computed::default()
        });
    }
    all
}

fn without_value(pack: &Pack, (tool, provision): (ToolId, ProvisionId), how: String, language: Language) -> Computed {
    let (id, label) = pack.tool_at(tool).map(|it| (it.id.clone(), it.title.in_language(language).to_owned())).unwrap_or_default();
    let link = format!("#/tools/{id}");
    Computed { provision: provision.to_string(), label, value: "—".to_owned(), how, tool: id, link, ..Computed::default() }
}

/// Decided by the tool itself, like everywhere else.
///
/// `impossible` is shown where the tool refuses the figures.
fn by_tool(
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
            (Fill::Count(..), None) => return None,
        }
        let same = Reply { computed: before.computed, ..after.clone() } == before;
        (!same).then(|| AnswerChange { indicator: indicator.id.clone(), before, after })
    };
    computed.iter().filter_map(one).collect()
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
