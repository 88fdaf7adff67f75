//! The browser's address and its history: where one is, how one gets there, and where on the page one was.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ScrollRestoration;

use crate::routing::route::Route;

/// Where one is. Changes within a page too, so that a screen can follow its filters and its section.
pub fn use_route() -> Memo<Route> {
    expect_context::<Address>().route
}

/// Goes somewhere, as a link would.
pub fn go(to: &Route) {
    // Refused only for addresses that are none; a fragment always is one.
    let _ = window().location().set_hash(&to.to_string());
}

/// The address, in the context of the app.
#[derive(Clone, Copy)]
pub struct Address {
    fragment: RwSignal<String>,
    route: Memo<Route>,
    visits: StoredValue<Visits>,
    /// How far down the place lies that was gone to last, while it is not drawn yet.
    awaited: StoredValue<Option<f64>>,
    /// Counts the screens that came after their address did.
    arrivals: RwSignal<u32>,
}

/// The places visited, and how far down each one was left. The browser knows the number of each.
#[derive(Default)]
struct Visits {
    here: usize,
    left_at: Vec<f64>,
}

impl Address {
    /// Follows the address for as long as the page lives.
    pub fn provide() -> Memo<Route> {
        let fragment = RwSignal::new(fragment());
        let route = Memo::new(move |_| fragment.with(|it| Route::parse(it)));
        let it = Address {
            fragment,
            route,
            visits: StoredValue::new(Visits::default()),
            awaited: StoredValue::new(None),
            arrivals: RwSignal::new(0),
        };
        provide_context(it);
        if let Ok(history) = window().history() {
            // The page that is gone back to has to be drawn before it can be scrolled; the browser cannot know when.
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
            it.visits.update_value(|it| it.arrive(number(&history)));
            it.mark(&history);
        }
        // Lives as long as the page: nothing to take off again.
        let _ = window_event_listener(leptos::ev::hashchange, move |_| it.moved());
        route
    }

    /// Puts another address in the place of this one, without a step in the history: for a screen whose address follows
    /// what is entered.
    pub fn replace(self, with: &Route) {
        let written = with.to_string();
        if let Ok(history) = window().history() {
            let state = history.state().unwrap_or(JsValue::NULL);
            let _ = history.replace_state_with_url(&state, "", Some(&written));
        }
        self.fragment.set(written);
    }

    fn moved(self) {
        let Ok(history) = window().history() else { return };
        let before = self.route.with_untracked(Route::page);
        let below = window().scroll_y().unwrap_or_default();
        self.visits.update_value(|it| it.leave(below));
        let back = number(&history);
        self.visits.update_value(|it| it.arrive(back));
        self.mark(&history);
        self.fragment.set(fragment());
        let same_page = self.route.with_untracked(Route::page) == before;
        let to = back.and_then(|it| self.visits.with_value(|visits| visits.left_at.get(it).copied()));
        if same_page && to.is_none() {
            // A link to a place on this page: its screen leads there.
            return;
        }
        let to = to.unwrap_or_default();
        self.awaited.set_value(None);
        // In the next frame the new screen stands.
        request_animation_frame(move || {
            if let (false, Some(it)) = (same_page, heading()) {
                focus(&it);
            }
            window().scroll_to_with_x_and_y(0.0, to);
            self.awaited.set_value(Some(to));
        });
    }

    /// The address, from within the app.
    pub fn here() -> Self {
        expect_context()
    }

    /// The screen of this address has come late, when its part of the app was loaded: the reader is led there as by
    /// [`Address::moved`], but only by whoever came from elsewhere in the app.
    pub fn arrived(self) {
        self.arrivals.update(|it| *it += 1);
        request_animation_frame(move || {
            let Some(to) = self.awaited.get_value() else { return };
            if let Some(it) = heading() {
                focus(&it);
            }
            window().scroll_to_with_x_and_y(0.0, to);
        });
    }

    /// Follows the screens that come late: what is said about a screen has to be said again.
    pub fn track_arrivals(self) {
        self.arrivals.track();
    }

    /// Numbers the place, so that it is known again when it is gone back to.
    fn mark(self, history: &web_sys::History) {
        #[allow(clippy::cast_precision_loss, reason = "nobody visits 2^53 places")]
        let here = self.visits.with_value(|it| it.here) as f64;
        let _ = history.replace_state_with_url(&JsValue::from_f64(here), "", None);
    }
}

impl Visits {
    fn leave(&mut self, below: f64) {
        if let Some(it) = self.left_at.get_mut(self.here) {
            *it = below;
        }
    }

    /// A number is of a place that was visited before; no number is of a new one, behind which nothing lies any more.
    fn arrive(&mut self, back: Option<usize>) {
        match back {
            Some(it) => {
                self.here = it;
                if self.left_at.len() <= it {
                    self.left_at.resize(it + 1, 0.0);
                }
            }
            None => {
                if !self.left_at.is_empty() {
                    self.here += 1;
                }
                self.left_at.truncate(self.here);
                self.left_at.push(0.0);
            }
        }
    }
}

/// Nothing for a place that is new; numbers that nobody can have walked to are none of ours.
fn number(history: &web_sys::History) -> Option<usize> {
    let number = history.state().ok()?.as_f64().filter(|it| (0.0..10_000.0).contains(it))?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the bounds of the line above")]
    Some(number as usize)
}

/// The address under which others find a place in the app: the public address of the page, where one is set, or else where
/// the page was loaded from. Nothing where only this machine can open that.
pub fn for_others(place: &str) -> Option<String> {
    let named = document().query_selector("meta[name='public-address']").ok().flatten().and_then(|it| it.get_attribute("content"));
    let here = window().location().href().unwrap_or_default();
    Some([public(named.as_deref().unwrap_or_default(), &here)?, place].concat())
}

/// The address of a place for one's own use: one that only this machine can open too. A file on disk has none; then only the
/// part that every copy of the app understands.
pub fn for_here(place: &str) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().filter(|it| !it.starts_with("file:")).unwrap_or_default();
    for_others(place).unwrap_or_else(|| [page, place].concat())
}

/// The page without its fragment, as others can open it.
fn public<'a>(named: &'a str, here: &'a str) -> Option<&'a str> {
    let page = |it: &'a str| it.split('#').next().filter(|it| it.starts_with("https://") || it.starts_with("http://"));
    page(named.trim()).or_else(|| page(here).filter(|it| !is_this_machine(it)))
}

fn is_this_machine(page: &str) -> bool {
    let host = page.split_once("://").map_or("", |it| it.1);
    let host = host.split('/').next().unwrap_or_default();
    host.starts_with("[::1]")
        || host.starts_with("127.")
        || host.split(':').next().is_some_and(|it| it == "localhost" || it.ends_with(".localhost"))
}

/// The heading of the page.
pub fn heading() -> Option<web_sys::HtmlElement> {
    document().query_selector("#content h1").ok()??.dyn_into().ok()
}

/// Puts the reader at a heading.
pub fn focus(heading: &web_sys::HtmlElement) {
    heading.set_tab_index(-1);
    // Refused only where nothing can have the focus.
    let _ = heading.focus();
}

fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_back_finds_the_place_as_it_was_left() {
        let mut it = Visits::default();
        it.arrive(None); // 0
        it.leave(120.0);
        it.arrive(None); // 1
        it.leave(40.0);
        it.arrive(Some(0));
        assert_eq!((it.here, it.left_at[0]), (0, 120.0));
        // From there on, what lay ahead is gone.
        it.leave(300.0);
        it.arrive(None);
        assert_eq!((it.here, it.left_at.as_slice()), (1, [300.0, 0.0].as_slice()));
    }

    #[test]
    fn others_are_sent_where_they_can_go() {
        assert_eq!(public("", "https://a.cn/x/index.html#/tools"), Some("https://a.cn/x/index.html"));
        assert_eq!(public("", "http://192.168.1.5:8080/"), Some("http://192.168.1.5:8080/"));
        for here in ["file:///C:/x.html#/", "http://localhost:8080/#/", "http://127.0.0.1/", "http://[::1]:80/", "about:blank", ""] {
            assert_eq!(public("", here), None, "{here}");
            assert_eq!(public(" https://a.cn/x/#/y ", here), Some("https://a.cn/x/"), "{here}");
        }
        assert_eq!(public("javascript:alert(1)", "file:///x"), None);
        assert_eq!(public("", "https://localhost.example.org/"), Some("https://localhost.example.org/"));
    }

    #[test]
    fn a_reload_in_the_middle_keeps_counting() {
        let mut it = Visits::default();
        it.arrive(Some(4));
        it.arrive(None);
        assert_eq!((it.here, it.left_at.len()), (5, 6));
    }
}
