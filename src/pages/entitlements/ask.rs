//! One question a screen: each has an address of its own, so that the browser's way back is the way back here too.

use entry::{Entry, NO, YES};
use leptos::prelude::*;
use policy::engine::profile::State;
use policy::engine::profile::known::Because;
use policy::engine::steps::{Step, is_worth_asking, next_step, step_of, steps_left};
use policy::explain::wording::{answer_in_words, date_in_words};
use policy::model::ids::FactId;
use policy::model::value::Answer;
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::dom::{focus_control, is_wide};
use crate::forms::answer_form::fact;
use crate::forms::fields::options::needs_not_sure_box;
use crate::forms::fields::profile_question::ProfileQuestion;
use crate::forms::fields::{Field, go_to};
use crate::i18n::messages::entitlements::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::implications::{contradicting_answers, contradicting_answers_to, refusal};
use crate::pages::entitlements::line_of_all::line_of_all;
use crate::pages::entitlements::lookup::tool;
use crate::pages::entitlements::page_state::PageState;
use crate::pages::entitlements::profile_form::{Evaluation, ProfileEvaluation};
use crate::pages::entitlements::questions::{ANSWERS, as_of, contradictions, post};
use crate::routing::navigator::{Navigator, navigate};
use crate::routing::route::Route;

/// The address of the question who one is.
const POST: &str = "post";

/// The address of the first group of questions that are ticked; the others follow by number.
const GROUP: &str = "which-";

/// So many questions of a section are asked on one screen where there is room.
const MOST_ON_A_SCREEN: usize = 4;

/// The screen at an address: a question, or the list of answers.
pub fn ask(page: PageState, address: &str) -> View {
    if address == ANSWERS {
        return answers(page);
    }
    let step = page.evaluation.with_untracked(|evaluation| match evaluation {
        Evaluation::Evaluated(it) => step_at(it, address),
        Evaluation::InvalidDay(..) => None,
    });
    match step {
        Some(step) => question(page, step),
        // Nothing is left to ask, or nothing is called so.
        None => {
            Navigator::current().replace(&page.result_route());
            ().into_view()
        }
    }
}

/// The address of a step.
pub fn address(step: &Step) -> String {
    match step {
        Step::Post => POST.to_owned(),
        Step::Fact(id) => fact(*id).map(|it| it.id.clone()).unwrap_or_default(),
        Step::Together(at, _) => [GROUP, &(at + 1).to_string()].concat(),
    }
}

/// The address of the step on which a question is asked.
pub fn address_of(evaluation: &ProfileEvaluation, id: FactId) -> String {
    address(&step_of(pack::pack(), &evaluation.profile, &evaluation.review, id))
}

fn step_at(evaluation: &ProfileEvaluation, address: &str) -> Option<Step> {
    let pack = pack::pack();
    if address.is_empty() {
        return next_step(pack, &evaluation.profile, &evaluation.review);
    }
    if address == POST {
        return Some(Step::Post);
    }
    if let Some(number) = address.strip_prefix(GROUP) {
        let at = number.parse::<u8>().ok()?.checked_sub(1)?;
        let group = pack.profile.together.get(usize::from(at))?;
        // What was answered before can be changed; what follows from something else, or never mattered, is not asked.
        let asked = |id: &&FactId| {
            let state = evaluation.review.questions.iter().find(|it| it.fact == **id).map(|it| &it.state);
            matches!(state, Some(State::Matters(_) | State::Answered)) || evaluation.profile.unsure.contains(id)
        };
        return Some(Step::Together(at, group.facts.iter().filter(asked).copied().collect()));
    }
    let (id, _) = pack.find_fact(address)?;
    pack.profile.sections.iter().any(|it| it.facts.contains(&id)).then_some(Step::Fact(id))
}

/// One screen.
fn question(page: PageState, step: Step) -> View {
    let words = words(language());
    let (left, why) = page.evaluation.with_untracked(|evaluation| match evaluation {
        Evaluation::Evaluated(it) => (steps_left(pack::pack(), &it.profile, &it.review), why_asked(it, &step)),
        Evaluation::InvalidDay(..) => (0, Vec::new()),
    });
    let fields = step.facts().to_vec();
    let is_group = matches!(step, Step::Together(..));
    let mut steps = vec![step];
    if let (Some(Step::Fact(id)), true) = (steps.first(), is_wide()) {
        steps.extend(page.evaluation.with_untracked(|it| with_it(it, *id)).into_iter().map(Step::Fact));
    }
    let control = steps.iter().enumerate().map(|(at, step)| match step {
        Step::Post => post(page),
        Step::Fact(id) if at == 0 => field(page, *id),
        Step::Fact(id) => while_it_matters(page, *id),
        Step::Together(at, facts) => group(page, *at, facts),
    });
    let control = control.collect_view();
    let are_several = 1 < steps.len();
    let here = StoredValue::new(steps);
    // The step that was left as it is: it says what is expected, until it is answered.
    let stays = RwSignal::new(None::<Step>);
    let go_on = move || {
        if is_group {
            page.untick(&fields);
        }
        let open = here.with_value(|it| go_on(page, it));
        if let Some(fact) = open.as_ref().filter(|_| are_several).and_then(|it| fact(*it.facts().first()?)) {
            go_to(fact);
        }
        stays.set(open);
    };
    let unanswered = Memo::new(move |_| stays.get().filter(|it| page.is_empty(it)).map(|it| not_answered(&it)));
    let submit = {
        let go_on = go_on.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            go_on();
        }
    };
    // Where one chooses, not to be sure is among the choices.
    let single = here.with_value(|it| if let [Step::Fact(id)] = it[..] { page.form.field(id) } else { None });
    let single = single.filter(|it| needs_not_sure_box(it.fact));
    let skip = single.map(|field| {
        let skip = move |_| {
            field.entry.set(Entry::default());
            field.unsure.set(true);
            go_on();
        };
        view! { <button type="button" on:click=skip>{words.not_sure}</button> }
    });
    let why: Vec<View> = why.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    let why = (!why.is_empty())
        .then(|| view! { <details class="why-asked"><summary>{words.why_asked}</summary><ul class="small-list">{why}</ul></details> });
    let progress = (1 < left).then(|| view! { <p class="progress">{(words.left)(left)}</p> });
    request_animation_frame(move || focus_control(document().get_element_by_id("ask")));
    view! {
        <div class="ask" class:several=are_several id="ask" tabindex="-1">
            {line_of_all(page)}
            {progress}
            {contradictions(page)}
            <form class="tool-form" on:submit=submit>
                {control}
                <p class="error" id="unanswered" role="alert">{unanswered}</p>
                {why}
                <p class="acts">
                    <button type="submit" class="primary">{words.go_on}</button>
                    {skip}
                </p>
                {counted_to(page)}
            </form>
            <p class="small other-ways">
                <a href=Route::Ask(ANSWERS.to_owned()).to_string()>{words.check_answers}</a>
                " "
                <a href=move || page.result_route().to_string()>{words.to_result}</a>
            </p>
        </div>
    }
}

/// What is said where somebody goes on without an answer: which question it is, and what may be done.
fn not_answered(step: &Step) -> String {
    let words = words(language());
    match step {
        Step::Post => (words.choose_first)(localized(&pack::pack().profile.label)),
        Step::Fact(id) => fact(*id).map(|it| (words.answer_first)(localized(&it.label))).unwrap_or_default(),
        Step::Together(..) => String::new(),
    }
}

/// What is asked together with a question where there is room: the next ones of its section that are asked on a screen each elsewhere.
fn with_it(evaluation: &Evaluation, id: FactId) -> Vec<FactId> {
    let Evaluation::Evaluated(evaluated) = evaluation else { return Vec::new() };
    let (pack, review) = (pack::pack(), &evaluated.review);
    let Some(section) = pack.profile.sections.iter().find(|section| section.facts.contains(&id)) else { return Vec::new() };
    let alone = |other: &FactId| step_of(pack, &evaluated.profile, review, *other) == Step::Fact(*other);
    let later = section.facts.iter().copied().skip_while(|it| *it != id).skip(1);
    later.filter(|other| is_worth_asking(pack, &evaluated.profile, review, *other) && alone(other)).take(MOST_ON_A_SCREEN - 1).collect()
}

/// A question below another one, as long as it is worth asking or is answered.
fn while_it_matters(page: PageState, id: FactId) -> View {
    let is_over = Memo::new(move |_| {
        page.evaluation.with(|evaluation| match evaluation {
            Evaluation::Evaluated(evaluated) => evaluated.review.questions.iter().any(|question| {
                question.fact == id
                    && matches!(question.state, State::Follows(_) | State::Settled(_) | State::Waits(_) | State::OtherReading(_))
            }),
            Evaluation::InvalidDay(..) => false,
        })
    });
    view! { <div hidden=is_over>{field(page, id)}</div> }
}

/// The reference date, folded: it is today's for most.
fn counted_to(page: PageState) -> View {
    let words = words(language());
    let day = move || {
        page.evaluation.with(|evaluation| {
            if let Evaluation::Evaluated(evaluated) = evaluation {
                (words.on_day)(&date_in_words(evaluated.profile.as_of, language()))
            } else {
                words.no_day.to_owned()
            }
        })
    };
    view! { <details class="counted-to"><summary>{day}</summary>{as_of(page)}</details> }
}

/// The next screen, or the result where nothing is left to ask; the step that is open still where it stays here.
fn go_on(page: PageState, here: &[Step]) -> Option<Step> {
    let next = page.evaluation.with_untracked(|evaluation| match evaluation {
        Evaluation::Evaluated(it) => Ok(next_step(pack::pack(), &it.profile, &it.review)),
        // The day says so itself.
        Evaluation::InvalidDay(..) => Err(()),
    });
    let Ok(next) = next else {
        focus_control(document().query_selector(".counted-to summary").ok().flatten());
        return None;
    };
    match next {
        // What cannot be read counts as open, and is asked again at once: its field says why.
        Some(step) if here.contains(&step) => return Some(step),
        Some(step) => navigate(&Route::Ask(address(&step))),
        None => {
            // The page is drawn when the browser has told of the new address, not before.
            page.focus_result.set(true);
            navigate(&page.result_route());
        }
    }
    None
}

/// The field of a question, as it stands on the whole form.
fn field(page: PageState, id: FactId) -> View {
    let Some((fact, field)) = fact(id).zip(page.form.field(id)) else { return ().into_view() };
    let language = language();
    let evaluated = move |said: &dyn Fn(&ProfileEvaluation) -> Option<String>| {
        page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { said(it) } else { None })
    };
    let refused = Signal::derive(move || evaluated(&|it| refusal(it, id, language)));
    let contradicting = Signal::derive(move || {
        page.evaluation.with(|evaluation| match evaluation {
            Evaluation::Evaluated(it) => contradicting_answers_to(&contradicting_answers(&it.profile, language), id),
            Evaluation::InvalidDay(..) => Vec::new(),
        })
    });
    let entry = field.entry;
    effect(move |_| {
        if entry.with(|it| !it.is_empty()) && field.unsure.get_untracked() {
            field.unsure.set(false);
        }
    });
    let profile = ProfileQuestion { unsure: field.unsure, contradicting, why_idle: Signal::derive(String::new) };
    let idle = Signal::derive(|| false);
    view! { <Field fact entry refused idle profile/> }
}

/// Yes-or-no questions that are answered by ticking.
fn group(page: PageState, at: u8, facts: &[FactId]) -> View {
    let words = words(language());
    let label = pack::pack().profile.together.get(usize::from(at)).map(|it| localized(&it.label));
    let each = facts.iter().filter_map(|&id| {
        let (fact, field) = fact(id).zip(page.form.field(id))?;
        let ticked = move || field.entry.with(|it| it.text == YES);
        let tick = move |event| {
            field.entry.set(if event_target_checked(&event) { Entry::of_text(YES) } else { Entry::default() });
            field.unsure.set(false);
        };
        let doubt = move |event| {
            field.entry.set(Entry::default());
            field.unsure.set(event_target_checked(&event));
        };
        // To be ticked, not asked: without the «whether» of the question.
        let label = localized(&fact.label);
        let (label, help) = (label.strip_prefix("是否").unwrap_or(label), fact.help.as_ref().map(localized));
        let not_sure = [label, words.colon, words.not_sure].concat();
        Some(view! {
            <div class="tick">
                <label class="check">
                    <input type="checkbox" name=fact.id.as_str() prop:checked=ticked on:change=tick/>
                    <span>{label}</span>
                </label>
                <label class="check not-sure">
                    <input type="checkbox" aria-label=not_sure prop:checked=field.unsure on:change=doubt/>
                    <span>{words.not_sure}</span>
                </label>
                <p class="help">{help}</p>
            </div>
        })
    });
    view! {
        <fieldset class="field ticks">
            <legend>{label}</legend>
            <p class="help">{words.tick_help}</p>
            {each.collect_view()}
        </fieldset>
    }
}

/// What hangs on the answers of a step: the titles of the tools, with their provisions.
fn why_asked(evaluation: &ProfileEvaluation, step: &Step) -> Vec<String> {
    let asked = |id: &FactId| evaluation.review.questions.iter().find(|it| it.fact == *id);
    let mut tools = Vec::new();
    for question in step.facts().iter().filter_map(asked) {
        if let State::Matters(matters) = &question.state {
            tools.extend(matters.iter().copied().filter(|it| !tools.contains(it)).collect::<Vec<_>>());
        }
    }
    let said = |id: policy::model::ids::ToolId| {
        let tool = tool(id)?;
        let number = tool.provisions.first().map(ToString::to_string).unwrap_or_default();
        Some([&number, " ", localized(&tool.title)].concat())
    };
    tools.into_iter().filter_map(said).collect()
}

/// Every answer, each with the way to change it.
fn answers(page: PageState) -> View {
    let words = words(language());
    request_animation_frame(|| focus_control(document().get_element_by_id("ask")));
    let rows = move || page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { rows(it) } else { Vec::new() });
    let goes_on = move || {
        let next = page.evaluation.with(|evaluation| match evaluation {
            Evaluation::Evaluated(it) => next_step(pack::pack(), &it.profile, &it.review),
            Evaluation::InvalidDay(..) => None,
        });
        next.map(|it| view! { <a class="button" href=Route::Ask(address(&it)).to_string()>{words.ask_on}</a>" " })
    };
    view! {
        <div class="ask" id="ask" tabindex="-1">
            {line_of_all(page)}
            <h2>{words.check_answers}</h2>
            <dl class="rows answers">{rows}</dl>
            <p class="acts">{goes_on}<a class="button" href=move || page.result_route().to_string()>{words.to_result}</a></p>
        </div>
    }
}

/// Who one is, and every question that was asked or could be.
fn rows(evaluation: &ProfileEvaluation) -> Vec<View> {
    let (language, pack) = (language(), pack::pack());
    let words = words(language);
    let row = |label: &'static str, answer: String, to: String| {
        let change = [words.change, label].concat();
        view! { <div><dt>{label}</dt><dd>{answer}" "<a href=Route::Ask(to).to_string() aria-label=change>{words.change}</a></dd></div> }
    };
    let post = evaluation.profile.post.and_then(|it| pack.profile.post(it));
    let post = post.map_or_else(|| words.not_answered.to_owned(), |it| localized(&it.label).to_owned());
    let mut rows = vec![row(localized(&pack.profile.label), post, POST.to_owned())];
    let known = &evaluation.review.known;
    for question in &evaluation.review.questions {
        let Some(fact) = fact(question.fact) else { continue };
        let unsure = evaluation.profile.unsure.contains(&question.fact);
        let answer = known.facts.get(question.fact);
        let asked = match question.state {
            State::Follows(Because::Post) | State::Waits(_) | State::Settled(_) | State::OtherReading(_) => unsure,
            State::Matters(_) => unsure || fact.decided_by.is_none(),
            State::Answered | State::Follows(Because::Fact(_)) => true,
        };
        if !asked {
            continue;
        }
        let said = match answer {
            Answer::Open if unsure => words.not_sure.to_owned(),
            Answer::Open => words.not_answered.to_owned(),
            answer @ (Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..)) => answer_in_words(fact, answer, language),
        };
        rows.push(row(localized(&fact.label), said, address_of(evaluation, question.fact)));
    }
    rows
}

impl PageState {
    /// Whether nothing is entered on a step.
    fn is_empty(self, step: &Step) -> bool {
        match step {
            Step::Post => self.form.post.get().is_none(),
            Step::Fact(id) => self.form.field(*id).is_some_and(|it| it.entry.with(Entry::is_empty) && !it.unsure.get()),
            Step::Together(..) => false,
        }
    }

    /// Answers no to what is not ticked, and not left open either.
    fn untick(self, facts: &[FactId]) {
        for field in facts.iter().filter_map(|it| self.form.field(*it)) {
            if field.entry.with_untracked(Entry::is_empty) && !field.unsure.get_untracked() {
                field.entry.set(Entry::of_text(NO));
            }
        }
    }
}
