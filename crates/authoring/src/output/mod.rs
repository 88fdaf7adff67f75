//! What is made of a checked pack: the files that the app loads ([`binary`], with [`spelling`] and [`traditional`]), its pages ([`html`], [`readable`],
//! [`measure_pages`], [`site`]), and all of it for other programs ([`dump`]).

pub mod spelling;
pub mod traditional;
pub mod binary;
pub mod html;
pub mod readable;
pub mod measure_pages;
pub mod site;
pub mod dump;
