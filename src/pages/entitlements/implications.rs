//! What answers say of each other: which follows from which, which would contradict which, and what the engine refuses.

use policy::engine::profile::known::{Because, Profile};
use policy::engine::profile::standing::Standing;
use policy::explain::wording::answer_in_words;
use policy::model::fact::{Fact, FactKind};
use policy::model::ids::FactId;
use policy::model::text::Language;
use policy::model::value::{Answer, Value};

use crate::forms::answer_form::fact;
use crate::i18n::messages::entitlements::words;
use crate::pages::entitlements::profile_form::ProfileEvaluation;

/// An answer that follows from another: the answer and its origin in words, and the origin.
pub fn implied_answer(evaluation: &ProfileEvaluation, id: FactId, language: Language) -> Option<(String, String, Because)> {
    let (known, words) = (&evaluation.review.known, words(language));
    let because = known.because(id)?;
    let answer = answer_in_words(fact(id)?, known.facts.get(id), language);
    let from = because_in_words(&evaluation.profile, because, language)?;
    let mut why = (words.follows_from)(&from);
    let given = evaluation.profile.facts.get(id);
    if given != Answer::Open && given != known.facts.get(id) {
        why.push_str(&(words.overrides)(&answer_in_words(fact(id)?, given, language)));
    }
    Some((answer, why, because))
}

/// What settles an answer: who one is, or another answer.
fn because_in_words(profile: &Profile, because: Because, language: Language) -> Option<String> {
    let (pack, words) = (pack::pack(), words(language));
    Some(match because {
        Because::Post => {
            let post = pack.profile.post(profile.post?)?;
            [pack.profile.label.in_language(language), words.colon, post.label.in_language(language)].concat()
        }
        Because::Fact(id) => {
            let fact = fact(id)?;
            let answer = profile.known(pack).facts.get(id);
            [fact.label.in_language(language), words.colon, &answer_in_words(fact, answer, language)].concat()
        }
    })
}

/// Why the engine refuses an answer.
pub fn refusal(evaluation: &ProfileEvaluation, id: FactId, language: Language) -> Option<String> {
    let refusals = evaluation.review.entries.iter().filter_map(|entry| match &entry.standing {
        Standing::Refused(refusals) => refusals.iter().find(|it| it.fact == id),
        Standing::Met | Standing::Pending | Standing::WillBe { .. } | Standing::Open(_) | Standing::NotMet | Standing::NotConcerned => None,
    });
    refusals.map(|it| entry::words::refused(pack::pack(), &evaluation.review.known.facts, *it, language)).next()
}

/// An answer that cannot be given, because it would contradict another one.
#[derive(Clone, PartialEq)]
pub struct ContradictingAnswer {
    fact: FactId,
    value: &'static str,
    why: String,
}

/// Every answer that would contradict another, and which. Only what something follows from, or follows, can.
pub fn contradicting_answers(profile: &Profile, language: Language) -> Vec<ContradictingAnswer> {
    let (pack, words) = (pack::pack(), words(language));
    let mut found = Vec::new();
    let involved = |id: FactId| pack.profile.implications.iter().any(|it| it.when.0 == id || it.then.0 == id);
    for id in pack.profile.sections.iter().flat_map(|it| it.facts.iter().copied()).filter(|it| involved(*it)) {
        let Some(fact) = fact(id) else { continue };
        for (value, answer) in options(fact) {
            let because = profile.refuses(pack, id, Answer::Given(answer));
            if let Some(because) = because.and_then(|it| because_in_words(profile, it, language)) {
                found.push(ContradictingAnswer { fact: id, value, why: (words.barred)(&because) });
            }
        }
    }
    found
}

/// Of one question, the answers that cannot be given, by their text in an entry, and why.
pub fn contradicting_answers_to(all: &[ContradictingAnswer], id: FactId) -> Vec<(&'static str, String)> {
    all.iter().filter(|it| it.fact == id).map(|it| (it.value, it.why.clone())).collect()
}

/// The answers to a question that is answered by choosing, as its field writes them.
fn options(fact: &'static Fact) -> Vec<(&'static str, Value)> {
    match &fact.kind {
        FactKind::YesNo => vec![(entry::YES, Value::YesNo(true)), (entry::NO, Value::YesNo(false))],
        FactKind::Choice(choices) => choices.iter().map(|it| it.id.as_str()).zip((0u8..).map(Value::Choice)).collect(),
        FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure => Vec::new(),
    }
}
