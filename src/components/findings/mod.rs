//! What the engine found, as people read it: sentences whose figures lead back to the document, the tree of reasons,
//! and results with how they were worked out.

mod changes;
mod outputs;
mod readings;
mod reasons;
pub mod words;

pub use changes::changes;
pub use outputs::{outcomes_in_words, output_lines, outputs};
pub use readings::{side_by_side, side_by_side_in_words};
pub use reasons::reasons;

use leptos::prelude::*;
use policy::explain::Piece;
use policy::pack::ParameterId;

use crate::language::words::words as frame;
use crate::language::{language, said};
use crate::route::Route;

/// A sentence. Each figure of the document in it is a button that says where the document gives it.
fn sentence(pieces: Vec<Piece>) -> AnyView {
    let opened = RwSignal::new(None::<ParameterId>);
    let each = pieces.into_iter().map(|it| match it {
        Piece::Words(it) => it.into_any(),
        Piece::Entered(it, _) => view! { <span class="entered">{it}</span> }.into_any(),
        Piece::Figure(it, parameter) => {
            let open = move || opened.get() == Some(parameter);
            let toggle = move |_| opened.update(|it| *it = if *it == Some(parameter) { None } else { Some(parameter) });
            view! {
                <button type="button" class="figure" aria-expanded=move || open().to_string() on:click=toggle>{it}</button>
            }
            .into_any()
        }
    });
    view! {
        <span class="sentence">{each.collect_view()}</span>
        {move || opened.get().map(origin)}
    }
    .into_any()
}

/// Where the document gives a figure.
fn origin(parameter: ParameterId) -> Option<AnyView> {
    let found = pack::pack().parameters.get(usize::from(parameter.0))?;
    let provision = pack::pack().provision(found.provision)?;
    let to = Route::Measure(found.provision.measure, Some(found.provision.item)).to_string();
    let view = view! {
        <span class="origin">
            <span class="what">{frame(language()).in_the_document}</span>
            <q lang="zh-CN">{found.key_phrase.as_str()}</q>
            <a href=to>{found.provision.to_string()}" "{said(&provision.heading)}</a>
        </span>
    };
    Some(view.into_any())
}
