//! One measure: its number, its summary, and each of its provisions with everything that belongs to it.

use catalogue::figures;
use catalogue::references::{References, coverage, references};
use catalogue::terms::{Piece, pieces};
use leptos::prelude::*;
use policy::explain::wording::figure_in_words;
use policy::model::document::{Measure, Provision};
use policy::model::ids::{ActorId, ParameterId, ProvisionId};
use policy::model::pack::Pack;
use policy::model::text::Language;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::phrases::phrases;
use crate::components::figure::{button, origin, running, running_lead};
use crate::components::print_button::print_button;
use crate::i18n::messages::catalogue::{Words, words};
use crate::pages::catalogue::elements::scroll_to_target;
use crate::pages::catalogue::links::{address, asked_in, kind, provision_link, quoted, readings, tool_link};
use crate::pages::not_found;
use crate::routing::navigator::use_route;
use crate::routing::route::Route;

/// The page.
pub fn page(number: u8, language: Language) -> View {
    let pack = pack::pack();
    let Some(measure) = pack.measure(number) else { return view! { <not_found::Page/> } };
    let words = words(language);
    let route = use_route();
    scroll_to_target(move || match route.get() {
        Route::Measure(measure, Some(item)) if measure == number => Some(element(ProvisionId { measure, item })),
        _ => None,
    });
    let provisions: Vec<ProvisionId> = measure.provisions.iter().map(|it| it.id).collect();
    let chapter = pack.chapters.iter().find(|it| it.number == measure.chapter).map(|chapter| {
        view! { <span>{(words.chapter)(chapter.number)}" "{chapter.title.in_language(language)}</span> }
    });
    view! {
        <article class="measure">
            <header class="of-page">
                <div class="crumbs">
                    <a class="not-on-paper" href=Route::Measures(String::new()).to_string()>{words.title}</a>
                    {chapter}
                    {print_button(words.print, "plain print not-on-paper")}
                </div>
                <h1>
                    {if number == 0 {
                        None
                    } else {
                        Some(view! { <span class="numeral">{number}</span><span class="only-read">" "</span> })
                    }}
                    {phrases(measure.title.in_language(language))}
                </h1>
                <p class="lead">{running_lead(measure.summary.in_language(language), &provisions)}</p>
            </header>
            {measure.provisions.iter().map(|it| provision(pack, it, language)).collect_view()}
        </article>
        {previous_and_next(pack, measure, language)}
    }
}

/// The id of the element of a provision, to which addresses point.
fn element(id: ProvisionId) -> String {
    format!("provision-{}-{}", id.measure, id.item)
}

fn provision(pack: &'static Pack, provision: &'static Provision, language: Language) -> View {
    let words = words(language);
    let uses = references(pack, provision);
    let note = |name: &'static str, text: &'static policy::model::text::Text| {
        view! { <p class="note"><strong class="what">{name}</strong>{running(text.in_language(language), &[provision.id])}</p> }
    };
    let doubts = uses.ambiguities.iter().map(|ambiguity| {
        view! {
            <details class="doubt">
                <summary><span class="number">"A"{ambiguity.number}</span>" "{ambiguity.question.in_language(language)}</summary>
                {readings(ambiguity, language)}
                <p class="not-on-paper"><a href=Route::Ambiguities(Some(ambiguity.number)).to_string()>{words.to_register}</a></p>
            </details>
        }
    });
    view! {
        <section class="provision" id=element(provision.id) aria-labelledby=format!("{}-heading", element(provision.id))>
            <div class="matter">
                <h2 id=format!("{}-heading", element(provision.id))>
                    <a class="number" href=address(provision.id) title=(words.link_to)(&provision.id.to_string())>{provision.id.to_string()}</a>
                    " "
                    {phrases(provision.heading.in_language(language))}
                    " "
                    {kind(provision.kind, language)}
                </h2>
                {figures(pack, provision, language)}
                {restated(pack, provision, language)}
                <p class="key-phrase"><span class="what">{words.key_phrase}</span>{quoted(&provision.key_phrase)}</p>
                {provision.silent.as_ref().map(|it| note(words.silent, it))}
                {provision.related.as_ref().map(|it| note(words.related, it))}
                {(!uses.ambiguities.is_empty())
                    .then(|| view! { <h3 class="what">{words.doubts}</h3>{doubts.collect_view()} })}
            </div>
            {margin(pack, provision, &uses, language)}
        </section>
    }
}

/// Who owes it to whom and when, and the links to tools, questions and other provisions.
fn margin(pack: &'static Pack, provision: &'static Provision, uses: &References<'static>, language: Language) -> View {
    let words = words(language);
    let entry = |name: &'static str, content: View| view! { <div><dt>{name}</dt><dd>{content}</dd></div> };
    let owed_note = provision.owed_note.as_ref().map(|it| view! { <p class="small quiet">{running(it.in_language(language), &[])}</p> });
    let owed_by = view! { {actors(pack, &provision.owed_by, words, language)}{owed_note} };
    let time = match &provision.timing.text {
        Some(text) => running(text.in_language(language), &[provision.id]),
        None => words.no_time.into_view(),
    };
    let time = view! { {time}{provision.timing.passed.then(|| view! { " "<strong class="passed">{words.passed}</strong> })} };
    let mut see: Vec<ProvisionId> = provision.see.iter().chain(&uses.seen_from).copied().collect();
    order::sort(&mut see);
    let see = (!see.is_empty()).then(|| {
        let links = see.into_iter().map(|it| view! { <li>{provision_link(it, language)}</li> });
        entry(words.see, view! { <ul>{links.collect_view()}</ul> })
    });
    let tools = (!uses.tools.is_empty()).then(|| {
        let links = uses.tools.iter().map(|it| view! { <li>{tool_link(*it, language)}</li> });
        entry(words.tools, view! { <ul>{links.collect_view()}</ul> })
    });
    let asked = asked_in(&uses.asked, language).map(|it| view! { <div class="not-on-paper"><dt>{words.assessed}</dt><dd>{it}</dd></div> });
    let reach = (uses.tools.is_empty()).then(|| {
        let reach = view! { <a href=Route::Coverage.to_string()>{(words.covered)(coverage(pack, provision))}</a> };
        view! { <div class="not-on-paper"><dt>{words.reach}</dt><dd>{reach}</dd></div> }
    });
    view! {
        <dl class="margin">
            {entry(words.owed_by, owed_by)}
            {(!provision.serves.is_empty()).then(|| entry(words.serves, actors(pack, &provision.serves, words, language)))}
            {entry(words.when, time)}
            {tools}
            {asked}
            {see}
            {reach}
        </dl>
    }
}

fn actors(pack: &'static Pack, actors: &[ActorId], words: &Words, language: Language) -> View {
    let names: Vec<&str> = actors.iter().filter_map(|it| pack.actor_at(*it)).map(|it| it.label.in_language(language)).collect();
    if names.is_empty() { words.nobody.into_view() } else { names.join(words.comma).into_view() }
}

/// The figures in large type; each unfolds its key phrase and provision.
fn figures(pack: &'static Pack, provision: &'static Provision, language: Language) -> View {
    let words = words(language);
    let figure_view = |id: &ParameterId| {
        let parameter = pack.parameter_at(*id)?;
        let figure = figure_in_words(parameter.value, parameter.unit, language);
        let (number, unit) = number_and_unit(&figure);
        let (number, unit) = (number.to_owned(), unit.to_owned());
        Some(view! {
            <li>
                <details class="figure">
                    <summary>
                        <span class="number">{number}<small>{unit}</small></span>
                        <span class="only-read">" "</span>
                        <span class="caption">{parameter.label.in_language(language)}</span>
                    </summary>
                    <p class="small">
                        {quoted(&parameter.key_phrase)}" "<span class="quiet">{(words.figure_from)(&parameter.provision.to_string())}</span>
                    </p>
                </details>
            </li>
        })
    };
    let figures: Vec<_> = provision.figures.iter().filter_map(figure_view).collect();
    if figures.is_empty() {
        return ().into_view();
    }
    view! { <ul class="figures" aria-label=words.figures>{figures}</ul> }
}

/// Splits a figure into its number, which is set large, and its unit. 三分之二 is all number.
fn number_and_unit(figure: &str) -> (&str, &str) {
    let end = figure.find(|it: char| !it.is_ascii_digit() && !matches!(it, ',' | '.' | '/' | '%'));
    match end {
        None | Some(0) => (figure, ""),
        Some(end) => figure.split_at(end),
    }
}

/// The text of a provision. Its terms show their explanation right after the text, or in the margin; its figures show their origin.
fn restated(pack: &'static Pack, provision: &'static Provision, language: Language) -> View {
    let open = RwSignal::new(None::<u16>);
    let figure = RwSignal::new(None::<ParameterId>);
    let explanation_id = format!("{}-term", element(provision.id));
    let term = |text: &'static str, at: u16| {
        let is_open = move || open.get() == Some(at);
        let toggle = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            open.update(|it| *it = if *it == Some(at) { None } else { Some(at) });
        };
        let address = Route::Glossary(pack.reference.glossary.get(usize::from(at)).map(|it| it.id.clone())).to_string();
        // A link and no button, because it can break across lines.
        view! {
            <a
                class="term"
                href=address
                aria-expanded=move || if is_open() { "true" } else { "false" }
                aria-controls=explanation_id.clone()
                on:click=toggle
            >
                {text}
            </a>
        }
    };
    // Figures first: a term may be part of one, as 任期 is of 3个任期. Only the first occurrence of a term is explained.
    let (mut text, mut explained_terms): (Vec<View>, Vec<u16>) = Default::default();
    for piece in figures::pieces(pack, provision.text.in_language(language), &[provision.id], language) {
        match piece {
            figures::Piece::Figure(words, parameter) => text.push(button(words.to_owned(), parameter, figure)),
            figures::Piece::Provision(words, id) => text.push(view! { <a href=address(id)>{words}</a> }),
            figures::Piece::Plain(words) => {
                text.extend(pieces(words, language, &pack.reference.glossary).into_iter().map(|piece| match piece {
                    Piece::Term(words, at) if !explained_terms.contains(&at) => {
                        explained_terms.push(at);
                        term(words, at)
                    }
                    Piece::Plain(words) | Piece::Term(words, _) => words.into_view(),
                }))
            }
        }
    }
    let explanation_view = move || {
        let term = pack.reference.glossary.get(usize::from(open.get()?))?;
        let words = words(language);
        let name = match language {
            Language::Chinese => view! { {term.term.as_str()} },
            Language::English => view! { {term.english.as_str()}" "<span lang="zh-CN">{term.term.as_str()}</span> },
        };
        Some(view! {
            <p><strong>{name}</strong>" "{term.plain.in_language(language)}</p>
            {term.doubt.as_ref().map(|it| view! { <p><strong>{words.unverified}</strong>" "{it.in_language(language)}</p> })}
            <p class="quiet"><a href=Route::Glossary(Some(term.id.clone())).to_string()>{words.in_glossary}</a></p>
        })
    };
    view! {
        <div class="restated">
            <p>{text}</p>
            <div class="origin-place not-on-paper" role="status">{move || figure.get().map(origin)}</div>
            <div class="explained not-on-paper" id=explanation_id.clone() role="status">{explanation_view}</div>
        </div>
    }
}

/// The links to the previous and the next measure.
fn previous_and_next(pack: &'static Pack, measure: &'static Measure, language: Language) -> View {
    let words = words(language);
    let link = |number: Option<u8>, name: &'static str, class: &'static str| {
        let target = pack.measure(number?)?;
        Some(view! {
            <a class=class href=Route::Measure(target.number, None).to_string()>
                <span class="quiet small">{name}</span>
                <span>
                    {(target.number != 0).then(|| view! { <span class="number">{target.number}</span>" " })}
                    {target.title.in_language(language)}
                </span>
            </a>
        })
    };
    view! {
        <nav class="beside-measure not-on-paper" aria-label=words.between>
            {link(measure.number.checked_sub(1), words.previous, "previous")}
            {link(measure.number.checked_add(1), words.next, "next")}
        </nav>
    }
}
