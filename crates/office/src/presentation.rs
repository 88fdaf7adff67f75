//! Slides as a PowerPoint file (ECMA-376, PresentationML): a heading and lines a slide, set as large as they fit, with the notes below. Plain
//! text in plain boxes, so that whoever gives the session can change every word. Written out: docs/decisions/023-presenting.md says why by no
//! crate.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};

use policy::model::text::Language;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use rollup::protocol::{SlideLine, SlideLineKind, SlideText};

/// English Metric Units in a point: what PresentationML measures by.
const EMU: u32 = 12_700;
/// A slide of 16 to 9, in points.
const WIDE: u32 = 960;
const HIGH: u32 = 540;
/// From the edge of a slide to its text.
const MARGIN: u32 = 48;
/// Where the line above the heading begins, the heading, and the lines.
const ABOVE: u32 = 22;
const HEADING: u32 = 48;
const LINES: u32 = 140;
/// The sizes of the lines in points, the largest first; what does not fit at the least is set at it.
const SIZES: [u32; 8] = [28, 26, 24, 22, 20, 18, 16, 14];
/// The sizes of the heading.
const HEADINGS: [u32; 3] = [36, 30, 24];

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const SPACES: &str = concat!(
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#
);
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.presentationml.";
/// What a shape tree begins with.
const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";
const COLOURS: &str = concat!(
    r#"<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" "#,
    r#"accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>"#
);

/// The slides as a file.
///
/// # Errors
/// Where the archive cannot be written; in words.
pub fn powerpoint(slides: &[SlideText], language: Language) -> Result<Vec<u8>, String> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, text: String| parts.push((name.to_owned(), [HEAD, &text].concat()));
    put("[Content_Types].xml", content_types(slides.len()));
    put("_rels/.rels", relations(&[("officeDocument", "ppt/presentation.xml".to_owned())]));
    put("ppt/presentation.xml", presentation(slides.len()));
    let of_presentation =
        [("slideMaster", "slideMasters/slideMaster1.xml".to_owned()), ("notesMaster", "notesMasters/notesMaster1.xml".to_owned())];
    let each = (1..=slides.len()).map(|at| ("slide", format!("slides/slide{at}.xml")));
    put("ppt/_rels/presentation.xml.rels", relations(&of_presentation.into_iter().chain(each).collect::<Vec<_>>()));
    put("ppt/theme/theme1.xml", theme());
    put("ppt/theme/theme2.xml", theme());
    let styles = "<p:txStyles><p:titleStyle/><p:bodyStyle/><p:otherStyle/></p:txStyles>";
    let layouts = "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst>";
    put("ppt/slideMasters/slideMaster1.xml", part("sldMaster", "", &[COLOURS, layouts, styles].concat()));
    let of_master = [("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()), ("theme", "../theme/theme1.xml".to_owned())];
    put("ppt/slideMasters/_rels/slideMaster1.xml.rels", relations(&of_master));
    put("ppt/slideLayouts/slideLayout1.xml", part("sldLayout", "", MASTERS_COLOURS));
    put("ppt/slideLayouts/_rels/slideLayout1.xml.rels", relations(&[("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())]));
    put("ppt/notesMasters/notesMaster1.xml", part("notesMaster", "", COLOURS));
    put("ppt/notesMasters/_rels/notesMaster1.xml.rels", relations(&[("theme", "../theme/theme2.xml".to_owned())]));
    for (at, slide) in (1..).zip(slides) {
        put(&format!("ppt/slides/slide{at}.xml"), part("sld", &shapes(slide, language), MASTERS_COLOURS));
        let of_slide =
            [("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()), ("notesSlide", format!("../notesSlides/notesSlide{at}.xml"))];
        put(&format!("ppt/slides/_rels/slide{at}.xml.rels"), relations(&of_slide));
        put(&format!("ppt/notesSlides/notesSlide{at}.xml"), part("notes", &notes(slide, language), MASTERS_COLOURS));
        let of_notes = [("notesMaster", "../notesMasters/notesMaster1.xml".to_owned()), ("slide", format!("../slides/slide{at}.xml"))];
        put(&format!("ppt/notesSlides/_rels/notesSlide{at}.xml.rels"), relations(&of_notes));
    }
    zipped(&parts)
}

const MASTERS_COLOURS: &str = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";

fn zipped(parts: &[(String, String)]) -> Result<Vec<u8>, String> {
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in parts {
        to.start_file(name.as_str(), how).map_err(|it| it.to_string())?;
        to.write_all(text.as_bytes()).map_err(|it| it.to_string())?;
    }
    Ok(to.finish().map_err(|it| it.to_string())?.into_inner())
}

/// What kind each part is.
fn content_types(slides: usize) -> String {
    let mut text = String::from(concat!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#
    ));
    let mut put = |name: &str, kind: &str| {
        let _ = write!(text, r#"<Override PartName="/ppt/{name}.xml" ContentType="{kind}+xml"/>"#);
    };
    let of_slides = |kind: &str| [KINDS, kind].concat();
    put("presentation", &of_slides("presentation.main"));
    put("slideMasters/slideMaster1", &of_slides("slideMaster"));
    put("slideLayouts/slideLayout1", &of_slides("slideLayout"));
    put("notesMasters/notesMaster1", &of_slides("notesMaster"));
    for at in 1..=2 {
        put(&format!("theme/theme{at}"), "application/vnd.openxmlformats-officedocument.theme");
    }
    for at in 1..=slides {
        put(&format!("slides/slide{at}"), &of_slides("slide"));
        put(&format!("notesSlides/notesSlide{at}"), &of_slides("notesSlide"));
    }
    text + "</Types>"
}

fn relations(all: &[(&str, String)]) -> String {
    let mut text = String::from(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#);
    for (at, (kind, target)) in (1..).zip(all) {
        let _ = write!(text, r#"<Relationship Id="rId{at}" Type="{RELATIONS}{kind}" Target="{target}"/>"#);
    }
    text + "</Relationships>"
}

fn presentation(slides: usize) -> String {
    let mut list = String::new();
    for at in 0..slides {
        // The first two relations are the masters'.
        let _ = write!(list, r#"<p:sldId id="{}" r:id="rId{}"/>"#, 256 + at, 3 + at);
    }
    let size = |name: &str, wide: u32, high: u32| format!(r#"<p:{name} cx="{}" cy="{}"/>"#, wide * EMU, high * EMU);
    [
        "<p:presentation ",
        SPACES,
        r#"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>"#,
        r#"<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>"#,
        &list,
        "</p:sldIdLst>",
        &size("sldSz", WIDE, HIGH),
        &size("notesSz", HIGH, WIDE),
        "</p:presentation>",
    ]
    .concat()
}

/// A slide, its layout, its notes or a master: a shape tree, and what comes after it.
fn part(kind: &str, shapes: &str, after: &str) -> String {
    ["<p:", kind, " ", SPACES, "><p:cSld><p:spTree>", TREE, shapes, "</p:spTree></p:cSld>", after, "</p:", kind, ">"].concat()
}

/// Black on white, with one accent, and the fonts that every office has.
fn theme() -> String {
    let colour = |name: &str, value: &str| format!(r#"<a:{name}><a:srgbClr val="{value}"/></a:{name}>"#);
    let colours: String = [("dk1", "1A1A1A"), ("lt1", "FFFFFF"), ("dk2", "444444"), ("lt2", "F4F4F0"), ("accent1", ACCENT)]
        .into_iter()
        .chain(["accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"].map(|it| (it, "555555")))
        .map(|(name, value)| colour(name, value))
        .collect();
    let font = format!(r#"<a:latin typeface="Arial"/><a:ea typeface="{FONT}"/><a:cs typeface=""/>"#);
    let fill = r#"<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>"#;
    let thrice = |it: &str| it.repeat(3);
    [
        r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="plain"><a:themeElements><a:clrScheme name="plain">"#,
        &colours,
        r#"</a:clrScheme><a:fontScheme name="plain"><a:majorFont>"#,
        &font,
        "</a:majorFont><a:minorFont>",
        &font,
        r#"</a:minorFont></a:fontScheme><a:fmtScheme name="plain"><a:fillStyleLst>"#,
        &thrice(fill),
        "</a:fillStyleLst><a:lnStyleLst>",
        &thrice(&["<a:ln>", fill, "</a:ln>"].concat()),
        "</a:lnStyleLst><a:effectStyleLst>",
        &thrice("<a:effectStyle><a:effectLst/></a:effectStyle>"),
        "</a:effectStyleLst><a:bgFillStyleLst>",
        &thrice(fill),
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
    ]
    .concat()
}

const ACCENT: &str = "A6261D";
const FONT: &str = "微软雅黑";

/// The boxes of a slide: the line above, the heading, the lines.
fn shapes(slide: &SlideText, language: Language) -> String {
    let room = WIDE - 2 * MARGIN;
    let heading_size = HEADINGS.into_iter().find(|it| lines_of(&slide.heading, room, *it) * it * 12 / 10 <= LINES - HEADING);
    let size = SIZES.into_iter().find(|it| height(&slide.lines, room, *it) <= HIGH - LINES - 24).unwrap_or(SIZES[SIZES.len() - 1]);
    let above = paragraph(&slide.above, &Look { size: 16, strong: false, colour: "555555", within: 0 }, language);
    let heading_look = Look { size: heading_size.unwrap_or(HEADINGS[2]), strong: true, colour: "1A1A1A", within: 0 };
    let heading = paragraph(&slide.heading, &heading_look, language);
    let lines: String = slide.lines.iter().map(|it| paragraph(&it.text, &look(it, size), language)).collect();
    let boxes = [(ABOVE, HEADING - ABOVE, above), (HEADING, LINES - HEADING, heading), (LINES, HIGH - LINES - 16, lines)];
    let shape = |(id, (top, high, text)): (u32, (u32, u32, String))| {
        let text = if text.is_empty() { "<a:p/>".to_owned() } else { text };
        format!(
            concat!(
                r#"<p:sp><p:nvSpPr><p:cNvPr id="{}" name="{}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>"#,
                r#"<a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>"#,
                r#"<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"/>{}</p:txBody></p:sp>"#
            ),
            id,
            id,
            MARGIN * EMU,
            top * EMU,
            room * EMU,
            high * EMU,
            text
        )
    };
    (2..).zip(boxes).map(shape).collect()
}

/// What is said to a slide, in the place that a program shows as its notes.
fn notes(slide: &SlideText, language: Language) -> String {
    let look = Look { size: 12, strong: false, colour: "1A1A1A", within: 0 };
    let lines: String = slide.notes.iter().map(|it| paragraph(it, &look, language)).collect();
    let lines = if lines.is_empty() { "<a:p/>".to_owned() } else { lines };
    let picture = r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="2"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"#;
    format!(
        concat!(
            r#"{}<p:sp><p:nvSpPr><p:cNvPr id="3" name="3"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>"#,
            r#"<p:spPr/><p:txBody><a:bodyPr/>{}</p:txBody></p:sp>"#
        ),
        picture, lines
    )
}

/// How a line looks.
struct Look {
    size: u32,
    strong: bool,
    colour: &'static str,
    /// How many steps it stands within.
    within: u8,
}

fn look(line: &SlideLine, size: u32) -> Look {
    match line.kind {
        SlideLineKind::Plain => Look { size, strong: false, colour: "1A1A1A", within: 0 },
        SlideLineKind::Strong => Look { size, strong: true, colour: ACCENT, within: 0 },
        SlideLineKind::Within(within) => Look { size, strong: false, colour: "1A1A1A", within },
    }
}

/// How far a step stands within, in points.
const STEP: u32 = 24;

fn paragraph(text: &str, look: &Look, language: Language) -> String {
    let code = match language {
        Language::Chinese => r#"lang="zh-CN" altLang="en-US""#,
        Language::English => r#"lang="en-GB" altLang="zh-CN""#,
    };
    let bold = if look.strong { r#" b="1""# } else { "" };
    format!(
        concat!(
            r#"<a:p><a:pPr marL="{}"><a:spcAft><a:spcPts val="400"/></a:spcAft></a:pPr><a:r><a:rPr {} sz="{}"{}>"#,
            r#"<a:solidFill><a:srgbClr val="{}"/></a:solidFill></a:rPr><a:t>{}</a:t></a:r></a:p>"#
        ),
        u32::from(look.within) * STEP * EMU,
        code,
        look.size * 100,
        bold,
        look.colour,
        escape(text)
    )
}

/// The height of all lines at a size, in points.
fn height(lines: &[SlideLine], room: u32, size: u32) -> u32 {
    let one = |line: &SlideLine| {
        let within = u32::from(look(line, size).within) * STEP;
        lines_of(&line.text, room - within.min(room / 2), size) * size * 12 / 10 + 4
    };
    lines.iter().map(one).sum()
}

/// How many lines a text takes, by letters that are no wider than they are taken for.
fn lines_of(text: &str, room: u32, size: u32) -> u32 {
    let halves: u32 = text.chars().map(|it| if it < '\u{2E80}' { 11 } else { 20 }).sum();
    (halves * size / 20).div_ceil(room.max(1)).max(1)
}

/// What has to be found in slides: each line of each, with its notes after it.
pub fn expected(slides: &[SlideText]) -> Vec<String> {
    let of_slide = |slide: &SlideText| {
        let lines = slide.lines.iter().map(|it| it.text.clone());
        let all = [slide.above.clone(), slide.heading.clone()].into_iter().chain(lines).chain(slide.notes.iter().cloned());
        all.filter(|it| !it.is_empty()).collect::<Vec<_>>()
    };
    slides.iter().flat_map(of_slide).collect()
}

/// Every line of the slides of a file and of their notes, word for word.
///
/// # Errors
/// Where it is no archive, or a part of it is no XML; in words.
pub fn paragraphs(file: &[u8]) -> Result<Vec<String>, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).map_err(|it| it.to_string())?;
    let mut found = Vec::new();
    for at in 1.. {
        if archive.by_name(&format!("ppt/slides/slide{at}.xml")).is_err() {
            break;
        }
        for name in [format!("ppt/slides/slide{at}.xml"), format!("ppt/notesSlides/notesSlide{at}.xml")] {
            let mut text = String::new();
            archive.by_name(&name).map_err(|it| it.to_string())?.read_to_string(&mut text).map_err(|it| it.to_string())?;
            found.extend(texts(&text)?);
        }
    }
    Ok(found)
}

fn texts(xml: &str) -> Result<Vec<String>, String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut said, mut in_text) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().map_err(|it| it.to_string())? {
            Event::Eof => return Ok(found),
            Event::Start(it) if it.name().as_ref() == "a:t" => in_text = true,
            Event::Text(it) if in_text => said.push_str(&it),
            // An escaped character.
            Event::GeneralRef(escape) if in_text => match escape.resolve_char_ref().map_err(|it| it.to_string())? {
                Some(it) => said.push(it),
                None => said.push_str(quick_xml::escape::resolve_predefined_entity(&escape).unwrap_or_default()),
            },
            Event::End(tag) if tag.name().as_ref() == "a:t" => {
                in_text = false;
                found.extend(Some(core::mem::take(&mut said)).filter(|it| !it.is_empty()));
            }
            _ => {}
        }
    }
}
