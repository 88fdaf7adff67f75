//! What is asked of the list, once for all rows: the day, the tools, the readings of the text, whether names are shown.

use std::rc::Rc;

use leptos::prelude::*;
use policy::model::tool::{Group, Reading, Tool};
use rollup::protocol::{Form, PaperSubject};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::documents::{Wanted, buttons};
use crate::forms::as_of::read_day;
use crate::forms::fields::date::date;
use crate::i18n::messages::roster::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::lookup::readings;
use crate::pages::roster::state::RosterState;

/// Everything that is asked, and a blank table for it.
pub fn asked(state: RosterState) -> View {
    let words = words(language());
    let invalid = Signal::derive(move || state.as_of.with(|it| read_day(it).is_err()));
    let chosen = move || (words.chosen_tools)(state.tools.with(Vec::len));
    let other = move || (words.other_readings)(state.readings.with(Vec::len));
    let tools = pack::pack().tools.iter().filter(|it| it.group == Group::Person).map(|it| tool(state, it));
    let tools: Vec<View> = tools.collect();
    let readings: Vec<View> = readings().into_iter().map(|it| reading(state, it)).collect();
    let template =
        Wanted { label: words.template, form: Form::Excel, of: Rc::new(move || PaperSubject::RosterTemplate(state.tools.get_untracked())) };
    view! {
        <fieldset class="field as-of">
            <legend>{words.as_of}</legend>
            {date(state.as_of, "as-of", invalid, false.into())}
        </fieldset>
        <details class="asked">
            <summary>{words.tools}{words.colon}{chosen}</summary>
            <p class="help">{words.tools_help}</p>
            {tools}
        </details>
        <details class="asked">
            <summary>{words.readings}{words.colon}{other}</summary>
            <p class="help">{words.readings_help}</p>
            {readings}
        </details>
        <label class="check names">
            <input type="checkbox" prop:checked=state.names on:change=move |event| {
                state.names.set(event_target_checked(&event));
                state.check();
            }/>
            <span>{words.names}</span>
        </label>
        <details class="asked">
            <summary>{words.no_list_yet}</summary>
            {buttons(().into_view(), words.template_help.to_owned(), vec![template])}
        </details>
    }
}

fn tool(state: RosterState, tool: &'static Tool) -> View {
    let number = tool.provisions.first().map(ToString::to_string).unwrap_or_default();
    let is_chosen = move || state.tools.with(|all| all.contains(&tool.id));
    let change = move |event| {
        let is_chosen = event_target_checked(&event);
        state.tools.update(|all| {
            all.retain(|it| *it != tool.id);
            if is_chosen {
                all.push(tool.id.clone());
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" value=tool.id.clone() prop:checked=is_chosen on:change=change/>
            <span>{number}" "{localized(&tool.title)}</span>
        </label>
    }
}

fn reading(state: RosterState, reading: &'static Reading) -> View {
    let chosen = state.readings.with_untracked(|all| all.iter().find(|it| it.0 == reading.id).map(|it| it.1.clone()));
    let option = |(at, choice): (usize, &'static policy::model::tool::ReadingChoice)| {
        let is_selected = chosen.as_ref().map_or(at == 0, |chosen| *chosen == choice.id);
        view! { <option value=choice.id.clone() selected=is_selected>{localized(&choice.label)}</option> }
    };
    let options: Vec<View> = reading.choices.iter().enumerate().map(option).collect();
    let change = move |event| {
        let id = event_target_value(&event);
        let is_usual = reading.choices.first().is_some_and(|it| it.id == id);
        state.readings.update(|all| {
            all.retain(|it| it.0 != reading.id);
            if !is_usual {
                all.push((reading.id.clone(), id));
            }
        });
    };
    view! {
        <label class="reading-of-list">
            <span>{localized(&reading.label)}</span>
            <select name=reading.id.clone() on:change=change>{options}</select>
        </label>
    }
}
