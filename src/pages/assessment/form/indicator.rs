//! One indicator: what is asked, what counts as what, the answer, and whether it is met.

use std::sync::Arc;

use leptos::prelude::*;
use policy::assessment::evaluation::{Why, parts_over, tool_asked};
use policy::assessment::reply::{OwnAnswer, PartsDone};
use policy::engine::decide::{decide, situation};
use policy::explain::explainer::Explainer;
use policy::explain::wording::{date_in_words, unit_word};
use policy::model::day::Day;
use policy::model::document::TimingKind;
use policy::model::facts::Refusal;
use policy::model::product::indicator::{CountAsked, ListKind, Parts, SettledBy};
use policy::model::tool::Tool;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::components::citation::Citation;
use crate::components::figure::{named_in, running};
use crate::components::folded::Folds;
use crate::forms::answer_form::AnswerField;
use crate::forms::fields::Field;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::explanation::reasons;
use crate::pages::assessment::form::draft_form::DraftForm;
use crate::pages::assessment::form::indicator_form::{IndicatorForm, place};
use crate::pages::assessment::form::one_at_a_time::{advance, is_shown, steps};
use crate::pages::assessment::standing::badge;
use crate::pages::assessment::text_control::on_text;
use crate::routing::route::Route;

/// One indicator.
pub fn indicator(draft: DraftForm, form: IndicatorForm, among: StoredValue<Vec<IndicatorForm>>) -> View {
    let words = words(language());
    let indicator = form.indicator;
    let place = place(form);
    let standing = Memo::new(move |_| form.judged.with(|it| it.standing));
    let number = indicator.provisions.first().map(ToString::to_string);
    let meanings = [
        (words.counts_as_met, Some(&indicator.met)),
        (words.counts_as_partly, indicator.partly.as_ref()),
        (words.counts_as_not_met, Some(&indicator.not_met)),
    ];
    let meanings = move || {
        let each = meanings.into_iter().filter_map(|(name, text)| {
            let text = running(localized(text?), &indicator.provisions);
            Some(view! { <div><dt>{name}</dt><dd>{text}</dd></div> })
        });
        let each: Vec<View> = each.collect();
        view! { <dl class="meanings">{each}</dl> }
    };
    // On a phone the answers come first; what counts as what is a tap away.
    let meanings = Folds::new().part(words.criteria, "criteria", Memo::new(|_| true), Arc::new(meanings));
    let clauses = indicator.provisions.iter().map(|it| view! { <Citation provision=*it/> }).collect_view();
    let timing = indicator.provisions.first().and_then(|it| pack::pack().provision(*it)).map(|it| &it.timing);
    let timing = timing.filter(|it| it.kind != TimingKind::None).and_then(|it| it.text.as_ref());
    let timing =
        timing.map(|text| view! { <p class="help"><strong>{words.when}</strong>{running(localized(text), &indicator.provisions)}</p> });
    let figures = named_in(localized(&indicator.question), &indicator.provisions);
    let figures = figures.map(|it| view! { <p class="help"><strong>{words.figures}</strong>{it}</p> });
    let tool = tool_asked(pack::pack(), indicator).filter(|_| indicator.check.is_some());
    let check = tool.map(|tool| check_one(draft, form, tool));
    let confirm = move || {
        let button = view! { <button type="button" on:click=move |_| form.unconfirmed.set(false)>{words.confirm}</button> };
        form.unconfirmed.get().then(|| view! { <p class="note unconfirmed">{words.unconfirmed}" "{button}</p> })
    };
    view! {
        <section class="indicator" class:shown=move || among.with_value(|it| is_shown(form, it)) id=place.clone() aria-labelledby=[&place, "-question"].concat()>
            <header>
                <span class="number">{number}</span>
                <h3 id=[&place, "-question"].concat() tabindex="-1">{localized(&indicator.question)}</h3>
                <p class="now" role="status">{move || badge(standing.get())}</p>
            </header>
            {comment(draft, form)}
            {confirm}
            {indicator.decided_by_county.then(|| view! { <p class="note">{words.county_decides}</p> })}
            {move || form.computed.get().map(|day| view! { <p class="note">{(words.computed)(&date_in_words(day, language()))}</p> })}
            {figures}
            {meanings}
            {timing}
            <p class="help"><strong>{words.evidence}</strong>{running(localized(&indicator.evidence), &indicator.provisions)}</p>
            {answer(draft, form, among)}
            {why(draft, form)}
            {check}
            {papers(form, &place)}
            <div class="clauses">{clauses}</div>
            {steps(draft, form, among)}
        </section>
    }
}

/// What was written back about the answer, until somebody has dealt with it.
fn comment(draft: DraftForm, form: IndicatorForm) -> View {
    let words = words(language());
    let id = form.indicator.id.as_str();
    (move || {
        let comment = draft.comment(id)?;
        let whose = (words.comment_of)(&comment.from, &comment.on);
        Some(view! {
            <div class="note comment">
                <p><strong>{whose}</strong>{comment.text}</p>
                <button type="button" class="not-on-paper" on:click=move |_| draft.drop_comment(id)>{words.comment_done}</button>
            </div>
        })
    })
    .into_view()
}

/// A remark, what there is to show, the post in charge and the day.
fn papers(form: IndicatorForm, place: &str) -> View {
    let words = words(language());
    let filled = [form.note, form.evidence, form.post].iter().any(|it| it.with_untracked(|it| !it.is_empty()));
    let filled = filled || form.on.get_untracked().is_some();
    let day_id = [place, "-on"].concat();
    view! {
        <details class="remark" prop:open=filled>
            <summary>{words.papers}</summary>
            {lines([place, "-note"].concat(), words.note, words.note_help, form.note)}
            {line([place, "-evidence"].concat(), words.own_evidence, words.own_evidence_help, form.evidence)}
            {line([place, "-post"].concat(), words.post, words.post_help, form.post)}
            <div class="line">
                <label for=day_id.clone()>{words.looked_at}</label>
                {day_input(day_id, Signal::derive(move || form.on.get()), move |it| form.on.set(it))}
            </div>
        </details>
    }
}

/// A text of one line with its label and what to write there.
fn line(id: String, label: &'static str, help: &'static str, signal: RwSignal<String>) -> View {
    let (on_input, on_composed) = on_text(move |text| signal.set(text));
    let help_id = [&id, "-help"].concat();
    view! {
        <div class="line">
            <label for=id.clone()>{label}</label>
            <input type="text" id=id maxlength="200" autocomplete="off" aria-describedby=help_id.clone()
                prop:value=move || signal.get() on:input=on_input on:compositionend=on_composed/>
            <p class="help" id=help_id>{help}</p>
        </div>
    }
}

/// A text of several lines.
fn lines(id: String, label: &'static str, help: &'static str, signal: RwSignal<String>) -> View {
    let (on_input, on_composed) = on_text(move |text| signal.set(text));
    let help_id = [&id, "-help"].concat();
    view! {
        <div class="line">
            <label for=id.clone()>{label}</label>
            <textarea id=id maxlength="5000" rows="3" aria-describedby=help_id.clone()
                prop:value=move || signal.get() on:input=on_input on:compositionend=on_composed></textarea>
            <p class="help" id=help_id>{help}</p>
        </div>
    }
}

/// A day as browsers ask for one: it gives a day or nothing.
pub fn day_input(id: String, day: Signal<Option<Day>>, put: impl Fn(Option<Day>) + 'static) -> View {
    view! {
        <input
            type="date"
            id=id
            min="1800-01-01"
            max="9999-12-31"
            prop:value=move || day.get().map(|it| it.to_string()).unwrap_or_default()
            on:change=move |event| put(event_target_value(&event).parse().ok())
        />
    }
}

/// A tool for one case of many, asked on the spot. It explains; the answer above stays the unit's own.
fn check_one(draft: DraftForm, form: IndicatorForm, tool: &'static Tool) -> View {
    let language = language();
    let words = words(language);
    let found = Memo::new(move |_| {
        let (facts, day, readings) = (form.facts(), draft.day.get(), form.readings.get());
        facts.answered().next()?;
        Some(match decide(pack::pack(), tool, &facts, day, readings) {
            Err(refused) => {
                let refused = refused.iter().map(|it| entry::words::refused(pack::pack(), &facts, *it, language));
                (refused.collect::<Vec<_>>().join(" "), Vec::new())
            }
            Ok(finding) => {
                let situation = situation(pack::pack(), tool, &facts, day, readings);
                let explainer = Explainer { pack: pack::pack(), tool, situation: &situation, language };
                let grounds = explainer.lines(&finding).into_iter().map(|it| (it.depth, it.holds, it.sentence()));
                (explainer.verdict(&finding).to_owned(), grounds.collect::<Vec<_>>())
            }
        })
    });
    let within = [place(form).as_str(), "-"].concat();
    let asks: Vec<View> = form.answers.each().into_iter().map(|it| question(it, &within, Signal::derive(|| None))).collect();
    let result = move || found.get().map(|(upshot, grounds)| view! { <p>{upshot}</p><ul class="grounds">{grounds_drawn(grounds)}</ul> });
    let to = Route::Tool(tool.id.clone(), None).to_string();
    view! {
        <details class="check">
            <summary>{(words.check_one)(localized(&tool.title))}</summary>
            <p class="help">{words.check_help}</p>
            {asks}
            <div class="why" aria-live="polite">{result}</div>
            <p class="small"><a href=to>{words.check_whole}</a></p>
        </details>
    }
}

/// What a finding rests on, each with whether it holds.
fn grounds_drawn(grounds: Vec<(u8, Option<bool>, String)>) -> Vec<View> {
    let words = words(language());
    let one = |(depth, holds, sentence)| {
        let mark = match holds {
            Some(true) => words.holds,
            Some(false) => words.holds_not,
            None => words.open,
        };
        view! { <li class=deep(depth)><span class="holds">{mark}</span>{sentence}</li> }
    };
    grounds.into_iter().map(one).collect()
}

/// One of the tool's questions.
fn question(field: AnswerField, within: &str, refused: Signal<Option<String>>) -> View {
    let AnswerField { fact, entry, .. } = field;
    view! { <Field fact entry refused idle=Signal::derive(|| false) within=within.to_owned()/> }
}

/// Whose answer it is, and the questions that it is listed with.
#[derive(Clone, Copy)]
struct Ways {
    draft: DraftForm,
    form: IndicatorForm,
    among: StoredValue<Vec<IndicatorForm>>,
}

/// What is answered: the unit's own word, the parts of the year, the tool's questions.
fn answer(draft: DraftForm, form: IndicatorForm, among: StoredValue<Vec<IndicatorForm>>) -> View {
    let words = words(language());
    let indicator = form.indicator;
    match indicator.settled_by {
        SettledBy::Own => {
            let has_partly = indicator.partly.is_some();
            let all: Vec<(OwnAnswer, &'static str)> =
                OwnAnswer::ALL.into_iter().filter(|it| has_partly || *it != OwnAnswer::Partly).map(|it| (it, (words.own)(it))).collect();
            own(legend(form), all, Ways { draft, form, among })
        }
        SettledBy::OwnCount(_) => {
            let asks = indicator.count.as_ref().map(|it| counts(form, it));
            by_facts(Ways { draft, form, among }, words.by_count, view! { {asks} })
        }
        SettledBy::OwnParts(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => {
            let parts = indicator.settled_by.parts().map(|it| parts_of_the_year(Ways { draft, form, among }, it));
            let within = [place(form).as_str(), "-"].concat();
            let asks: Vec<View> = form
                .answers
                .each()
                .into_iter()
                .map(|field| {
                    let refused = Signal::derive(move || {
                        form.judged.with(|judged| match &judged.why {
                            Why::Refused(all) => refusal(form, all.iter().find(|it| it.fact == field.id)),
                            Why::Own | Why::Unconfirmed | Why::Parts(_) | Why::Count(_) | Why::MoreThanAll(_) | Why::Tool(..) => None,
                        })
                    });
                    question(field, &within, refused)
                })
                .collect();
            let by = if indicator.settled_by.tool().is_some() { words.by_tool } else { words.by_parts };
            by_facts(Ways { draft, form, among }, by, view! { {parts} {asks} })
        }
    }
}

/// What decides it, or that it does not apply or nobody knows.
fn by_facts(ways: Ways, by: &'static str, asks: View) -> View {
    let words = words(language());
    let form = ways.form;
    let applies = Memo::new(move |_| form.own.get() != Some(OwnAnswer::NotApplicable));
    let all = [OwnAnswer::NotApplicable, OwnAnswer::NotSure].map(|it| (it, (words.own)(it))).to_vec();
    view! {
        <p class="help">{by}</p>
        <div hidden=move || !applies.get()>{asks}</div>
        {own(words.or_else, all, ways)}
    }
}

/// How many there are, and how many of them it is so with.
fn counts(form: IndicatorForm, asked: &'static CountAsked) -> View {
    let words = words(language());
    let unit = unit_word(&asked.unit, language());
    let [whole, part] = form.counts;
    let field = |name: &str, label: &'static str, signal: RwSignal<String>, is_part: bool| {
        let id = [place(form).as_str(), name].concat();
        let message_id = [&id, "-message"].concat();
        let (on_input, on_composed) = on_text(move |text| signal.set(text));
        let message = Memo::new(move |_| {
            let text = signal.get();
            if !text.trim().is_empty() && exchange::count::parse_count(&text).is_none() {
                return Some((words.count_fault)(label, &text));
            }
            let too_many = is_part && form.judged.with(|it| matches!(it.why, Why::MoreThanAll(_)));
            too_many.then(|| (words.more_than_all)(label, &text, &whole.get()))
        });
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <span class="with-unit">
                    <input type="text" id=id class="short" inputmode="numeric" autocomplete="off" maxlength="64"
                        aria-describedby=message_id.clone() aria-invalid=move || message.with(Option::is_some).to_string()
                        prop:value=move || signal.get() on:input=on_input on:compositionend=on_composed/>
                    <span class="unit">{unit}</span>
                </span>
                <p class="message" id=message_id aria-live="polite">
                    {move || message.get().map(|it| view! { <span class="error">{it}</span> })}
                </p>
            </div>
        }
    };
    view! { {field("-whole", localized(&asked.whole), whole, false)} {field("-part", localized(&asked.part), part, true)} }
}

/// The burden watch asks what others did.
pub fn legend(form: IndicatorForm) -> &'static str {
    let words = words(language());
    if form.list == ListKind::Sentinel { words.what_was_met } else { words.how_is_it }
}

fn refusal(form: IndicatorForm, refusal: Option<&Refusal>) -> Option<String> {
    Some(entry::words::refused(pack::pack(), &form.facts(), *refusal?, language()))
}

/// The unit's own word, as a row of choices.
fn own(legend: &'static str, all: Vec<(OwnAnswer, &'static str)>, ways: Ways) -> View {
    let words = words(language());
    let Ways { draft, form, among } = ways;
    let name = ["own-", &place(form)].concat();
    let each = all.into_iter().map(|(own, word)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || form.own.get() == Some(own)
                    on:change=move |_| {
                        form.own.set(Some(own));
                        // A new answer confirms what was carried over.
                        form.unconfirmed.set(false);
                        advance(draft, form, among);
                    }
                />
                <span>{word}</span>
            </label>
        }
    });
    let each: Vec<View> = each.collect();
    let take_back = view! {
        <button type="button" class="plain" hidden=move || form.own.get().is_none() on:click=move |_| form.own.set(None)>
            {words.take_back}
        </button>
    };
    view! {
        <fieldset class="own">
            <legend>{legend}</legend>
            <div class="choices">{each} {take_back}</div>
        </fieldset>
    }
}

/// A box for every part of the year; those that are not over yet cannot be ticked.
fn parts_of_the_year(ways: Ways, parts: Parts) -> View {
    let words = words(language());
    let Ways { draft, form, among } = ways;
    let over = Memo::new(move |_| parts_over(parts, draft.in_year.get(), draft.day.get()));
    // Nothing is left unsaid of the parts that are over.
    let all_said = Memo::new(move |_| (1..=over.get()).all(|it| form.parts.with(|parts| parts.get(it).is_some())));
    let boxes = (1..=parts.in_a_year()).map(|part| {
        let done = move || form.parts.with(|it| it.get(part) == Some(true));
        let put = move |event| {
            let checked = event_target_checked(&event);
            // Who has said that the others had none says it of this one too by taking its tick away.
            let others_had_none = form.parts.with_untracked(|it| (1..=12).any(|part| it.get(part) == Some(false)));
            form.parts.update(|it| it.set(part, if checked { Some(true) } else { others_had_none.then_some(false) }));
        };
        view! {
            <label class:not-yet=move || over.get() < part>
                <input type="checkbox" prop:checked=done disabled=move || over.get() < part on:change=put/>
                <span>{(words.part_name)(parts, part)}</span>
            </label>
        }
    });
    let boxes: Vec<View> = boxes.collect();
    let others_had_none = move |event| {
        let checked = event_target_checked(&event);
        form.parts.update(|it| say_of_the_rest(it, over.get_untracked(), checked));
    };
    let all_done = Memo::new(move |_| (1..=over.get()).all(|it| form.parts.with(|parts| parts.get(it) == Some(true))));
    let every = move |_| {
        form.parts.update(|it| (1..=over.get_untracked()).for_each(|part| it.set(part, Some(true))));
        if form.answers.each().is_empty() {
            advance(draft, form, among);
        }
    };
    view! {
        <fieldset class="parts">
            <legend>{(words.which_parts)(parts)}</legend>
            <p class="help">{move || (words.parts_over)(parts, draft.in_year.get(), over.get())}</p>
            <div class="choices">{boxes}</div>
            <div class="choices rest" hidden=move || over.get() == 0>
                <button type="button" disabled=move || all_done.get() on:click=every>{(words.every_part)(parts)}</button>
                <label>
                    <input
                        type="checkbox"
                        prop:checked=move || all_said.get() && !all_done.get()
                        disabled=move || all_done.get()
                        on:change=others_had_none
                    />
                    <span>{(words.rest_had_none)(parts)}</span>
                </label>
            </div>
        </fieldset>
    }
}

/// Says of every part that is over and not done that it was not, or takes that back.
fn say_of_the_rest(parts: &mut PartsDone, over: u8, had_none: bool) {
    for part in 1..=over {
        if parts.get(part) != Some(true) {
            parts.set(part, had_none.then_some(false));
        }
    }
}

/// Why it is met or not, below the answer.
fn why(draft: DraftForm, form: IndicatorForm) -> View {
    let language = language();
    let words = words(language);
    let reasons = Memo::new(move |_| form.judged.with(|it| reasons(form, it, draft.day.get(), language)));
    let drawn = move || {
        let reasons = reasons.get();
        if reasons.upshot.is_empty() {
            return ().into_view();
        }
        let upshot = reasons.upshot.into_iter().map(|it| view! { <p>{it}</p> }).collect_view();
        let has_grounds = !reasons.grounds.is_empty();
        let grounds = grounds_drawn(reasons.grounds);
        view! {
            <div class="why" aria-live="polite">
                {upshot}
                {has_grounds.then(|| view! { <details><summary>{words.why}</summary><ul class="grounds">{grounds}</ul></details> })}
            </div>
        }
    };
    drawn.into_view()
}

/// How far a reason is set in.
pub fn deep(depth: u8) -> &'static str {
    match depth {
        0 => "",
        1 => "deep-1",
        2 => "deep-2",
        _ => "deep-3",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_the_rest_can_be_taken_back() {
        let mut parts = PartsDone::default();
        parts.set(2, Some(true));
        say_of_the_rest(&mut parts, 3, true);
        assert_eq!([1, 2, 3, 4].map(|it| parts.get(it)), [Some(false), Some(true), Some(false), None]);
        say_of_the_rest(&mut parts, 3, false);
        assert_eq!([1, 2, 3].map(|it| parts.get(it)), [None, Some(true), None]);
    }
}
