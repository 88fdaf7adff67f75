//! What a township can fill in about itself from what its villages handed in: 14.4, 3.3 and 3.4. Everything says what it
//! was computed from; nothing is guessed for a unit that has not handed in.

use exchange::draft::Draft;
use exchange::link::{Scenario, Subject};
use policy::assessment::{Counted, Reply, Standing, Unit, tool_of};
use policy::day::Day;
use policy::decide::{decide, situation};
use policy::explain::Explainer;
use policy::facts::{Answer, Facts, Value};
use policy::number::{Decimal, Ratio};
use policy::pack::{Indicator, ListKind, Pack, ProvisionId};
use policy::rule::Chosen;
use policy::text::Language;

use crate::collection::Lists;
use crate::protocol::{Computed, Fill, UnitNames};
use crate::unit::UnitRow;

/// 五化率
const FIVE_STANDARDS: ProvisionId = ProvisionId { measure: 3, item: 3 };
/// 一肩三挑
const THREE_POSTS: ProvisionId = ProvisionId { measure: 3, item: 4 };

/// What is added up of one or many townships.
#[derive(Default)]
struct Sums {
    /// Units that count.
    units: u32,
    /// The villages of the share: those on the list, or those that came in.
    villages: u32,
    /// The weak among them; nothing where a list is missing.
    weak: Option<u32>,
    /// They come from typed lists.
    listed: bool,
    /// Every unit has come in and is settled.
    complete: bool,
    branches: i64,
    meeting: i64,
    /// Units that gave both figures of branches.
    with_branches: u32,
    /// The same, by name.
    branches_from: UnitNames,
    five: u32,
    three: u32,
    /// Those that meet 3.4, by name.
    three_from: UnitNames,
}

fn add_up(sums: &mut Sums, pack: &Pack, units: &[(&UnitRow, u64)]) {
    let whole = |it: &UnitRow, fact: &str| it.figures.get(fact).filter(|it| it.is_whole()).map(|it| it.ten_thousandths() / 10_000);
    // The figures are the villages' and communities'; a county has its townships' own drafts beside them.
    for (unit, file) in units.iter().filter(|it| it.0.kind != Unit::Township.id()) {
        sums.units += 1;
        if let (Some(branches), Some(meeting)) = (whole(unit, "branches_total"), whole(unit, "branches_meeting"))
            && (0..=branches).contains(&meeting)
        {
            sums.branches += branches;
            sums.meeting += meeting;
            sums.with_branches += 1;
            sums.branches_from.add(&unit.name, *file);
        }
        sums.five += u32::from(unit.about(pack, FIVE_STANDARDS) == Some(Standing::Met));
        if unit.about(pack, THREE_POSTS) == Some(Standing::Met) {
            sums.three += 1;
            sums.three_from.add(&unit.name, *file);
        }
    }
}

/// A township's computed indicators. `complete` where every unit has come in.
pub fn of_township(pack: &Pack, units: &[(&UnitRow, u64)], lists: &Lists, complete: bool, day: Day, language: Language) -> Vec<Computed> {
    let mut sums = Sums { complete, ..Sums::default() };
    add_up(&mut sums, pack, units);
    sums.listed = !lists.expected.is_empty();
    sums.villages = if sums.listed { count(lists.expected.len()) } else { sums.units };
    sums.weak = lists.weak.as_ref().map(|it| count(it.len()));
    computed(pack, &sums, day, language)
}

/// The same over the roll-ups of many townships: counts only, since 14.4 is about one township.
pub fn of_county(pack: &Pack, units: &[(&UnitRow, u64)], day: Day, language: Language) -> Vec<Computed> {
    let mut sums = Sums::default();
    add_up(&mut sums, pack, units);
    computed(pack, &sums, day, language).into_iter().filter(|it| it.tool != WEAK).collect()
}

const WEAK: &str = "weak-village-share";
const FIVE: &str = "five-standards-rate";

fn computed(pack: &Pack, sums: &Sums, day: Day, language: Language) -> Vec<Computed> {
    let zh = language == Language::Chinese;
    let pick = |chinese: String, english: String| if zh { chinese } else { english };
    let mut all = Vec::new();
    if 0 < sums.villages || sums.weak.is_some() {
        let from = if sums.listed {
            pick("按名单上的村（社区）".to_owned(), "by the typed list".to_owned())
        } else {
            pick("没有名单，按已收到的村（社区）".to_owned(), "no list was typed in: by the units received".to_owned())
        };
        all.push(match sums.weak {
            None => without_value(pack, WEAK, "14.4", pick(
                "还没有填县里认定的薄弱村。哪些村算薄弱，文件没有写，由县里定。".to_owned(),
                "The weak villages by the county's own list are not entered. The document does not say which villages are weak; the county does.".to_owned(),
            ), language),
            Some(weak) => {
                let computed = by_tool(
                    pack,
                    (WEAK, "14.4"),
                    [("villages_total", i64::from(sums.villages)), ("villages_weak", i64::from(weak))],
                    pick(format!("薄弱村{weak}个，共{}个；{from}。", sums.villages), format!("{weak} weak of {}; {from}.", sums.villages)),
                    (day, language),
                );
                // Both figures come from the lists; without a list the villages are those that came in.
                Computed { fill: computed.fill.filter(|_| sums.listed || sums.complete), ..computed }
            }
        });
    }
    let figures = pick(
        format!("已收{}个单位，其中{}个填了党支部数；另外，{}个自评“五化”符合。", sums.units, sums.with_branches, sums.five),
        format!("{} of {} units gave their numbers of branches; {} say that they meet 3.3.", sums.with_branches, sums.units, sums.five),
    );
    let five = if 0 < sums.branches {
        by_tool(pack, (FIVE, "3.3"), [("branches_total", sums.branches), ("branches_meeting", sums.meeting)], figures, (day, language))
    } else {
        without_value(pack, FIVE, "3.3", figures, language)
    };
    let all_gave = sums.complete && sums.with_branches == sums.units;
    all.push(Computed { from: sums.branches_from.clone(), fill: five.fill.filter(|_| all_gave), ..five });
    all.push(Computed {
        provision: THREE_POSTS.to_string(),
        label: pick("“一肩三挑”的村（社区）数".to_owned(), "Villages and communities with the three posts in one hand".to_owned()),
        value: format!("{} / {}", sums.three, sums.units),
        how: pick(
            format!("已收{}个单位中，自评符合3.4的有{}个。文件没有给期限和比例。", sums.units, sums.three),
            format!("Of {} units received, {} say that they meet 3.4. The document sets neither date nor share.", sums.units, sums.three),
        ),
        from: sums.three_from.clone(),
        fill: sums.complete.then_some(Fill::Count(sums.units, sums.three)),
        ..Computed::default()
    });
    all
}

fn without_value(pack: &Pack, tool: &str, provision: &str, how: String, language: Language) -> Computed {
    let label = pack.tool(tool).map(|it| it.1.title.in_language(language).to_owned()).unwrap_or_default();
    let link = format!("#/tools/{tool}");
    Computed { provision: provision.to_owned(), label, value: "—".to_owned(), how, tool: tool.to_owned(), link, ..Computed::default() }
}

/// Decided by the tool itself, like everywhere else.
fn by_tool(pack: &Pack, (id, provision): (&str, &str), given: [(&str, i64); 2], how: String, (day, language): (Day, Language)) -> Computed {
    let mut computed = without_value(pack, id, provision, how, language);
    let Some((at, tool)) = pack.tool(id) else { return computed };
    let mut facts = Facts::new();
    for (name, number) in given {
        if let Some((fact, _)) = pack.fact(name) {
            facts.set(fact, Answer::Given(Value::Number(Decimal::whole(number))));
        }
    }
    let [(_, a), (_, b)] = given;
    let share = Ratio::new(i128::from(b) * 100, i128::from(a)).and_then(Ratio::to_hundredths).and_then(Ratio::to_decimal);
    computed.value = share.map_or_else(|| format!("{b} / {a}"), |share| format!("{b} / {a} = {share}%"));
    let scenario =
        Scenario { subject: Subject::Tool(at), as_of: Some(day), readings: Default::default(), facts: facts.clone(), unsure: Vec::new() };
    computed.link = format!("#/tools/{id}?{}", exchange::link::write(pack, &scenario));
    computed.verdict = match decide(pack, tool, &facts, day, Chosen::default()) {
        Ok(finding) => {
            computed.fill = Some(Fill::Facts(given.iter().map(|it| (it.0.to_owned(), it.1)).collect()));
            let situation = situation(pack, tool, &facts, day, Chosen::default());
            Explainer { pack, tool, it: &situation, language }.verdict(&finding).to_owned()
        }
        // More weak villages than villages: the list is too short, and nothing is said.
        Err(_) => match language {
            Language::Chinese => "薄弱村比名单上的村还多，请核对两份名单。".to_owned(),
            Language::English => "There are more weak villages than villages; compare the two lists.".to_owned(),
        },
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
                    let (id, _) = pack.fact(name).filter(|it| asked.facts.contains(&it.0))?;
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
