//! Which key presses a page may take as its own shortcuts.

use leptos::prelude::*;
use leptos::web_sys;

/// Whether a key press belongs to the control that has the focus, or is a shortcut of the browser, and not one of the page.
pub fn is_for_a_control(event: &web_sys::KeyboardEvent) -> bool {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return true;
    }
    let key = event.key();
    let Some(focused) = document().active_element() else { return false };
    let moves = matches!(key.as_str(), "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | " ");
    match focused.tag_name().as_str() {
        "INPUT" if focused.get_attribute("type").as_deref() == Some("radio") => moves,
        "INPUT" | "TEXTAREA" | "SELECT" => key != "Escape",
        "BUTTON" | "A" | "SUMMARY" => matches!(key.as_str(), " " | "Enter"),
        _ => false,
    }
}
