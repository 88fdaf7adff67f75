//! What the parts of the page share: the form, and where the reader is.

use entry::Entry;
use leptos::prelude::*;
use policy::engine::profile::State;
use policy::engine::profile::known::Because;
use policy::model::ids::{FactId, ToolId};

use crate::browser::dom::{focus_control, is_wide};
use crate::components::link_content::{LinkContent, LinkedForm};
use crate::forms::answer_form::fact;
use crate::forms::fields::go_to;
use crate::pages::entitlements::profile_form::{Evaluation, ProfileForm};
use crate::routing::route::Route;

/// The id of the question who the person is.
pub const POST: &str = "field-post";

/// The state of the page of a person.
#[derive(Clone, Copy)]
pub struct PageState {
    /// The form.
    pub form: ProfileForm,
    /// Whose entries it shows.
    pub content: LinkContent<ProfileForm>,
    /// What the engine says of the form.
    pub evaluation: Memo<Evaluation>,
    /// The sections, by position, whose questions that need not be answered are shown.
    pub expanded: RwSignal<Vec<u8>>,
    /// The results whose details are open.
    pub opened: RwSignal<Vec<ToolId>>,
    /// The result from which the reader came to change an answer.
    pub return_to: RwSignal<Option<ToolId>>,
    /// The last question was answered: the result takes the focus once it is drawn.
    pub focus_result: RwSignal<bool>,
    /// Whether the whole form is shown: at first where there is room for it beside the result.
    pub whole_form: RwSignal<bool>,
}

impl PageState {
    /// The page with this form, everything folded.
    pub fn new(form: ProfileForm, content: LinkContent<ProfileForm>) -> PageState {
        PageState {
            form,
            content,
            evaluation: form.evaluation(),
            expanded: RwSignal::new(Vec::new()),
            opened: RwSignal::new(Vec::new()),
            return_to: RwSignal::new(None),
            focus_result: RwSignal::new(false),
            whole_form: RwSignal::new(is_wide()),
        }
    }

    /// The place of the result: with what a link brought while its entries are shown.
    pub fn result_route(self) -> Route {
        Route::Entitlements((!self.content.is_own()).then(|| self.form.link()).filter(|it| !it.is_empty()))
    }

    /// Whether a question need not be answered: no result depends on it, and its field is empty.
    pub fn is_idle(self, evaluation: &Evaluation, id: FactId) -> bool {
        let Evaluation::Evaluated(evaluated) = evaluation else { return false };
        let idle = |it: &State| matches!(it, State::Settled(_) | State::Waits(_) | State::OtherReading(_));
        let settled = evaluated.review.questions.iter().any(|it| it.fact == id && idle(&it.state));
        settled && self.form.field(id).is_some_and(|it| it.entry.with_untracked(Entry::is_empty))
    }

    /// Moves the focus to the field of a question, or to the question from which its answer follows.
    pub fn go(self, id: FactId) {
        self.whole_form.set(true);
        let because =
            self.evaluation.with_untracked(|it| if let Evaluation::Evaluated(it) = it { it.review.known.because(id) } else { None });
        match because {
            Some(Because::Post) => return focus_inside(POST),
            Some(Because::Fact(from)) => return self.go(from),
            None => {}
        }
        let section = pack::pack().profile.sections.iter().position(|it| it.facts.contains(&id)).and_then(|it| u8::try_from(it).ok());
        let idle = self.evaluation.with_untracked(|it| self.is_idle(it, id));
        if let Some(at) = section.filter(|at| idle && !self.expanded.with_untracked(|it| it.contains(at))) {
            self.expanded.update(|it| it.push(at));
        }
        // A folded field is there in the next frame.
        request_animation_frame(move || {
            if let Some(fact) = fact(id) {
                go_to(fact);
            }
        });
    }
}

/// Moves the focus to the first control inside an element: to the chosen one, where there is one.
pub fn focus_inside(id: &str) {
    let Some(found) = document().get_element_by_id(id) else { return };
    let control = |selector| found.query_selector(selector).ok().flatten();
    focus_control(control("input:checked").or_else(|| control("input")));
}
