//! What a finger, a stylus or a mouse says to what is shown: go on, or go back. A touch board sends one or the other.

use leptos::prelude::*;
use leptos::web_sys;
use wasm_bindgen::JsCast;

/// How far a finger moves at least to have swiped, and at most to have tapped, in pixels.
const SWIPE: i32 = 60;
const TAP: i32 = 12;

/// What the controls are, which take a touch for themselves.
const CONTROLS: &str = "a, button, input, select, textarea, label, summary, .stage-bar, .stage-notes, .overview, .room-more, .ink.on";

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gesture {
    /// Swiped: to the left goes on (`true`), to the right goes back.
    Swiped(bool),
    /// Tapped: the left quarter of the window goes back (`false`), the rest goes on.
    Tapped(bool),
}

/// Calls for each gesture on what is shown, until the page is left. One on a control is the control's.
pub fn follow(react: impl Fn(Gesture) + 'static) {
    let began = StoredValue::new(None::<(i32, i32, i32)>);
    let is_shown = |event: &web_sys::PointerEvent| {
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let inside = |it: &web_sys::Element, what: &str| it.closest(what).ok().flatten().is_some();
        target.is_some_and(|it| inside(&it, ".stage") && !inside(&it, CONTROLS))
    };
    let down = window_event_listener(leptos::ev::pointerdown, move |event| {
        let starts = event.is_primary() && event.button() == 0 && is_shown(&event);
        began.set_value(starts.then(|| (event.pointer_id(), event.client_x(), event.client_y())));
    });
    // Where the browser takes over, to scroll or to zoom, nothing was said.
    let cancelled = window_event_listener(leptos::ev::pointercancel, move |_| began.set_value(None));
    let up = window_event_listener(leptos::ev::pointerup, move |event| {
        let Some((_, x, y)) = began.try_update_value(Option::take).flatten().filter(|it| it.0 == event.pointer_id()) else { return };
        let by = (event.client_x() - x, event.client_y() - y);
        // A mouse that moves selects text.
        let can_swipe = event.pointer_type() != "mouse";
        if let Some(gesture) = gesture(by, x, width_of_window(), can_swipe) {
            react(gesture);
        }
    });
    on_cleanup(move || {
        down.remove();
        cancelled.remove();
        up.remove();
    });
}

fn gesture((right, down): (i32, i32), x: i32, width: i32, can_swipe: bool) -> Option<Gesture> {
    if right.abs() <= TAP && down.abs() <= TAP {
        return Some(Gesture::Tapped(width <= x * 4));
    }
    (can_swipe && SWIPE <= right.abs() && down.abs() * 2 < right.abs()).then_some(Gesture::Swiped(right < 0))
}

#[allow(clippy::cast_possible_truncation, reason = "the width of a window")]
fn width_of_window() -> i32 {
    window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(1280.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swipe_is_told_from_a_tap_and_from_scrolling() {
        let of = |by, x| gesture(by, x, 1_000, true);
        assert_eq!(of((0, 0), 600), Some(Gesture::Tapped(true)));
        assert_eq!(of((-5, 9), 249), Some(Gesture::Tapped(false)));
        assert_eq!(of((-80, 10), 600), Some(Gesture::Swiped(true)));
        assert_eq!(of((80, -10), 600), Some(Gesture::Swiped(false)));
        assert_eq!(of((30, 0), 600), None);
        assert_eq!(of((70, 90), 600), None);
        assert_eq!(gesture((-80, 0), 600, 1_000, false), None);
    }
}
