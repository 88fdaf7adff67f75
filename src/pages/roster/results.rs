//! What came out: the counts of each tool, and the rows that are looked for. Only the rows in sight are drawn.

use leptos::html::Div;
use leptos::prelude::*;
use rollup::people::{RosterLine, Standing};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::i18n::messages::roster::words;
use crate::i18n::{language, localized};
use crate::pages::roster::state::{LINES, RosterState};
use crate::routing::route::Route;

/// The height of a row, in pixels: that of a target. style/assessment/rollup.css has it too.
const ROW: u32 = 48;

/// No element may be higher in any browser; what lies beyond is found by filtering.
const MOST_HEIGHT: u32 = 15_000_000;

/// The counts and the rows.
pub fn results(state: RosterState) -> View {
    let words = words(language());
    let is_counted = Memo::new(move |_| state.view.with(|it| !it.counts.is_empty()));
    let counts = move || state.view.with(|it| it.counts.iter().map(|it| counted(state, it)).collect_view());
    let table = move || {
        is_counted.get().then(|| {
            let heads: Vec<View> = Standing::ALL.map(|it| view! { <th scope="col">{(words.standing)(it)}</th> }).into();
            view! {
                <h2>{words.counts}</h2>
                <div class="scrolls" tabindex="0" role="region" aria-label=words.counts>
                    <table class="counts">
                        <thead><tr><th scope="col">{words.tool}</th>{heads}<th scope="col">{words.within_year}</th></tr></thead>
                        <tbody>{counts}</tbody>
                    </table>
                </div>
                {filters(state)}
                {rows(state)}
            }
        })
    };
    table.into_view()
}

/// The counts of a tool; each leads to its rows.
fn counted(state: RosterState, (id, counts, soon): &(String, [u32; 6], u32)) -> View {
    let words = words(language());
    let tool = pack::pack().find_tool(id).map(|it| it.1);
    let title = tool.map(|it| [&it.provisions.first().map(ToString::to_string).unwrap_or_default(), " ", localized(&it.title)].concat());
    let title = title.unwrap_or_default();
    let cell = |count: u32, standing: Option<Standing>, within: Option<u32>, what: &str| {
        let id = id.clone();
        let go = move |_| {
            let id = id.clone();
            state.select(move |query| {
                query.tool = id;
                query.standing = standing;
                query.within_months = within;
                query.lacks_one = false;
                query.from = 0;
            });
        };
        let label = [&title, words.colon, what, words.colon, &count.to_string()].concat();
        match count {
            0 => view! { <td class="figure">"0"</td> },
            _ => view! { <td class="figure"><button type="button" class="plain" aria-label=label on:click=go>{count}</button></td> },
        }
    };
    let cells: Vec<View> =
        Standing::ALL.iter().zip(counts).map(|(it, count)| cell(*count, Some(*it), None, &(words.standing)(*it))).collect();
    let within = cell(*soon, None, Some(12), words.within_year);
    view! { <tr><th scope="row">{title.clone()}</th>{cells}{within}</tr> }
}

/// Which rows are shown.
fn filters(state: RosterState) -> View {
    let words = words(language());
    let tools = move || {
        let chosen = state.query.with(|it| it.tool.clone());
        state.view.with(|view| {
            let option = |(id, ..): &(String, [u32; 6], u32)| {
                let title = pack::pack().find_tool(id).map(|it| localized(&it.1.title)).unwrap_or_default();
                view! { <option value=id.clone() selected=*id == chosen>{title}</option> }
            };
            view.counts.iter().map(option).collect_view()
        })
    };
    let standings = move || {
        let chosen = state.query.with(|it| (it.standing, it.within_months.is_some(), it.lacks_one));
        let option = |value: String, label: String, selected: bool| view! { <option value=value selected=selected>{label}</option> };
        let mut each = vec![option(String::new(), words.all.to_owned(), chosen == (None, false, false))];
        for (standing, at) in Standing::ALL.into_iter().zip(0_u8..) {
            each.push(option(at.to_string(), (words.standing)(standing), chosen.0 == Some(standing)));
        }
        each.push(option("year".to_owned(), words.within_year.to_owned(), chosen.1));
        each.push(option("one".to_owned(), words.lacks_one.to_owned(), chosen.2));
        each
    };
    let other_tool = move |event| {
        let id = event_target_value(&event);
        state.select(move |query| {
            query.tool = id;
            query.from = 0;
        });
    };
    let other_rows = move |event| {
        let value = event_target_value(&event);
        state.select(move |query| {
            query.standing = value.parse::<usize>().ok().and_then(|it| Standing::ALL.get(it)).copied();
            query.within_months = (value == "year").then_some(12);
            query.lacks_one = value == "one";
            query.from = 0;
        });
    };
    view! {
        <p class="line">
            <label for="roster-tool">{words.tool}</label>
            <select id="roster-tool" on:change=other_tool>{tools}</select>
            <label for="roster-rows">{words.show}</label>
            <select id="roster-rows" on:change=other_rows>{standings}</select>
        </p>
        <p role="status" class="fitting">{move || state.part.with(|it| (words.fitting)(it.fitting))}</p>
    }
}

/// The rows, in a box that scrolls over all that fit.
fn rows(state: RosterState) -> View {
    let words = words(language());
    let place = NodeRef::<Div>::new();
    let height = move || state.part.with(|it| it.fitting.saturating_mul(ROW).min(MOST_HEIGHT));
    let scrolled = move |_| {
        let Some(place) = place.get_untracked() else { return };
        let first = u32::try_from(place.scroll_top()).unwrap_or_default() / ROW;
        let from = first.saturating_sub(LINES / 3);
        // Asked for again before the rows that are there end.
        if state.query.with_untracked(|it| it.from.abs_diff(from)) > LINES / 6 {
            state.select(|query| query.from = from);
        }
    };
    let lines = move || state.part.with(|it| it.lines.iter().map(|it| line(state, it)).collect_view());
    let top = move || state.part.with(|it| format!("translateY({}px)", it.from.saturating_mul(ROW)));
    let tall = move || format!("{}px", height());
    let all = move || state.part.with(|it| it.fitting.to_string());
    let is_named = move || state.names.get();
    view! {
        <div class="roster-rows" role="table" aria-rowcount=all tabindex="0" node_ref=place on:scroll=scrolled aria-label=words.show>
            <div role="rowgroup" class="roster-head">
                <div role="row">
                    <span role="columnheader">{words.row}</span>
                    <span role="columnheader" hidden=move || !is_named()>{words.name}</span>
                    <span role="columnheader">{words.stands}</span>
                    <span role="columnheader">{words.from}</span>
                    <span role="columnheader">{words.lacks}</span>
                    <span role="columnheader"></span>
                </div>
            </div>
            <div role="presentation" style:height=tall><div role="rowgroup" style:transform=top>{lines}</div></div>
        </div>
    }
}

fn line(state: RosterState, line: &RosterLine) -> View {
    let words = words(language());
    let tool = state.query.with_untracked(|it| it.tool.clone());
    let first = || state.view.with_untracked(|it| it.counts.first().map(|it| it.0.clone()).unwrap_or_default());
    let tool = if tool.is_empty() { first() } else { tool };
    let to = Route::Tool(tool, Some(line.link.clone())).to_string();
    let lacks = line.lacks.join(words.and);
    let whole = lacks.clone();
    let label = [words.details, " ", &line.row.to_string()].concat();
    view! {
        <div role="row">
            <span role="cell" class="figure">{line.row}</span>
            <span role="cell" hidden=move || !state.names.get()>{line.name.clone()}</span>
            <span role="cell">{(words.standing)(line.standing)}</span>
            <span role="cell" class="figure">{line.from.clone()}</span>
            <span role="cell" title=whole>{lacks}</span>
            <span role="cell"><a href=to target="_blank" rel="noopener" aria-label=label>{words.details}</a></span>
        </div>
    }
}
