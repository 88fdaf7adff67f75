//! A table as it is shown: one page of it, and what has to be said about the whole.

use std::collections::BTreeSet;

use policy::assessment::reply::Standing;
use policy::assessment::summary::Counts;
use policy::explain::wording::answer_in_words;
use policy::model::day::Day;
use policy::model::pack::Pack;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};

use crate::collection::{Collection, Entry, Group, ListedUnits, Listing, Lists, distinct_units};
use crate::computed::{self, Typed};
use crate::county::{Received, Townships, is_township};
use crate::import::Imported;
use crate::level::Level;
use crate::protocol::{
    Candidate, Conflict, Data, File, FileLine, IndicatorRow, NameQuestion, Row, TableQuery, TypedLists, UnitNames, View, Whereabouts,
};
use crate::unit::UnitRow;
use crate::unit_name::{UnitKey, normalize, parse_names};
use crate::wording::{kind_in_words, standing_in_words};

/// The rows of a page.
pub const ROWS_PER_PAGE: usize = 100;

/// The year that is looked at: the one that was chosen, if there are files for it.
pub fn year(collection: &Collection, query: &TableQuery) -> Option<i32> {
    let years = collection.years();
    query.year.filter(|it| years.contains(it)).or_else(|| years.first().copied())
}

/// A part of the table.
pub fn view(pack: &Pack, collection: &Collection, query: &TableQuery, day: Day, language: Language) -> View {
    let typed = typed(collection);
    let expected = Some(collection.lists.expected.len()).filter(|it| 0 < *it);
    let Some(year) = year(collection, query) else {
        let listed = collection.listed(None).filter(|_| expected.is_some());
        return View {
            missing: collection.lists.expected.clone(),
            expected: expected.map(number),
            questions: questions(&[], listed.as_ref()),
            outside_listed: listed.map(|it| it.outside).unwrap_or_default(),
            typed,
            ..View::default()
        };
    };
    let groups = collection.groups(year);
    let wanted = normalize(&query.name);
    let fitting: Vec<&Group<'_>> =
        groups.iter().filter(|it| it.entries.first().is_some_and(|it| normalize(it.name()).contains(&wanted))).collect();
    let pages = fitting.len().div_ceil(ROWS_PER_PAGE).max(1);
    let page = (query.page as usize).min(pages - 1);
    let units = counted(&groups);
    let not_listed = collection.not_listed_of(&groups);
    let tally = collection.tally_of(&groups, &not_listed);
    let listed = collection.listed_of(&groups);
    let computed = match collection.level {
        // Who has not handed in, or waits to be settled, is not in the figures.
        Level::Township => {
            let complete = tally.missing.is_empty() && groups.iter().all(|it| it.counts.is_some() || it.listing == Listing::Outside);
            computed::of_township(pack, &units, &Typed { expected, listed: listed.as_ref() }, complete, day, language)
        }
        Level::County => computed::of_county(pack, &units, &townships(&groups), day, language),
    };
    View {
        year: Some(year),
        years: collection.years(),
        files: number(collection.entries.len()),
        counted: number(distinct_units(groups.iter().filter(|it| it.counts.is_some()))),
        rows: fitting.iter().skip(page * ROWS_PER_PAGE).take(ROWS_PER_PAGE).filter_map(|it| row(pack, it, language)).collect(),
        fitting: number(fitting.len()),
        page: number(page),
        pages: number(pages),
        expected: tally.expected.map(number),
        received: tally.expected.map(|_| number(tally.received)),
        missing: tally.missing,
        questions: questions(&not_listed, listed.as_ref()),
        unlisted: tally.outside,
        outside_listed: listed.map(|it| it.outside).unwrap_or_default(),
        conflicts: groups.iter().filter(|it| is_asked(it)).map(|it| conflict(pack, it)).collect(),
        computed,
        indicators: indicators(pack, &groups, language),
        other_data: number(groups.iter().filter_map(|it| it.counts).filter(|it| data(pack, it) != Data::Present).count()),
        taken: None,
        laid_aside: Vec::new(),
        typed,
        kept: Default::default(),
        removed: 0,
    }
}

/// Which of its files counts has to be asked, or was. Whose name has to be settled first is not asked that yet.
fn is_asked(group: &Group<'_>) -> bool {
    group.listing.counts() && (1 < group.entries.len() || group.entries.iter().any(|it| it.edited()))
}

/// The names that are nearly those of a list, each once: of what came in, then of the second list.
fn questions(received: &[(String, Vec<String>)], listed: Option<&ListedUnits>) -> Vec<NameQuestion> {
    let (mut all, mut seen): (Vec<NameQuestion>, BTreeSet<String>) = Default::default();
    for (name, candidates) in received.iter().chain(listed.into_iter().flat_map(|it| &it.asked)) {
        if !candidates.is_empty() && seen.insert(normalize(name)) {
            all.push(NameQuestion { name: name.clone(), candidates: candidates.clone() });
        }
    }
    all
}

/// What was typed in.
pub fn typed(collection: &Collection) -> TypedLists {
    TypedLists {
        own_name: collection.lists.own_name.clone(),
        expected: collection.lists.expected.join("\n"),
        weak: collection.lists.weak.as_ref().map(|it| it.join("\n")).unwrap_or_default(),
        weak_known: collection.lists.weak.is_some(),
    }
}

/// The typed lists, parsed.
pub fn parse_lists(typed: &TypedLists) -> Lists {
    let own_name = exchange::sanitize::line(&typed.own_name, exchange::sanitize::MAX_NAME).text;
    // A pasted table names the township in every row.
    let own = UnitKey::new(&own_name, "");
    let names = |text: &str| parse_names(text).into_iter().filter(|it| UnitKey::new(it, "") != own).collect::<Vec<_>>();
    let weak = names(&typed.weak);
    Lists { expected: names(&typed.expected), own_name, weak: (typed.weak_known || !weak.is_empty()).then_some(weak) }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The counts in the order of [`Standing::ALL`].
pub fn in_order(counts: &Counts) -> [u32; 6] {
    Standing::ALL.map(|standing| counts.of(standing))
}

fn counts(pack: &Pack, entry: &Entry) -> Counts {
    match &entry.imported {
        Imported::Unit(it) => it.counts(pack),
        Imported::Township(township) => {
            let mut all = Counts::default();
            township.units.iter().for_each(|it| all.add_all(it.counts(pack)));
            all
        }
    }
}

fn data(pack: &Pack, entry: &Entry) -> Data {
    let (edition, other) = match &entry.imported {
        Imported::Unit(it) => (&it.edition, it.other_data),
        Imported::Township(it) => (&it.edition, it.other_data),
    };
    match other {
        false => Data::Present,
        true if *edition == pack.edition => Data::ChangedSince,
        true => Data::Edition(edition.clone()),
    }
}

fn row(pack: &Pack, group: &Group<'_>, language: Language) -> Option<Row> {
    let entry = group.counts.or(group.entries.first().copied())?;
    let (kind, occurred, units, problems) = match &entry.imported {
        Imported::Unit(it) => (kind_in_words(&it.kind, language), it.occurred, None, it.problem_count),
        Imported::Township(township) => {
            let kind = match language {
                Language::Chinese => "乡镇汇总",
                Language::English => "roll-up",
            };
            (kind, township.units.iter().map(|it| it.occurred).sum(), Some((number(township.units.len()), township.expected)), 0)
        }
    };
    Some(Row {
        file_id: entry.id.to_string(),
        file: entry.file.clone(),
        name: entry.name().to_owned(),
        kind: kind.to_owned(),
        counts: in_order(&counts(pack, entry)),
        occurred,
        units,
        data: data(pack, entry),
        problems: number(problems),
        waits: group.listing.counts() && group.counts.is_none(),
        whereabouts: match group.listing {
            Listing::NoList | Listing::Listed(_) => Whereabouts::Counts,
            Listing::Asked(_) => Whereabouts::Asked,
            Listing::Outside => Whereabouts::Outside,
        },
        edited: entry.edited(),
    })
}

fn conflict(pack: &Pack, group: &Group<'_>) -> Conflict {
    let files = group.entries.iter().map(|entry| {
        let counts = counts(pack, entry);
        let period = match &entry.imported {
            Imported::Unit(unit) => unit.period.clone(),
            Imported::Township(_) => String::new(),
        };
        Candidate {
            id: entry.id.to_string(),
            file: entry.file.clone(),
            saved_at: entry.saved_at().to_owned(),
            period,
            met: (counts.met, counts.applicable()),
            edited: entry.edited(),
        }
    });
    Conflict {
        name: group.entries.first().map(|it| it.name().to_owned()).unwrap_or_default(),
        files: files.collect(),
        counts: group.counts.map(|it| it.id.to_string()).unwrap_or_default(),
    }
}

fn indicators(pack: &Pack, groups: &[Group<'_>], language: Language) -> Vec<IndicatorRow> {
    let known = pack.reference.indicators.iter().flat_map(|it| &it.indicators);
    let mut rows: Vec<(&str, IndicatorRow)> = known
        .map(|indicator| {
            let row = IndicatorRow {
                id: indicator.id.clone(),
                provision: indicator.provisions.first().map(ToString::to_string).unwrap_or_default(),
                question: indicator.question.in_language(language).to_owned(),
                ..IndicatorRow::default()
            };
            (indicator.id.as_str(), row)
        })
        .collect();
    // A unit's standings stand in the document's order, so that most are found at once.
    for (unit, _) in counted(groups) {
        let mut at = 0;
        for (id, standing) in &unit.standings {
            let ahead = rows.iter().skip(at).position(|it| it.0 == id).map(|it| it + at);
            let Some(found) = ahead.or_else(|| rows.iter().position(|it| it.0 == id)) else { continue };
            at = found;
            let Some((_, row)) = rows.get_mut(found) else { continue };
            if let Some(place) = Standing::ALL.iter().position(|it| it == standing)
                && let Some(count) = row.counts.get_mut(place)
            {
                *count += 1;
            }
        }
    }
    rows.into_iter().map(|it| it.1).filter(|it| it.counts.iter().any(|it| 0 < *it)).collect()
}

/// The units behind an indicator's counts, in the order of [`Standing::ALL`].
pub fn units_of(collection: &Collection, query: &TableQuery, indicator: &str) -> Vec<UnitNames> {
    let Some(year) = year(collection, query) else { return Vec::new() };
    let groups = collection.groups(year);
    let all = counted(&groups);
    let stands = |unit: &UnitRow| unit.standings.iter().find(|it| it.0 == indicator).map(|it| it.1);
    let named = |standing: Standing| {
        let mut named = UnitNames::default();
        all.iter().filter(|it| stands(it.0) == Some(standing)).for_each(|(unit, file)| named.add(&unit.name, *file));
        named
    };
    Standing::ALL.map(named).to_vec()
}

/// The units that count, with the file that leads back to them: their own, or that of their township. The county sees the
/// villages of all townships beside the townships' own drafts.
fn counted<'a>(groups: &[Group<'a>]) -> Vec<(&'a UnitRow, u64)> {
    let mut all = Vec::new();
    for entry in groups.iter().filter_map(|it| it.counts) {
        match &entry.imported {
            Imported::Unit(it) => all.push((&**it, entry.id)),
            Imported::Township(it) => all.extend(it.units.iter().map(|it| (it, entry.id))),
        }
    }
    all
}

/// What came in of the townships themselves.
fn townships<'a>(groups: &'a [Group<'_>]) -> Townships<'a> {
    let mut all = Townships::default();
    for group in groups {
        let (Some(entry), township) = (group.counts, group.unit_key()) else { continue };
        match &entry.imported {
            Imported::Unit(unit) if is_township(unit) => all.drafts.push(Received { township, file: entry.id, content: &**unit }),
            Imported::Unit(_) => {}
            Imported::Township(rollup) => all.rollups.push(Received { township, file: entry.id, content: &**rollup }),
        }
    }
    all
}

/// One file, to the last figure. `text` is its content.
pub fn file(pack: &Pack, entry: &Entry, text: String, language: Language) -> File {
    let line = |unit: Option<&str>, id: &str, standing: Standing| {
        let (_, indicator) = pack.indicator(id)?;
        let provision = indicator.provisions.first().map(ToString::to_string).unwrap_or_default();
        let question = indicator.question.in_language(language);
        let question = unit.map_or_else(|| question.to_owned(), |unit| format!("{unit}：{question}"));
        let indicator = if unit.is_none() { id.to_owned() } else { String::new() };
        Some(FileLine { indicator, provision, question, reply: standing_in_words(standing, language).to_owned() })
    };
    let in_words = |all: &[policy::model::text::Text]| all.iter().map(|it| it.in_language(language).to_owned()).collect::<Vec<_>>();
    let (edition, notices, problems, mut lines) = match &entry.imported {
        Imported::Unit(unit) => {
            let mut lines: Vec<FileLine> = unit.standings.iter().filter_map(|it| line(None, &it.0, it.1)).collect();
            lines.extend(unit.figures.iter().filter_map(|(id, number)| {
                let fact = pack.find_fact(id)?.1;
                let value = answer_in_words(fact, Answer::Given(Value::Number(*number)), language);
                Some(FileLine { question: fact.label.in_language(language).to_owned(), reply: value, ..FileLine::default() })
            }));
            (unit.edition.clone(), in_words(&unit.notices), in_words(&unit.problems), lines)
        }
        Imported::Township(township) => {
            let lines = township.units.iter().flat_map(|unit| {
                let counts = unit.counts(pack);
                let said = match language {
                    Language::Chinese => format!("符合{}/适用{}", counts.met, counts.applicable()),
                    Language::English => format!("{} met of {} that apply", counts.met, counts.applicable()),
                };
                let each = unit.standings.iter().filter_map(|standing| line(Some(&unit.name), &standing.0, standing.1));
                core::iter::once(FileLine { question: unit.name.clone(), reply: said, ..FileLine::default() }).chain(each)
            });
            let notices = if township.edited { vec![exchange::problem::Problem::Edited.text()] } else { Vec::new() };
            (township.edition.clone(), in_words(&notices), Vec::new(), lines.collect())
        }
    };
    lines.truncate(2_000);
    File {
        id: entry.id.to_string(),
        file: entry.file.clone(),
        name: entry.name().to_owned(),
        unit: match &entry.imported {
            Imported::Unit(it) => Some((it.kind.clone(), it.year)),
            Imported::Township(_) => None,
        },
        saved_at: entry.saved_at().to_owned(),
        edition,
        notices,
        problems,
        lines,
        text,
    }
}
