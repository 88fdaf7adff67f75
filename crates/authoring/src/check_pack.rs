//! Everything in the folder of a pack, checked: the pack, its cases, those of its search, and its icons. `cargo xtask check-pack`.

use std::path::Path;

use policy::engine::cases::run;
use policy::model::pack::Pack;

use crate::cases::read_all;
use crate::output::binary::{binaries, read_pack};
use crate::output::site;
use crate::place::Place;
use crate::problem::{Problem, report};
use crate::search_cases;
use crate::source::{CASES, SEARCH_CASES, Sources};

/// What was found to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked {
    /// How many provisions there are.
    pub provisions: usize,
    /// How many tools.
    pub tools: usize,
    /// How many cases came out as written.
    pub cases: usize,
}

/// Checks all that lies in the folder of a pack, which messages name as `shown`.
///
/// # Errors
/// Every mistake with file, line and column. Cases can be read only where the pack itself has none.
pub fn check_pack(folder: &Path, shown: &str) -> Result<Checked, String> {
    let (pack_sources, pack) = read_pack(folder, shown)?;
    let mut sources = Sources::read(folder).map_err(|error| format!("{shown} could not be read: {error}"))?;
    sources.files.retain(|it| it.name == SEARCH_CASES || it.name.starts_with(&format!("{CASES}/")));
    let (mut problems, mut cases) = (Vec::new(), 0);
    for (file, source) in sources.files.iter_mut().enumerate() {
        source.shown = Path::new(shown).join(&source.name).display().to_string();
        let wrong = |place: Place, message: String| Problem { file: Some(file), place, message, help: None };
        if source.name == SEARCH_CASES {
            problems.extend(search_cases::read(&pack, &source.text).err().map(|(place, message)| wrong(place, message)));
        } else {
            let (read, misread) = read_all(&pack, &source.text);
            problems.extend(misread.into_iter().map(|(place, message)| wrong(place, message)));
            cases += read.len();
            for (place, case) in read {
                let differences = run(&pack, &case).into_iter();
                problems.extend(differences.map(|it| wrong(place, format!("{} is {}, not {}", it.what, it.actual, it.expected))));
            }
        }
    }
    if !problems.is_empty() {
        return Err(report(&problems, &sources));
    }
    if cases == 0 {
        return Err(format!("{shown} has no cases: write some into {shown}/{CASES}/, four a tool at least"));
    }
    site::files(folder, &pack)?;
    binaries(folder, &pack_sources, &pack)?;
    Ok(counted(&pack, cases))
}

fn counted(pack: &Pack, cases: usize) -> Checked {
    Checked { provisions: pack.provisions().count(), tools: pack.tools.len(), cases }
}
