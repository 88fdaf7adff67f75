//! The one line over all results, on every screen of 我的待遇.

use leptos::prelude::*;
use policy::engine::headline::headline;
use policy::explain::wording::{date_in_words, decimal_in_words};
use policy::model::fact::Quantity;
use policy::model::number::Decimal;
use policy::model::text::Language;
use template::View;
use template_macro::view;

use crate::i18n::language;
use crate::i18n::messages::entitlements::words;
use crate::pages::entitlements::benefit_summary::LineOfAll;
use crate::pages::entitlements::page_state::PageState;
use crate::pages::entitlements::profile_form::{Evaluation, ProfileEvaluation};

/// The line, kept up to date.
pub fn line_of_all(page: PageState) -> View {
    let language = language();
    let said = Memo::new(move |_| {
        page.evaluation.with(|evaluation| match evaluation {
            Evaluation::Evaluated(it) => (words(language).line_of_all)(&in_words(it, language)),
            Evaluation::InvalidDay(..) => words(language).no_day.to_owned(),
        })
    });
    view! { <p class="stands-in-short" role="status">{said}</p> }
}

/// Whether there is no 分 to be told.
fn is_whole(sum: Decimal) -> bool {
    sum.ten_thousandths() % Decimal::whole(1).ten_thousandths() == 0
}

fn in_words(evaluation: &ProfileEvaluation, language: Language) -> LineOfAll {
    let line = headline(pack::pack(), &evaluation.review);
    let yuan = match language {
        Language::Chinese => "元",
        Language::English => "yuan",
    };
    LineOfAll {
        nothing_told: !evaluation.is_begun(),
        now: line.now,
        sum: line.sum.map(|it| decimal_in_words(it, if is_whole(it) { Quantity::Count } else { Quantity::Money }, yuan, language)),
        pending: line.pending,
        next: line.next.map(|it| (date_in_words(it.day, language), it.many, it.if_recognised)),
    }
}
