//! What `cargo xtask build` does, in reading order: compile the app and its worker, cut the app into parts, bundle the parts,
//! write the site around them, and hold it to a byte budget.

pub mod build;
pub mod speed;
pub mod compile;
pub mod split;
pub mod bundle;
pub mod site;
pub mod html;
pub mod minify;
pub mod prerender;
pub mod lazy_assets;
pub mod service_worker;
pub mod licences;
pub mod budget;
pub mod files;
pub mod hash;
