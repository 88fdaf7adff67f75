//! Everything that this app has saved on the device: how much there is, and clearing it.

use crate::storage::local::{self, PREFIX};

/// What sort of thing is saved: the part of the key after [`PREFIX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredKind {
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

impl StoredKind {
    /// In the order in which they are shown.
    pub const ALL: [StoredKind; 5] = [StoredKind::Draft, StoredKind::Inputs, StoredKind::Practice, StoredKind::Settings, StoredKind::Other];

    fn of(key: &str) -> Option<StoredKind> {
        let name = key.strip_prefix(PREFIX)?;
        Some(match name.split('/').next() {
            Some("draft") => StoredKind::Draft,
            Some("inputs") => StoredKind::Inputs,
            Some("practice") => StoredKind::Practice,
            Some("settings") => StoredKind::Settings,
            _ => StoredKind::Other,
        })
    }
}

/// How much of each kind there is; `None` where storage is blocked.
pub fn counts() -> Option<Vec<(StoredKind, usize)>> {
    let kinds: Vec<StoredKind> = local::keys()?.iter().filter_map(|it| StoredKind::of(it)).collect();
    let count = |kind| kinds.iter().filter(|it| **it == kind).count();
    Some(StoredKind::ALL.map(|it| (it, count(it))).into_iter().filter(|(_, count)| *count != 0).collect())
}

/// Removes everything that this app has saved, and nothing else: in a file opened from disk, other pages share the storage.
/// False where the browser refuses.
pub fn clear() -> bool {
    let Some(keys) = local::keys() else { return false };
    for key in keys.iter().filter(|it| StoredKind::of(it).is_some()) {
        local::delete(key);
    }
    counts().is_some_and(|it| it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_keys_are_ours() {
        assert_eq!(StoredKind::of("twenty-measures/draft/k7"), Some(StoredKind::Draft));
        assert_eq!(StoredKind::of("twenty-measures/inputs/care-fund"), Some(StoredKind::Inputs));
        assert_eq!(StoredKind::of("twenty-measures/settings"), Some(StoredKind::Settings));
        assert_eq!(StoredKind::of("twenty-measures/set-aside/1"), Some(StoredKind::Other));
        assert_eq!(StoredKind::of("twenty-measuresx"), None);
        assert_eq!(StoredKind::of("their/draft"), None);
    }
}
