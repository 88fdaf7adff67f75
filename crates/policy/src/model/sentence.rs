//! The sentences in which a finding is told: their templates, and what can be put into each.

use serde::{Deserialize, Serialize};

use crate::model::text::Text;

/// How a finding is put into words: one template for each kind of criterion and outcome.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sentences {
    /// The templates in the order of [`crate::model::sentence::Sentence::ALL`].
    pub templates: Vec<Text>,
}

/// The templates of the pack, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// All of the following hold.
    AllMet,
    /// All of the following are asked; some do not hold.
    AllNotMet,
    /// All of the following are asked; some are open.
    AllOpen,
    /// At least one of the following holds.
    AnyMet,
    /// At least one of the following is asked; none holds.
    AnyNotMet,
    /// At least one of the following is asked; some are open.
    AnyOpen,
    /// The following must not be so, and is not.
    NotMet,
    /// The following must not be so, but is.
    NotNotMet,
    /// The following must not be so; open.
    NotOpen,
    /// {fact}: yes.
    YesMet,
    /// {fact}: no.
    YesNotMet,
    /// {fact}: not answered.
    YesOpen,
    /// {fact}: recognition pending; {who} decides.
    YesPending,
    /// {fact} is {value}: one of {choices}.
    IsMet,
    /// {fact} is {value}: none of {choices}.
    IsNotMet,
    /// {fact}: not answered; {choices} are asked.
    IsOpen,
    /// {left} = {left_value} ≥ {right_value}.
    AtLeastMet,
    /// {left} = {left_value} < {right_value}, {off} short.
    AtLeastNotMet,
    /// {left} ≤ {right}.
    AtMostMet,
    /// {left} exceeds {right} by {off}.
    AtMostNotMet,
    /// {left} > {right}.
    AboveMet,
    /// {left} is not above {right}.
    AboveNotMet,
    /// {left} is exactly {right}, and so not above it.
    AboveEqual,
    /// {left} < {right}.
    BelowMet,
    /// {left} is not below {right}.
    BelowNotMet,
    /// {left} is exactly {right}, and so not below it.
    BelowEqual,
    /// {left} against {right}: open.
    CompareOpen,
    /// {length} full years; at most {limit}; until {last}.
    AgeAtMostMet,
    /// {length} full years; at most {limit}; since {turn} over.
    AgeAtMostNotMet,
    /// {fact} open; at most {limit}.
    AgeAtMostOpen,
    /// {length} full years; at least {limit}, since {turn}.
    AgeAtLeastMet,
    /// {length} full years; at least {limit}, on {turn}.
    AgeAtLeastNotMet,
    /// {fact} open; at least {limit}.
    AgeAtLeastOpen,
    /// {fact} {length} months; {limit} reached.
    ServedMet,
    /// {fact} {length} months; {limit} reached on {turn}, {off} to go.
    ServedNotMet,
    /// {fact} {length} months; {limit} never reached, as the post is not held now.
    ServedNever,
    /// {fact} open; {limit} asked.
    ServedOpen,
    /// More than {limit} since {value}: from {turn} on.
    LongerMet,
    /// Not yet more than {limit}: from {turn} on, {off} to go.
    LongerNotMet,
    /// {fact} open; more than {limit} asked.
    LongerOpen,
    /// Within {limit}: until {last}.
    WithinMet,
    /// {limit} are over: until {last}.
    WithinNotMet,
    /// {fact} open; within {limit} asked.
    WithinOpen,
    /// Ends on {value}, at the latest {last}.
    EndsMet,
    /// Ends on {value}, {off} after {last}.
    EndsNotMet,
    /// Open.
    EndsOpen,
    /// {fact} is just on {limit}.
    NearOn,
    /// {fact} is {off} short of {limit}.
    NearShort,
    /// {fact} is only {off} past {limit}, which was to be reached.
    NearReached,
    /// {fact} has {off} left to {limit}, which must not be passed.
    NearLeft,
    /// {fact} is only {off} past {limit}, which must not be passed.
    NearMissed,
    /// It holds by {reading}.
    NearByReading,
    /// It does not hold by {reading}.
    NearNotByReading,
    /// In the reading {reading}:
    Reading,
    /// {fact}: it would have to be yes.
    ChangeYes,
    /// {fact}: it would have to be no.
    ChangeNo,
    /// {fact} is {value}: it would have to be one of {choices}.
    ChangeChoice,
    /// {fact} is {value}: {off} more make {to}.
    ChangeAtLeast,
    /// {fact} is {value}: {off} fewer make {to}.
    ChangeAtMost,
    /// {fact} is {value}: it would have to be {to} or later.
    ChangeNotBefore,
    /// {fact} is {value}: it would have to be {to} or earlier.
    ChangeNotAfter,
    /// {fact} is {value}: one more is needed, {to} or later.
    ChangeRecurs,
    /// {fact}: {off} more, from {turn} at the earliest.
    ChangeResume,
    /// {fact}: {who} would have to recognise it.
    ChangeRecognised,
    /// {fact}: {who} would have to decide otherwise.
    ChangeNotRecognised,
    /// From {turn}, {fact} reaches {limit}.
    TimeServed,
    /// From {turn}, aged {limit}.
    TimeAge,
    /// From {turn}, more than {limit}.
    TimeLonger,
    /// From {turn}, {fact} no longer stands in the way.
    TimeOther,
    /// Age cannot be changed: only who was born on {to} or later.
    FixedAgeBelow,
    /// Age cannot be changed: only who was born on {to} or earlier.
    FixedAgeAbove,
    /// Past service cannot be changed: {to} asked, {off} short.
    FixedService,
    /// {fact} cannot be changed: {to} or later asked.
    FixedNotBefore,
    /// {fact} cannot be changed: {to} or earlier asked.
    FixedNotAfter,
    /// {fact} is what it is: yes asked.
    FixedYes,
    /// {fact} is what it is: no asked.
    FixedNo,
    /// {fact} is what it is: one of {choices} asked.
    FixedChoice,
    /// {fact} is what it is: {to} or more asked.
    FixedAtLeast,
    /// {fact} is what it is: {to} or fewer asked.
    FixedAtMost,
    /// {fact}: not told yet; yes asked.
    UntoldYes,
    /// {fact}: not told yet; no asked.
    UntoldNo,
    /// {fact}: not told yet; one of {choices} asked.
    UntoldChoice,
    /// {fact}: not told yet; {to} or more asked.
    UntoldAtLeast,
    /// {fact}: not told yet; {to} or fewer asked.
    UntoldAtMost,
    /// {fact}: not told yet, and what is asked of it hangs on something else that is not told.
    UntoldDate,
    /// {fact}: not told yet; {to} or later asked.
    UntoldNotBefore,
    /// {fact}: not told yet; {to} or earlier asked.
    UntoldNotAfter,
    /// {fact}: not told yet; {to} asked.
    UntoldService,
    /// {state} from {turn} on, if nothing else changes.
    MetFrom,
    /// {state} from {turn} until {last}, if nothing else changes.
    MetFromUntil,
    /// {state} at once.
    MetAtOnce,
    /// {state} at once, until {last}.
    MetAtOnceUntil,
    /// It cannot come about, since something in it cannot be changed.
    MetNever,
    /// Met, of the conditions of a person.
    StateConditions,
    /// Met, of something that a unit is to reach.
    StateTarget,
    /// Met, of a case with consequences.
    StateConsequence,
    /// Met, of a request.
    StateRequest,
    /// Met, of something that is to be done.
    StateDuty,
}

impl Sentence {
    /// The ids of the templates in the data, in the order of the positions.
    pub const ALL: [(Sentence, &'static str, &'static [&'static str]); 98] = [
        (Sentence::AllMet, "all_met", &[]),
        (Sentence::AllNotMet, "all_not_met", &[]),
        (Sentence::AllOpen, "all_open", &[]),
        (Sentence::AnyMet, "any_met", &[]),
        (Sentence::AnyNotMet, "any_not_met", &[]),
        (Sentence::AnyOpen, "any_open", &[]),
        (Sentence::NotMet, "not_met", &[]),
        (Sentence::NotNotMet, "not_not_met", &[]),
        (Sentence::NotOpen, "not_open", &[]),
        (Sentence::YesMet, "yes_met", &["fact"]),
        (Sentence::YesNotMet, "yes_not_met", &["fact"]),
        (Sentence::YesOpen, "yes_open", &["fact"]),
        (Sentence::YesPending, "yes_pending", &["fact", "who"]),
        (Sentence::IsMet, "is_met", &["fact", "value", "choices"]),
        (Sentence::IsNotMet, "is_not_met", &["fact", "value", "choices"]),
        (Sentence::IsOpen, "is_open", &["fact", "choices"]),
        (Sentence::AtLeastMet, "at_least_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::AtLeastNotMet, "at_least_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::AtMostMet, "at_most_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::AtMostNotMet, "at_most_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::AboveMet, "above_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::AboveNotMet, "above_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::AboveEqual, "above_equal", &["left", "left_value", "right", "right_value"]),
        (Sentence::BelowMet, "below_met", &["left", "left_value", "right", "right_value"]),
        (Sentence::BelowNotMet, "below_not_met", &["left", "left_value", "right", "right_value", "off"]),
        (Sentence::BelowEqual, "below_equal", &["left", "left_value", "right", "right_value"]),
        (Sentence::CompareOpen, "compare_open", &["left", "right"]),
        (Sentence::AgeAtMostMet, "age_at_most_met", &["fact", "length", "limit", "last"]),
        (Sentence::AgeAtMostNotMet, "age_at_most_not_met", &["fact", "length", "limit", "turn"]),
        (Sentence::AgeAtMostOpen, "age_at_most_open", &["fact", "limit"]),
        (Sentence::AgeAtLeastMet, "age_at_least_met", &["fact", "length", "limit", "turn"]),
        (Sentence::AgeAtLeastNotMet, "age_at_least_not_met", &["fact", "length", "limit", "turn", "off"]),
        (Sentence::AgeAtLeastOpen, "age_at_least_open", &["fact", "limit"]),
        (Sentence::ServedMet, "served_met", &["fact", "length", "limit"]),
        (Sentence::ServedNotMet, "served_not_met", &["fact", "length", "limit", "turn", "off"]),
        (Sentence::ServedNever, "served_never", &["fact", "length", "limit"]),
        (Sentence::ServedOpen, "served_open", &["fact", "limit"]),
        (Sentence::LongerMet, "longer_met", &["fact", "value", "limit", "turn"]),
        (Sentence::LongerNotMet, "longer_not_met", &["fact", "value", "limit", "turn", "off"]),
        (Sentence::LongerOpen, "longer_open", &["fact", "limit"]),
        (Sentence::WithinMet, "within_met", &["fact", "value", "limit", "last"]),
        (Sentence::WithinNotMet, "within_not_met", &["fact", "value", "limit", "last", "off"]),
        (Sentence::WithinOpen, "within_open", &["fact", "limit"]),
        (Sentence::EndsMet, "ends_met", &["fact", "value", "limit", "last"]),
        (Sentence::EndsNotMet, "ends_not_met", &["fact", "value", "limit", "last", "off"]),
        (Sentence::EndsOpen, "ends_open", &["fact", "limit"]),
        (Sentence::NearOn, "near_on", &["fact", "limit"]),
        (Sentence::NearShort, "near_short", &["fact", "limit", "off"]),
        (Sentence::NearReached, "near_reached", &["fact", "limit", "off"]),
        (Sentence::NearLeft, "near_left", &["fact", "limit", "off"]),
        (Sentence::NearMissed, "near_missed", &["fact", "limit", "off"]),
        (Sentence::NearByReading, "near_by_reading", &["reading"]),
        (Sentence::NearNotByReading, "near_not_by_reading", &["reading"]),
        (Sentence::Reading, "reading", &["reading"]),
        (Sentence::ChangeYes, "change_yes", &["fact"]),
        (Sentence::ChangeNo, "change_no", &["fact"]),
        (Sentence::ChangeChoice, "change_choice", &["fact", "value", "choices"]),
        (Sentence::ChangeAtLeast, "change_at_least", &["fact", "value", "to", "off"]),
        (Sentence::ChangeAtMost, "change_at_most", &["fact", "value", "to", "off"]),
        (Sentence::ChangeNotBefore, "change_not_before", &["fact", "value", "to"]),
        (Sentence::ChangeNotAfter, "change_not_after", &["fact", "value", "to"]),
        (Sentence::ChangeRecurs, "change_recurs", &["fact", "value", "to"]),
        (Sentence::ChangeResume, "change_resume", &["fact", "off", "turn"]),
        (Sentence::ChangeRecognised, "change_recognised", &["fact", "who"]),
        (Sentence::ChangeNotRecognised, "change_not_recognised", &["fact", "who"]),
        (Sentence::TimeServed, "time_served", &["fact", "limit", "turn"]),
        (Sentence::TimeAge, "time_age", &["fact", "limit", "turn"]),
        (Sentence::TimeLonger, "time_longer", &["fact", "limit", "turn"]),
        (Sentence::TimeOther, "time_other", &["fact", "turn"]),
        (Sentence::FixedAgeBelow, "fixed_age_below", &["fact", "value", "to"]),
        (Sentence::FixedAgeAbove, "fixed_age_above", &["fact", "value", "to"]),
        (Sentence::FixedService, "fixed_service", &["fact", "length", "to", "off"]),
        (Sentence::FixedNotBefore, "fixed_not_before", &["fact", "value", "to"]),
        (Sentence::FixedNotAfter, "fixed_not_after", &["fact", "value", "to"]),
        (Sentence::FixedYes, "fixed_yes", &["fact"]),
        (Sentence::FixedNo, "fixed_no", &["fact"]),
        (Sentence::FixedChoice, "fixed_choice", &["fact", "value", "choices"]),
        (Sentence::FixedAtLeast, "fixed_at_least", &["fact", "value", "to"]),
        (Sentence::FixedAtMost, "fixed_at_most", &["fact", "value", "to"]),
        (Sentence::UntoldYes, "untold_yes", &["fact"]),
        (Sentence::UntoldNo, "untold_no", &["fact"]),
        (Sentence::UntoldChoice, "untold_choice", &["fact", "choices"]),
        (Sentence::UntoldAtLeast, "untold_at_least", &["fact", "to"]),
        (Sentence::UntoldAtMost, "untold_at_most", &["fact", "to"]),
        (Sentence::UntoldDate, "untold_date", &["fact"]),
        (Sentence::UntoldNotBefore, "untold_not_before", &["fact", "to"]),
        (Sentence::UntoldNotAfter, "untold_not_after", &["fact", "to"]),
        (Sentence::UntoldService, "untold_service", &["fact", "to"]),
        (Sentence::MetFrom, "met_from", &["state", "turn"]),
        (Sentence::MetFromUntil, "met_from_until", &["state", "turn", "last"]),
        (Sentence::MetAtOnce, "met_at_once", &["state"]),
        (Sentence::MetAtOnceUntil, "met_at_once_until", &["state", "last"]),
        (Sentence::MetNever, "met_never", &[]),
        (Sentence::StateConditions, "state_conditions", &[]),
        (Sentence::StateTarget, "state_target", &[]),
        (Sentence::StateConsequence, "state_consequence", &[]),
        (Sentence::StateRequest, "state_request", &[]),
        (Sentence::StateDuty, "state_duty", &[]),
    ];
}
