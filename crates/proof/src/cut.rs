//! What each fact of a tool is tried with: representatives on both sides of every line of its rule, months, and open.
//!
//! A fact is *given* with every representative of its own lines: beside them, on them, and at its ends. Where a fact is *open*
//! (or only its month is known), what else decides hangs on the others, so it is completed with more: where a line that two facts
//! make lies for each answer to the other. So what completions can come to, they come to here.

use policy::engine::decide::combinations;
use policy::model::day::YearMonth;
use policy::model::fact::{FactKind, NumberKind};
use policy::model::ids::Slot;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};

use crate::calendar::Date;
use crate::meaning::{Atom, Meaning};
use crate::turning::{Turning, slots_in};

/// A fact of a tool, cut.
#[derive(Clone, Debug)]
pub struct Cut {
    /// Every complete answer that is tried.
    pub atoms: Vec<Atom>,
    /// What may be entered, and which complete answers it stands for: itself, the days of a month, or all.
    pub cells: Vec<Cell>,
}

/// Something that may be entered.
#[derive(Clone, Debug)]
pub struct Cell {
    /// As the engine takes it.
    pub answer: Answer,
    /// The positions in [`Cut::atoms`] of what it may turn out to be.
    pub atoms: Vec<usize>,
}

/// Along what an answer is moved.
#[derive(Clone, Copy)]
enum Scale {
    /// A number.
    Number,
    /// A day.
    Date,
    /// The months of a service that does not go on.
    Months,
    /// The beginning of a service that goes on, with so many months before.
    Since(i32),
}

/// Where a line lies along a scale.
#[derive(Clone, Copy)]
struct Solved {
    scale: Scale,
    /// The last point below it, and the first above.
    below: i64,
    above: i64,
    /// The step between them.
    step: i64,
    /// The point below lies exactly on the line.
    exact_below: bool,
}

impl Solved {
    fn sides(self) -> [Atom; 2] {
        [self.below, self.above].map(|it| self.scale.atom(it))
    }
}

impl Scale {
    fn atom(self, point: i64) -> Atom {
        match self {
            Scale::Number => Atom::Number(point),
            Scale::Date => Atom::Date(Date::of_number(point)),
            Scale::Months => Atom::Tenure(None, i32::try_from(point).unwrap_or(i32::MAX)),
            Scale::Since(earlier) => Atom::Tenure(Some(Date::of_number(point)), earlier),
        }
    }
}

/// How far a length of service is looked for, in months: further than any document asks.
const LONGEST: i64 = 1_200;

/// How far from the reference date a day is looked for that may lie before or after it, in years.
const AROUND: i32 = 80;

/// Cuts the facts of a tool for a day, in the order of asking.
pub fn cuts(pack: &Pack, tool: &Tool, as_of: Date) -> Vec<Cut> {
    let kinds: Vec<Option<&FactKind>> = tool.facts.iter().map(|it| pack.fact_at(*it).map(|it| &it.kind)).collect();
    let turnings = Turning::all(&tool.rule);
    let has_line = |slot: usize| turnings.iter().any(|it| it.slots(&tool.rule) == 1 << slot);
    let mut cutter = Cutter {
        tool,
        as_of,
        percent: percent(pack, tool),
        readings: readings(tool),
        given: kinds.iter().enumerate().map(|(at, it)| base(*it, as_of, has_line(at))).collect(),
        beyond: kinds.iter().map(|it| if let Some(FactKind::Number(_)) = it { base(*it, as_of, false) } else { Vec::new() }).collect(),
        months: vec![Vec::new(); kinds.len()],
        kinds,
    };
    for turning in &turnings {
        cutter.seed(*turning);
    }
    for turning in &turnings {
        cutter.cut(*turning);
    }
    cutter.bounds();
    for turning in &turnings {
        cutter.complete(*turning);
    }
    cutter.finish(&turnings)
}

/// Every combination of readings; the one there is where the tool has none.
pub fn readings(tool: &Tool) -> Vec<ReadingChoices> {
    let all = combinations(tool);
    if all.is_empty() { vec![ReadingChoices::default()] } else { all }
}

/// The slots that hold percent numbers, as bits.
pub fn percent(pack: &Pack, tool: &Tool) -> u32 {
    let is_percent = |kind: &FactKind| matches!(kind, FactKind::Number(it) if it.measure == policy::model::fact::Quantity::Percent);
    let slots = tool.slots().filter(|(_, fact)| pack.fact_at(*fact).is_some_and(|it| is_percent(&it.kind)));
    slots.fold(0, |bits, (slot, _)| bits | 1 << slot)
}

struct Cutter<'a> {
    tool: &'a Tool,
    as_of: Date,
    percent: u32,
    readings: Vec<ReadingChoices>,
    kinds: Vec<Option<&'a FactKind>>,
    /// What is given, by slot.
    given: Vec<Vec<Atom>>,
    /// What open facts are completed with besides.
    beyond: Vec<Vec<Atom>>,
    /// Months of which only the month is known, by a day in them; with the months served before.
    months: Vec<Vec<(Date, i32)>>,
}

/// What a fact is tried with beside its lines; a number that has a line of its own, only with the least that it can be.
fn base(kind: Option<&FactKind>, as_of: Date, has_line: bool) -> Vec<Atom> {
    match kind {
        Some(FactKind::YesNo) => vec![Atom::YesNo(true), Atom::YesNo(false)],
        Some(FactKind::Choice(choices)) => (0u8..).zip(choices).map(|(at, _)| Atom::Choice(at)).collect(),
        Some(FactKind::Number(kind)) => {
            let (least, most, step) = number_range(kind);
            // 5 of the smallest step: a tenth of it lies just between two that can be shown.
            let others = [least + step, least + 5 * step, most];
            let points = [least].into_iter().chain(others.into_iter().filter(|it| !has_line && *it <= most));
            points.map(Atom::Number).collect()
        }
        Some(FactKind::Date { .. }) => vec![Atom::Date(as_of)],
        Some(FactKind::Tenure) => vec![Atom::Tenure(None, 0), Atom::Tenure(Some(as_of), 0)],
        None => Vec::new(),
    }
}

/// The least, the most and the step of a number, in ten-thousandths.
pub fn number_range(kind: &NumberKind) -> (i64, i64, i64) {
    let step = kind.measure.step().ten_thousandths();
    let least = kind.least.ten_thousandths();
    (if kind.whole { least.max(step) } else { least }, kind.most.unwrap_or(Decimal::LARGEST).ten_thousandths(), step)
}

impl Cutter<'_> {
    fn kind(&self, slot: Slot) -> Option<&FactKind> {
        self.kinds.get(usize::from(slot)).copied().flatten()
    }

    fn of(list: &mut [Vec<Atom>], slot: Slot, atoms: impl IntoIterator<Item = Atom>) {
        if let Some(held) = list.get_mut(usize::from(slot)) {
            held.extend(atoms);
            held.sort_unstable();
            held.dedup();
        }
    }

    /// The slots of a turning that grow along a scale, the one that is solved for last; and all its slots.
    fn ordered(&self, turning: Turning) -> (Vec<Slot>, Vec<Slot>) {
        let all: Vec<Slot> = slots_in(turning.slots(&self.tool.rule)).collect();
        let grows = |kind: Option<&FactKind>| !matches!(kind, None | Some(FactKind::YesNo | FactKind::Choice(_)));
        let mut ordered: Vec<Slot> = all.iter().copied().filter(|&it| grows(self.kind(it))).collect();
        let is_part = |slot: Slot| self.bound_of(slot).is_some_and(|it| all.contains(&it));
        ordered.sort_by_key(|&it| is_part(it));
        (ordered, all)
    }

    /// The slot of the fact that bounds this one: its whole, or its beginning.
    fn bound_of(&self, slot: Slot) -> Option<Slot> {
        match self.kind(slot)? {
            FactKind::Number(kind) => self.tool.slot_of(kind.part_of?),
            FactKind::Date { not_before, .. } => self.tool.slot_of((*not_before)?),
            FactKind::YesNo | FactKind::Choice(_) | FactKind::Tenure => None,
        }
    }

    fn scales(&self, slot: Slot) -> Vec<(Scale, i64, i64, i64)> {
        let (first, now) = (Date::FIRST.number(), self.as_of.number());
        match self.kind(slot) {
            Some(FactKind::Number(kind)) => {
                let (least, most, step) = number_range(kind);
                vec![(Scale::Number, least, most, step)]
            }
            Some(FactKind::Date { past: true, .. }) => vec![(Scale::Date, first, now, 1)],
            Some(FactKind::Date { past: false, .. }) => {
                let around = |years: i32| self.as_of.months_later(12 * years).number();
                vec![(Scale::Date, around(-AROUND), around(AROUND), 1)]
            }
            Some(FactKind::Tenure) => vec![(Scale::Months, 0, LONGEST, 1), (Scale::Since(0), first, now, 1)],
            Some(FactKind::YesNo | FactKind::Choice(_)) | None => Vec::new(),
        }
    }

    /// What the facts that are not solved for are tried with: wholes that can be met exactly and others, days at the ends of months.
    fn seed(&mut self, turning: Turning) {
        let (ordered, _) = self.ordered(turning);
        let [first @ .., _] = ordered.as_slice() else { return };
        for &slot in first {
            let mut seeds = Vec::new();
            match self.kind(slot) {
                Some(FactKind::Number(kind)) => {
                    let (least, most, step) = number_range(kind);
                    let whole = Decimal::whole(1).ten_thousandths();
                    let near = turning.denominators(&self.tool.rule).into_iter().flat_map(|it| [it * whole, it * whole + step]);
                    seeds.extend(near.filter(|it| least <= *it && *it <= most).map(Atom::Number));
                }
                Some(FactKind::Date { .. }) => {
                    let is = |month: i32, day: i32| move |it: &Date| it.month == month && it.day == day;
                    let back = || core::iter::successors(Some(self.as_of), |it| Some(it.before()));
                    seeds.extend(back().find(is(8, 31)).map(Atom::Date));
                    seeds.extend(back().find(is(2, 29)).map(Atom::Date));
                    seeds.extend(back().find(is(3, 1)).map(Atom::Date));
                }
                Some(FactKind::YesNo | FactKind::Choice(_) | FactKind::Tenure) | None => {}
            }
            Self::of(&mut self.given, slot, seeds);
        }
    }

    /// Both sides of the line, for whatever the other facts of it are given as.
    fn cut(&mut self, turning: Turning) {
        let (ordered, all) = self.ordered(turning);
        let Some(&slot) = ordered.last() else { return };
        let solved = self.solve(turning, slot, &all, &self.given.clone());
        for line in solved {
            let Solved { scale, below, above, step, exact_below } = line;
            let beyond = match scale {
                // The line itself and the step on either side of it.
                Scale::Number | Scale::Months if exact_below => Some(below - step),
                Scale::Number if self.exact_at(turning, slot, scale.atom(above), &all) => Some(above + step),
                Scale::Months => Some(above + step),
                Scale::Date | Scale::Since(0) if !turning.has_reading() => Some(below - step),
                Scale::Number | Scale::Date | Scale::Since(_) => None,
            };
            let atoms = line.sides().into_iter().chain(beyond.map(|it| scale.atom(it)));
            let in_range: Vec<Atom> = atoms.filter(|it| self.can_be(slot, *it)).collect();
            Self::of(&mut self.given, slot, in_range);
            let month = match scale.atom(above) {
                Atom::Date(day) => Some((day.first_of_month(), 0)),
                Atom::Tenure(Some(day), 0) => Some((day.first_of_month(), 0)),
                Atom::YesNo(_) | Atom::Choice(_) | Atom::Number(_) | Atom::Tenure(..) => None,
            };
            if let Some(months) = self.months.get_mut(usize::from(slot)) {
                months.extend(month);
            }
            // Served half before, half since; and enough before.
            if let Scale::Months = scale {
                let months = i32::try_from(above).unwrap_or_default();
                Self::of(&mut self.given, slot, [Atom::Tenure(Some(self.as_of), months)]);
                let half = (Scale::Since(months / 2), Date::FIRST.number(), self.as_of.number(), 1);
                let given = self.given.clone();
                let halves = self.solve_along(turning, slot, &all, &given, &[half]);
                Self::of(&mut self.given, slot, halves.into_iter().flat_map(Solved::sides));
            }
        }
    }

    fn exact_at(&self, turning: Turning, slot: Slot, atom: Atom, all: &[Slot]) -> bool {
        let mut exact = false;
        self.each(slot, all, &self.given, &mut |facts, chosen| {
            if let Some(held) = facts.get_mut(usize::from(slot)) {
                *held = atom;
            }
            exact |= turning.on_the_line(&self.meaning(facts, chosen));
        });
        exact
    }

    /// The bounds that facts set each other: at them, and a step beyond.
    fn bounds(&mut self) {
        for slot in (0..self.kinds.len()).filter_map(|it| Slot::try_from(it).ok()) {
            let Some(whole) = self.bound_of(slot) else { continue };
            let step = if let Some(FactKind::Number(kind)) = self.kind(slot) { number_range(kind).2 } else { 0 };
            let (wholes, parts) = (self.given(whole), self.given(slot));
            let beside = wholes.iter().flat_map(|atom| match *atom {
                Atom::Number(it) => vec![Atom::Number(it), Atom::Number(it + step)],
                Atom::Date(it) => vec![Atom::Date(it), Atom::Date(it.before())],
                Atom::YesNo(_) | Atom::Choice(_) | Atom::Tenure(..) => Vec::new(),
            });
            let beside: Vec<Atom> = beside.filter(|it| self.can_be(slot, *it)).collect();
            Self::of(&mut self.given, slot, beside);
            let at_part: Vec<Atom> = parts.into_iter().filter(|it| self.can_be(whole, *it)).collect();
            Self::of(&mut self.beyond, whole, at_part);
        }
    }

    /// Whether the engine is to take an answer by itself.
    fn can_be(&self, slot: Slot, atom: Atom) -> bool {
        match (self.kind(slot), atom) {
            (Some(FactKind::Number(kind)), Atom::Number(it)) => number_range(kind).0 <= it && it <= number_range(kind).1,
            (Some(FactKind::Date { past: true, .. }), Atom::Date(day)) => day <= self.as_of,
            (Some(FactKind::Tenure), Atom::Tenure(since, earlier)) => 0 <= earlier && since.is_none_or(|it| it <= self.as_of),
            _ => true,
        }
    }

    fn given(&self, slot: Slot) -> Vec<Atom> {
        self.given.get(usize::from(slot)).cloned().unwrap_or_default()
    }

    /// Where the line lies for each other fact that is open, for whatever the one solved for is given as.
    fn complete(&mut self, turning: Turning) {
        let (ordered, all) = self.ordered(turning);
        let [first @ .., _] = ordered.as_slice() else { return };
        for &slot in first {
            let solved = self.solve(turning, slot, &all, &self.given.clone());
            Self::of(&mut self.beyond, slot, solved.into_iter().flat_map(Solved::sides));
        }
    }

    fn solve(&self, turning: Turning, slot: Slot, all: &[Slot], given: &[Vec<Atom>]) -> Vec<Solved> {
        self.solve_along(turning, slot, all, given, &self.scales(slot))
    }

    /// The last point below and the first above the line along each scale, for each way the other facts are given and each reading;
    /// and whether the point below lies exactly on it.
    fn solve_along(
        &self,
        turning: Turning,
        slot: Slot,
        all: &[Slot],
        given: &[Vec<Atom>],
        scales: &[(Scale, i64, i64, i64)],
    ) -> Vec<Solved> {
        let mut solved = Vec::new();
        for &(scale, least, most, step) in scales {
            let mut points: Vec<(i64, i64, bool)> = Vec::new();
            self.each(slot, all, given, &mut |facts, chosen| {
                let with = |point: i64, facts: &mut Vec<Atom>| {
                    if let Some(held) = facts.get_mut(usize::from(slot)) {
                        *held = scale.atom(point);
                    }
                    let meaning = self.meaning(facts, chosen);
                    (turning.side(&meaning), turning.on_the_line(&meaning))
                };
                let (low, high) = (with(least, facts).0, with(most, facts).0);
                if low.is_none() || high.is_none() || low == high {
                    return;
                }
                let (mut below, mut above) = (least, most);
                while step < above - below {
                    let middle = below + (above - below) / step / 2 * step;
                    if with(middle, facts).0 == low { below = middle } else { above = middle }
                }
                points.push((below, above, with(below, facts).1));
            });
            points.sort_unstable();
            points.dedup();
            solved.extend(points.into_iter().map(|(below, above, exact_below)| Solved { scale, below, above, step, exact_below }));
        }
        solved
    }

    /// Calls `each` with every way in which the other slots of a turning are given, under every reading.
    fn each(&self, slot: Slot, all: &[Slot], given: &[Vec<Atom>], each: &mut dyn FnMut(&mut Vec<Atom>, ReadingChoices)) {
        let first = |it: &Vec<Atom>| it.first().copied().unwrap_or(Atom::YesNo(false));
        let mut ways: Vec<Vec<Atom>> = vec![given.iter().map(first).collect()];
        for &other in all.iter().filter(|it| **it != slot) {
            let tried = given.get(usize::from(other)).map(Vec::as_slice).unwrap_or_default();
            let with = |way: &Vec<Atom>, atom: Atom| {
                let mut way = way.clone();
                if let Some(held) = way.get_mut(usize::from(other)) {
                    *held = atom;
                }
                way
            };
            ways = ways.iter().flat_map(|way| tried.iter().map(move |atom| with(way, *atom))).collect();
        }
        for way in &mut ways {
            for &chosen in &self.readings {
                each(way, chosen);
            }
        }
    }

    fn meaning<'m>(&'m self, facts: &'m [Atom], chosen: ReadingChoices) -> Meaning<'m> {
        Meaning { rule: &self.tool.rule, facts, percent: self.percent, day: self.as_of, chosen, flipped: None }
    }

    fn finish(mut self, turnings: &[Turning]) -> Vec<Cut> {
        let mut cuts = Vec::new();
        for slot in (0..self.kinds.len()).filter_map(|it| Slot::try_from(it).ok()) {
            // Days that are compared with other days: each day of a month can matter.
            let with_others = |it: &Turning| it.slots(&self.tool.rule) & (1 << slot) != 0 && 1 < self.ordered(*it).0.len();
            let whole_months = turnings.iter().any(with_others);
            let past = !matches!(self.kind(slot), Some(FactKind::Date { past: false, .. }));
            let months = self.months_of(slot);
            let mut days = Vec::new();
            for &(month, earlier) in &months {
                let known: Vec<Date> = month.days_of_month().filter(|it| !past || *it <= self.as_of).collect();
                let ends = [known.first(), known.last()].into_iter().flatten().copied().collect();
                days.extend((if whole_months { known } else { ends }).into_iter().map(|it| self.atom_of(slot, it, earlier)));
            }
            Self::of(&mut self.beyond, slot, days);
            let given = self.given(slot);
            let beyond = self.beyond.get(usize::from(slot)).cloned().unwrap_or_default();
            let atoms: Vec<Atom> = given.iter().copied().chain(beyond.into_iter().filter(|it| !given.contains(it))).collect();
            let mut cells: Vec<Cell> =
                given.iter().enumerate().map(|(at, it)| Cell { answer: Answer::Given(value(*it)), atoms: vec![at] }).collect();
            for (month, earlier) in months {
                let inside = |atom: &Atom| match *atom {
                    Atom::Date(day) => day.first_of_month() == month,
                    Atom::Tenure(Some(day), before) => day.first_of_month() == month && before == earlier,
                    Atom::YesNo(_) | Atom::Choice(_) | Atom::Number(_) | Atom::Tenure(None, _) => false,
                };
                let Some(known) = YearMonth::new(month.year, month.month.unsigned_abs()) else { continue };
                let is_tenure = matches!(self.kind(slot), Some(FactKind::Tenure));
                let answer = if is_tenure { Answer::TenureSinceMonth(known, earlier) } else { Answer::Month(known) };
                cells.push(Cell { answer, atoms: (0..atoms.len()).filter(|&at| atoms.get(at).is_some_and(inside)).collect() });
            }
            cells.push(Cell { answer: Answer::Open, atoms: (0..atoms.len()).collect() });
            cuts.push(Cut { atoms, cells });
        }
        cuts
    }

    /// The months of which a fact is known by month only: those in which a line lies, or else the one of the reference date.
    fn months_of(&self, slot: Slot) -> Vec<(Date, i32)> {
        let mut months = self.months.get(usize::from(slot)).cloned().unwrap_or_default();
        let now = (self.as_of.first_of_month(), 0);
        match self.kind(slot) {
            Some(FactKind::Tenure) => months.push(now),
            Some(FactKind::Date { .. }) if months.is_empty() => {
                months.push(now);
                let days = self.given(slot).into_iter().filter_map(|it| if let Atom::Date(day) = it { Some(day) } else { None });
                months.extend(days.map(|it| (it.first_of_month(), 0)));
            }
            Some(_) | None => {}
        }
        months.sort_unstable();
        months.dedup();
        months
    }

    fn atom_of(&self, slot: Slot, day: Date, earlier: i32) -> Atom {
        if matches!(self.kind(slot), Some(FactKind::Tenure)) { Atom::Tenure(Some(day), earlier) } else { Atom::Date(day) }
    }
}

/// A complete answer as the engine has it.
pub fn value(atom: Atom) -> Value {
    match atom {
        Atom::YesNo(yes) => Value::YesNo(yes),
        Atom::Choice(at) => Value::Choice(at),
        Atom::Number(number) => Value::Number(Decimal::from_ten_thousandths(number)),
        Atom::Date(day) => Value::Date(day.to_day()),
        Atom::Tenure(since, earlier_months) => Value::Tenure(Tenure { since: since.map(Date::to_day), earlier_months }),
    }
}
