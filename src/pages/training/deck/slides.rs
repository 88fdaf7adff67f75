//! What a slide looks like, on the projector and on paper.

use leptos::prelude::*;
use policy::explain::{answer_in_words, date_in_words, figure_in_words};
use policy::facts::Facts;
use policy::inquiry::inquire;
use policy::pack::{ActorId, Measure, ParameterId, ProvisionId};
use policy::rule::Chosen;
use quiz::words::{letter, say};
use training::deck::{Asked, Case as OfSample, Part, Shows, Slide, figures, owed};

use crate::i18n::messages::training::words;
use crate::i18n::{language, said};
use crate::pages::training::decision::outcome;
use crate::pages::training::deck::live::example;
use crate::pages::training::deck::show::Show;
use crate::pages::training::drawing::{Lit, drawing, drawn};
use crate::pages::training::quiz::in_a_breath;
use crate::routing::route::Route;

/// How a slide is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A projector: examples are live, answers come when asked for.
    Projector,
    /// Paper: examples are worked out, answers are left to the reader.
    Paper,
}

/// A slide.
pub fn slide(show: Show, at: usize, on: On) -> AnyView {
    let Some(it) = show.slide(at) else { return ().into_any() };
    let inside = match (it.shows, it.measure.and_then(|it| pack::pack().measure(it))) {
        (Shows::Title, _) => title(show, on),
        (Shows::Close, _) => close(show, on),
        (Shows::Sentence, Some(measure)) => sentence(measure, on),
        (Shows::Figures(part), Some(measure)) => figures_slide(show, measure, part, on),
        (Shows::Owed(part), Some(measure)) => owed_slide(show, measure, part, on),
        (Shows::Clause(id), _) => clause(id, on),
        (Shows::Example(case), _) => match (on, show.case(at)) {
            (On::Projector, Some(live)) => {
                let step = show.step.into();
                view! { {case_head(case, on)}{example(live, step)} }.into_any()
            }
            (On::Projector | On::Paper, _) => worked(case, on),
        },
        (Shows::Question(it), _) => question(show, it, on),
        (Shows::Sentence | Shows::Figures(_) | Shows::Owed(_), None) => ().into_any(),
    };
    view! { <div class=["slide ", class(it)].concat()>{running_head(it)}{inside}</div> }.into_any()
}

fn class(it: Slide) -> &'static str {
    match it.shows {
        Shows::Title => "shows-title",
        Shows::Sentence => "shows-sentence",
        Shows::Figures(_) => "shows-figures",
        Shows::Owed(_) => "shows-owed",
        Shows::Clause(_) => "shows-clause",
        Shows::Example(_) => "shows-live",
        Shows::Question(_) => "shows-question",
        Shows::Close => "shows-close",
    }
}

/// The heading of a slide. A page has one heading of the first order: on paper a slide is a part of its page.
fn head(on: On, inside: AnyView) -> AnyView {
    match on {
        On::Projector => view! { <h1 class="slide-head">{inside}</h1> }.into_any(),
        On::Paper => view! { <p class="slide-head">{inside}</p> }.into_any(),
    }
}

/// The name of a slide, in a line.
pub fn name(it: Slide) -> String {
    let words = words(language());
    let what = (words.shows)(it.shows);
    match it.measure.and_then(|it| pack::pack().measure(it)) {
        Some(measure) => [(words.measure)(measure.number).as_str(), " · ", what].concat(),
        None => what.to_owned(),
    }
}

fn running_head(it: Slide) -> Option<AnyView> {
    let measure = it.measure.and_then(|it| pack::pack().measure(it))?;
    if it.shows == Shows::Sentence {
        return None;
    }
    let number = (words(language()).measure)(measure.number);
    Some(view! { <p class="running">{number}" · "{said(&measure.title)}</p> }.into_any())
}

fn title(show: Show, on: On) -> AnyView {
    let (words, pack) = (words(language()), pack::pack());
    let (audience, measures) = show.plan.with_value(|it| (it.audience, it.measures.clone()));
    let each = measures
        .iter()
        .filter_map(|it| pack.measure(*it))
        .map(|it| view! { <li><span class="number">{it.number.to_string()}</span>" "{said(&it.title)}</li> }.into_any());
    view! {
        <p class="official">{said(&pack.title)}</p>
        {head(on, view! { {(words.session)(said(&pack.short_title))} }.into_any())}
        <p class="for">{(words.audience)(audience)}</p>
        <ol class="programme">{each.collect_view()}</ol>
        <p class="origin-note">{said(&pack.disclaimer)}</p>
    }
    .into_any()
}

fn sentence(measure: &'static Measure, on: On) -> AnyView {
    view! {
        <p class="numeral" aria-hidden="true">{measure.number.to_string()}</p>
        {head(on, view! { <span class="only-read">{(words(language()).measure)(measure.number)}" "</span>{said(&measure.title)} }.into_any())}
        <p class="summary">{said(&measure.summary)}</p>
    }
    .into_any()
}

fn figures_slide(show: Show, measure: &'static Measure, part: Part, on: On) -> AnyView {
    let all = figures(pack::pack(), measure.number, show.plan.with_value(|it| it.audience));
    let each = all.get(part.from..part.from + part.count).unwrap_or_default().iter().filter_map(|it| one_figure(*it));
    view! {
        {head(on, view! { {words(language()).figures} }.into_any())}
        <dl class="large-figures">{each.collect_view()}</dl>
    }
    .into_any()
}

fn one_figure(id: ParameterId) -> Option<AnyView> {
    let it = pack::pack().parameters.get(usize::from(id.0))?;
    let shown = figure_in_words(it.value, it.unit, language());
    Some(
        view! {
            <div>
                <dt>{said(&it.label)}</dt>
                <dd><span class="large">{shown}</span><span class="from"><q lang="zh-CN">{it.key_phrase.as_str()}</q>" "{it.provision.to_string()}</span></dd>
            </div>
        }
        .into_any(),
    )
}

fn owed_slide(show: Show, measure: &'static Measure, part: Part, on: On) -> AnyView {
    let words = words(language());
    let all = owed(pack::pack(), measure.number, show.plan.with_value(|it| it.audience));
    let shown = all.get(part.from..part.from + part.count).unwrap_or_default();
    let rows = shown.iter().filter_map(|it| pack::pack().provision(*it)).map(|it| {
        let by = if it.owed_by.is_empty() { words.nobody_named.to_owned() } else { names(&it.owed_by) };
        let inferred = it.owed_note.is_some() && !it.owed_by.is_empty();
        view! {
            <tr>
                <th scope="row"><span class="number">{it.id.to_string()}</span>" "{said(&it.heading)}</th>
                <td>{by}{inferred.then_some(words.inferred_mark)}</td>
                <td>{names(&it.serves)}</td>
                <td>{it.timing.text.as_ref().map_or(words.no_time, said)}</td>
            </tr>
        }
        .into_any()
    });
    view! {
        {head(on, view! { {words.owed} }.into_any())}
        <table>
            <thead>
                <tr><th scope="col">{words.what}</th><th scope="col">{words.by_whom}</th><th scope="col">{words.for_whom}</th><th scope="col">{words.when}</th></tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn names(ids: &[ActorId]) -> String {
    let found = ids.iter().filter_map(|it| pack::pack().actors.get(usize::from(it.0))).map(|it| said(&it.label));
    found.collect::<Vec<_>>().join(words(language()).comma)
}

fn clause(id: ProvisionId, on: On) -> AnyView {
    let words = words(language());
    let Some(it) = pack::pack().provision(id) else { return ().into_any() };
    view! {
        {head(on, view! { <span class="number">{id.to_string()}</span>" "{said(&it.heading)} }.into_any())}
        <p class="key-phrase"><q lang="zh-CN">{it.key_phrase.as_str()}</q></p>
        <p class="restated"><span class="what">{words.in_our_words}</span>{said(&it.text)}</p>
        <p class="sort">{(words.kind)(it.kind)}</p>
    }
    .into_any()
}

fn case_head(case: OfSample, on: On) -> Option<AnyView> {
    let (tool, sample, _) = case.found(pack::pack())?;
    Some(view! { {head(on, view! { {said(&tool.question)} }.into_any())}<p class="who">{said(&sample.name)}</p> }.into_any())
}

/// An example on paper: who it is, what came out, and why.
fn worked(case: OfSample, on: On) -> AnyView {
    let Some((tool, sample, part)) = case.found(pack::pack()) else { return ().into_any() };
    let facts: Facts = part.facts.iter().copied().collect();
    let Ok(inquiry) = inquire(pack::pack(), tool, &facts, sample.as_of, Chosen::default()) else { return ().into_any() };
    let tree = drawn(tool, &inquiry, 26);
    let all = Lit { steps: tree.order.len(), mark: false };
    view! {
        {case_head(case, on)}
        <div class="room-body">
            <div><div class="worked">{outcome(tool, &inquiry)}</div>{fact_list(case)}</div>
            {drawing(&tree, all, &[])}
        </div>
    }
    .into_any()
}

/// The facts of a sample.
fn fact_list(case: OfSample) -> Option<AnyView> {
    let (tool, sample, part) = case.found(pack::pack())?;
    let facts: Facts = part.facts.iter().copied().collect();
    let rows = tool.facts.iter().filter_map(|id| {
        let fact = pack::pack().facts.get(usize::from(id.0))?;
        let shown = answer_in_words(fact, facts.get(*id), language());
        Some(view! { <div><dt>{said(&fact.label)}</dt><dd>{shown}</dd></div> }.into_any())
    });
    let day = date_in_words(sample.as_of, language());
    Some(
        view! {
            <dl class="given">
                {rows.collect_view()}
                <div><dt>{words(language()).as_of}</dt><dd>{day}</dd></div>
            </dl>
        }
        .into_any(),
    )
}

/// A question with its answers to choose from. On the projector the right one comes when it is asked for; on paper it stays with
/// the reader.
fn question(show: Show, asked: Asked, on: On) -> AnyView {
    let words = words(language());
    let Some(question) = asked.question(pack::pack()) else { return ().into_any() };
    let said = say(pack::pack(), &question, language());
    let right = question.right;
    let shown = move || on == On::Projector && 0 < show.step.get();
    let answers = said.answers.into_iter().enumerate().map(|(at, text)| {
        let is_right = move || shown() && at == right;
        let mark = move || is_right().then(|| view! { " "<span class="mark right">{words.right_answer}</span> }.into_any());
        view! { <li class:right=is_right><span class="letter">{letter(at)}</span>" "{text}{mark}</li> }.into_any()
    });
    let answers = view! { <ol class="lettered">{answers.collect_view()}</ol> }.into_any();
    let rows: Vec<AnyView> =
        said.rows.into_iter().map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> }.into_any()).collect();
    let revealed = move || shown().then(|| in_a_breath(&question));
    let revealed = view! { <div class="revealed" role="status">{revealed}</div> }.into_any();
    let alone = rows.is_empty();
    view! {
        {head(on, view! { {said.stem} }.into_any())}
        {said.statement.map(|it| view! { <p class="asked-about">{it}</p> })}
        <div class="room-body" class:alone=alone>
            {(!alone).then(|| view! { <dl class="given">{rows}</dl> })}
            {answers}
        </div>
        {revealed}
    }
    .into_any()
}

fn close(show: Show, on: On) -> AnyView {
    let (words, pack) = (words(language()), pack::pack());
    let measures = show.plan.with_value(|it| it.measures.clone());
    let tools = pack.tools.iter().filter(|it| it.provisions.first().is_some_and(|it| measures.contains(&it.measure)));
    let each = tools.take(8).map(|it| {
        let to = Route::Tool(it.id.clone(), None).to_string();
        view! { <li><a href=to>{said(&it.question)}</a></li> }.into_any()
    });
    view! {
        {head(on, view! { {words.close} }.into_any())}
        <p>{words.close_long}</p>
        <ul class="to-ask">{each.collect_view()}</ul>
        <p class="origin-note">{said(&pack.source_note)}</p>
    }
    .into_any()
}
