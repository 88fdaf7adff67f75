//! A page for each measure and one that lists them, as plain HTML beside the app: what a shared link shows of itself, what search
//! engines read, and what any browser shows. Chinese, with the English beside it; each leads to the same place in the app.

use std::fmt::Write;

use policy::model::document::{Measure, Provision};
use policy::model::ids::{ActorId, ProvisionId};
use policy::model::pack::Pack;
use policy::model::text::Text;

use crate::output::html::escape;

/// Where the pages lie, from the page of the app.
pub const FOLDER: &str = "measures/";

/// The page that lists them.
pub const INDEX: &str = "index.html";

/// What the pages say in words of their own, in Chinese and English; where the app has the same to say, as the app says it.
type Words = (&'static str, &'static str);

const ALL: Words = ("全部措施", "All measures");
const INTO: Words = ("打开应用，看这一条", "Open this measure in the app");
const START: Words = ("打开应用", "Open the app");
const KEY_PHRASE: Words = ("文件原词", "In the document");
const OWED_BY: Words = ("谁来做", "Who does it");
const SERVES: Words = ("对谁", "For whom");
const WHEN: Words = ("时间", "When");
const PASSED: Words = ("期限已过", "Date has passed");
const SILENT: Words = ("文件没有说的", "What the document does not say");
const RELATED: Words = ("看的时候留意", "When reading it");
const NOT_SAID: Words = ("文件没有写", "The document does not say");
const SEE: Words = ("相关分项", "Related provisions");
const TOOLS: Words = ("用到它的工具", "Tools that use it");
const PREVIOUS: Words = ("上一条", "Previous");
const NEXT: Words = ("下一条", "Next");
const EDITION: Words = ("数据版本", "Data edition");

/// The file of a measure's page.
pub fn file(number: u8) -> String {
    format!("{number}.html")
}

/// The pages by their names in [`FOLDER`]. `head` is what every page begins with: its policy, its sheet and its icon.
pub fn pages(pack: &Pack, head: &str) -> Vec<(String, String)> {
    let mut pages = vec![(INDEX.to_owned(), index(pack, head))];
    pages.extend(pack.measures.iter().map(|it| (file(it.number), page(pack, it, head))));
    pages
}

fn page(pack: &Pack, measure: &Measure, head: &str) -> String {
    let number = if measure.number == 0 { String::new() } else { format!("{} ", measure.number) };
    let title = Text { zh: format!("{number}{}", measure.title.zh), en: format!("{number}{}", measure.title.en) };
    let mut main = format!(
        "<h1>{}</h1>\n{}<p><a class=\"button\" href=\"../#/measures/{}\">{}</a></p>\n",
        line(&title.zh, &title.en),
        beside(&measure.summary),
        measure.number,
        words(INTO)
    );
    measure.provisions.iter().for_each(|it| main.push_str(&provision(pack, it)));
    main.push_str(&neighbours(pack, measure));
    frame(pack, head, &title, &measure.summary, &main)
}

fn index(pack: &Pack, head: &str) -> String {
    let mut main =
        format!("<h1>{}</h1>\n{}<p><a class=\"button\" href=\"../\">{}</a></p>\n", text(&pack.title), beside(&pack.lead), words(START));
    let link = |it: &Measure| format!("<li><a href=\"{}\">{}</a></li>\n", file(it.number), text(&it.title));
    for chapter in &pack.chapters {
        let _ = write!(main, "<h2>{}</h2>\n<ol>\n", text(&chapter.title));
        for measure in chapter.measures.iter().filter_map(|it| pack.measure(*it)) {
            main.push_str(&link(measure).replacen("<li>", &format!("<li value=\"{}\">", measure.number), 1));
        }
        main.push_str("</ol>\n");
    }
    // The lead-in is in no chapter.
    let outside: String = pack.measures.iter().filter(|it| it.number == 0).map(link).collect();
    if !outside.is_empty() {
        let _ = write!(main, "<ul>\n{outside}</ul>\n");
    }
    frame(pack, head, &pack.title, &pack.description, &main)
}

/// A whole page around its matter.
fn frame(pack: &Pack, head: &str, title: &Text, description: &Text, main: &str) -> String {
    let name = [pack.short_title.zh.as_str(), &pack.short_title.en].join(" ");
    let (full, description) = (escape(&format!("{} · {name}", title.zh)), escape(&description.zh));
    let (title, name) = (escape(&title.zh), escape(&name));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n{head}\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{full}</title>\n<meta name=\"description\" content=\"{description}\">\n"
    );
    // What messengers and search engines show of a link. Where the site will lie is not known here: no address, no picture.
    for (property, content) in [
        ("type", "article"),
        ("site_name", &name),
        ("title", &title),
        ("description", &description),
        ("locale", "zh_CN"),
        ("locale:alternate", "en_US"),
    ] {
        let _ = writeln!(out, "<meta property=\"og:{property}\" content=\"{content}\">");
    }
    let _ = write!(
        out,
        "</head>\n<body>\n<header><a class=\"name\" href=\"../\">{}</a> <a href=\"{INDEX}\">{}</a></header>\n<main>\n{main}</main>\n\
         <footer>\n{}{}<p>{} {}</p>\n</footer>\n</body>\n</html>\n",
        text(&pack.short_title),
        words(ALL),
        beside(&pack.disclaimer),
        beside(&pack.source_note),
        words(EDITION),
        escape(&pack.edition)
    );
    out
}

fn provision(pack: &Pack, provision: &Provision) -> String {
    let id = provision.id;
    let mut out = format!("<section id=\"{}\">\n<h2><span class=\"number\">{id}</span> {}</h2>\n", id.item, text(&provision.heading));
    out.push_str(&beside(&provision.text));
    let _ = write!(out, "<p class=\"words\">{} <q>{}</q></p>\n<dl>\n", words(KEY_PHRASE), escape(&provision.key_phrase));
    let mut entry = |name: Words, content: &str| _ = writeln!(out, "<div><dt>{}</dt><dd>{content}</dd></div>", words(name));
    let owed_note = provision.owed_note.as_ref().map(beside).unwrap_or_default();
    entry(OWED_BY, &[actors(pack, &provision.owed_by), owed_note].concat());
    if !provision.serves.is_empty() {
        entry(SERVES, &actors(pack, &provision.serves));
    }
    let passed = if provision.timing.passed { [" <strong>", &words(PASSED), "</strong>"].concat() } else { String::new() };
    entry(WHEN, &[provision.timing.text.as_ref().map_or_else(|| words(NOT_SAID), text), passed].concat());
    for (name, note) in [(SILENT, &provision.silent), (RELATED, &provision.related)] {
        if let Some(note) = note {
            entry(name, &beside(note));
        }
    }
    let see: Vec<String> = provision.see.iter().map(|it| format!("<a href=\"{}\">{it}</a>", address(*it))).collect();
    if !see.is_empty() {
        entry(SEE, &see.join(" "));
    }
    let tools = pack.tools.iter().filter(|it| it.provisions.contains(&id));
    let tools: Vec<String> = tools.map(|it| format!("<a href=\"../#/tools/{}\">{}</a>", escape(&it.id), text(&it.title))).collect();
    if !tools.is_empty() {
        entry(TOOLS, &tools.join("<br>"));
    }
    out + "</dl>\n</section>\n"
}

/// A provision among these pages.
fn address(id: ProvisionId) -> String {
    format!("{}#{}", file(id.measure), id.item)
}

fn actors(pack: &Pack, actors: &[ActorId]) -> String {
    let labels: Vec<&Text> = actors.iter().filter_map(|it| pack.actor_at(*it)).map(|it| &it.label).collect();
    if labels.is_empty() {
        return words(NOT_SAID);
    }
    let joined = |language: fn(&Text) -> &str, comma: &str| labels.iter().map(|it| language(it)).collect::<Vec<_>>().join(comma);
    line(&joined(|it| &it.zh, "、"), &joined(|it| &it.en, ", "))
}

fn neighbours(pack: &Pack, measure: &Measure) -> String {
    let link = |number: Option<u8>, name: Words| {
        let found = pack.measure(number?)?;
        Some(format!("<a href=\"{}\">{}<br>{}</a>\n", file(found.number), words(name), text(&found.title)))
    };
    let links = [link(measure.number.checked_sub(1), PREVIOUS), link(measure.number.checked_add(1), NEXT)];
    format!("<nav>\n{}</nav>\n", links.into_iter().flatten().collect::<String>())
}

/// Two columns of a paragraph each.
fn beside(text: &Text) -> String {
    format!("<div class=\"beside\"><p>{}</p><p lang=\"en\">{}</p></div>\n", escape(&text.zh), escape(&text.en))
}

fn text(text: &Text) -> String {
    line(&text.zh, &text.en)
}

fn words(words: Words) -> String {
    line(words.0, words.1)
}

fn line(zh: &str, en: &str) -> String {
    format!("{} <span lang=\"en\">{}</span>", escape(zh), escape(en))
}
