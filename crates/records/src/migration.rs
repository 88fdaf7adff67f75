//! Keys of the first editions, which named no pack, moved to those of today.

use crate::area::{Area, RawText, Refusal};
use crate::copies::move_to;
use crate::key::{FIRST_PACK, KeySpace, Kind, Owner, ROOT};

/// Moves to this pack's keys whatever of the first editions is this pack's. `pack_of` says which pack a text was made with, where
/// it says so; a text that names none is the first pack's. Done again, it finds nothing to do.
///
/// # Errors
/// When the storage refuses; what was not moved lies where it lay, and is moved the next time.
pub fn migrate<A: Area>(area: &A, space: &KeySpace, pack_of: impl Fn(&str) -> Option<String>) -> Result<(), Refusal> {
    for key in area.keys()? {
        let written = key.to_text();
        // A key that is no text was never one of ours.
        if A::Text::of(&written) != key {
            continue;
        }
        let Some(Owner::Unnamed(kind)) = space.owner(&written) else { continue };
        let Some(text) = area.get(&key)? else { continue };
        if pack_of(&text.to_text()).as_deref().unwrap_or(FIRST_PACK) != space.pack() {
            continue;
        }
        let name = written.strip_prefix(ROOT).unwrap_or(&written);
        let name = match (kind, name.strip_prefix("scenarios-set-aside/")) {
            (Kind::SetAside, Some(number)) => ["set-aside/scenarios-", number].concat(),
            // They held drafts alone.
            (Kind::SetAside, None) => name.replacen("set-aside/", "set-aside/draft/", 1),
            (_, _) => name.to_owned(),
        };
        move_to(area, space, &key, &[space.prefix(), &name].concat())?;
    }
    Ok(())
}
