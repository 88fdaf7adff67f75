//! Practice for oneself: a topic that was answered wrong comes again soon, one that was known later. No scores, and nothing leaves
//! the device.

use address::mark::seal;
use leptos::prelude::*;
use quiz::practice::{Card, interleaved, next, waiting};
use quiz::question::Question;
use quiz::random::Rng;
use quiz::selection::Selection;
use quiz::topic::Topic;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::clock::today;
use crate::browser::phrases::phrases;
use crate::i18n::language;
use crate::i18n::messages::quiz::words;
use crate::pages::training::quiz::navigation::focus_question;
use crate::pages::training::quiz::question_view::{QuestionState, answers, explanation_view, outcome, stem};
use crate::pages::training::quiz::selection_form::selection_form;
use crate::routing::navigator::Navigator;
use crate::routing::route::Route;
use crate::storage::practice::{StoredCards, forget, keep, read};
use crate::storage::record_store::Kept;

/// The page.
pub fn page(query: &str) -> View {
    let words = words(language());
    let selection = RwSignal::new(Selection::parse(pack::pack(), query).0);
    let address = expect_context::<Navigator>();
    effect(move |before: Option<()>| {
        let written = selection.get().to_string();
        if before.is_some() {
            address.replace(&Route::Practice(seal(&written)));
        }
    });
    let found = read(pack::pack());
    let read_warning = match &found {
        StoredCards::Cards(_) => None,
        StoredCards::Unreadable => Some(words.practice_unreadable),
        StoredCards::Blocked => Some(words.practice_blocked),
    };
    let cards = RwSignal::new(match found {
        StoredCards::Cards(it) => it,
        StoredCards::Unreadable | StoredCards::Blocked => Vec::new(),
    });
    // Whether the last answer could not be stored.
    let save_failed = RwSignal::new(false);
    let wanted = Memo::new(move |_| selection.with(|it| topics(*it)));
    let current = RwSignal::new(None::<Topic>);
    let next_topic = move || current.set(wanted.with_untracked(|it| cards.with_untracked(|cards| next(pack::pack(), cards, it, today()))));
    effect(move |_| {
        wanted.track();
        next_topic();
    });
    let counts = move || {
        let (due, new) = wanted.with(|it| cards.with(|cards| waiting(pack::pack(), cards, it, today())));
        (words.waiting)(due, new)
    };
    let view = move || match current.get() {
        Some(topic) => one_question(topic, selection.get_untracked(), cards, save_failed, next_topic),
        None => view! { <p role="status">{words.all_known_for_now}</p> },
    };
    let clear = move |_| {
        if window().confirm_with_message(words.forget_really).unwrap_or_default() {
            forget();
            cards.set(Vec::new());
            next_topic();
        }
    };
    view! {
        <h1>{words.practice}</h1>
        <p class="lead">{phrases(words.practice_lead)}</p>
        {read_warning.map(|it| view! { <p class="warning">{it}</p> })}
        <p class="warning" role="status" hidden=move || !save_failed.get()>{words.practice_not_kept}</p>
        {selection_form(selection, false)}
        <p class="small">{counts}</p>
        {view}
        <p class="actions"><button type="button" class="plain" on:click=clear>{words.forget}</button></p>
    }
}

/// The selected topics, in the order in which they are first asked.
fn topics(selection: Selection) -> Vec<Topic> {
    let mut topics = interleaved(pack::pack());
    let wanted: Vec<Topic> = quiz::topic::Kind::ALL.into_iter().flat_map(|it| selection.topics(pack::pack(), it)).collect();
    topics.retain(|it| wanted.contains(it));
    topics
}

/// A question about a topic; its result is stored when the answer is revealed.
fn one_question(
    topic: Topic,
    selection: Selection,
    cards: RwSignal<Vec<Card>>,
    save_failed: RwSignal<bool>,
    next_topic: impl Fn() + Copy + 'static,
) -> View {
    let words = words(language());
    let id = topic.id(pack::pack());
    let before = cards.with_untracked(|it| it.iter().find(|it| it.topic == id).cloned());
    // On another day the same topic gets another question.
    let day = u32::try_from(today().number()).unwrap_or_default();
    let known = before.as_ref().map_or(0, |it| u64::from(it.known));
    let question = (0..8).find_map(|attempt| {
        let mut chance = Rng::new(day, known << 8 | attempt);
        Question::about(pack::pack(), topic, selection.difficulty, &mut chance)
    });
    let Some(question) = question else { return view! { <p role="status">{words.all_known_for_now}</p> } };
    let question_state = QuestionState::new();
    let right = question.right;
    let show = move |_| {
        question_state.revealed.set(true);
        let was_right = question_state.chosen.get_untracked() == Some(right);
        let card = Card::answered(before.as_ref(), id.clone(), was_right, today());
        let done = Box::new(move |kept| _ = save_failed.try_set(kept != Kept::OnDevice));
        if !keep(pack::pack(), &card, done) {
            save_failed.set(true);
        }
        cards.update(|all| {
            all.retain(|it| it.topic != card.topic);
            all.push(card);
        });
    };
    let continue_on = move |_| {
        next_topic();
        focus_question();
    };
    view! {
        <section class="quiz-question">
            <h2 id="quiz-here" tabindex="-1">{words.one_question}</h2>
            {stem(&question)}
            {answers(&question, question_state)}
            {outcome(&question, question_state)}
            <div class="actions">
                <button type="button" class="primary" hidden=move || question_state.revealed.get() on:click=show>{words.show}</button>
                <button type="button" class="primary" hidden=move || !question_state.revealed.get() on:click=continue_on>{words.next}</button>
            </div>
            {explanation_view(&question, question_state)}
        </section>
    }
}
