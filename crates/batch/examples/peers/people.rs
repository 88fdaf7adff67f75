//! The people that other rule engines are timed with, put to the tools of the pack that decide the same.
//!
//! What the peers' list gives as a number of years is given here as a day: so many years before the reference date and some days more.
//! Their fifth rule has a line of its own at a fall by 30 %, which the document does not draw: it is applied here to the change that
//! 14.3 works out. All else is asked of the pack as it is.

use batch::batch::Batch;
use batch::results::{ABSENT, Results};
use batch::table::{BLOCK, Table};
use batch::wanted::Wanted;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};

/// The columns of the peers' list, as numbers: choices by their position in the peers' own lists.
pub const FIELDS: [&str; 13] =
    ["age", "outstanding", "terms", "years", "perf", "svc", "base", "cat", "event", "income", "prev", "vw", "vt"];

/// What each row comes to: uplift, recruitment, transfer, condolence, weak village, bonus after the cut.
pub const RESULTS: usize = 6;

/// The tools in the order of what they decide, each with what of its results is among the six (bits). The first five are those of the
/// document's first figures; the last adds the cut of 14.4.
const TOOLS: [(&str, u32); 6] = [
    ("bonus-uplift", 1),
    ("village-secretary-recruitment", 0),
    ("long-service-transfer", 0),
    ("condolence-payment", 1),
    ("village-collective-income", 1),
    ("weak-village-share", 1),
];

/// The peers' choices, as the pack has them.
const TOWNSHIPS: [&str; 3] = ["remote", "one_plus_four", "ordinary"];
const EVENTS: [&str; 4] = ["none", "serious_illness", "disabled_on_duty", "died_on_duty"];

/// The peers' line: a fall by more than 30 %, in hundredths of a percent.
const SHARP_FALL: i64 = -3_000;

/// What is asked of the list.
#[derive(Clone, Copy)]
pub struct Run {
    /// Every third answer is left open, others in each row.
    pub open: bool,
    /// The next day on which each verdict is met.
    pub next: bool,
    /// How many of the tools.
    pub tools: usize,
    /// All of their results, and not only those among the six.
    pub all: bool,
}

/// A list with its tools.
pub struct People {
    pub table: Table<'static>,
    base: Vec<i32>,
    prepared: Vec<(Batch<'static>, Results)>,
}

/// The day of the list.
pub fn as_of() -> Day {
    Day::new(2024, 6, 7).unwrap_or(Day::EARLIEST)
}

/// The tools that a run asks.
pub fn tools(pack: &Pack, run: Run) -> Vec<&Tool> {
    TOOLS.iter().take(run.tools).filter_map(|it| pack.find_tool(it.0)).map(|it| it.1).collect()
}

impl People {
    /// Puts a list into columns; the numbers lie column by column, in the order of [`FIELDS`].
    pub fn new(pack: &'static Pack, numbers: &[i32], run: Run) -> People {
        let rows = numbers.len() / FIELDS.len();
        let mut table = Table::new(pack, as_of(), rows);
        let facts: Vec<_> = asked(pack).into_iter().filter_map(|(id, asked)| Some((pack.find_fact(id)?.0, asked))).collect();
        for row in 0..rows {
            for (at, (fact, asked)) in facts.iter().enumerate() {
                if run.open && dice(row, at).is_multiple_of(3) {
                    continue;
                }
                let field = |it: usize| numbers.get(it * rows + row).copied().unwrap_or_default();
                table.set(row, *fact, Answer::Given(asked.value(row, field)));
            }
        }
        let prepared = tools(pack, run).into_iter().zip(TOOLS).map(|(tool, (_, results))| {
            let wanted = Wanted { next: run.next, outputs: if run.all { u32::MAX } else { results } };
            let batch = Batch::new(pack, tool, as_of(), ReadingChoices::default(), wanted);
            let results = batch.results(&table);
            (batch, results)
        });
        let prepared = prepared.collect();
        let base = FIELDS.iter().position(|it| *it == "base").unwrap_or_default();
        let base = numbers.get(base * rows..(base + 1) * rows).unwrap_or_default().to_vec();
        People { table, base, prepared }
    }

    /// Decides all rows, and writes six numbers for each.
    pub fn run(&mut self, out: &mut [i32]) {
        for (batch, results) in &mut self.prepared {
            batch.run(&self.table, results);
        }
        let results: Vec<&Results> = self.prepared.iter().map(|it| &it.1).collect();
        let [uplift, recruited, transferred, payment, strong, more @ ..] = results.as_slice() else { return };
        let (mut recruited, mut transferred, mut met) = (recruited.met(), transferred.met(), strong.met());
        // Column by column, but only so many rows that these stay in the nearest cache.
        for (at, rows) in out.as_chunks_mut::<RESULTS>().0.chunks_mut(BLOCK).enumerate() {
            let first = at * BLOCK;
            put::<0>(rows, column(uplift, first).map(in_yuan));
            put::<1>(rows, recruited.by_ref().map(i32::from));
            put::<2>(rows, transferred.by_ref().map(i32::from));
            put::<3>(rows, column(payment, first).map(in_yuan));
            // Without a change there is nothing to fall by.
            let falls = column(strong, first).map(|it| (it != ABSENT) & (it < SHARP_FALL));
            put::<4>(rows, falls.zip(met.by_ref()).map(|(falls, met)| i32::from(!met | falls)));
            let base = self.base.get(first..).unwrap_or_default().iter().copied();
            match more.first() {
                Some(cut) => put::<5>(rows, base.zip(column(cut, first)).map(|(base, cut)| base - in_yuan(cut))),
                None => put::<5>(rows, base),
            }
        }
    }

    /// The tools with what came out.
    pub fn results(&self) -> impl Iterator<Item = &Results> {
        self.prepared.iter().map(|it| &it.1)
    }

    /// How many rows were left to the engine, and not known from others.
    pub fn left_to_engine(&self) -> usize {
        self.prepared.iter().map(|it| it.0.left_to_engine()).sum()
    }
}

/// The first result of a tool from a row on.
fn column(results: &Results, first: usize) -> impl Iterator<Item = i64> {
    results.column(0).get(first..).unwrap_or_default().iter().copied()
}

fn put<const AT: usize>(rows: &mut [[i32; RESULTS]], values: impl Iterator<Item = i32>) {
    for (row, value) in rows.iter_mut().zip(values) {
        row[AT] = value;
    }
}

/// No sum of the list has more bits than these, and what is absent has none of them, so that it need not be asked for.
fn in_yuan(hundredths: i64) -> i32 {
    const { assert!(ABSENT as i32 == 0) };
    hundredths as i32 / 100
}

/// What a fact is filled with.
enum Asked {
    Yes,
    No,
    /// The same choice in each row.
    Choice(u8),
    Nothing,
    YesWhere(usize, i32),
    /// By the position in the peers' list.
    ByPosition(usize, Vec<u8>),
    Number(usize),
    Born(usize),
    Served(usize),
}

impl Asked {
    fn value(&self, row: usize, field: impl Fn(usize) -> i32) -> Value {
        // So many years ago and some days more: nothing is as round as in the peers' list.
        let ago = |years: i32| as_of().plus_months(-12 * years).plus_days(-i32::try_from(row * 37 % 365).unwrap_or_default());
        match self {
            Asked::Yes => Value::YesNo(true),
            Asked::No => Value::YesNo(false),
            Asked::Choice(at) => Value::Choice(*at),
            Asked::Nothing => Value::Number(Decimal::ZERO),
            Asked::YesWhere(at, wanted) => Value::YesNo(field(*at) == *wanted),
            Asked::ByPosition(at, choices) => {
                let position = usize::try_from(field(*at)).unwrap_or_default();
                Value::Choice(choices.get(position).copied().unwrap_or_default())
            }
            Asked::Number(at) => Value::Number(Decimal::whole(i64::from(field(*at)))),
            Asked::Born(at) => Value::Date(ago(field(*at))),
            Asked::Served(at) => Value::Tenure(Tenure { since: Some(ago(field(*at))), earlier_months: 0 }),
        }
    }
}

/// What each fact of the tools is filled with.
fn asked(pack: &Pack) -> Vec<(&'static str, Asked)> {
    let field = |name: &str| FIELDS.iter().position(|it| *it == name).unwrap_or_default();
    let choice = |fact: &str, id: &str| match pack.find_fact(fact).map(|it| &it.1.kind) {
        Some(FactKind::Choice(choices)) => {
            choices.iter().position(|it| it.id == id).and_then(|it| u8::try_from(it).ok()).unwrap_or(u8::MAX)
        }
        Some(FactKind::YesNo | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure) | None => u8::MAX,
    };
    let (outstanding, excellent) = (Asked::YesWhere(field("outstanding"), 1), 2);
    vec![
        ("staff_kind", Asked::Choice(choice("staff_kind", "township_civil_servant"))),
        ("township_class", Asked::ByPosition(field("cat"), TOWNSHIPS.map(|it| choice("township_class", it)).to_vec())),
        ("county_year_end_bonus", Asked::Number(field("base"))),
        ("county_performance_pay", Asked::Nothing),
        ("is_village_secretary", Asked::Yes),
        ("birth_date", Asked::Born(field("age"))),
        ("consecutive_full_terms", Asked::Number(field("terms"))),
        ("secretary_service", Asked::Served(field("years"))),
        ("performance_excellent", Asked::YesWhere(field("perf"), excellent)),
        ("particularly_outstanding_secretary", outstanding),
        ("is_township_cadre", Asked::Yes),
        ("township_service", Asked::Served(field("svc"))),
        ("long_term_outstanding", Asked::YesWhere(field("outstanding"), 1)),
        ("is_grassroots_cadre", Asked::Yes),
        ("event", Asked::ByPosition(field("event"), EVENTS.map(|it| choice("event", it)).to_vec())),
        ("family_difficulty", Asked::Yes),
        ("income_this_year", Asked::Number(field("income"))),
        ("income_last_year", Asked::Number(field("prev"))),
        ("sharp_fall_recognised", Asked::No),
        ("villages_total", Asked::Number(field("vt"))),
        ("villages_weak", Asked::Number(field("vw"))),
        ("secretary_bonus", Asked::Number(field("base"))),
    ]
}

/// A number that looks like chance, the same each time.
fn dice(row: usize, at: usize) -> u64 {
    let mixed = (u64::try_from(row * 64 + at).unwrap_or_default() + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed ^ (mixed >> 27)) >> 11
}
