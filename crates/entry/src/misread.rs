//! Why something typed is no answer.

use policy::model::number::Decimal;

/// Why an entry is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// The beginning of an answer: taken as open until the rest is there.
    Incomplete(Wanted),
    /// Not a number in digits.
    NotANumber,
    /// Beyond the largest number that is taken.
    TooLarge(Decimal),
    /// More decimals than can be held.
    TooFine,
    /// A length of time that is negative, or not whole.
    NotALength,
    /// Not one of the choices.
    NoSuchChoice,
    /// Not a day in any way of writing that is known.
    NotADay,
    /// No day of the calendar.
    NoSuchDay,
    /// A year that is not of four digits, or outside 1800 to 9999.
    YearNotTaken,
}

/// What is missing from the beginning of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
    /// The day from which the service goes on, or that it does not.
    Since,
    /// How long it was before.
    Earlier,
    /// Which of two numbers is meant: the one that was typed is far from what is usual.
    Meant,
}

impl Misread {
    /// Whether it is only the beginning of an answer: nothing is wrong with it yet.
    pub fn is_beginning(self) -> bool {
        matches!(self, Misread::Incomplete(_))
    }
}
