//! Everything of ours on this device: what there is, and clearing it.

use gloo_storage::{LocalStorage, Storage};

use crate::storage::PREFIX;

/// What sort of thing is kept: the part of the key after [`PREFIX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `draft/…`
    Draft,
    /// `inputs/…`
    Inputs,
    /// `practice`
    Practice,
    /// `settings`
    Settings,
    /// What another edition may have left.
    Other,
}

impl Kind {
    /// In the order in which they are shown.
    pub const ALL: [Kind; 5] = [Kind::Draft, Kind::Inputs, Kind::Practice, Kind::Settings, Kind::Other];

    fn of(key: &str) -> Option<Kind> {
        let name = key.strip_prefix(PREFIX)?;
        Some(match name.split('/').next() {
            Some("draft") => Kind::Draft,
            Some("inputs") => Kind::Inputs,
            Some("practice") => Kind::Practice,
            Some("settings") => Kind::Settings,
            _ => Kind::Other,
        })
    }
}

/// How much of each kind there is; nothing where storage is blocked.
pub fn kept() -> Option<Vec<(Kind, usize)>> {
    let kinds: Vec<Kind> = keys()?.iter().filter_map(|it| Kind::of(it)).collect();
    let count = |kind| kinds.iter().filter(|it| **it == kind).count();
    Some(Kind::ALL.map(|it| (it, count(it))).into_iter().filter(|(_, count)| *count != 0).collect())
}

/// Removes all that is ours, and nothing else: on disk, other pages share the storage. False where the browser refuses.
pub fn clear() -> bool {
    let Some(keys) = keys() else { return false };
    for key in keys.iter().filter(|it| Kind::of(it).is_some()) {
        LocalStorage::delete(key);
    }
    kept().is_some_and(|it| it.is_empty())
}

/// Every key in storage, of others too; nothing where storage is blocked.
pub fn keys() -> Option<Vec<String>> {
    // Asking for storage fails where it is blocked; gloo's own `raw` would take the app down with it.
    let storage = web_sys::window()?.local_storage().ok()??;
    let length = storage.length().ok()?;
    (0..length).map(|it| storage.key(it).ok().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_keys_are_ours() {
        assert_eq!(Kind::of("twenty-measures/draft/k7"), Some(Kind::Draft));
        assert_eq!(Kind::of("twenty-measures/inputs/care-fund"), Some(Kind::Inputs));
        assert_eq!(Kind::of("twenty-measures/settings"), Some(Kind::Settings));
        assert_eq!(Kind::of("twenty-measures/set-aside/1"), Some(Kind::Other));
        assert_eq!(Kind::of("twenty-measuresx"), None);
        assert_eq!(Kind::of("their/draft"), None);
    }
}
