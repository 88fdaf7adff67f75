//! Two homes of one record: local storage, which every screen reads at once but which a browser writes to disk seconds later, and
//! the mirror in IndexedDB, which is on disk when it says so.

/// What the mirror holds under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mirrored<T> {
    /// Counts up with every change.
    pub revision: u64,
    /// The text; `None` where somebody has deleted it.
    pub text: Option<T>,
}

/// What local storage holds under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Local<T> {
    /// What the text says that its revision is; `None` where that cannot be read.
    pub revision: Option<u64>,
    /// The text.
    pub text: T,
}

/// What is to be done for both to hold the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// They do.
    Nothing,
    /// The mirror takes what local storage has.
    ToMirror,
    /// Local storage takes what the mirror has.
    ToLocal,
    /// Local storage takes what the mirror has, once its own text, which cannot be read, is laid aside.
    AsideAndToLocal,
    /// It was deleted, and local storage does not know yet.
    DeleteLocal,
    /// Both have changed on their own: local storage keeps its own, and what the mirror has is kept beside it.
    KeepBoth,
}

/// The higher revision wins; a deletion counts as the revision that was deleted.
pub fn step<T: PartialEq>(local: Option<&Local<T>>, mirrored: Option<&Mirrored<T>>) -> Step {
    match (local, mirrored) {
        (None, None) | (None, Some(Mirrored { text: None, .. })) => Step::Nothing,
        (Some(_), None) => Step::ToMirror,
        (None, Some(Mirrored { text: Some(_), .. })) => Step::ToLocal,
        (Some(local), Some(Mirrored { revision, text: None })) => match local.revision {
            // What cannot be read cannot be known to be what was deleted.
            None => Step::Nothing,
            Some(own) if own <= *revision => Step::DeleteLocal,
            Some(_) => Step::ToMirror,
        },
        (Some(local), Some(Mirrored { revision, text: Some(text) })) => match local.revision {
            _ if local.text == *text => Step::Nothing,
            None => Step::AsideAndToLocal,
            Some(own) if own < *revision => Step::ToLocal,
            Some(own) if *revision < own => Step::ToMirror,
            Some(_) => Step::KeepBoth,
        },
    }
}

/// Whether the mirror may take a text whose writer knows of `known` as the one before (`None`: of none, or that it was deleted): not
/// where somebody else has written since.
pub fn may_replace<T: PartialEq>(there: Option<&Mirrored<T>>, known: Option<&T>, text: &T, revision: u64) -> bool {
    match there {
        None => true,
        Some(Mirrored { text: None, revision: there }) => known.is_none() && *there < revision,
        Some(Mirrored { text: Some(there), .. }) if Some(there) == known || there == text => true,
        // The mirror may have missed changes; a later one than the writer's it cannot have from the same writer.
        Some(Mirrored { revision: there, text: Some(_) }) => known.is_some() && *there < revision.saturating_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(revision: Option<u64>, text: &str) -> Local<&str> {
        Local { revision, text }
    }

    fn mirrored(revision: u64, text: Option<&str>) -> Mirrored<&str> {
        Mirrored { revision, text }
    }

    #[test]
    fn the_later_one_wins_and_nothing_comes_back_that_was_deleted() {
        for (own, there, wanted) in [
            (None, None, Step::Nothing),
            (Some(local(Some(3), "a")), None, Step::ToMirror),
            (None, Some(mirrored(3, Some("a"))), Step::ToLocal),
            (None, Some(mirrored(3, None)), Step::Nothing),
            (Some(local(Some(3), "a")), Some(mirrored(3, Some("a"))), Step::Nothing),
            (Some(local(Some(2), "a")), Some(mirrored(3, Some("b"))), Step::ToLocal),
            (Some(local(Some(4), "a")), Some(mirrored(3, Some("b"))), Step::ToMirror),
            (Some(local(Some(3), "a")), Some(mirrored(3, Some("b"))), Step::KeepBoth),
            (Some(local(Some(3), "a")), Some(mirrored(3, None)), Step::DeleteLocal),
            (Some(local(Some(2), "a")), Some(mirrored(3, None)), Step::DeleteLocal),
            (Some(local(Some(4), "a")), Some(mirrored(3, None)), Step::ToMirror),
            (Some(local(None, "?")), Some(mirrored(3, None)), Step::Nothing),
            (Some(local(None, "?")), Some(mirrored(3, Some("b"))), Step::AsideAndToLocal),
        ] {
            assert_eq!(step(own.as_ref(), there.as_ref()), wanted, "{own:?} {there:?}");
        }
    }

    #[test]
    fn whoever_writes_second_from_the_same_text_is_told() {
        let there = mirrored(6, Some("theirs"));
        assert!(!may_replace(Some(&there), Some(&"before"), &"mine", 6));
        assert!(may_replace(Some(&there), Some(&"theirs"), &"mine", 7));
        assert!(may_replace(Some(&there), Some(&"before"), &"theirs", 6));
        assert!(may_replace(None, Some(&"before"), &"mine", 6));
        // The mirror was not there for a while, and has only an older one.
        assert!(may_replace(Some(&mirrored(3, Some("old"))), Some(&"before"), &"mine", 6));
        // It was deleted there, which the writer may know or not.
        assert!(!may_replace(Some(&mirrored(5, None)), Some(&"before"), &"mine", 6));
        assert!(may_replace(Some(&mirrored(5, None)), None, &"mine", 6));
        // A new one under a key that is taken.
        assert!(!may_replace(Some(&mirrored(1, Some("theirs"))), None, &"mine", 6));
    }
}
