//! An open draft: its head, its sections, and whether it is kept.

use exchange::draft::Read;
use exchange::problem::Problem;
use leptos::prelude::*;
use policy::explain::date_in_words;

use crate::browser::clock::moment;
use crate::i18n::messages::assessment::words;
use crate::i18n::{language, said};
use crate::pages::assessment::draft_form::{DraftForm, progress};
use crate::pages::assessment::import_export::hand_out;
use crate::pages::assessment::indicator::{indicator, place};
use crate::pages::assessment::indicator_form::{IndicatorForm, Section};
use crate::pages::assessment::text_control::on_text;
use crate::pages::assessment::{compare, plan, summary};
use crate::routing::navigator::use_route;
use crate::routing::route::Route;
use crate::storage::autosave::{Keeper, Theirs};
use crate::storage::drafts::Trouble;

/// How the address names the summary.
pub const SUMMARY: &str = "summary";

/// How the address names the plan.
pub const PLAN: &str = "plan";

/// How the address names the comparison.
pub const COMPARE: &str = "compare";

/// What is shown below the head.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Section(Section),
    Summary,
    Plan,
    Compare,
}

/// An open draft.
pub fn page(read: Read) -> AnyView {
    let words = words(language());
    let notes = notes(&read);
    let draft = read.draft;
    let unit = draft.assessment.unit;
    let id = StoredValue::new(draft.id.clone());
    let desk = DraftForm::open(draft.clone());
    let keeper = Keeper::keep(&draft, desk.contents);
    let sections = desk.sections();
    let first = sections.first().copied().unwrap_or(Section::Watch);
    let all = StoredValue::new(sections);
    let route = use_route();
    let shown = Memo::new(move |_| {
        let named = route.with(|it| match it {
            Route::Draft(_, section) => section.clone(),
            _ => None,
        });
        match named.as_deref() {
            Some(SUMMARY) => Shown::Summary,
            Some(PLAN) => Shown::Plan,
            Some(COMPARE) => Shown::Compare,
            Some(named) => Shown::Section(all.with_value(|it| it.iter().copied().find(|it| it.id() == named)).unwrap_or(first)),
            None => Shown::Section(first),
        }
    });
    // Whoever goes to another section is put at its heading; the first time the page's own heading has the focus.
    Effect::new(move |before: Option<Shown>| {
        let now = shown.get();
        if before.is_some_and(|it| it != now) {
            request_animation_frame(move || go_to("section-heading"));
        }
        now
    });
    // The plan is printed on its side, the head of the page with it: otherwise that stands on an upright page alone.
    let lie = |it: bool| drop(document().body().map(|body| body.class_list().toggle_with_force("on-its-side", it)));
    Effect::new(move |_| lie(shown.get() == Shown::Plan));
    on_cleanup(move || lie(false));
    let title = move || desk.contents.with(crate::pages::assessment::title);
    let body = move || match shown.get() {
        Shown::Summary => summary::summary(desk, id),
        Shown::Plan => plan::plan(desk, id),
        Shown::Compare => compare::compare(desk),
        Shown::Section(it) => section(desk, it, all.get_value(), id),
    };
    let kind = (words.unit)(unit);
    view! {
        <article class="assessment">
            <p class="back not-on-paper"><a href=Route::Assessment.to_string()>{words.to_list}</a></p>
            <h1>{title}</h1>
            <p class="quiet under-title">
                {move || {
                    // The title is the unit's name where the draft has none of its own.
                    let unit_name = desk.unit_name.with(|it| if desk.name.with(|it| it.trim().is_empty()) { String::new() } else { it.clone() });
                    let year = (words.of_year)(desk.in_year.get());
                    let period = desk.period.get();
                    let day = (words.as_of_is)(&date_in_words(desk.day.get(), language()));
                    [unit_name.trim(), kind, &year, period.trim(), &day].iter().copied().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
                }}
            </p>
            <p class="note voluntary not-on-paper">{words.voluntary}</p>
            {move || desk.weights.with(|it| !it.is_empty()).then(|| view! { <p class="note own-weights">{words.weights_are_own}</p> })}
            {notes}
            {state(desk, keeper)}
            {about(desk)}
            <nav class="sections not-on-paper" aria-label=words.sections>{navigation(desk, shown, all.get_value(), id)}</nav>
            {body}
            <div class="not-on-paper">
                <h2>{words.hand_out}</h2>
                <p class="help">{words.hand_out_help}</p>
                {hand_out(Signal::derive(move || desk.contents.get()))}
            </div>
        </article>
    }
    .into_any()
}

/// What of the draft does not fit this edition of the data: what is kept, what is to be looked at again, what is gone.
/// What is gone is told as long as it lies in the draft.
fn notes(read: &Read) -> Option<AnyView> {
    let words = words(language());
    let mut review: Vec<String> = Vec::new();
    let mut heads: Vec<String> = Vec::new();
    for it in &read.problems {
        let said = it.text().in_language(language()).to_owned();
        match it {
            Problem::OtherEdition(_) | Problem::OtherData | Problem::Edited | Problem::Migrated(_) => heads.push(said),
            // Told below, with all that are gone.
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
            | Problem::TooLong { .. } => review.push(said),
        }
    }
    let gone: Vec<&str> = read.draft.unplaced.keys().map(String::as_str).collect();
    if heads.is_empty() && review.is_empty() && gone.is_empty() {
        return None;
    }
    let kept = (words.edition_kept)(read.draft.assessment.replies.len());
    let heads = heads.into_iter().map(|it| view! { <p>{it}</p> }.into_any()).collect::<Vec<_>>();
    let how_many = (words.how_many)(review.len());
    let review_drawn = (!review.is_empty()).then(|| {
        let each = review.into_iter().map(|it| view! { <li>{it}</li> }.into_any()).collect::<Vec<_>>();
        view! { <p><strong>{words.edition_review}{how_many}</strong></p><ul>{each}</ul> }
    });
    let gone_drawn = (!gone.is_empty()).then(|| view! { <p><strong>{words.edition_gone}</strong>{gone.join(words.and)}</p> });
    Some(view! { <div class="note edition">{heads}<p>{kept}</p>{review_drawn}{gone_drawn}</div> }.into_any())
}

/// Whether it is kept, and what another tab has done.
fn state(desk: DraftForm, keeper: Keeper) -> AnyView {
    let words = words(language());
    let kept = move || match (keeper.trouble.get(), keeper.pending.get()) {
        (Some(Trouble::Full), _) => words.full.to_owned(),
        (Some(Trouble::Blocked), _) => words.blocked.to_owned(),
        (None, true) => words.saving.to_owned(),
        (None, false) => (words.saved_at)(&keeper.saved_at.with(|it| moment(it))),
    };
    let troubled = move || keeper.trouble.with(Option::is_some);
    let take = move |_| {
        if let Some(it) = keeper.take_theirs() {
            desk.fill(it);
        }
    };
    let ask = move || {
        let theirs = keeper.theirs.get()?;
        let (what, can_take) = match theirs {
            Theirs::Changed => (words.theirs_changed, true),
            Theirs::Deleted => (words.theirs_deleted, false),
        };
        let take = can_take.then(|| view! { <button type="button" on:click=take>{words.take_theirs}</button> });
        Some(view! {
            <div class="warning" role="alert">
                <p><strong>{what}</strong>" "{words.theirs_help}</p>
                <div class="actions">
                    {take}
                    <button type="button" on:click=move |_| keeper.keep_mine()>{words.keep_mine}</button>
                </div>
            </div>
        })
    };
    view! {
        <div class="state not-on-paper">
            // Every save would be read out: the time is there to be looked at, only trouble is announced.
            <p class="saved" class:warning=troubled role=move || troubled().then_some("alert")>{kept}</p>
            {undo(desk)}
            {ask}
        </div>
    }
    .into_any()
}

/// A step back and forth, by buttons and by the keys that people know. Inside a text field those keys are the field's own.
fn undo(desk: DraftForm) -> AnyView {
    let words = words(language());
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = document().active_element().is_some_and(|it| {
            let name = it.tag_name();
            let kind = it.get_attribute("type").unwrap_or_default();
            name == "TEXTAREA" || name == "INPUT" && kind != "radio" && kind != "checkbox"
        });
        if typing || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => desk.undo(),
            ("z" | "Z", true) | ("y" | "Y", false) => desk.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
    view! {
        <div class="actions undo">
            <button type="button" disabled=move || desk.steps.get().0 == 0 on:click=move |_| desk.undo()>{words.undo}</button>
            <button type="button" disabled=move || desk.steps.get().1 == 0 on:click=move |_| desk.redo()>{words.redo}</button>
        </div>
    }
    .into_any()
}

/// Its name, unit, year and day.
fn about(desk: DraftForm) -> AnyView {
    let words = words(language());
    let field =
        |id: &'static str, label: &'static str, help: &'static str, signal: RwSignal<String>, wrong: Memo<bool>, fault: &'static str| {
            let (on_input, on_composed) = on_text(move |it| signal.set(it));
            let (help_id, fault_id) = ([id, "-help"].concat(), [id, "-fault"].concat());
            view! {
                <div class="line">
                    <label for=id>{label}</label>
                    <input
                        type="text"
                        id=id
                        maxlength="60"
                        autocomplete="off"
                        aria-describedby=[&help_id, " ", &fault_id].concat()
                        aria-invalid=move || wrong.get().to_string()
                        prop:value=move || signal.get()
                        on:input=on_input
                        on:compositionend=on_composed
                    />
                    <p class="help" id=help_id>{help}</p>
                    <p id=fault_id aria-live="polite">{move || wrong.get().then(|| view! { <span class="error">{fault}</span> })}</p>
                </div>
            }
            .into_any()
        };
    let never = Memo::new(|_| false);
    let year_wrong = Memo::new(move |_| desk.year_is_wrong());
    let day_wrong = Memo::new(move |_| desk.day_is_wrong());
    view! {
        <details class="about not-on-paper" prop:open=desk.unit_name.with_untracked(|it| it.trim().is_empty())>
            <summary>{words.about}</summary>
            <div class="about-fields">
                {field("draft-unit", words.unit_name, words.unit_name_help, desk.unit_name, never, "")}
                {field("draft-name", words.draft_name, words.draft_name_help, desk.name, never, "")}
                {field("draft-period", words.period, words.period_help, desk.period, never, "")}
                {field("draft-year", words.year, words.year_help, desk.year, year_wrong, words.year_fault)}
                {field("draft-day", words.as_of, words.as_of_help, desk.as_of, day_wrong, words.as_of_fault)}
            </div>
        </details>
    }
    .into_any()
}

/// Leads to every section, and says how much of each is answered.
fn navigation(desk: DraftForm, shown: Memo<Shown>, sections: Vec<Section>, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let to = |section: String| Route::Draft(id.get_value(), Some(section)).to_string();
    let each = sections.into_iter().map(|it| {
        let done = move || {
            let (answered, asked) = progress(desk, it);
            (words.progress)(answered, asked)
        };
        let here = move || (shown.get() == Shown::Section(it)).then_some("page");
        view! {
            <li>
                <a href=to(it.id()) aria-current=here>
                    <span>{section_name(it)}</span>
                    <span class="number done">{done}</span>
                </a>
            </li>
        }
        .into_any()
    });
    let each: Vec<AnyView> = each.collect();
    let here = move |it: Shown| (shown.get() == it).then_some("page");
    let total = move || desk.summary.with(|it| (words.progress)(it.total.answered(), it.total.asked()));
    view! {
        <ol>
            {each}
            <li>
                <a href=to(SUMMARY.to_owned()) aria-current=move || here(Shown::Summary)>
                    <span>{words.summary}</span>
                    <span class="number done">{total}</span>
                </a>
            </li>
            <li>
                <a href=to(PLAN.to_owned()) aria-current=move || here(Shown::Plan)>
                    <span>{words.plan}</span>
                    <span class="number done">{move || desk.plan.with(|it| (words.items)(it.len()))}</span>
                </a>
            </li>
            <li>
                <a href=to(COMPARE.to_owned()) aria-current=move || here(Shown::Compare)>
                    <span>{words.compare}</span>
                    <span class="number done">{move || desk.snapshots.with(|it| (words.items)(it.len()))}</span>
                </a>
            </li>
        </ol>
    }
    .into_any()
}

/// The heading of a section.
pub fn section_name(section: Section) -> &'static str {
    match section {
        Section::Watch => pack::pack().list(policy::pack::ListKind::Sentinel).map(|it| said(&it.title)).unwrap_or_default(),
        Section::Chapter(number) => {
            pack::pack().chapters.iter().find(|it| it.number == number).map(|it| said(&it.title)).unwrap_or_default()
        }
    }
}

/// One section with its indicators.
fn section(desk: DraftForm, it: Section, all: Vec<Section>, id: StoredValue<String>) -> AnyView {
    let words = words(language());
    let forms = desk.of(it);
    let note = match it {
        Section::Watch => pack::pack().list(policy::pack::ListKind::Sentinel).map(|it| said(&it.note)),
        Section::Chapter(_) => None,
    };
    let next_open = move |_| {
        let open = desk.forms().into_iter().find(|it| is_open(*it) && it.list != policy::pack::ListKind::Sentinel);
        if let Some(form) = open {
            let there = place(form);
            let section = form.section();
            crate::routing::navigator::go(&Route::Draft(id.get_value(), Some(section.id())));
            // After the section's own heading has had its turn.
            set_timeout(move || go_to(&[&there, "-question"].concat()), core::time::Duration::from_millis(120));
        }
    };
    let open = move || desk.summary.with(|it| it.open.len());
    let next = all.iter().position(|other| *other == it).and_then(|at| all.get(at + 1)).copied();
    let to = |section: String| Route::Draft(id.get_value(), Some(section)).to_string();
    let onward = match next {
        Some(it) => view! { <a class="button primary" href=to(it.id())>{(words.next)(section_name(it))}</a> }.into_any(),
        None => view! { <a class="button primary" href=to(SUMMARY.to_owned())>{words.to_summary}</a> }.into_any(),
    };
    view! {
        <section class="section">
            <h2 id="section-heading" tabindex="-1">{section_name(it)}</h2>
            {note.map(|it| view! { <p class="quiet">{it}</p> })}
            {forms.into_iter().map(|it| indicator(desk, it)).collect::<Vec<_>>()}
            <div class="actions">
                {onward}
                <button type="button" disabled=move || open() == 0 on:click=next_open>
                    {move || (words.next_open)(open())}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn is_open(form: IndicatorForm) -> bool {
    form.judged.with_untracked(|it| it.standing == policy::assessment::Standing::NotAnswered)
}

/// Puts the reader at a place of the page.
pub fn go_to(place: &str) {
    use wasm_bindgen::JsCast;
    let found = document().get_element_by_id(place).and_then(|it| it.dyn_into::<leptos::web_sys::HtmlElement>().ok());
    if let Some(it) = found {
        it.scroll_into_view();
        crate::routing::navigator::focus(&it);
    }
}
