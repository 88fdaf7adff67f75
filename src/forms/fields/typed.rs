//! Controls that write to an entry when somebody types, pastes or chooses.

use entry::Entry;
use leptos::ev;
use leptos::prelude::*;
use template::View;
use template_macro::view;
use wasm_bindgen::JsCast;

/// The most characters that a text input takes; far more than any number or date needs.
const LONGEST: &str = "64";

/// A part of an entry.
pub type Part = fn(&mut Entry) -> &mut String;

/// A text input with its unit beside it.
pub struct Line {
    /// Its id in the page.
    pub id: String,
    /// What it writes to.
    pub part: Part,
    /// Its width.
    pub class: &'static str,
    /// The word beside it.
    pub unit: &'static str,
    /// It may take decimals.
    pub decimals: bool,
    /// It is a part of a date: a whole date pasted into it is spread over the three inputs.
    pub of_day: bool,
}

/// Draws a text input.
pub fn line(line: Line, entry: RwSignal<Entry>, described: Option<String>, invalid: Signal<bool>, disabled: Signal<bool>) -> View {
    let Line { id, part, class, unit, decimals, of_day } = line;
    let put = move |text: String| entry.update(|it| *part(it) = text);
    // While an input method is composing, the value is not final text yet.
    let on_input = move |event: ev::Event| {
        if !event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing) {
            put(event_target_value(&event));
        }
    };
    // A whole date is spread over the three inputs: at once when pasted, otherwise when the input loses the focus.
    let on_change = move |_: ev::Event| {
        // An input that is removed with its page while it has the focus fires once more, when its signal is gone already.
        if let Some(spread) = entry.try_with_untracked(Entry::spread).flatten().filter(|_| of_day) {
            entry.set(spread);
        }
    };
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|it| it.get_data("text").ok()).filter(|_| of_day).unwrap_or_default();
        if let Some(spread) = (Entry { text, month: String::new(), day: String::new(), ..entry.get_untracked() }).spread() {
            event.prevent_default();
            entry.set(spread);
        }
    };
    view! {
        <label class="with-unit" for=id.clone()>
            <input
                type="text"
                id=id.clone()
                class=class
                inputmode=if decimals { "decimal" } else { "numeric" }
                autocomplete="off"
                maxlength=LONGEST
                aria-describedby=described
                aria-invalid=move || invalid.get().to_string()
                disabled=disabled
                prop:value=move || part(&mut entry.get()).clone()
                on:input=on_input
                on:compositionend=move |event| put(event_target_value(&event))
                on:change=on_change
                on:paste=on_paste
            />
            <span class="unit">{unit}</span>
        </label>
    }
}

/// A choice among others of the same name.
pub fn radio(name: &str, checked: Signal<bool>, choose: impl Fn() + 'static, label: View, class: &'static str) -> View {
    let choose: Box<dyn Fn()> = Box::new(choose);
    view! {
        <label class=class>
            <input type="radio" name=name.to_owned() prop:checked=checked on:change=move |_| choose()/>
            {label}
        </label>
    }
}
