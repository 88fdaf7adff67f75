//! The keys under which things are kept: `twenty-measures/sangzhi-2020/draft/k7`. Each carries the id of its pack, so that two
//! packs' sites on one host never see each other's things.

/// Every key of this product starts so. Also named in boot/shared.js.
pub const ROOT: &str = "twenty-measures/";

/// The pack of the first editions, which did not name it in their keys: they knew no other.
pub const FIRST_PACK: &str = "sangzhi-2020";

/// What sort of thing a key holds: its first word after the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `draft/…`: a draft of a self-assessment.
    Draft,
    /// `inputs/…`: what was last entered into a tool, or into the profile.
    Inputs,
    /// `scenarios`: a trainer's list.
    Scenarios,
    /// `practice`: when each question is asked again.
    Practice,
    /// `columns`: what the columns of tables with a header were read as.
    Columns,
    /// `settings`: how the page looks.
    Settings,
    /// `set-aside/…`: a copy of something that could not be read, or not wholly.
    SetAside,
    /// What another edition has kept.
    Other,
}

/// Whose a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner<'a> {
    /// This pack's.
    Own(Kind),
    /// Of a first edition, which named no pack in its keys.
    Unnamed(Kind),
    /// Another pack's, by its id.
    OtherPack(&'a str),
}

/// The keys of one pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySpace {
    prefix: String,
    pack: String,
}

impl Kind {
    /// In the order in which they are shown.
    pub const ALL: [Kind; 8] =
        [Kind::Draft, Kind::Inputs, Kind::Scenarios, Kind::Practice, Kind::Columns, Kind::Settings, Kind::SetAside, Kind::Other];

    /// The word in the key.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Draft => "draft",
            Kind::Inputs => "inputs",
            Kind::Scenarios => "scenarios",
            Kind::Practice => "practice",
            Kind::Columns => "columns",
            Kind::Settings => "settings",
            Kind::SetAside => "set-aside",
            Kind::Other => "",
        }
    }

    fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word && *kind != Kind::Other)
    }
}

impl KeySpace {
    /// The keys of the pack with this id.
    pub fn new(pack: &str) -> KeySpace {
        KeySpace { prefix: [ROOT, pack, "/"].concat(), pack: pack.to_owned() }
    }

    /// What every key of the pack starts with.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The id of the pack.
    pub fn pack(&self) -> &str {
        &self.pack
    }

    /// The key of the only thing of a kind.
    pub fn only(&self, kind: Kind) -> String {
        [&self.prefix, kind.word()].concat()
    }

    /// The key of one thing of a kind.
    pub fn of(&self, kind: Kind, id: &str) -> String {
        [&self.prefix, kind.word(), "/", id].concat()
    }

    /// The key less what every key of the pack starts with; `None` where it is not the pack's.
    pub fn name<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(&self.prefix)
    }

    /// Whose a key is; `None` where it is none of this product's.
    pub fn owner<'a>(&self, key: &'a str) -> Option<Owner<'a>> {
        let first = |name: &'a str| name.split('/').next().unwrap_or_default();
        if let Some(name) = self.name(key) {
            return Some(Owner::Own(Kind::of(first(name)).unwrap_or(Kind::Other)));
        }
        let name = key.strip_prefix(ROOT)?;
        // The first editions had one more word, for lists of scenarios that were set aside.
        Some(match (first(name), Kind::of(first(name))) {
            (_, Some(kind)) => Owner::Unnamed(kind),
            ("scenarios-set-aside", None) => Owner::Unnamed(Kind::SetAside),
            (_, None) if !name.contains('/') => Owner::Unnamed(Kind::Other),
            (pack, None) => Owner::OtherPack(pack),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_packs_never_meet() {
        let (here, there) = (KeySpace::new("sangzhi-2020"), KeySpace::new("cili-2021"));
        for kind in Kind::ALL.into_iter().filter(|it| *it != Kind::Other) {
            let key = here.of(kind, "k7");
            assert_eq!(here.owner(&key), Some(Owner::Own(kind)));
            assert_eq!(there.owner(&key), Some(Owner::OtherPack("sangzhi-2020")));
            assert_eq!(there.name(&key), None);
        }
        assert_eq!(here.owner("twenty-measures/sangzhi-2020/later/x"), Some(Owner::Own(Kind::Other)));
        assert_eq!(KeySpace::new("sangzhi").owner("twenty-measures/sangzhi-2020/draft/k"), Some(Owner::OtherPack("sangzhi-2020")));
    }

    #[test]
    fn keys_of_the_first_editions_and_of_other_pages_are_told_apart() {
        let space = KeySpace::new("sangzhi-2020");
        for (key, owner) in [
            ("twenty-measures/draft/k7", Some(Owner::Unnamed(Kind::Draft))),
            ("twenty-measures/inputs/profile", Some(Owner::Unnamed(Kind::Inputs))),
            ("twenty-measures/settings", Some(Owner::Unnamed(Kind::Settings))),
            ("twenty-measures/scenarios-set-aside/1", Some(Owner::Unnamed(Kind::SetAside))),
            ("twenty-measures/kept", Some(Owner::Unnamed(Kind::Other))),
            ("twenty-measuresx", None),
            ("their/draft", None),
        ] {
            assert_eq!(space.owner(key), owner, "{key}");
        }
    }
}
