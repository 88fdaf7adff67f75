//! The counts indicator by indicator, with the units behind each count.

use leptos::prelude::*;
use policy::assessment::reply::Standing;
use rollup::protocol::{IndicatorRow, UnitNames};
use template::View;
use template_macro::view;

use crate::browser::dom::is_open;
use crate::pages::rollup::state::RollupState;
use crate::pages::rollup::unit_buttons::unit_buttons;

/// The table of the indicators.
pub fn indicators_table(state: RollupState) -> View {
    let words = state.words;
    let indicators = Memo::new(move |_| state.view.with(|it| it.indicators.clone()));
    let head: Vec<View> = Standing::ALL.iter().map(|it| view! { <th scope="col" class="figure">{(words.standing)(*it)}</th> }).collect();
    let body = move || indicators.get().iter().map(|it| row(state, it)).collect::<Vec<_>>();
    view! {
        <section>
            <h2>{words.indicators}</h2>
            <p class="help">{words.indicators_help}</p>
            <div class="scrolls" tabindex="0" role="region" aria-label=words.indicators>
                <table class="counts by-indicator">
                    <thead><tr><th scope="col">{words.question}</th>{head}</tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(state: RollupState, indicator: &IndicatorRow) -> View {
    let words = state.words;
    let cells: Vec<View> = indicator.counts.iter().map(|it| view! { <td class="figure">{*it}</td> }).collect();
    // Requested when the details are opened: with thousands of units most are never looked at.
    let units_by_standing = RwSignal::new(Vec::<UnitNames>::new());
    let id = indicator.id.clone();
    let toggled = move |event: leptos::ev::Event| {
        let open = is_open(&event);
        if open {
            state.request_units(id.clone(), units_by_standing);
        }
    };
    let details = move || {
        let all = units_by_standing.get();
        let entries = Standing::ALL
            .iter()
            .zip(&all)
            .filter(|it| !it.1.units.is_empty())
            .map(|(standing, units)| view! { <dt>{(words.standing)(*standing)}</dt><dd>{unit_buttons(state, units)}</dd> });
        view! { <dl class="behind">{entries.collect::<Vec<_>>()}</dl> }
    };
    view! {
        <tr>
            <th scope="row">
                <span class="number">{indicator.provision.clone()}</span>
                " "
                {indicator.question.clone()}
                <details class="not-on-paper" on:toggle=toggled><summary>{words.behind}</summary>{details}</details>
            </th>
            {cells}
        </tr>
    }
}
