//! Plans a session: the measures, the audience and the length; shows the deck that follows from the plan.

use address::mark::seal;
use leptos::prelude::*;
use training::deck::{Shows, deck};
use training::plan::{Audience, Plan};

use crate::forms::fields::typed::radio;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::deck::slides::name;
use crate::pages::training::quiz::selection_form::random_seed;
use crate::routing::navigator::Navigator;
use crate::routing::route::Route;

/// The offered lengths of a session, in minutes.
const LENGTHS: [u16; 5] = [20, 40, 60, 90, 120];

/// The page.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let plan = RwSignal::new(Plan::parse(pack::pack(), query));
    // Once measures were chosen by hand, another audience or length changes none of them.
    let is_manual = RwSignal::new(query.split('&').any(|it| it.starts_with("m=")));
    let address = expect_context::<Navigator>();
    Effect::new(move |before: Option<()>| {
        let written = plan.with(ToString::to_string);
        if before.is_some() {
            address.replace(&Route::Prepare(seal(&written)));
        }
    });
    let suggest = move || {
        plan.update(|plan| {
            if !is_manual.get_untracked() {
                plan.measures = plan.audience.suggested(pack::pack(), Plan::measures_for(plan.minutes));
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
    let suggest_again = move |_| {
        is_manual.set(false);
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
                <button type="button" class="plain" hidden=move || !is_manual.get() on:click=suggest_again>{words.suggest_again}</button>
                {measures(plan, is_manual)}
            </fieldset>
        </form>
        {outcome(plan)}
    }
    .into_any()
}

/// The measures to choose from, by chapter.
fn measures(plan: RwSignal<Plan>, is_manual: RwSignal<bool>) -> AnyView {
    let pack = pack::pack();
    let checkbox = |number: u8| {
        let measure = pack.measure(number)?;
        let checked = move || plan.with(|it| it.measures.contains(&number));
        let toggle = move |_| {
            is_manual.set(true);
            plan.update(|plan| match plan.measures.iter().position(|it| *it == number) {
                Some(at) => {
                    plan.measures.remove(at);
                }
                None => {
                    plan.measures.push(number);
                    order::sort(&mut plan.measures);
                }
            });
        };
        Some(
            view! {
                <label>
                    <input type="checkbox" prop:checked=checked on:change=toggle/>
                    <span><span class="number">{number.to_string()}</span>" "{localized(&measure.title)}</span>
                </label>
            }
            .into_any(),
        )
    };
    let chapters = pack.chapters.iter().map(|chapter| {
        let checkboxes = chapter.measures.iter().filter_map(|it| checkbox(*it)).collect_view();
        view! { <fieldset class="chapter"><legend>{localized(&chapter.title)}</legend>{checkboxes}</fieldset> }.into_any()
    });
    view! { <div class="measures-to-choose">{chapters.collect_view()}</div> }.into_any()
}

/// The deck of the plan, with the links to show and print it.
fn outcome(plan: RwSignal<Plan>) -> AnyView {
    let words = words(language());
    let planned_deck = Memo::new(move |_| plan.with(|it| (!it.measures.is_empty()).then(|| deck(pack::pack(), it, language()))));
    let view = move || {
        let Some(deck) = planned_deck.get() else { return view! { <p class="warning" role="status">{words.no_measures}</p> }.into_any() };
        let written = seal(&plan.with(ToString::to_string));
        let (present, handout) = (Route::Present(written.clone()).to_string(), Route::Handout(written).to_string());
        let left_out = (0 < deck.left_out).then(|| (words.left_out)(deck.left_out));
        let too_long = (plan.with(|it| it.minutes) < deck.minutes).then_some(words.over);
        let has_questions = deck.slides.iter().any(|it| matches!(it.shows, Shows::Question(_)));
        // A plan asks the same questions on the projector and on the handout; another seed makes it another plan.
        let ask_others = move |_| plan.update(|it| it.seed = random_seed());
        let slides = deck.slides.iter().map(|it| view! { <li>{name(*it)}</li> }.into_any()).collect_view();
        view! {
            <p role="status">{(words.deck_made)(deck.slides.len(), deck.minutes)}" "{left_out}" "{too_long}</p>
            <p class="actions">
                <a class="button primary" href=present>{words.begin}</a>
                <a class="button" href=handout>{words.handout}</a>
            </p>
            <details><summary>{words.slides}</summary><ol class="slide-list">{slides}</ol></details>
            {has_questions.then(|| view! { <p><button type="button" class="plain" on:click=ask_others>{words.other_questions}</button></p> })}
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
