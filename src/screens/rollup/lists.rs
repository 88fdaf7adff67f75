//! What whoever puts together types in: the own name, who is expected, and which villages are weak by the county's list.

use leptos::prelude::*;
use rollup::level::Level;
use rollup::protocol::{Request, TypedLists, View};

use crate::screens::rollup::Desk;

/// The fields.
pub fn lists(desk: Desk) -> AnyView {
    let words = desk.words;
    let typed = RwSignal::new(TypedLists::default());
    let said = RwSignal::new("");
    // What is kept comes once, with the first answer; afterwards the fields belong to whoever types.
    Effect::new(move |before: Option<bool>| {
        let kept = desk.view.with(|it: &View| it.typed.clone());
        let begun = before == Some(true);
        if !begun && kept != TypedLists::default() {
            typed.set(kept);
            return true;
        }
        begun
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let it = typed.get_untracked();
        desk.ask(move |level, looking| Request::SetLists(level, looking, it), None);
        said.set(words.kept);
    };
    let own_name = move |event| typed.update(|it| it.own_name = event_target_value(&event));
    let expected = move |event| typed.update(|it| it.expected = event_target_value(&event));
    let weak = move |event| typed.update(|it| it.weak = event_target_value(&event));
    let none_weak = move |event| typed.update(|it| it.weak_known = event_target_checked(&event));
    let of_township = (desk.level == Level::Township).then(|| {
        view! {
            <div class="line">
                <label for="rollup-weak">{words.weak}</label>
                <textarea id="rollup-weak" rows="3" aria-describedby="rollup-weak-help" prop:value=move || typed.with(|it| it.weak.clone()) on:input=weak></textarea>
                <p class="help" id="rollup-weak-help">{words.weak_help}</p>
                <label class="check">
                    <input type="checkbox" prop:checked=move || typed.with(|it| it.weak_known) on:change=none_weak/>
                    " "
                    {words.weak_known}
                </label>
            </div>
        }
    });
    view! {
        <section class="not-on-paper">
            <h2>{words.lists}</h2>
            <form on:submit=keep>
                <div class="line">
                    <label for="rollup-own">{(words.own_name)(desk.level)}</label>
                    <input id="rollup-own" type="text" maxlength="200" autocomplete="off" prop:value=move || typed.with(|it| it.own_name.clone()) on:input=own_name/>
                </div>
                <div class="line">
                    <label for="rollup-expected">{(words.expected)(desk.level)}</label>
                    <textarea id="rollup-expected" rows="5" aria-describedby="rollup-expected-help" prop:value=move || typed.with(|it| it.expected.clone()) on:input=expected></textarea>
                    <p class="help" id="rollup-expected-help">{words.expected_help}</p>
                </div>
                {of_township}
                <button type="submit">{words.keep}</button>
                " "
                <span role="status" class="said">{said}</span>
            </form>
        </section>
    }
    .into_any()
}

/// Who has not handed in, and who is not on the list. Nobody is reminded.
pub fn missing(desk: Desk) -> AnyView {
    let words = desk.words;
    let names = |heading: String, names: Vec<String>| {
        (!names.is_empty()).then(|| {
            view! { <h3>{heading}</h3><p class="names">{names.join(words.and)}</p> }
        })
    };
    view! {
        <section>
            {move || {
                let (missing, unlisted) = desk.view.with(|it| (it.missing.clone(), it.unlisted.clone()));
                view! {
                    {names((words.missing)(missing.len()), missing)}
                    {names((words.unlisted)(unlisted.len()), unlisted)}
                }
            }}
        </section>
    }
    .into_any()
}
