//! The browser's address and its history: the current route, going elsewhere, and the scroll position to come back to.

use core::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use crate::browser::dom::{focus_heading, page_heading};
use crate::routing::route::Route;

/// When an address that the browser refused to write is tried again: it counts over ten or thirty seconds.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(4);

/// A browser that has refused so often counts otherwise, or writes the same address otherwise: then it is left.
const MOST_TRIES: u8 = 12;

/// The current route. It changes within a page too, so that a page can follow its filters and its section.
pub fn use_route() -> Memo<Route> {
    Navigator::current().route
}

/// Goes to a route, as a link would.
pub fn navigate(to: &Route) {
    // Refused only for invalid addresses; a fragment is always valid.
    let _ = window().location().set_hash(&to.to_string());
}

/// The address bar and the history, in the context of the app.
#[derive(Clone, Copy)]
pub struct Navigator {
    fragment: RwSignal<String>,
    route: Memo<Route>,
    visits: StoredValue<Visits>,
    /// The scroll position to restore once the page, whose code is still loading, is drawn.
    scroll_on_load: StoredValue<Option<f64>>,
    /// Counts the pages that were drawn late, after their code was loaded.
    late_pages: RwSignal<u32>,
    /// The present entry of the history was left before, and is scrolled to where that was.
    is_back: StoredValue<bool>,
    /// How often the browser has refused the present address; it will be asked again.
    refused: StoredValue<u8>,
}

/// The history entries of this visit with the scroll position at which each was left. The browser stores the index of each.
#[derive(Default)]
struct Visits {
    current: usize,
    scroll_positions: Vec<f64>,
}

impl Navigator {
    /// Follows the address from now on, and puts the navigator into the context.
    pub fn provide() -> Memo<Route> {
        let fragment = RwSignal::new(fragment());
        let route = Memo::new(move |_| fragment.with(|it| Route::parse(it)));
        let navigator = Navigator {
            fragment,
            route,
            visits: StoredValue::new(Visits::default()),
            scroll_on_load: StoredValue::new(None),
            late_pages: RwSignal::new(0),
            is_back: StoredValue::new(false),
            refused: StoredValue::new(0),
        };
        provide_context(navigator);
        if let Ok(history) = window().history() {
            // A page has to be drawn before it can be scrolled; the browser cannot know when that is.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
            navigator.visits.update_value(|it| it.arrive(entry_index(&history)));
            navigator.store_index(&history, without_detour().as_deref());
        }
        // The listener lives as long as the page.
        let _ = window_event_listener(leptos::ev::hashchange, move |_| navigator.address_changed());
        route
    }

    /// Replaces the address without a step in the history: for a page whose address follows what is entered.
    pub fn replace(self, with: &Route) {
        self.replace_written(with.to_string());
    }

    /// The same for a fragment as it is to be written.
    pub fn replace_written(self, address: String) {
        self.fragment.set(address);
        if self.refused.get_value() == 0 {
            self.write_now();
        } else {
            // The next try writes this one.
            self.refused.set_value(1);
        }
    }

    /// Writes the address that is wanted. A browser refuses after some hundred times, by an error or in silence, and takes it again a little
    /// later: it is tried again until it stands, or until the reader has gone elsewhere.
    fn write_now(self) {
        let (wanted, before) = (self.fragment.get_untracked(), fragment());
        if let Ok(history) = window().history() {
            let state = history.state().unwrap_or(JsValue::NULL);
            let _ = history.replace_state_with_url(&state, "", Some(&wanted));
        }
        let is_written = before == wanted || fragment() != before;
        let refused = if is_written { 0 } else { (self.refused.get_value() + 1) % MOST_TRIES };
        self.refused.set_value(refused);
        if 0 < refused {
            let again = move || {
                if fragment() == before { self.write_now() } else { self.refused.set_value(0) }
            };
            set_timeout(again, TRY_AGAIN_AFTER);
        }
    }

    /// The address's fragment, as it is written.
    pub fn written(self) -> String {
        self.fragment.get()
    }

    fn address_changed(self) {
        let Ok(history) = window().history() else { return };
        let before = self.route.with_untracked(Route::page);
        let scroll_position = window().scroll_y().unwrap_or_default();
        self.visits.update_value(|it| it.leave(scroll_position));
        let visited = entry_index(&history);
        self.visits.update_value(|it| it.arrive(visited));
        self.is_back.set_value(visited.is_some());
        self.store_index(&history, None);
        self.fragment.set(fragment());
        let same_page = self.route.with_untracked(Route::page) == before;
        let stored_position = visited.and_then(|index| self.visits.with_value(|visits| visits.scroll_positions.get(index).copied()));
        if same_page && stored_position.is_none() {
            // A link to a place on this page: the page itself scrolls there.
            return;
        }
        let to = stored_position.unwrap_or_default();
        self.scroll_on_load.set_value(None);
        // The new page is drawn by the next frame.
        request_animation_frame(move || {
            if let (false, Some(heading)) = (same_page, page_heading()) {
                focus_heading(&heading);
            }
            window().scroll_to_with_x_and_y(0.0, to);
            self.scroll_on_load.set_value(Some(to));
        });
    }

    /// Whether the reader has come back to where a page was left: then it must not be scrolled elsewhere.
    pub fn is_back(self) -> bool {
        self.is_back.get_value()
    }

    /// The navigator, from within the app.
    pub fn current() -> Self {
        expect_context()
    }

    /// Called when a page is drawn late, because its code had to be loaded: focus and scroll position are set as for any other
    /// page, but only where the reader came from elsewhere in the app.
    pub fn page_loaded(self) {
        self.late_pages.update(|count| *count += 1);
        request_animation_frame(move || {
            let Some(to) = self.scroll_on_load.get_value() else { return };
            if let Some(heading) = page_heading() {
                focus_heading(&heading);
            }
            window().scroll_to_with_x_and_y(0.0, to);
        });
    }

    /// Subscribes to pages that are drawn late: the window's title, say, has to be set again.
    pub fn track_loaded_pages(self) {
        self.late_pages.track();
    }

    /// Stores the index of this entry in the browser's history, by which it is recognized when the reader comes back; and another
    /// address, where there is one.
    fn store_index(self, history: &web_sys::History, address: Option<&str>) {
        #[allow(clippy::cast_precision_loss, reason = "nobody visits 2^53 pages")]
        let index = self.visits.with_value(|it| it.current) as f64;
        let _ = history.replace_state_with_url(&JsValue::from_f64(index), "", address);
    }
}

impl Visits {
    fn leave(&mut self, scroll_position: f64) {
        if let Some(position) = self.scroll_positions.get_mut(self.current) {
            *position = scroll_position;
        }
    }

    /// An index stands for an entry that was visited before; none for a new one, which cuts off what lay ahead.
    fn arrive(&mut self, visited: Option<usize>) {
        match visited {
            Some(index) => {
                self.current = index;
                if self.scroll_positions.len() <= index {
                    self.scroll_positions.resize(index + 1, 0.0);
                }
            }
            None => {
                if !self.scroll_positions.is_empty() {
                    self.current += 1;
                }
                self.scroll_positions.truncate(self.current);
                self.scroll_positions.push(0.0);
            }
        }
    }
}

/// The index that [`Navigator::store_index`] left in this entry of the history; `None` for a new entry, or for a number that
/// cannot come from there.
fn entry_index(history: &web_sys::History) -> Option<usize> {
    let index = history.state().ok()?.as_f64().filter(|it| (0.0..10_000.0).contains(it))?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the bounds of the line above")]
    Some(index as usize)
}

/// The link to a place in the app that others can open: with the public address of the site, where one is set, or else the
/// address that the page was loaded from. `None` where only this machine can open that.
pub fn public_link(fragment: &str) -> Option<String> {
    let configured = document().query_selector("meta[name='public-address']").ok().flatten().and_then(|it| it.get_attribute("content"));
    let here = window().location().href().unwrap_or_default();
    Some([public_address(configured.as_deref().unwrap_or_default(), &here)?, fragment].concat())
}

/// The link to a place in the app for use on this machine. A file on disk has none; then only the fragment, which every copy
/// of the app understands.
pub fn local_link(fragment: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split(['#', '?']).next().filter(|it| !it.starts_with("file:")).unwrap_or_default();
    public_link(fragment).unwrap_or_else(|| [page, fragment].concat())
}

/// The page without its fragment and without the query that it came with, where others can open it.
fn public_address<'a>(configured: &'a str, here: &'a str) -> Option<&'a str> {
    let page = |address: &'a str| address.split(['#', '?']).next().filter(|it| it.starts_with("https://") || it.starts_with("http://"));
    page(configured.trim()).or_else(|| page(here).filter(|it| !is_this_machine(it)))
}

fn is_this_machine(page: &str) -> bool {
    let host = page.split_once("://").map_or("", |it| it.1);
    let host = host.split('/').next().unwrap_or_default();
    host.starts_with("[::1]")
        || host.starts_with("127.")
        || host.split(':').next().is_some_and(|it| it == "localhost" || it.ends_with(".localhost"))
}

/// The address without what led here by a detour (`?nsukey=…#`), where something did: it is copied from the browser's menu.
fn without_detour() -> Option<String> {
    let here = window().location().href().ok().filter(|it| it.starts_with("http"))?;
    let (page, _) = here.split_once('?').filter(|it| !it.0.contains('#'))?;
    Some([page, &fragment()].concat())
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_finds_the_place_as_it_was_left() {
        let mut visits = Visits::default();
        visits.arrive(None); // 0
        visits.leave(120.0);
        visits.arrive(None); // 1
        visits.leave(40.0);
        visits.arrive(Some(0));
        assert_eq!((visits.current, visits.scroll_positions[0]), (0, 120.0));
        // From there on, what lay ahead is gone.
        visits.leave(300.0);
        visits.arrive(None);
        assert_eq!((visits.current, visits.scroll_positions.as_slice()), (1, [300.0, 0.0].as_slice()));
    }

    #[test]
    fn others_are_sent_where_they_can_go() {
        assert_eq!(public_address("", "https://a.cn/x/index.html#/tools"), Some("https://a.cn/x/index.html"));
        assert_eq!(public_address("", "http://192.168.1.5:8080/"), Some("http://192.168.1.5:8080/"));
        for here in ["file:///C:/x.html#/", "http://localhost:8080/#/", "http://127.0.0.1/", "http://[::1]:80/", "about:blank", ""] {
            assert_eq!(public_address("", here), None, "{here}");
            assert_eq!(public_address(" https://a.cn/x/#/y ", here), Some("https://a.cn/x/"), "{here}");
        }
        assert_eq!(public_address("", "https://a.cn/x/?nsukey=a%2B&from=timeline#/tools"), Some("https://a.cn/x/"));
        assert_eq!(public_address("javascript:alert(1)", "file:///x"), None);
        assert_eq!(public_address("", "https://localhost.example.org/"), Some("https://localhost.example.org/"));
    }

    #[test]
    fn a_reload_in_the_middle_keeps_counting() {
        let mut visits = Visits::default();
        visits.arrive(Some(4));
        visits.arrive(None);
        assert_eq!((visits.current, visits.scroll_positions.len()), (5, 6));
    }
}
