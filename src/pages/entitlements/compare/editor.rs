//! The form of one side.

use std::collections::BTreeMap;

use address::mangled::carried;
use exchange::link::{self, Subject};
use leptos::prelude::*;
use policy::model::ids::ToolId;
use policy::model::product::sample::SampleKind;
use policy::model::tool::Reading;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::forms::as_of::{read_day, today_entry};
use crate::forms::fields::Field;
use crate::forms::fields::date::date;
use crate::forms::fields::profile_question::ProfileQuestion;
use crate::forms::fields::typed::radio;
use crate::i18n::messages::compare::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::compare::cases::{ComparisonForm, case_of, fill, same_subject};
use crate::pages::entitlements::compare::faults::{AnswerFault, fault_of, faults};
use crate::pages::entitlements::implications::{ContradictingAnswer, contradicting_answers, contradicting_answers_to, implied_answer};
use crate::pages::entitlements::lookup::{self, tool};
use crate::pages::entitlements::profile_form::{Evaluation, ProfileField, ProfileForm};

/// Chooses which side is edited.
pub fn which_side(comparison: ComparisonForm) -> View {
    let words = words(language());
    let each = [0, 1].map(|at| {
        let checked = Signal::derive(move || comparison.edited.get() == at);
        let label = words.sides.get(at).copied().unwrap_or_default();
        radio("side", checked, move || comparison.edited.set(at), view! { <span>{label}</span> }, "")
    });
    view! {
        <fieldset class="field"><legend>{words.which}</legend><div class="choices">{each.into_iter().collect_view()}</div></fieldset>
    }
}

/// The form of one side.
pub fn editor(comparison: ComparisonForm, at: usize) -> View {
    let (words, pack) = (words(language()), pack::pack());
    let Some((form, other)) = comparison.sides.get(at).copied().zip(comparison.sides.get(1 - at).copied()) else { return ().into_view() };
    let invalid = Signal::derive(move || form.as_of.with(|it| read_day(it).is_err_and(|it| !it.is_beginning())));
    let later = move |years: i32| {
        if let Ok(day) = read_day(&other.as_of.get_untracked()) {
            form.as_of.set(entry::Entry::of_day(day.plus_months(years * 12)));
        }
    };
    let same = move |_| {
        if let Some(case) = untrack(|| case_of(other, comparison.subject)) {
            fill(form, &case.scenario);
        }
    };
    let samples = pack.samples.iter().filter(|it| it.kind == SampleKind::Person && comparison.subject.is_none()).map(|sample| {
        view! { <button type="button" on:click=move |_| form.fill_from_sample(sample)>{localized(&sample.name)}</button> }
    });
    let samples = comparison.subject.is_none().then(|| {
        view! {
            <details class="samples">
                <summary>{words.samples}</summary>
                <div class="sample-buttons">{samples.collect_view()}</div>
            </details>
        }
    });
    let posts = comparison.subject.is_none().then(|| {
        let each = pack.profile.posts.iter().zip(0u8..).map(|(post, position)| {
            let checked = Signal::derive(move || form.post.get() == Some(position));
            radio("post", checked, move || form.post.set(Some(position)), view! { <span>{localized(&post.label)}</span> }, "")
        });
        view! { <fieldset class="field"><legend>{localized(&pack.profile.label)}</legend><div class="posts">{each.collect_view()}</div></fieldset> }
    });
    let faults = Memo::new(move |_| faults(form, comparison.subject, language()));
    let evaluation = form.evaluation();
    let contradicting = Memo::new(move |_| match evaluation.get() {
        Evaluation::Evaluated(it) if comparison.subject.is_none() => contradicting_answers(&it.profile, language()),
        Evaluation::Evaluated(_) | Evaluation::InvalidDay(..) => Vec::new(),
    });
    let fields = form.fields().into_iter().map(|field| match comparison.subject {
        None => of_profile(field, evaluation, contradicting, faults),
        Some(_) => {
            let (fact, entry) = (field.fact, field.entry);
            view! { <Field fact entry refused=fault_of(field, faults) idle=false.into()/> }
        }
    });
    view! {
        {samples}
        {pasted(form, comparison.subject)}
        <p><button type="button" on:click=same>{words.same_as_other}</button></p>
        <fieldset class="field as-of">
            <legend>{words.as_of}</legend>
            {date(form.as_of, "as-of", invalid, false.into())}
            <div class="actions">
                <button type="button" on:click=move |_| form.as_of.set(today_entry())>{words.today}</button>
                <button type="button" on:click=move |_| later(1)>{words.a_year_later}</button>
                <button type="button" on:click=move |_| later(5)>{words.five_years_later}</button>
            </div>
        </fieldset>
        {posts}
        {fields.collect_view()}
        {readings(form, comparison.subject)}
    }
}

/// A question about a whole person: its field, where no answer can be given that contradicts another, or from what its answer
/// follows.
fn of_profile(
    field: ProfileField,
    evaluation: Memo<Evaluation>,
    contradicting: Memo<Vec<ContradictingAnswer>>,
    faults: Memo<Vec<AnswerFault>>,
) -> View {
    let (fact, id, language) = (field.fact, field.id, language());
    let words = words(language);
    let follows =
        Memo::new(move |_| evaluation.with(|it| if let Evaluation::Evaluated(it) = it { implied_answer(it, id, language) } else { None }));
    let profile = ProfileQuestion {
        unsure: field.unsure,
        contradicting: Signal::derive(move || contradicting.with(|it| contradicting_answers_to(it, id))),
        why_idle: Signal::derive(String::new),
    };
    let line = move || {
        follows.get().map(|(answer, why, _)| {
            view! {
                <p class="follows">
                    <span class="what">{localized(&fact.label)}{words.colon}</span>
                    <strong>{answer}</strong>
                    <span class="help">{why}</span>
                </p>
            }
        })
    };
    let (entry, hidden) = (field.entry, move || follows.with(Option::is_some));
    view! {
        {line}
        <div hidden=hidden><Field fact entry refused=fault_of(field, faults) idle=false.into() profile/></div>
    }
}

/// The readings that the side takes.
fn readings(form: ProfileForm, subject: Option<ToolId>) -> View {
    let readings: Vec<&'static Reading> = match subject.and_then(tool) {
        Some(it) => it.readings.iter().collect(),
        None => lookup::readings(),
    };
    let each = readings.into_iter().map(|reading| {
        let usual = reading.choices.first().map(|it| it.id.as_str()).unwrap_or_default();
        let choices = reading.choices.iter().map(|choice| {
            let id = choice.id.as_str();
            let checked = Signal::derive(move || form.readings.with(|it| it.get(&reading.id).map_or(usual, String::as_str) == id));
            let choose = move || {
                form.readings.update(|chosen: &mut BTreeMap<String, String>| {
                    if id == usual {
                        chosen.remove(&reading.id);
                    } else {
                        chosen.insert(reading.id.clone(), id.to_owned());
                    }
                });
            };
            radio(&reading.id, checked, choose, view! { <span>{localized(&choice.label)}</span> }, "")
        });
        view! {
            <fieldset class="field"><legend>{localized(&reading.label)}</legend><div class="choices">{choices.collect_view()}</div></fieldset>
        }
    });
    each.collect_view().into_view()
}

/// A link that somebody sent, put into a side.
fn pasted(form: ProfileForm, subject: Option<ToolId>) -> View {
    let language = language();
    let words = words(language);
    let text = RwSignal::new(String::new());
    let answer = RwSignal::new(Vec::<String>::new());
    let take = move |_| {
        let written = text.get_untracked();
        answer.set(match link::read(pack::pack(), &carried(&written)) {
            Err(problem) => vec![problem.text().in_language(language).to_owned()],
            Ok(read) if !same_subject(read.scenario.subject, subject.map_or(Subject::Profile(None), Subject::Tool)) => {
                vec![words.other_subject.to_owned()]
            }
            Ok(read) => {
                fill(form, &read.scenario);
                let mut said = vec![words.taken.to_owned()];
                said.extend(read.problems.iter().map(|it| it.text().in_language(language).to_owned()));
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
            <div role="status">{move || answer.get().into_iter().map(|it| view! { <p class="help">{it}</p> }).collect_view()}</div>
        </details>
    }
}
