//! A paper: a sheet with the questions, and a separate sheet with the answers.

use address::mark::seal;
use leptos::prelude::*;
use quiz::paper::{Item, Paper, paper};
use quiz::selection::Selection;
use quiz::words::letter;
use rollup::protocol::Questions;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::documents::papers_of_questions;
use crate::components::print_button::print_button;
use crate::i18n::language;
use crate::i18n::messages::quiz::words;
use crate::pages::training::quiz::selection_form::{random_seed, selection_form};
use crate::routing::navigator::Navigator;
use crate::routing::route::Route;

/// The offered numbers of questions.
const COUNTS: [u32; 5] = [10, 15, 20, 30, 50];

/// The number of questions where the address names none.
const DEFAULT_COUNT: u32 = 15;

/// The page.
pub fn page(query: &str) -> View {
    let words = words(language());
    let mut first = Selection::parse(pack::pack(), query).0;
    if !query.split('&').any(|it| it.starts_with("s=")) {
        first.seed = random_seed();
    }
    let selection = RwSignal::new(first);
    let wanted = query.split('&').find_map(|it| it.strip_prefix("c=")?.parse().ok()).filter(|it| COUNTS.contains(it));
    let count = RwSignal::new(wanted.unwrap_or(DEFAULT_COUNT));
    let answers_shown = RwSignal::new(false);
    let address = expect_context::<Navigator>();
    effect(move |_| {
        let written = [selection.get().to_string().as_str(), "&c=", &count.get().to_string()].concat();
        address.replace(&Route::Paper(seal(&written)));
    });
    let current_paper = Memo::new(move |_| paper(pack::pack(), selection.get(), count.get(), language()));
    let counts = COUNTS.map(|it| view! { <option value=it.to_string()>{it.to_string()}</option> });
    let sheets = move || current_paper.with(|it| sheets(it, answers_shown));
    view! {
        <div class="not-on-paper">
            <h1>{words.paper}</h1>
            <p class="lead">{phrases(words.paper_lead)}</p>
            {selection_form(selection, true)}
            <p class="field">
                <label for="paper-count">{words.how_many}</label>" "
                <select
                    id="paper-count"
                    prop:value=move || count.get().to_string()
                    on:change=move |event| count.set(event_target_value(&event).parse().unwrap_or(DEFAULT_COUNT))
                >
                    {counts}
                </select>
            </p>
            <p class="actions">
                {print_button(words.print, "primary")}
                <button type="button" aria-expanded=move || answers_shown.get().to_string() on:click=move |_| answers_shown.update(|it| *it = !*it)>
                    {move || if answers_shown.get() { words.hide_answers } else { words.show_answers }}
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
}

fn sheets(paper: &Paper, answers_shown: RwSignal<bool>) -> View {
    let words = words(language());
    if paper.items.is_empty() {
        return view! { <p class="warning" role="status">{words.nothing_fits}</p> };
    }
    let number = (words.paper_number)(paper.seed);
    view! {
        <section class="quiz-sheet">
            <h2>{words.sheet_questions}</h2>
            <p class="small">{number.clone()}" "{words.no_names}</p>
            <ol class="quiz-items">{paper.items.iter().map(question_item).collect_view()}</ol>
        </section>
        <section class="quiz-sheet quiz-key" class:shown=answers_shown>
            <h2>{words.sheet_answers}</h2>
            <p class="small">{number}" "{words.marks}</p>
            <ol class="quiz-items">{paper.items.iter().map(answer_item).collect_view()}</ol>
        </section>
    }
}

/// A question on the sheet of the questions.
fn question_item(item: &Item) -> View {
    let question = &item.question;
    let rows = question.rows.iter().map(|(name, what)| view! { <div><dt>{name.clone()}</dt><dd>{what.clone()}</dd></div> }).collect_view();
    let answers =
        question.answers.iter().enumerate().map(|(at, text)| view! { <li><span class="letter">{letter(at)}</span>" "{text.clone()}</li> });
    view! {
        <li value=item.number.to_string()>
            <p class="quiz-stem">{question.stem.clone()}</p>
            {question.statement.clone().map(|it| view! { <blockquote class="quiz-statement">{it}</blockquote> })}
            {(!question.rows.is_empty()).then(|| view! { <dl class="quiz-small-facts">{rows}</dl> })}
            <ul class="quiz-lettered">{answers.collect_view()}</ul>
        </li>
    }
}

/// An answer with its reasons on the sheet of the answers.
fn answer_item(item: &Item) -> View {
    let reasons = item.why.iter().map(|it| view! { <li>{it.clone()}</li> }).collect_view();
    let key = item.key_phrase.clone().map(|it| view! { <q lang="zh-CN">{it}</q> });
    view! {
        <li value=item.number.to_string()>
            <p><strong><span class="letter">{item.letter}</span>" "{item.right.clone()}</strong></p>
            <ul class="quiz-why">{reasons}</ul>
            <p class="small"><span class="number">{item.provision.clone()}</span>" "{key}</p>
        </li>
    }
}
