//! Search over everything: results while one types, what was typed marked in them.

use std::sync::OnceLock;

use catalogue::entry::{Kind, Part, Target};
use catalogue::index::{Group, Hit, Hits, Index, Marked};
use leptos::prelude::*;
use policy::model::text::Language;

use super::parts::{address as to_provision, focus_on_arrival, search_field};
use super::words::words;
use crate::address::{Address, use_route};
use crate::language::code;
use crate::route::Route;
use crate::slash::FIELD;

/// As many hits of a kind are shown at first.
const AT_FIRST: usize = 6;

/// As many characters of a text are shown around a hit.
const AROUND: usize = 72;

/// Made when something is first looked for.
pub fn index() -> &'static Index<'static> {
    static INDEX: OnceLock<Index<'static>> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(pack::pack(), pack::SPELLING))
}

/// The page.
pub fn page(language: Language) -> AnyView {
    let words = words(language);
    let asked = match use_route().get_untracked() {
        Route::Search(it) => it,
        _ => String::new(),
    };
    // What was typed, and which kind is shown whole: another search starts afresh.
    let looked_for = RwSignal::new((asked.clone(), None::<Kind>));
    let typed = move |it: String| {
        looked_for.set((it, None));
    };
    let address = expect_context::<Address>();
    // The address follows when the reader leaves the field, so that going back from a hit finds the search again. The
    // browser also says so when the field goes away with its page: then there is nothing to follow.
    let done = move || {
        if let Some(search) = looked_for.try_with_untracked(|(it, _)| Route::Search(it.clone())) {
            address.replace(&search);
        }
    };
    let results = move || {
        looked_for.with(|(typed, whole)| {
            let hits = index().search(typed, language, AT_FIRST, *whole);
            results(&hits, typed, looked_for, language)
        })
    };
    if asked.is_empty() {
        focus_on_arrival(FIELD);
    }
    view! {
        <h1>{words.search}</h1>
        {search_field(FIELD, words.search_label, Some(words.search_help), asked, typed, done)}
        {results}
    }
    .into_any()
}

fn results(hits: &Hits<'static>, typed: &str, looked_for: RwSignal<(String, Option<Kind>)>, language: Language) -> AnyView {
    let words = words(language);
    let said = match (typed.trim().is_empty(), hits.count) {
        (true, _) => String::new(),
        (false, 0) => words.no_hits.to_owned(),
        (false, count) => (words.hits)(count),
    };
    view! {
        <p class="hit-count" role="status">{said}</p>
        {hits.groups.iter().map(|it| group(it, looked_for, language)).collect_view()}
    }
    .into_any()
}

fn group(it: &Group<'static>, looked_for: RwSignal<(String, Option<Kind>)>, language: Language) -> AnyView {
    let words = words(language);
    let (kind, more) = (it.kind, it.hits.len() < it.count);
    let show_all = move |_| looked_for.update(|(_, whole)| *whole = Some(kind));
    view! {
        <section class="hits">
            <h2>{(words.hit_kind)(kind)}" "<small class="number">{it.count}</small></h2>
            <ul class="lines" inner_html=lines(&it.hits, language)></ul>
            {more.then(|| view! { <button type="button" class="plain" on:click=show_all>{(words.show_all)(it.count)}</button> })}
        </section>
    }
    .into_any()
}

/// The hits as HTML, for one call into the browser: putting some forty of them together element by element is what takes a
/// keystroke its time.
fn lines(hits: &[Hit<'static>], language: Language) -> String {
    let mut html = String::new();
    for it in hits {
        html.push_str("<li><a href=\"");
        escape(&leads_to(it.target), &mut html);
        html.push_str("\"><span class=\"title\"><span class=\"number\">");
        escape(&label(it.target).unwrap_or_default(), &mut html);
        html.push_str("</span>");
        if let Some(title) = &it.title {
            marked("", title, &mut html);
        }
        html.push_str("</span>");
        if let Some((part, text)) = &it.place {
            place(*part, text, language, &mut html);
        }
        html.push_str("</a></li>");
    }
    html
}

/// Where else it is contained, with the text around.
fn place(part: Part, text: &Marked<'static>, language: Language, html: &mut String) {
    let (cut_before, excerpt, cut_after) = text.excerpt(AROUND);
    html.push_str("<span class=\"place\"><span class=\"only-read\">");
    escape((words(language).hit_part)(part), html);
    html.push_str(": </span>");
    marked(if cut_before { "…" } else { "" }, &excerpt, html);
    html.push_str(if cut_after { "…</span>" } else { "</span>" });
}

/// A text with what was typed marked in it, `before` in front.
fn marked(before: &str, text: &Marked<'static>, html: &mut String) {
    html.push_str("<span lang=\"");
    html.push_str(code(text.language));
    html.push_str("\">");
    html.push_str(before);
    for (piece, marked) in text.pieces() {
        html.push_str(if marked { "<mark>" } else { "" });
        escape(piece, html);
        html.push_str(if marked { "</mark>" } else { "" });
    }
    html.push_str("</span>");
}

/// A text as it stands in HTML, between tags or in an attribute.
fn escape(text: &str, html: &mut String) {
    for it in text.chars() {
        match it {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(it),
        }
    }
}

/// By what number a thing is called, where it has one.
fn label(target: Target) -> Option<String> {
    match target {
        Target::Measure(0) | Target::About | Target::Chapter(_) | Target::Tool(_) | Target::Term(_) => None,
        Target::Measure(it) => Some(it.to_string()),
        Target::Provision(it) => Some(it.to_string()),
        Target::Ambiguity(it) => Some(format!("A{it}")),
    }
}

fn leads_to(target: Target) -> String {
    let pack = pack::pack();
    let route = match target {
        Target::Provision(it) => return to_provision(it),
        // A chapter has no page of its own: its first measure opens it.
        Target::Chapter(it) => match pack.chapters.iter().find(|chapter| chapter.number == it).and_then(|it| it.measures.first()) {
            Some(first) => Route::Measure(*first, None),
            None => Route::Measures(String::new()),
        },
        Target::Measure(it) => Route::Measure(it, None),
        Target::Tool(it) => pack.tool_at(it).map_or(Route::Tools, |it| Route::Tool(it.id.clone(), None)),
        Target::Term(it) => Route::Glossary(pack.glossary.get(usize::from(it)).map(|it| it.id.clone())),
        Target::Ambiguity(it) => Route::Ambiguities(Some(it)),
        Target::About => Route::About,
    };
    route.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_text() {
        let mut html = String::new();
        escape("1 < 2 & \"x\" > '减负'", &mut html);
        assert_eq!(html, "1 &lt; 2 &amp; &quot;x&quot; &gt; '减负'");
    }

    #[test]
    fn every_hit_leads_somewhere_and_shows_what_was_typed() {
        let hits = index().search("减负", Language::Chinese, AT_FIRST, None);
        assert!(1 < hits.groups.len());
        for group in &hits.groups {
            let html = lines(&group.hits, Language::Chinese);
            assert_eq!(html.matches("<li><a href=\"#/").count(), group.hits.len(), "{html}");
            assert_eq!(html.matches("<mark>减负</mark>").count().min(group.hits.len()), group.hits.len(), "{html}");
        }
    }
}
