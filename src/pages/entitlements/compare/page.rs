//! The page that compares two cases.

use address::mangled::pair;
use exchange::comparison_link;
use exchange::link::{self, Scenario, Subject};
use exchange::problem::Problem;
use leptos::prelude::*;
use policy::model::facts::Facts;
use policy::model::ids::{FactId, ToolId};
use policy::model::tool::{Group, Tool};
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::clock::today;
use crate::browser::dom::focus_control;
use crate::browser::phrases::phrases;
use crate::components::copy_text::CopyText;
use crate::components::print_button::print_button;
use crate::forms::answer_form::fact;
use crate::forms::as_of::read_day;
use crate::i18n::messages::compare::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::compare::cases::{ComparisonForm, case_of, filled, same_subject};
use crate::pages::entitlements::compare::editor::{editor, which_side};
use crate::pages::entitlements::compare::faults::faults;
use crate::pages::entitlements::compare::result::{entered, outcome};
use crate::pages::entitlements::lookup::tool;
use crate::pages::entitlements::profile_form::ProfileForm;
use crate::routing::navigator::use_route;
use crate::routing::navigator::{Navigator, local_link};
use crate::routing::route::Route;
use crate::storage::tool_inputs;

/// The id of the heading of the result.
const RESULT: &str = "result";

/// The two cases of the address; where it names none, what can be compared.
pub fn compare() -> View {
    let route = use_route();
    let written = |route: &Route| if let Route::Compare(Some(it)) = route { it.clone() } else { String::new() };
    // The address follows what is entered; only an address that was set elsewhere redraws the page.
    let own_address = StoredValue::new(route.with_untracked(written));
    let shown = RwSignal::new(own_address.get_value());
    effect(move |_| {
        let now = route.get();
        if let (Route::Compare(_), now) = (&now, written(&now))
            && now != own_address.get_value()
        {
            own_address.set_value(now.clone());
            shown.set(now);
        }
    });
    (move || cases(&shown.get(), own_address)).into_view()
}

/// The two cases of an address. `own_address` is set to what this page writes into the address.
fn cases(written: &str, own_address: StoredValue<String>) -> View {
    if written.is_empty() {
        return start_page();
    }
    let language = language();
    let words = words(language);
    let [one, other] = comparison_link::read(pack::pack(), written);
    let mut problems = Vec::new();
    let mut scenario_of = |side: Result<link::Read, Problem>, name: &str| {
        let (scenario, found) = match side {
            Ok(it) => (Some(it.scenario), it.problems),
            Err(problem) => (None, vec![problem]),
        };
        problems.extend(found.iter().map(|it| [name, words.colon, it.text().in_language(language)].concat()));
        scenario
    };
    let one = scenario_of(one, words.sides[0]);
    // By hand, or by an older version: one case only.
    let alone = matches!(other, Err(Problem::NotALink)) && written.starts_with("a&") && pair(written).1.is_none();
    let other = if alone { one.clone() } else { scenario_of(other, words.sides[1]) };
    let Some(first) = one.or_else(|| other.clone()) else {
        return view! { {warning(words.unfit, problems)}{start_page()} };
    };
    let second = other.filter(|it| same_subject(it.subject, first.subject)).unwrap_or_else(|| {
        problems.push(words.not_alike.to_owned());
        first.clone()
    });
    let subject = if let Subject::Tool(id) = first.subject { Some(id) } else { None };
    let sides = [first, second].map(|it| filled(subject, &it));
    page(ComparisonForm { subject, sides, edited: RwSignal::new(1) }, problems, own_address)
}

/// The choice of what is compared: everything for a person, or one tool.
fn start_page() -> View {
    let words = words(language());
    let pack = pack::pack();
    let start = |scenario: Scenario| Route::Compare(Some(comparison_link::write(pack, &scenario, &scenario))).to_string();
    let own = ProfileForm::restored();
    let mine = case_of(own, None).map(|it| start(it.scenario));
    let groups = [Group::Person, Group::Unit, Group::Gatekeeper].map(|group| {
        let tools = (0u16..).map(ToolId).zip(&pack.tools).filter(|it| it.1.group == group).map(|(id, tool)| {
            let scenario = stored_scenario(id, tool);
            view! { <li><a href=start(scenario)>{localized(&tool.title)}</a></li> }
        });
        tools.collect_view().into_view()
    });
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{phrases(words.lead)}</p>
        <p><a class="button primary" href=mine>{words.compare_profile}</a></p>
        <h2>{words.compare_tool}</h2>
        <ul class="compare-tools">{groups.into_iter().collect_view()}</ul>
    }
}

/// What was last entered in a tool on this device.
fn stored_scenario(id: ToolId, tool: &'static Tool) -> Scenario {
    let pack = pack::pack();
    let stored = tool_inputs::read(pack, tool);
    let answer = |id: &FactId| {
        let fact = fact(*id)?;
        let answer = stored.as_ref()?.entry(fact)?.read(&fact.kind).ok()?;
        Some((*id, answer))
    };
    let facts: Facts = tool.facts.iter().filter_map(answer).collect();
    let readings = stored.as_ref().map(|it| link::readings(tool, it.chosen(tool))).unwrap_or_default();
    let as_of = stored.as_ref().and_then(|it| it.as_of()).and_then(|it| read_day(it).ok());
    Scenario { subject: Subject::Tool(id), as_of: Some(as_of.unwrap_or_else(today)), readings, facts, unsure: Vec::new() }
}

fn page(comparison: ComparisonForm, problems: Vec<String>, own_address: StoredValue<String>) -> View {
    let language = language();
    let words = words(language);
    let cases = comparison.sides.map(|form| Memo::new(move |_| case_of(form, comparison.subject)));
    let place = Memo::new(move |_| {
        let [Some(one), Some(other)] = cases.map(|it| it.get()) else { return String::new() };
        comparison_link::write(pack::pack(), &one.scenario, &other.scenario)
    });
    // The address follows what is entered, so that it can be passed on and survives a reload.
    let address = expect_context::<Navigator>();
    effect(move |_| {
        let written = place.get();
        if !written.is_empty() && written != own_address.get_value() {
            own_address.set_value(written.clone());
            address.replace(&Route::Compare(Some(written)));
        }
    });
    let link = Signal::derive(move || match place.get() {
        it if it.is_empty() => it,
        it => local_link(&Route::Compare(Some(it)).to_string()),
    });
    let title = match comparison.subject.and_then(tool) {
        Some(it) => [words.title, words.colon, localized(&it.title)].concat(),
        None => [words.title, words.colon, words.profile].concat(),
    };
    let faults = comparison.sides.map(|form| Memo::new(move |_| faults(form, comparison.subject, language)));
    let result = move || match cases.map(|it| it.get()) {
        [Some(one), Some(other)] => {
            let found = words.sides.into_iter().zip(faults);
            let found: Vec<String> = found
                .flat_map(|(side, faults)| faults.get().into_iter().map(move |it| [side, words.colon, &it.message].concat()))
                .collect();
            let outcome = if found.is_empty() { outcome(comparison, &one, &other, language) } else { warning(words.refused, found) };
            view! { {entered(comparison, [&one, &other], language)}{outcome} }
        }
        [_, _] => view! { <p class="warning">{words.no_day}</p> },
    };
    view! {
        <article class="compare">
            <h1>{title}</h1>
            <p class="lead not-on-paper">{words.lead}</p>
            {(!problems.is_empty()).then(|| warning(words.unfit, problems))}
            <div class="tool-body">
                <div class="tool-form not-on-paper">
                    <h2>{words.fill_in}</h2>
                    {which_side(comparison)}
                    <p class="only-narrow">
                        <button type="button" class="plain" on:click=|_| focus_control(document().get_element_by_id(RESULT))>{words.see_result}</button>
                    </p>
                    {move || editor(comparison, comparison.edited.get())}
                </div>
                <section class="tool-result" aria-labelledby=RESULT>
                    <h2 id=RESULT tabindex="-1">{words.result}</h2>
                    <div aria-live="polite">{result}</div>
                    // On paper stands what is compared, also where the browser lets the address not follow.
                    <div class="take-along not-on-paper" data-link=move || Some(link.get()).filter(|it| !it.is_empty())>
                        <CopyText text=link label=words.copy_link/>
                        <p class="help">{words.copy_link_note}</p>
                        {print_button(words.print, "")}
                        <p><a href=Route::Compare(None).to_string()>{words.something_else}</a></p>
                    </div>
                    <p class="small quiet">{localized(&pack::pack().disclaimer)}</p>
                    <p class="small on-paper">{(words.edition)(&pack::pack().edition, pack::hash())}</p>
                </section>
            </div>
        </article>
    }
}

fn warning(heading: &'static str, problems: Vec<String>) -> View {
    let each = problems.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
    view! { <div class="warning" role="status"><p>{heading}</p><ul>{each}</ul></div> }
}
