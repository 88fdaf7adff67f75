//! 我能享受什么: one profile, everything that the document gives, and when.

mod as_text;
mod compare;
mod compare_words;
mod form;
mod known;
mod paper;
mod questions;
mod results;
mod time;
mod told;
pub mod words;

use exchange::calendar::calendar;
use exchange::comparison_link;
use exchange::link::{self, Scenario, Subject};
use leptos::prelude::*;
use policy::facts::Facts;
use policy::pack::ToolId;
use wasm_bindgen::JsCast;

use crate::address::for_here;
use crate::app::use_route;
use crate::components::copy::CopyText;
use crate::components::qr::QrCode;
use crate::components::save::save_text;
use crate::components::sheet::on_one_sheet;
use crate::language::{language, said};
use crate::route::Route;
use crate::today::today;
use as_text::as_text;
use form::{Form, Seen, profile_of};
use words::words;

/// The page of a person: what stands in the form, and where the reader is on it.
#[derive(Clone, Copy)]
pub struct Page {
    form: Form,
    seen: Memo<Seen>,
    /// The sections whose questions that need not be answered are shown.
    shown: RwSignal<Vec<u8>>,
    /// The results that are looked at closely.
    opened: RwSignal<Vec<ToolId>>,
    /// The result from which an answer is being changed.
    back: RwSignal<Option<ToolId>>,
}

/// One profile, everything that the document gives.
#[component]
pub fn Screen() -> impl IntoView {
    let (route, language) = (use_route(), language());
    on_one_sheet();
    if let Route::Compare(_) = route.get_untracked() {
        return compare::compare();
    }
    let words = words(language);
    let form = Form::kept();
    let written = move |it: &Route| if let Route::Entitlements(Some(it)) = it { Some(it.clone()) } else { None };
    let unfit = RwSignal::new(route.with_untracked(written).map(|it| open(form, &it)).unwrap_or_default());
    // A link may be opened while this is open already.
    Effect::new(move |before: Option<Option<String>>| {
        let now = route.with(written);
        if let (true, Some(it)) = (before.is_some_and(|it| it != now), &now) {
            unfit.set(open(form, it));
        }
        now
    });
    let seen = form.seen();
    let page = Page { form, seen, shown: RwSignal::new(Vec::new()), opened: RwSignal::new(Vec::new()), back: RwSignal::new(None) };
    let problems = move || {
        let problems = unfit.get();
        (!problems.is_empty()).then(|| {
            let each = problems.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
            view! { <div class="warning" role="status"><p>{words.link_unfit}</p><ul>{each}</ul></div> }
        })
    };
    let results = move || {
        seen.with(|it| match it {
            Seen::NoDay(..) => ().into_any(),
            Seen::Asked(it) => results::results(page, it),
        })
    };
    view! {
        <article class="person">
            <h1>{words.title}</h1>
            <p class="lead not-on-paper">{words.lead}</p>
            {problems}
            <div class="tool-body not-on-paper">
                {questions::questions(page)}
                <section class="tool-result" aria-labelledby="result">
                    <h2 id="result" tabindex="-1">{words.result}</h2>
                    <p class="stands-in-short" role="status">{move || seen.with(|it| results::in_short(it, language))}</p>
                    {results}
                    {take_along(page)}
                </section>
            </div>
            <div class="not-on-paper">{results::beyond()}</div>
            {move || seen.with(paper::paper)}
        </article>
    }
    .into_any()
}

/// Puts the profile of a link into the form. Says what of it does not fit; where nothing does, the form stays as it was.
fn open(form: Form, written: &str) -> Vec<String> {
    let language = language();
    let (scenario, problems) = match link::read(pack::pack(), written) {
        Ok(it) => (Some(it.scenario), it.problems),
        Err(problem) => (None, vec![problem]),
    };
    match scenario {
        Some(it) if matches!(it.subject, Subject::Profile(_)) => {
            let profile = profile_of(&it, today());
            form.fill(profile.post, &profile.facts, &profile.unsure, profile.as_of, it.readings);
        }
        Some(_) => return vec![words(language).link_of_other.to_owned()],
        None => {}
    }
    problems.iter().map(|it| it.text().in_language(language).to_owned()).collect()
}

/// As text, as a link, as dates, on paper.
fn take_along(page: Page) -> AnyView {
    let (seen, language) = (page.seen, language());
    let words = words(language);
    let text = Signal::derive(move || seen.with(|it| as_text(it, language)));
    let place = Memo::new(move |_| seen.with(place));
    let address = Signal::derive(move || for_here(&place.get()));
    // Drawn only while it is looked at: a code takes longer than an answer.
    let coded = RwSignal::new(false);
    let code = Signal::derive(move || if coded.get() { place.get() } else { String::new() });
    let dates = Memo::new(move |_| {
        seen.with(|it| match it {
            Seen::NoDay(..) => Vec::new(),
            Seen::Asked(it) => time::events(&it.timeline_to_pass_on(), language),
        })
    });
    let file = move || calendar(&dates.get(), &now());
    let compared = Memo::new(move |_| seen.with(compared_with));
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
            <p class="small quiet">{said(&pack::pack().disclaimer)}</p>
        </section>
    }
    .into_any()
}

/// The place in the app that holds what stands in the form.
fn place(seen: &Seen) -> String {
    match seen {
        Seen::NoDay(..) => String::new(),
        Seen::Asked(it) => Route::Entitlements(Some(link::write(pack::pack(), &it.scenario()))).to_string(),
    }
}

/// Where this case stands beside an empty one, and beside itself five years later.
fn compared_with(seen: &Seen) -> (String, String) {
    let Seen::Asked(it) = seen else { return Default::default() };
    let (own, pack) = (it.scenario(), pack::pack());
    let nobody = Scenario { subject: Subject::Profile(None), facts: Facts::new(), unsure: Vec::new(), ..own.clone() };
    let later = Scenario { as_of: Some(it.profile.as_of.plus_months(60)), ..own.clone() };
    let to = |other| Route::Compare(Some(comparison_link::write(pack, &own, other))).to_string();
    (to(&nobody), to(&later))
}

/// The moment, as calendars write it.
fn now() -> String {
    let iso = String::from(js_sys::Date::new_0().to_iso_string());
    let digits: String = iso.chars().take(19).filter(|it| *it != '-' && *it != ':').collect();
    [&digits, "Z"].concat()
}
