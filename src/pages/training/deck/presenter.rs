//! The presenter's window beside a deck: what the room sees, the next slide, notes, time of day. Changes here appear on the projector as
//! well, and the other way round.

use core::time::Duration;

use leptos::prelude::*;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::deck::navigation::{back, handle_keys, next};
use crate::pages::training::deck::notes::of_slide;
use crate::pages::training::deck::slides::{Medium, name, slide};
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::deck::sync::keep_in_step;
use crate::pages::training::fullscreen::take_start_key;
use crate::pages::training::large_code::code_button;
use crate::pages::training::live_example::{as_entered, facts};
use crate::pages::training::slide_layout::set_page_attribute;
use crate::routing::route::Route;

/// The presenter's window of a plan.
pub fn page(query: &str) -> View {
    let words = words(language());
    let show = Slideshow::new(query);
    set_page_attribute("data-presenter");
    keep_in_step(show);
    show.keep_in_address(Route::Presenter);
    // Esc does nothing: the window has no page to go back to. Nor does F5: the projector's window is the one that is full.
    handle_keys(show, || ());
    take_start_key(false);
    let next_name = move || {
        let (step, most) = (show.step.get(), show.most_steps(show.position.get()));
        if step < most {
            return (words.next_step)(step + 1, most);
        }
        show.slide(show.position.get() + 1).map_or_else(|| words.no_next.to_owned(), name)
    };
    let current_name = move || show.slide(show.position.get()).map(name).unwrap_or_default();
    let steps = move || {
        let (most, step) = (show.most_steps(show.position.get()), show.step.get());
        (0 < most).then(|| (words.step_of)(step.min(most), most))
    };
    let over_it = move || match (show.blank.get(), show.code.get()) {
        (true, _) => words.room_is_dark,
        (false, true) => words.room_sees_code,
        (false, false) => "",
    };
    let fields = move || {
        show.case(show.position.get()).map(|example| {
            let evaluation = Memo::new(move |_| example.evaluate());
            view! { <section><h2>{words.change_facts}</h2>{facts(example, evaluation, as_entered, show.step)}</section> }
        })
    };
    view! {
        <div class="presenter">
            <header>
                <h1>{words.presenter_title}</h1>
                <p class="place" role="status">{move || (words.slide_of)(show.position.get() + 1, show.count())}" · "{current_name}" "{steps}" "{move || show.digits.get()}</p>
                <p class="elapsed">{elapsed(show)}</p>
                <p class="clock">{clock()}</p>
            </header>
            {(!show.has_channel()).then(|| view! { <p class="warning" role="status">{words.no_line}</p> })}
            <div class="presenter-body">
                <div>
                    <section class="room-state">
                        <h2>{words.on_projector}</h2>
                        <p class="over-it" role="status">{over_it}</p>
                        <div class="small-slide" class:dimmed=move || !over_it().is_empty() inert>{move || slide(show, show.position.get(), Medium::Presenter)}</div>
                    </section>
                    <div class="actions">
                        <button type="button" on:click=move |_| back(show)>{words.back}</button>
                        <button type="button" class="primary" on:click=move |_| next(show)>{words.forward}</button>
                        <button type="button" on:click=move |_| show.blank.update(|it| *it = !*it) aria-pressed=move || show.blank.get().to_string()>{words.blank_key}</button>
                        {code_button(show.code)}
                    </div>
                    {fields}
                </div>
                <div tabindex="0" role="group" aria-label=words.notes>
                    <section class="next">
                        <h2>{words.next}" · "{next_name}</h2>
                        <div class="small-slide" inert>{move || slide(show, show.position.get() + 1, Medium::Paper)}</div>
                    </section>
                    <section><h2>{words.notes}</h2>{move || of_slide(show, show.position.get())}</section>
                    <p class="help">{words.ink_is_there}</p>
                </div>
            </div>
        </div>
    }
}

/// The minutes since this window was opened, beside those that the plan has for what came before. Kept in this window only.
fn elapsed(show: Slideshow) -> View {
    let began = js_sys::Date::now();
    let minutes = RwSignal::new(0usize);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the minutes of a session")]
    let count = move || minutes.set(((js_sys::Date::now() - began) / 60_000.0) as usize);
    if let Ok(handle) = set_interval_with_handle(count, Duration::from_secs(5)) {
        on_cleanup(move || handle.clear());
    }
    (move || (words(language()).elapsed)(minutes.get(), show.minutes_before(show.position.get()))).into_view()
}

/// The time of day, to the minute.
fn clock() -> View {
    let read = || {
        let now = js_sys::Date::new_0();
        let two_digits = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
        [two_digits(now.get_hours()), two_digits(now.get_minutes())].join(":")
    };
    let time = RwSignal::new(read());
    if let Ok(handle) = set_interval_with_handle(move || time.set(read()), Duration::from_secs(5)) {
        on_cleanup(move || handle.clear());
    }
    (move || time.get()).into_view()
}
