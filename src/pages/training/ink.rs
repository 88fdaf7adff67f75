//! A pointer and a pen over what is shown: with a mouse, a finger or a stylus. Both are in this window only; what was drawn goes with the
//! slide that it was drawn on.

use leptos::prelude::*;
use leptos::web_sys;
use template::View;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::training::words;

/// What is in the hand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Nothing: what is shown takes the touch itself.
    Hand,
    /// A dot that follows the hand.
    Pointer,
    /// A line where the hand goes.
    Pen,
}

/// What is drawn over a slide.
#[derive(Clone, Copy)]
pub struct Ink {
    /// What is in the hand.
    pub tool: RwSignal<Tool>,
    /// The lines as a path.
    path: RwSignal<String>,
    dot: RwSignal<Option<(i32, i32)>>,
    is_down: StoredValue<bool>,
}

impl Ink {
    /// Nothing drawn, nothing in the hand.
    pub fn new() -> Ink {
        Ink {
            tool: RwSignal::new(Tool::Hand),
            path: RwSignal::new(String::new()),
            dot: RwSignal::new(None),
            is_down: StoredValue::new(false),
        }
    }

    /// Takes a tool; puts it down where it is in the hand already.
    pub fn take(self, tool: Tool) {
        self.dot.set(None);
        self.tool.update(|it| *it = if *it == tool { Tool::Hand } else { tool });
    }

    /// Puts down what is in the hand; false where nothing was.
    pub fn put_down(self) -> bool {
        let was = self.tool.get_untracked() != Tool::Hand;
        if was {
            self.take(Tool::Hand);
        }
        was
    }

    /// Wipes what was drawn.
    pub fn wipe(self) {
        self.path.set(String::new());
    }

    /// Handles L (pointer), P (pen) and E (wipe); false for other keys.
    pub fn handle_key(self, key: &str) -> bool {
        match key {
            "l" | "L" => self.take(Tool::Pointer),
            "p" | "P" => self.take(Tool::Pen),
            "e" | "E" => self.wipe(),
            _ => return false,
        }
        true
    }

    /// The button that takes and puts down the pen: a touch board has no keys.
    pub fn button(self) -> View {
        let pressed = move || (self.tool.get() == Tool::Pen).to_string();
        view! { <button type="button" on:click=move |_| self.take(Tool::Pen) aria-pressed=pressed>{words(language()).pen_key}</button> }
    }

    /// The layer over the slide, which takes the touch while something is in the hand.
    pub fn layer(self) -> View {
        let on_down = move |event: web_sys::PointerEvent| {
            let starts = event.is_primary() && event.button() == 0;
            self.is_down.set_value(starts);
            self.move_to(&event, "M");
            // A tap leaves a dot.
            self.move_to(&event, "L");
        };
        let on_move = move |event: web_sys::PointerEvent| {
            // The button was let go outside of the window.
            if event.buttons() == 0 {
                self.is_down.set_value(false);
            }
            self.move_to(&event, "L");
        };
        let on_up = move |_| self.is_down.set_value(false);
        let dot = move || self.dot.get().map(|(x, y)| view! { <circle class="dot" cx=x.to_string() cy=y.to_string() r="11"></circle> });
        view! {
            <svg
                class="ink"
                class:on=move || self.tool.get() != Tool::Hand
                class:points=move || self.tool.get() == Tool::Pointer
                aria-hidden="true"
                focusable="false"
                on:pointerdown=on_down
                on:pointermove=on_move
                on:pointerup=on_up
                on:pointerleave=move |_| self.dot.set(None)
            >
                <path d=self.path></path>
                {dot}
            </svg>
        }
    }

    fn move_to(self, event: &web_sys::PointerEvent, how: &str) {
        let (x, y) = (event.offset_x(), event.offset_y());
        match self.tool.get_untracked() {
            Tool::Hand => {}
            Tool::Pointer => self.dot.set(Some((x, y))),
            Tool::Pen if self.is_down.get_value() => self.path.update(|path| {
                for part in [how, &x.to_string(), " ", &y.to_string()] {
                    path.push_str(part);
                }
            }),
            Tool::Pen => {}
        }
    }
}
