//! The table: what has to be settled, what fills itself, the units in the order of their names, and indicator by indicator.

use leptos::prelude::*;
use leptos::web_sys;
use policy::assessment::Standing;
use rollup::protocol::{Computed, Conflict, Data, IndicatorRow, Request, Row, UnitNames};
use wasm_bindgen::JsCast;

use crate::components::moment::told;
use crate::screens::rollup::Desk;

/// Where it has to be asked which file counts.
pub fn conflicts(desk: Desk) -> AnyView {
    let words = desk.words;
    let all = Memo::new(move |_| desk.view.with(|it| it.conflicts.clone()));
    let each = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let fields: Vec<AnyView> = all.iter().enumerate().map(|(at, it)| conflict(desk, at, it)).collect();
            view! {
                <section class="conflicts">
                    <h2>{(words.conflicts)(all.len())}</h2>
                    <p class="help">{words.conflicts_help}</p>
                    {fields}
                </section>
            }
        })
    };
    view! { {each} }.into_any()
}

fn conflict(desk: Desk, at: usize, it: &Conflict) -> AnyView {
    let words = desk.words;
    let name = format!("conflict-{at}");
    let choices: Vec<AnyView> = it
        .files
        .iter()
        .map(|file| {
            let (id, to_remove) = (file.id.clone(), file.id.clone());
            let (met, of) = file.met;
            let edited = if file.edited { words.edited.to_owned() } else { String::new() };
            let about = [file.file.clone(), file.period.clone(), (words.saved)(&told(&file.saved_at)), (words.met_of)(met, of), edited];
            let about = about.iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
            let choose = move |_| {
                let id = id.clone();
                desk.ask(move |level, looking| Request::Choose(level, looking, id), None);
            };
            let remove = move |_| {
                let id = to_remove.clone();
                desk.ask(move |level, looking| Request::Remove(level, looking, id), None);
            };
            view! {
                <div class="choice">
                    <label><input type="radio" name=name.clone() prop:checked=it.counts == file.id on:change=choose/>" "{about}</label>
                    <button type="button" class="plain" on:click=remove>{words.remove}</button>
                </div>
            }
            .into_any()
        })
        .collect();
    let waits = it.counts.is_empty().then_some(words.waits);
    view! { <fieldset><legend>{it.name.clone()}" "<span class="waits">{waits}</span></legend>{choices}</fieldset> }.into_any()
}

/// What fills itself.
pub fn computed(desk: Desk) -> AnyView {
    let words = desk.words;
    let all = Memo::new(move |_| desk.view.with(|it| it.computed.clone()));
    let each = move || all.get().iter().map(|it| one_computed(desk, it)).collect::<Vec<_>>();
    view! {
        <section class="computed">
            <h2>{words.computed}</h2>
            <p class="help">{words.computed_help}</p>
            <dl>{each}</dl>
        </section>
    }
    .into_any()
}

fn one_computed(desk: Desk, it: &Computed) -> AnyView {
    let words = desk.words;
    let verdict = (!it.verdict.is_empty()).then(|| view! { <p>{it.verdict.clone()}</p> });
    let link = (!it.link.is_empty()).then(|| view! { <p class="not-on-paper"><a href=it.link.clone()>{words.to_tool}</a></p> });
    let from = (!it.from.units.is_empty()).then(|| {
        view! { <details class="not-on-paper"><summary>{words.from}</summary>{named(desk, &it.from)}</details> }
    });
    view! {
        <div>
            <dt><span class="number">{it.provision.clone()}</span>" "{it.label.clone()}</dt>
            <dd>
                <p><output class="big number">{it.value.clone()}</output>" "<span class="by-itself">{words.by_itself}</span></p>
                <p class="help">{it.how.clone()}</p>
                {verdict}
                {from}
                {link}
            </dd>
        </div>
    }
    .into_any()
}

/// The units.
pub fn units(desk: Desk) -> AnyView {
    let words = desk.words;
    let rows = Memo::new(move |_| desk.view.with(|it| it.rows.clone()));
    let years = Memo::new(move |_| desk.view.with(|it| (it.year, it.years.clone())));
    let pages = Memo::new(move |_| desk.view.with(|it| (it.page, it.pages, it.fitting)));
    let counts = move || desk.view.with(|it| (words.counted)(it.counted, it.files));
    let editions = move || desk.view.with(|it| (0 < it.other_data).then(|| (words.other_data)(it.other_data)));
    let year = move |event| desk.look(|it| (it.year, it.page) = (event_target_value(&event).parse().ok(), 0));
    let name = move |event| desk.look(|it| (it.name, it.page) = (event_target_value(&event), 0));
    let years = move || {
        let (chosen, all) = years.get();
        (1 < all.len()).then(|| {
            let options: Vec<AnyView> = all
                .iter()
                .map(|it| view! { <option value=it.to_string() selected=chosen == Some(*it)>{it.to_string()}</option> }.into_any())
                .collect();
            view! { <label>{words.year}" "<select on:change=year>{options}</select></label> }
        })
    };
    let head: Vec<AnyView> =
        Standing::ALL.iter().map(|it| view! { <th scope="col" class="figure">{(words.standing)(*it)}</th> }.into_any()).collect();
    let body = move || rows.get().iter().map(|it| row(desk, it)).collect::<Vec<_>>();
    let turn = move |by: i32| move |_| desk.look(|it| it.page = it.page.saturating_add_signed(by));
    let turning = move || {
        let (page, pages, fitting) = pages.get();
        (1 < pages).then(|| {
            view! {
                <div class="actions">
                    <button type="button" aria-disabled=(page == 0).to_string() on:click=turn(-1)>{words.before}</button>
                    <span>{(words.page_of)(page + 1, pages, fitting)}</span>
                    <button type="button" aria-disabled=(page + 1 == pages).to_string() on:click=turn(1)>{words.after}</button>
                </div>
            }
        })
    };
    view! {
        <section>
            <h2>{(words.units)(desk.level)}</h2>
            <p>{counts}" "{words.alphabetical}</p>
            <p class="note" hidden=move || editions().is_none()>{editions}</p>
            <div class="looking not-on-paper">
                {years}
                <label>{words.find}" "<input type="search" autocomplete="off" on:input=name/></label>
            </div>
            <div class="scrolls" tabindex="0" role="region" aria-label=(words.units)(desk.level)>
                <table class="counts units">
                    <thead><tr><th scope="col">{words.unit}</th>{head}<th scope="col">{words.remarks}</th></tr></thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
            {turning}
        </section>
    }
    .into_any()
}

fn row(desk: Desk, it: &Row) -> AnyView {
    let words = desk.words;
    let id = it.file_id.clone();
    let cells: Vec<AnyView> = it.counts.iter().map(|it| view! { <td class="figure">{*it}</td> }.into_any()).collect();
    let remarks = [
        it.waits.then(|| words.waits.to_owned()),
        (0 < it.occurred).then(|| (words.occurred)(it.occurred)),
        it.units.map(|(here, of)| (words.villages)(here, of)),
        match &it.data {
            Data::Present => None,
            Data::ChangedSince => Some(words.data_changed.to_owned()),
            Data::Edition(it) => Some((words.other_edition)(it)),
        },
        it.edited.then(|| words.edited.to_owned()),
        (0 < it.problems).then(|| (words.problems)(it.problems)),
    ];
    let remarks = remarks.into_iter().flatten().collect::<Vec<_>>().join(words.and);
    view! {
        <tr class:waiting=it.waits>
            <th scope="row">
                <button type="button" class="plain" title=it.file.clone() on:click=move |_| desk.open(id.clone())>{it.name.clone()}</button>
                " "
                <span class="small quiet">{it.kind.clone()}</span>
            </th>
            {cells}
            <td>{remarks}</td>
        </tr>
    }
    .into_any()
}

/// Indicator by indicator, with the units that fall short.
pub fn indicators(desk: Desk) -> AnyView {
    let words = desk.words;
    let all = Memo::new(move |_| desk.view.with(|it| it.indicators.clone()));
    let head: Vec<AnyView> =
        Standing::ALL.iter().map(|it| view! { <th scope="col" class="figure">{(words.standing)(*it)}</th> }.into_any()).collect();
    let body = move || all.get().iter().map(|it| indicator(desk, it)).collect::<Vec<_>>();
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
    .into_any()
}

fn indicator(desk: Desk, it: &IndicatorRow) -> AnyView {
    let words = desk.words;
    let cells: Vec<AnyView> = it.counts.iter().map(|it| view! { <td class="figure">{*it}</td> }.into_any()).collect();
    // Asked for when somebody opens it: of thousands of units nobody looks at all.
    let behind = RwSignal::new(Vec::<UnitNames>::new());
    let id = it.id.clone();
    let toggled = move |event: leptos::ev::Event| {
        let open = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()).is_some_and(|it| it.has_attribute("open"));
        if open {
            desk.units_of(id.clone(), behind);
        }
    };
    let drawn = move || {
        let all = behind.get();
        let each = Standing::ALL
            .iter()
            .zip(&all)
            .filter(|it| !it.1.units.is_empty())
            .map(|(standing, units)| view! { <dt>{(words.standing)(*standing)}</dt><dd>{named(desk, units)}</dd> }.into_any());
        view! { <dl class="behind">{each.collect::<Vec<_>>()}</dl> }
    };
    view! {
        <tr>
            <th scope="row">
                <span class="number">{it.provision.clone()}</span>
                " "
                {it.question.clone()}
                <details class="not-on-paper" on:toggle=toggled><summary>{words.behind}</summary>{drawn}</details>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// Units, each a button that opens its file.
fn named(desk: Desk, those: &UnitNames) -> AnyView {
    let words = desk.words;
    let each: Vec<AnyView> = those
        .units
        .iter()
        .map(|(name, id)| {
            let id = id.clone();
            view! { <li><button type="button" class="plain" on:click=move |_| desk.open(id.clone())>{name.clone()}</button></li> }
                .into_any()
        })
        .collect();
    let more = (0 < those.more).then(|| view! { <li>{(words.more)(those.more)}</li> });
    view! { <ul class="names">{each}{more}</ul> }.into_any()
}
