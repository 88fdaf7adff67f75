//! Which drafts of a long list are shown, in which order, and how far each of them is.

use policy::assessment::reply::Unit;

use crate::storage::drafts::DraftListing;

/// How many drafts are drawn at once: two screens of a phone.
pub const ROWS_PER_PAGE: usize = 8;

/// How far a draft is, by the questions that count for the unit itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// How many are answered.
    pub done: u32,
    /// How many there are.
    pub of: u32,
}

/// A name as it is looked for: full width, spaces and dots do not matter. What else names have in common the roll-up's worker knows.
pub fn plain(name: &str) -> String {
    let name = entry::normalize::normalized(name);
    name.chars().filter(|it| !it.is_whitespace() && !"·.•・".contains(*it)).map(|it| it.to_ascii_lowercase()).collect()
}

/// What somebody looks for by how far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftState {
    /// Nothing is answered.
    NotBegun,
    /// Something is, and something is not.
    UnderWay,
    /// Everything is.
    Done,
}

impl DraftState {
    /// All of them, in the order in which they are offered.
    pub const ALL: [DraftState; 3] = [DraftState::NotBegun, DraftState::UnderWay, DraftState::Done];

    /// How a draft stands that is so far.
    pub fn of(progress: Progress) -> DraftState {
        match progress {
            Progress { done: 0, .. } => DraftState::NotBegun,
            Progress { done, of } if done < of => DraftState::UnderWay,
            Progress { .. } => DraftState::Done,
        }
    }
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DraftQuery {
    /// Part of the name of a draft or of its unit.
    pub text: String,
    /// Only drafts of this kind of unit.
    pub unit: Option<Unit>,
    /// Only drafts of this year.
    pub year: Option<i32>,
    /// Only drafts that are so far.
    pub state: Option<DraftState>,
    /// By name rather than by when they were saved.
    pub by_name: bool,
    /// Which page of those that fit, from 0.
    pub page: usize,
}

impl DraftQuery {
    /// The drafts that fit, in their order. `progress` knows how far a draft is; one that was not counted yet fits no state.
    pub fn fitting<'a>(&self, all: &'a [DraftListing], progress: impl Fn(&DraftListing) -> Option<Progress>) -> Vec<&'a DraftListing> {
        let wanted = plain(&self.text);
        let has_text = |it: &DraftListing| wanted.is_empty() || [&it.name, &it.unit_name].iter().any(|it| plain(it).contains(&wanted));
        let fits = |listing: &&DraftListing| {
            self.unit.is_none_or(|unit| unit == listing.unit)
                && self.year.is_none_or(|year| year == listing.year)
                && self.state.is_none_or(|state| progress(listing).map(DraftState::of) == Some(state))
                && has_text(listing)
        };
        all.iter().filter(fits).collect()
    }

    /// The page that is shown of so many drafts, and how many pages there are.
    pub fn page_of(&self, fitting: usize) -> (usize, usize) {
        let pages = fitting.div_ceil(ROWS_PER_PAGE).max(1);
        (self.page.min(pages - 1), pages)
    }
}

/// The years that drafts are about, latest first.
pub fn years(all: &[DraftListing]) -> Vec<i32> {
    let mut years = Vec::new();
    for listing in all {
        if !years.contains(&listing.year) {
            years.push(listing.year);
        }
    }
    order::sort_by(&mut years, |one, other| other < one);
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, unit: Unit, year: i32) -> DraftListing {
        DraftListing {
            id: name.to_owned(),
            name: String::new(),
            unit_name: name.to_owned(),
            unit,
            period: String::new(),
            year,
            saved_at: String::new(),
        }
    }

    #[test]
    fn a_draft_is_found_by_its_name_kind_year_and_how_far_it_is() {
        let all = [
            draft("示例·石桥村", Unit::Village, 2020),
            draft("石桥社区", Unit::Community, 2021),
            DraftListing { name: "年底".to_owned(), ..draft("竹溪村", Unit::Village, 2021) },
        ];
        let far = |listing: &DraftListing| match listing.unit_name.as_str() {
            "石桥社区" => Some(Progress { done: 0, of: 25 }),
            "竹溪村" => Some(Progress { done: 25, of: 25 }),
            _ => None,
        };
        let found = |query: DraftQuery| query.fitting(&all, far).iter().map(|it| it.unit_name.as_str()).collect::<Vec<_>>();
        let query = DraftQuery::default;
        assert_eq!(found(query()).len(), 3);
        assert_eq!(found(DraftQuery { text: " 石 桥".to_owned(), ..query() }), ["示例·石桥村", "石桥社区"]);
        assert_eq!(found(DraftQuery { text: "年底".to_owned(), ..query() }), ["竹溪村"]);
        assert_eq!(found(DraftQuery { unit: Some(Unit::Community), ..query() }), ["石桥社区"]);
        assert_eq!(found(DraftQuery { year: Some(2021), ..query() }), ["石桥社区", "竹溪村"]);
        assert_eq!(found(DraftQuery { state: Some(DraftState::Done), ..query() }), ["竹溪村"]);
        assert_eq!(found(DraftQuery { state: Some(DraftState::NotBegun), ..query() }), ["石桥社区"]);
        assert_eq!(found(DraftQuery { state: Some(DraftState::UnderWay), ..query() }), Vec::<&str>::new());
        assert_eq!(years(&all), [2021, 2020]);
    }

    #[test]
    fn a_page_is_one_that_there_is() {
        let at = |page, fitting| DraftQuery { page, ..DraftQuery::default() }.page_of(fitting);
        assert_eq!(at(0, 0), (0, 1));
        assert_eq!(at(9, ROWS_PER_PAGE), (0, 1));
        assert_eq!(at(1, ROWS_PER_PAGE + 1), (1, 2));
    }
}
