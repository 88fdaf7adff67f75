//! Language, looks, and what is kept on this device.

pub mod words;

use leptos::prelude::*;
use policy::model::text::Language;

use crate::drafts::device;
use crate::language::{choose, code, language};
use crate::preferences::{Preferences, Theme, TypeSize};
use words::words;

/// The settings. Each holds as soon as it is chosen.
#[component]
pub fn Screen() -> impl IntoView {
    let words = words(language());
    let chosen = expect_context::<Preferences>();
    let languages = [(Language::Chinese, "中文"), (Language::English, "English")].map(|(it, name)| {
        let checked = move || chosen.language.get() == it;
        let name = view! { <span lang=code(it)>{name}</span> }.into_any();
        choice("language", checked, move || choose(it), name)
    });
    let themes = Theme::ALL.map(|it| {
        let name = view! { <span>{(words.theme_name)(it)}</span> }.into_any();
        choice("theme", move || chosen.theme.get() == it, move || chosen.theme.set(it), name)
    });
    let sizes = TypeSize::ALL.map(|it| {
        let name = view! { <span>{(words.size_name)(it)}</span> }.into_any();
        choice("size", move || chosen.size.get() == it, move || chosen.size.set(it), name)
    });
    view! {
        <h1>{words.title}</h1>
        <p class="quiet">{words.lead}</p>
        <fieldset>
            <legend>{words.language}</legend>
            <div class="choices">{languages.into_iter().collect_view()}</div>
        </fieldset>
        <fieldset>
            <legend>{words.theme}</legend>
            <div class="choices">{themes.into_iter().collect_view()}</div>
        </fieldset>
        <fieldset>
            <legend>{words.size}</legend>
            <div class="choices">{sizes.into_iter().collect_view()}</div>
        </fieldset>
        <h2>{words.device}</h2>
        <Device/>
    }
    .into_any()
}

fn choice(group: &'static str, checked: impl Fn() -> bool + Send + 'static, choose: impl Fn() + 'static, name: AnyView) -> AnyView {
    view! {
        <label>
            <input type="radio" name=group prop:checked=checked on:change=move |_| choose()/>
            {name}
        </label>
    }
    .into_any()
}

/// What is kept here, and the way to be rid of it.
#[component]
fn Device() -> impl IntoView {
    let words = words(language());
    let kept = RwSignal::new(device::kept());
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let list =
        move || kept.get().map(|it| it.into_iter().map(|(kind, count)| view! { <li>{(words.kept)(kind, count)}</li> }).collect_view());
    let clear = move |_| {
        // Nothing may be left in memory either, from where it could be saved again: the page starts anew.
        if device::clear() && window().location().reload().is_ok() {
            return;
        }
        failed.set(true);
        asking.set(false);
    };
    let question = move || {
        view! {
            <div class="warning" role="group" aria-labelledby="clear-ask">
                <p><strong id="clear-ask">{words.ask}</strong></p>
                <p>{words.goes}</p>
                <ul>{list}</ul>
                <p>{words.first}</p>
                <div class="actions">
                    <button type="button" class="primary" on:click=clear>{words.yes}</button>
                    <button type="button" on:click=move |_| asking.set(false)>{words.no}</button>
                </div>
            </div>
        }
        .into_any()
    };
    let state = move || match kept.get() {
        None => view! { <p>{words.blocked}</p> }.into_any(),
        Some(it) if it.is_empty() => view! { <p>{words.nothing}</p> }.into_any(),
        Some(_) if asking.get() => question(),
        Some(_) => view! {
            <ul>{list}</ul>
            <div class="actions">
                <button
                    type="button"
                    on:click=move |_| {
                        // Another tab may have kept more since.
                        kept.set(device::kept());
                        asking.set(true);
                    }
                >
                    {words.clear}
                </button>
            </div>
        }
        .into_any(),
    };
    view! {
        <p>{words.device_help}</p>
        {state}
        <p role="status">{move || failed.get().then_some(words.failed)}</p>
    }
}
