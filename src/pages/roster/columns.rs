//! How a list was read: what each column was taken for, to be changed; what was noticed; the cells that could not be read.

use leptos::prelude::*;
use policy::model::tool::Group;
use rollup::people::RosterColumn;
use template::View;
use template_macro::view;

use crate::i18n::messages::roster::words;
use crate::i18n::{language, localized};
use crate::pages::roster::state::RosterState;

/// So many columns are listed, and beyond them those that were read.
const MOST_COLUMNS: usize = 40;

/// Everything about the reading.
pub fn columns(state: RosterState) -> View {
    let words = words(language());
    // Tables of hundreds of columns use a few of them: a choice for each would hold up the page.
    let all = RwSignal::new(false);
    let is_listed = move |(at, it): &(usize, &RosterColumn)| all.get() || *at < MOST_COLUMNS || it.fact.is_some() || it.is_personal;
    let rows =
        move || state.view.with(|view| view.columns.iter().enumerate().filter(is_listed).map(|it| column(state, it.1)).collect_view());
    let more = move || state.view.with(|view| view.columns.len() - view.columns.iter().enumerate().filter(is_listed).count());
    let remarks = move || {
        state.view.with(|view| {
            let each: Vec<View> = view.remarks.iter().map(|it| view! { <li>{it.clone()}</li> }).collect();
            (!each.is_empty()).then(|| view! { <div class="note"><p>{words.noticed}{words.colon}</p><ul>{each}</ul></div> })
        })
    };
    let dirty = move || {
        state.view.with(|view| {
            let each: Vec<View> = view.dirty.iter().map(|it| view! { <li>{it.clone()}</li> }).collect();
            let listed = each.len();
            (0 < listed).then(|| {
                view! {
                    <details class="warning" open=listed < 6>
                        <summary>{(words.dirty)(view.dirty_count, listed)}</summary>
                        <ul class="refused">{each}</ul>
                    </details>
                }
            })
        })
    };
    let none = move || state.view.with(|it| it.counts.is_empty()).then(|| view! { <p class="warning">{words.none}</p> });
    view! {
        <p role="status" class="taken">
            {move || state.view.with(|it| (words.rows)(it.rows))}
            {move || state.view.with(|it| it.is_remembered).then_some(words.remembered)}
        </p>
        {remarks}
        {dirty}
        <details class="columns" open=state.view.with_untracked(|it| it.columns.iter().any(|it| it.is_unsure))>
            <summary>{words.columns}</summary>
            <p class="help">{words.columns_help}</p>
            <dl class="rows">{rows}</dl>
            <p hidden=move || more() == 0>
                <button type="button" class="plain" on:click=move |_| all.set(true)>{move || (words.more_columns)(more())}</button>
            </p>
            <label class="check keep-columns">
                <input type="checkbox" prop:checked=state.is_kept on:change=move |event| state.keep_columns(event_target_checked(&event))/>
                <span>{words.keep_columns}</span>
            </label>
        </details>
        {none}
        <p class="note" hidden=move || !state.is_outdated()>
            {words.outdated}" "<button type="button" on:click=move |_| state.check()>{words.check_again}</button>
        </p>
    }
}

fn column(state: RosterState, column: &RosterColumn) -> View {
    let words = words(language());
    let at = column.at;
    if column.is_personal {
        return view! { <div><dt>{column.label.clone()}</dt><dd>{words.personal}</dd></div> };
    }
    let read_as = column.fact.clone().unwrap_or_default();
    let option = |id: &str, label: &'static str| {
        let selected = id == read_as;
        view! { <option value=id.to_owned() selected=selected>{label}</option> }
    };
    let mut asked = Vec::new();
    for id in pack::pack().tools.iter().filter(|it| it.group == Group::Person).flat_map(|it| &it.facts) {
        if !asked.contains(id) {
            asked.push(*id);
        }
    }
    let facts = asked.into_iter().filter_map(|it| pack::pack().fact_at(it));
    let options: Vec<View> =
        core::iter::once(option("", words.unused)).chain(facts.map(|it| option(&it.id, localized(&it.label)))).collect();
    let change = move |event| {
        let id = event_target_value(&event);
        state.columns.update(|all| {
            all.retain(|it| it.0 != at);
            all.push((at, Some(id).filter(|it| !it.is_empty())));
        });
        state.check();
    };
    let unsure = column.is_unsure.then(|| view! { <span class="help">{words.unsure}</span> });
    view! {
        <div>
            <dt>{column.label.clone()}</dt>
            <dd><select aria-label=column.label.clone() on:change=change>{options}</select>" "{unsure}</dd>
        </div>
    }
}
