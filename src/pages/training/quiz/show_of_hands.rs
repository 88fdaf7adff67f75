//! A show of hands without a server: the room sees a case and a QR code, phones open the same case, the trainer counts the hands
//! with keys.

use address::mark::seal;
use leptos::prelude::*;
use quiz::question::Question;
use quiz::selection::{LARGEST_NUMBER, Selection};
use quiz::words::{letter, question_text};
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::components::qr::QrCode;
use crate::i18n::language;
use crate::i18n::messages::quiz::words;
use crate::i18n::messages::training::words as of_decks;
use crate::pages::training::fullscreen::{take_start_key, toggle_full_screen, when_full_screen_is_left};
use crate::pages::training::gestures::{self, Gesture};
use crate::pages::training::ink::Ink;
use crate::pages::training::large_code::{code_button, large_code};
use crate::pages::training::quiz::navigation::{sync_with_address, turn_to};
use crate::pages::training::quiz::question_view::QuestionState;
use crate::pages::training::quiz::selection_form::{random_seed, selection_form};
use crate::pages::training::quiz::short_reasons::short_reasons;
use crate::pages::training::slide_layout::{fill_window, shrink_to_fit};
use crate::routing::navigator::public_link;
use crate::routing::route::Route;

/// The largest number of answers of a question.
const MAX_ANSWERS: usize = 4;

/// The largest count of hands at one answer; more people do not fit in a room.
const MAX_HANDS: u32 = 999;

/// The number of hands at each answer.
type HandCounts = [u32; MAX_ANSWERS];

/// The page.
pub fn page(query: &str) -> View {
    let words = words(language());
    let (mut first, number) = Selection::parse(pack::pack(), query);
    if !query.split('&').any(|it| it.starts_with("s=")) {
        first.seed = random_seed();
        first.cases_only = true;
    }
    let selection = RwSignal::new(first);
    let number = RwSignal::new(number);
    sync_with_address(selection, number);
    let question = Memo::new(move |_| Question::of(pack::pack(), selection.get(), number.get()));
    let counted = RwSignal::new(HandCounts::default());
    let question_state = RwSignal::new(QuestionState::new());
    // Another question begins with no hands up and its answer hidden.
    effect(move |before: Option<()>| {
        question.track();
        if before.is_some() {
            counted.set(HandCounts::default());
            question_state.set(QuestionState::new());
        }
    });
    fill_window();
    shrink_to_fit(move || {
        question_state.get().revealed.track();
        usize::try_from(number.get()).unwrap_or_default()
    });
    // What only the trainer needs is kept from the room; and the screen goes dark, and comes back.
    let (settings, blank) = (RwSignal::new(false), RwSignal::new(false));
    let (code, ink, said) = (RwSignal::new(false), Ink::new(), RwSignal::new(""));
    let stay = of_decks(language()).still_here;
    handle_keys(question, counted, question_state, number, Over { settings, blank, code, ink, said });
    take_start_key(true);
    when_full_screen_is_left(move || said.set(stay));
    gestures::follow(move |gesture| match gesture {
        Gesture::Swiped(on) => turn_to(number, if on { 1 } else { -1 }),
        // A tap is too easily one that was meant for the buttons beside the bars.
        Gesture::Tapped(_) => code.set(false),
    });
    effect(move |_| {
        number.track();
        ink.wipe();
        code.set(false);
        said.set("");
    });
    let address = Signal::derive(move || Route::Quiz(seal(&selection.get().at(number.get()))).to_string());
    let view = move || match question.get() {
        Some(it) => room_view(&it, number.get_untracked(), counted, question_state.get(), address),
        None => view! { <h1 class="slide-head">{words.hands}</h1><p class="warning" role="status">{words.nothing_fits}</p> },
    };
    let keys = words.hands_keys.iter().map(|(key, what)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*what}</dd></div> });
    view! {
        <div class="stage room" class:blank=move || blank.get()>
            <p class="dark" role="status">{move || blank.get().then_some(of_decks(language()).blanked)}</p>
            <div class="on-stage" tabindex="0" role="group" aria-label=of_decks(language()).this_slide>
                {view}
                <div class="room-more" hidden=move || !settings.get()>
                    {selection_form(selection, true)}
                    <details><summary>{words.keys}</summary><dl class="keys">{keys.collect_view()}</dl></details>
                    <p class="help">{words.hands_help}</p>
                    {move || public_link(&address.get()).is_none().then(|| qr_code(address))}
                </div>
            </div>
            {ink.layer()}
            {large_code(code, address, words.code_help)}
            {control_bar(question, counted, question_state, number, (settings, ink, code))}
            <p class="stage-said" role="status">{said}</p>
        </div>
    }
}

/// The question with its facts, the hands at each answer, and the right answer once revealed: everything on one screen.
fn room_view(
    question: &Question,
    current: u32,
    counted: RwSignal<HandCounts>,
    question_state: QuestionState,
    address: Signal<String>,
) -> View {
    let words = words(language());
    let texts = question_text(pack::pack(), question, language());
    let right = question.right;
    let choices = texts.answers.into_iter().enumerate().take(MAX_ANSWERS);
    let answers = choices.map(|(answer, text)| answer_row(answer, text, right, counted, question_state)).collect_view();
    let rows: Vec<View> = texts.rows.into_iter().map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> }).collect();
    let (alone, many) = (rows.is_empty(), 6 < rows.len());
    let explained = question.clone();
    view! {
        <p class="running">{words.hands}" · "{(words.number)(current)}</p>
        <h1 class="slide-head" id="quiz-here" tabindex="-1">{texts.stem}</h1>
        {texts.statement.map(|it| view! { <blockquote class="quiz-statement">{it}</blockquote> })}
        <div class="room-body" class:alone=alone>
            <dl class="given" class:many=many>{rows}</dl>
            <div>
                <ol class="quiz-bars">{answers}</ol>
                {move || (!question_state.revealed.get() && public_link(&address.get()).is_some()).then(|| qr_code(address))}
            </div>
        </div>
        <div class="revealed" role="status">{move || question_state.revealed.get().then(|| short_reasons(&explained))}</div>
    }
}

/// The QR code of the question.
fn qr_code(address: Signal<String>) -> View {
    let words = words(language());
    view! { <aside class="quiz-code"><QrCode to=address label=words.code/><p class="small">{words.code_help}</p></aside> }
}

/// The buttons of the trainer, below the slide.
fn control_bar(
    question: Memo<Option<Question>>,
    counted: RwSignal<HandCounts>,
    question_state: RwSignal<QuestionState>,
    number: RwSignal<u32>,
    (settings, ink, code): (RwSignal<bool>, Ink, RwSignal<bool>),
) -> View {
    let (words, deck) = (words(language()), of_decks(language()));
    let revealed = move || question_state.get().revealed.get();
    let total = move || (words.hands_in_all)(counted.with(|it| it.iter().sum()));
    let toggle = move |_| question_state.with_untracked(|it| it.revealed.update(|it| *it = !*it));
    let no_question = move || question.with(Option::is_none);
    view! {
        <nav class="stage-bar" aria-label=deck.deck_controls>
            <button type="button" aria-label=words.before disabled=move || number.get() <= 1 on:click=move |_| turn_to(number, -1)>"‹"</button>
            <p class="place">{move || (words.number)(number.get())}</p>
            <button type="button" aria-label=words.next disabled=move || LARGEST_NUMBER <= number.get() on:click=move |_| turn_to(number, 1)>"›"</button>
            <p role="status">{total}</p>
            <span class="gap"></span>
            <button type="button" disabled=no_question aria-pressed=move || revealed().to_string() on:click=toggle>{words.show}" A"</button>
            <button type="button" on:click=move |_| counted.set(HandCounts::default())>{words.reset}" R"</button>
            <button type="button" on:click=move |_| settings.update(|it| *it = !*it) aria-pressed=move || settings.get().to_string()>{words.settings_key}</button>
            {ink.button()}
            {code_button(code)}
            <button type="button" on:click=|_| toggle_full_screen()>{deck.full_key}</button>
            <a href=Route::Training.to_string()>{deck.leave}</a>
        </nav>
    }
}

/// One answer with its hands, as a number and as a bar. The longest bar is the one with the most hands.
fn answer_row(answer: usize, text: String, right: usize, counted: RwSignal<HandCounts>, question_state: QuestionState) -> View {
    let words = words(language());
    let count = move || counted.with(|it| it.get(answer).copied().unwrap_or_default());
    let width = move || {
        let largest = counted.with(|it| it.iter().copied().max().unwrap_or_default()).max(1);
        (count() * 100 / largest).to_string()
    };
    let is_right = move || question_state.revealed.get() && answer == right;
    let mark = move || is_right().then(|| view! { <span class="mark right">{words.is_right}</span> });
    let (more, fewer) = ((words.one_more)(&text), (words.one_fewer)(&text));
    view! {
        <li class:right=is_right>
            <p class="what"><span class="letter">{letter(answer)}</span>" "{text}" "{mark}</p>
            <div class="count">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect width=width height="10"></rect>
                </svg>
                <output class="number">{count}</output>
                <button type="button" aria-label=fewer on:click=move |_| change_count(counted, answer, false)>"−"</button>
                <button type="button" aria-label=more on:click=move |_| change_count(counted, answer, true)>"+"</button>
            </div>
        </li>
    }
}

/// Counts one hand more or fewer at an answer.
fn change_count(counted: RwSignal<HandCounts>, answer: usize, more: bool) {
    counted.update(|all| {
        if let Some(hands) = all.get_mut(answer) {
            *hands = if more { (*hands + 1).min(MAX_HANDS) } else { hands.saturating_sub(1) };
        }
    });
}

/// What lies over the question, and what only the trainer sees.
struct Over {
    settings: RwSignal<bool>,
    blank: RwSignal<bool>,
    code: RwSignal<bool>,
    ink: Ink,
    said: RwSignal<&'static str>,
}

/// Digits count a hand, with Shift one fewer; A reveals or hides the answer, R resets the counts, B and the full stop blank the screen,
/// S shows what only the trainer needs, Q the code, L P E are for pointing and drawing, F toggles full screen, the arrows go to another
/// question, Esc closes what is open and never leaves. Ignored while a form control has the focus.
fn handle_keys(
    question: Memo<Option<Question>>,
    counted: RwSignal<HandCounts>,
    question_state: RwSignal<QuestionState>,
    number: RwSignal<u32>,
    over: Over,
) {
    let Over { settings, blank, code: large_code, ink, said } = over;
    let stay = of_decks(language()).still_here;
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = document().active_element().is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
        if typing || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if event.key() == "Escape" {
            match (large_code.get_untracked(), settings.get_untracked()) {
                (true, _) => large_code.set(false),
                (false, true) => settings.set(false),
                (false, false) if ink.put_down() => {}
                (false, false) => said.set(stay),
            }
            return;
        }
        // A clicker may give the name of a key and not where it lies.
        let code = if event.code().is_empty() { event.key() } else { event.code() };
        // The position of the key, not its character: Shift and 1 is an exclamation mark, which differs between keyboards.
        let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad")).and_then(|it| it.parse::<usize>().ok());
        let answers = question.with_untracked(|it| it.as_ref().map_or(0, Question::answers));
        match (digit, code.as_str()) {
            (Some(it), _) if (1..=answers).contains(&it) => change_count(counted, it - 1, !event.shift_key()),
            (None, "KeyA") => question_state.with_untracked(|it| it.revealed.update(|it| *it = !*it)),
            (None, "KeyB" | "Period") => blank.update(|it| *it = !*it),
            (None, "KeyS") => settings.update(|it| *it = !*it),
            (None, "KeyF") => toggle_full_screen(),
            (None, "KeyQ") => large_code.update(|it| *it = !*it),
            (None, "KeyR") => counted.set(HandCounts::default()),
            (None, "ArrowRight" | "PageDown") => turn_to(number, 1),
            (None, "ArrowLeft" | "PageUp") => turn_to(number, -1),
            (None, _) if ink.handle_key(&event.key()) => {}
            (Some(_) | None, _) => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
