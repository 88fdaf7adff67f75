//! A session is prepared: which measures, for whom, how long; and what comes of it.

use leptos::prelude::*;
use training::deck::{Shows, deck};
use training::plan::{Audience, Plan};

use crate::address::Address;
use crate::components::fields::typed::radio;
use crate::language::{language, said};
use crate::route::Route;
use crate::screens::training::deck::slides::name;
use crate::screens::training::quiz::any_seed;
use crate::screens::training::words::words;

/// The lengths that are offered, in minutes.
const LENGTHS: [u16; 5] = [20, 40, 60, 90, 120];

/// The page.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let plan = RwSignal::new(Plan::parse(pack::pack(), query));
    // Once measures were chosen by hand, another audience changes none of them.
    let by_hand = RwSignal::new(query.split('&').any(|it| it.starts_with("m=")));
    let address = expect_context::<Address>();
    Effect::new(move |before: Option<()>| {
        let written = plan.with(ToString::to_string);
        if before.is_some() {
            address.replace(&Route::Prepare(written));
        }
    });
    let suggest = move || {
        plan.update(|it| {
            if !by_hand.get_untracked() {
                it.measures = it.audience.suggested(pack::pack(), Plan::measures_for(it.minutes));
            }
        });
    };
    let audiences = Audience::ALL.map(|audience| {
        let checked = Signal::derive(move || plan.with(|it| it.audience == audience));
        let choose = move || {
            plan.update(|it| it.audience = audience);
            suggest();
        };
        radio("audience", checked, choose, view! { <span>{(words.audience)(audience)}</span> }.into_any(), "")
    });
    let lengths = LENGTHS.map(|minutes| {
        let checked = Signal::derive(move || plan.with(|it| it.minutes == minutes));
        let choose = move || {
            plan.update(|it| it.minutes = minutes);
            suggest();
        };
        radio("minutes", checked, choose, view! { <span>{(words.minutes)(minutes)}</span> }.into_any(), "")
    });
    let again = move |_| {
        by_hand.set(false);
        suggest();
    };
    view! {
        <h1>{words.prepare}</h1>
        <p class="lead">{words.prepare_lead}</p>
        <form class="plan" on:submit=|event| event.prevent_default()>
            <fieldset class="field"><legend>{words.for_whom_question}</legend><div class="choices">{audiences}</div></fieldset>
            <fieldset class="field"><legend>{words.how_long}</legend><div class="choices">{lengths}</div></fieldset>
            <fieldset class="field">
                <legend>{words.which_measures}</legend>
                <p class="help">{words.which_measures_help}</p>
                <button type="button" class="plain" hidden=move || !by_hand.get() on:click=again>{words.suggest_again}</button>
                {measures(plan, by_hand)}
            </fieldset>
        </form>
        {outcome(plan)}
    }
    .into_any()
}

fn measures(plan: RwSignal<Plan>, by_hand: RwSignal<bool>) -> AnyView {
    let pack = pack::pack();
    let one = |number: u8| {
        let measure = pack.measure(number)?;
        let checked = move || plan.with(|it| it.measures.contains(&number));
        let toggle = move |_| {
            by_hand.set(true);
            plan.update(|it| match it.measures.iter().position(|it| *it == number) {
                Some(at) => {
                    it.measures.remove(at);
                }
                None => {
                    it.measures.push(number);
                    it.measures.sort_unstable();
                }
            });
        };
        Some(
            view! {
                <label>
                    <input type="checkbox" prop:checked=checked on:change=toggle/>
                    <span><span class="number">{number.to_string()}</span>" "{said(&measure.title)}</span>
                </label>
            }
            .into_any(),
        )
    };
    let chapters = pack.chapters.iter().map(|chapter| {
        let each = chapter.measures.iter().filter_map(|it| one(*it)).collect_view();
        view! { <fieldset class="chapter"><legend>{said(&chapter.title)}</legend>{each}</fieldset> }.into_any()
    });
    view! { <div class="measures-to-choose">{chapters.collect_view()}</div> }.into_any()
}

/// The slides of the plan, and where they lead.
fn outcome(plan: RwSignal<Plan>) -> AnyView {
    let words = words(language());
    let made = Memo::new(move |_| plan.with(|it| (!it.measures.is_empty()).then(|| deck(pack::pack(), it))));
    let view = move || {
        let Some(made) = made.get() else { return view! { <p class="warning" role="status">{words.no_measures}</p> }.into_any() };
        let written = plan.with(ToString::to_string);
        let (present, handout) = (Route::Present(written.clone()).to_string(), Route::Handout(written).to_string());
        let left_out = (0 < made.left_out).then(|| (words.left_out)(made.left_out));
        let over = (plan.with(|it| it.minutes) < made.minutes).then_some(words.over);
        let asks = made.slides.iter().any(|it| matches!(it.shows, Shows::Question(_)));
        // The same plan asks the same on the projector and on the handout; this makes it another plan.
        let others = move |_| plan.update(|it| it.seed = any_seed());
        let slides = made.slides.iter().map(|it| view! { <li>{name(*it)}</li> }.into_any()).collect_view();
        view! {
            <p role="status">{(words.deck_made)(made.slides.len(), made.minutes)}" "{left_out}" "{over}</p>
            <p class="actions">
                <a class="button primary" href=present>{words.begin}</a>
                <a class="button" href=handout>{words.handout}</a>
            </p>
            <details><summary>{words.slides}</summary><ol class="slide-list">{slides}</ol></details>
            {asks.then(|| view! { <p><button type="button" class="plain" on:click=others>{words.other_questions}</button></p> })}
        }
        .into_any()
    };
    view! {
        <section class="plan-outcome">
            <h2>{words.deck}</h2>
            {view}
            <details><summary>{words.keys}</summary><dl class="keys">
                {words.key_list.iter().map(|(key, what)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*what}</dd></div> }.into_any()).collect_view()}
            </dl></details>
            <p class="help">{words.rule_of_thumb}</p>
        </section>
    }
    .into_any()
}
