//! The files of the app's parts, put together into few: a request costs a slow line as much as fifty thousand bytes, and what is
//! compressed together is smaller.
//!
//! A bundle is WebAssembly that does nothing: an empty module with a custom section for each file, so hosts send it under the
//! type that they know, and boot/files.js finds a file in it by its name.

use std::collections::{BTreeMap, BTreeSet};

/// The parts that people are sent to by links, and how much it counts that they are given what they do not use. Of others it counts once, and
/// not at all of what only comes after another part.
const LINKED: [(&str, usize); 7] =
    [("tools", 10), ("entitlements", 5), ("assessment", 5), ("training", 5), ("expert", 0), ("show_codes", 0), ("read_codes", 0)];

/// The part that speaks English: its bundle has all that it uses, even what other parts use too. Most readers never load it, and
/// nothing that they load should be arranged for it.
pub const WHOLE: &str = "english";

/// How many bundles there are of what several parts share.
const SHARED: usize = 8;

/// Files that are loaded together, and the parts that load them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    pub files: Vec<String>,
    pub parts: BTreeSet<String>,
    size: usize,
}

/// Which files go together: those of one part alone, and the shared ones so that parts load as little as can be that they do
/// not use. `needs` says what each part uses, `size` how large a file is. The bundle of English comes last: what is in another
/// bundle too is looked for there.
pub fn bundles(needs: &BTreeMap<String, Vec<String>>, size: impl Fn(&str) -> usize) -> Vec<Bundle> {
    let mut users: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (part, files) in needs.iter().filter(|(part, _)| *part != WHOLE) {
        for file in files {
            users.entry(file).or_default().insert(part.clone());
        }
    }
    let mut by_users: BTreeMap<BTreeSet<String>, Bundle> = BTreeMap::new();
    for (file, parts) in users {
        let bundle = by_users.entry(parts.clone()).or_insert(Bundle { files: Vec::new(), parts, size: 0 });
        bundle.files.push(file.to_owned());
        bundle.size += size(file);
    }
    let (mut shared, mut whole): (Vec<Bundle>, Vec<Bundle>) = by_users.into_values().partition(|it| 1 < it.parts.len());
    while SHARED < shared.len() {
        let pairs = (0..shared.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
        let Some((one, other)) = pairs.min_by_key(|(one, other)| waste(&shared[*one], &shared[*other])) else { break };
        let (one, other) = (shared.remove(one), shared.remove(other));
        shared.push(Bundle { files: [one.files, other.files].concat(), parts: &one.parts | &other.parts, size: one.size + other.size });
    }
    whole.append(&mut shared);
    // The largest first: what is compressed together is smaller where the small can refer back to the large.
    for bundle in &mut whole {
        bundle.files.sort_by_key(|file| std::cmp::Reverse(size(file)));
    }
    if let Some(files) = needs.get(WHOLE) {
        let size = files.iter().map(|file| size(file)).sum();
        whole.push(Bundle { files: files.clone(), parts: BTreeSet::from([WHOLE.to_owned()]), size });
    }
    whole
}

/// How many bytes parts would load without using them if the two were one.
fn waste(one: &Bundle, other: &Bundle) -> usize {
    let weight = |part: &String| LINKED.iter().find(|it| it.0 == part).map_or(1, |it| it.1);
    let more = |one: &Bundle, other: &Bundle| one.parts.difference(&other.parts).map(weight).sum::<usize>() * other.size;
    more(one, other) + more(other, one)
}

/// One WebAssembly file with the others in it, by name.
pub fn packed<'a>(files: impl IntoIterator<Item = (String, &'a Vec<u8>)>) -> Vec<u8> {
    let mut module = wasm_encoder::Module::new();
    for (name, bytes) in files {
        module.section(&wasm_encoder::CustomSection { name: name.into(), data: bytes.into() });
    }
    module.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs() -> BTreeMap<String, Vec<String>> {
        // Ten parts, and a file for each set of three of them.
        let part = |it: usize| if it == 0 { LINKED[0].0.to_owned() } else { format!("part{it}") };
        let mut needs: BTreeMap<String, Vec<String>> = (0..10).map(|it| (part(it), vec![format!("own{it}")])).collect();
        for (a, b, c) in (0..10).flat_map(|a| (0..a).flat_map(move |b| (0..b).map(move |c| (a, b, c)))) {
            for user in [a, b, c] {
                needs.entry(part(user)).or_default().push(format!("shared{a}{b}{c}"));
            }
        }
        needs
    }

    #[test]
    fn every_file_is_in_one_bundle_and_every_part_loads_its_files() {
        let needs = needs();
        let bundles = bundles(&needs, |it| it.len());
        let mut files: Vec<&String> = bundles.iter().flat_map(|it| &it.files).collect();
        files.sort();
        let all: BTreeSet<&String> = needs.values().flatten().collect();
        assert_eq!(files, all.into_iter().collect::<Vec<_>>());
        for (part, files) in &needs {
            for file in files {
                let bundle = bundles.iter().find(|it| it.files.contains(file)).unwrap();
                assert!(bundle.parts.contains(part), "{part} does not load {file}");
            }
        }
        assert_eq!(bundles.len(), 10 + SHARED);
    }

    #[test]
    fn files_that_the_same_parts_use_go_together() {
        let needs = BTreeMap::from([("a", vec!["x", "y", "own"]), ("b", vec!["x", "y"])]);
        let needs = needs.into_iter().map(|(part, files)| (part.to_owned(), files.into_iter().map(str::to_owned).collect())).collect();
        let bundles = bundles(&needs, |_| 1);
        assert_eq!(bundles.iter().map(|it| it.files.join(" ")).collect::<Vec<_>>(), ["own", "x y"]);
    }

    #[test]
    fn english_has_its_own_copies_and_changes_no_other_bundle() {
        let mut needs = needs();
        let before = bundles(&needs, |it| it.len());
        let used = vec!["shared210".to_owned(), "messages".to_owned()];
        needs.insert(WHOLE.to_owned(), used.clone());
        let after = bundles(&needs, |it| it.len());
        let (english, others) = after.split_last().unwrap();
        assert_eq!((others, &english.files), (before.as_slice(), &used));
    }

    #[test]
    fn a_packed_file_is_a_module_of_custom_sections() {
        let (short, long) = (vec![1, 2], vec![7; 300]);
        let packed = packed([("a".to_owned(), &short), ("long".to_owned(), &long)]);
        let sections = wasmparser::Parser::new(0).parse_all(&packed).map(Result::unwrap);
        let found: Vec<_> = sections
            .filter_map(|it| if let wasmparser::Payload::CustomSection(it) = it { Some((it.name(), it.data())) } else { None })
            .collect();
        assert_eq!(found, [("a", short.as_slice()), ("long", long.as_slice())]);
    }
}
