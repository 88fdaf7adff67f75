//! The settings: language, theme, type size, and what is stored on this device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use policy::model::text::Language;
use template::View;
use template_macro::view;

use crate::browser::boot;
use crate::browser::download::is_inside_another_app;
use crate::i18n::messages::settings::words;
use crate::i18n::{code, language, localized};
use crate::preferences::Preferences;
use crate::preferences::appearance::{Theme, TypeSize};
use crate::storage::device::{self, Inventory, Room};
use crate::storage::mirror::Unavailable;
use crate::storage::record_store::{MirrorState, mirror_state};

/// The page. A setting takes effect as soon as it is chosen.
#[component]
pub fn Page() -> impl leptos::IntoView {
    let words = words(language());
    let preferences = Preferences::current();
    let languages = [(Language::Chinese, "中文"), (Language::English, "English")].map(|(language, name)| {
        let checked = move || preferences.language.get() == language;
        let name = view! { <span lang=code(language)>{name}</span> };
        choice("language", checked, move || preferences.choose_language(language), name)
    });
    let themes = Theme::ALL.map(|theme| {
        let name = view! { <span>{(words.theme_name)(theme)}</span> };
        choice("theme", move || preferences.theme.get() == theme, move || preferences.theme.set(theme), name)
    });
    let sizes = TypeSize::ALL.map(|size| {
        let name = view! { <span>{(words.size_name)(size)}</span> };
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
        {take_along()}
        <h2>{words.device}</h2>
        <DeviceStorage/>
    }
}

/// The edition of one file, where the site has one; in that edition itself, what it is.
fn take_along() -> Option<View> {
    let words = words(language());
    let content = if boot::is_one_file() {
        view! { <p>{words.take_along_here}</p> }
    } else {
        let (file, bytes) = (boot::told("one-file")?, boot::told("one-file-size")?.parse::<u32>().ok()?);
        let name = [localized(&pack::pack().short_title), "-", words.take_along_name, ".html"].concat();
        let save = match is_inside_another_app() {
            true => view! { <p class="note">{words.take_along_elsewhere}</p> },
            false => {
                view! { <p class="actions"><a class="button" href=file download=name>{(words.take_along_save)(&size(f64::from(bytes)))}</a></p> }
            }
        };
        view! { <p>{words.take_along_help}</p>{save}<p class="help">{words.take_along_without}</p> }
    };
    Some(view! { <h2>{words.take_along}</h2>{content} })
}

/// A radio button.
fn choice(group: &'static str, checked: impl Fn() -> bool + Send + 'static, choose: impl Fn() + 'static, name: View) -> View {
    view! {
        <label>
            <input type="radio" name=group prop:checked=checked on:change=move |_| choose()/>
            {name}
        </label>
    }
}

/// What is stored on this device, and the button that deletes it.
#[component]
fn DeviceStorage() -> impl leptos::IntoView {
    let words = words(language());
    // What there is; nothing until it is counted.
    let stored = RwSignal::new(None::<Inventory>);
    let room = RwSignal::new(None::<Room>);
    let (is_confirming, with_others, is_clearing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let stayed = RwSignal::new(false);
    let count = move || {
        spawn_local(async move {
            let found = device::inventory().await;
            let _ = stored.try_set(Some(found));
            let found = device::room().await;
            let _ = room.try_set(found);
        });
    };
    count();
    let list = move || {
        let own = stored.with(|it| it.as_ref().map(|it| it.own.clone()).unwrap_or_default());
        own.into_iter().map(|(kind, count)| view! { <li>{(words.kept)(kind, count)}</li> }).collect_view()
    };
    let clear = move |_| {
        is_clearing.set(true);
        spawn_local(async move {
            let left = device::clear(with_others.get_untracked()).await;
            let is_left = !left.own.is_empty() || with_others.get_untracked() && !left.other_packs.is_empty();
            // The page is loaded again, so that nothing in memory can be saved again.
            if !is_left && window().location().reload().is_ok() {
                return;
            }
            let _ = (stayed.try_set(true), stored.try_set(Some(left)), is_confirming.try_set(false), is_clearing.try_set(false));
        });
    };
    let others = move || {
        let packs = stored.with(|it| it.as_ref().map(|it| it.other_packs.clone()).unwrap_or_default());
        (!packs.is_empty()).then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" prop:checked=move || with_others.get() on:change=move |event| with_others.set(event_target_checked(&event))/>
                    <span>{(words.others)(&packs.join(words.and))}</span>
                </label>
            }
        })
    };
    let confirmation = move || {
        view! {
            <div class="warning" role="group" aria-labelledby="clear-ask">
                <p><strong id="clear-ask">{words.ask}</strong></p>
                <p>{words.goes}</p>
                <ul>{list}</ul>
                {others}
                <p>{words.first}</p>
                <div class="actions">
                    <button type="button" class="primary" disabled=move || is_clearing.get() on:click=clear>{words.yes}</button>
                    <button type="button" on:click=move |_| is_confirming.set(false)>{words.no}</button>
                </div>
            </div>
        }
    };
    let content = move || match stored.get() {
        None => view! { <p role="status">{words.counting}</p> },
        Some(it) if it.own.is_empty() && it.other_packs.is_empty() && it.is_complete => view! { <p>{words.nothing}</p> },
        Some(it) if it.own.is_empty() && !it.is_complete => view! { <p>{words.blocked}</p> },
        Some(_) if is_confirming.get() => confirmation(),
        Some(kept) => view! {
            <ul>{list}</ul>
            {(!kept.is_complete).then_some(view! { <p class="help">{words.incomplete}</p> })}
            <div class="actions">
                <button
                    type="button"
                    on:click=move |_| {
                        // Another tab may have stored more since.
                        count();
                        is_confirming.set(true);
                    }
                >
                    {words.clear}
                </button>
            </div>
        },
    };
    let homes = match mirror_state() {
        MirrorState::Unavailable(Unavailable::Newer) => words.newer_was_here,
        MirrorState::Unavailable(Unavailable::Refused) => words.no_mirror,
        MirrorState::Open | MirrorState::Unknown => "",
    };
    let promise = move || {
        room.get().map(|room| {
            let promise = if room.is_persistent { words.persistent } else { words.not_persistent };
            let used = room.bytes.map(|(used, most)| (words.room)(&size(used), &size(most)));
            view! { <p class="help">{promise}{used}</p> }
        })
    };
    view! {
        <p>{words.device_help}</p>
        <p role="alert">{move || stayed.get().then_some(words.stayed)}</p>
        {content}
        {promise}
        <p class="help">{homes}</p>
    }
}

/// Bytes as people read them.
fn size(bytes: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser's sizes are whole and not negative")]
    let tenths = (bytes / 100_000.0).round() as u64;
    match tenths {
        0..=9_999 => format!("{}.{} MB", tenths / 10, tenths % 10),
        _ => format!("{} GB", tenths / 10_000),
    }
}
