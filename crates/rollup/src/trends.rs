//! How the figures of a roll-up moved over the years, and one figure of every unit: side by side, in the order of names, and no merit.

use std::collections::BTreeMap;

use policy::explain::wording::unit_word;
use policy::model::day::Day;
use policy::model::fact::FactKind;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::text::Language;

use crate::collection::{Collection, CountedUnit};
use crate::protocol::TableQuery;
use crate::trend::{FigureTrend, Trends, UnitTrend};
use crate::unit_name::{UnitKey, normalize, sort_key, without_number};
use crate::view::view;

/// The most years that stand side by side.
pub const MOST_YEARS: usize = 5;

/// The most units that are listed; the others are found by their names.
const MOST_UNITS: usize = 100;

/// The figures of the latest years that there are files for. `query.name` chooses among the units.
pub fn trends(pack: &Pack, collection: &Collection, query: &TableQuery, day: Day, language: Language) -> Trends {
    let mut years: Vec<i32> = collection.years().into_iter().take(MOST_YEARS).collect();
    years.reverse();
    let mut figures: Vec<FigureTrend> = Vec::new();
    for (at, year) in years.iter().enumerate() {
        let of_year = view(pack, collection, &TableQuery { year: Some(*year), ..TableQuery::default() }, day, language).computed;
        for figure in of_year.into_iter().filter(|it| it.of.is_some()) {
            let known = figures.iter().position(|known| known.provision == figure.provision && known.label == figure.label);
            let known = known.unwrap_or_else(|| {
                figures.push(FigureTrend { provision: figure.provision, label: figure.label, points: vec![None; years.len()] });
                figures.len() - 1
            });
            if let Some(point) = figures.get_mut(known).and_then(|it| it.points.get_mut(at)) {
                *point = figure.of.filter(|it| 0 < it.1);
            }
        }
    }
    let fact = pack.reference.rollup.income_ledger.as_ref().and_then(|it| pack.fact_at(it.this_year));
    let (units, more) = fact.map(|fact| unit_trends(collection, &years, &fact.id, &query.name)).unwrap_or_default();
    let measured_in = match fact.map(|it| &it.kind) {
        Some(FactKind::Number(number)) => unit_word(&number.unit, language).to_owned(),
        Some(_) | None => String::new(),
    };
    let of_units = fact.map(|it| it.label.in_language(language).to_owned()).unwrap_or_default();
    Trends { years, figures, of_units, measured_in, units, more }
}

fn unit_trends(collection: &Collection, years: &[i32], fact: &str, name: &str) -> (Vec<UnitTrend>, u32) {
    let own_name = collection.lists.own_name.as_str();
    // Two townships may each have a village of one name.
    let mut all: BTreeMap<(String, UnitKey), UnitTrend> = BTreeMap::new();
    for (at, year) in years.iter().enumerate() {
        for CountedUnit { township, unit } in collection.counted_units(*year) {
            let key = UnitKey::new(&unit.name, township.unwrap_or(own_name));
            let key = UnitKey { ending: key.ending.or(unit.ending()), ..key };
            let Some(figure) = unit.figures.get(fact).map(|it| it.ten_thousandths()) else { continue };
            let of = township.map(|it| UnitKey::new(it, own_name).stem).unwrap_or_default();
            let trend = all.entry((of, key)).or_insert_with(|| UnitTrend { name: String::new(), points: vec![None; years.len()] });
            let name = without_number(&unit.name);
            trend.name = township.map_or_else(|| name.to_owned(), |it| format!("{it}·{name}"));
            if let Some(point) = trend.points.get_mut(at) {
                *point = Some(figure);
            }
        }
    }
    let wanted = normalize(name);
    let mut units: Vec<UnitTrend> = all.into_values().filter(|it| normalize(&it.name).contains(&wanted)).collect();
    units.sort_by_cached_key(|it| sort_key(&it.name));
    let more = units.len().saturating_sub(MOST_UNITS);
    units.truncate(MOST_UNITS);
    (units, u32::try_from(more).unwrap_or(u32::MAX))
}

/// A figure in ten-thousandths, as it is written.
pub fn written(figure: i64) -> String {
    Decimal::from_ten_thousandths(figure).to_string()
}
