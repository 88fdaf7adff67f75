//! One indicator: what is asked, what counts as what, the answer, and how it stands.

use leptos::prelude::*;
use policy::assessment::{Own, PartsDone, Why, parts_over};
use policy::facts::Refusal;
use policy::pack::{Parts, SettledBy};

use crate::components::citation::Citation;
use crate::language::{language, said};
use crate::route::Route;
use crate::screens::assessment::desk::{Desk, Form, asked};
use crate::screens::assessment::facts;
use crate::screens::assessment::standing::badge;
use crate::screens::assessment::typed::on_text;
use crate::screens::assessment::why::reasons;
use crate::screens::assessment::words::words;

/// The id of an indicator's place in the page.
pub fn place(form: Form) -> String {
    form.indicator.id.replace('.', "-")
}

/// One indicator.
pub fn indicator(desk: Desk, form: Form) -> AnyView {
    let words = words(language());
    let it = form.indicator;
    let place = place(form);
    let standing = Memo::new(move |_| form.judged.with(|it| it.standing));
    let number = it.provisions.first().map(ToString::to_string);
    let meanings =
        [(words.counts_as_met, Some(&it.met)), (words.counts_as_partly, it.partly.as_ref()), (words.counts_as_not_met, Some(&it.not_met))];
    let meanings = meanings.into_iter().filter_map(|(name, text)| {
        let text = said(text?);
        Some(view! { <div><dt>{name}</dt><dd>{text}</dd></div> })
    });
    let clauses = it.provisions.iter().map(|it| view! { <Citation provision=*it/> }).collect_view();
    let check = it.check.and_then(|it| pack::pack().tools.get(usize::from(it.0))).map(|tool| {
        let to = Route::Tool(tool.id.clone(), None).to_string();
        view! { <p class="help"><a href=to>{(words.check_one)(said(&tool.title))}</a></p> }
    });
    let (on_note, on_note_composed) = on_text(move |text| form.note.set(text));
    let noted = form.note.with_untracked(|it| !it.is_empty());
    view! {
        <section class="indicator" id=place.clone() aria-labelledby=[&place, "-question"].concat()>
            <header>
                <span class="number">{number}</span>
                <h3 id=[&place, "-question"].concat() tabindex="-1">{said(&it.question)}</h3>
                <p class="now" role="status">{move || badge(standing.get())}</p>
            </header>
            <dl class="meanings">{meanings.collect_view()}</dl>
            <p class="help"><strong>{words.evidence}</strong>{said(&it.evidence)}</p>
            {check}
            {answer(desk, form)}
            {why(desk, form)}
            <details class="remark" prop:open=noted>
                <summary>{words.note}</summary>
                <label for=[&place, "-note"].concat() class="help">{words.note_help}</label>
                <textarea
                    id=[&place, "-note"].concat()
                    maxlength="2000"
                    rows="3"
                    prop:value=move || form.note.get()
                    on:input=on_note
                    on:compositionend=on_note_composed
                ></textarea>
            </details>
            <div class="clauses">{clauses}</div>
        </section>
    }
    .into_any()
}

/// What is answered: the unit's own word, the parts of the year, the tool's questions.
fn answer(desk: Desk, form: Form) -> AnyView {
    let words = words(language());
    let it = form.indicator;
    match it.settled_by {
        SettledBy::Own => {
            let has_partly = it.partly.is_some();
            let all: Vec<(Own, &'static str)> =
                Own::ALL.into_iter().filter(|it| has_partly || *it != Own::Partly).map(|it| (it, (words.own)(it))).collect();
            own(form, words.how_is_it, all)
        }
        SettledBy::OwnParts(_) | SettledBy::Tool { .. } | SettledBy::ToolParts { .. } => {
            let parts = it.settled_by.parts().map(|it| parts_of_the_year(desk, form, it));
            let applies = Memo::new(move |_| form.own.get() != Some(Own::NotApplicable));
            let asks: Vec<AnyView> = asked(it)
                .filter_map(|(id, fact)| {
                    let entry = form.entries.with_value(|it| it.iter().find(|it| it.0 == id).map(|it| it.1))?;
                    let refused = Memo::new(move |_| {
                        form.judged.with(|judged| match &judged.why {
                            Why::Refused(all) => refusal(form, all.iter().find(|it| it.fact == id)),
                            Why::Own | Why::Unconfirmed | Why::Parts(_) | Why::Tool(..) => None,
                        })
                    });
                    Some(facts::field(fact, entry, refused))
                })
                .collect();
            let by = if it.settled_by.tool().is_some() { words.by_tool } else { words.by_parts };
            let all = vec![(Own::NotApplicable, (words.own)(Own::NotApplicable)), (Own::NotSure, (words.own)(Own::NotSure))];
            view! {
                <p class="help">{by}</p>
                <div hidden=move || !applies.get()>{parts} {asks}</div>
                {own(form, words.or_else, all)}
            }
            .into_any()
        }
    }
}

fn refusal(form: Form, refusal: Option<&Refusal>) -> Option<String> {
    Some(entry::words::refused(pack::pack(), &form.facts(), *refusal?, language()))
}

/// The unit's own word, as a row of choices.
fn own(form: Form, legend: &'static str, all: Vec<(Own, &'static str)>) -> AnyView {
    let words = words(language());
    let name = ["own-", &place(form)].concat();
    let each = all.into_iter().map(|(own, word)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || form.own.get() == Some(own)
                    on:change=move |_| form.own.set(Some(own))
                />
                <span>{word}</span>
            </label>
        }
        .into_any()
    });
    let each: Vec<AnyView> = each.collect();
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
    .into_any()
}

/// A box for every part of the year; those that are not over yet cannot be ticked.
fn parts_of_the_year(desk: Desk, form: Form, parts: Parts) -> AnyView {
    let words = words(language());
    let over = Memo::new(move |_| parts_over(parts, desk.in_year.get(), desk.day.get()));
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
        .into_any()
    });
    let boxes: Vec<AnyView> = boxes.collect();
    let others_had_none = move |event| {
        let checked = event_target_checked(&event);
        form.parts.update(|it| say_of_the_rest(it, over.get_untracked(), checked));
    };
    let all_done = Memo::new(move |_| (1..=over.get()).all(|it| form.parts.with(|parts| parts.get(it) == Some(true))));
    let every = move |_| {
        form.parts.update(|it| (1..=over.get_untracked()).for_each(|part| it.set(part, Some(true))));
    };
    view! {
        <fieldset class="parts">
            <legend>{(words.which_parts)(parts)}</legend>
            <p class="help">{move || (words.parts_over)(parts, desk.in_year.get(), over.get())}</p>
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
    .into_any()
}

/// Says of every part that is over and not done that it was not, or takes that back.
fn say_of_the_rest(parts: &mut PartsDone, over: u8, had_none: bool) {
    for part in 1..=over {
        if parts.get(part) != Some(true) {
            parts.set(part, had_none.then_some(false));
        }
    }
}

/// Why it stands as it does, below the answer.
fn why(desk: Desk, form: Form) -> AnyView {
    let language = language();
    let words = words(language);
    let reasons = Memo::new(move |_| form.judged.with(|it| reasons(form, it, desk.day.get(), language)));
    let drawn = move || {
        let it = reasons.get();
        if it.upshot.is_empty() {
            return ().into_any();
        }
        let upshot = it.upshot.into_iter().map(|it| view! { <p>{it}</p> }).collect_view();
        let has_grounds = !it.grounds.is_empty();
        let grounds = it.grounds.into_iter().map(|(depth, holds, sentence)| {
            let mark = match holds {
                Some(true) => words.holds,
                Some(false) => words.holds_not,
                None => words.open,
            };
            view! { <li class=deep(depth)><span class="holds">{mark}</span>{sentence}</li> }
        });
        let grounds = grounds.collect_view();
        view! {
            <div class="why" aria-live="polite">
                {upshot}
                {has_grounds.then(|| view! { <details><summary>{words.why}</summary><ul class="grounds">{grounds}</ul></details> })}
            </div>
        }
        .into_any()
    };
    drawn.into_any()
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
