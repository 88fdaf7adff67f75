//! What the engine found, as people read it: sentences whose figures lead back to the document, the tree of reasons,
//! and results with how they were worked out.

mod outputs;
mod reasons;
pub mod words;

pub use outputs::{Outputs, outputs_in_words, lines as output_lines};
pub use reasons::Reasons;

use leptos::prelude::*;
use policy::explain::Piece;
use policy::pack::ParameterId;

use crate::language::use_language;
use crate::language::words::words as frame;
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
fn origin(parameter: ParameterId) -> Option<impl IntoView> {
    let language = use_language();
    let found = pack::pack().parameters.get(usize::from(parameter.0))?;
    let provision = pack::pack().provision(found.provision)?;
    let to = Route::Measure(found.provision.measure, Some(found.provision.item)).to_string();
    Some(view! {
        <span class="origin">
            <span class="what">{frame(language.get_untracked()).in_the_document}</span>
            <q lang="zh-CN">{found.key_phrase.as_str()}</q>
            <a href=to>{found.provision.to_string()}" "{provision.heading.in_language(language.get_untracked())}</a>
        </span>
    })
}
