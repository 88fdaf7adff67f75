//! The pack as it lies in data/, checked: for the commands that look at it natively.

use crate::run::{Failure, top};
use authoring::check::check;
use authoring::problem::report;
use authoring::source::Sources;
use policy::model::pack::Pack;
use std::path::Path;

/// The pack that PACK names, else the one of the product.
pub fn load_pack() -> Result<Pack, Failure> {
    let chosen = std::env::var("PACK").unwrap_or_else(|_| "data/sangzhi-2020".to_owned());
    let folder = top().join(&chosen);
    let mut sources =
        Sources::read_pack(&folder).map_err(|error| Failure::new(format!("the pack {chosen} could not be read: {error}.")))?;
    for file in &mut sources.files {
        file.shown = Path::new(&chosen).join(&file.name).display().to_string();
    }
    check(&sources).map_err(|problems| {
        Failure::new(format!("the pack has mistakes.\n\n{}", report(&problems, &sources)))
            .next("Mend what it names, and run the command again.")
    })
}
