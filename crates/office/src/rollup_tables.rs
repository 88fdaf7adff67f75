//! The ledgers of a roll-up, with the columns that are usual for them. Columns for names stay empty: they are filled in by hand.

use exchange::csv::Cell;
use policy::assessment::reply::{Standing, Unit};
use policy::model::day::Day;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::text::Language;
use rollup::collection::Collection;
use rollup::import::Imported;
use rollup::level::Level;
use rollup::rules::{RollupRules, provision};
use rollup::unit::UnitRow;
use rollup::unit_name::normalize;
use rollup::view::{kind_in_words, standing_in_words};

use crate::table::{Column, Table, number_cell, text_cell};
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
    };
    let standings = Standing::ALL.map(|it| standing_in_words(it, language));
    let groups = collection.groups(year);
    let entries: Vec<_> = groups.iter().filter_map(|it| it.counts).collect();
    // Each with its township, where a county looks at it.
    let units: Vec<(&UnitRow, &str, &str)> = entries
        .iter()
        .flat_map(|entry| match &entry.imported {
            Imported::Unit(it) => vec![(&**it, entry.file.as_str(), "")],
            Imported::Township(township) => township.units.iter().map(|it| (it, entry.file.as_str(), township.township.as_str())).collect(),
        })
        .collect();
    let of_county = collection.level == Level::County;
    // The ledgers of villages name their township first.
    let first = |columns: Vec<Column>| -> Vec<Column> {
        let township = of_county.then(|| Column::new(c.township, 18));
        township.into_iter().chain(columns).collect()
    };
    let whose = |township: &str, row: Vec<Cell>| -> Vec<Cell> { of_county.then(|| text_cell(township)).into_iter().chain(row).collect() };
    let is_village = |it: &&(&UnitRow, &str, &str)| it.0.kind != Unit::Township.id();

    let mut columns = vec![Column::new(c.number, 7)];
    columns.extend(first(vec![Column::new(c.village, 20), Column::new(c.kind, 8)]));
    columns.extend(standings.iter().map(|it| Column::new(it, 9)));
    columns.extend([Column::new(c.occurred, 12), Column::new(c.edition, 10), Column::new(c.file, 28)]);
    let rows = units.iter().enumerate().map(|(at, (unit, file, township))| {
        let counts = unit.counts(pack);
        let (township, village) = if unit.kind == Unit::Township.id() { (unit.name.as_str(), "") } else { (*township, unit.name.as_str()) };
        let mut row = vec![number_cell(at + 1)];
        row.extend(whose(township, vec![text_cell(village), text_cell(kind_in_words(&unit.kind, language))]));
        row.extend(Standing::ALL.map(|it| count(counts.of(it))));
        row.extend([count(unit.occurred), text_cell(unit.edition.as_str()), text_cell(*file)]);
        row
    });
    let villages = table(if of_county { words.townships } else { words.villages }, columns, rows.collect(), "");

    let view =
        rollup::view::view(pack, collection, &rollup::protocol::TableQuery { year: Some(year), ..Default::default() }, today, language);
    let mut columns = vec![Column::new(c.provision, 8), Column::new(c.question, 60)];
    columns.extend(standings.iter().map(|it| Column::new(it, 9)));
    let rows = view.indicators.iter().map(|indicator| {
        let mut row = vec![text_cell(indicator.provision.as_str()), text_cell(indicator.question.as_str())];
        row.extend(indicator.counts.map(count));
        row
    });
    let by_indicator = table(words.by_indicator, columns, rows.collect(), "");

    let rules = RollupRules::of(pack);
    let (income, posts) = (rules.income_ledger.as_ref(), rules.posts_ledger.as_ref());
    let yes_no = words.yes_no;
    let columns = vec![
        Column::new(c.village, 20),
        Column::new(c.last_year, 14).money(),
        Column::new(c.this_year, 14).money(),
        Column::new(c.change, 14).money(),
        Column::new(c.change_share, 9),
        Column::new(c.scope, 16),
        Column::new(c.standing, 12).choices(standings),
        Column::new(c.weak, 12).choices(yes_no),
        Column::new(c.leader, 12),
        Column::new(c.help, 24),
    ];
    let rows = units.iter().filter(is_village).map(|(unit, _, township)| {
        let figure = |it: &str| unit.figures.get(it).copied();
        let (last, this) = income.map_or((None, None), |it| (figure(&it.last_year), figure(&it.this_year)));
        let change = last.zip(this).map(|(last, this)| this.ten_thousandths() - last.ten_thousandths());
        let share = last.zip(change).filter(|it| 0 < it.0.ten_thousandths()).and_then(|(last, change)| {
            let share = policy::model::number::Ratio::new(i128::from(change) * 100, i128::from(last.ten_thousandths()))?;
            share.to_hundredths()?.to_decimal()
        });
        let about = income.and_then(|it| provision(&it.provision)).and_then(|it| unit.about(pack, it));
        let weak = collection.lists.weak.as_ref().map(|it| it.iter().any(|it| normalize(it) == normalize(&unit.name)));
        whose(
            township,
            vec![
                text_cell(unit.name.as_str()),
                last.map_or(Cell::Empty, Cell::Number),
                this.map_or(Cell::Empty, Cell::Number),
                change.map_or(Cell::Empty, |it| Cell::Number(Decimal::from_ten_thousandths(it))),
                share.map_or(Cell::Empty, Cell::Number),
                Cell::Empty,
                about.map_or(Cell::Empty, |it| text_cell(standing_in_words(it, language))),
                weak.map_or(Cell::Empty, |it| text_cell(yes_no[usize::from(!it)])),
                Cell::Empty,
                Cell::Empty,
            ],
        )
    });
    let income_table = table(words.income, first(columns), rows.collect(), words.yuan);

    let columns = vec![
        Column::new(c.village, 20),
        Column::new(c.secretary, 12),
        Column::new(c.secretary_since, 14),
        Column::new(c.head_since, 20),
        Column::new(c.collective_since, 24),
        Column::new(c.three_posts, 12).choices(standings),
        Column::new(c.note, 24),
    ];
    let rows = units.iter().filter(is_village).map(|(unit, _, township)| {
        let about = posts.and_then(|it| provision(&it.provision)).and_then(|it| unit.about(pack, it));
        let standing = about.map_or(Cell::Empty, |it| text_cell(standing_in_words(it, language)));
        whose(township, vec![text_cell(unit.name.as_str()), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty, standing, Cell::Empty])
    });
    let posts_table = table(words.posts, first(columns), rows.collect(), "");
    let ledgers = [income.map(|_| income_table), posts.map(|_| posts_table)];
    [villages, by_indicator].into_iter().chain(ledgers.into_iter().flatten()).collect()
}

fn count(count: u32) -> Cell {
    Cell::Number(Decimal::whole(i64::from(count)))
}
