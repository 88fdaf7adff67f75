//! The page of an open draft: its head with the state of saving, its navigation, and its sections.

use exchange::draft_file::Read;
use exchange::problem::{self, MAX_TOLD, Problem};
use leptos::prelude::*;
use policy::assessment::filter::Filter;
use policy::explain::wording::date_in_words;
use policy::model::product::indicator::ListKind;
use records::area::Refusal;
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::clock::local_time;
use crate::components::clock_notice::clock_notice;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::arrival::said_on;
use crate::pages::assessment::compare::compare;
use crate::pages::assessment::draft_title::draft_title;
use crate::pages::assessment::form::draft_form::{DraftForm, progress};
use crate::pages::assessment::form::indicator::indicator;
use crate::pages::assessment::form::indicator_form::{IndicatorForm, Section, takes};
use crate::pages::assessment::form::one_at_a_time::{is_open, progress_bar};
use crate::pages::assessment::form::own_file::{OwnFile, own_file_choice, own_file_state};
use crate::pages::assessment::form::scrolling::scroll_to;
use crate::pages::assessment::list::import_export::{export_draft, one_app_only};
use crate::pages::assessment::plan::plan;
use crate::pages::assessment::question_link::go_to_question;
use crate::pages::assessment::summary::summary;
use crate::pages::assessment::text_control::on_text;
use crate::routing::navigator::{Navigator, use_route};
use crate::routing::route::Route;
use crate::storage::autosave::{Autosave, Conflict, SaveState};
use crate::storage::drafts::OpenedDraft;

/// How the address names the summary.
const SUMMARY: &str = "summary";

/// How the address names the plan.
const PLAN: &str = "plan";

/// How the address names the comparison.
const COMPARE: &str = "compare";

/// The part of the draft that is shown.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Section(Section),
    Summary,
    Plan,
    Compare,
    Filtered(Filter),
}

/// The page.
pub fn page(opened: OpenedDraft) -> View {
    let words = words(language());
    let notes = edition_notes(&opened.read);
    let draft = opened.read.draft.clone();
    let unit = draft.assessment.unit;
    let id = StoredValue::new(draft.id.clone());
    let arrived = said_on(&draft.id);
    let draft_form = DraftForm::open(draft.clone());
    let autosave = Autosave::start(&opened, draft_form.contents, |draft| {
        (crate::i18n::messages::assessment::words(language()).beside_name)(&draft_title(draft))
    });
    let own_file = OwnFile::start(draft_form, autosave);
    let sections = draft_form.sections();
    // Whoever opens a draft goes on where something is open.
    let next_open = draft_form.forms().into_iter().find(|it| is_open(*it));
    if let Some(form) = next_open {
        form.shown.set(&form.indicator.id);
    }
    let first = next_open.map(IndicatorForm::section).or(sections.first().copied()).unwrap_or(Section::Watch);
    let sections = StoredValue::new(sections);
    let route = use_route();
    let part = Memo::new(move |_| {
        let named = route.with(|route| match route {
            Route::Draft(_, section) => section.clone(),
            _ => None,
        });
        match named.as_deref() {
            Some(SUMMARY) => Part::Summary,
            Some(PLAN) => Part::Plan,
            Some(COMPARE) => Part::Compare,
            Some(named) if Filter::ALL.iter().any(|it| it.id() == named) => {
                Filter::ALL.into_iter().find(|it| it.id() == named).map_or(Part::Summary, Part::Filtered)
            }
            Some(named) => Part::Section(sections.with_value(|it| it.iter().copied().find(|it| it.id() == named)).unwrap_or(first)),
            None => Part::Section(first),
        }
    });
    // The heading of another part gets the focus; on arrival it is the heading of the page.
    effect(move |before: Option<Part>| {
        let current = part.get();
        if before.is_some_and(|it| it != current) && !Navigator::current().is_back() {
            request_animation_frame(move || scroll_to("section-heading"));
        }
        current
    });
    // The plan is printed in landscape, and the head of the page with it: otherwise the head would get a portrait page of its own.
    let set_landscape = |on: bool| drop(document().body().map(|body| body.class_list().toggle_with_force("on-its-side", on)));
    effect(move |_| set_landscape(part.get() == Part::Plan));
    on_cleanup(move || set_landscape(false));
    let title = move || draft_form.contents.with(draft_title);
    let body = move || match part.get() {
        Part::Summary => summary(draft_form, id),
        Part::Plan => plan(draft_form, id),
        Part::Compare => compare(draft_form),
        Part::Filtered(it) => filtered_view(draft_form, it),
        Part::Section(it) => section_view(draft_form, it, sections.get_value(), id),
    };
    let kind = (words.unit)(unit);
    view! {
        <article class="assessment">
            <p class="back not-on-paper"><a href=Route::Assessment.to_string()>{words.to_list}</a></p>
            <h1>{title}</h1>
            <p class="quiet under-title">
                {move || {
                    // Where the draft has no name, its title is the name of the unit, which is not repeated.
                    let unit_name = draft_form.unit_name.with(|it| if draft_form.name.with(|it| it.trim().is_empty()) { String::new() } else { it.clone() });
                    let year = (words.of_year)(draft_form.in_year.get());
                    let period = draft_form.period.get();
                    let day = (words.as_of_is)(&date_in_words(draft_form.day.get(), language()));
                    [unit_name.trim(), kind, &year, period.trim(), &day].iter().copied().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
                }}
            </p>
            {clock_notice()}
            <p class="note voluntary not-on-paper">{words.voluntary}</p>
            {move || draft_form.weights.with(|it| !it.is_empty()).then(|| view! { <p class="note own-weights">{words.weights_are_own}</p> })}
            {arrived.map(|it| view! { <p class="note arrived not-on-paper" role="status">{it}</p> })}
            {notes}
            {written_back(draft_form, id)}
            {to_confirm(draft_form)}
            {save_state(draft_form, autosave, own_file)}
            {about(draft_form)}
            <nav class="sections not-on-paper" aria-label=words.sections>{navigation(draft_form, part, sections.get_value(), id)}</nav>
            {body}
            <div class="not-on-paper">
                <h2>{words.hand_out}</h2>
                <p class="help">{words.hand_out_help}</p>
                {one_app_only()}
                {export_draft(Signal::derive(move || draft_form.contents.get()))}
                {own_file_choice(own_file)}
            </div>
        </article>
    }
}

/// The questions about whose answers somebody has written back, each as the way there.
fn written_back(draft_form: DraftForm, id: StoredValue<String>) -> View {
    let words = words(language());
    (move || {
        let about: Vec<IndicatorForm> =
            draft_form.forms().into_iter().filter(|it| draft_form.comment(&it.indicator.id).is_some()).collect();
        (!about.is_empty()).then(|| {
            let said = (words.comments)(about.len());
            let links = about.into_iter().map(|form| {
                let number = form.indicator.provisions.first().map(ToString::to_string);
                view! { <button type="button" class="plain number" on:click=move |_| go_to_question(form, id)>{number}</button>" " }
            });
            let links: Vec<View> = links.collect();
            view! { <p class="note comments not-on-paper">{said}{links}</p> }
        })
    })
    .into_view()
}

/// How much that was carried over waits to be confirmed, and the button that confirms all of it.
fn to_confirm(draft_form: DraftForm) -> View {
    let words = words(language());
    let count = Memo::new(move |_| draft_form.forms().iter().filter(|it| it.unconfirmed.get()).count());
    let confirm_all = move |_| {
        // Whoever was confirmed already tells nobody anew.
        draft_form.forms().into_iter().filter(|it| it.unconfirmed.get_untracked()).for_each(|it| it.unconfirmed.set(false));
    };
    (move || {
        let count = count.get();
        (0 < count).then(|| {
            view! {
                <p class="note to-confirm not-on-paper">
                    {(words.to_confirm)(count)}" "<button type="button" on:click=confirm_all>{words.confirm_all}</button>
                </p>
            }
        })
    })
    .into_view()
}

/// What does not fit this edition of the data: what was kept, what needs review, and which indicators are gone. The latter are listed
/// as long as their replies are in the draft.
fn edition_notes(read: &Read) -> Option<View> {
    let words = words(language());
    let mut review: Vec<Problem> = Vec::new();
    let mut heads: Vec<String> = Vec::new();
    let in_words = |it: &Problem| it.text().in_language(language()).to_owned();
    for problem in &read.problems {
        match problem {
            Problem::OtherEdition(_) | Problem::OtherData | Problem::Edited | Problem::Migrated(_) => heads.push(in_words(problem)),
            // Listed below, with all that are gone.
            Problem::UnknownIndicator(_) => {}
            Problem::TooLarge { .. }
            | Problem::NotJson { .. }
            | Problem::CutShort
            | Problem::TooDeep
            | Problem::NotADraft
            | Problem::NewerSchema(_)
            | Problem::OtherPack(_)
            | Problem::UnknownUnit(_)
            | Problem::NotALink
            | Problem::NewerLink(_)
            | Problem::UnknownTool(_)
            | Problem::Changed(_)
            | Problem::UnknownField(_)
            | Problem::Unreadable { .. }
            | Problem::UnknownFact(_)
            | Problem::UnknownChoice { .. }
            | Problem::UnknownReading(_)
            | Problem::Sensitive(_)
            | Problem::Twice(_)
            | Problem::Hidden(_)
            | Problem::TooMany { .. }
            | Problem::TooLong { .. }
            | Problem::More { .. } => review.push(problem.clone()),
        }
    }
    let all_gone = read.draft.unplaced.len();
    let gone: Vec<&str> = read.draft.unplaced.keys().map(String::as_str).take(MAX_TOLD).collect();
    if heads.is_empty() && review.is_empty() && gone.is_empty() {
        return None;
    }
    let kept_count = (words.edition_kept)(read.draft.assessment.replies.len());
    let heads = heads.into_iter().map(|it| view! { <p>{it}</p> }).collect::<Vec<_>>();
    let how_many = (words.how_many)(problem::count(&review));
    let review_list = (!review.is_empty()).then(|| {
        let each = review.iter().map(|it| view! { <li>{in_words(it)}</li> }).collect::<Vec<_>>();
        view! { <p><strong>{words.edition_review}{how_many}</strong></p><ul>{each}</ul> }
    });
    let more_gone = (gone.len() < all_gone).then(|| (words.and_more)(all_gone - gone.len()));
    let gone_list = (!gone.is_empty()).then(|| view! { <p><strong>{words.edition_gone}</strong>{gone.join(words.and)}{more_gone}</p> });
    Some(view! { <div class="note edition">{heads}<p>{kept_count}</p>{review_list}{gone_list}</div> })
}

/// Whether the draft is saved, and the question that is asked when another tab has changed it.
fn save_state(draft_form: DraftForm, autosave: Autosave, own_file: Option<OwnFile>) -> View {
    let words = words(language());
    let status = move || match autosave.state.get() {
        SaveState::Refused(Refusal::Full) => words.full.to_owned(),
        SaveState::Refused(Refusal::Blocked) => words.blocked.to_owned(),
        SaveState::TooLarge => words.too_large.to_owned(),
        SaveState::Saving => words.saving.to_owned(),
        SaveState::Saved => (words.saved_at)(&autosave.saved_at.with(|it| local_time(it))),
    };
    let has_error = move || matches!(autosave.state.get(), SaveState::Refused(_) | SaveState::TooLarge);
    let take_other = move |_| {
        if let Some(other) = autosave.adopt_other() {
            draft_form.fill(other);
        }
    };
    let conflict = move || {
        let theirs = autosave.conflict.get()?;
        let (message, can_take, can_keep) = match theirs {
            Conflict::Changed => (words.theirs_changed, true, true),
            Conflict::Deleted => (words.theirs_deleted, false, true),
            Conflict::Newer => (words.theirs_newer, false, false),
        };
        let take = can_take.then(|| view! { <button type="button" on:click=take_other>{words.take_theirs}</button> });
        let keep =
            can_keep.then(|| view! { <button type="button" on:click=move |_| autosave.overwrite_other()>{words.keep_mine}</button> });
        let beside = move || autosave.beside.get().map(|name| (words.is_beside)(&name));
        Some(view! {
            <div class="warning conflict" role="alert">
                <p><strong>{message}</strong>" "{words.theirs_help}</p>
                <p>{beside}</p>
                <div class="actions">{take}{keep}</div>
            </div>
        })
    };
    view! {
        <div class="state not-on-paper" class:asks=move || autosave.conflict.get().is_some()>
            // Only errors are announced: a screen reader would otherwise read out every save.
            {progress_bar(draft_form)}
            <p class="saved" class:warning=has_error role=move || has_error().then_some("alert")>{status}</p>
            {undo_buttons(draft_form)}
            {conflict}
            {own_file_state(own_file)}
        </div>
    }
}

/// Undo and redo, by buttons and by the usual keys. Inside a text field these keys belong to the field.
fn undo_buttons(draft_form: DraftForm) -> View {
    let words = words(language());
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let is_typing = document().active_element().is_some_and(|element| {
            let name = element.tag_name();
            let kind = element.get_attribute("type").unwrap_or_default();
            name == "TEXTAREA" || name == "INPUT" && kind != "radio" && kind != "checkbox"
        });
        if is_typing || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => draft_form.undo(),
            ("z" | "Z", true) | ("y" | "Y", false) => draft_form.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    view! {
        <div class="actions undo">
            <button type="button" disabled=move || draft_form.steps.get().0 == 0 on:click=move |_| draft_form.undo()>{words.undo}</button>
            <button type="button" disabled=move || draft_form.steps.get().1 == 0 on:click=move |_| draft_form.redo()>{words.redo}</button>
        </div>
    }
}

/// The fields of the draft itself: unit, name, period, year and day.
fn about(draft_form: DraftForm) -> View {
    let words = words(language());
    let field =
        |id: &'static str, label: &'static str, help: &'static str, signal: RwSignal<String>, invalid: Memo<bool>, error: &'static str| {
            let (on_input, on_composed) = on_text(move |it| signal.set(it));
            let (help_id, error_id) = ([id, "-help"].concat(), [id, "-fault"].concat());
            view! {
                <div class="line">
                    <label for=id>{label}</label>
                    <input
                        type="text"
                        id=id
                        maxlength="60"
                        autocomplete="off"
                        aria-describedby=[&help_id, " ", &error_id].concat()
                        aria-invalid=move || invalid.get().to_string()
                        prop:value=move || signal.get()
                        on:input=on_input
                        on:compositionend=on_composed
                    />
                    <p class="help" id=help_id>{help}</p>
                    <p id=error_id aria-live="polite">{move || invalid.get().then(|| view! { <span class="error">{error}</span> })}</p>
                </div>
            }
        };
    let never = Memo::new(|_| false);
    let year_invalid = Memo::new(move |_| draft_form.year_is_wrong());
    let day_invalid = Memo::new(move |_| draft_form.day_is_wrong());
    view! {
        <details class="about not-on-paper" prop:open=draft_form.unit_name.with_untracked(|it| it.trim().is_empty())>
            <summary>{words.about}</summary>
            <div class="about-fields">
                {field("draft-unit", words.unit_name, words.unit_name_help, draft_form.unit_name, never, "")}
                {field("draft-name", words.draft_name, words.draft_name_help, draft_form.name, never, "")}
                {field("draft-period", words.period, words.period_help, draft_form.period, never, "")}
                {field("draft-year", words.year, words.year_help, draft_form.year, year_invalid, words.year_fault)}
                {field("draft-day", words.as_of, words.as_of_help, draft_form.as_of, day_invalid, words.as_of_fault)}
            </div>
        </details>
    }
}

/// The links to the parts of the draft, with how much of each is answered.
fn navigation(draft_form: DraftForm, part: Memo<Part>, sections: Vec<Section>, id: StoredValue<String>) -> View {
    let words = words(language());
    let address = |section: String| Route::Draft(id.get_value(), Some(section)).to_string();
    let links = sections.into_iter().map(|section| {
        let done = move || {
            let (answered, asked) = progress(draft_form, section);
            (words.progress)(answered, asked)
        };
        let current = move || (part.get() == Part::Section(section)).then_some("page");
        view! {
            <li>
                <a href=address(section.id()) aria-current=current>
                    <span>{section_title(section)}</span>
                    <span class="number done">{done}</span>
                </a>
            </li>
        }
    });
    let links: Vec<View> = links.collect();
    let current = move |target: Part| (part.get() == target).then_some("page");
    let total = move || draft_form.summary.with(|it| (words.progress)(it.total.answered(), it.total.asked()));
    view! {
        <ol>
            {links}
            <li>
                <a href=address(SUMMARY.to_owned()) aria-current=move || current(Part::Summary)>
                    <span>{words.summary}</span>
                    <span class="number done">{total}</span>
                </a>
            </li>
            <li>
                <a href=address(PLAN.to_owned()) aria-current=move || current(Part::Plan)>
                    <span>{words.plan}</span>
                    <span class="number done">{move || draft_form.plan.with(|it| (words.items)(it.len()))}</span>
                </a>
            </li>
            <li>
                <a href=address(COMPARE.to_owned()) aria-current=move || current(Part::Compare)>
                    <span>{words.compare}</span>
                    <span class="number done">{move || draft_form.snapshots.with(|it| (words.items)(it.len()))}</span>
                </a>
            </li>
            {filters(draft_form, part, id)}
        </ol>
    }
}

/// The title of a section.
fn section_title(section: Section) -> &'static str {
    match section {
        Section::Watch => pack::pack().list(ListKind::Sentinel).map(|it| localized(&it.title)).unwrap_or_default(),
        Section::Chapter(number) => {
            pack::pack().chapters.iter().find(|it| it.number == number).map(|it| localized(&it.title)).unwrap_or_default()
        }
    }
}

/// One section with its indicators.
fn section_view(draft_form: DraftForm, section: Section, all: Vec<Section>, id: StoredValue<String>) -> View {
    let words = words(language());
    let forms = draft_form.of(section);
    let note = match section {
        Section::Watch => pack::pack().list(ListKind::Sentinel).map(|it| localized(&it.note)),
        Section::Chapter(_) => None,
    };
    let go_to_next_open = move |_| {
        let open = draft_form.forms().into_iter().find(|it| is_open(*it));
        if let Some(form) = open {
            go_to_question(form, id);
        }
    };
    let open_count = move || draft_form.summary.with(|it| it.open.len());
    let next = all.iter().position(|it| *it == section).and_then(|at| all.get(at + 1)).copied();
    let address = |section: String| Route::Draft(id.get_value(), Some(section)).to_string();
    let next_link = match next {
        Some(it) => view! { <a class="button primary" href=address(it.id())>{(words.next)(section_title(it))}</a> },
        None => view! { <a class="button primary" href=address(SUMMARY.to_owned())>{words.to_summary}</a> },
    };
    view! {
        <section class="section">
            <h2 id="section-heading" tabindex="-1">{section_title(section)}</h2>
            {note.map(|it| view! { <p class="quiet">{it}</p> })}
            {indicators(draft_form, forms)}
            <div class="actions section-end">
                {next_link}
                <button type="button" disabled=move || open_count() == 0 on:click=go_to_next_open>
                    {move || (words.next_open)(open_count())}
                </button>
            </div>
        </section>
    }
}

/// The questions of a list; on a phone one of them is shown at a time.
fn indicators(draft_form: DraftForm, forms: Vec<IndicatorForm>) -> Vec<View> {
    let among = StoredValue::new(forms.clone());
    forms.into_iter().map(|it| indicator(draft_form, it, among)).collect()
}

/// The questions of all sections that a filter takes. Those that were taken stay until another part is shown, so that no question
/// vanishes under somebody's hands.
fn filtered_view(draft_form: DraftForm, filter: Filter) -> View {
    let words = words(language());
    let forms: Vec<IndicatorForm> = untrack(|| draft_form.forms().into_iter().filter(|it| takes(filter, *it)).collect());
    let none = forms.is_empty().then(|| view! { <p class="quiet">{words.none_of_these}</p> });
    view! {
        <section class="section">
            <h2 id="section-heading" tabindex="-1">{(words.filter)(filter)}</h2>
            {none}
            {indicators(draft_form, forms)}
        </section>
    }
}

/// The links to the questions that a filter takes, each with how many there are.
fn filters(draft_form: DraftForm, part: Memo<Part>, id: StoredValue<String>) -> Vec<View> {
    let words = words(language());
    let link = |filter: Filter| {
        let at = Filter::ALL.iter().position(|it| *it == filter).unwrap_or_default();
        let count = Memo::new(move |_| draft_form.found.with(|it| it.get(at).copied().unwrap_or_default()));
        let address = Route::Draft(id.get_value(), Some(filter.id().to_owned())).to_string();
        view! {
            <li hidden=move || count.get() == 0 && part.get() != Part::Filtered(filter)>
                <a href=address aria-current=move || (part.get() == Part::Filtered(filter)).then_some("page")>
                    <span>{(words.filter)(filter)}</span>
                    <span class="number done">{move || (words.items)(count.get())}</span>
                </a>
            </li>
        }
    };
    Filter::ALL.map(link).into()
}
