//! A deck on paper: as a handout, three slides a sheet with lines to write on beside each, or one slide a sheet, which is also how it becomes
//! a PDF.

use std::rc::Rc;

use address::mark::seal;
use leptos::prelude::*;
use rollup::protocol::{Form, PaperSubject};
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::documents::{Wanted, buttons};
use crate::components::print_button::print_button;
use crate::forms::fields::typed::radio;
use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::deck::outline::slides_in_words;
use crate::pages::training::deck::slides::{Medium, slide};
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::slide_layout::{set_page_attribute, set_page_attribute_while};
use crate::routing::navigator::Navigator;
use crate::routing::route::Route;

/// What an address says that wants one slide a sheet.
const ONE_A_SHEET: &str = "sheet=slide";

/// How many lines are printed beside a slide.
const LINES: usize = 7;

/// The handout of a plan.
pub fn page(query: &str) -> View {
    let words = words(language());
    let show = Slideshow::new(query);
    set_page_attribute("data-whole-paper");
    let written = show.plan.with_value(ToString::to_string);
    let back = Route::Prepare(seal(&written)).to_string();
    let one_a_sheet = RwSignal::new(query.split('&').any(|it| it == ONE_A_SHEET));
    // A sheet on its side is one from the first page on: a page of another form would come before it, empty.
    set_page_attribute_while("data-slide-sheets", one_a_sheet.into());
    let address = Navigator::current();
    effect(move |before: Option<()>| {
        let wanted = if one_a_sheet.get() { [&written, "&", ONE_A_SHEET].concat() } else { written.clone() };
        if before.is_some() {
            address.replace(&Route::Handout(seal(&wanted)));
        }
    });
    let choice = |wanted: bool, said: &'static str| {
        let checked = Signal::derive(move || one_a_sheet.get() == wanted);
        radio("sheet", checked, move || one_a_sheet.set(wanted), view! { <span>{said}</span> }, "")
    };
    let rows = (0..show.count()).map(|at| {
        let lines = (0..LINES).map(|_| view! { <hr/> }).collect_view();
        view! {
            <li class="handout-row">
                <div class="handout-slide" inert>{slide(show, at, Medium::Paper)}</div>
                <div class="handout-lines" aria-hidden="true">{lines}</div>
            </li>
        }
    });
    view! {
        <div class="not-on-paper">
            <h1>{words.handout}</h1>
            <p class="lead">{phrases(words.handout_lead)}</p>
            <fieldset class="field">
                <legend>{words.how_printed}</legend>
                <div class="choices">{choice(false, words.three_a_sheet)}{choice(true, words.one_a_sheet)}</div>
            </fieldset>
            <p class="actions">
                {print_button(words.print, "primary")}
                <a class="button" href=back>{words.to_plan}</a>
            </p>
            {as_presentation(show)}
        </div>
        <ol class="handout" class:one-a-sheet=one_a_sheet>{rows.collect_view()}</ol>
    }
}

/// The deck as a file that can be changed.
fn as_presentation(show: Slideshow) -> View {
    let words = words(language());
    let of = Rc::new(move || PaperSubject::Slides(slides_in_words(show)));
    let wanted = vec![Wanted { label: words.as_presentation, form: Form::Slides, of }];
    buttons(view! { <h2>{words.presentation}</h2> }, words.presentation_help.to_owned(), wanted)
}
