//! Two cases side by side: two people, or one today and in some years; for everything due to a person or for one tool.
//! What differs, and why: which conditions turned.

use std::collections::BTreeMap;

use exchange::comparison_link;
use exchange::link::{self, Scenario, Subject};
use exchange::problem::Problem;
use leptos::prelude::*;
use policy::compare::{Comparison, compare as compare_tool, compare_profiles};
use policy::day::Day;
use policy::decide::{Finding, decide, situation};
use policy::explain::{Explainer, Matter, answer_in_words, date_in_words};
use policy::facts::{Answer, Facts};
use policy::pack::{FactId, Group, SampleKind, Tool, ToolId};
use policy::profile::{Profile, Standing};
use policy::rule::Chosen;
use policy::text::Language;

use crate::address::{Address, for_here};
use crate::app::use_route;
use crate::components::citation::Citation;
use crate::components::copy::CopyText;
use crate::components::fields::typed::{focus, radio};
use crate::components::fields::{Field, Whole, date};
use crate::components::figure::sentence;
use crate::components::verdict::verdict_words;
use crate::drafts::inputs as kept;
use crate::language::{language, said};
use crate::route::Route;
use crate::screens::entitlements::compare_words::{Words, words};
use crate::screens::entitlements::form::{Form, FormField, Seen, day_of, fact, profile_of};
use crate::screens::entitlements::known;
use crate::screens::entitlements::told::tool;
use crate::today::today;

/// Where the result begins.
const RESULT: &str = "result";

/// The page.
#[derive(Clone, Copy)]
struct Pair {
    subject: Option<ToolId>,
    sides: [Form; 2],
    /// Which side is being filled in.
    at: RwSignal<usize>,
}

/// What a side says: nothing while its day cannot be read.
#[derive(Clone, PartialEq)]
struct Case {
    scenario: Scenario,
    as_of: Day,
}

/// The two cases of the address; where it names none, what can be compared.
pub fn compare() -> AnyView {
    let route = use_route();
    let written = |it: &Route| if let Route::Compare(Some(it)) = it { it.clone() } else { String::new() };
    // The address follows what is entered; only one that came from elsewhere draws the page anew.
    let ours = StoredValue::new(route.with_untracked(written));
    let shown = RwSignal::new(ours.get_value());
    Effect::new(move |_| {
        let now = route.get();
        if let (Route::Compare(_), now) = (&now, written(&now))
            && now != ours.get_value()
        {
            ours.set_value(now.clone());
            shown.set(now);
        }
    });
    (move || cases(&shown.get(), ours)).into_any()
}

/// The two cases that are written so. `ours` is told what the address is made to say.
fn cases(written: &str, ours: StoredValue<String>) -> AnyView {
    if written.is_empty() {
        return beginnings();
    }
    let language = language();
    let words = words(language);
    let [one, other] = comparison_link::read(pack::pack(), written);
    let mut problems = Vec::new();
    let mut taken = |side: Result<link::Read, Problem>, name: &str| {
        let (scenario, found) = match side {
            Ok(it) => (Some(it.scenario), it.problems),
            Err(problem) => (None, vec![problem]),
        };
        problems.extend(found.iter().map(|it| [name, words.colon, it.text().in_language(language)].concat()));
        scenario
    };
    let one = taken(one, words.sides[0]);
    // The second may not have been put together yet.
    let alone = matches!(other, Err(Problem::NotALink)) && !written.contains("&Z&");
    let other = if alone { one.clone() } else { taken(other, words.sides[1]) };
    let Some(first) = one.or_else(|| other.clone()) else {
        return view! { {warning(words.unfit, problems)}{beginnings()} }.into_any();
    };
    let second = other.filter(|it| same_subject(it.subject, first.subject)).unwrap_or_else(|| {
        problems.push(words.not_alike.to_owned());
        first.clone()
    });
    let subject = if let Subject::Tool(id) = first.subject { Some(id) } else { None };
    let sides = [first, second].map(|it| filled(subject, &it));
    page(Pair { subject, sides, at: RwSignal::new(1) }, problems, ours)
}

fn same_subject(one: Subject, other: Subject) -> bool {
    match (one, other) {
        (Subject::Tool(one), Subject::Tool(other)) => one == other,
        (Subject::Profile(_), Subject::Profile(_)) => true,
        (Subject::Tool(_), Subject::Profile(_)) | (Subject::Profile(_), Subject::Tool(_)) => false,
    }
}

/// A form with what a scenario says.
fn filled(subject: Option<ToolId>, scenario: &Scenario) -> Form {
    let form = match subject.and_then(tool) {
        Some(it) => Form::about(it.facts.iter().copied()),
        None => Form::empty(),
    };
    fill(form, scenario);
    form
}

fn fill(form: Form, scenario: &Scenario) {
    let post = if let Subject::Profile(post) = scenario.subject { post } else { None };
    form.fill(post, &scenario.facts, &scenario.unsure, scenario.as_of.unwrap_or_else(today), scenario.readings.clone());
}

/// What can be compared: what is due to a person, or any tool.
fn beginnings() -> AnyView {
    let words = words(language());
    let pack = pack::pack();
    let start = |scenario: Scenario| Route::Compare(Some(comparison_link::write(pack, &scenario, &scenario))).to_string();
    let own = Form::kept();
    let mine = case(own, None).map(|it| start(it.scenario));
    let groups = [Group::Person, Group::Unit, Group::Gatekeeper].map(|group| {
        let tools = (0u16..).map(ToolId).zip(&pack.tools).filter(|it| it.1.group == group).map(|(id, tool)| {
            let scenario = last_asked(id, tool);
            view! { <li><a href=start(scenario)>{said(&tool.title)}</a></li> }.into_any()
        });
        tools.collect_view().into_any()
    });
    view! {
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p><a class="button primary" href=mine>{words.compare_profile}</a></p>
        <h2>{words.compare_tool}</h2>
        <ul class="compare-tools">{groups.into_iter().collect_view()}</ul>
    }
    .into_any()
}

/// What was last entered in a tool on this device.
fn last_asked(id: ToolId, tool: &'static Tool) -> Scenario {
    let pack = pack::pack();
    let kept = kept::read(pack, tool);
    let answer = |it: &FactId| {
        let fact = fact(*it)?;
        let answer = kept.as_ref()?.entry(fact)?.read(&fact.kind).ok()?;
        Some((*it, answer))
    };
    let facts: Facts = tool.facts.iter().filter_map(answer).collect();
    let readings = kept.as_ref().map(|it| link::readings(tool, it.chosen(tool))).unwrap_or_default();
    let as_of = kept.as_ref().and_then(|it| it.as_of()).and_then(|it| day_of(it).ok());
    Scenario { subject: Subject::Tool(id), as_of: Some(as_of.unwrap_or_else(today)), readings, facts, unsure: Vec::new() }
}

fn page(pair: Pair, problems: Vec<String>, ours: StoredValue<String>) -> AnyView {
    let language = language();
    let words = words(language);
    let cases = pair.sides.map(|form| Memo::new(move |_| case(form, pair.subject)));
    let place = Memo::new(move |_| {
        let [Some(one), Some(other)] = cases.map(|it| it.get()) else { return String::new() };
        comparison_link::write(pack::pack(), &one.scenario, &other.scenario)
    });
    // The address follows what is entered, so that it can be passed on, and is there again after a reload.
    let address = expect_context::<Address>();
    Effect::new(move |_| {
        let written = place.get();
        if !written.is_empty() && written != ours.get_value() {
            ours.set_value(written.clone());
            address.replace(&Route::Compare(Some(written)));
        }
    });
    let link = Signal::derive(move || match place.get() {
        it if it.is_empty() => it,
        it => for_here(&Route::Compare(Some(it)).to_string()),
    });
    let title = match pair.subject.and_then(tool) {
        Some(it) => [words.title, words.colon, said(&it.title)].concat(),
        None => [words.title, words.colon, words.profile].concat(),
    };
    let faults = pair.sides.map(|form| Memo::new(move |_| faults(form, pair.subject, language)));
    let result = move || match cases.map(|it| it.get()) {
        [Some(one), Some(other)] => {
            let found = words.sides.into_iter().zip(faults);
            let found: Vec<String> =
                found.flat_map(|(side, faults)| faults.get().into_iter().map(move |it| [side, words.colon, &it.said].concat())).collect();
            let outcome = if found.is_empty() { outcome(pair, &one, &other, language) } else { warning(words.refused, found) };
            view! { {entered(pair, [&one, &other], language)}{outcome} }.into_any()
        }
        [_, _] => view! { <p class="warning">{words.no_day}</p> }.into_any(),
    };
    let print = |_| drop(window().print());
    view! {
        <article class="compare">
            <h1>{title}</h1>
            <p class="lead not-on-paper">{words.lead}</p>
            {(!problems.is_empty()).then(|| warning(words.unfit, problems))}
            <div class="tool-body">
                <div class="tool-form not-on-paper">
                    <h2>{words.fill_in}</h2>
                    {which(pair)}
                    <p class="only-narrow">
                        <button type="button" class="plain" on:click=|_| focus(document().get_element_by_id(RESULT))>{words.see_result}</button>
                    </p>
                    {move || editor(pair, pair.at.get())}
                </div>
                <section class="tool-result" aria-labelledby=RESULT>
                    <h2 id=RESULT tabindex="-1">{words.result}</h2>
                    <div aria-live="polite">{result}</div>
                    <div class="take-along not-on-paper">
                        <CopyText text=link label=words.copy_link/>
                        <p class="help">{words.copy_link_note}</p>
                        <button type="button" on:click=print>{words.print}</button>
                        <p><a href=Route::Compare(None).to_string()>{words.something_else}</a></p>
                    </div>
                    <p class="small quiet">{said(&pack::pack().disclaimer)}</p>
                    <p class="small on-paper">{(words.edition)(&pack::pack().edition, pack::HASH)}</p>
                </section>
            </div>
        </article>
    }
    .into_any()
}

fn warning(heading: &'static str, problems: Vec<String>) -> AnyView {
    let each = problems.into_iter().map(|it| view! { <li>{it}</li> }.into_any()).collect_view();
    view! { <div class="warning" role="status"><p>{heading}</p><ul>{each}</ul></div> }.into_any()
}

/// What a form says; nothing while its day cannot be read. What cannot be read of the rest counts as open, and is said at
/// its field.
fn case(form: Form, subject: Option<ToolId>) -> Option<Case> {
    let as_of = day_of(&form.as_of.get()).ok()?;
    let read = |it: FormField| {
        let answer = it.entry.get().read(&fact(it.id)?.kind).ok()?;
        Some((it.id, answer))
    };
    let facts: Facts = form.fields().into_iter().filter_map(read).collect();
    let unsure = form.fields().into_iter().filter(|it| it.unsure.get() && facts.get(it.id) == Answer::Open).map(|it| it.id).collect();
    let post = form.post.get();
    let subject = subject.map_or(Subject::Profile(post), Subject::Tool);
    Some(Case { scenario: Scenario { subject, as_of: Some(as_of), readings: form.readings.get(), facts, unsure }, as_of })
}

/// Which side is filled in.
fn which(pair: Pair) -> AnyView {
    let words = words(language());
    let each = [0, 1].map(|at| {
        let checked = Signal::derive(move || pair.at.get() == at);
        let label = words.sides.get(at).copied().unwrap_or_default();
        radio("side", checked, move || pair.at.set(at), view! { <span>{label}</span> }.into_any(), "")
    });
    view! {
        <fieldset class="field"><legend>{words.which}</legend><div class="choices">{each.into_iter().collect_view()}</div></fieldset>
    }
    .into_any()
}

/// The form of one side.
fn editor(pair: Pair, at: usize) -> AnyView {
    let (words, pack) = (words(language()), pack::pack());
    let Some((form, other)) = pair.sides.get(at).copied().zip(pair.sides.get(1 - at).copied()) else { return ().into_any() };
    let invalid = Signal::derive(move || form.as_of.with(|it| day_of(it).is_err_and(|it| !it.is_beginning())));
    let later = move |years: i32| {
        if let Ok(day) = day_of(&other.as_of.get_untracked()) {
            form.as_of.set(entry::Entry::of_day(day.plus_months(years * 12)));
        }
    };
    let same = move |_| {
        if let Some(it) = untrack(|| case(other, pair.subject)) {
            fill(form, &it.scenario);
        }
    };
    let samples = pack.samples.iter().filter(|it| it.kind == SampleKind::Person && pair.subject.is_none()).map(|sample| {
        view! { <button type="button" on:click=move |_| form.fill_with_sample(sample)>{said(&sample.name)}</button> }.into_any()
    });
    let samples = pair.subject.is_none().then(|| {
        view! {
            <details class="samples">
                <summary>{words.samples}</summary>
                <div class="sample-buttons">{samples.collect_view()}</div>
            </details>
        }
    });
    let posts = pair.subject.is_none().then(|| {
        let each = pack.profile.posts.iter().zip(0u8..).map(|(post, position)| {
            let checked = Signal::derive(move || form.post.get() == Some(position));
            radio("post", checked, move || form.post.set(Some(position)), view! { <span>{said(&post.label)}</span> }.into_any(), "")
        });
        view! { <fieldset class="field"><legend>{said(&pack.profile.label)}</legend><div class="posts">{each.collect_view()}</div></fieldset> }
    });
    let faults = Memo::new(move |_| faults(form, pair.subject, language()));
    let asked = form.seen();
    let bars = Memo::new(move |_| match asked.get() {
        Seen::Asked(it) if pair.subject.is_none() => known::bars(&it.profile, language()),
        Seen::Asked(_) | Seen::NoDay(..) => Vec::new(),
    });
    let fields = form.fields().into_iter().filter_map(|field| match pair.subject {
        None => of_profile(field, asked, bars, faults),
        Some(_) => {
            let (fact, entry) = (fact(field.id)?, field.entry);
            Some(view! { <Field fact entry refused=fault_of(field, faults) idle=false.into()/> }.into_any())
        }
    });
    view! {
        {samples}
        {pasted(form, pair.subject)}
        <p><button type="button" on:click=same>{words.same_as_other}</button></p>
        <fieldset class="field as-of">
            <legend>{words.as_of}</legend>
            {date(form.as_of, "as-of", invalid, false.into())}
            <div class="actions">
                <button type="button" on:click=move |_| form.as_of.set(entry::Entry::of_day(today()))>{words.today}</button>
                <button type="button" on:click=move |_| later(1)>{words.a_year_later}</button>
                <button type="button" on:click=move |_| later(5)>{words.five_years_later}</button>
            </div>
        </fieldset>
        {posts}
        {fields.collect_view()}
        {readings(form, pair.subject)}
    }
    .into_any()
}

/// A question about a whole person: its field, where no answer can be given that contradicts another, or from what its answer
/// follows.
fn of_profile(field: FormField, asked: Memo<Seen>, bars: Memo<Vec<known::Bar>>, faults: Memo<Vec<Fault>>) -> Option<AnyView> {
    let (fact, id, language) = (fact(field.id)?, field.id, language());
    let words = words(language);
    let follows = Memo::new(move |_| asked.with(|it| if let Seen::Asked(it) = it { known::following(it, id, language) } else { None }));
    let whole = Whole {
        unsure: field.unsure,
        barred: Signal::derive(move || bars.with(|it| known::barred(it, id))),
        why_idle: Signal::derive(String::new),
    };
    let line = move || {
        follows.get().map(|(answer, why, _)| {
            view! {
                <p class="follows">
                    <span class="what">{said(&fact.label)}{words.colon}</span>
                    <strong>{answer}</strong>
                    <span class="help">{why}</span>
                </p>
            }
        })
    };
    let (entry, hidden) = (field.entry, move || follows.with(Option::is_some));
    Some(
        view! {
            {line}
            <div hidden=hidden><Field fact entry refused=fault_of(field, faults) idle=false.into() whole/></div>
        }
        .into_any(),
    )
}

/// An answer that cannot be, in words.
#[derive(Clone, PartialEq)]
struct Fault {
    fact: FactId,
    said: String,
}

fn fault_of(field: FormField, faults: Memo<Vec<Fault>>) -> Signal<Option<String>> {
    Signal::derive(move || faults.with(|it| it.iter().find(|it| it.fact == field.id).map(|it| it.said.clone())))
}

/// What the engine has against the answers of a side, alone or beside others, and answers that contradict each other: a link
/// put together by hand can bring them.
fn faults(form: Form, subject: Option<ToolId>, language: Language) -> Vec<Fault> {
    let (pack, words) = (pack::pack(), words(language));
    match subject.and_then(tool) {
        Some(tool) => {
            let Some(case) = case(form, subject) else { return Vec::new() };
            let refused = policy::facts::refusals(pack, tool, &case.scenario.facts, case.as_of).into_iter();
            refused.map(|it| Fault { fact: it.fact, said: entry::words::refused(pack, &case.scenario.facts, it, language) }).collect()
        }
        None => {
            let Seen::Asked(asked) = form.look() else { return Vec::new() };
            let each = form.fields().into_iter().filter_map(|it| {
                let contradicts = asked.review.known.contradictions.contains(&it.id);
                let contradicts = || Some((words.contradicts)(fact(it.id)?.label.in_language(language))).filter(|_| contradicts);
                Some(Fault { fact: it.id, said: known::refusal(&asked, it.id, language).or_else(contradicts)? })
            });
            each.collect()
        }
    }
}

/// The readings that the side takes.
fn readings(form: Form, subject: Option<ToolId>) -> AnyView {
    let readings = match subject.and_then(tool) {
        Some(it) => it.readings.iter().collect(),
        None => crate::screens::entitlements::form::readings(),
    };
    let each = readings.into_iter().map(|reading| {
        let usual = reading.choices.first().map(|it| it.id.as_str()).unwrap_or_default();
        let choices = reading.choices.iter().map(|choice| {
            let id = choice.id.as_str();
            let checked = Signal::derive(move || form.readings.with(|it| it.get(&reading.id).map_or(usual, String::as_str) == id));
            let choose = move || {
                form.readings.update(|it: &mut BTreeMap<String, String>| {
                    if id == usual {
                        it.remove(&reading.id);
                    } else {
                        it.insert(reading.id.clone(), id.to_owned());
                    }
                });
            };
            radio(&reading.id, checked, choose, view! { <span>{said(&choice.label)}</span> }.into_any(), "")
        });
        view! {
            <fieldset class="field"><legend>{said(&reading.label)}</legend><div class="choices">{choices.collect_view()}</div></fieldset>
        }
        .into_any()
    });
    each.collect_view().into_any()
}

/// A link that somebody sent, put into a side.
fn pasted(form: Form, subject: Option<ToolId>) -> AnyView {
    let language = language();
    let words = words(language);
    let text = RwSignal::new(String::new());
    let told = RwSignal::new(Vec::<String>::new());
    let take = move |_| {
        let written = text.get_untracked();
        let scenario = written.split_once('?').map_or(written.as_str(), |it| it.1);
        told.set(match link::read(pack::pack(), scenario) {
            Err(problem) => vec![problem.text().in_language(language).to_owned()],
            Ok(it) if !same_subject(it.scenario.subject, subject.map_or(Subject::Profile(None), Subject::Tool)) => {
                vec![words.other_subject.to_owned()]
            }
            Ok(it) => {
                fill(form, &it.scenario);
                let mut said = vec![words.taken.to_owned()];
                said.extend(it.problems.iter().map(|it| it.text().in_language(language).to_owned()));
                said
            }
        });
    };
    view! {
        <details class="samples">
            <summary>{words.paste}</summary>
            <label for="pasted">{words.paste_label}</label>
            <input type="text" id="pasted" autocomplete="off" prop:value=text on:input=move |event| text.set(event_target_value(&event))/>
            <button type="button" on:click=take>{words.paste_take}</button>
            <div role="status">{move || told.get().into_iter().map(|it| view! { <p class="help">{it}</p> }.into_any()).collect_view()}</div>
        </details>
    }
    .into_any()
}

/// What each side says, question by question; what differs is marked in words.
fn entered(pair: Pair, cases: [&Case; 2], language: Language) -> AnyView {
    let words = words(language);
    let mut rows: Vec<(&'static str, [String; 2])> = vec![(words.as_of, cases.map(|it| date_in_words(it.as_of, language)))];
    if pair.subject.is_none() {
        let posts = &pack::pack().profile.posts;
        let post = |it: &Case| {
            let Subject::Profile(Some(at)) = it.scenario.subject else { return words.open.to_owned() };
            posts.get(usize::from(at)).map(|it| it.label.in_language(language).to_owned()).unwrap_or_default()
        };
        rows.push((said(&pack::pack().profile.label), cases.map(post)));
    }
    for field in pair.sides.iter().take(1).flat_map(|it| it.fields()) {
        let answers = cases.map(|it| (it.scenario.facts.get(field.id), it.scenario.unsure.contains(&field.id)));
        let Some(fact) = fact(field.id).filter(|_| answers.iter().any(|it| it.0 != Answer::Open || it.1)) else { continue };
        let in_words = |(answer, unsure)| if unsure { words.not_sure.to_owned() } else { answer_in_words(fact, answer, language) };
        rows.push((said(&fact.label), answers.map(in_words)));
    }
    let row = |(label, [one, other]): (&'static str, [String; 2])| {
        let differs = one != other;
        let mark = differs.then(|| view! { <span class="differs">{words.differs}</span> });
        view! { <tr class:different=differs><th scope="row">{label}{mark}</th><td>{one}</td><td>{other}</td></tr> }.into_any()
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <div class="scrolls" role="group" tabindex="0" aria-label=words.entered>
            <table class="compare-table">
                <caption class="only-read">{words.entered}</caption>
                <thead>
                    <tr><td></td>{words.sides.map(|it| view! { <th scope="col">{it}</th> }.into_any()).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn outcome(pair: Pair, one: &Case, other: &Case, language: Language) -> AnyView {
    match pair.subject {
        Some(id) => of_tool(id, one, other, language),
        None => of_profiles(&profile(one), &profile(other), language),
    }
}

fn profile(case: &Case) -> Profile {
    profile_of(&case.scenario, case.as_of)
}

/// One tool for both.
fn of_tool(id: ToolId, one: &Case, other: &Case, language: Language) -> AnyView {
    let words = words(language);
    let Some(tool) = tool(id) else { return ().into_any() };
    let scenario = |it: &Case| policy::compare::Scenario {
        facts: it.scenario.facts.clone(),
        as_of: it.as_of,
        chosen: link::chosen(tool, &it.scenario.readings),
    };
    let (one, other) = (scenario(one), scenario(other));
    match compare_tool(pack::pack(), tool, &one, &other) {
        // What is refused stands above, at its side.
        Err(_) => ().into_any(),
        Ok(found) => {
            let verdicts = [
                verdict(tool, &one.facts, one.as_of, one.chosen, language).into_any(),
                verdict(tool, &other.facts, other.as_of, other.chosen, language).into_any(),
            ];
            view! {
                <p class="same-or-not">{if found.is_same() { words.same } else { words.not_same }}</p>
                {side_by_side(words, verdicts)}
                {why(tool, &found, [&one, &other], language)}
            }
            .into_any()
        }
    }
}

fn verdict(tool: &'static Tool, facts: &Facts, as_of: Day, chosen: Chosen, language: Language) -> String {
    match decide(pack::pack(), tool, facts, as_of, chosen) {
        Ok(it) => verdict_words(it.verdict, it.recognition_pending, Matter::of(pack::pack(), tool), language).to_owned(),
        Err(_) => words(language).refused.to_owned(),
    }
}

fn side_by_side(words: &'static Words, [one, other]: [AnyView; 2]) -> AnyView {
    let [first, second] = words.sides;
    view! { <dl class="both"><div><dt>{first}</dt><dd>{one}</dd></div><div><dt>{second}</dt><dd>{other}</dd></div></dl> }.into_any()
}

/// Everything due to a person, for both.
fn of_profiles(one: &Profile, other: &Profile, language: Language) -> AnyView {
    let (words, pack) = (words(language), pack::pack());
    let found = compare_profiles(pack, one, other);
    let known = [one.known(pack).facts, other.known(pack).facts];
    let different = found.tools.iter().filter_map(|it| {
        let tool = tool(it.tool)?;
        let standings = [&it.standings.0, &it.standings.1].map(|it| (words.standing)(&in_words(it, language)).into_any());
        let sides = [(one, &known[0]), (other, &known[1])].map(|(profile, facts)| policy::compare::Scenario {
            facts: facts.clone(),
            as_of: profile.as_of,
            chosen: profile.chosen(tool),
        });
        let [first, second] = &sides;
        let why = it.comparison.as_ref().map(|it| why(tool, it, [first, second], language));
        let numbers: Vec<String> = tool.provisions.iter().map(ToString::to_string).collect();
        Some(
            view! {
                <li>
                    <h3><span class="number">{numbers.join(" ")}</span>" "{said(&tool.title)}</h3>
                    {side_by_side(words, standings)}
                    {why}
                </li>
            }
            .into_any(),
        )
    });
    let different: Vec<AnyView> = different.collect();
    let alike: Vec<&str> = found.alike.iter().filter_map(|it| tool(*it)).map(|it| said(&it.title)).collect();
    let count = different.len();
    view! {
        <p class="same-or-not">{if count == 0 { words.same.to_owned() } else { (words.so_many_differ)(count, alike.len()) }}</p>
        <ul class="lines compared">{different}</ul>
        {(!alike.is_empty()).then(|| view! { <h3>{words.alike}</h3><p>{alike.join(words.comma)}</p> })}
    }
    .into_any()
}

/// Where a tool stands, in words.
fn in_words(standing: &Standing, language: Language) -> Stands {
    let day = |it: Day| date_in_words(it, language);
    match standing {
        Standing::Met => Stands::Met,
        Standing::Pending => Stands::Pending,
        Standing::WillBe { from, to, if_recognised } => Stands::WillBe(day(*from), to.map(day), *if_recognised),
        Standing::Open(_) => Stands::Open,
        Standing::NotMet => Stands::NotMet,
        Standing::NotConcerned => Stands::NotConcerned,
        Standing::Refused(_) => Stands::Refused,
    }
}

/// A [`Standing`] with its days in words.
pub enum Stands {
    /// Met now.
    Met,
    /// Recognition is pending.
    Pending,
    /// From when, until when, only if recognised.
    WillBe(String, Option<String>, bool),
    /// Something is open.
    Open,
    /// Not met.
    NotMet,
    /// About others.
    NotConcerned,
    /// A fact cannot be.
    Refused,
}

/// Why it comes out otherwise: the conditions that turned, each as it stands on either side, and by what.
fn why(tool: &'static Tool, found: &Comparison, sides: [&policy::compare::Scenario; 2], language: Language) -> AnyView {
    let (words, pack) = (words(language), pack::pack());
    let outputs = found.outputs.iter().map(|(at, one, other)| {
        let it = situation(pack, tool, &sides[0].facts, sides[0].as_of, sides[0].chosen);
        let explainer = Explainer { pack, tool, it: &it, language };
        let worth = |outcome| explainer.outcome(usize::from(*at), outcome).unwrap_or_else(|| words.none.to_owned());
        let label = tool.outputs.get(usize::from(*at)).map(|it| it.label.in_language(language)).unwrap_or_default();
        let formula = explainer.derivation(usize::from(*at)).map(|it| view! { <p class="formula">"= "{sentence(it.0)}</p> }.into_any());
        view! { <li>{label}{words.colon}{worth(*one)}" → "{worth(*other)}{formula}</li> }.into_any()
    });
    let outputs: Vec<AnyView> = outputs.collect();
    let decided = sides.map(|it| {
        let found = decide(pack, tool, &it.facts, it.as_of, it.chosen).ok();
        (situation(pack, tool, &it.facts, it.as_of, it.chosen), found)
    });
    let turned = found.turned.iter().filter_map(|it| {
        let [one, other] = &decided;
        let line = |side: &(policy::evaluate::Situation, Option<Finding>)| {
            let explainer = Explainer { pack, tool, it: &side.0, language };
            let mut lines = Vec::new();
            explainer.walk(side.1.as_ref()?, it.criterion, 0, &mut lines);
            lines.into_iter().next()
        };
        let (one, other) = (line(one)?, line(other)?);
        // What holds together is told by its parts.
        if !one.leaf {
            return None;
        }
        let clause = one.provision;
        let sides = [one, other].map(|it| sentence(it.pieces));
        let by: Vec<&str> = it.facts.iter().filter_map(|it| fact(*it)).map(|it| it.label.in_language(language)).collect();
        let by = if it.by_day_or_reading { words.by_day.to_owned() } else { (words.by_facts)(&by.join(words.comma)) };
        Some(view! { <li><p class="help">{by}</p>{side_by_side(words, sides)}<Citation provision=clause/></li> }.into_any())
    });
    let turned: Vec<AnyView> = turned.collect();
    view! {
        {(!outputs.is_empty()).then(|| view! { <ul class="small-list">{outputs}</ul> })}
        {(!turned.is_empty()).then(|| view! { <p class="basis">{words.turned}</p><ul class="turned">{turned}</ul> })}
    }
    .into_any()
}
