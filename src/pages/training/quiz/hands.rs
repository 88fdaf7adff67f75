//! A show of hands without a server: the room sees a case and a code, telephones open the same case, the trainer counts with keys.

use leptos::prelude::*;
use quiz::question::Question;
use quiz::selection::{LARGEST_NUMBER, Selection};
use quiz::words::{in_short, letter, say, tell};

use crate::components::qr::QrCode;
use crate::i18n::language;
use crate::i18n::messages::quiz::words;
use crate::i18n::messages::training::words as of_decks;
use crate::pages::training::deck::stage::take_the_window;
use crate::pages::training::quiz::ask::Asked;
use crate::pages::training::quiz::one::{follow, turn};
use crate::pages::training::quiz::select::{any_seed, form};
use crate::pages::training::window::{fit_to_stage, toggle_full_screen};
use crate::routing::navigator::{navigate, public_link};
use crate::routing::route::Route;

/// The most answers there are.
const MOST: usize = 4;

/// The most hands at one answer; more do not fit in a room.
const MOST_HANDS: u32 = 999;

/// The hands counted at each answer.
type Counted = [u32; MOST];

/// The page.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let (mut first, number) = Selection::parse(pack::pack(), query);
    if !query.split('&').any(|it| it.starts_with("s=")) {
        first.seed = any_seed();
        first.cases_only = true;
    }
    let selection = RwSignal::new(first);
    let number = RwSignal::new(number);
    follow(selection, number);
    let question = Memo::new(move |_| Question::of(pack::pack(), selection.get(), number.get()));
    let counted = RwSignal::new(Counted::default());
    let asked = RwSignal::new(Asked::new());
    // Another question begins with no hands up and its answer hidden.
    Effect::new(move |before: Option<()>| {
        question.track();
        if before.is_some() {
            counted.set(Counted::default());
            asked.set(Asked::new());
        }
    });
    take_the_window();
    fit_to_stage(move || {
        asked.get().shown.track();
        usize::try_from(number.get()).unwrap_or_default()
    });
    on_keys(question, counted, asked, number);
    let place = Signal::derive(move || Route::Quiz(selection.get().at(number.get())).to_string());
    let view = move || match question.get() {
        Some(it) => room(&it, number.get_untracked(), counted, asked.get(), place),
        None => view! { <h1 class="slide-head">{words.hands}</h1><p class="warning" role="status">{words.nothing_fits}</p> }.into_any(),
    };
    let keys = words.hands_keys.iter().map(|(key, what)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*what}</dd></div> }.into_any());
    view! {
        <div class="stage room">
            <div class="on-stage">
                {view}
                <div class="room-more">
                    {form(selection, true)}
                    <details><summary>{words.keys}</summary><dl class="keys">{keys.collect_view()}</dl></details>
                    <p class="help">{words.hands_help}</p>
                    {move || public_link(&place.get()).is_none().then(|| code(place))}
                </div>
            </div>
            {bar(question, counted, asked, number)}
        </div>
    }
    .into_any()
}

/// The question with what is known, the hands at each answer, and the right one once it is asked for: all in one look.
fn room(question: &Question, at: u32, counted: RwSignal<Counted>, asked: Asked, place: Signal<String>) -> AnyView {
    let words = words(language());
    let said = say(pack::pack(), question, language());
    let right = question.right;
    let each = said.answers.into_iter().enumerate().take(MOST);
    let answers = each.map(|(answer, text)| hands_at(answer, text, right, counted, asked)).collect_view();
    let rows: Vec<AnyView> =
        said.rows.into_iter().map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> }.into_any()).collect();
    let (alone, many) = (rows.is_empty(), 6 < rows.len());
    let reasons = question.clone();
    view! {
        <p class="running">{words.hands}" · "{(words.number)(at)}</p>
        <h1 class="slide-head" id="quiz-here" tabindex="-1">{said.stem}</h1>
        {said.statement.map(|it| view! { <blockquote class="quiz-statement">{it}</blockquote> })}
        <div class="room-body" class:alone=alone>
            <dl class="given" class:many=many>{rows}</dl>
            <div>
                <ol class="quiz-bars">{answers}</ol>
                {move || (!asked.shown.get() && public_link(&place.get()).is_some()).then(|| code(place))}
            </div>
        </div>
        <div class="revealed" role="status">{move || asked.shown.get().then(|| in_a_breath(&reasons))}</div>
    }
    .into_any()
}

/// Why the right answer is right, short enough to stand beside the question, with its clause.
pub fn in_a_breath(question: &Question) -> AnyView {
    let told = tell(pack::pack(), question, language());
    let reasons = in_short(question, &told, language()).into_iter().map(|it| view! { <p>{it}</p> }.into_any()).collect_view();
    let clause = told.provisions.first().map(ToString::to_string);
    let key = told.key_phrase.map(|it| view! { <q lang="zh-CN">{it}</q> });
    view! { {reasons}<p class="from"><span class="number">{clause}</span>" "{key}</p> }.into_any()
}

fn code(place: Signal<String>) -> AnyView {
    let words = words(language());
    view! { <aside class="quiz-code"><QrCode to=place label=words.code/><p class="small">{words.code_help}</p></aside> }.into_any()
}

/// What the trainer presses.
fn bar(question: Memo<Option<Question>>, counted: RwSignal<Counted>, asked: RwSignal<Asked>, number: RwSignal<u32>) -> AnyView {
    let (words, deck) = (words(language()), of_decks(language()));
    let shown = move || asked.get().shown.get();
    let sum = move || (words.hands_in_all)(counted.with(|it| it.iter().sum()));
    let toggle = move |_| asked.with_untracked(|it| it.shown.update(|it| *it = !*it));
    let none = move || question.with(Option::is_none);
    view! {
        <nav class="stage-bar" aria-label=deck.deck_controls>
            <button type="button" aria-label=words.before disabled=move || number.get() <= 1 on:click=move |_| turn(number, -1)>"‹"</button>
            <p class="place">{move || (words.number)(number.get())}</p>
            <button type="button" aria-label=words.next disabled=move || LARGEST_NUMBER <= number.get() on:click=move |_| turn(number, 1)>"›"</button>
            <p role="status">{sum}</p>
            <span class="gap"></span>
            <button type="button" disabled=none aria-pressed=move || shown().to_string() on:click=toggle>{words.show}" A"</button>
            <button type="button" on:click=move |_| counted.set(Counted::default())>{words.reset}" R"</button>
            <button type="button" on:click=|_| toggle_full_screen()>{deck.full_key}</button>
            <a href=Route::Training.to_string()>{deck.leave}</a>
        </nav>
    }
    .into_any()
}

/// One answer with its hands, as a number and as a bar. The longest bar is the one with the most hands.
fn hands_at(answer: usize, text: String, right: usize, counted: RwSignal<Counted>, asked: Asked) -> AnyView {
    let words = words(language());
    let hands = move || counted.with(|it| it.get(answer).copied().unwrap_or_default());
    let width = move || {
        let most = counted.with(|it| it.iter().copied().max().unwrap_or_default()).max(1);
        (hands() * 100 / most).to_string()
    };
    let is_right = move || asked.shown.get() && answer == right;
    let mark = move || is_right().then(|| view! { <span class="mark right">{words.is_right}</span> }.into_any());
    let name = text.clone();
    let (more, fewer) = ((words.one_more)(&name), (words.one_fewer)(&name));
    view! {
        <li class:right=is_right>
            <p class="what"><span class="letter">{letter(answer)}</span>" "{text}" "{mark}</p>
            <div class="count">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect width=width height="10"></rect>
                </svg>
                <output class="number">{hands}</output>
                <button type="button" aria-label=fewer on:click=move |_| count(counted, answer, false)>"−"</button>
                <button type="button" aria-label=more on:click=move |_| count(counted, answer, true)>"+"</button>
            </div>
        </li>
    }
    .into_any()
}

fn count(counted: RwSignal<Counted>, answer: usize, more: bool) {
    counted.update(|it| {
        if let Some(it) = it.get_mut(answer) {
            *it = if more { (*it + 1).min(MOST_HANDS) } else { it.saturating_sub(1) };
        }
    });
}

/// Digits count a hand, with Shift one fewer; A shows the answer and hides it, R begins anew, F takes the whole screen, the
/// arrows turn the page, Esc leaves. Not while somebody types or chooses.
fn on_keys(question: Memo<Option<Question>>, counted: RwSignal<Counted>, asked: RwSignal<Asked>, number: RwSignal<u32>) {
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = document().active_element().is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
        if typing || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if event.key() == "Escape" {
            return navigate(&Route::Training);
        }
        let code = event.code();
        // The place of the key, not its sign: with Shift a 1 is an exclamation mark, and in China perhaps another one.
        let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad")).and_then(|it| it.parse::<usize>().ok());
        let answers = question.with_untracked(|it| it.as_ref().map_or(0, Question::answers));
        match (digit, code.as_str()) {
            (Some(it), _) if (1..=answers).contains(&it) => count(counted, it - 1, !event.shift_key()),
            (None, "KeyA") => asked.with_untracked(|it| it.shown.update(|it| *it = !*it)),
            (None, "KeyF") => toggle_full_screen(),
            (None, "KeyR") => counted.set(Counted::default()),
            (None, "ArrowRight" | "PageDown") => turn(number, 1),
            (None, "ArrowLeft" | "PageUp") => turn(number, -1),
            (Some(_) | None, _) => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
