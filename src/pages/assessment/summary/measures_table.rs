//! The table of the measures, with a shape for every indicator: its standing can be seen at a glance, also in black and white.

use policy::assessment::summary::{Counts, Judgement};
use template::View;
use template_macro::view;

use crate::i18n::messages::assessment::words;
use crate::i18n::{language, localized};
use crate::pages::assessment::standing::glyph;

/// The table of the measures.
pub fn measures_table(judgements: &[Judgement<'static>], measures: &[(u8, Counts)]) -> View {
    let words = words(language());
    let rows = measures.iter().map(|(number, counts)| {
        let is_of_measure = |judgement: &&Judgement<'static>| {
            judgement.counts() && judgement.indicator.provisions.first().is_some_and(|it| it.measure == *number)
        };
        let shapes: Vec<View> = judgements
            .iter()
            .filter(is_of_measure)
            .map(|judgement| {
                let provision = judgement.indicator.provisions.first().map(ToString::to_string).unwrap_or_default();
                glyph(judgement.judged.standing, &provision)
            })
            .collect();
        let title = pack::pack().measure(*number).map(|it| localized(&it.title)).unwrap_or_default();
        view! {
            <tr>
                <th scope="row"><span class="number">{*number}</span>" "{title}</th>
                <td class="shapes">{shapes}</td>
                <td class="figure">{(words.met_of)(counts.met, counts.applicable())}</td>
            </tr>
        }
    });
    let rows: Vec<View> = rows.collect();
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
}
