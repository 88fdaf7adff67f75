//! Questions one by one: `#/training/quiz?s=20451&n=3`. A link leads to the same question everywhere, its answer hidden.

use leptos::prelude::*;
use quiz::question::Question;
use quiz::selection::{LARGEST_NUMBER, Selection};

use crate::i18n::language;
use crate::i18n::messages::quiz::words;
use crate::pages::training::quiz::ask::{Asked, answer, answers, focus_on, outcome, stem};
use crate::pages::training::quiz::select::{any_seed, form};
use crate::routing::navigator::{Navigator, use_route};
use crate::routing::route::Route;

/// The page.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let (mut first, number) = Selection::parse(pack::pack(), query);
    if !query.split('&').any(|it| it.starts_with("s=")) {
        first.seed = any_seed();
    }
    let selection = RwSignal::new(first);
    let number = RwSignal::new(number);
    follow(selection, number);
    let question = Memo::new(move |_| Question::of(pack::pack(), selection.get(), number.get()));
    let view = move || {
        let at = number.get();
        match question.get() {
            Some(it) => one(&it, selection.get_untracked(), at, number),
            None => view! { <p class="warning" role="status">{words.nothing_fits}</p> }.into_any(),
        }
    };
    view! {
        <h1>{words.questions}</h1>
        <p class="lead">{words.questions_lead}</p>
        {form(selection, true)}
        {view}
    }
    .into_any()
}

/// The address follows what is chosen, and what is chosen follows the address.
pub fn follow(selection: RwSignal<Selection>, number: RwSignal<u32>) {
    let (address, route) = (expect_context::<Navigator>(), use_route());
    let at = move |query: String| match route.get_untracked() {
        Route::Hands(_) => Route::Hands(query),
        _ => Route::Quiz(query),
    };
    Effect::new(move |before: Option<Selection>| {
        let (now, asked) = (selection.get(), number.get_untracked());
        // Another selection begins with its first question.
        let asked = if before.is_some_and(|it| it != now) { 1 } else { asked };
        number.set(asked);
        address.replace(&at(now.at(asked)));
        now
    });
    Effect::new(move |before: Option<u32>| {
        let now = number.get();
        if before.is_some_and(|it| it != now) {
            address.replace(&at(selection.get_untracked().at(now)));
        }
        now
    });
    // Somebody follows another link, or goes back.
    Effect::new(move |before: Option<()>| {
        let (Route::Quiz(query) | Route::Hands(query)) = route.get() else { return };
        if before.is_some() {
            let (wanted, asked) = Selection::parse(pack::pack(), &query);
            if wanted != selection.get_untracked() {
                selection.set(wanted);
            }
            if asked != number.get_untracked() {
                number.set(asked);
            }
        }
    });
}

fn one(question: &Question, selection: Selection, at: u32, number: RwSignal<u32>) -> AnyView {
    let words = words(language());
    let asked = Asked::new();
    let paper = Route::Paper(selection.to_string()).to_string();
    let hands = Route::Hands(selection.at(at)).to_string();
    view! {
        <section class="quiz-question">
            <h2 id="quiz-here" tabindex="-1">{(words.number)(at)}</h2>
            {stem(question)}
            {answers(question, asked)}
            {outcome(question, asked)}
            <div class="actions">
                <button type="button" class="primary" hidden=move || asked.shown.get() on:click=move |_| asked.shown.set(true)>{words.show}</button>
                <button type="button" disabled={at <= 1} on:click=move |_| turn(number, -1)>{words.before}</button>
                <button type="button" disabled={LARGEST_NUMBER <= at} on:click=move |_| turn(number, 1)>{words.next}</button>
            </div>
            {answer(question, asked)}
            <p class="quiz-ways not-on-paper"><a href=hands>{words.to_hands}</a>" "<a href=paper>{words.to_paper}</a></p>
        </section>
    }
    .into_any()
}

/// Goes to the question so many further on, and puts the reader at it.
pub fn turn(number: RwSignal<u32>, by: i32) {
    number.update(|it| *it = it.saturating_add_signed(by).clamp(1, LARGEST_NUMBER));
    to_question();
}

/// Puts the reader at the question, once it stands.
pub fn to_question() {
    request_animation_frame(|| focus_on("quiz-here"));
}
