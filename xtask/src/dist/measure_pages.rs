//! The pages of the measures beside the app: what they are is `authoring::output::measure_pages`; here they get their sheet, their icon and a
//! policy under which they run nothing and ask for nothing.

use crate::dist::{csp::sha256, minify};
use crate::run::top;
use anyhow::{Context, Result};
use authoring::output::measure_pages::{FOLDER, pages};
use base64::prelude::{BASE64_STANDARD, Engine};
use policy::model::pack::Pack;
use std::fs;
use std::path::Path;

/// In this order.
const SHEETS: [&str; 2] = ["style/tokens.css", "style/measure-pages.css"];

/// Writes them into a site, in the place of those that another pack has left there. `icon` is a picture in SVG.
pub fn write(site: &Path, pack: &Pack, icon: &[u8], write: impl Fn(&Path, &[u8]) -> Result<()>) -> Result<()> {
    let (folder, pages) = (site.join(FOLDER), pages(pack, &head(icon)?));
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        if !pages.iter().any(|(name, _)| entry.file_name() == name.as_str()) {
            fs::remove_file(entry.path()).with_context(|| format!("{} could not be removed", entry.path().display()))?;
        }
    }
    pages.iter().try_for_each(|(name, text)| write(&folder.join(name), text.as_bytes()))
}

/// What every page begins with, after its encoding.
fn head(icon: &[u8]) -> Result<String> {
    let sheets: Vec<String> = SHEETS.iter().map(|it| fs::read_to_string(top().join(it))).collect::<Result<_, _>>()?;
    let style = minify::sheet("the sheets of the measures' pages", &sheets.concat())?;
    Ok(format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <style>{style}</style>\n<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">\n",
        sha256(&style),
        BASE64_STANDARD.encode(icon)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::site::Site;
    use authoring::output::binary::{packs_in, read_pack};
    use authoring::output::html::escape;
    use authoring::output::measure_pages::{INDEX, file};
    use policy::model::text::Text;
    use std::collections::BTreeMap;

    /// Every pack in data/, with its pages.
    fn all() -> Vec<(Pack, BTreeMap<String, String>)> {
        let packs = packs_in(&top().join("data"));
        assert!(2 <= packs.len());
        let read = |id: String| {
            let shown = format!("data/{id}");
            let pack = read_pack(&top().join(&shown), &shown).unwrap().1;
            let pages = pages(&pack, &head(b"<svg/>").unwrap()).into_iter().collect();
            (pack, pages)
        };
        packs.into_iter().map(read).collect()
    }

    #[test]
    fn every_measure_has_its_page_and_no_sentence_of_ours_is_missing_in_it() {
        for (pack, pages) in all() {
            assert_eq!(pages.len(), pack.measures.len() + 1);
            for measure in &pack.measures {
                let page = &pages[&file(measure.number)];
                let mut texts: Vec<&Text> = vec![&measure.title, &measure.summary, &pack.disclaimer, &pack.source_note];
                for provision in &measure.provisions {
                    texts.extend([&provision.heading, &provision.text]);
                    texts.extend(
                        [&provision.owed_note, &provision.silent, &provision.related, &provision.timing.text].into_iter().flatten(),
                    );
                    texts.extend(provision.owed_by.iter().chain(&provision.serves).map(|it| &pack.actor_at(*it).unwrap().label));
                    assert!(page.contains(&format!("<q>{}</q>", escape(&provision.key_phrase))), "{}", provision.id);
                }
                for text in texts.into_iter().flat_map(|it| [&it.zh, &it.en]) {
                    assert!(page.contains(&escape(text)), "{}/{}: {text}", pack.id, measure.number);
                }
                assert!(pages[INDEX].contains(&escape(&measure.title.zh)) && pages[INDEX].contains(&escape(&measure.title.en)));
            }
        }
    }

    #[test]
    fn every_link_of_them_leads_somewhere() {
        for (pack, pages) in all() {
            let mut links = 0;
            for (from, page) in &pages {
                let site = Site { page: page.clone(), ..Site::default() };
                for (_, link) in site.attributes("a").unwrap().into_iter().filter(|it| it.0 == "href") {
                    links += 1;
                    let leads = match link.strip_prefix("../") {
                        Some("") => true,
                        Some(place) => match place.split('/').collect::<Vec<_>>()[..] {
                            ["#", "measures", number] => pack.measures.iter().any(|it| it.number.to_string() == number),
                            ["#", "tools", id] => pack.tools.iter().any(|it| it.id == id),
                            _ => false,
                        },
                        None => {
                            let (file, place) = link.split_once('#').unwrap_or((&link, ""));
                            pages.get(file).is_some_and(|it| place.is_empty() || it.contains(&format!("id=\"{place}\"")))
                        }
                    };
                    assert!(leads, "{}: {from} leads to {link}", pack.id);
                }
            }
            assert!(5 * pack.measures.len() < links);
            // Each is reached from the list, and from the page of the app.
            for measure in &pack.measures {
                assert!(pages[INDEX].contains(&format!("href=\"{}\"", file(measure.number))));
            }
            let foot = authoring::output::readable::pieces(&pack).into_iter().find(|it| it.0 == "foot.html").unwrap().1;
            assert!(foot.contains(&format!("href=\"{FOLDER}{INDEX}\"")));
        }
    }

    #[test]
    fn they_say_what_they_are_and_run_nothing() {
        for (pack, pages) in all() {
            for (name, page) in &pages {
                for property in ["title", "description", "type", "site_name", "locale"] {
                    assert_eq!(page.matches(&format!("<meta property=\"og:{property}\" content=\"")).count(), 1, "{name}: {property}");
                }
                let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
                let policy = page.split_once("Content-Security-Policy\" content=\"").unwrap().1.split_once('"').unwrap().0;
                assert!(policy.starts_with("default-src 'none'; style-src ") && policy.contains(&sha256(style)), "{policy}");
                assert!(!page.contains("<script") && !page.contains(" style="), "{name}");
                assert!(page.contains(&escape(&pack.short_title.zh)) && page.matches("<h1>").count() == 1, "{name}");
            }
            let page = &pages[&file(1)];
            let measure = pack.measure(1).unwrap();
            assert!(page.contains(&format!("<title>1 {} · {}", escape(&measure.title.zh), escape(&pack.short_title.zh))));
            assert!(page.contains(&format!("<meta name=\"description\" content=\"{}\">", escape(&measure.summary.zh))));
        }
    }

    #[test]
    fn what_another_pack_has_left_is_taken_away() {
        let (pack, pages) = all().pop().unwrap();
        let site = std::env::temp_dir().join(format!("twenty-measures-pages-{}", std::process::id()));
        let folder = site.join(FOLDER);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("99.html"), "old").unwrap();
        write(&site, &pack, b"<svg/>", |file, bytes| Ok(fs::write(file, bytes)?)).unwrap();
        let mut there: Vec<String> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        there.sort();
        assert_eq!(there, pages.keys().cloned().collect::<Vec<_>>());
        fs::remove_dir_all(&site).unwrap();
    }
}
