//! Keeps the windows that show one deck in step: which slide, how far, whether it is dark or shows its code, and every fact that was
//! changed, on whatever slide.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use template::effect::effect;

use crate::browser::channel::Channel;
use crate::pages::training::deck::slideshow::Slideshow;
use crate::pages::training::live_example::ExampleEntries;

/// The name of the channel between the windows of a deck.
const CHANNEL: &str = "twenty-measures/deck";

/// What one window sends to the others.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Message {
    /// The plan of the deck: windows of other decks ignore the message.
    plan: String,
    /// Where the sender is; `None` where a window has just been opened and asks for it.
    now: Option<Position>,
}

/// Where a window is in the deck.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Position {
    at: usize,
    step: usize,
    blank: bool,
    code: bool,
    /// The examples whose facts are not as they began, by the position of the slide. The others are.
    changed: Vec<(usize, ExampleEntries)>,
}

/// Keeps the windows of this deck in step until the page is left.
pub fn keep_in_step(show: Slideshow) {
    // The position that was sent or received last.
    let last = StoredValue::new(None::<Position>);
    let channel = Channel::open(CHANNEL, move |text| {
        let Ok(message) = serde_json::from_str::<Message>(&text) else { return };
        if message.plan != show.plan.with_value(ToString::to_string) {
            return;
        }
        match message.now {
            Some(position) => {
                last.set_value(Some(position.clone()));
                receive(show, &position);
            }
            None => send(show, Some(untrack(|| current_position(show)))),
        }
    });
    show.channel.set_value(channel);
    // Asks the other windows where they are.
    send(show, None);
    effect(move |before: Option<()>| {
        let current = current_position(show);
        // A position that was just received is not sent again: it would go round for ever.
        if before.is_some() && last.with_value(|it| it.as_ref() != Some(&current)) {
            last.set_value(Some(current.clone()));
            send(show, Some(current));
        }
    });
}

fn current_position(show: Slideshow) -> Position {
    let at = show.position.get();
    let changed = show.examples().into_iter().filter_map(|(at, it)| Some((at, it.changed_entries()?)));
    Position { at, step: show.step.get(), blank: show.blank.get(), code: show.code.get(), changed: changed.collect() }
}

fn receive(show: Slideshow, position: &Position) {
    if show.count() <= position.at {
        return;
    }
    batch(|| {
        // A slide that stays is not drawn anew: somebody may be typing in it.
        set_to(show.position, position.at);
        set_to(show.step, position.step);
        set_to(show.blank, position.blank);
        set_to(show.code, position.code);
        for (at, example) in show.examples() {
            example.set_entries(position.changed.iter().find(|it| it.0 == at).map(|it| &it.1));
        }
    });
}

fn set_to<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|it| *it != value) {
        signal.set(value);
    }
}

fn send(show: Slideshow, now: Option<Position>) {
    let message = Message { plan: show.plan.with_value(ToString::to_string), now };
    if let (Some(channel), Ok(text)) = (show.channel.get_value(), serde_json::to_string(&message)) {
        channel.send(&text);
    }
}
