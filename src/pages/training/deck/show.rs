//! Where one is in a deck, kept in step between the windows that show it.

use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;
use leptos::web_sys;
use policy::rule::Chosen;
use serde::{Deserialize, Serialize};
use training::deck::{Deck, Shows, Slide, deck};
use training::plan::Plan;

use crate::pages::training::deck::live::{slide_steps, slide_steps_to_verdict};
use crate::pages::training::live_example::{ExampleEntries, LiveExample};
use crate::pages::training::window::{Line, is_for_a_control, toggle_full_screen};
use crate::routing::navigator::Address;
use crate::routing::route::Route;

/// The name of the line between the windows of a deck.
const LINE: &str = "twenty-measures/deck";

/// A deck that is being shown.
#[derive(Clone, Copy)]
pub struct Show {
    /// What was chosen.
    pub plan: StoredValue<Plan>,
    deck: StoredValue<Deck>,
    /// The slide, from 0.
    pub at: RwSignal<usize>,
    /// How far one is within it.
    pub step: RwSignal<usize>,
    /// The screen is dark.
    pub blank: RwSignal<bool>,
    /// The digits typed so far.
    pub digits: RwSignal<String>,
    /// The notes are shown below the slide.
    pub with_notes: RwSignal<bool>,
    cases: StoredValue<Vec<(usize, LiveExample)>>,
    line: StoredValue<Option<Line>>,
}

/// What one window tells the others.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Message {
    /// Which deck.
    plan: String,
    /// Nothing where a window has just been opened and asks where the others are.
    now: Option<Now>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Now {
    at: usize,
    step: usize,
    blank: bool,
    case: Option<ExampleEntries>,
}

impl Show {
    /// A deck as its address says: a plan, and `at=` with the number of the slide.
    pub fn new(query: &str) -> Show {
        let plan = Plan::parse(pack::pack(), query);
        let made = deck(pack::pack(), &plan);
        let number = query.split('&').find_map(|it| it.strip_prefix("at=")).and_then(|it| it.parse::<usize>().ok()).unwrap_or(1);
        let at = number.saturating_sub(1).min(made.slides.len().saturating_sub(1));
        let cases = made.slides.iter().enumerate().filter_map(|(at, it)| Some((at, case_of(*it)?)));
        Show {
            cases: StoredValue::new(cases.collect()),
            plan: StoredValue::new(plan),
            deck: StoredValue::new(made),
            at: RwSignal::new(at),
            step: RwSignal::new(0),
            blank: RwSignal::new(false),
            digits: RwSignal::new(String::new()),
            with_notes: RwSignal::new(false),
            line: StoredValue::new(None),
        }
    }

    /// How many slides there are.
    pub fn count(self) -> usize {
        self.deck.with_value(|it| it.slides.len())
    }

    /// A slide.
    pub fn slide(self, at: usize) -> Option<Slide> {
        self.deck.with_value(|it| it.slides.get(at).copied())
    }

    /// The question whose facts can be changed on a slide.
    pub fn case(self, at: usize) -> Option<LiveExample> {
        self.cases.with_value(|it| it.iter().find(|it| it.0 == at).map(|it| it.1))
    }

    /// How many steps a slide has beyond its first look. Subscribes to the facts of its example.
    pub fn most_steps(self, at: usize) -> usize {
        slide_steps(self.slide(at).map(|it| it.shows), self.case(at))
    }

    /// After how many steps the verdict of a slide is shown; on a slide without one, all of its steps.
    fn steps_to_verdict(self, at: usize) -> usize {
        slide_steps_to_verdict(self.case(at)).unwrap_or_else(|| self.most_steps(at))
    }

    /// Whether there is a line to other windows.
    pub fn has_line(self) -> bool {
        self.line.with_value(Option::is_some)
    }

    /// Keeps the windows of this deck in step for as long as the screen stands.
    pub fn keep_in_step(self) {
        let last = StoredValue::new(None::<Now>);
        let line = Line::open(LINE, move |text| {
            let Ok(message) = serde_json::from_str::<Message>(&text) else { return };
            if message.plan != self.plan.with_value(ToString::to_string) {
                return;
            }
            match message.now {
                Some(now) => {
                    last.set_value(Some(now.clone()));
                    self.hear(&now);
                }
                None => self.tell(&untrack(|| self.now())),
            }
        });
        self.line.set_value(line);
        self.ask();
        Effect::new(move |before: Option<()>| {
            let now = self.now();
            // What was just heard is not said again: it would go round for ever.
            if before.is_some() && last.with_value(|it| it.as_ref() != Some(&now)) {
                last.set_value(Some(now.clone()));
                self.tell(&now);
            }
        });
    }

    /// Writes the slide's number into the address, so that a reload leads back to it.
    pub fn mark_the_address(self, route: fn(String) -> Route) {
        let address = expect_context::<Address>();
        Effect::new(move |_| {
            let at = self.at.get() + 1;
            let plan = self.plan.with_value(ToString::to_string);
            address.replace(&route([plan, "&at=".to_owned(), at.to_string()].concat()));
        });
    }

    /// Goes on: within the slide, else to the next one.
    pub fn on(self) {
        let most = untrack(|| self.most_steps(self.at.get()));
        if self.blank.get_untracked() {
            self.blank.set(false);
        } else if self.step.get_untracked() < most {
            self.step.update(|it| *it += 1);
        } else {
            self.go_to(self.at.get_untracked() + 1);
        }
    }

    /// Goes back: within the slide, else to the one before.
    pub fn back(self) {
        let most = untrack(|| self.most_steps(self.at.get()));
        let step = self.step.get_untracked().min(most);
        match (step, self.at.get_untracked().checked_sub(1)) {
            (0, Some(before)) => self.go_to(before),
            (0, None) => {}
            (_, _) => self.step.set(step - 1),
        }
    }

    /// Shows the answer of the slide at once.
    pub fn all_at_once(self) {
        self.step.set(untrack(|| self.steps_to_verdict(self.at.get())));
    }

    /// Goes to a slide, where there is one.
    pub fn go_to(self, at: usize) {
        if at < self.count() && at != self.at.get_untracked() {
            batch(move || {
                self.at.set(at);
                self.step.set(0);
                self.blank.set(false);
            });
        }
    }

    /// What a key does, until the screen goes.
    pub fn listen(self, leave: impl Fn() + Send + Sync + 'static) {
        let handle: WindowListenerHandle = window_event_listener(leptos::ev::keydown, move |event| {
            if !is_for_a_control(&event) && self.key(&event, &leave) {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    }

    fn key(self, event: &web_sys::KeyboardEvent, leave: &impl Fn()) -> bool {
        let key = event.key();
        // Whoever has just changed a fact means to leave the field, not the deck.
        let at_a_control =
            document().active_element().is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "SELECT" | "BUTTON" | "A" | "SUMMARY"));
        match key.as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" => self.on(),
            " " if !event.shift_key() => self.on(),
            "ArrowLeft" | "ArrowUp" | "PageUp" | " " => self.back(),
            "Home" => self.go_to(0),
            "End" => self.go_to(self.count().saturating_sub(1)),
            "b" | "B" | "." => self.blank.update(|it| *it = !*it),
            "f" | "F" => toggle_full_screen(),
            "n" | "N" => self.with_notes.update(|it| *it = !*it),
            "a" | "A" => self.all_at_once(),
            "Enter" => {
                let number = self.digits.with_untracked(|it| it.parse::<usize>());
                self.digits.set(String::new());
                match number {
                    Ok(it) => self.go_to(it.saturating_sub(1)),
                    Err(_) => self.on(),
                }
            }
            "Escape" if at_a_control => crate::routing::navigator::heading().iter().for_each(crate::routing::navigator::focus),
            "Escape" if !self.digits.with_untracked(String::is_empty) => self.digits.set(String::new()),
            "Escape" => leave(),
            _ => return key.len() == 1 && key.bytes().all(|it| it.is_ascii_digit()) && self.digit(&key),
        }
        true
    }

    /// A digit goes to its slide as soon as no further digit could follow; before that, Enter does.
    fn digit(self, digit: &str) -> bool {
        let typed = [self.digits.get_untracked().as_str(), digit].concat();
        let Ok(number) = typed.parse::<usize>() else { return false };
        if number == 0 || self.count() < number {
            self.digits.set(String::new());
        } else if self.count() < number * 10 {
            self.digits.set(String::new());
            self.go_to(number - 1);
        } else {
            self.digits.set(typed);
        }
        true
    }

    fn now(self) -> Now {
        let at = self.at.get();
        Now { at, step: self.step.get(), blank: self.blank.get(), case: self.case(at).map(LiveExample::entries) }
    }

    fn hear(self, now: &Now) {
        if self.count() <= now.at {
            return;
        }
        batch(|| {
            self.at.set(now.at);
            self.step.set(now.step);
            self.blank.set(now.blank);
            if let (Some(example), Some(entries)) = (self.case(now.at), &now.case) {
                example.set_entries(entries);
            }
        });
    }

    fn tell(self, now: &Now) {
        self.say(Some(now.clone()));
    }

    fn ask(self) {
        self.say(None);
    }

    fn say(self, now: Option<Now>) {
        let message = Message { plan: self.plan.with_value(ToString::to_string), now };
        if let (Some(line), Ok(text)) = (self.line.get_value(), serde_json::to_string(&message)) {
            line.say(&text);
        }
    }
}

/// The question of a slide, as its sample answers it.
fn case_of(slide: Slide) -> Option<LiveExample> {
    let Shows::Example(case) = slide.shows else { return None };
    let (tool, sample, part) = case.found(pack::pack())?;
    Some(LiveExample::new(tool, &part.facts.iter().copied().collect(), sample.as_of, Chosen::default()))
}
