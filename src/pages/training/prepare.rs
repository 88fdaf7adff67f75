//! Plans a session in three choices: the audience, the length and what it is about; shows the deck that follows from the plan.

use address::mark::seal;
use leptos::prelude::*;
use template::View;
use template::effect::effect;
use template_macro::view;
use training::deck::{Deck, Shows, deck};
use training::plan::{Audience, Plan, Topic};

use crate::browser::phrases::phrases;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::deck::slides::name;
use crate::pages::training::quiz::selection_form::random_seed;
use crate::routing::navigator::Navigator;
use crate::routing::route::Route;

/// The offered lengths of a session, in minutes.
const LENGTHS: [u16; 5] = [20, 40, 60, 90, 120];

/// What the choice of measures of one's own is called in the form.
const OWN: &str = "own";

/// The page.
pub fn page(query: &str) -> View {
    let words = words(language());
    let plan = RwSignal::new(Plan::parse(pack::pack(), query));
    let address = Navigator::current();
    effect(move |before: Option<()>| {
        let written = plan.with(ToString::to_string);
        if before.is_some() {
            address.replace(&Route::Prepare(seal(&written)));
        }
    });
    view! {
        <h1>{words.prepare}</h1>
        <p class="lead">{phrases(words.prepare_lead)}</p>
        {planner(plan, false)}
        <fieldset class="field">
            <legend>{words.which_measures}</legend>
            <p class="help">{words.which_measures_help}</p>
            {measures(plan)}
        </fieldset>
    }
}

/// The three choices, and the deck that comes of them; `leads_on`: with the way to the page where measures are chosen one by one.
pub fn planner(plan: RwSignal<Plan>, leads_on: bool) -> View {
    let planned = Memo::new(move |_| plan.with(|it| (!it.measures.is_empty()).then(|| deck(pack::pack(), it, language()))));
    view! { {choices(plan)}{outcome(plan, planned, leads_on)} }
}

fn choices(plan: RwSignal<Plan>) -> View {
    let (words, pack) = (words(language()), pack::pack());
    let audiences = Audience::ALL.map(|it| view! { <option value=it.id()>{(words.audience)(it)}</option> });
    let lengths = LENGTHS.map(|it| view! { <option value=it.to_string()>{(words.minutes)(it)}</option> });
    let chapters = pack.chapters.iter().enumerate();
    let chapters = chapters.map(|(at, it)| view! { <option value=at.to_string()>{localized(&it.title)}</option> });
    let choose_audience = move |event| {
        let id = event_target_value(&event);
        let audience = Audience::ALL.into_iter().find(|it| it.id() == id);
        plan.update(|it| it.for_others(pack, audience.unwrap_or(it.audience), it.minutes));
    };
    let choose_length = move |event| {
        let minutes = event_target_value(&event).parse().ok();
        plan.update(|it| it.for_others(pack, it.audience, minutes.unwrap_or(it.minutes)));
    };
    let choose_topic = move |event| {
        let id = event_target_value(&event);
        let topic = if id == OWN { Topic::Own } else { id.parse().map_or(Topic::OfAudience, Topic::Chapter) };
        plan.update(|it| it.take(pack, topic));
    };
    // One's own measures are chosen one by one: here it is only said that they are.
    let topic = move || match plan.with(|it| it.topic(pack)) {
        Topic::OfAudience => String::new(),
        Topic::Chapter(at) => at.to_string(),
        Topic::Own => OWN.to_owned(),
    };
    // A link may name a length that is not offered.
    let length = plan.with_untracked(|it| it.minutes);
    let other_length = (!LENGTHS.contains(&length)).then(|| view! { <option value=length.to_string()>{(words.minutes)(length)}</option> });
    view! {
        <form class="plan" on:submit=|event| event.prevent_default()>
            <label class="field">
                <span>{words.for_whom_question}</span>
                <select name="audience" prop:value=move || plan.with(|it| it.audience.id()) on:change=choose_audience>{audiences}</select>
            </label>
            <label class="field">
                <span>{words.how_long}</span>
                <select name="minutes" prop:value=move || plan.with(|it| it.minutes.to_string()) on:change=choose_length>{lengths}{other_length}</select>
            </label>
            <label class="field">
                <span>{words.about_what}</span>
                <select name="topic" prop:value=topic on:change=choose_topic>
                    <option value="">{words.of_audience}</option>
                    {chapters.collect_view()}
                    <option value=OWN disabled=move || topic() != OWN>{words.own_measures}</option>
                </select>
            </label>
        </form>
    }
}

/// The measures to choose from, by chapter.
fn measures(plan: RwSignal<Plan>) -> View {
    let pack = pack::pack();
    let checkbox = |number: u8| {
        let measure = pack.measure(number)?;
        let checked = move || plan.with(|it| it.measures.contains(&number));
        let toggle = move |_| {
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
        Some(view! {
            <label>
                <input type="checkbox" prop:checked=checked on:change=toggle/>
                <span><span class="number">{number.to_string()}</span>" "{localized(&measure.title)}</span>
            </label>
        })
    };
    let chapters = pack.chapters.iter().map(|chapter| {
        let checkboxes = chapter.measures.iter().filter_map(|it| checkbox(*it)).collect_view();
        view! { <fieldset class="chapter"><legend>{localized(&chapter.title)}</legend>{checkboxes}</fieldset> }
    });
    view! { <div class="measures-to-choose">{chapters.collect_view()}</div> }
}

/// The deck of the plan, with the links to show and print it.
fn outcome(plan: RwSignal<Plan>, planned: Memo<Option<Deck>>, leads_on: bool) -> View {
    let words = words(language());
    let view = move || {
        let Some(deck) = planned.get() else { return view! { <p class="warning" role="status">{words.no_measures}</p> } };
        let written = seal(&plan.with(ToString::to_string));
        let (present, handout) = (Route::Present(written.clone()).to_string(), Route::Handout(written.clone()).to_string());
        let prepare = Route::Prepare(written).to_string();
        let too_long = (plan.with(|it| it.minutes) < deck.minutes).then_some(words.over);
        let has_questions = deck.slides.iter().any(|it| matches!(it.shows, Shows::Question(_)));
        // A plan asks the same questions on the projector and on the handout; another seed makes it another plan.
        let ask_others = move |_| plan.update(|it| it.seed = random_seed());
        let slides = deck.slides.iter().map(|it| view! { <li>{name(*it)}</li> }).collect_view();
        view! {
            <p class="actions">
                <a class="button primary" href=present>{words.begin}</a>
                <a class="button" href=handout>{words.handout}</a>
                {leads_on.then(|| view! { <a class="button" href=prepare>{words.to_measures}</a> })}
            </p>
            <p role="status">{(words.deck_made)(deck.slides.len(), deck.minutes)}" "{too_long}</p>
            {left_out(plan, &deck)}
            <details><summary>{words.slides}</summary><ol class="slide-list">{slides}</ol></details>
            {has_questions.then(|| view! { <p><button type="button" class="plain" on:click=ask_others>{words.other_questions}</button></p> })}
        }
    };
    view! {
        <section class="plan-outcome">
            {view}
            <details><summary>{words.keys}</summary><dl class="keys">
                {words.key_list.iter().map(|(key, what)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*what}</dd></div> }).collect_view()}
            </dl></details>
            <p class="help">{words.rule_of_thumb}</p>
        </section>
    }
}

/// What the plan leaves out, by name: slides that the time has no room for, and measures that are not in it.
fn left_out(plan: RwSignal<Plan>, deck: &Deck) -> View {
    let words = words(language());
    let slides = deck.left_out.iter().map(|it| view! { <li>{name(*it)}</li> }).collect_view();
    let chosen = plan.with(|it| it.measures.clone());
    let others = pack::pack().measures.iter().filter(|it| it.number != 0 && !chosen.contains(&it.number));
    let others = others.map(|it| view! { <li><span class="number">{it.number.to_string()}</span>" "{localized(&it.title)}</li> });
    let others: Vec<View> = others.collect();
    let (count, not_chosen) = (deck.left_out.len(), others.len());
    view! {
        {(0 < count).then(|| view! { <details class="left-out"><summary>{(words.left_out)(count)}</summary><ul class="slide-list">{slides}</ul></details> })}
        {(0 < not_chosen).then(|| view! { <details><summary>{(words.not_chosen)(not_chosen)}</summary><ul class="slide-list">{others}</ul></details> })}
    }
}
