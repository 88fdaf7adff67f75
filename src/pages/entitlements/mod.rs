//! 我的待遇: one profile, everything that the document gives, and when.
//!
//! Reading order: the form and its evaluation ([`profile_form`]), what a link carries ([`scenario`]), the page ([`page_state`],
//! [`questions`], [`implications`], one question a screen: [`ask`], the line over all: [`line_of_all`]), what each tool says in short ([`benefit_summary`], [`summarize`]), where that is shown
//! ([`results`], [`timeline`], [`as_text`], [`print_page`], [`take_along`]), and the comparison of two cases ([`compare`]).

pub mod lookup;
mod profile_form;
mod scenario;
mod page_state;
mod questions;
mod ask;
mod line_of_all;
mod implications;
pub mod benefit_summary;
mod summarize;
mod results;
mod timeline;
mod as_text;
mod print_page;
mod take_along;
pub mod compare;

use leptos::prelude::*;
use template_macro::view;

use crate::browser::dom::focus_control;
use crate::browser::print_page::{Printing, print_on_one_sheet};
use crate::components::link_content::LinkContent;
use crate::i18n::language;
use crate::i18n::messages::entitlements::words;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;
use page_state::PageState;
use profile_form::ProfileForm;

/// One profile, everything that the document gives.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let (route, language) = (use_route(), language());
    print_on_one_sheet();
    if let Route::Compare(_) = route.get_untracked() {
        return compare::page::compare();
    }
    let words = words(language);
    let form = ProfileForm::restored();
    let content = LinkContent::follow(form);
    let page = PageState::new(form, content);
    let (evaluation, printing) = (page.evaluation, Printing::current());
    let checked = move || {
        view! {
            <p class="groups-in-short">{move || evaluation.with(|it| results::in_short(it, language))}</p>
            {results::results(page)}
            {take_along::take_along(page)}
        }
    };
    let asking = Memo::new(move |_| if let Route::Ask(question) = route.get() { Some(question) } else { None });
    let whole = move || {
        if page.focus_result.get_untracked() {
            page.focus_result.set(false);
            request_animation_frame(|| focus_control(document().get_element_by_id("result")));
        }
        view! {
            <p class="lead not-on-paper">{words.lead}</p>
            {content.banner(words.link_unfit)}
            <div class="not-on-paper">{line_of_all::line_of_all(page)}{questions::way_in(page)}</div>
            <div class="tool-body not-on-paper">
                {questions::questions(page)}
                <section class="tool-result" aria-labelledby="result">
                    <h2 id="result" tabindex="-1">{words.result}</h2>
                    {move || if content.is_unchecked() { content.check_first() } else { checked() }}
                </section>
            </div>
            <div class="not-on-paper">{results::beyond()}</div>
            {move || (printing.is_on() && !content.is_unchecked()).then(|| evaluation.with(print_page::print_page))}
        }
    };
    let shown = move || match asking.get() {
        Some(question) => ask::ask(page, &question),
        None => whole(),
    };
    view! {
        <article class="person">
            <h1>{words.title}</h1>
            {shown}
            {questions::kept(page)}
        </article>
    }
}
