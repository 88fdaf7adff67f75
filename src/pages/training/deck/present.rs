//! A deck on the projector: one slide over the whole window, with keys to go through it.

use address::mark::seal;
use leptos::prelude::*;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::dom::{focus_heading, page_heading};
use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::deck::navigation::{back, handle_keys, next};
use crate::pages::training::deck::notes::of_slide;
use crate::pages::training::deck::slides::{Medium, name, slide};
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::deck::sync::keep_in_step;
use crate::pages::training::fullscreen::{open_popup, take_start_key, toggle_full_screen, when_full_screen_is_left};
use crate::pages::training::gestures::{self, Gesture};
use crate::pages::training::large_code::{code_button, large_code};
use crate::pages::training::slide_layout::{fill_window, shrink_to_fit};
use crate::routing::route::Route;

/// The deck of a plan, with its controls below.
pub fn page(query: &str) -> View {
    let words = words(language());
    let show = Slideshow::new(query);
    fill_window();
    keep_in_step(show);
    show.keep_in_address(Route::Present);
    let plan = move || seal(&show.plan.with_value(ToString::to_string));
    let status = RwSignal::new("");
    handle_keys(show, move || status.set(words.still_here));
    take_start_key(true);
    when_full_screen_is_left(move || status.set(words.still_here));
    gestures::follow(move |gesture| match gesture {
        Gesture::Swiped(true) | Gesture::Tapped(true) => next(show),
        Gesture::Swiped(false) | Gesture::Tapped(false) => back(show),
    });
    let code_of_slide = Signal::derive(move || Route::Present(show.query(show.position.get())).to_string());
    let presenter_address = Route::Presenter(plan()).to_string();
    let open_presenter = {
        let presenter_address = presenter_address.clone();
        move |_| status.set(if open_popup(&presenter_address) { words.presenter_open } else { words.presenter_blocked })
    };
    // Each new slide gets the focus, so that a screen reader reads it.
    effect(move |before: Option<usize>| {
        let position = show.position.get();
        if before.is_some_and(|it| it != position) {
            status.set("");
            show.ink.wipe();
            request_animation_frame(|| page_heading().iter().for_each(focus_heading));
        }
        position
    });
    effect(move |_| {
        show.step.track();
        status.set("");
    });
    shrink_to_fit(move || {
        show.step.track();
        show.position.get()
    });
    let steps = move || {
        let (most, step) = (show.most_steps(show.position.get()), show.step.get());
        (0 < most).then(|| (words.step_short)(step.min(most), most))
    };
    let overview = move || {
        show.overview.get().then(|| {
            let each = (0..show.count()).filter_map(|at| Some((at, show.slide(at)?)));
            let each = each.map(|(at, slide)| {
                let go = move |_| {
                    show.overview.set(false);
                    show.go_to(at);
                };
                view! { <li><button type="button" aria-current=(at == show.position.get_untracked()).then_some("true") on:click=go>{(at + 1).to_string()}" "{name(slide)}</button></li> }
            });
            view! { <nav class="overview" aria-label=words.overview><ol>{each.collect_view()}</ol></nav> }
        })
    };
    let plan_address = Route::Prepare(plan()).to_string();
    view! {
        <div class="stage" class:blank=move || show.blank.get()>
            <div class="on-stage" tabindex="0" role="group" aria-label=words.this_slide aria-hidden=move || show.blank.get().then_some("true")>{move || slide(show, show.position.get(), Medium::Projector)}</div>
            {show.ink.layer()}
            {large_code(show.code, code_of_slide, words.code_of_slide)}
            {overview}
            <p class="dark" role="status">{move || show.blank.get().then_some(words.blanked)}</p>
            {move || show.with_notes.get().then(|| {
                view! { <aside class="stage-notes" tabindex="0" aria-label=words.notes>{move || of_slide(show, show.position.get())}</aside> }
            })}
            <nav class="stage-bar" aria-label=words.deck_controls>
                <button type="button" on:click=move |_| back(show) aria-label=words.back>"‹"</button>
                <p class="place" role="status">{move || (words.slide_of)(show.position.get() + 1, show.count())}<span class="steps">{steps}</span></p>
                <button type="button" on:click=move |_| next(show) aria-label=words.forward>"›"</button>
                <p class="digits" role="status">{move || show.digits.with(|it| (!it.is_empty()).then(|| (words.jump)(it)))}</p>
                <span class="gap"></span>
                <button type="button" on:click=open_presenter disabled=move || !show.has_channel()>{words.presenter}</button>
                <button type="button" on:click=move |_| show.with_notes.update(|it| *it = !*it) aria-pressed=move || show.with_notes.get().to_string()>{words.notes_key}</button>
                <button type="button" on:click=move |_| show.overview.update(|it| *it = !*it) aria-pressed=move || show.overview.get().to_string()>{words.overview_key}</button>
                {show.ink.button()}
                {code_button(show.code)}
                <button type="button" on:click=move |_| show.blank.update(|it| *it = !*it) aria-pressed=move || show.blank.get().to_string()>{words.blank_key}</button>
                <button type="button" on:click=|_| toggle_full_screen()>{words.full_key}</button>
                <a href=plan_address>{words.leave}</a>
            </nav>
            <p class="stage-said" role="status">
                {move || status.get()}
                {move || (status.get() == words.presenter_blocked).then(|| view! { " "<a href=presenter_address.clone() target="_blank">{words.presenter_link}</a> })}
                {(!show.has_channel()).then_some(words.no_line)}
            </p>
        </div>
    }
}
