//! Going through a deck: step by step, slide by slide, by buttons and by keys.

use leptos::prelude::*;
use leptos::web_sys;

use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::fullscreen::toggle_full_screen;
use crate::pages::training::keyboard::is_for_a_control;
use crate::pages::training::slide_layout::scroll_slide;

/// One step further within the slide, else the next slide.
pub fn next(show: Slideshow) {
    let most = untrack(|| show.most_steps(show.position.get()));
    if show.blank.get_untracked() {
        show.blank.set(false);
    } else if show.code.get_untracked() {
        show.code.set(false);
    } else if scroll_slide(true) {
        // What is below the edge comes before the next step.
    } else if show.step.get_untracked() < most {
        show.step.update(|it| *it += 1);
    } else {
        show.go_to(show.position.get_untracked() + 1);
    }
}

/// One step back within the slide, else the slide before.
pub fn back(show: Slideshow) {
    if scroll_slide(false) {
        return;
    }
    let most = untrack(|| show.most_steps(show.position.get()));
    let step = show.step.get_untracked().min(most);
    match (step, show.position.get_untracked().checked_sub(1)) {
        (0, Some(before)) => show.go_to(before),
        (0, None) => {}
        (_, _) => show.step.set(step - 1),
    }
}

/// Shows all steps of the slide up to the verdict at once.
fn reveal_all(show: Slideshow) {
    show.step.set(untrack(|| show.steps_to_verdict(show.position.get())));
}

/// Handles the keys of a deck until the page is left. `stay` is called for an Esc that has nothing to close: remotes send it where they
/// mean the end of full screen, and nobody leaves a deck by it.
pub fn handle_keys(show: Slideshow, stay: impl Fn() + Send + Sync + 'static) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if !is_for_a_control(&event) && handle_key(show, &event, &stay) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Handles a key; false where it is none of the deck.
fn handle_key(show: Slideshow, event: &web_sys::KeyboardEvent, stay: &impl Fn()) -> bool {
    let key = event.key();
    // After a fact was changed, Esc leaves the field and not the deck.
    let at_a_control =
        document().active_element().is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "SELECT" | "BUTTON" | "A" | "SUMMARY"));
    match key.as_str() {
        "ArrowRight" | "ArrowDown" | "PageDown" => next(show),
        " " if !event.shift_key() => next(show),
        "ArrowLeft" | "ArrowUp" | "PageUp" | " " => back(show),
        "Home" => show.go_to(0),
        "End" => show.go_to(show.count().saturating_sub(1)),
        "b" | "B" | "." => show.blank.update(|it| *it = !*it),
        "f" | "F" => toggle_full_screen(),
        "o" | "O" => show.overview.update(|it| *it = !*it),
        "n" | "N" => show.with_notes.update(|it| *it = !*it),
        "a" | "A" => reveal_all(show),
        "q" | "Q" => show.code.update(|it| *it = !*it),
        "Enter" => {
            let number = show.digits.with_untracked(|it| it.parse::<usize>());
            show.digits.set(String::new());
            match number {
                Ok(it) => show.go_to(it.saturating_sub(1)),
                Err(_) => next(show),
            }
        }
        "Escape" if at_a_control => crate::browser::dom::page_heading().iter().for_each(crate::browser::dom::focus_heading),
        "Escape" if !show.digits.with_untracked(String::is_empty) => show.digits.set(String::new()),
        "Escape" if show.overview.get_untracked() => show.overview.set(false),
        "Escape" if show.code.get_untracked() => show.code.set(false),
        "Escape" if show.ink.put_down() => {}
        "Escape" => stay(),
        _ if show.ink.handle_key(&key) => {}
        _ => return key.len() == 1 && key.bytes().all(|it| it.is_ascii_digit()) && type_digit(show, &key),
    }
    true
}

/// Adds a digit to the slide number. Goes there as soon as no further digit could follow; before that, Enter does.
fn type_digit(show: Slideshow, digit: &str) -> bool {
    let typed = [show.digits.get_untracked().as_str(), digit].concat();
    let Ok(number) = typed.parse::<usize>() else { return false };
    if number == 0 || show.count() < number {
        show.digits.set(String::new());
    } else if show.count() < number * 10 {
        show.digits.set(String::new());
        show.go_to(number - 1);
    } else {
        show.digits.set(typed);
    }
    true
}
