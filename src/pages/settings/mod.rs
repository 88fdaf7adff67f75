//! The settings: language, theme, type size, and what is stored on this device.

use leptos::prelude::*;
use policy::model::text::Language;

use crate::i18n::messages::settings::words;
use crate::i18n::{code, language};
use crate::preferences::Preferences;
use crate::preferences::appearance::{Theme, TypeSize};
use crate::storage::device;

/// The page. A setting takes effect as soon as it is chosen.
#[component]
pub fn Page() -> impl IntoView {
    let words = words(language());
    let preferences = Preferences::current();
    let languages = [(Language::Chinese, "中文"), (Language::English, "English")].map(|(language, name)| {
        let checked = move || preferences.language.get() == language;
        let name = view! { <span lang=code(language)>{name}</span> }.into_any();
        choice("language", checked, move || preferences.choose_language(language), name)
    });
    let themes = Theme::ALL.map(|theme| {
        let name = view! { <span>{(words.theme_name)(theme)}</span> }.into_any();
        choice("theme", move || preferences.theme.get() == theme, move || preferences.theme.set(theme), name)
    });
    let sizes = TypeSize::ALL.map(|size| {
        let name = view! { <span>{(words.size_name)(size)}</span> }.into_any();
        choice("size", move || preferences.size.get() == size, move || preferences.size.set(size), name)
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
        <DeviceStorage/>
    }
    .into_any()
}

/// A radio button.
fn choice(group: &'static str, checked: impl Fn() -> bool + Send + 'static, choose: impl Fn() + 'static, name: AnyView) -> AnyView {
    view! {
        <label>
            <input type="radio" name=group prop:checked=checked on:change=move |_| choose()/>
            {name}
        </label>
    }
    .into_any()
}

/// What is stored on this device, and the button that deletes it.
#[component]
fn DeviceStorage() -> impl IntoView {
    let words = words(language());
    let stored = RwSignal::new(device::counts());
    let is_confirming = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let list =
        move || stored.get().map(|it| it.into_iter().map(|(kind, count)| view! { <li>{(words.kept)(kind, count)}</li> }).collect_view());
    let clear = move |_| {
        // The page is loaded again, so that nothing in memory can be saved again.
        if device::clear() && window().location().reload().is_ok() {
            return;
        }
        failed.set(true);
        is_confirming.set(false);
    };
    let confirmation = move || {
        view! {
            <div class="warning" role="group" aria-labelledby="clear-ask">
                <p><strong id="clear-ask">{words.ask}</strong></p>
                <p>{words.goes}</p>
                <ul>{list}</ul>
                <p>{words.first}</p>
                <div class="actions">
                    <button type="button" class="primary" on:click=clear>{words.yes}</button>
                    <button type="button" on:click=move |_| is_confirming.set(false)>{words.no}</button>
                </div>
            </div>
        }
        .into_any()
    };
    let content = move || match stored.get() {
        None => view! { <p>{words.blocked}</p> }.into_any(),
        Some(it) if it.is_empty() => view! { <p>{words.nothing}</p> }.into_any(),
        Some(_) if is_confirming.get() => confirmation(),
        Some(_) => view! {
            <ul>{list}</ul>
            <div class="actions">
                <button
                    type="button"
                    on:click=move |_| {
                        // Another tab may have stored more since.
                        stored.set(device::counts());
                        is_confirming.set(true);
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
        {content}
        <p role="status">{move || failed.get().then_some(words.failed)}</p>
    }
}
