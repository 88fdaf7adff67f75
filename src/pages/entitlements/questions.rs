//! The one form: who one is, every question once, and the one to answer next.

use std::sync::Arc;

use leptos::prelude::*;
use policy::engine::profile::known::Because;
use policy::engine::profile::{Next, State};
use policy::engine::steps::steps_left;
use policy::model::fact::FactKind;
use policy::model::ids::FactId;
use policy::model::product::profile_page::ProfileSection;
use policy::model::product::sample::{Sample, SampleKind};
use policy::model::text::Language;
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::dom::{focus_control, is_open};
use crate::components::save_status::{SaveStatusWords, SavedForm, save_status};
use crate::forms::answer_form::fact;
use crate::forms::as_of::{SampleDay, today_entry};
use crate::forms::fields::Field;
use crate::forms::fields::date::date;
use crate::forms::fields::profile_question::ProfileQuestion;
use crate::forms::fields::typed::radio;
use crate::i18n::messages::entitlements::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::implications::{
    ContradictingAnswer, contradicting_answers, contradicting_answers_to, implied_answer, refusal,
};
use crate::pages::entitlements::lookup::{readings, tool};
use crate::pages::entitlements::page_state::{POST, PageState, focus_inside};
use crate::pages::entitlements::profile_form::{Evaluation, ProfileEvaluation};
use crate::pages::entitlements::summarize::group_of;
use crate::routing::route::Route;
use crate::storage::profile;

/// The address of the list of answers.
pub const ANSWERS: &str = "answers";

/// The whole form.
pub fn questions(page: PageState) -> View {
    let language = language();
    let words = words(language);
    let contradicting = Memo::new(move |_| {
        page.evaluation.with(|now| match now {
            Evaluation::InvalidDay(..) => Vec::new(),
            Evaluation::Evaluated(it) => contradicting_answers(&it.profile, language),
        })
    });
    let sections = pack::pack().profile.sections.iter().zip(0u8..).map(|(it, at)| section(page, it, at, contradicting));
    let toggle = move |event: leptos::ev::Event| {
        page.whole_form.set(is_open(&event));
    };
    view! {
        <details class="whole-form" prop:open=page.whole_form on:toggle=toggle>
        <summary>{words.whole_form}</summary>
        <form class="tool-form person-form" on:submit=|event| event.prevent_default() aria-labelledby="person-form">
            <h2 id="person-form">{words.form}</h2>
            {samples(page)}
            {as_of(page)}
            {post(page)}
            {contradictions(page)}
            {sections.collect_view()}
            {how_to_read(page)}
            {next(page)}
        </form>
        </details>
    }
}

/// Keeps the form on the device, and says so.
pub fn kept(page: PageState) -> View {
    let words = words(language());
    save_status(SavedForm {
        words: SaveStatusWords { stored: words.kept, clear: words.clear, cleared: words.cleared },
        key: profile::key(),
        name: words.title.to_owned(),
        is_own: Arc::new(move || page.content.is_own()),
        to_store: Arc::new(move || page.form.to_store()),
        write: Arc::new(profile::write),
        restore: Arc::new(move || page.form.restore()),
        clear: Arc::new(move || page.form.clear()),
    })
}

/// The way into the questions one by one, with how many there still are.
pub fn way_in(page: PageState) -> View {
    let words = words(language());
    let left = Memo::new(move |_| {
        page.evaluation.with(|evaluation| match evaluation {
            Evaluation::Evaluated(it) => (steps_left(pack::pack(), &it.profile, &it.review), it.is_begun()),
            Evaluation::InvalidDay(..) => (0, false),
        })
    });
    let view = move || {
        let (left, begun) = left.get();
        let go = (left != 0).then(|| {
            view! {
                <a class="button primary" href=Route::Ask(String::new()).to_string()>{if begun { words.ask_on } else { words.ask_first }}</a>
                " "
                <span class="progress">{(words.left)(left)}</span>
            }
        });
        let check = begun.then(|| view! { " "<a class="small" href=Route::Ask(ANSWERS.to_owned()).to_string()>{words.check_answers}</a> });
        view! { {go}{check} }
    };
    view! { <p class="acts way-in">{view}</p> }
}

/// Who one is.
pub fn post(page: PageState) -> View {
    let profile = &pack::pack().profile;
    let choices = profile.posts.iter().zip(0u8..).map(|(post, at)| {
        let checked = Signal::derive(move || page.form.post.get() == Some(at));
        let help = post.help.as_ref().map(|it| view! { <span class="help" hidden=move || !checked.get()>{localized(it)}</span> });
        let label = view! { <span>{localized(&post.label)}{help}</span> };
        radio("post", checked, move || page.form.post.set(Some(at)), label, "")
    });
    view! {
        <fieldset class="field" id=POST>
            <legend>{localized(&profile.label)}</legend>
            <p class="help">{localized(&profile.help)}</p>
            <div class="posts">{choices.collect_view()}</div>
        </fieldset>
    }
}

/// One section of questions. Those that need not be answered any more are folded, and say why when they are opened.
fn section(page: PageState, section: &'static ProfileSection, at: u8, contradicting: Memo<Vec<ContradictingAnswer>>) -> View {
    let words = words(language());
    let idle = move || page.evaluation.with(|it| section.facts.iter().filter(|id| page.is_idle(it, **id)).count());
    let idle = Memo::new(move |_| idle());
    let shown = Memo::new(move |_| page.expanded.with(|it| it.contains(&at)));
    let toggle = move |_| page.expanded.update(|it| if it.contains(&at) { it.retain(|it| *it != at) } else { it.push(at) });
    let heading = ["section-", &at.to_string()].concat();
    let heading_id = heading.clone();
    let each = section.facts.iter().filter_map(|&id| question(page, id, shown, contradicting)).collect_view();
    view! {
        <section class="person-section" aria-labelledby=heading>
            <h3 id=heading_id>{localized(&section.title)}</h3>
            {each}
            <p class="not-asked" hidden=move || idle.get() == 0>
                <button type="button" class="plain" aria-expanded=move || shown.get().to_string() on:click=toggle>
                    {move || (words.not_asked)(idle.get(), shown.get())}
                </button>
            </p>
        </section>
    }
}

/// One question: its field, or from what its answer follows.
fn question(page: PageState, id: FactId, shown: Memo<bool>, contradicting: Memo<Vec<ContradictingAnswer>>) -> Option<View> {
    let (fact, field, language) = (fact(id)?, page.form.field(id)?, language());
    let words = words(language);
    let follows = Memo::new(move |_| {
        page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { implied_answer(it, id, language) } else { None })
    });
    let idle = Memo::new(move |_| page.evaluation.with(|it| page.is_idle(it, id)));
    let refused = Signal::derive(move || {
        page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { refusal(it, id, language) } else { None })
    });
    let profile = ProfileQuestion {
        unsure: field.unsure,
        contradicting: Signal::derive(move || contradicting.with(|it| contradicting_answers_to(it, id))),
        why_idle: Signal::derive(move || {
            page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { why_idle(it, id, language) } else { String::new() })
        }),
    };
    let entry = field.entry;
    // An answer overrides "not sure".
    effect(move |_| {
        if entry.with(|it| !it.is_empty()) && field.unsure.get_untracked() {
            field.unsure.set(false);
        }
    });
    let line = move || {
        follows.get().map(|(answer, why, because)| {
            let change = move |_| match because {
                Because::Post => focus_inside(POST),
                Because::Fact(id) => page.go(id),
            };
            view! {
                <p class="follows">
                    <span class="what">{localized(&fact.label)}{words.colon}</span>
                    <strong>{answer}</strong>
                    <span class="help">{why}" "<button type="button" class="plain" on:click=change>{words.change_that}</button></span>
                </p>
            }
        })
    };
    let gives_way = Memo::new(move |_| {
        page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { it.review.known.gives_way.contains(&id) } else { false })
    });
    let hidden = move || (follows.with(Option::is_some) && !gives_way.get()) || (idle.get() && !shown.get());
    Some(view! {
        {line}
        <div hidden=hidden><Field fact entry refused idle=idle.into() profile/></div>
    })
}

/// Why a question need not be answered: the tools that ask it, and their results.
fn why_idle(evaluation: &ProfileEvaluation, id: FactId, language: Language) -> String {
    let words = words(language);
    let tools = match evaluation.review.questions.iter().find(|it| it.fact == id).map(|it| &it.state) {
        Some(State::Settled(tools)) => tools,
        Some(State::Waits(first)) => {
            let label = fact(*first).map(|it| it.label.in_language(language)).unwrap_or_default();
            return (words.asked_later)(label);
        }
        Some(State::OtherReading(tools)) => {
            let titles: Vec<&str> = tools.iter().filter_map(|it| tool(*it)).map(|it| it.title.in_language(language)).collect();
            return (words.other_reading)(&titles.join(words.comma));
        }
        Some(State::Answered | State::Follows(_) | State::Matters(_)) | None => return String::new(),
    };
    let each: Vec<String> = tools
        .iter()
        .filter_map(|id| {
            let entry = evaluation.review.entries.iter().find(|it| it.tool == *id)?;
            let title = tool(*id)?.title.in_language(language);
            Some((words.settled)(title, (words.group)(group_of(evaluation, entry))))
        })
        .collect();
    (words.why_idle)(&each.join(words.semicolon))
}

/// Answers that contradict each other all the same: a link put together by hand can bring them.
pub fn contradictions(page: PageState) -> View {
    let words = words(language());
    let found = move || {
        let ids =
            page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { it.review.known.contradictions.clone() } else { Vec::new() });
        (!ids.is_empty()).then(|| {
            let each = ids.into_iter().filter_map(|id| {
                let label = localized(&fact(id)?.label);
                Some(view! { <li><button type="button" class="plain" on:click=move |_| page.go(id)>{label}</button></li> })
            });
            view! { <div class="warning" role="status"><p>{words.contradictions}</p><ul class="to-answer">{each.collect_view()}</ul></div> }
        })
    };
    found.into_view()
}

/// The question that settles most, always in sight, and the way back to the result that one came from.
fn next(page: PageState) -> View {
    let words = words(language());
    let found = Memo::new(move |_| page.evaluation.with(|it| if let Evaluation::Evaluated(it) = it { it.review.next } else { None }));
    let view = move || match found.get() {
        Some(Next::Post) => {
            let go = move |_| focus_inside(POST);
            view! {
                <p><span class="what">{words.next}</span><strong>{localized(&pack::pack().profile.label)}</strong></p>
                <p class="acts"><button type="button" class="primary" on:click=go>{words.answer}</button></p>
            }
        }
        Some(Next::Fact(id)) => {
            let Some((fact, field)) = fact(id).zip(page.form.field(id)) else { return ().into_view() };
            let skip = move |_| {
                field.entry.set(entry::Entry::default());
                field.unsure.set(true);
            };
            view! {
                <p><span class="what">{words.next}</span><strong>{localized(&fact.label)}</strong></p>
                <p class="acts">
                    <button type="button" class="primary" on:click=move |_| page.go(id)>{words.answer}</button>
                    <button type="button" on:click=skip>{words.not_sure}</button>
                </p>
            }
        }
        None => view! { <p><strong>{words.nothing_to_ask}</strong></p> },
    };
    let back = move || {
        page.return_to.get().and_then(tool).map(|tool| {
            let to = tool.id.as_str();
            let go = move |_| {
                page.return_to.set(None);
                focus_control(document().get_element_by_id(&["result-", to].concat()));
            };
            view! { <p class="back"><button type="button" class="plain" on:click=go>{(words.back_to)(localized(&tool.title))}</button></p> }
        })
    };
    view! { <div class="next-question not-on-paper" role="group" aria-label=words.next>{view}{back}</div> }
}

/// The reference date.
pub fn as_of(page: PageState) -> View {
    let words = words(language());
    let form = page.form;
    let wrong = Memo::new(move |_| {
        page.evaluation.with(|now| match now {
            Evaluation::InvalidDay(entry, why) => {
                let kind = FactKind::Date { past: false, not_before: None };
                Some(entry::words::misread(words.as_of, &kind, entry, *why, language()))
            }
            Evaluation::Evaluated(_) => None,
        })
    });
    let invalid = Signal::derive(move || wrong.with(Option::is_some));
    view! {
        <fieldset class="field as-of">
            <legend>{words.as_of}</legend>
            <p class="help">{words.as_of_help}</p>
            <div class="beside">
                {date(form.as_of, "as-of", invalid, false.into())}
                <button type="button" on:click=move |_| form.as_of.set(today_entry())>{words.today}</button>
            </div>
            <p class="message" aria-live="polite">{move || wrong.get().map(|it| view! { <span class="error">{it}</span> })}</p>
        </fieldset>
    }
}

/// Invented people to fill the form with.
fn samples(page: PageState) -> View {
    let words = words(language());
    let shown = RwSignal::new(None::<&'static Sample>);
    let day = SampleDay::watch(page.form.as_of, page.form.answers);
    let people = pack::pack().samples.iter().filter(|it| it.kind == SampleKind::Person);
    let buttons = people.map(|sample| {
        let fill = move |_| {
            page.form.fill_from_sample(sample);
            day.filled(sample.as_of);
            shown.set(Some(sample));
        };
        let pressed = move || shown.with(|it| it.is_some_and(|it| it.id == sample.id)).to_string();
        view! { <button type="button" data-sample=sample.id.as_str() aria-pressed=pressed on:click=fill>{localized(&sample.name)}</button> }
    });
    let story = move || {
        shown.get().map(|sample| {
            let notes = sample.tools.iter().filter_map(|it| it.note.as_ref()).map(|it| view! { <p class="help">{localized(it)}</p> });
            view! { <p class="help">{localized(&sample.story)}</p>{notes.collect_view()} }
        })
    };
    view! {
        <details class="samples not-on-paper">
            <summary>{words.samples}</summary>
            <p class="help">{words.samples_note}</p>
            <div class="sample-buttons">{buttons.collect_view()}</div>
            <div role="status">{story}</div>
        </details>
    }
}

/// The readings, each once: a choice serves every tool that has it.
fn how_to_read(page: PageState) -> View {
    let words = words(language());
    let each = readings().into_iter().map(|reading| {
        let usual = reading.choices.first().map(|it| it.id.as_str()).unwrap_or_default();
        let chosen = Memo::new(move |_| page.form.readings.with(|it| it.get(&reading.id).cloned().unwrap_or_else(|| usual.to_owned())));
        let choices = reading.choices.iter().map(|choice| {
            let id = choice.id.as_str();
            let checked = Signal::derive(move || chosen.with(|it| it == id));
            let choose = move || {
                page.form.readings.update(|chosen| {
                    if id == usual {
                        chosen.remove(&reading.id);
                    } else {
                        chosen.insert(reading.id.clone(), id.to_owned());
                    }
                });
            };
            let label =
                view! { <span><span class="what">{localized(&choice.label)}</span><span class="help">{localized(&choice.reason)}</span></span> };
            radio(&reading.id, checked, choose, label, "")
        });
        let link = reading.ambiguity.map(|number| {
            let to = Route::Ambiguities(Some(number)).to_string();
            view! { <p class="small not-on-paper"><a href=to>{(words.ambiguity)(number)}</a></p> }
        });
        view! {
            <fieldset class="field reading" id=["reading-", &reading.id].concat()>
                <legend>{localized(&reading.label)}</legend>
                <div class="reading-choices">{choices.collect_view()}</div>
                {link}
            </fieldset>
        }
    });
    view! {
        <details class="person-readings" prop:open=page.form.readings.with_untracked(|it| !it.is_empty())>
            <summary>{words.readings}</summary>
            <p class="help">{words.readings_help}</p>
            {each.collect_view()}
        </details>
    }
}
