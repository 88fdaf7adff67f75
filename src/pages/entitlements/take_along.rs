//! What can be taken from the page: the result as text, a link, dates for a calendar, a printed page.

use exchange::calendar::calendar;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::components::copy_text::CopyText;
use crate::components::qr::QrCode;
use crate::components::save_file::save_text;
use crate::i18n::messages::entitlements::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::as_text::as_text;
use crate::pages::entitlements::page_state::PageState;
use crate::pages::entitlements::profile_form::Evaluation;
use crate::pages::entitlements::scenario::{comparisons, place};
use crate::pages::entitlements::timeline::events;
use crate::routing::navigator::local_link;

/// As text, as a link, as dates, on paper.
pub fn take_along(page: PageState) -> AnyView {
    let (evaluation, language) = (page.evaluation, language());
    let words = words(language);
    let text = Signal::derive(move || evaluation.with(|it| as_text(it, language)));
    let place = Memo::new(move |_| evaluation.with(place));
    let address = Signal::derive(move || local_link(&place.get()));
    // Drawn only while it is shown: a code takes longer than an answer.
    let coded = RwSignal::new(false);
    let code = Signal::derive(move || if coded.get() { place.get() } else { String::new() });
    let dates = Memo::new(move |_| {
        evaluation.with(|now| match now {
            Evaluation::InvalidDay(..) => Vec::new(),
            Evaluation::Evaluated(it) => events(&it.shareable_timeline(), language),
        })
    });
    let file = move || calendar(&dates.get(), &calendar_time());
    let compared = Memo::new(move |_| evaluation.with(comparisons));
    // Print is an act of the browser; where it has none, nothing happens.
    let print = |_| drop(window().print());
    let is_open = |event: leptos::ev::Event| {
        event.target().and_then(|it| it.dyn_into::<leptos::web_sys::Element>().ok()).is_some_and(|it| it.has_attribute("open"))
    };
    view! {
        <section class="take-along not-on-paper" aria-labelledby="take-along">
            <h3 id="take-along">{words.take_along}</h3>
            <p class="help" hidden=move || dates.with(|it| !it.is_empty())>{words.no_events}</p>
            <div hidden=move || dates.with(Vec::is_empty)>
                <p class="help">{words.calendar_help}</p>
                {save_text(Some(words.calendar), move || words.calendar_file.to_owned(), "text/calendar", file)}
            </div>
            <CopyText text label=words.copy/>
            <CopyText text=address label=words.copy_link/>
            <p class="help">{words.copy_link_note}</p>
            <details on:toggle=move |event| coded.set(is_open(event))>
                <summary>{words.qr}</summary>
                <QrCode to=code label=words.qr_label/>
            </details>
            <button type="button" on:click=print>{words.print}</button>
            <h4>{words.compare}</h4>
            <p class="help">{words.compare_lead}</p>
            <p class="actions">
                <a class="button" href=move || compared.get().0>{words.compare_person}</a>
                <a class="button" href=move || compared.get().1>{words.compare_later}</a>
            </p>
            <p class="small quiet">{localized(&pack::pack().disclaimer)}</p>
        </section>
    }
    .into_any()
}

/// The current time, as calendar files write it.
fn calendar_time() -> String {
    let iso = String::from(js_sys::Date::new_0().to_iso_string());
    let digits: String = iso.chars().take(19).filter(|it| *it != '-' && *it != ':').collect();
    [&digits, "Z"].concat()
}
