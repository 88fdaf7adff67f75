//! The measures as plain HTML: what stands in the page before the app does, and instead of it where the app cannot run.
//!
//! An item's id is the address that the app gives it (`/measures/7/3`), so a link leads to the same place either way.

use std::fmt::Write;

use policy::model::document::Measure;
use policy::model::pack::Pack;
use policy::model::tool::Tool;

use crate::output::html::escape;
use crate::output::measure_pages;

/// What index.html takes in, by the name of the file: title and description, the document's name, its measures, and what is said at
/// the foot.
pub fn pieces(pack: &Pack) -> [(&'static str, String); 5] {
    let (name, english) = (escape(&pack.short_title.zh), escape(&pack.short_title.en));
    // Keys of what is kept name the pack; boot/shared.js reads some before the pack is there.
    let head = format!(
        "<title>{name} · {english}</title>\n<meta name=\"description\" content=\"{}\">\n<meta name=\"pack-id\" content=\"{}\">\n",
        escape(&pack.description.zh),
        escape(&pack.id)
    );
    // As the app's first page shows it.
    let title_page = format!(
        "<div class=\"title-page\">\n<h1>{name}</h1>\n<p class=\"official\">{} · {}</p>\n<p class=\"lead\">{}</p>\n</div>\n",
        escape(&pack.place.zh),
        escape(&pack.title.zh),
        escape(&pack.lead.zh)
    );
    let foot = format!("<strong>{}</strong> {}", escape(&pack.disclaimer.zh), escape(&pack.source_note.zh));
    [
        ("head.html", head),
        ("name.html", format!("<div class=\"head\"><a class=\"name\" href=\"#/\">{name}</a></div>\n")),
        ("title-page.html", title_page),
        ("measures.html", contents(pack) + &pack.measures.iter().map(measure).chain(pack.tools.iter().map(tool)).collect::<String>()),
        (
            "foot.html",
            format!(
                "<p>{foot}</p><p class=\"edition\">数据版本 {} · <a href=\"{}{}\">每条一页</a></p>",
                escape(&pack.edition),
                measure_pages::FOLDER,
                measure_pages::INDEX
            ),
        ),
    ]
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

/// What a tool is about, for whoever opens a link to it: boot/page.js shows it, with the provisions, while the app is on its way.
fn tool(tool: &Tool) -> String {
    let provisions: Vec<String> = tool.provisions.iter().map(|it| format!("/measures/{}/{}", it.measure, it.item)).collect();
    format!(
        "<section id=\"/tools/{}\" data-provisions=\"{}\" hidden><h2>{}</h2><p class=\"quiet\">{}</p><ul class=\"provisions\"></ul></section>\n",
        escape(&tool.id),
        provisions.join(" "),
        escape(&tool.title.zh),
        escape(&tool.question.zh)
    )
}
