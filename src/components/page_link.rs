//! The link to a page, under it: in the browsers of messengers the menu passes on the first page, whatever is shown.

use address::mangled::{clean, searched};
use address::mark::seal;
use leptos::prelude::*;
use template::View;
use template::effect::effect;
use template_macro::view;

use crate::components::copy_text::CopyText;
use crate::components::link_notice::doubt;
use crate::i18n::language;
use crate::i18n::messages::components::link::{Words, words};
use crate::routing::navigator::{Navigator, local_link, public_link, use_route};
use crate::routing::route::Route;

/// A page, and a button that copies its link.
pub fn with_link(page: View) -> View {
    let words = words(language());
    let route = use_route();
    keep_clean();
    let place = Memo::new(move |_| route.with(|it| for_others(it, words)));
    let text = Signal::derive(move || local_link(&place.with(|it| it.0.clone())));
    let note = move || place.with(|it| it.1);
    let only_here = public_link("").is_none().then_some(words.no_address);
    view! {
        {page}
        <div class="page-link not-on-paper">
            <CopyText text label=words.copy_page/>
            <p class="help">{note}" "{only_here}</p>
        </div>
    }
}

/// Writes the place into the address in place of what messengers made of it: it is copied from the browser's menu.
fn keep_clean() {
    let address = Navigator::current();
    effect(move |_| {
        let written = address.written();
        let route = Route::parse(&clean(&written));
        // What a spoilt search says must not become a link that says nothing of it.
        let carried = written.split_once('?').map_or("", |it| it.1);
        if matches!(route, Route::Search(_)) && doubt(searched(carried)).is_some() {
            return;
        }
        let place = sealed(&route);
        // The beginning of the app has none; a place that is not there is shown as it was written.
        if !written.is_empty() && !matches!(route, Route::NotFound(_)) && place != written {
            address.replace_written(place);
        }
    });
}

/// The address of a place. Of what a search looks for it says where it ends, which no route does: that is in every visit.
fn sealed(route: &Route) -> String {
    let place = route.to_string();
    match place.strip_prefix("#/search?") {
        Some(query) => ["#/search?", &seal(query)].concat(),
        None => place,
    }
}

/// The place that others can open, and what of this page they will not see.
fn for_others(route: &Route, words: &'static Words) -> (String, Option<&'static str>) {
    let (place, note) = match route {
        Route::Draft(..) | Route::Assessment => (Route::Assessment, Some(words.no_draft)),
        Route::RollUp(_) => (route.clone(), Some(words.no_files)),
        Route::Tool(_, None) | Route::Entitlements(None) | Route::Ask(_) => (route.clone(), Some(words.no_entries)),
        Route::Scenarios | Route::Practice(_) => (route.clone(), Some(words.no_list)),
        Route::Home
        | Route::Measures(_)
        | Route::Measure(..)
        | Route::Search(_)
        | Route::Glossary(_)
        | Route::Ambiguities(_)
        | Route::Coverage
        | Route::Tools
        | Route::Tool(_, Some(_))
        | Route::Entitlements(Some(_))
        | Route::Compare(_)
        | Route::Training
        | Route::Prepare(_)
        | Route::Present(_)
        | Route::Presenter(_)
        | Route::Handout(_)
        | Route::Steps(..)
        | Route::Cards(_)
        | Route::Quiz(_)
        | Route::Paper(_)
        | Route::Hands(_)
        | Route::Settings
        | Route::About
        | Route::SelfTest
        | Route::Roster
        | Route::NotFound(_) => (route.clone(), None),
    };
    (sealed(&place), note)
}
