//! A deck on the projector: one slide over the whole window, turned with the keys.

use leptos::prelude::*;

use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::deck::notes::of_slide;
use crate::pages::training::deck::show::Show;
use crate::pages::training::deck::slides::{On, slide};
use crate::pages::training::window::{fit_to_stage, open_beside, toggle_full_screen};
use crate::routing::navigator::{focus, go, heading};
use crate::routing::route::Route;

/// The deck of an address.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let show = Show::new(query);
    take_the_window();
    show.keep_in_step();
    show.mark_the_address(Route::Present);
    let plan = move || show.plan.with_value(ToString::to_string);
    show.listen(move || go(&Route::Prepare(plan())));
    let said = RwSignal::new("");
    let presenter = Route::Presenter(plan()).to_string();
    let open = {
        let presenter = presenter.clone();
        move |_| said.set(if open_beside(&presenter) { words.presenter_open } else { words.presenter_blocked })
    };
    // The reader is put at each new slide, so that a screen reader says it.
    Effect::new(move |before: Option<usize>| {
        let at = show.at.get();
        if before.is_some_and(|it| it != at) {
            said.set("");
            request_animation_frame(|| heading().iter().for_each(focus));
        }
        at
    });
    fit_to_stage(move || {
        show.step.track();
        show.at.get()
    });
    let steps = move || {
        let (most, step) = (show.most_steps(show.at.get()), show.step.get());
        (0 < most).then(|| (words.step_of)(step.min(most), most))
    };
    let leave = Route::Prepare(plan()).to_string();
    view! {
        <div class="stage" class:blank=move || show.blank.get()>
            <div class="on-stage" tabindex="0" role="group" aria-label=words.this_slide aria-hidden=move || show.blank.get().then_some("true")>{move || slide(show, show.at.get(), On::Projector)}</div>
            <p class="dark" role="status">{move || show.blank.get().then_some(words.blanked)}</p>
            {move || show.with_notes.get().then(|| {
                view! { <aside class="stage-notes" tabindex="0" aria-label=words.notes>{move || of_slide(show, show.at.get())}</aside> }
            })}
            <nav class="stage-bar" aria-label=words.deck_controls>
                <button type="button" on:click=move |_| show.back() aria-label=words.back>"‹"</button>
                <p class="place" role="status">{move || (words.slide_of)(show.at.get() + 1, show.count())}<span class="steps">{steps}</span></p>
                <button type="button" on:click=move |_| show.on() aria-label=words.forward>"›"</button>
                <p class="digits" role="status">{move || show.digits.with(|it| (!it.is_empty()).then(|| (words.jump)(it)))}</p>
                <span class="gap"></span>
                <button type="button" on:click=open disabled=move || !show.has_line()>{words.presenter}</button>
                <button type="button" on:click=move |_| show.with_notes.update(|it| *it = !*it) aria-pressed=move || show.with_notes.get().to_string()>{words.notes_key}</button>
                <button type="button" on:click=move |_| show.blank.update(|it| *it = !*it) aria-pressed=move || show.blank.get().to_string()>{words.blank_key}</button>
                <button type="button" on:click=|_| toggle_full_screen()>{words.full_key}</button>
                <a href=leave>{words.leave}</a>
            </nav>
            <p class="stage-said" role="status">
                {move || said.get()}
                {move || (said.get() == words.presenter_blocked).then(|| view! { " "<a href=presenter.clone() target="_blank">{words.presenter_link}</a> })}
                {(!show.has_line()).then_some(words.no_line)}
            </p>
        </div>
    }
    .into_any()
}

/// Gives the slide the whole window for as long as the screen stands: the sheet hides the frame.
pub fn take_the_window() {
    mark_the_page("data-stage");
}

/// Marks the page for its sheet for as long as the screen stands.
pub fn mark_the_page(name: &'static str) {
    let mark = move |on: bool| {
        if let Some(root) = document().document_element() {
            // A fixed, valid name cannot fail.
            let _ = if on { root.set_attribute(name, "") } else { root.remove_attribute(name) };
        }
    };
    mark(true);
    on_cleanup(move || mark(false));
}
