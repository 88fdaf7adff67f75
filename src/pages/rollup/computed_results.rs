//! The results that follow from the imported files by themselves.

use leptos::prelude::*;
use rollup::protocol::{Computed, UnitNames};
use template::View;
use template_macro::view;

use crate::browser::dom;
use crate::pages::rollup::state::RollupState;
use crate::pages::rollup::unit_buttons::unit_buttons;

/// All computed results, each with its value, how it was computed and the units that it comes from.
pub fn computed_results(state: RollupState) -> View {
    let words = state.words;
    let results = Memo::new(move |_| state.view.with(|it| it.computed.clone()));
    let entries = move || results.get().iter().map(|it| computed_result(state, it)).collect::<Vec<_>>();
    view! {
        <section class="computed">
            <h2>{words.computed}</h2>
            <p class="help">{words.computed_help}</p>
            <dl>{entries}</dl>
        </section>
    }
}

fn computed_result(state: RollupState, result: &Computed) -> View {
    let words = state.words;
    let verdict = (!result.verdict.is_empty()).then(|| view! { <p>{result.verdict.clone()}</p> });
    let link = (!result.link.is_empty()).then(|| view! { <p class="not-on-paper"><a href=result.link.clone()>{words.to_tool}</a></p> });
    // Hundreds of names: they are drawn when somebody looks at them.
    let (behind, open) = (StoredValue::new(result.behind.clone()), RwSignal::new(false));
    let group = move |(said, units): &(String, UnitNames)| {
        view! { <p class="small quiet">{(words.standing_count)(said, units.count())}</p>{unit_buttons(state, units)} }
    };
    let groups = move || open.get().then(|| behind.with_value(|all| all.iter().map(group).collect::<Vec<View>>()));
    let sources = (!result.behind.is_empty()).then(|| {
        view! {
            <details class="not-on-paper behind" on:toggle=move |event| open.set(dom::is_open(&event))>
                <summary>{words.from}</summary>
                {groups}
            </details>
        }
    });
    view! {
        <div>
            <dt><span class="number">{result.provision.clone()}</span>" "{result.label.clone()}</dt>
            <dd>
                <p><output class="big number">{result.value.clone()}</output>" "<span class="by-itself">{words.by_itself}</span></p>
                <p class="help">{result.how.clone()}</p>
                {verdict}
                {sources}
                {link}
            </dd>
        </div>
    }
}
