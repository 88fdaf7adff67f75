//! For oneself: what is not known comes again soon, what is known later. Nothing is counted up, and nobody else sees it.

use leptos::prelude::*;
use quiz::practice::{Card, interleaved, next, waiting};
use quiz::question::Question;
use quiz::random::Rng;
use quiz::selection::Selection;
use quiz::topic::Topic;

use crate::address::Address;
use crate::drafts::practice::{Found, forget, keep, read};
use crate::language::language;
use crate::route::Route;
use crate::screens::training::quiz::ask::{Asked, answer, answers, outcome, stem};
use crate::screens::training::quiz::one::to_question;
use crate::screens::training::quiz::select::form;
use crate::screens::training::quiz::words::words;
use crate::today::today;

/// The page.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let selection = RwSignal::new(Selection::parse(pack::pack(), query).0);
    let address = expect_context::<Address>();
    Effect::new(move |before: Option<()>| {
        let written = selection.get().to_string();
        if before.is_some() {
            address.replace(&Route::Practice(written));
        }
    });
    let found = read(pack::pack());
    let trouble = match &found {
        Found::Cards(_) => None,
        Found::Unreadable => Some(words.practice_unreadable),
        Found::Blocked => Some(words.practice_blocked),
    };
    let cards = RwSignal::new(match found {
        Found::Cards(it) => it,
        Found::Unreadable | Found::Blocked => Vec::new(),
    });
    // It is not kept: said once, where the reader is.
    let failed = RwSignal::new(false);
    let wanted = Memo::new(move |_| selection.with(|it| topics(*it)));
    let now = RwSignal::new(None::<Topic>);
    let turn = move || now.set(wanted.with_untracked(|it| cards.with_untracked(|cards| next(pack::pack(), cards, it, today()))));
    Effect::new(move |_| {
        wanted.track();
        turn();
    });
    let counts = move || {
        let (due, new) = wanted.with(|it| cards.with(|cards| waiting(pack::pack(), cards, it, today())));
        (words.waiting)(due, new)
    };
    let view = move || match now.get() {
        Some(topic) => one(topic, selection.get_untracked(), cards, failed, turn),
        None => view! { <p role="status">{words.all_known_for_now}</p> }.into_any(),
    };
    let clear = move |_| {
        if window().confirm_with_message(words.forget_really).unwrap_or_default() {
            forget();
            cards.set(Vec::new());
            turn();
        }
    };
    view! {
        <h1>{words.practice}</h1>
        <p class="lead">{words.practice_lead}</p>
        {trouble.map(|it| view! { <p class="warning">{it}</p> })}
        <p class="warning" role="status" hidden=move || !failed.get()>{words.practice_not_kept}</p>
        {form(selection, false)}
        <p class="small">{counts}</p>
        {view}
        <p class="actions"><button type="button" class="plain" on:click=clear>{words.forget}</button></p>
    }
    .into_any()
}

/// What is wanted, in the order in which it is first asked.
fn topics(selection: Selection) -> Vec<Topic> {
    let mut topics = interleaved(pack::pack());
    let wanted: Vec<Topic> = quiz::topic::Kind::ALL.into_iter().flat_map(|it| selection.topics(pack::pack(), it)).collect();
    topics.retain(|it| wanted.contains(it));
    topics
}

fn one(
    topic: Topic,
    selection: Selection,
    cards: RwSignal<Vec<Card>>,
    failed: RwSignal<bool>,
    turn: impl Fn() + Copy + 'static,
) -> AnyView {
    let words = words(language());
    let id = topic.id(pack::pack());
    let before = cards.with_untracked(|it| it.iter().find(|it| it.topic == id).cloned());
    // Another day, another question about the same.
    let day = u32::try_from(today().number()).unwrap_or_default();
    let known = before.as_ref().map_or(0, |it| u64::from(it.known));
    let question = (0..8).find_map(|attempt| {
        let mut chance = Rng::new(day, known << 8 | attempt);
        Question::about(pack::pack(), topic, selection.difficulty, &mut chance)
    });
    let Some(question) = question else { return view! { <p role="status">{words.all_known_for_now}</p> }.into_any() };
    let asked = Asked::new();
    let right = question.right;
    let show = move |_| {
        asked.shown.set(true);
        let was_right = asked.chosen.get_untracked() == Some(right);
        let card = Card::answered(before.as_ref(), id.clone(), was_right, today());
        failed.set(!keep(pack::pack(), &card));
        cards.update(|it| {
            it.retain(|it| it.topic != card.topic);
            it.push(card);
        });
    };
    let on = move |_| {
        turn();
        to_question();
    };
    view! {
        <section class="quiz-question">
            <h2 id="quiz-here" tabindex="-1">{words.one_question}</h2>
            {stem(&question)}
            {answers(&question, asked)}
            {outcome(&question, asked)}
            <div class="actions">
                <button type="button" class="primary" hidden=move || asked.shown.get() on:click=show>{words.show}</button>
                <button type="button" class="primary" hidden=move || !asked.shown.get() on:click=on>{words.next}</button>
            </div>
            {answer(&question, asked)}
        </section>
    }
    .into_any()
}
