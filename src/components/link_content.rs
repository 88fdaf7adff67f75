//! A form that shows what a link brought, apart from one's own entries, which no link and no way back ever overwrites.

use leptos::prelude::*;
use template::View;
use template::effect::effect;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::dom::{focus_heading, page_heading};
use crate::components::link_notice::{Doubt, doubtful_line};
use crate::i18n::language;
use crate::i18n::messages::components::link::words;
use crate::routing::navigator::{Navigator, navigate, use_route};
use crate::routing::route::Route;

/// A form whose entries are stored on the device, and can come with a link.
pub trait LinkedForm: Copy + Send + Sync + 'static {
    /// What is stored of it.
    type Stored: Clone + PartialEq + Send + Sync + 'static;

    /// Puts what a link carries into the form. Where nothing of it fits, the form stays as it is.
    fn open(self, link: &str) -> Opened;
    /// Puts one's own entries into the form.
    fn restore(self);
    /// What a link carries of the form now.
    fn link(self) -> String;
    /// What a link would carry of one's own entries.
    fn own_link(self) -> String;
    /// What of the form is to be stored.
    fn to_store(self) -> Self::Stored;
    /// One's own entries as they are stored; of an empty form where there are none.
    fn stored(self) -> Self::Stored;
    /// Stores entries as one's own. Says whether the device took them.
    fn store(self, entries: &Self::Stored) -> bool;
    /// The place of the form, with what a link carries.
    fn route(self, link: Option<String>) -> Route;
    /// What a link to this form carries; nothing where the route is another page's.
    fn link_of(self, route: &Route) -> Option<Option<String>>;
}

/// What came of opening a link.
pub struct Opened {
    /// Whether it is in the form.
    pub taken: bool,
    /// Whether it is not as it was sent.
    pub damaged: bool,
    /// What does not fit, beside that.
    pub problems: Vec<String>,
}

/// Whose entries a form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// One's own. They are stored as they change.
    Own,
    /// A link's. Nothing is stored.
    Link,
    /// A link's that became one's own. What was there before can be put back.
    Kept,
}

/// A form together with where its entries come from.
pub struct LinkContent<F: LinkedForm> {
    form: F,
    origin: RwSignal<Origin>,
    /// The link is not as it was sent, and nobody has checked its entries.
    unchecked: RwSignal<bool>,
    problems: RwSignal<Vec<String>>,
    refused: RwSignal<bool>,
    /// What this page wrote into the address last.
    written: StoredValue<String>,
    /// One's own entries before those of a link were kept.
    before: StoredValue<Option<F::Stored>>,
}

impl<F: LinkedForm> Clone for LinkContent<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: LinkedForm> Copy for LinkContent<F> {}

impl<F: LinkedForm> LinkContent<F> {
    /// Opens the link of the address, where there is one, and every other that is followed to this form.
    pub fn follow(form: F) -> LinkContent<F> {
        let content = LinkContent {
            form,
            origin: RwSignal::new(Origin::Own),
            unchecked: RwSignal::new(false),
            problems: RwSignal::new(Vec::new()),
            refused: RwSignal::new(false),
            written: StoredValue::new(String::new()),
            before: StoredValue::new(None),
        };
        let route = use_route();
        if let Some(Some(link)) = route.with_untracked(|it| form.link_of(it)) {
            content.open(&link);
        }
        effect(move |before: Option<Option<Option<String>>>| {
            let now = route.with(|it| form.link_of(it));
            if before.is_some_and(|it| it != now) {
                match &now {
                    Some(Some(link)) if content.written.with_value(|it| it != link) => content.open(link),
                    Some(None) if content.origin.get_untracked() == Origin::Link => content.show_own(),
                    Some(_) | None => {}
                }
            }
            now
        });
        // What is changed in a link's entries is in the address only, so that a reload does not lose it.
        let address = Navigator::current();
        effect(move |before: Option<String>| {
            let now = form.link();
            let changed = before.is_some_and(|it| it != now) && !now.is_empty();
            if changed && content.origin.get() == Origin::Link && !content.unchecked.get() {
                content.written.set_value(now.clone());
                address.replace(&form.route(Some(now.clone())));
            }
            now
        });
        content
    }

    /// Whether the entries are one's own, to be stored when they change.
    pub fn is_own(self) -> bool {
        self.origin.get() != Origin::Link
    }

    /// Whether the link is not as it was sent and nobody has checked its entries.
    pub fn is_unchecked(self) -> bool {
        self.unchecked.get()
    }

    fn open(self, link: &str) {
        let Opened { taken, damaged, problems } = untrack(|| self.form.open(link));
        self.problems.set(problems);
        if !taken {
            return;
        }
        if !damaged && untrack(|| self.form.link() == self.form.own_link()) {
            return self.show_own();
        }
        self.refused.set(false);
        self.unchecked.set(damaged);
        self.origin.set(Origin::Link);
    }

    fn show_own(self) {
        untrack(|| self.form.restore());
        self.written.set_value(String::new());
        self.unchecked.set(false);
        self.origin.set(Origin::Own);
    }

    fn keep(self, address: Navigator) {
        let before = self.form.stored();
        let taken = untrack(|| self.form.store(&self.form.to_store()));
        self.refused.set(!taken);
        if taken {
            self.before.set_value(Some(before));
            self.written.set_value(String::new());
            self.problems.set(Vec::new());
            self.unchecked.set(false);
            self.origin.set(Origin::Kept);
            address.replace(&self.form.route(None));
        }
    }

    fn undo(self, address: Navigator) {
        let Some(before) = self.before.get_value() else { return };
        if !self.form.store(&before) {
            return self.refused.set(true);
        }
        let link = untrack(|| self.form.link());
        self.written.set_value(link.clone());
        self.origin.set(Origin::Link);
        address.replace(&self.form.route(Some(link).filter(|it| !it.is_empty())));
    }

    fn leave(self) {
        self.show_own();
        self.problems.set(Vec::new());
        // A step in the history, so that the way back leads to the link again.
        navigate(&self.form.route(None));
        page_heading().iter().for_each(focus_heading);
    }

    /// Whose entries they are, where they are not simply one's own, and what of the link did not fit, under a heading.
    pub fn banner(self, unfit: &'static str) -> View {
        let words = words(language());
        let address = Navigator::current();
        let refused = move || self.refused.get().then(|| view! { <p class="warning">{words.not_taken}</p> });
        let whose = move || match self.origin.get() {
            Origin::Own => ().into_view(),
            Origin::Link => view! {
                <p><strong>{words.from_link}</strong>" "{words.apart}</p>
                <p class="actions">
                    <button type="button" class="primary" on:click=move |_| self.keep(address)>{words.keep}</button>
                    <button type="button" on:click=move |_| self.leave()>{words.leave}</button>
                </p>
                {refused}
            },
            Origin::Kept => view! {
                <p><strong>{words.kept}</strong></p>
                <p class="actions"><button type="button" on:click=move |_| self.undo(address)>{words.undo}</button></p>
                {refused}
            },
        };
        let problems = move || {
            let problems = self.problems.get();
            (!problems.is_empty()).then(|| {
                let each = problems.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
                view! { <div class="warning" role="status"><p>{unfit}</p><ul>{each}</ul></div> }
            })
        };
        let changed = move || self.unchecked.get().then(|| doubtful_line(Doubt::Changed));
        view! {
            {changed}
            {problems}
            <div class="from-link not-on-paper" class:shown=move || self.origin.get() != Origin::Own role="status">{whose}</div>
        }
    }

    /// Stands in place of the result until the entries of a damaged link are checked.
    pub fn check_first(self) -> View {
        let words = words(language());
        view! {
            <p class="warning">{words.unchecked}</p>
            <p><button type="button" on:click=move |_| self.unchecked.set(false)>{words.checked}</button></p>
        }
    }
}
