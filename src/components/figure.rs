//! Figures of the document: each one a button that opens its origin, that is the parameter, its provision and the key phrase.

use catalogue::figures;
use leptos::prelude::*;
use policy::explain::pieces::Piece;
use policy::explain::wording::figure_in_words;
use policy::model::ids::{ParameterId, ProvisionId};
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::i18n::messages::frame::words as frame;
use crate::i18n::{language, localized};
use crate::routing::route::Route;

/// A sentence. Each figure of the document in it opens its origin below the sentence.
pub fn sentence(pieces: Vec<Piece>) -> View {
    let opened = RwSignal::new(None::<ParameterId>);
    let each: Vec<View> = pieces
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(it) => it.into_view(),
            Piece::Entered(it, _) => view! { <span class="entered">{it}</span> },
            Piece::Figure(it, parameter) => button(it, parameter, opened),
        })
        .collect();
    with_origin(each, opened)
}

/// A text of the pack that is about some provisions: each of their figures in it opens its origin, and each provision that it
/// names is a link.
pub fn running(text: &str, of: &[ProvisionId]) -> View {
    running_of(text, of, |it| it.to_owned().into_view())
}

/// The same of a text in large type, which breaks between words.
pub fn running_lead(text: &str, of: &[ProvisionId]) -> View {
    running_of(text, of, phrases)
}

fn running_of(text: &str, of: &[ProvisionId], plain: fn(&str) -> View) -> View {
    let pieces = figures::pieces(pack::pack(), text, of, language());
    if let [figures::Piece::Plain(text)] = pieces.as_slice() {
        return plain(text);
    }
    let opened = RwSignal::new(None::<ParameterId>);
    let each: Vec<View> = pieces
        .into_iter()
        .map(|piece| match piece {
            figures::Piece::Plain(it) => plain(it),
            figures::Piece::Figure(it, parameter) => button(it.to_owned(), parameter, opened),
            figures::Piece::Provision(text, id) => {
                view! { <a href=Route::Measure(id.measure, Some(id.item)).to_string()>{text.to_owned()}</a> }
            }
        })
        .collect();
    with_origin(each, opened)
}

/// The figures in a text that is no place for buttons, a heading say; none where it names none.
pub fn named_in(text: &str, of: &[ProvisionId]) -> Option<View> {
    let figures = figures::pieces(pack::pack(), text, of, language()).into_iter().filter_map(|piece| match piece {
        figures::Piece::Figure(it, parameter) => Some(Piece::Figure(it.to_owned(), parameter)),
        figures::Piece::Plain(_) | figures::Piece::Provision(..) => None,
    });
    let mut pieces: Vec<Piece> = Vec::new();
    for figure in figures {
        if !pieces.is_empty() {
            pieces.push(Piece::Words(" · ".to_owned()));
        }
        pieces.push(figure);
    }
    (!pieces.is_empty()).then(|| sentence(pieces))
}

fn with_origin(each: Vec<View>, opened: RwSignal<Option<ParameterId>>) -> View {
    view! {
        <span class="sentence">{each}</span>
        <span class="origin-place" role="status">{move || opened.get().map(origin)}</span>
    }
}

/// A figure by itself; opens its origin below it.
pub fn figure(text: String, parameter: ParameterId) -> View {
    sentence(vec![Piece::Figure(text, parameter)])
}

/// The button of a figure, which opens and closes its origin: [`origin`] is to stand near it.
pub fn button(text: String, parameter: ParameterId, opened: RwSignal<Option<ParameterId>>) -> View {
    let open = move || opened.get() == Some(parameter);
    let toggle = move |_| opened.update(|it| *it = if *it == Some(parameter) { None } else { Some(parameter) });
    view! { <button type="button" class="figure" aria-expanded=move || open().to_string() on:click=toggle>{text}</button> }
}

/// Where the document gives a figure: which one it is, its words, and the provision.
pub fn origin(parameter: ParameterId) -> Option<View> {
    let found = pack::pack().parameter_at(parameter)?;
    let provision = pack::pack().provision(found.provision)?;
    let to = Route::Measure(found.provision.measure, Some(found.provision.item)).to_string();
    let worth = figure_in_words(found.value, found.unit, language());
    let view = view! {
        <span class="origin">
            <span class="what">{frame(language()).in_the_document}</span>
            <q lang="zh-CN">{found.key_phrase.as_str()}</q>
            <span>{localized(&found.label)}" · "{worth}</span>
            <a href=to>{found.provision.to_string()}" "{localized(&provision.heading)}</a>
        </span>
    };
    Some(view)
}
