//! What a pack shows before anything is asked of it: its names, its contents and what it links to first. A few kilobytes, so that a
//! first visit need not wait for rules and texts.

use serde::{Deserialize, Serialize};

use crate::model::pack::Pack;
use crate::model::text::Text;
use crate::model::tool::Group;

/// The cover of a pack. Every text is that of the pack's field of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// The SHA-256 of the pack that it belongs to.
    pub hash: String,
    /// [`Pack::id`].
    pub id: String,
    /// [`Pack::edition`].
    pub edition: String,
    /// [`Pack::title`].
    pub title: Text,
    /// [`Pack::short_title`].
    pub short_title: Text,
    /// [`Pack::lead`].
    pub lead: Text,
    /// [`Pack::search_examples`].
    pub search_examples: Text,
    /// [`Pack::place`].
    pub place: Text,
    /// [`Pack::status`].
    pub status: Text,
    /// How many measures there are, without the lead-in.
    pub measures: usize,
    /// How many provisions there are, with those of the lead-in.
    pub provisions: usize,
    /// The chapters in order, with their measures.
    pub chapters: Vec<CoverChapter>,
    /// The checks of the gatekeepers, by id and title: whoever has to decide at once finds them on the first page.
    pub checks: Vec<(String, Text)>,
}

/// A chapter in the contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverChapter {
    /// 1 for the first.
    pub number: u8,
    /// Its heading.
    pub title: Text,
    /// Its measures, by number and heading.
    pub measures: Vec<(u8, Text)>,
}

impl Cover {
    /// The cover of a pack, which has this hash.
    pub fn of(pack: &Pack, hash: &str) -> Cover {
        let chapters = pack.chapters.iter().map(|chapter| CoverChapter {
            number: chapter.number,
            title: chapter.title.clone(),
            measures: chapter.measures.iter().filter_map(|it| pack.measure(*it)).map(|it| (it.number, it.title.clone())).collect(),
        });
        let checks = pack.tools.iter().filter(|it| it.group == Group::Gatekeeper);
        Cover {
            hash: hash.to_owned(),
            id: pack.id.clone(),
            edition: pack.edition.clone(),
            title: pack.title.clone(),
            short_title: pack.short_title.clone(),
            lead: pack.lead.clone(),
            search_examples: pack.search_examples.clone(),
            place: pack.place.clone(),
            status: pack.status.clone(),
            measures: pack.measures.iter().filter(|it| it.number != 0).count(),
            provisions: pack.provisions().count(),
            chapters: chapters.collect(),
            checks: checks.map(|it| (it.id.clone(), it.title.clone())).collect(),
        }
    }
}
