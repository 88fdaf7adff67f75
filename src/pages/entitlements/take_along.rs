//! What can be taken from the page: the result as text, a link, dates for a calendar, a printed page.

use exchange::calendar::{self, calendar};
use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::browser::clock::calendar_time;
use crate::browser::dom::is_open;
use crate::browser::print_page::Printing;
use crate::components::copy_text::CopyText;
use crate::components::print_button::print_button;
use crate::components::qr::QrCode;
use crate::components::save_file::save_or_copy;
use crate::i18n::messages::entitlements::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::as_text::{as_text, days_as_text};
use crate::pages::entitlements::page_state::PageState;
use crate::pages::entitlements::profile_form::Evaluation;
use crate::pages::entitlements::scenario::{comparisons, place};
use crate::pages::entitlements::timeline::events;
use crate::routing::navigator::local_link;

/// As text, as a link, as dates, on paper.
pub fn take_along(page: PageState) -> View {
    let (evaluation, language) = (page.evaluation, language());
    let words = words(language);
    let text = Signal::derive(move || evaluation.with(|it| as_text(it, language)));
    let place = Memo::new(move |_| evaluation.with(place));
    let address = Signal::derive(move || local_link(&place.get()));
    // On paper the link stands at the foot, with the answers in it.
    let printing = Printing::current();
    // Drawn only while it is shown: a code takes longer than an answer.
    let coded = RwSignal::new(false);
    let code = Signal::derive(move || if coded.get() { place.get() } else { String::new() });
    let dates = Memo::new(move |_| {
        evaluation.with(|now| match now {
            Evaluation::InvalidDay(..) => Vec::new(),
            Evaluation::Evaluated(it) => events(&it.shareable_timeline(), &it.profile.facts, language),
        })
    });
    // Whose the days are: a post, since no names are asked for.
    let whose = move || {
        let post = page.form.post.get().and_then(|it| pack::pack().profile.post(it));
        post.map(|it| localized(&it.label).to_owned()).unwrap_or_default()
    };
    let file = Signal::derive(move || calendar(&whose(), &dates.get(), &calendar_time()));
    let list = Signal::derive(move || calendar::list(&whose(), &dates.get()));
    let days = Signal::derive(move || {
        evaluation.with(|now| if let Evaluation::Evaluated(it) = now { days_as_text(it, language) } else { String::new() })
    });
    let compared = Memo::new(move |_| evaluation.with(comparisons));
    view! {
        <section class="take-along not-on-paper" aria-labelledby="take-along" data-link=move || printing.is_on().then(|| address.get())>
            <h3 id="take-along">{words.take_along}</h3>
            <p class="help" hidden=move || dates.with(|it| !it.is_empty())>{words.no_events}</p>
            <div hidden=move || dates.with(Vec::is_empty)>
                <p class="help">{words.calendar_help}</p>
                {save_or_copy(Some(words.calendar), move || (words.calendar_file)(localized(&pack::pack().short_title)), "text/calendar", file, list)}
            </div>
            <div hidden=move || dates.with(Vec::is_empty)><CopyText text=days label=words.copy_days/></div>
            <CopyText text label=words.copy/>
            <CopyText text=address label=words.copy_link/>
            <p class="help">{words.copy_link_note}</p>
            <details on:toggle=move |event| coded.set(is_open(&event))>
                <summary>{words.qr}</summary>
                <QrCode to=code label=words.qr_label/>
            </details>
            {print_button(words.print, "")}
            <h4>{words.compare}</h4>
            <p class="help">{words.compare_lead}</p>
            <p class="actions">
                <a class="button" href=move || compared.get().0>{words.compare_person}</a>
                <a class="button" href=move || compared.get().1>{words.compare_later}</a>
            </p>
            <p class="small quiet">{localized(&pack::pack().disclaimer)}</p>
        </section>
    }
}
