//! What the app loads of a pack, made from its folder: compact, checked, and bound together by one hash.

use std::path::{Path, PathBuf};

use policy::engine::cases::Case;
use policy::model::cover::Cover;
use policy::model::pack::Pack;
use policy::model::reference::Reference;
use policy::model::text::split_english;
use sha2::{Digest, Sha256};

use crate::cases::read;
use crate::check::check;
use crate::output::spelling;
use crate::problem::{Problem, report};
use crate::source::{CASES, Sources};

/// Characters of the app's own words that people search for, beside those of the pack.
const SEARCHED: &str = "第一二三四五六七八九十条部分";

/// The folder of the product's own pack.
pub const OWN_PACK: &str = "data/sangzhi-2020";

/// The pack that the variable PACK names by its folder, else the product's own: as it was named, and where it lies below `top`.
pub fn chosen(top: &Path) -> (String, PathBuf) {
    let chosen = std::env::var("PACK").ok().filter(|it| !it.is_empty()).unwrap_or_else(|| OWN_PACK.to_owned());
    let folder = top.join(&chosen);
    (chosen, folder)
}

/// The files that the crate `pack` reads.
pub struct Binaries {
    /// What a first visit shows of the pack, without its English texts.
    pub cover: Vec<u8>,
    /// The pack without its English texts, after its hash: what whoever asks it something loads.
    pub pack: Vec<u8>,
    /// What only some pages need of it, without its English texts, after the hash and its spelling.
    pub reference: Vec<u8>,
    /// The English texts, of each of the three.
    pub english: Vec<u8>,
    /// The cases, after the hash of the pack that they were read with: they name facts and tools by their positions.
    pub cases: Vec<u8>,
}

impl Binaries {
    /// Each with the name that it has beside the page.
    pub fn files(self) -> [(&'static str, Vec<u8>); 5] {
        let Binaries { cover, pack, reference, english, cases } = self;
        [("cover.bin", cover), ("pack.bin", pack), ("reference.bin", reference), ("english.bin", english), ("cases.bin", cases)]
    }
}

/// A pack as it lies in a folder, checked. `shown` is the folder as messages name it.
///
/// # Errors
/// Every mistake of the pack, with file, line and what was probably meant; or the file that cannot be read.
pub fn read_pack(folder: &Path, shown: &str) -> Result<(Sources, Pack), String> {
    if !folder.join("pack.yaml").is_file() {
        return Err(no_pack(folder, shown));
    }
    let mut sources = Sources::read_pack(folder).map_err(|error| format!("the pack {shown} could not be read: {error}"))?;
    for file in &mut sources.files {
        file.shown = Path::new(shown).join(&file.name).display().to_string();
    }
    match check(&sources) {
        Ok(pack) => Ok((sources, pack)),
        Err(problems) => Err(format!("the pack has mistakes.\n\n{}", report(&problems, &sources))),
    }
}

/// That there is no pack, and where there are some.
fn no_pack(folder: &Path, shown: &str) -> String {
    let why = if folder.is_dir() { "has no pack.yaml" } else { "is no folder" };
    let beside = folder.parent().map(packs_in).unwrap_or_default();
    let parent = Path::new(shown).parent().unwrap_or(Path::new(""));
    let known: Vec<String> = beside.iter().map(|it| parent.join(it).display().to_string()).collect();
    let known = if known.is_empty() { OWN_PACK.to_owned() } else { known.join(", ") };
    format!("there is no pack in {shown}: it {why}. PACK names a folder, from the top of the repository; there is: {known}")
}

/// The names of the packs in a folder, in order.
pub fn packs_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let packs = entries.filter(|it| it.path().join("pack.yaml").is_file());
    let mut names: Vec<String> = packs.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// All that the app loads of the pack in a folder.
///
/// # Errors
/// As [`read_pack`]; also mistakes in the cases, and characters whose spelling is not known.
pub fn binaries(folder: &Path, sources: &Sources, pack: &Pack) -> Result<Binaries, String> {
    let unwritable = |error: postcard::Error| format!("the pack could not be written: {error}");
    let reference: &Reference = &pack.reference;
    let whole = postcard::to_allocvec(&(pack, reference)).map_err(unwritable)?;
    let hash: String = Sha256::digest(&whole).iter().map(|it| format!("{it:02x}")).collect();
    let spelling = spelling::table(sources.files.iter().map(|it| it.text.as_str()).chain([SEARCHED]))?;
    let (cover, english_of_cover) = split_english(|| postcard::to_allocvec(&Cover::of(pack, &hash)));
    let (chinese, english) = split_english(|| postcard::to_allocvec(&(&hash, pack)));
    let (reference, english_of_reference) = split_english(|| postcard::to_allocvec(&(&hash, &spelling, reference)));
    Ok(Binaries {
        cover: cover.map_err(unwritable)?,
        pack: chinese.map_err(unwritable)?,
        reference: reference.map_err(unwritable)?,
        english: postcard::to_allocvec(&(english_of_cover, english, english_of_reference)).map_err(unwritable)?,
        cases: postcard::to_allocvec(&(&hash, &read_cases(pack, &folder.join(CASES))?)).map_err(unwritable)?,
    })
}

/// Every case below a folder.
///
/// # Errors
/// The folder or file that cannot be read, or the first case that is not of the form.
pub fn read_cases(pack: &Pack, folder: &Path) -> Result<Vec<Case>, String> {
    let sources = Sources::read(folder).map_err(|error| format!("{} could not be read: {error}", folder.display()))?;
    let mut all = Vec::new();
    for (at, file) in sources.files.iter().enumerate() {
        let cases = read(pack, &file.text).map_err(|(place, message)| {
            let problem = Problem { file: Some(at), place, message, help: None };
            report(&[problem], &sources)
        })?;
        all.extend(cases);
    }
    Ok(all)
}
