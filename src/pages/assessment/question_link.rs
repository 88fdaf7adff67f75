//! A button that leads to the question of an indicator, in its section of the draft.

use leptos::prelude::*;
use template::View;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::form::indicator_form::{IndicatorForm, place};
use crate::pages::assessment::form::scrolling::scroll_to;
use crate::routing::route::Route;

/// The button. `draft` is the id of the draft.
pub fn question_link(form: IndicatorForm, draft: StoredValue<String>) -> View {
    let go = move |_| go_to_question(form, draft);
    view! { <button type="button" class="plain" on:click=go>{words(language()).to_answer}</button> }
}

/// Goes to the section of an indicator and scrolls to its question.
pub fn go_to_question(form: IndicatorForm, draft: StoredValue<String>) {
    crate::routing::navigator::navigate(&Route::Draft(draft.get_value(), Some(form.section().id())));
    show_question(form);
}

/// Shows the question where one is shown at a time, and scrolls to it.
pub fn show_question(form: IndicatorForm) {
    form.shown.set(&form.indicator.id);
    let question = [&place(form), "-question"].concat();
    // After the heading of the section has had the focus.
    set_timeout(move || scroll_to(&question), core::time::Duration::from_millis(120));
}
