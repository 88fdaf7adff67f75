//! The measures as plain HTML, made from the checked pack: what stands in the page before the app does, and instead of it
//! where the app cannot run.
//!
//! An item's id is the address that the app gives it (`/measures/7/3`), so a link leads to the same place either way.

use crate::dist::html::escape;
use crate::run::Failure;
use policy::model::document::Measure;
use policy::model::pack::Pack;
use std::fmt::Write;

/// Fills the places that index.html leaves open, each named by `data-fill`.
pub fn fill(page: &str, pack: &Pack) -> Result<String, Failure> {
    let official = format!("{} · {}", escape(&pack.place.zh), escape(&pack.title.zh));
    let foot = format!("<strong>{}</strong> {}", escape(&pack.disclaimer.zh), escape(&pack.source_note.zh));
    let places = [
        (r#"<span data-fill="official"></span>"#, official),
        (r#"<div data-fill="measures"></div>"#, contents(pack) + &measures(pack)),
        (r#"<p data-fill="foot"></p>"#, format!("<p>{foot}</p><p class=\"edition\">数据版本 {}</p>", escape(&pack.edition))),
    ];
    places.into_iter().try_fold(page.to_owned(), |page, (place, filling)| {
        let [before, after] = page.split(place).collect::<Vec<_>>()[..] else {
            return Err(Failure::new(format!("index.html does not have {place} once.")).next("See xtask/src/dist/prerender.rs."));
        };
        Ok([before, &filling, after].concat())
    })
}

/// The same as the app's first page shows.
fn contents(pack: &Pack) -> String {
    let mut out = String::from("<div class=\"contents\">\n<h2>目录</h2>\n<ol>\n");
    for chapter in &pack.chapters {
        let number = "一二三四五六七八九十".chars().nth(usize::from(chapter.number) - 1).unwrap_or('·');
        let _ = write!(out, "<li class=\"chapter\"><h3><span>{number}、</span><span>{}</span></h3><ul>", escape(&chapter.title.zh));
        for measure in chapter.measures.iter().filter_map(|it| pack.measure(*it)) {
            let (number, title) = (measure.number, escape(&measure.title.zh));
            let _ =
                writeln!(out, "<li><a href=\"#/measures/{number}\"><span class=\"number\">{number}</span><span>{title}</span></a></li>");
        }
        out.push_str("</ul></li>\n");
    }
    out + "</ol>\n</div>\n"
}

fn measures(pack: &Pack) -> String {
    pack.measures.iter().map(measure).collect()
}

fn measure(measure: &Measure) -> String {
    let (number, title) = (measure.number, escape(&measure.title.zh));
    let shown = if number == 0 { String::new() } else { format!("<span class=\"number\">{number}</span>") };
    let mut out = format!(
        "<section id=\"/measures/{number}\"><h2>{shown}<span>{title}</span></h2>\n<p class=\"quiet\">{}</p>\n<ul class=\"provisions\">\n",
        escape(&measure.summary.zh)
    );
    for provision in &measure.provisions {
        let (id, heading) = (provision.id, escape(&provision.heading.zh));
        let _ = writeln!(out, "<li id=\"/measures/{}/{}\"><b>{id} {heading}</b> {}</li>", id.measure, id.item, escape(&provision.text.zh));
    }
    out + "</ul></section>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provision_stands_in_the_page_under_its_address() {
        let pack = crate::load_pack::load_pack().unwrap();
        let page = include_str!("../../../index.html");
        let filled = fill(page, &pack).unwrap();
        for provision in pack.provisions() {
            assert!(filled.contains(&format!("<li id=\"/measures/{}/{}\"", provision.id.measure, provision.id.item)), "{}", provision.id);
            assert!(filled.contains(&escape(&provision.text.zh)), "{}", provision.id);
        }
        assert_eq!(filled.matches("<a href=\"#/measures/").count(), 20);
        assert!(!filled.contains("data-fill"));
    }

    #[test]
    fn a_place_that_is_missing_is_named() {
        assert!(fill("<p></p>", &crate::load_pack::load_pack().unwrap()).unwrap_err().to_string().contains("official"));
    }
}
