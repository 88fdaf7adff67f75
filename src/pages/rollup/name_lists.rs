//! The lists that whoever adds up types in: the unit's own name, the expected units, and those that a higher level has listed, where
//! the pack asks for them.

use leptos::prelude::*;
use rollup::level::Level;
use rollup::protocol::{self, Request, TypedLists};
use serde::Deserialize;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::components::copy_text::CopyText;
use crate::i18n::localized;
use crate::pages::rollup::state::RollupState;

/// The form of the lists.
pub fn name_lists(state: RollupState) -> View {
    let words = state.words;
    let lists = RwSignal::new(TypedLists::default());
    let status = RwSignal::new("");
    // The stored lists fill the fields once, with the first response; afterwards only the user changes the fields. What was typed before that
    // response stays. The effect also runs before it, with nothing.
    effect(move |is_filled: Option<bool>| {
        let stored = state.view.with(|view: &protocol::View| view.typed.clone());
        if is_filled == Some(true) {
            return true;
        }
        let is_first_response = is_filled == Some(false) || stored != TypedLists::default();
        lists.update(|it| fill_empty(it, stored));
        is_first_response
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let saved = lists.get_untracked();
        state.request(move |level, selection| Request::SetLists(level, selection, saved), None);
        status.set(words.kept);
    };
    let set_own_name = move |event| lists.update(|it| it.own_name = event_target_value(&event));
    let set_expected = move |event| lists.update(|it| it.expected = event_target_value(&event));
    let set_weak = move |event| lists.update(|it| it.weak = event_target_value(&event));
    let set_weak_known = move |event| lists.update(|it| it.weak_known = event_target_checked(&event));
    let listed = pack::pack().reference.rollup.listed_share.as_ref().filter(|_| state.level == Level::Township);
    let listed_units = listed.map(|rule| {
        view! {
            <div class="line">
                <label for="rollup-weak">{localized(&rule.list)}</label>
                <textarea id="rollup-weak" rows="3" aria-describedby="rollup-weak-help" prop:value=move || lists.with(|it| it.weak.clone()) on:input=set_weak></textarea>
                <p class="help" id="rollup-weak-help">{localized(&rule.list_help)}</p>
                <label class="check">
                    <input type="checkbox" prop:checked=move || lists.with(|it| it.weak_known) on:change=set_weak_known/>
                    " "
                    {words.weak_known}
                </label>
            </div>
        }
    });
    view! {
        <section class="not-on-paper">
            <h2>{words.lists}</h2>
            <form on:submit=save>
                <div class="line">
                    <label for="rollup-own">{(words.own_name)(state.level)}</label>
                    <input id="rollup-own" type="text" maxlength="200" autocomplete="off" prop:value=move || lists.with(|it| it.own_name.clone()) on:input=set_own_name/>
                </div>
                <div class="line">
                    <label for="rollup-expected">{(words.expected)(state.level)}</label>
                    <textarea id="rollup-expected" rows="5" aria-describedby="rollup-expected-help" prop:value=move || lists.with(|it| it.expected.clone()) on:input=set_expected></textarea>
                    <p class="help" id="rollup-expected-help">{words.expected_help}</p>
                </div>
                {listed_units}
                <button type="submit">{words.keep}</button>
                " "
                <span role="status" class="said">{status}</span>
            </form>
            {move || laid_aside(state, lists)}
        </section>
    }
}

/// Fills what nothing was typed into.
fn fill_empty(lists: &mut TypedLists, stored: TypedLists) {
    let TypedLists { own_name, expected, weak, weak_known } = stored;
    for (field, stored) in [(&mut lists.own_name, own_name), (&mut lists.expected, expected), (&mut lists.weak, weak)] {
        if field.is_empty() {
            *field = stored;
        }
    }
    lists.weak_known |= weak_known;
}

/// Lists that were laid aside, since another window had stored them, or since they could not be read: each can be taken back into the form, or
/// copied as it was stored.
fn laid_aside(state: RollupState, lists: RwSignal<TypedLists>) -> Option<View> {
    /// Of what is stored, what is typed in.
    #[derive(Deserialize)]
    struct Stored {
        typed: TypedLists,
    }
    let words = state.words;
    let all = state.view.with(|view: &protocol::View| view.laid_aside.clone());
    let items: Vec<View> = all
        .into_iter()
        .map(|text| {
            let typed = serde_json::from_str::<Stored>(&text).ok().map(|it| it.typed);
            let shown = typed.as_ref().map_or_else(|| text.clone(), |it| [it.own_name.as_str(), &it.expected, &it.weak].join("\n"));
            let put = typed.map(|typed| {
                view! { <button type="button" on:click=move |_| lists.set(typed.clone())>{words.aside_take}</button> }
            });
            view! { <li><pre>{shown.trim().to_owned()}</pre>{put}<CopyText text=Signal::stored(text) label=words.aside_copy/></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="laid-aside">
                <summary>{(words.aside)(items.len())}</summary>
                <p class="help">{words.aside_help}</p>
                <ul class="lines">{items}</ul>
            </details>
        }
    })
}
