//! A blank form on two pages, to be filled in by hand first: the same questions in the order in which they are typed, and nothing else.

use leptos::prelude::*;
use policy::assessment::evaluation::tool_asked;
use policy::assessment::reply::{OwnAnswer, Unit};
use policy::assessment::summary::asked;
use policy::explain::wording::unit_word;
use policy::model::fact::{Fact, FactKind};
use policy::model::product::indicator::{Indicator, ListKind, SettledBy};
use template::View;
use template_macro::view;

use crate::components::print_button::print_button;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::form::indicator_form::questions;
use crate::routing::route::Route;

/// How the address of a kind of unit names its blank form, in the place of a part of a draft.
pub const BLANK: &str = "blank";

/// The kind of unit whose form an address means: its id stands in the place of a draft's.
pub fn unit_of(id: &str, part: Option<&str>) -> Option<Unit> {
    Unit::ALL.into_iter().filter(|_| part == Some(BLANK)).find(|it| it.id() == id)
}

/// The address of a kind of unit's form.
pub fn route(unit: Unit) -> Route {
    Route::Draft(unit.id().to_owned(), Some(BLANK.to_owned()))
}

/// Where an answer is written, and what is ticked.
const BOX: &str = "□";
const LINE: &str = "＿＿＿";

/// The page.
pub fn blank_form(unit: Unit) -> View {
    let words = words(language());
    let mut all: Vec<(ListKind, &'static Indicator)> = asked(pack::pack(), unit).collect();
    // A community's own questions stand among the village's, by chapter; the watch comes last.
    order::sort_by_key(&mut all, |(list, indicator)| match indicator.provisions.first().and_then(|it| pack::pack().measure(it.measure)) {
        Some(measure) if *list != ListKind::Sentinel => measure.chapter,
        Some(_) | None => u8::MAX,
    });
    let mut last = None;
    let rows = all.into_iter().map(|(list, indicator)| {
        let is_first_of_watch = list == ListKind::Sentinel && last != Some(ListKind::Sentinel);
        last = Some(list);
        let watch = is_first_of_watch.then(|| {
            let about = pack::pack().list(ListKind::Sentinel).map(|it| [localized(&it.title), words.colon, localized(&it.note)].concat());
            view! { <tr><th colspan="3" scope="colgroup">{about}</th></tr> }
        });
        let number = indicator.provisions.first().map(ToString::to_string);
        view! {
            {watch}
            <tr>
                <td class="number">{number}</td>
                <td>{localized(&indicator.question)}</td>
                <td>{answers(list, indicator).into_iter().map(|it| view! { <span>{it}</span>" " }).collect_view()}</td>
            </tr>
        }
    });
    let rows: Vec<View> = rows.collect();
    view! {
        <div class="assessment blank-form">
            <p class="back not-on-paper"><a href=Route::Assessment.to_string()>{words.to_list}</a></p>
            <h1>{(words.blank_form)((words.unit)(unit))}</h1>
            <p class="not-on-paper help">{words.blank_form_help}</p>
            <p class="not-on-paper">{print_button(words.blank_form_print, "primary")}</p>
            <p class="head">
                <span>{words.unit_name}{LINE}{LINE}{LINE}</span>" "
                <span>{words.year}{LINE}</span>" "
                <span>{words.as_of}{LINE}{LINE}</span>
            </p>
            <p class="small">{words.blank_form_how}</p>
            <table>
                <thead><tr><th scope="col">{words.blank_form_number}</th><th scope="col">{words.blank_form_question}</th><th scope="col">{words.how_is_it}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What is written or ticked for a question, in the order in which it is typed.
fn answers(list: ListKind, indicator: &'static Indicator) -> Vec<String> {
    let words = words(language());
    let ticked = |it: &str| [BOX, it].concat();
    let mut all = Vec::new();
    let own = match indicator.settled_by {
        SettledBy::Own => OwnAnswer::ALL.into_iter().filter(|it| *it != OwnAnswer::Partly || indicator.partly.is_some()).collect(),
        SettledBy::OwnParts(_) | SettledBy::OwnCount(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => {
            vec![OwnAnswer::NotApplicable, OwnAnswer::NotSure]
        }
    };
    if let Some(parts) = indicator.settled_by.parts() {
        all.extend((1..=parts.in_a_year()).map(|it| ticked(&(words.part_name)(parts, it))));
    }
    if let (SettledBy::OwnCount(_), Some(count)) = (indicator.settled_by, indicator.count.as_ref()) {
        let unit = unit_word(&count.unit, language());
        all.extend([&count.whole, &count.part].map(|it| [localized(it), LINE, unit].concat()));
    }
    // A tool that looks at one case of many is not asked on paper, nor is anything that may not be kept.
    if list != ListKind::Sentinel && indicator.check.is_none() && tool_asked(pack::pack(), indicator).is_some() {
        let facts = questions(indicator).into_iter().filter_map(|it| pack::pack().fact_at(it)).filter(|it| !it.sensitive);
        all.extend(facts.map(fact));
    }
    all.extend(own.into_iter().map(|it| ticked((words.own)(it))));
    all
}

/// A fact with room for its answer.
fn fact(fact: &'static Fact) -> String {
    let words = words(language());
    let label = localized(&fact.label);
    match &fact.kind {
        FactKind::YesNo => [label, words.colon, BOX, words.yes, BOX, words.no].concat(),
        FactKind::Choice(choices) => {
            let all: String = choices.iter().map(|it| [BOX, localized(&it.label)].concat()).collect();
            [label, words.colon, &all].concat()
        }
        FactKind::Number(kind) => [label, LINE, unit_word(&kind.unit, language())].concat(),
        FactKind::Date { .. } | FactKind::Tenure => [label, LINE, LINE].concat(),
    }
}
