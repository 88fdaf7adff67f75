//! The ledgers of a roll-up, with the columns that are usual for them. Columns for names stay empty: they are filled in by hand.

use exchange::csv::Cell;
use policy::assessment::reply::{Standing, Unit};
use policy::model::day::Day;
use policy::model::ids::{FactId, ProvisionId};
use policy::model::number::{Decimal, Ratio};
use policy::model::pack::Pack;
use policy::model::product::rollup::{IncomeLedger, PostsLedger};
use policy::model::text::{Language, Text};
use rollup::collection::{Collection, ListedUnits};
use rollup::import::Imported;
use rollup::level::Level;
use rollup::unit::{UnitRow, indicators_about};
use rollup::wording::{kind_in_words, standing_in_words};

use crate::table::{Column, Money, Table, number_cell, text_cell};
use crate::words::words;

/// The ledgers of a roll-up for a year.
pub fn rollup_tables(pack: &Pack, collection: &Collection, year: i32, today: Day, language: Language) -> Vec<Table> {
    let words = words(language);
    let c = &words.column;
    let own_name = if collection.lists.own_name.is_empty() { words.unnamed } else { &collection.lists.own_name };
    let table = |name: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>, measured_in: &str| Table {
        name: name.to_owned(),
        title: format!("{} {name}", (words.rollup_title)(own_name, year)),
        unit: own_name.to_owned(),
        on: today,
        measured_in: measured_in.to_owned(),
        columns,
        rows,
        total: false,
    };
    let standings = Standing::ALL.map(|it| standing_in_words(it, language));
    let groups = collection.groups(year);
    let entries: Vec<_> = groups.iter().filter_map(|it| it.counts).collect();
    // Each with its township, where a county looks at it.
    let units: Vec<(&UnitRow, &str)> = entries
        .iter()
        .flat_map(|entry| match &entry.imported {
            Imported::Unit(it) => vec![(&**it, "")],
            Imported::Township(township) => township.units.iter().map(|it| (it, township.township.as_str())).collect(),
        })
        .collect();
    let of_county = collection.level == Level::County;
    // The ledgers of villages name their township first.
    let first = |columns: Vec<Column>| -> Vec<Column> {
        let township = of_county.then(|| Column::new(c.township, 18));
        township.into_iter().chain(columns).collect()
    };
    let whose = |township: &str, row: Vec<Cell>| -> Vec<Cell> { of_county.then(|| text_cell(township)).into_iter().chain(row).collect() };

    let mut columns = vec![Column::numbering(c.number)];
    columns.extend(first(vec![Column::new(c.village, 20), Column::new(c.kind, 8)]));
    columns.extend(standings.iter().map(|it| Column::new(it, 9)));
    columns.extend([Column::new(c.occurred, 21), Column::new(c.handed_in, 12)]);
    // Before the standings stand the number, the names and the kind.
    let before = columns.len() - standings.len() - 2;
    let rows = units.iter().enumerate().map(|(at, (unit, township))| {
        let counts = unit.counts(pack);
        let (township, village) = if unit.kind == Unit::Township.id() { (unit.name.as_str(), "") } else { (*township, unit.name.as_str()) };
        let mut row = vec![number_cell(at + 1)];
        row.extend(whose(township, vec![text_cell(village), text_cell(kind_in_words(&unit.kind, language))]));
        row.extend(Standing::ALL.map(|it| count(counts.of(it))));
        row.extend([count(unit.occurred), day_of(&unit.saved_at)]);
        row
    });
    let villages = table(if of_county { words.townships } else { words.villages }, columns, rows.collect(), "");
    let villages = villages.with_total(words.total, |at| before <= at && at <= before + standings.len());

    let view =
        rollup::view::view(pack, collection, &rollup::protocol::TableQuery { year: Some(year), ..Default::default() }, today, language);
    let mut columns = vec![Column::new(c.provision, 8), Column::new(c.question, 60)];
    columns.extend(standings.iter().map(|it| Column::new(it, 9)));
    let rows = view.indicators.iter().map(|indicator| {
        let mut row = vec![text_cell(indicator.provision.as_str()), text_cell(indicator.question.as_str())];
        row.extend(indicator.counts.map(count));
        row
    });
    let by_indicator = table(words.by_indicator, columns, rows.collect(), "").with_total(words.total, |at| 1 < at);
    let columns = vec![
        Column::new(c.provision, 8),
        Column::new(c.item, 30),
        Column::new(c.value, 22),
        Column::new(c.basis, 50),
        Column::new(c.verdict, 50),
    ];
    let rows = view
        .computed
        .iter()
        .map(|it| [&it.provision, &it.label, &it.value, &it.how, &it.verdict].into_iter().map(|it| text_cell(it.as_str())).collect());
    let computed = Some(table(words.computed_table, columns, rows.collect(), "")).filter(|it| !it.rows.is_empty());

    let of_village: Vec<_> = units.iter().copied().filter(|it| it.0.kind != Unit::Township.id()).collect();
    let village_ledger = |title: &Text, columns: Vec<Column>, rows: Vec<Vec<Cell>>, measured_in: &str| {
        let columns = first([vec![Column::new(c.village, 20)], columns].concat());
        let rows =
            of_village.iter().zip(rows).map(|((unit, township), row)| whose(township, [vec![text_cell(unit.name.as_str())], row].concat()));
        table(title.in_language(language), columns, rows.collect(), measured_in)
    };
    let ledger = Ledger { pack, listed: collection.listed(Some(year)), language };
    let villages_only: Vec<&UnitRow> = of_village.iter().map(|it| it.0).collect();
    let rules = &pack.reference.rollup;
    let income = rules.income_ledger.as_ref().map(|rule| {
        let (columns, rows) = ledger.income(rule, &villages_only);
        village_ledger(&rule.title, columns, rows, words.yuan)
    });
    let posts = rules.posts_ledger.as_ref().map(|rule| {
        let (columns, rows) = ledger.posts(rule, &villages_only);
        village_ledger(&rule.title, columns, rows, "")
    });
    let income = income.map(|table| {
        let money: Vec<bool> = table.columns.iter().map(|it| it.money == Money::All).collect();
        table.with_total(words.total, |at| money.get(at) == Some(&true))
    });
    [villages, by_indicator].into_iter().chain(computed).chain(income).chain(posts).collect()
}

/// What the ledgers of villages are made from. Each gives its columns after the village's name, and a row for each village.
struct Ledger<'a> {
    pack: &'a Pack,
    listed: Option<ListedUnits>,
    language: Language,
}

impl Ledger<'_> {
    fn income(&self, rule: &IncomeLedger, units: &[&UnitRow]) -> (Vec<Column>, Vec<Vec<Cell>>) {
        let (c, yes_no) = (&words(self.language).column, words(self.language).yes_no);
        let listed = self.pack.reference.rollup.listed_share.as_ref();
        let mut columns = vec![
            Column::new(c.last_year, 14).money(),
            Column::new(c.this_year, 14).money(),
            Column::new(c.change, 14).money(),
            Column::new(c.change_share, 9),
            Column::new(c.scope, 16),
            Column::new(c.standing, 12).choices(self.standings()),
        ];
        columns.extend(listed.map(|it| Column::new(it.column.in_language(self.language), 12).choices(yes_no)));
        columns.extend([Column::new(c.leader, 12), Column::new(c.help, 24)]);
        let rows = units.iter().map(|unit| {
            let figure = |id: FactId| unit.figures.get(&self.pack.fact_at(id)?.id).copied();
            let (last, this) = (figure(rule.last_year), figure(rule.this_year));
            let change = last.zip(this).map(|(last, this)| this.ten_thousandths() - last.ten_thousandths());
            let share = last.zip(change).filter(|it| 0 < it.0.ten_thousandths()).and_then(|(last, change)| {
                let share = Ratio::new(i128::from(change) * 100, i128::from(last.ten_thousandths()))?;
                share.to_hundredths()?.to_decimal()
            });
            let weak = self.listed.as_ref().map(|it| it.contains(unit));
            let mut row = vec![
                last.map_or(Cell::Empty, Cell::Number),
                this.map_or(Cell::Empty, Cell::Number),
                change.map_or(Cell::Empty, |it| Cell::Number(Decimal::from_ten_thousandths(it))),
                share.map_or(Cell::Empty, Cell::Number),
                Cell::Empty,
                self.standing(unit, rule.provision),
            ];
            row.extend(listed.map(|_| weak.map_or(Cell::Empty, |it| text_cell(yes_no[usize::from(!it)]))));
            row.extend([Cell::Empty, Cell::Empty]);
            row
        });
        (columns, rows.collect())
    }

    fn posts(&self, rule: &PostsLedger, units: &[&UnitRow]) -> (Vec<Column>, Vec<Vec<Cell>>) {
        let words = words(self.language);
        let mut columns: Vec<Column> = rule.columns.iter().map(|it| Column::new(it.label.in_language(self.language), it.width)).collect();
        columns.push(Column::new(&(words.standing_in)(rule.provision), 12).choices(self.standings()));
        columns.push(Column::new(words.column.note, 24));
        let rows = units.iter().map(|unit| {
            let mut row = vec![Cell::Empty; rule.columns.len()];
            row.extend([self.standing(unit, rule.provision), Cell::Empty]);
            row
        });
        (columns, rows.collect())
    }

    fn standing(&self, unit: &UnitRow, provision: ProvisionId) -> Cell {
        unit.about(&indicators_about(self.pack, provision)).map_or(Cell::Empty, |it| text_cell(standing_in_words(it, self.language)))
    }

    fn standings(&self) -> [&'static str; 6] {
        Standing::ALL.map(|it| standing_in_words(it, self.language))
    }
}

/// The day of a moment as files have it, `2020-12-31T08:00:00Z`.
fn day_of(moment: &str) -> Cell {
    moment.get(..10).and_then(|it| it.parse().ok()).map_or(Cell::Empty, Cell::Date)
}

fn count(count: u32) -> Cell {
    Cell::Number(Decimal::whole(i64::from(count)))
}
