//! A report as a Word file, on the page of GB/T 9704-2012: A4, text block 156 × 225 mm, 22 lines of 28 characters in 仿宋 of
//! size three, page numbers outside between dashes. Fonts are named, never embedded; each names what stands in for it.

use std::io::{Cursor, Read, Write};

use docx_rs::{
    AlignmentType, BreakType, DocGrid, DocGridType, Docx, Footer, LineSpacing, LineSpacingType, PageMargin, PageNum, PageOrientationType,
    PageSize, Paragraph, Run, RunFonts, Section, SpecialIndentType, Table as WordTable, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType, XMLDocx,
};
use exchange::csv::Cell;
use policy::model::text::Language;

use crate::excel::display_width;
use crate::report::{Block, Report};
use crate::table::{Column, Table, money};
use crate::words::words;

/// Twentieths of a point in a millimetre, rounded.
pub const fn mm(millimetres: i32) -> i32 {
    millimetres * 1440 * 10 / 254
}

/// 225 mm by 22 lines.
const LINE: i32 = 580;
/// 3号, in half points.
const SIZE_3: usize = 32;
/// 2号
const SIZE_2: usize = 44;
/// 4号
const SIZE_4: usize = 28;
/// 5号, of tables.
const SIZE_5: usize = 21;

/// The fonts by name, and what stands in where one is missing.
const FONTS: [(&str, &str); 5] = [
    (TITLE, "华文中宋,STZhongsong,宋体"),
    (BODY, "仿宋,FangSong,FangSong_GB2312,Noto Serif CJK SC"),
    (KAI, "楷体,KaiTi,Noto Serif CJK SC"),
    (HEI, "SimHei,Noto Sans CJK SC"),
    (SONG, "SimSun,Noto Serif CJK SC"),
];
/// By name.
pub const TITLE: &str = "方正小标宋简体";
/// By name.
pub const BODY: &str = "仿宋_GB2312";
/// By name.
pub const KAI: &str = "楷体_GB2312";
/// By name.
pub const HEI: &str = "黑体";
/// By name.
pub const SONG: &str = "宋体";

/// The report as a file.
///
/// # Errors
/// Where the archive cannot be written; in words.
pub fn word(report: &Report, language: Language) -> Result<Vec<u8>, String> {
    let mut first = Section::new()
        .page_size(PageSize::new().size(11_906, 16_838))
        .page_margin(portrait())
        .doc_grid(DocGrid::new().grid_type(DocGridType::Lines).line_pitch(579))
        .footer(footer(AlignmentType::Right))
        .even_footer(footer(AlignmentType::Left));
    for (at, block) in report.blocks.iter().enumerate() {
        // Whoever signs does not stand on a page without a line of the text.
        let next = report.blocks.iter().skip(at + 1).find(|it| **it != Block::Room);
        let before_signing = matches!((block, next), (Block::Text(_) | Block::Room, Some(Block::Note(_) | Block::Signed(_))));
        let paragraph = paragraph(block, language);
        first = first.add_paragraph(if before_signing { paragraph.keep_next(true) } else { paragraph });
    }
    let mut document = Docx::new().default_fonts(fonts(BODY)).default_size(SIZE_3).add_section(first);
    for (at, table) in report.appendices.iter().enumerate() {
        let [number, title, subtitle] = heading(table, at + 1, language);
        // A page holds a table of its own. A break behind the table before would fill a page by itself where that one is full.
        let number = if at == 0 { number } else { number.page_break_before(true) };
        for paragraph in [number, title, subtitle] {
            document = document.add_paragraph(paragraph);
        }
        document = document.add_table(grid(table));
    }
    // A document must not end with a table; what stands behind it must not need a page.
    document = document.add_paragraph(Paragraph::new().add_run(Run::new().size(2)).size(2).line_spacing(exactly(20)));
    document = document
        .page_size(16_838, 11_906)
        .page_orient(PageOrientationType::Landscape)
        .page_margin(landscape())
        .footer(footer(AlignmentType::Right))
        .even_footer(footer(AlignmentType::Left));
    let mut parts = document.build();
    parts.font_table = font_table();
    parts.document = even_feet(&repeat_heads(parts.document)?)?;
    zipped(parts)
}

/// The parts of a document as a file.
pub fn zipped(parts: XMLDocx) -> Result<Vec<u8>, String> {
    let mut file = Cursor::new(Vec::new());
    parts.pack(&mut file).map_err(|error| error.to_string())?;
    compressed(&file.into_inner())
}

fn portrait() -> PageMargin {
    PageMargin::new().top(mm(37)).left(mm(28)).right(mm(26)).bottom(mm(35)).header(mm(15)).footer(mm(25)).gutter(0)
}

fn landscape() -> PageMargin {
    PageMargin::new().top(mm(28)).left(mm(22)).right(mm(22)).bottom(mm(24)).header(mm(15)).footer(mm(14)).gutter(0)
}

/// Latin letters and figures beside a Chinese font.
pub fn fonts(name: &str) -> RunFonts {
    // Figures and Latin letters of the text stand in Times New Roman, as offices are used to.
    RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").east_asia(name)
}

fn exactly(twentieths: i32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Exact).line(twentieths)
}

/// — 1 —, one character from the outer edge.
pub fn footer(side: AlignmentType) -> Footer {
    let song = RunFonts::new().ascii(SONG).hi_ansi(SONG).east_asia(SONG);
    let run = |text: &str| Run::new().add_text(text).size(SIZE_4).fonts(song.clone());
    let inset = Some(i32::try_from(SIZE_4 * 10).unwrap_or(0));
    let (left, right) = if matches!(side, AlignmentType::Left) { (inset, None) } else { (None, inset) };
    let number = Paragraph::new().add_run(run("— ")).add_page_num(PageNum::new()).add_run(run(" —"));
    Footer::new().add_paragraph(number.align(side).indent(left, None, right, None).size(SIZE_4).fonts(song))
}

fn paragraph(block: &Block, language: Language) -> Paragraph {
    let run = |text: &str, font: &str, size: usize| Run::new().add_text(text).fonts(fonts(font)).size(size);
    let plain = |text: &str, font: &str| {
        let paragraph = Paragraph::new().add_run(run(text, font, SIZE_3)).line_spacing(exactly(LINE)).align(AlignmentType::Both);
        match language {
            // Two characters of size three.
            Language::Chinese => paragraph.indent(None, Some(SpecialIndentType::FirstLine(640)), None, None).first_line_chars(200),
            Language::English => paragraph,
        }
    };
    match block {
        Block::Title(text) => {
            let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(700).after(580);
            let title = title_lines(text).iter().enumerate().fold(Paragraph::new(), |title, (at, line)| {
                let end = if at == 0 { Run::new() } else { Run::new().add_break(BreakType::TextWrapping) };
                title.add_run(end).add_run(run(line, TITLE, SIZE_2))
            });
            title.align(AlignmentType::Center).line_spacing(spacing).outline_lvl(0)
        }
        Block::To(text) => Paragraph::new().add_run(run(text, BODY, SIZE_3)).line_spacing(exactly(LINE)),
        Block::First(text) => plain(text, HEI).outline_lvl(1).keep_next(true),
        Block::Second(text) => plain(text, KAI).outline_lvl(2).keep_next(true),
        Block::Text(text) => plain(text, BODY),
        // A line of air above the list.
        Block::Note(text) => {
            let spacing = if text.starts_with(words(language).appendices) {
                exactly(LINE).before(u32::try_from(LINE).unwrap_or(0))
            } else {
                exactly(LINE)
            };
            plain(text, BODY).line_spacing(spacing).keep_next(true)
        }
        Block::Signed(text) => Paragraph::new()
            .add_run(run(text, BODY, SIZE_3))
            .line_spacing(exactly(LINE))
            .align(AlignmentType::Right)
            .indent(None, None, Some(1280), None)
            .keep_next(true),
        // Three lines.
        Block::Room => Paragraph::new().line_spacing(exactly(3 * LINE)),
        // With what ends the section, or that would fill a page by itself.
        Block::Small(text) => {
            Paragraph::new().add_run(run(text, SONG, SIZE_5)).line_spacing(LineSpacing::new().before(240)).keep_next(true)
        }
    }
}

/// A title in lines that end where a phrase does: before 《, after 》 or 的. A line of size two holds 20 characters.
fn title_lines(text: &str) -> Vec<String> {
    let mut phrases = vec![String::new()];
    for character in text.chars() {
        if character == '《' {
            phrases.push(String::new());
        }
        if let Some(last) = phrases.last_mut() {
            last.push(character);
        }
        if character == '的' {
            phrases.push(String::new());
        }
    }
    let mut lines: Vec<String> = Vec::new();
    for phrase in phrases.into_iter().filter(|it| !it.is_empty()) {
        match lines.last_mut() {
            Some(last) if last.chars().count() + phrase.chars().count() <= 18 => last.push_str(&phrase),
            Some(_) | None => lines.push(phrase),
        }
    }
    lines
}

/// 附件1, the title, and whose it is and from when.
fn heading(table: &Table, number: usize, language: Language) -> [Paragraph; 3] {
    let run = |text: &str, font: &str, size: usize| Run::new().add_text(text).fonts(fonts(font)).size(size);
    [
        Paragraph::new().add_run(run(&(words(language).appendix)(number), HEI, SIZE_3)).line_spacing(exactly(LINE)).keep_next(true),
        Paragraph::new()
            .add_run(run(&table.title, TITLE, 36))
            .align(AlignmentType::Center)
            .line_spacing(LineSpacing::new().line_rule(LineSpacingType::Exact).line(640).after(120))
            .keep_next(true),
        Paragraph::new().add_run(run(&table.whose(language), BODY, 24)).line_spacing(exactly(400)).keep_next(true),
    ]
}

fn grid(table: &Table) -> WordTable {
    // The landscape page less its margins.
    let room = usize::try_from(16_838 - 2 * mm(22)).unwrap_or(14_000);
    let asked: Vec<usize> = table.columns.iter().map(|it| usize::from(it.width).max(longest_word(&it.label))).collect();
    let all = asked.iter().sum::<usize>().max(1);
    let widths: Vec<usize> = asked.iter().map(|it| room * it / all).collect();
    let head = table.columns.iter().zip(&widths).map(|(it, width)| cell((&Cell::Empty, it), it.label.clone(), *width, Place::Head));
    let mut rows = vec![TableRow::new(head.collect()).cant_split()];
    rows.extend(table.rows.iter().enumerate().map(|(at, row)| {
        let place = if table.total && at + 1 == table.rows.len() { Place::Total } else { Place::Body };
        let in_words = row_words(row, &table.columns);
        let cells = row.iter().zip(&table.columns).zip(&widths).zip(in_words).map(|((it, width), words)| cell(it, words, *width, place));
        // A row that is longer than a page would be cut if it could not be split.
        let is_long = row.iter().any(|it| matches!(it, Cell::Text(text) if 600 < text.chars().map(display_width).sum::<usize>()));
        let row = TableRow::new(cells.collect());
        if is_long { row } else { row.cant_split() }
    }));
    WordTable::new(rows)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .width(room, WidthType::Dxa)
        .margins(TableCellMargins::new().margin(20, 60, 20, 60))
}

/// Where a cell stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Head,
    Body,
    Total,
}

/// The words of a row's cells, as they stand in a table.
pub fn row_words(row: &[Cell], columns: &[Column]) -> Vec<String> {
    let next = row.iter().skip(1).map(Some).chain([None]);
    let words = |((content, next), column): ((&Cell, Option<&Cell>), &Column)| match content {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.replace(['\n', '\t'], " "),
        Cell::Number(number) if column.is_money(next) => money(*number),
        Cell::Number(number) => number.to_string(),
        Cell::Date(day) => day.to_string(),
    };
    row.iter().zip(next).zip(columns).map(words).collect()
}

/// How wide the longest Latin word of a heading is: broken in its midst it cannot be read.
fn longest_word(label: &str) -> usize {
    label.split(' ').filter(|it| it.is_ascii()).map(|it| it.len() + 2).max().unwrap_or_default()
}

fn cell((content, column): (&Cell, &Column), text: String, width: usize, place: Place) -> TableCell {
    let side = match content {
        _ if place == Place::Head || column.numbering => AlignmentType::Center,
        Cell::Empty | Cell::Text(_) => AlignmentType::Left,
        Cell::Number(_) => AlignmentType::Right,
        Cell::Date(_) => AlignmentType::Center,
    };
    let run = Run::new().add_text(text).size(SIZE_5).fonts(fonts(if place == Place::Body { SONG } else { HEI }));
    let paragraph =
        Paragraph::new().add_run(run).align(side).line_spacing(LineSpacing::new().line_rule(LineSpacingType::AtLeast).line(280));
    TableCell::new().add_paragraph(paragraph).width(width, WidthType::Dxa).vertical_align(VAlignType::Center)
}

/// The first row of a table is repeated on every page: docx-rs has no word for that.
fn repeat_heads(document: Vec<u8>) -> Result<Vec<u8>, String> {
    let text = String::from_utf8(document).map_err(|error| error.to_string())?;
    let mut tables = text.split("<w:tbl>");
    let before = tables.next().unwrap_or_default().to_owned();
    let with_heads =
        tables.fold(before, |text, table| text + "<w:tbl>" + &table.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1));
    Ok(with_heads.into_bytes())
}

/// Every section has a foot for its even pages: docx-rs gives it to the last one only. And it writes the feet behind what has to follow
/// them.
fn even_feet(document: &[u8]) -> Result<Vec<u8>, String> {
    const EVEN: &str = r#"<w:footerReference w:type="even""#;
    const BEGIN: &str = "<w:sectPr>";
    let text = core::str::from_utf8(document).map_err(|error| error.to_string())?;
    let foot = |section: &str, kind: &str| {
        let from = section.find(kind)?;
        let end = section.get(from..)?.find("/>")? + from + 2;
        section.get(from..end).map(str::to_owned)
    };
    let even = text.split(BEGIN).find_map(|it| foot(it, EVEN)).ok_or_else(|| "w:footerReference".to_owned())?;
    let mut sections = text.split(BEGIN);
    let mut whole = sections.next().unwrap_or_default().to_owned();
    for section in sections {
        let usual = foot(section, r#"<w:footerReference w:type="default""#).unwrap_or_default();
        let rest = section.replacen(&usual, "", 1).replacen(&even, "", 1);
        whole.push_str(&[BEGIN, &usual, &even, &rest].concat());
    }
    Ok(whole.into_bytes())
}

/// docx-rs stores its parts as they are; compressed, the file is a tenth.
fn compressed(file: &[u8]) -> Result<Vec<u8>, String> {
    let mut from = zip::ZipArchive::new(Cursor::new(file)).map_err(|it| it.to_string())?;
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for at in 0..from.len() {
        let mut part = from.by_index(at).map_err(|it| it.to_string())?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|it| it.to_string())?;
        let name = part.name().map_err(|it| it.to_string())?.into_owned();
        to.start_file(name, how).map_err(|it| it.to_string())?;
        to.write_all(&bytes).map_err(|it| it.to_string())?;
    }
    Ok(to.finish().map_err(|it| it.to_string())?.into_inner())
}

/// docx-rs names three Latin fonts and no stand-ins.
pub fn font_table() -> Vec<u8> {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    );
    for (name, others) in FONTS {
        xml.push_str(&format!(
            r#"<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#
        ));
    }
    xml.push_str(r#"<w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>"#);
    xml.into_bytes()
}
