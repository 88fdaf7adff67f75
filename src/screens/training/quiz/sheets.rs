//! A paper: the questions, and on a sheet of their own the answers.

use leptos::prelude::*;
use quiz::paper::{Item, Paper, paper};
use quiz::selection::Selection;
use quiz::words::letter;
use rollup::protocol::Questions;

use crate::address::Address;
use crate::components::papers::papers_of_questions;
use crate::language::language;
use crate::route::Route;
use crate::screens::training::quiz::select::{any_seed, form};
use crate::screens::training::quiz::words::words;

/// How many questions there may be.
const COUNTS: [u32; 5] = [10, 15, 20, 30, 50];

/// How many there are at first.
const USUAL: u32 = 15;

/// The page.
pub fn page(query: &str) -> AnyView {
    let words = words(language());
    let mut first = Selection::parse(pack::pack(), query).0;
    if !query.split('&').any(|it| it.starts_with("s=")) {
        first.seed = any_seed();
    }
    let selection = RwSignal::new(first);
    let wanted = query.split('&').find_map(|it| it.strip_prefix("c=")?.parse().ok()).filter(|it| COUNTS.contains(it));
    let count = RwSignal::new(wanted.unwrap_or(USUAL));
    let shown = RwSignal::new(false);
    let address = expect_context::<Address>();
    Effect::new(move |_| {
        let written = [selection.get().to_string().as_str(), "&c=", &count.get().to_string()].concat();
        address.replace(&Route::Paper(written));
    });
    let made = Memo::new(move |_| paper(pack::pack(), selection.get(), count.get(), language()));
    let counts = COUNTS.map(|it| view! { <option value=it.to_string()>{it.to_string()}</option> }.into_any());
    let sheets = move || made.with(|it| sheets(it, shown));
    view! {
        <div class="not-on-paper">
            <h1>{words.paper}</h1>
            <p class="lead">{words.paper_lead}</p>
            {form(selection, true)}
            <p class="field">
                <label for="paper-count">{words.how_many}</label>" "
                <select
                    id="paper-count"
                    prop:value=move || count.get().to_string()
                    on:change=move |event| count.set(event_target_value(&event).parse().unwrap_or(USUAL))
                >
                    {counts}
                </select>
            </p>
            <p class="actions">
                <button type="button" class="primary" on:click=|_| drop(window().print())>{words.print}</button>
                <button type="button" aria-expanded=move || shown.get().to_string() on:click=move |_| shown.update(|it| *it = !*it)>
                    {move || if shown.get() { words.hide_answers } else { words.show_answers }}
                </button>
            </p>
            {papers_of_questions(move |sheet| Questions {
                selection: selection.get_untracked().to_string(),
                count: count.get_untracked(),
                sheet,
            })}
        </div>
        {sheets}
    }
    .into_any()
}

fn sheets(paper: &Paper, shown: RwSignal<bool>) -> AnyView {
    let words = words(language());
    if paper.items.is_empty() {
        return view! { <p class="warning" role="status">{words.nothing_fits}</p> }.into_any();
    }
    let number = (words.paper_number)(paper.seed);
    view! {
        <section class="quiz-sheet">
            <h2>{words.sheet_questions}</h2>
            <p class="small">{number.clone()}" "{words.no_names}</p>
            <ol class="quiz-items">{paper.items.iter().map(asked).collect_view()}</ol>
        </section>
        <section class="quiz-sheet quiz-key" class:shown=shown>
            <h2>{words.sheet_answers}</h2>
            <p class="small">{number}" "{words.marks}</p>
            <ol class="quiz-items">{paper.items.iter().map(answered).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn asked(item: &Item) -> AnyView {
    let said = &item.question;
    let rows =
        said.rows.iter().map(|(name, what)| view! { <div><dt>{name.clone()}</dt><dd>{what.clone()}</dd></div> }.into_any()).collect_view();
    let answers = said
        .answers
        .iter()
        .enumerate()
        .map(|(at, text)| view! { <li><span class="letter">{letter(at)}</span>" "{text.clone()}</li> }.into_any());
    view! {
        <li value=item.number.to_string()>
            <p class="quiz-stem">{said.stem.clone()}</p>
            {said.statement.clone().map(|it| view! { <blockquote class="quiz-statement">{it}</blockquote> })}
            {(!said.rows.is_empty()).then(|| view! { <dl class="quiz-small-facts">{rows}</dl> })}
            <ul class="quiz-lettered">{answers.collect_view()}</ul>
        </li>
    }
    .into_any()
}

fn answered(item: &Item) -> AnyView {
    let why = item.why.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect_view();
    let key = item.key_phrase.clone().map(|it| view! { <q lang="zh-CN">{it}</q> });
    view! {
        <li value=item.number.to_string()>
            <p><strong><span class="letter">{item.letter}</span>" "{item.right.clone()}</strong></p>
            <ul class="quiz-why">{why}</ul>
            <p class="small"><span class="number">{item.provision.clone()}</span>" "{key}</p>
        </li>
    }
    .into_any()
}
