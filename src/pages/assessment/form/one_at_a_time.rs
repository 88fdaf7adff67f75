//! On a phone one question of a section is shown at a time, as somebody would ask them: an answer leads to the next one. What the style
//! sheet shows of this depends on the width alone; wide windows keep the list.

use leptos::prelude::*;
use leptos::web_sys;
use policy::assessment::reply::Standing;
use policy::model::product::indicator::ListKind;
use template::View;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::i18n::language;
use crate::i18n::messages::assessment::words;
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::form::indicator_form::IndicatorForm;
use crate::pages::assessment::question_link::{go_to_question, show_question};
use crate::routing::navigator::navigate;
use crate::routing::route::Route;

/// Whether a question is the one that is shown where they are shown one at a time: the one that was last gone to, or else the first of
/// those shown.
pub fn is_shown(form: IndicatorForm, among: &[IndicatorForm]) -> bool {
    let shown = form.shown.get();
    let first = among.first().map(|it| it.indicator.id.as_str()).unwrap_or_default();
    let is_here = among.iter().any(|it| it.indicator.id == shown);
    form.indicator.id == if is_here { shown } else { first }
}

/// Goes on to the next question where they are shown one at a time. Called where one tap was the whole answer.
pub fn advance(draft_form: DraftForm, form: IndicatorForm, among: StoredValue<Vec<IndicatorForm>>) {
    // Asked before the answer is drawn, it would have the page laid out twice.
    request_animation_frame(move || {
        let beside = document().query_selector(".indicator:not(.shown)").ok().flatten();
        let hides = beside.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()).map(|it| it.offset_height() == 0);
        // Somebody may have gone elsewhere meanwhile.
        if hides == Some(true) && among.try_with_value(Vec::is_empty) == Some(false) {
            step(draft_form, form, among, true);
        }
    });
}

/// Goes to the question after a question, or before it: of those that are listed with it, then of the next section. Behind the last one
/// comes the summary.
fn step(draft_form: DraftForm, form: IndicatorForm, among: StoredValue<Vec<IndicatorForm>>, ahead: bool) {
    let id = draft_form.id();
    let is_section = among.with_value(Vec::len) == draft_form.of(form.section()).len();
    let all: Vec<IndicatorForm> = match is_section {
        true => draft_form.sections().into_iter().flat_map(|it| draft_form.of(it)).collect(),
        false => among.get_value(),
    };
    let Some(at) = all.iter().position(|it| it.indicator.id == form.indicator.id) else { return };
    let to = if ahead { Some(at + 1) } else { at.checked_sub(1) };
    match to.map(|it| all.get(it).copied()) {
        Some(Some(next)) if is_section => go_to_question(next, StoredValue::new(id)),
        Some(Some(next)) => show_question(next),
        Some(None) => navigate(&Route::Draft(id, Some("summary".to_owned()))),
        None => {}
    }
}

/// The way to the questions before and after, shown where they are shown one at a time.
pub fn steps(draft_form: DraftForm, form: IndicatorForm, among: StoredValue<Vec<IndicatorForm>>) -> View {
    let words = words(language());
    view! {
        <div class="one-by-one not-on-paper">
            <button type="button" on:click=move |_| step(draft_form, form, among, false)>{words.question_before}</button>
            <button type="button" class="primary" on:click=move |_| step(draft_form, form, among, true)>{words.question_after}</button>
        </div>
    }
}

/// How much is answered, and the button that leads to the next open question.
pub fn progress_bar(draft_form: DraftForm) -> View {
    let words = words(language());
    let counts = Memo::new(move |_| draft_form.summary.with(|it| (it.total.answered(), it.total.asked(), it.open.len())));
    let go = move |_| {
        let open = draft_form.forms().into_iter().find(|it| is_open(*it));
        if let Some(form) = open {
            go_to_question(form, StoredValue::new(draft_form.id()));
        }
    };
    view! {
        <span class="number all-done">{move || (words.progress)(counts.get().0, counts.get().1)}</span>
        <button type="button" hidden=move || counts.get().2 == 0 on:click=go>{words.to_next_open}</button>
    }
}

/// Whether a question that counts is not answered.
pub fn is_open(form: IndicatorForm) -> bool {
    let counts = form.list != ListKind::Sentinel && !form.indicator.decided_by_county;
    counts && form.judged.with_untracked(|it| it.standing == Standing::NotAnswered)
}
