//! What is said beside a verdict where the device's date cannot be right: a phone whose battery was empty begins in 1970.

use policy::explain::wording::date_in_words;
use policy::model::day::Day;
use template::View;
use template::into_view::IntoView;
use template_macro::view;

use crate::browser::clock::current_day;
use crate::i18n::language;
use crate::i18n::messages::components::verdict::words;

/// How many months after the document a device's date is taken to be wrong.
const LATE: i32 = 12 * 40;

/// One line; nothing where the date is plausible.
pub fn clock_notice() -> View {
    let language = language();
    let notice = move || {
        let day = current_day();
        if is_plausible(pack::pack().reported_on, day) {
            return ().into_view();
        }
        let said = (words(language).wrong_clock)(&date_in_words(day, language));
        view! { <p class="note wrong-clock" role="status">{said}</p> }
    };
    notice.into_view()
}

fn is_plausible(document: Day, today: Day) -> bool {
    document <= today && today < document.plus_months(LATE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_before_the_document_or_long_after_it_is_not_plausible() {
        let document = pack::pack().reported_on;
        let check = |day: Day, expected| assert_eq!(is_plausible(document, day), expected, "{day}");
        check("1970-01-01".parse().unwrap(), false);
        check(document.day_before(), false);
        check(document, true);
        check(document.plus_months(LATE).day_before(), true);
        check(document.plus_months(LATE), false);
        check("2099-12-31".parse().unwrap(), false);
    }
}
