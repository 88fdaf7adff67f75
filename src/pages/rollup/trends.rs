//! The figures of up to five years side by side, and one figure of every unit: tables, each with a small drawing of its row.

use leptos::prelude::*;
use rollup::protocol::TableQuery;
use rollup::trend::Trends;
use rollup::trends::{MOST_YEARS, written};
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::dom;
use crate::pages::rollup::state::RollupState;

/// The width and height of a drawing for the most years, and the gap between two of its bars.
const DRAWING: (i64, i64, i64) = (90, 28, 4);

/// The section, folded; it is asked for when it is opened, and anew with every change of the table.
pub fn trends(state: RollupState) -> View {
    let words = state.words;
    let (open, found) = (RwSignal::new(false), RwSignal::new(None::<Trends>));
    effect(move |_| {
        state.view.track();
        let _: TableQuery = state.selection.get();
        if open.get() {
            state.request_trends(found);
        }
    });
    view! {
        <details class="trends not-on-paper" on:toggle=move |event| open.set(dom::is_open(&event))>
            <summary><h2>{words.trends}</h2></summary>
            <p class="help">{words.trends_help}</p>
            {move || open.get().then(|| found.with(|it| it.as_ref().map(|it| tables(state, it))))}
        </details>
    }
}

fn tables(state: RollupState, trends: &Trends) -> View {
    let words = state.words;
    if trends.figures.is_empty() && trends.units.is_empty() {
        return view! { <p class="quiet">{words.no_trends}</p> };
    }
    let years = || trends.years.iter().map(|it| view! { <th scope="col" class="figure">{*it}</th> }).collect::<Vec<_>>();
    let cell = |text: String| view! { <td class="figure">{text}</td> };
    let none = || "—".to_owned();
    let figures: Vec<View> = trends
        .figures
        .iter()
        .map(|row| {
            let cells: Vec<View> = row.points.iter().map(|it| cell(it.map_or_else(none, |(part, of)| format!("{part} / {of}")))).collect();
            // Each bar against all of its own year.
            let bars = row.points.iter().map(|it| it.and_then(|(part, of)| thousandths(part, of))).collect();
            view! {
                <tr>
                    <th scope="row"><span class="number">{row.provision.clone()}</span>" "{row.label.clone()}</th>
                    <td>{drawing(bars)}</td>
                    {cells}
                </tr>
            }
        })
        .collect();
    // All units against the largest figure of the table, so that the drawings can be set beside each other.
    let largest = trends.units.iter().flat_map(|it| &it.points).flatten().copied().max().unwrap_or_default();
    let units: Vec<View> = trends
        .units
        .iter()
        .map(|row| {
            let cells: Vec<View> = row.points.iter().map(|it| cell(it.map_or_else(none, written))).collect();
            let bars = row.points.iter().map(|it| it.and_then(|it| thousandths(it, largest))).collect();
            view! { <tr><th scope="row">{row.name.clone()}</th><td>{drawing(bars)}</td>{cells}</tr> }
        })
        .collect();
    let table = |heading: String, what: &'static str, rows: Vec<View>| {
        view! {
            <div class="scrolls" tabindex="0" role="region" aria-label=heading.clone()>
                <table class="counts">
                    <thead><tr><th scope="col">{what}</th><td></td>{years()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    };
    let of_units = (!units.is_empty()).then(|| {
        let heading = (words.of_units)(&trends.of_units, &trends.measured_in);
        view! { <h3>{heading.clone()}</h3>{table(heading, words.unit, units)} }
    });
    let more = (0 < trends.more).then(|| view! { <p class="small quiet">{(words.more)(trends.more)}</p> });
    view! { {table(words.trends.to_owned(), words.figure, figures)} {of_units} {more} }
}

/// A part of a whole in thousandths; nothing where there is no whole.
fn thousandths(part: i64, of: i64) -> Option<i64> {
    part.max(0).checked_mul(1000)?.checked_div(of).map(|it| it.min(1000))
}

/// A bar for each year, in the order of the years. What it says stands in the cells beside it.
fn drawing(bars: Vec<Option<i64>>) -> View {
    let (width, height, gap) = DRAWING;
    let each = width / i64::try_from(MOST_YEARS).unwrap_or(1).max(1);
    let bars: Vec<View> = (0..)
        .zip(bars)
        .filter_map(|(at, bar)| {
            // What is nothing has a line to stand on, too.
            let tall = (bar? * height / 1000).max(1);
            let (x, y) = (i64::from(at) * each, height - tall);
            Some(view! { <rect x=x.to_string() y=y.to_string() width=(each - gap).to_string() height=tall.to_string()></rect> })
        })
        .collect();
    view! {
        <svg class="bars" width=width.to_string() height=height.to_string() viewBox=format!("0 0 {width} {height}") aria-hidden="true">{bars}</svg>
    }
}
