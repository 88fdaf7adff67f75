//! Lazy loading: the code of each destination is loaded when one of its pages is first opened.
//!
//! With the feature `split` the build takes each function marked `wasm_split` out of the app, with everything that only such
//! functions use, and puts it into files of its own (`xtask/src/dist/split.rs`). They share the app's memory, so to the pages nothing
//! changes. Without the feature everything is loaded at once, and each of these functions is done at once.
//! A file may not come: then the page says so and offers another try, and what was entered is as it was.

#![allow(unsafe_code, reason = "what the macro writes links the app to its parts; nothing here touches memory")]

use core::cell::RefCell;
use core::pin::Pin;
use core::task::Poll;

use leptos::ev::{focusin, pointerover};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;
use template::View;
use template::into_view::IntoView;
use template_macro::view;
use wasm_bindgen::JsCast;

use crate::browser::at_once::poll_now;
use crate::browser::boot;
use crate::components::page_link::with_link;
use crate::i18n::messages::components::lazy::words;
use crate::i18n::{language, localized};
use crate::pages;
use crate::routing::navigator::{Navigator, use_route};
use crate::routing::route::{Destination, Route};
use crate::storage::record_store;

/// A file did not come; [`boot::why`] says more.
#[derive(Debug)]
struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        NotLoaded
    }
}

type Opened = Result<View, NotLoaded>;

/// Draws a page of a part, or only gets ready for it: what is kept on the device has to be ready before it is read at once, and what
/// the part looks up has to be read.
type Drawing = Pin<Box<dyn Future<Output = Result<Option<View>, NotLoaded>>>>;

/// Each part: its name, the function that loads it, what it reads first, and the page it shows. The name of a part is the name of its file;
/// boot/files.js knows it too.
macro_rules! parts {
    ($($(#[$about:meta])* $part:ident, $name:ident, $first:ident, $page:expr;)*) => {
        /// A part of the app.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Part {
            $($(#[$about])* $part,)*
        }

        $(
            #[cfg(feature = "split")]
            #[wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $name(draw: bool) -> Result<Drawing, SplitLoaderError> {
                Ok(draw_when_ready(draw, $first, || with_link($page)))
            }

            #[cfg(not(feature = "split"))]
            async fn $name(draw: bool) -> Result<Drawing, SplitLoaderError> {
                Ok(draw_when_ready(draw, $first, || with_link($page)))
            }
        )*

        impl Part {
            /// Loads its code, unless it is loaded. Fails where the files cannot be had; the next call tries again.
            async fn drawing(self, draw: bool) -> Result<Drawing, SplitLoaderError> {
                match self {
                    $(Part::$part => $name(draw).await,)*
                }
            }

            #[cfg(test)]
            fn name(self) -> &'static str {
                match self {
                    $(Part::$part => stringify!($name),)*
                }
            }
        }
    };
}

parts! {
    /// The measures, search, terms, ambiguities.
    Catalogue, catalogue, read_reference, view! { <pages::catalogue::Page/> };
    /// The calculators and checks.
    Tools, tools, read_pack, view! { <pages::tools::Page/> };
    /// What a person is entitled to.
    Entitlements, entitlements, read_pack, view! { <pages::entitlements::Page/> };
    /// The drafts of self-assessments.
    Assessment, assessment, read_reference, view! { <pages::assessment::Page/> };
    /// What many units handed in, as one table; and a list of people, which the same worker reads.
    RollUp, roll_up, read_reference, {
        if use_route().get_untracked() == Route::Roster {
            view! { <pages::roster::Page/> }
        } else {
            view! { <pages::rollup::Page/> }
        }
    };
    /// For trainers.
    Training, training, read_reference, view! { <pages::training::Page page=pages::training::page/> };
    /// Questions, for whoever practises and for trainers.
    Quiz, quiz, read_reference, view! { <pages::training::Page page=pages::training::quiz_page/> };
    /// Settings, and what this is.
    Aside, aside, read_pack, aside_page();
    /// The case files, run in this browser.
    SelfTest, self_test, read_pack, view! { <pages::self_test::Page/> };
}

fn aside_page() -> View {
    let route = use_route().get_untracked();
    #[cfg(debug_assertions)]
    if is_components(&route) {
        return pages::components::page();
    }
    if route == Route::About {
        view! { <pages::about::Page/> }
    } else {
        view! { <pages::settings::Page/> }
    }
}

/// The page of all components, which shows fields and findings of the pack, too.
#[cfg(debug_assertions)]
fn is_components(route: &Route) -> bool {
    route.to_string() == pages::components::ADDRESS
}

fn draw_when_ready(draw: bool, first: fn() -> bool, page: fn() -> View) -> Drawing {
    Box::pin(async move {
        record_store::ready().await;
        if first() { Ok(draw.then(page)) } else { Err(NotLoaded) }
    })
}

thread_local! {
    /// The files of the pack, and of its terms, ambiguities and indicators, where they have come and no part has read them yet: what reads them
    /// is in the parts.
    static FILES: RefCell<[Option<Vec<u8>>; 2]> = const { RefCell::new([None, None]) };
}

/// Takes a file that has come and is not read yet, and leaves it out of the list.
fn taken(at: usize) -> Option<Vec<u8>> {
    FILES.with_borrow_mut(|files| files.get_mut(at).and_then(Option::take))
}

/// Whether a file has come and is not read yet.
fn has_come(at: usize) -> bool {
    FILES.with_borrow(|files| files.get(at).is_some_and(Option::is_some))
}

/// Reads the file of the pack, where it has just come; false where it is not that of the cover.
fn read_pack() -> bool {
    taken(0).is_none_or(pack::load)
}

/// Reads the file of terms, ambiguities and indicators too.
fn read_reference() -> bool {
    read_pack() && taken(1).is_none_or(pack::add_reference)
}

impl Part {
    /// Its page, for the current route.
    async fn open(self) -> Opened {
        self.files().await?;
        Ok(self.drawing(true).await?.await?.unwrap_or_else(|| ().into_view()))
    }

    /// Loads its code, what is kept on the device, and what it looks up, so that [`Part::open`] does not wait.
    async fn get_ready(self) -> Result<(), NotLoaded> {
        let files = self.files();
        self.drawing(false).await?.await?;
        files.await?;
        self.drawing(false).await?.await.map(drop)
    }

    /// Whether its pages look up terms, ambiguities or indicators. boot/files.js knows it too.
    fn looks_up(self) -> bool {
        match self {
            Part::Catalogue | Part::Assessment | Part::RollUp | Part::Training | Part::Quiz => true,
            Part::Tools | Part::Entitlements | Part::Aside | Part::SelfTest => false,
        }
    }

    /// Waits for the file of the pack, and of what it looks up; what is not here is asked for at once.
    fn files(self) -> impl Future<Output = Result<(), NotLoaded>> {
        let is_read = [pack::is_loaded(), !self.looks_up() || pack::is_loaded() && pack::has_reference()];
        let mut fetched = Vec::new();
        for ((at, name), is_read) in ["pack", "reference"].into_iter().enumerate().zip(is_read) {
            if !is_read && !has_come(at) {
                fetched.push((at, boot::file(name)));
            }
        }
        async move {
            for (at, file) in fetched {
                let bytes = file.await.ok_or(NotLoaded)?;
                FILES.with_borrow_mut(|files| files.get_mut(at).map(|it| *it = Some(bytes)));
            }
            Ok(())
        }
    }

    /// The part that has the page of a route; `None` for pages that are in every visit.
    pub fn of(route: &Route) -> Option<Part> {
        match (route, route.destination()) {
            (Route::RollUp(_) | Route::Roster, _) => Some(Part::RollUp),
            (Route::About, _) | (_, Some(Destination::Settings)) => Some(Part::Aside),
            (Route::SelfTest, _) => Some(Part::SelfTest),
            #[cfg(debug_assertions)]
            _ if is_components(route) => Some(Part::Aside),
            (Route::Quiz(_) | Route::Practice(_) | Route::Paper(_) | Route::Hands(_), _) => Some(Part::Quiz),
            (Route::Search(_), _) | (_, Some(Destination::Measures)) => Some(Part::Catalogue),
            (_, Some(Destination::Tools)) => Some(Part::Tools),
            (_, Some(Destination::Entitlements)) => Some(Part::Entitlements),
            (_, Some(Destination::Assessment)) => Some(Part::Assessment),
            (_, Some(Destination::Training)) => Some(Part::Training),
            (_, None) => None,
        }
    }
}

#[derive(Clone, Copy)]
enum LoadState {
    Loading,
    Loaded,
    Failed,
}

/// The page of a part: at once where its code is loaded, else as soon as it is.
pub fn page(part: Part) -> View {
    match poll_now(part.open()) {
        Poll::Ready(Ok(page)) => page,
        Poll::Ready(Err(_)) => loading_page(part, LoadState::Failed),
        Poll::Pending => loading_page(part, LoadState::Loading),
    }
}

/// Shown until the code is loaded, or instead of it where it cannot be had.
fn loading_page(part: Part, state: LoadState) -> View {
    let state = RwSignal::new(state);
    let load = move || {
        let navigator = Navigator::current();
        state.set(LoadState::Loading);
        spawn_local(async move {
            let loaded = part.get_ready().await;
            // The signal is gone where the reader went elsewhere meanwhile.
            let _ = state.try_set(if loaded.is_ok() { LoadState::Loaded } else { LoadState::Failed });
            navigator.page_loaded();
        });
    };
    if matches!(state.get_untracked(), LoadState::Loading) {
        load();
    }
    let words = words(language());
    let (title, matter) = what_comes();
    let loading = move || {
        view! { <h1 class="coming">{title.unwrap_or(words.coming)}</h1><p>{matter}</p><p class="quiet" role="status">{words.wait}</p> }
    };
    let drawn = move || match state.get() {
        LoadState::Loading => loading(),
        LoadState::Loaded => match poll_now(part.open()) {
            Poll::Ready(Ok(page)) => page,
            Poll::Ready(Err(_)) | Poll::Pending => loading(),
        },
        LoadState::Failed => view! {
            <h1>{words.failed}</h1>
            <div role="alert">
                <p>{boot::why()}</p>
                <p>{words.ways_on}</p>
            </div>
            <p class="actions">
                <button type="button" on:click=move |_| load()>{words.again}</button>
                <button type="button" class="plain" on:click=|_| _ = window().location().reload()>{words.reload}</button>
            </p>
        },
    };
    drawn.into_view()
}

/// The title of the measure or the tool that is asked for, and the clause or the question: what can be read while its page is loaded.
fn what_comes() -> (Option<&'static str>, Option<&'static str>) {
    // On a first visit the pack is on its way too, and the page itself shows what comes (boot/page.js).
    if !pack::is_loaded() {
        return (None, None);
    }
    let pack = pack::pack();
    let route = use_route().get_untracked();
    let found = if let Route::Measure(number, item) = route {
        pack.measure(number).map(|measure| {
            let clause = measure.provisions.iter().find(|it| Some(it.id.item) == item);
            (&measure.title, clause.map_or(&measure.summary, |it| &it.text))
        })
    } else if let Route::Tool(id, _) = route {
        pack.tools.iter().find(|it| it.id == id).map(|it| (&it.title, &it.question))
    } else {
        None
    };
    found.map(|(title, matter)| (localized(title), localized(matter))).unzip()
}

/// Prefetches a part as soon as somebody points at a link to it.
pub fn prefetch_on_hover() {
    // Both listeners live as long as the page.
    let _ = window_event_listener(pointerover, |event| prefetch(event.target()));
    let _ = window_event_listener(focusin, |event| prefetch(event.target()));
}

fn prefetch(target: Option<web_sys::EventTarget>) {
    let link = target.and_then(|it| it.dyn_into::<web_sys::Element>().ok()).and_then(|it| it.closest("a[href^='#/']").ok().flatten());
    let Some(part) = link.and_then(|it| it.get_attribute("href")).and_then(|it| Part::of(&Route::parse(&it))) else { return };
    // A failure is reported when the link is followed.
    spawn_local(async move { _ = part.get_ready().await });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What boot/files.js asks for, while the app is still on its way, is the part that will show the place.
    #[test]
    fn the_page_asks_early_for_the_right_part() {
        let boot = include_str!("../../boot/files.js");
        let list = boot.split_once("var PARTS = {").unwrap().1.split_once('}').unwrap().0;
        let mut named = 0;
        for (first, part) in list.split(',').filter_map(|it| it.split_once(':')) {
            let place = Route::parse(&format!("#/{}", first.trim().trim_matches('\'')));
            assert_eq!(Part::of(&place).map(Part::name), Some(part.trim().trim_matches('\'')), "{first}");
            named += 1;
        }
        assert_eq!(named, 19);
        let looking_up = boot.split_once("var LOOK_UP = [").unwrap().1.split_once(']').unwrap().0;
        let all = [
            Part::Catalogue,
            Part::Tools,
            Part::Entitlements,
            Part::Assessment,
            Part::RollUp,
            Part::Training,
            Part::Quiz,
            Part::Aside,
            Part::SelfTest,
        ];
        let names: Vec<String> = all.into_iter().filter(|it| it.looks_up()).map(|it| format!("'{}'", it.name())).collect();
        assert_eq!(looking_up, names.join(", "));
    }
}
