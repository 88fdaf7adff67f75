//! How a list was read: what each column was taken for, to be changed; what was noticed; the cells that could not be read.

use leptos::prelude::*;
use policy::model::tool::Group;
use rollup::people::RosterColumn;

use crate::i18n::messages::roster::words;
use crate::i18n::{language, localized};
use crate::pages::roster::state::RosterState;

/// Everything about the reading.
pub fn columns(state: RosterState) -> AnyView {
    let words = words(language());
    let rows = move || state.view.with(|view| view.columns.iter().map(|it| column(state, it)).collect_view());
    let remarks = move || {
        state.view.with(|view| {
            let each: Vec<AnyView> = view.remarks.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect();
            (!each.is_empty()).then(|| view! { <div class="note"><p>{words.noticed}{words.colon}</p><ul>{each}</ul></div> })
        })
    };
    let dirty = move || {
        state.view.with(|view| {
            let each: Vec<AnyView> = view.dirty.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect();
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
        <p role="status" class="taken">{move || state.view.with(|it| (words.rows)(it.rows))}</p>
        {remarks}
        {dirty}
        <details class="columns" open=state.view.with_untracked(|it| it.columns.iter().any(|it| it.is_unsure))>
            <summary>{words.columns}</summary>
            <p class="help">{words.columns_help}</p>
            <dl class="rows">{rows}</dl>
        </details>
        {none}
    }
    .into_any()
}

fn column(state: RosterState, column: &RosterColumn) -> AnyView {
    let words = words(language());
    let at = column.at;
    if column.is_personal {
        return view! { <div><dt>{column.label.clone()}</dt><dd>{words.personal}</dd></div> }.into_any();
    }
    let read_as = column.fact.clone().unwrap_or_default();
    let option = |id: &str, label: &'static str| {
        let selected = id == read_as;
        view! { <option value=id.to_owned() selected=selected>{label}</option> }.into_any()
    };
    let mut asked = Vec::new();
    for id in pack::pack().tools.iter().filter(|it| it.group == Group::Person).flat_map(|it| &it.facts) {
        if !asked.contains(id) {
            asked.push(*id);
        }
    }
    let facts = asked.into_iter().filter_map(|it| pack::pack().fact_at(it));
    let options: Vec<AnyView> =
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
    .into_any()
}
