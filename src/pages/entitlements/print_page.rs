//! The result on one page of paper: what was entered, every verdict with its reason and its clause, the day, the edition.

use leptos::prelude::*;
use policy::explain::pieces::plain;
use policy::explain::wording::date_in_words;
use policy::model::ids::FactId;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::forms::answer_form::fact;
use crate::i18n::messages::entitlements::words;
use crate::i18n::{language, localized};
use crate::pages::entitlements::as_text::entered;
use crate::pages::entitlements::benefit_summary::{BenefitSummary, Kind};
use crate::pages::entitlements::profile_form::Evaluation;
use crate::pages::entitlements::summarize::summaries;

/// The printed page; it is hidden on the screen.
pub fn print_page(evaluation: &Evaluation) -> View {
    let Evaluation::Evaluated(evaluated) = evaluation else { return ().into_view() };
    let language = language();
    let words = words(language);
    let benefits = summaries(evaluated, language);
    // Their place among the others would reveal what was answered: private results come last.
    let private = benefits.iter().filter(|it| it.private);
    let sorted = Kind::ALL.into_iter().flat_map(|kind| benefits.iter().filter(move |it| it.kind == kind && !it.private)).chain(private);
    let rows = sorted.filter(|it| it.kind != Kind::NotConcerned).map(|benefit| {
        let numbers: Vec<String> = benefit.provisions.iter().map(ToString::to_string).collect();
        view! {
            <tr>
                <td class="number">{numbers.join(" ")}</td>
                <td>{benefit.title}</td>
                <td>{if benefit.private { "" } else { (words.group)(benefit.kind) }}</td>
                <td>{reason(benefit)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let others: Vec<&str> = benefits.iter().filter(|it| it.kind == Kind::NotConcerned).map(|it| it.title).collect();
    let others =
        (!others.is_empty()).then(|| view! { <p>{(words.group)(Kind::NotConcerned)}{words.colon}{others.join(words.semicolon)}</p> });
    let answers: Vec<String> = entered(evaluated, language).into_iter().map(|(label, it)| [label, words.colon, &it].concat()).collect();
    let pack = pack::pack();
    view! {
        <section class="on-paper person-sheet">
            <p>{words.as_of}{words.colon}{date_in_words(evaluated.profile.as_of, language)}</p>
            <p>{words.entered}{words.colon}{answers.join(words.semicolon)}</p>
            <table>
                <thead><tr>{words.sheet_columns.map(|it| view! { <th scope="col">{it}</th> }).collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {others}
            <p>{words.beyond_in_text}</p>
            <p>{localized(&pack.disclaimer)}" "{(words.edition)(&pack.edition, pack::hash())}</p>
        </section>
    }
}

/// The reason, short enough for a table cell: the days, the amounts, what is missing, what would change it, the reading.
fn reason(benefit: &BenefitSummary) -> String {
    let words = words(language());
    if benefit.private {
        return words.private_result.to_owned();
    }
    let mut said = Vec::new();
    // The headline is left out where what follows says more than it does.
    let says_no_more = match benefit.kind {
        Kind::NotMet => !benefit.changes.is_empty(),
        Kind::Open => !benefit.missing.is_empty(),
        Kind::Pending => !benefit.recognitions.is_empty(),
        Kind::PutRight | Kind::Met | Kind::WillBe | Kind::NotConcerned => false,
    };
    if !says_no_more {
        said.push(benefit.headline.clone());
    }
    said.extend(benefit.amounts.iter().map(|it| [it.label, words.colon, &it.amount].concat()));
    let listed = |line: &str, ids: &[FactId]| {
        let labels: Vec<&str> = ids.iter().filter_map(|it| fact(*it)).map(|it| localized(&it.label)).collect();
        (!labels.is_empty()).then(|| [line, &labels.join(words.comma)].concat())
    };
    said.extend(listed(words.missing_line, &benefit.missing));
    said.extend(listed(words.pending_line, &benefit.recognitions));
    said.extend(benefit.changes.first().map(|it| [words.change_line, &plain(&it.0)].concat()));
    for reading in &benefit.readings {
        let each: Vec<String> = reading.choices.iter().map(|(label, gives, _)| [*label, words.colon, gives].concat()).collect();
        said.push([&(words.depends_on)(reading.label), each.join(words.semicolon).as_str()].concat());
    }
    let parts: Vec<&str> = said.iter().map(|it| it.trim_end_matches(['。', '.'])).collect();
    parts.join(words.semicolon)
}
