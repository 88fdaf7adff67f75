//! A deck as a handout: three slides a page, with lines to write on beside each.

use address::mark::seal;
use leptos::prelude::*;

use crate::components::print_button::print_button;
use crate::i18n::language;
use crate::i18n::messages::training::words;
use crate::pages::training::deck::slides::{Medium, slide};
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::slide_layout::set_page_attribute;
use crate::routing::route::Route;

/// How many lines are printed beside a slide.
const LINES: usize = 7;

/// The handout of a plan.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let show = Slideshow::new(query);
    set_page_attribute("data-whole-paper");
    let back = Route::Prepare(seal(&show.plan.with_value(ToString::to_string))).to_string();
    let rows = (0..show.count()).map(|at| {
        let lines = (0..LINES).map(|_| view! { <hr/> }.into_any()).collect_view();
        view! {
            <li class="handout-row">
                <div class="handout-slide" inert>{slide(show, at, Medium::Paper)}</div>
                <div class="handout-lines" aria-hidden="true">{lines}</div>
            </li>
        }
        .into_any()
    });
    view! {
        <div class="not-on-paper">
            <h1>{words.handout}</h1>
            <p class="lead">{words.handout_lead}</p>
            <p class="actions">
                {print_button(words.print, "primary")}
                <a class="button" href=back>{words.to_plan}</a>
            </p>
        </div>
        <ol class="handout">{rows.collect_view()}</ol>
    }
    .into_any()
}
