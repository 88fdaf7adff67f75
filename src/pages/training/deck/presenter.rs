//! The second window beside a deck: the notes, the next slide, the clock. What is changed here changes on the projector.

use core::time::Duration;

use leptos::prelude::*;

use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::deck::notes::of_slide;
use crate::pages::training::deck::show::Show;
use crate::pages::training::deck::slides::{On, name, slide};
use crate::pages::training::live_example::facts;
use crate::routing::route::Route;

/// The window of a deck.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let show = Show::new(query);
    show.keep_in_step();
    show.mark_the_address(Route::Presenter);
    // There is nowhere to leave for: the window is closed.
    show.listen(|| ());
    let next = move || {
        let (step, most) = (show.step.get(), show.most_steps(show.at.get()));
        if step < most {
            return (words.next_step)(step + 1, most);
        }
        show.slide(show.at.get() + 1).map_or_else(|| words.no_next.to_owned(), name)
    };
    let now = move || show.slide(show.at.get()).map(name).unwrap_or_default();
    let fields = move || {
        show.case(show.at.get()).map(|example| {
            let evaluation = Memo::new(move |_| example.evaluate());
            view! { <section><h2>{words.change_facts}</h2>{facts(example, evaluation)}</section> }.into_any()
        })
    };
    view! {
        <div class="presenter">
            <header>
                <h1>{words.presenter_title}</h1>
                <p class="clock">{clock()}</p>
            </header>
            {(!show.has_line()).then(|| view! { <p class="warning" role="status">{words.no_line}</p> })}
            <div class="actions">
                <button type="button" on:click=move |_| show.back()>{words.back}</button>
                <button type="button" class="primary" on:click=move |_| show.on()>{words.forward}</button>
                <button type="button" on:click=move |_| show.blank.update(|it| *it = !*it) aria-pressed=move || show.blank.get().to_string()>{words.blank_key}</button>
            </div>
            <p class="place" role="status">{move || (words.slide_of)(show.at.get() + 1, show.count())}" · "{now}" "{move || show.digits.get()}</p>
            <section class="next"><h2>{words.next}</h2><p>{next}</p></section>
            <section><h2>{words.notes}</h2>{move || of_slide(show, show.at.get())}</section>
            {fields}
            <section><h2>{words.on_projector}</h2><div class="small-slide" inert>{move || slide(show, show.at.get(), On::Paper)}</div></section>
        </div>
    }
    .into_any()
}

/// The time of day, to the minute. Nothing is measured.
fn clock() -> AnyView {
    let read = || {
        let now = js_sys::Date::new_0();
        let two = |it: u32| if it < 10 { ["0", &it.to_string()].concat() } else { it.to_string() };
        [two(now.get_hours()), two(now.get_minutes())].join(":")
    };
    let time = RwSignal::new(read());
    if let Ok(handle) = set_interval_with_handle(move || time.set(read()), Duration::from_secs(5)) {
        on_cleanup(move || handle.clear());
    }
    (move || time.get()).into_any()
}
