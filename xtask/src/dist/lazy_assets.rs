//! Files that lie beside the page and are fetched when they are used.

/// A file that no first visit loads. The page names it in an attribute of `#app`, `data-english="./english-….bin"`, since its
/// name changes with what it holds; scripts read the address there.
pub struct LazyAsset {
    /// What the file and the attribute are called: lower-case letters.
    pub stem: &'static str,
    pub extension: &'static str,
    pub bytes: Vec<u8>,
}

/// All of them. To add one, add a line, and read its address from the page where it is used.
pub fn lazy_assets() -> Vec<LazyAsset> {
    vec![
        LazyAsset { stem: "english", extension: "bin", bytes: pack::ENGLISH.to_vec() },
        LazyAsset { stem: "cases", extension: "bin", bytes: pack::CASES.to_vec() },
    ]
}
