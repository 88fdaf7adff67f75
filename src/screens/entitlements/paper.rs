//! The result on one page of paper: what was entered, every verdict with its reason and its clause, the day, the edition.

use leptos::prelude::*;
use policy::explain::pieces::plain;
use policy::explain::wording::date_in_words;
use policy::model::ids::FactId;

use crate::language::{language, said};
use crate::screens::entitlements::as_text::{entered, tolds};
use crate::screens::entitlements::form::{Seen, fact};
use crate::screens::entitlements::told::{Kind, Told};
use crate::screens::entitlements::words::words;

/// The sheet; it is seen on paper only.
pub fn paper(seen: &Seen) -> AnyView {
    let Seen::Asked(asked) = seen else { return ().into_any() };
    let language = language();
    let words = words(language);
    let told = tolds(asked, language);
    // Where they stood among the others would tell what was answered: what is private comes last.
    let private = told.iter().filter(|it| it.private);
    let sorted = Kind::ALL.into_iter().flat_map(|kind| told.iter().filter(move |it| it.kind == kind && !it.private)).chain(private);
    let rows = sorted.filter(|it| it.kind != Kind::NotConcerned).map(|it| {
        let numbers: Vec<String> = it.provisions.iter().map(ToString::to_string).collect();
        view! {
            <tr>
                <td class="number">{numbers.join(" ")}</td>
                <td>{it.title}</td>
                <td>{if it.private { "" } else { (words.group)(it.kind) }}</td>
                <td>{reason(it)}</td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let others: Vec<&str> = told.iter().filter(|it| it.kind == Kind::NotConcerned).map(|it| it.title).collect();
    let others =
        (!others.is_empty()).then(|| view! { <p>{(words.group)(Kind::NotConcerned)}{words.colon}{others.join(words.semicolon)}</p> });
    let answers: Vec<String> = entered(asked, language).into_iter().map(|(label, it)| [label, words.colon, &it].concat()).collect();
    let pack = pack::pack();
    let sheet = view! {
        <section class="on-paper person-sheet">
            <p>{words.as_of}{words.colon}{date_in_words(asked.profile.as_of, language)}</p>
            <p>{words.entered}{words.colon}{answers.join(words.semicolon)}</p>
            <table>
                <thead><tr>{words.sheet_columns.map(|it| view! { <th scope="col">{it}</th> }.into_any()).collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {others}
            <p>{words.beyond_in_text}</p>
            <p>{said(&pack.disclaimer)}" "{(words.edition)(&pack.edition, pack::HASH)}</p>
        </section>
    };
    sheet.into_any()
}

/// Why, in as few words as a cell holds: the days, the amounts, what is missing, what would change it, the reading.
fn reason(it: &Told) -> String {
    let words = words(language());
    if it.private {
        return words.private_result.to_owned();
    }
    let mut said = Vec::new();
    // What would change it, or what is missing, says more than that it is not met, or open.
    let says_no_more = match it.kind {
        Kind::NotMet => !it.changes.is_empty(),
        Kind::Open => !it.missing.is_empty(),
        Kind::Pending => !it.recognitions.is_empty(),
        Kind::PutRight | Kind::Met | Kind::WillBe | Kind::NotConcerned => false,
    };
    if !says_no_more {
        said.push(it.headline.clone());
    }
    said.extend(it.amounts.iter().map(|it| [it.label, words.colon, &it.worth].concat()));
    let listed = |line: &str, ids: &[FactId]| {
        let labels: Vec<&str> = ids.iter().filter_map(|it| fact(*it)).map(|it| self::said(&it.label)).collect();
        (!labels.is_empty()).then(|| [line, &labels.join(words.comma)].concat())
    };
    said.extend(listed(words.missing_line, &it.missing));
    said.extend(listed(words.pending_line, &it.recognitions));
    said.extend(it.changes.first().map(|it| [words.change_line, &plain(&it.0)].concat()));
    for side in &it.readings {
        let each: Vec<String> = side.choices.iter().map(|(label, gives, _)| [*label, words.colon, gives].concat()).collect();
        said.push([&(words.hangs_on)(side.label), each.join(words.semicolon).as_str()].concat());
    }
    let parts: Vec<&str> = said.iter().map(|it| it.trim_end_matches(['。', '.'])).collect();
    parts.join(words.semicolon)
}
