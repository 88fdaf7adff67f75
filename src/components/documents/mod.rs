//! 成文: papers made by the worker, read back there, and then handed to the browser, or shown as text where it takes none.

use std::rc::Rc;

use leptos::prelude::*;
use rollup::protocol::{Form, Paper, PaperSubject, Questions, Request, Response, Sheet};
use template::View;
use template_macro::view;

use crate::browser::download::{Contents, File, download};
use crate::browser::worker::ask;
use crate::components::copy_text::CopyText;
use crate::i18n::language;
use crate::i18n::messages::components::documents::words;

/// The forms that a draft can take. The draft file itself is handed out elsewhere.
pub const OF_DRAFT: [Form; 4] = [Form::Text, Form::Word, Form::Excel, Form::Csv];

/// The forms that a table can take.
pub const OF_TABLE: [Form; 5] = [Form::Text, Form::Word, Form::Excel, Form::Csv, Form::RollupFile];

/// The papers about the draft whose file this text is.
pub fn papers_of_draft(text: impl Fn() -> String + 'static) -> View {
    let words = words(language());
    papers(words.draft_help.to_owned(), &OF_DRAFT, move || PaperSubject::Draft(text()))
}

/// A button for each form, and what became of it.
pub fn papers(help: String, forms: &[Form], of: impl Fn() -> PaperSubject + 'static) -> View {
    let words = words(language());
    let of = Rc::new(of);
    let wanted = forms.iter().map(|form| {
        let (form, of) = (*form, of.clone());
        Wanted { label: (words.form)(form), form, of }
    });
    buttons(view! { <h3>{words.heading}</h3> }, help, wanted.collect())
}

/// The questions of a paper and the answers to them, each as a file of its own.
pub fn papers_of_questions(asked: impl Fn(Sheet) -> Questions + Clone + 'static) -> View {
    let words = words(language());
    let wanted = [Sheet::Questions, Sheet::Answers].map(|sheet| {
        let asked = asked.clone();
        Wanted { label: (words.sheet)(sheet), form: Form::Word, of: Rc::new(move || PaperSubject::Questions(asked(sheet))) }
    });
    buttons(view! { <h2>{words.sheets}</h2> }, words.sheets_help.to_owned(), wanted.into())
}

/// A paper that can be made.
pub struct Wanted {
    /// What stands on its button.
    pub label: &'static str,
    /// Its form.
    pub form: Form,
    /// What it is about.
    pub of: Rc<dyn Fn() -> PaperSubject>,
}

/// A button for each paper, under a heading, and what became of it.
pub fn buttons(heading: View, help: String, wanted: Vec<Wanted>) -> View {
    let words = words(language());
    let (said, busy, failed) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(false));
    let text = RwSignal::new(String::new());
    // What was asked for to be read stands there at once; what comes beside a file is copied where the file cannot be had.
    let is_read = RwSignal::new(false);
    let button = |Wanted { label, form, of }: Wanted| {
        let make = move |_| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            failed.set(false);
            text.set(String::new());
            is_read.set(form == Form::Text);
            said.set(words.making.to_owned());
            let paper = Paper { form, of: of() };
            ask(Request::Paper(paper), None, move |answer, bytes| {
                let Some(outcome) = heard(answer, bytes, form, text, words) else { return };
                busy.set(false);
                failed.set(outcome.is_err());
                said.set(outcome.unwrap_or_else(|why| why));
            });
        };
        view! { <button type="button" aria-disabled=move || busy.get().to_string() on:click=make>{label}</button> }
    };
    let buttons: Vec<View> = wanted.into_iter().map(button).collect();
    view! {
        <section class="papers not-on-paper">
            {heading}
            <p class="help">{help}</p>
            <div class="actions">{buttons}</div>
            <p role="status" class="papers-said" class:warning=failed>{said}</p>
            {move || {
                let shown = (is_read.get() && !text.with(String::is_empty)).then(|| view! { <div class="preview" tabindex="0" role="region" aria-label=words.heading>{text.get()}</div> });
                let copy = (!text.with(String::is_empty)).then(|| view! { <CopyText text=text.into() label=words.copy/> });
                view! { {shown} {copy} }
            }}
        </section>
    }
}

/// What is said of an answer; nothing while the worker is still at it.
fn heard(
    said: Response,
    bytes: Option<Vec<u8>>,
    form: Form,
    text: RwSignal<String>,
    words: &'static crate::i18n::messages::components::documents::Words,
) -> Option<Result<String, String>> {
    let made = match said {
        Response::Progress(..) => return None,
        Response::Paper(made) => made,
        Response::Failed(why) => return Some(Err(why)),
        Response::View(_)
        | Response::File(_)
        | Response::Units(_)
        | Response::Trends(_)
        | Response::SameNames(_)
        | Response::Ledger(_)
        | Response::Drafts(_)
        | Response::Roster(_) => {
            return Some(Err(words.broken.to_owned()));
        }
    };
    if let Some(made_text) = &made.text {
        text.set(made_text.clone());
    }
    // Words to copy are no file.
    if form == Form::Text {
        return Some(Ok(words.text_below.to_owned()));
    }
    let file = File { name: made.name.clone(), kind: mime(form), contents: Contents::Bytes(bytes.unwrap_or_default()) };
    let handed = if download(&file) {
        (words.handed_over)(&made.name)
    } else if made.text.is_some() {
        words.copy_instead.to_owned()
    } else {
        words.no_download.to_owned()
    };
    Some(Ok([made.checked, handed].join(words.between)))
}

fn mime(form: Form) -> &'static str {
    match form {
        Form::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Form::Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Form::Csv => "text/csv",
        Form::Text => "text/plain",
        Form::RollupFile => "application/json",
        Form::Calendar => "text/calendar",
        Form::Slides => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Form::Archive => "application/zip",
    }
}
