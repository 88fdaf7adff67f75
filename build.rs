//! With the feature `split` the linker keeps what `cargo xtask finish` needs to cut the app into parts: every place where a function or
//! a text is named.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=twenty-measures=--emit-relocs");
    }
}
