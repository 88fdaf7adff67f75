//! Renders the slides of a deck, for the projector and for paper.

use leptos::prelude::*;
use policy::engine::inquiry::inquire;
use policy::explain::wording::{answer_in_words, date_in_words, figure_in_words};
use policy::model::document::Measure;
use policy::model::facts::Facts;
use policy::model::ids::{ActorId, ParameterId, ProvisionId};
use policy::model::rule::ReadingChoices;
use policy::model::text::Language;
use quiz::words::{letter, question_text};
use template::View;
use template::into_view::IntoView;
use template_macro::view;
use training::deck::{Case as OfSample, Part, Shows, Slide, SlideQuestion, figures, figures_to_keep, owed};
use training::fit::sentences;

use crate::components::qr::qr;
use crate::i18n::messages::training::words;
use crate::i18n::{language, localized};
use crate::pages::training::decision::outcome;
use crate::pages::training::deck::live::example;
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::drawing::{Lit, drawing, drawn};
use crate::pages::training::quiz::short_reasons::short_reasons;
use crate::routing::navigator::public_link;
use crate::routing::route::Route;

/// What a slide is rendered for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A projector: examples are live, answers are revealed on request.
    Projector,
    /// The picture of the projector in the presenter's window: as there, but no page of its own.
    Presenter,
    /// Paper: examples are worked out, questions have no answers.
    Paper,
}

/// The slide at a position of the deck.
pub fn slide(show: Slideshow, at: usize, medium: Medium) -> View {
    let Some(current) = show.slide(at) else { return ().into_view() };
    let inside = match (current.shows, current.measure.and_then(|it| pack::pack().measure(it))) {
        (Shows::Title(part), _) => title(show, part, medium),
        (Shows::Close, _) => close(show, medium),
        (Shows::Sentence(part), Some(measure)) => sentence(show, measure, part, medium),
        (Shows::Figures(part), Some(measure)) => figures_slide(show, measure, part, medium),
        (Shows::Owed(part), Some(measure)) => owed_slide(show, measure, part, medium),
        (Shows::Clause(id, part), _) => clause(id, part, medium),
        (Shows::Example(case), _) => match (medium, show.case(at)) {
            (Medium::Projector | Medium::Presenter, Some(live)) => view! { {case_head(case, medium)}{example(live, show.step)} },
            (Medium::Projector | Medium::Presenter | Medium::Paper, _) => worked_example(case, medium),
        },
        (Shows::Question(asked), _) => question(show, asked, medium),
        (Shows::Sentence(_) | Shows::Figures(_) | Shows::Owed(_), None) => ().into_view(),
    };
    view! { <div class=["slide ", class(current)].concat()>{running_head(current)}{inside}</div> }
}

/// The class of a slide, by which the style sheet lays it out.
fn class(slide: Slide) -> &'static str {
    match slide.shows {
        Shows::Title(_) => "shows-title",
        Shows::Sentence(_) => "shows-sentence",
        Shows::Figures(_) => "shows-figures",
        Shows::Owed(_) => "shows-owed",
        Shows::Clause(..) => "shows-clause",
        Shows::Example(_) => "shows-live",
        Shows::Question(_) => "shows-question",
        Shows::Close => "shows-close",
    }
}

/// The heading of a slide. Elsewhere than on the projector it is no `<h1>`, because the page has its own.
fn head(medium: Medium, inside: View) -> View {
    match medium {
        Medium::Projector => view! { <h1 class="slide-head">{inside}</h1> },
        Medium::Presenter | Medium::Paper => view! { <p class="slide-head">{inside}</p> },
    }
}

/// The name of a slide in one line.
pub fn name(slide: Slide) -> String {
    let words = words(language());
    let content = (words.shows)(slide.shows);
    match slide.measure.and_then(|it| pack::pack().measure(it)) {
        Some(measure) => [(words.measure)(measure.number).as_str(), " · ", content].concat(),
        None => content.to_owned(),
    }
}

/// The measure above a slide; the slide with its sentence shows it already.
fn running_head(slide: Slide) -> Option<View> {
    let measure = slide.measure.and_then(|it| pack::pack().measure(it))?;
    if matches!(slide.shows, Shows::Sentence(_)) {
        return None;
    }
    let number = (words(language()).measure)(measure.number);
    Some(view! { <p class="running">{number}" · "{localized(&measure.title)}</p> })
}

/// The first slide; what of the programme does not fit there stands on slides of its own.
fn title(show: Slideshow, part: Part, medium: Medium) -> View {
    let (words, pack) = (words(language()), pack::pack());
    let (audience, measures) = show.plan.with_value(|it| (it.audience, it.measures.clone()));
    let items = measures
        .get(part.from..part.from + part.count)
        .unwrap_or_default()
        .iter()
        .filter_map(|it| pack.measure(*it))
        .map(|it| view! { <li><span class="number">{it.number.to_string()}</span>" "{localized(&it.title)}</li> });
    let programme = view! { <ol class="programme">{items.collect_view()}</ol> };
    let session = head(medium, view! { {(words.session)(localized(&pack.short_title))} });
    if 0 < part.from {
        return view! { <div class="goes-on">{session}</div>{programme} };
    }
    view! {
        <p class="official">{localized(&pack.title)}</p>
        {session}
        <p class="for">{(words.audience)(audience)}</p>
        {programme}
        <p class="origin-note">{localized(&pack.disclaimer)}</p>
    }
}

/// A measure in one sentence, with its figures below where there is room.
fn sentence(show: Slideshow, measure: &'static Measure, part: Part, medium: Medium) -> View {
    view! {
        <p class="numeral" aria-hidden="true">{measure.number.to_string()}</p>
        {head(medium, view! { <span class="only-read">{(words(language()).measure)(measure.number)}" "</span>{localized(&measure.title)} })}
        <p class="summary">{localized(&measure.summary)}</p>
        {(0 < part.count).then(|| large_figures(show, measure, part))}
    }
}

fn figures_slide(show: Slideshow, measure: &'static Measure, part: Part, medium: Medium) -> View {
    view! {
        {head(medium, view! { {words(language()).figures} })}
        {large_figures(show, measure, part)}
    }
}

fn large_figures(show: Slideshow, measure: &'static Measure, part: Part) -> View {
    let all = figures(pack::pack(), measure.number, show.plan.with_value(|it| it.audience));
    let items = all.get(part.from..part.from + part.count).unwrap_or_default().iter().filter_map(|it| one_figure(*it));
    view! { <dl class="large-figures">{items.collect_view()}</dl> }
}

/// A figure with its key phrase and provision.
fn one_figure(id: ParameterId) -> Option<View> {
    let parameter = pack::pack().parameter_at(id)?;
    let figure = figure_in_words(parameter.value, parameter.unit, language());
    Some(view! {
        <div>
            <dt>{localized(&parameter.label)}</dt>
            <dd><span class="large">{figure}</span><span class="from"><q lang="zh-CN">{parameter.key_phrase.as_str()}</q>" "{parameter.provision.to_string()}</span></dd>
        </div>
    })
}

fn owed_slide(show: Slideshow, measure: &'static Measure, part: Part, medium: Medium) -> View {
    let words = words(language());
    let all = owed(pack::pack(), measure.number, show.plan.with_value(|it| it.audience));
    let shown = all.get(part.from..part.from + part.count).unwrap_or_default();
    let rows = shown.iter().filter_map(|it| pack::pack().provision(*it)).map(|provision| {
        let by = if provision.owed_by.is_empty() { words.nobody_named.to_owned() } else { actors(&provision.owed_by) };
        let inferred = provision.owed_note.is_some() && !provision.owed_by.is_empty();
        let said = |what: &'static str, how: String| {
            view! { <span class="said"><span class="what">{what}{words.colon}</span>{how}</span>" " }
        };
        let serves = (!provision.serves.is_empty()).then(|| said(words.for_whom, actors(&provision.serves)));
        view! {
            <li>
                <strong><span class="number">{provision.id.to_string()}</span>" "{localized(&provision.heading)}</strong>
                <p>
                    {said(words.by_whom, [by.as_str(), if inferred { words.inferred_mark } else { "" }].concat())}
                    {serves}
                    {said(words.when, provision.timing.text.as_ref().map_or(words.no_time, localized).to_owned())}
                </p>
            </li>
        }
    });
    view! {
        {head(medium, view! { {words.owed} })}
        <ul class="owed">{rows.collect_view()}</ul>
    }
}

/// The names of these, in a list.
pub fn actors(ids: &[ActorId]) -> String {
    let found = ids.iter().filter_map(|it| pack::pack().actor_at(*it)).map(|it| localized(&it.label));
    found.collect::<Vec<_>>().join(words(language()).comma)
}

/// A clause: the document's words where it begins, and what it means, as much of it as fits.
fn clause(id: ProvisionId, part: Part, medium: Medium) -> View {
    let words = words(language());
    let Some(provision) = pack::pack().provision(id) else { return ().into_view() };
    let first = part.from == 0;
    let text = sentences(localized(&provision.text));
    let between = if language() == Language::Chinese { "" } else { " " };
    let shown = text.get(part.from..part.from + part.count).unwrap_or_default().join(between);
    view! {
        {head(medium, view! { <span class="number">{id.to_string()}</span>" "{localized(&provision.heading)} })}
        {first.then(|| view! { <p class="key-phrase"><q lang="zh-CN">{provision.key_phrase.as_str()}</q></p> })}
        <p class="restated">{first.then(|| view! { <span class="what">{words.in_our_words}</span> })}{shown}</p>
        <p class="sort">{(words.kind)(provision.kind)}</p>
    }
}

fn case_head(case: OfSample, medium: Medium) -> Option<View> {
    let (tool, sample, _) = case.found(pack::pack())?;
    Some(view! { {head(medium, view! { {localized(&tool.question)} })}<p class="who">{localized(&sample.name)}</p> })
}

/// An example on paper: the person, the result and the reasons.
fn worked_example(case: OfSample, medium: Medium) -> View {
    let Some((tool, sample, part)) = case.found(pack::pack()) else { return ().into_view() };
    let facts: Facts = part.facts.iter().copied().collect();
    let Ok(inquiry) = inquire(pack::pack(), tool, &facts, sample.as_of, ReadingChoices::default()) else { return ().into_view() };
    let tree = drawn(tool, &inquiry, 26);
    let all = Lit { steps: tree.order.len(), mark: false };
    view! {
        {case_head(case, medium)}
        <div class="room-body">
            <div><div class="worked">{outcome(tool, &inquiry)}</div>{fact_list(case)}</div>
            {drawing(&tree, all, &[])}
        </div>
    }
}

/// The facts of a sample.
fn fact_list(case: OfSample) -> Option<View> {
    let (tool, sample, part) = case.found(pack::pack())?;
    let facts: Facts = part.facts.iter().copied().collect();
    let rows = tool.facts.iter().filter_map(|id| {
        let fact = pack::pack().fact_at(*id)?;
        let shown = answer_in_words(fact, facts.get(*id), language());
        Some(view! { <div><dt>{localized(&fact.label)}</dt><dd>{shown}</dd></div> })
    });
    let day = date_in_words(sample.as_of, language());
    Some(view! {
        <dl class="given">
            {rows.collect_view()}
            <div><dt>{words(language()).as_of}</dt><dd>{day}</dd></div>
        </dl>
    })
}

/// A question with its answers to choose from. On the projector the right one is revealed on request; on paper it is not printed.
/// Where all of it does not fit, what is told comes first, then the answers.
fn question(show: Slideshow, asked: SlideQuestion, medium: Medium) -> View {
    let words = words(language());
    let Some(question) = asked.question(pack::pack(), language()) else { return ().into_view() };
    let steps = if asked.fits_at_once(pack::pack(), &question, language()) { 1 } else { 2 };
    if medium != Medium::Paper {
        show.question_steps.set(steps);
    }
    let texts = question_text(pack::pack(), &question, language());
    let right = question.right;
    let at_once = medium == Medium::Paper || steps == 1;
    let is_revealed = move || medium != Medium::Paper && steps <= show.step.get();
    let answers = texts.answers.into_iter().enumerate().map(|(at, text)| {
        let is_right = move || is_revealed() && at == right;
        let mark = move || is_right().then(|| view! { " "<span class="mark right">{words.right_answer}</span> });
        view! { <li class:right=is_right><span class="letter">{letter(at)}</span>" "{text}{mark}</li> }
    });
    let answers = view! { <ol class="lettered" hidden=move || !at_once && show.step.get() == 0>{answers.collect_view()}</ol> };
    let rows: Vec<View> = texts.rows.into_iter().map(|(name, what)| view! { <div><dt>{name}</dt><dd>{what}</dd></div> }).collect();
    let revealed = move || is_revealed().then(|| short_reasons(&question));
    let revealed = view! { <div class="revealed" role="status">{revealed}</div> };
    let (none, alone) = (rows.is_empty(), rows.is_empty() || !at_once);
    // Why the answers are not seen yet.
    let then = (!at_once).then(|| view! { <p class="then" hidden=move || 0 < show.step.get()>{words.answers_follow}</p> });
    view! {
        {head(medium, view! { {texts.stem} })}
        {texts.statement.map(|it| view! { <p class="asked-about">{it}</p> })}
        <div class="room-body" class:alone=alone>
            {(!none).then(|| view! { <dl class="given" hidden=move || !at_once && 0 < show.step.get()>{rows}</dl> })}
            {then}
            {answers}
        </div>
        {revealed}
    }
}

/// The most figures of the last slide, or questions where the plan has no figure: more could not be read beside the code.
pub const TO_KEEP: usize = 3;

/// The last slide: a few figures to keep in mind, and the way to work out one's own case, as a code as high as the slide.
fn close(show: Slideshow, medium: Medium) -> View {
    let (words, pack) = (words(language()), pack::pack());
    let figures = show.plan.with_value(|it| figures_to_keep(pack, it, TO_KEEP));
    let kept = if figures.is_empty() {
        let measures = show.plan.with_value(|it| it.measures.clone());
        let tools = pack.tools.iter().filter(|it| it.provisions.first().is_some_and(|it| measures.contains(&it.measure)));
        let items = tools.take(TO_KEEP).map(|it| view! { <li>{localized(&it.question)}</li> });
        view! { <ul class="to-ask">{items.collect_view()}</ul> }
    } else {
        view! { <dl class="large-figures">{figures.into_iter().filter_map(one_figure).collect_view()}</dl> }
    };
    let code = public_link(&Route::Tools.to_string()).and_then(|it| qr(&it, words.close_code));
    view! {
        <div class="to-take-home">
            <div>
                {head(medium, view! { {words.close} })}
                {kept}
                {code.is_some().then(|| view! { <p class="close-long">{words.close_long}</p> })}
                <p class="origin-note">{localized(&pack.source_note)}</p>
            </div>
            {code}
        </div>
    }
}
