//! The cases of the search: what people type, and which provision must be among the first that are found.

use policy::model::ids::ProvisionId;
use policy::model::pack::Pack;

use crate::cases::Misread;
use crate::place::Place;
use crate::yaml::search::RawSearchCase;

/// What people type, and what they mean.
pub struct SearchCase {
    /// What is typed.
    pub typed: String,
    /// The provisions of which one must be among the first.
    pub finds: Vec<ProvisionId>,
}

/// Reads the cases of the search.
///
/// # Errors
/// The first thing that is not of the form, or names no provision of the pack.
pub fn read(pack: &Pack, text: &str) -> Result<Vec<SearchCase>, Misread> {
    let raw: Vec<RawSearchCase> = serde_saphyr::from_str(text).map_err(|error| {
        let place = error.location().map(|it| Place::of(&it)).unwrap_or_default();
        (place, error.without_snippet().to_string().lines().next().unwrap_or("not readable").to_owned())
    })?;
    let mut cases = Vec::new();
    for case in &raw {
        if case.finds.get().is_empty() {
            return Err((case.finds.place(), "names no provision".to_owned()));
        }
        let mut finds = Vec::new();
        for provision in case.finds.get() {
            let id = provision.get().parse().ok().filter(|it| pack.provision(*it).is_some());
            finds.push(id.ok_or_else(|| (provision.place(), format!("unknown provision `{}`", provision.get())))?);
        }
        cases.push(SearchCase { typed: case.search.get().clone(), finds });
    }
    Ok(cases)
}
