//! A deck while it is shown: its slides, and which of them is shown how far.

use address::mangled::tidied;
use address::mark::seal;
use leptos::prelude::*;
use policy::model::rule::ReadingChoices;
use template::effect::effect;
use training::deck::{Deck, Shows, Slide, deck};
use training::plan::Plan;

use crate::browser::channel::Channel;
use crate::i18n::language;
use crate::pages::training::deck::live::{slide_steps, slide_steps_to_verdict};
use crate::pages::training::ink::Ink;
use crate::pages::training::live_example::LiveExample;
use crate::routing::navigator::{Navigator, use_route};
use crate::routing::route::Route;

/// A deck that is being shown.
#[derive(Clone, Copy)]
pub struct Slideshow {
    /// The plan that the deck was made from.
    pub plan: StoredValue<Plan>,
    deck: StoredValue<Deck>,
    /// The position of the current slide, from 0.
    pub position: RwSignal<usize>,
    /// How many steps of the current slide are shown.
    pub step: RwSignal<usize>,
    /// Whether the screen is dark.
    pub blank: RwSignal<bool>,
    /// The digits of a slide number that were typed so far.
    pub digits: RwSignal<String>,
    /// Into how many steps the question on the slide is cut, as it was drawn last.
    pub question_steps: RwSignal<usize>,
    /// Whether the notes are shown below the slide.
    pub with_notes: RwSignal<bool>,
    /// Whether all slides are listed, to go to one of them.
    pub overview: RwSignal<bool>,
    /// Whether the code of the slide is shown over it.
    pub code: RwSignal<bool>,
    /// What is drawn over the slide.
    pub ink: Ink,
    cases: StoredValue<Vec<(usize, LiveExample)>>,
    /// The channel to the other windows of the deck; `None` before it is opened, and where the browser has none.
    pub channel: StoredValue<Option<Channel>>,
}

impl Slideshow {
    /// The deck of an address: a plan, and `at=` with the number of the slide, from 1.
    pub fn new(query: &str) -> Slideshow {
        let plan = Plan::parse(pack::pack(), query);
        let deck = deck(pack::pack(), &plan, language());
        let position = position_in(query).min(deck.slides.len().saturating_sub(1));
        let cases = deck.slides.iter().enumerate().filter_map(|(at, it)| Some((at, case_of(*it)?)));
        Slideshow {
            cases: StoredValue::new(cases.collect()),
            plan: StoredValue::new(plan),
            deck: StoredValue::new(deck),
            position: RwSignal::new(position),
            step: RwSignal::new(0),
            blank: RwSignal::new(false),
            digits: RwSignal::new(String::new()),
            question_steps: RwSignal::new(1),
            with_notes: RwSignal::new(false),
            overview: RwSignal::new(false),
            code: RwSignal::new(false),
            ink: Ink::new(),
            channel: StoredValue::new(None),
        }
    }

    /// How many slides there are.
    pub fn count(self) -> usize {
        self.deck.with_value(|it| it.slides.len())
    }

    /// The slide at a position.
    pub fn slide(self, at: usize) -> Option<Slide> {
        self.deck.with_value(|it| it.slides.get(at).copied())
    }

    /// The minutes that the plan has for the slides before this one.
    pub fn minutes_before(self, at: usize) -> u16 {
        self.deck.with_value(|it| it.slides.iter().take(at).map(|it| it.minutes).sum())
    }

    /// The live example of a slide, whose facts can be changed.
    pub fn case(self, at: usize) -> Option<LiveExample> {
        self.cases.with_value(|it| it.iter().find(|it| it.0 == at).map(|it| it.1))
    }

    /// The live examples of all slides, each with its position.
    pub fn examples(self) -> Vec<(usize, LiveExample)> {
        self.cases.get_value()
    }

    /// How many steps a slide has beyond its first look. Subscribes to the facts of its example.
    pub fn most_steps(self, at: usize) -> usize {
        slide_steps(self.slide(at).map(|it| it.shows), self.case(at), self.question_steps.get())
    }

    /// After how many steps the verdict of a slide is shown; on a slide without one, all of its steps.
    pub fn steps_to_verdict(self, at: usize) -> usize {
        slide_steps_to_verdict(self.case(at)).unwrap_or_else(|| self.most_steps(at))
    }

    /// Whether there is a channel to other windows.
    pub fn has_channel(self) -> bool {
        self.channel.with_value(Option::is_some)
    }

    /// Keeps the number of the slide in the address, so that a reload leads back to it; and goes to the slide that another link names.
    pub fn keep_in_address(self, route: fn(String) -> Route) {
        let (address, current) = (Navigator::current(), use_route());
        effect(move |_| address.replace(&route(self.query(self.position.get()))));
        let handle = window_event_listener(leptos::ev::hashchange, move |_| {
            let (Route::Present(query) | Route::Presenter(query)) = current.get_untracked() else { return };
            let query = tidied(&query);
            if self.plan.with_value(|it| *it == Plan::parse(pack::pack(), &query)) {
                self.go_to(position_in(&query));
            }
        });
        on_cleanup(move || handle.remove());
    }

    /// The plan and a slide of it, as an address carries them.
    pub fn query(self, at: usize) -> String {
        seal(&[self.plan.with_value(ToString::to_string).as_str(), "&at=", &(at + 1).to_string()].concat())
    }

    /// Goes to the slide at a position; does nothing where there is none.
    pub fn go_to(self, at: usize) {
        if at < self.count() && at != self.position.get_untracked() {
            batch(move || {
                self.position.set(at);
                self.step.set(0);
                self.blank.set(false);
                self.code.set(false);
            });
        }
    }
}

/// The position of the slide that an address names by its number, from 1; the first where it names none.
fn position_in(query: &str) -> usize {
    query.split('&').find_map(|it| it.strip_prefix("at=")).and_then(|it| it.parse::<usize>().ok()).unwrap_or(1).saturating_sub(1)
}

/// The live example of a slide, with the answers of its sample.
fn case_of(slide: Slide) -> Option<LiveExample> {
    let Shows::Example(case) = slide.shows else { return None };
    let (tool, sample, part) = case.found(pack::pack())?;
    Some(LiveExample::new(tool, &part.facts.iter().copied().collect(), sample.as_of, ReadingChoices::default()))
}
