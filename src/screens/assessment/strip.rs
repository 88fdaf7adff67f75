//! The measures one below the other, with a shape for every indicator: what is met is seen at a glance, also in black and
//! white, and read as a table.

use leptos::prelude::*;
use policy::assessment::summary::{Counts, Judgement};

use crate::language::{language, said};
use crate::screens::assessment::standing::glyph;
use crate::screens::assessment::words::words;

/// The table of the measures.
pub fn strip(judgements: &[Judgement<'static>], measures: &[(u8, Counts)]) -> AnyView {
    let words = words(language());
    let rows = measures.iter().map(|(number, counts)| {
        let of = |it: &&Judgement<'static>| it.is_own() && it.indicator.provisions.first().is_some_and(|it| it.measure == *number);
        let shapes: Vec<AnyView> = judgements
            .iter()
            .filter(of)
            .map(|it| {
                let provision = it.indicator.provisions.first().map(ToString::to_string).unwrap_or_default();
                glyph(it.judged.standing, &provision)
            })
            .collect();
        let title = pack::pack().measure(*number).map(|it| said(&it.title)).unwrap_or_default();
        view! {
            <tr>
                <th scope="row"><span class="number">{*number}</span>" "{title}</th>
                <td class="shapes">{shapes}</td>
                <td class="figure">{(words.met_of)(counts.met, counts.applicable())}</td>
            </tr>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    view! {
        <table class="strip">
            <thead>
                <tr>
                    <th scope="col">{words.measure}</th>
                    <th scope="col">{words.each_item}</th>
                    <th scope="col" class="figure">{words.met_of_applicable}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
