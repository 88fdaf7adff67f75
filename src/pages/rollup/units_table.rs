//! The units in the order of their names, with their counts; filtered by year and name, page by page.

use leptos::prelude::*;
use policy::assessment::reply::Standing;
use rollup::protocol::{Data, Row, Whereabouts};
use template::View;
use template_macro::view;

use crate::pages::rollup::state::RollupState;

/// The table of the units.
pub fn units_table(state: RollupState) -> View {
    let words = state.words;
    let rows = Memo::new(move |_| state.view.with(|it| it.rows.clone()));
    let available_years = Memo::new(move |_| state.view.with(|it| (it.year, it.years.clone())));
    let position = Memo::new(move |_| state.view.with(|it| (it.page, it.pages, it.fitting)));
    let totals = move || state.view.with(|it| (words.counted)(it.counted, it.files));
    let edition_note = move || state.view.with(|it| (0 < it.other_data).then(|| (words.other_data)(it.other_data)));
    let select_year = move |event| state.select(|it| (it.year, it.page) = (event_target_value(&event).parse().ok(), 0));
    let select_name = move |event| state.select(|it| (it.name, it.page) = (event_target_value(&event), 0));
    let year_filter = move || {
        let (chosen, all) = available_years.get();
        (1 < all.len()).then(|| {
            let options: Vec<View> = all
                .iter()
                .map(|it| view! { <option value=it.to_string() selected=chosen == Some(*it)>{it.to_string()}</option> })
                .collect();
            view! { <label>{words.year}" "<select on:change=select_year>{options}</select></label> }
        })
    };
    let head: Vec<View> = Standing::ALL.iter().map(|it| view! { <th scope="col" class="figure">{(words.standing)(*it)}</th> }).collect();
    let body = move || rows.get().iter().map(|it| row(state, it)).collect::<Vec<_>>();
    let turn_page = move |by: i32| move |_| state.select(|it| it.page = it.page.saturating_add_signed(by));
    let paging = move || {
        let (page, pages, fitting) = position.get();
        (1 < pages).then(|| {
            view! {
                <div class="actions">
                    <button type="button" aria-disabled=(page == 0).to_string() on:click=turn_page(-1)>{words.before}</button>
                    <span>{(words.page_of)(page + 1, pages, fitting)}</span>
                    <button type="button" aria-disabled=(page + 1 == pages).to_string() on:click=turn_page(1)>{words.after}</button>
                </div>
            }
        })
    };
    view! {
        <section>
            <h2>{(words.units)(state.level)}</h2>
            <p>{totals}" "{words.alphabetical}</p>
            <p class="note" hidden=move || edition_note().is_none()>{edition_note}</p>
            <div class="looking not-on-paper">
                {year_filter}
                <label>{words.find}" "<input type="search" autocomplete="off" on:input=select_name/></label>
            </div>
            <div class="scrolls" tabindex="0" role="region" aria-label=(words.units)(state.level)>
                <table class="counts units">
                    <thead><tr><th scope="col">{words.unit}</th>{head}<th scope="col">{words.remarks}</th></tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {paging}
        </section>
    }
}

fn row(state: RollupState, row: &Row) -> View {
    let words = state.words;
    let id = row.file_id.clone();
    let cells: Vec<View> = row.counts.iter().map(|it| view! { <td class="figure">{*it}</td> }).collect();
    let remarks = [
        row.waits.then(|| words.waits.to_owned()),
        match row.whereabouts {
            Whereabouts::Counts => None,
            Whereabouts::Asked => Some(words.name_asked.to_owned()),
            Whereabouts::Outside => Some(words.outside.to_owned()),
        },
        (0 < row.occurred).then(|| (words.occurred)(row.occurred)),
        row.units.map(|(present, expected)| (words.villages)(present, expected)),
        match &row.data {
            Data::Present => None,
            Data::ChangedSince => Some(words.data_changed.to_owned()),
            Data::Edition(edition) => Some((words.other_edition)(edition)),
        },
        row.edited.then(|| words.edited.to_owned()),
        (0 < row.problems).then(|| (words.problems)(row.problems)),
    ];
    let remarks = remarks.into_iter().flatten().collect::<Vec<_>>().join(words.and);
    view! {
        <tr class:waiting=row.waits || row.whereabouts != Whereabouts::Counts>
            <th scope="row">
                <button type="button" class="plain" title=row.file.clone() on:click=move |_| state.open(id.clone())>{row.name.clone()}</button>
                " "
                <span class="small quiet">{row.kind.clone()}</span>
            </th>
            {cells}
            <td>{remarks}</td>
        </tr>
    }
}
