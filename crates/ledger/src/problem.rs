//! Why a file is not read at all, and the words for it. What only concerns a cell is in [`crate::dirty`]; what was done to a table
//! that was read, in [`crate::remark`].

use exchange::sanitize;
use policy::model::text::Text;

use crate::address::Address;
use crate::encoding::Encoding;

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No bytes, or no cell that holds anything.
    Empty,
    /// More bytes than are taken.
    TooLarge {
        /// Its bytes.
        bytes: usize,
        /// The most that is taken.
        most: usize,
    },
    /// A workbook whose parts grow beyond all bounds when they are unpacked.
    UnpacksTooLarge {
        /// The bytes that it says, or what was unpacked when it was given up.
        bytes: u64,
        /// The most that is taken.
        most: u64,
    },
    /// More columns than are taken.
    TooManyColumns {
        /// The row that has them.
        row: u32,
        /// The most that are taken.
        most: usize,
    },
    /// More rows than are taken.
    TooManyRows {
        /// The most that are taken.
        most: u32,
    },
    /// All of it stands in one column.
    OneColumn,
    /// A password is needed.
    Protected,
    /// A workbook that is cut short or cannot be unpacked.
    Damaged,
    /// A kind of file that is no table.
    NotATable(Other),
    /// A text file with bytes that no text has.
    NotText,
    /// A byte that the encoding does not have.
    BadByte {
        /// From 1.
        line: usize,
        /// The byte.
        byte: u8,
        /// What was tried.
        encoding: Encoding,
    },
    /// Lines in UTF-8 beside lines in another encoding.
    MixedEncodings {
        /// The first line in UTF-8, from 1.
        utf8: usize,
        /// The first line in another one.
        other: usize,
        /// Its first byte that is no UTF-8.
        byte: u8,
    },
    /// A cell longer than any: in a text file a quotation mark that is never closed.
    CellTooLong {
        /// Which one.
        at: Address,
        /// The most characters.
        most: usize,
    },
    /// A quotation mark that is not closed: the rows after it have all gone into one cell.
    OpenQuote {
        /// Which one.
        at: Address,
    },
    /// No row with the names of columns was found.
    NoHeader,
    /// No sheet of that number.
    NoSuchSheet,
}

/// Files that people choose by mistake, or that have to be saved in another form first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// .xlsb
    BinaryWorkbook,
    /// .ods
    OpenDocument,
    /// A workbook of Excel 95 or older.
    OldWorkbook,
    /// A Word file, old or new.
    Word,
    /// Any other archive.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page, which some systems export with the ending .xls.
    WebPage,
    /// A draft of this product.
    Draft,
}

impl Problem {
    /// In words, with what to do about it.
    pub fn text(&self) -> Text {
        let both = |zh: &str, en: &str| Text { zh: zh.to_owned(), en: en.to_owned() };
        match self {
            Problem::Empty => both("文件里没有内容。请选有表格的文件。", "There is nothing in the file. Choose one with a table."),
            Problem::TooLarge { bytes, most } => Text {
                zh: format!(
                    "文件有{}，超过能读的{}，没有读入。请分成几个文件。",
                    megabytes(*bytes as u64, ""),
                    megabytes(*most as u64, "")
                ),
                en: format!(
                    "The file has {}, more than the {} that can be read; nothing was taken. Split it.",
                    megabytes(*bytes as u64, " "),
                    megabytes(*most as u64, " ")
                ),
            },
            Problem::UnpacksTooLarge { bytes, most } => Text {
                zh: format!(
                    "工作簿展开后至少有{}，超过能读的{}，没有读入。请另存为只有这一张表的文件。",
                    megabytes(*bytes, ""),
                    megabytes(*most, "")
                ),
                en: format!(
                    "Unpacked, the workbook has {} or more; {} can be read. Nothing was taken. Save this sheet alone as a file.",
                    megabytes(*bytes, " "),
                    megabytes(*most, " ")
                ),
            },
            Problem::TooManyColumns { row, most } => Text {
                zh: format!("第{row}行超过{most}列，没有读入。请删去用不到的列。"),
                en: format!("Row {row} has more than {most} columns; nothing was taken. Delete those that are not needed."),
            },
            Problem::TooManyRows { most } => Text {
                zh: format!("超过{most}行，没有读入。请分成几个文件。"),
                en: format!("There are more than {most} rows; nothing was taken. Split the file."),
            },
            Problem::OneColumn => both(
                "内容都在一列里，分不出各项。请检查分隔的符号（逗号或制表符），或者直接从Excel里复制粘贴。",
                "All of it stands in one column. Check what separates the columns (a comma or a tab), or copy and paste from Excel.",
            ),
            Problem::Protected => both(
                "文件设了打开密码，读不了。请在Excel或WPS里打开，取消密码后另存，再来选。",
                "The file needs a password to open. Open it in Excel or WPS, remove the password, save it, and choose it again.",
            ),
            Problem::Damaged => both(
                "文件不完整或者已损坏，读不了。请重新下载或发送，或者在Excel、WPS里打开后另存。",
                "The file is cut short or damaged. Download or send it again, or open it in Excel or WPS and save it anew.",
            ),
            Problem::NotATable(other) => other.text(),
            Problem::NotText => both(
                "文件里有文字文件没有的内容，不是CSV。请另存为.xlsx或者CSV（UTF-8）。",
                "It holds bytes that no text file has: it is no CSV. Save it as .xlsx or as CSV (UTF-8).",
            ),
            Problem::BadByte { line, byte, encoding } => Text {
                zh: format!(
                    "第{line}行有{}里没有的字节（{byte:02X}），认不出是什么字，没有读入。请在Excel或WPS里另存为CSV（UTF-8）。",
                    encoding.name()
                ),
                en: format!(
                    "Line {line} has a byte ({byte:02X}) that {} does not have; nothing was taken. Save it as CSV (UTF-8) in Excel or WPS.",
                    encoding.name()
                ),
            },
            Problem::MixedEncodings { utf8, other, byte } => Text {
                zh: format!("文件里混着两种编码：第{utf8}行是UTF-8，第{other}行不是（字节{byte:02X}）。没有读入，请把两部分分开另存。"),
                en: format!(
                    "Two encodings are mixed: line {utf8} is UTF-8, line {other} is not (byte {byte:02X}). Nothing was taken; save the two parts apart."
                ),
            },
            Problem::CellTooLong { at, most } => Text {
                zh: format!("{at}超过{most}个字，多半是前面的引号没有配对。请改好后再选。"),
                en: format!(
                    "{at} is longer than {most} characters: most likely a quotation mark is not closed. Mend it and choose the file again."
                ),
            },
            Problem::OpenQuote { at } => Text {
                zh: format!("{at}前面的引号没有配对，后面的行都并进了这一格，没有读入。请删去或者补上引号后再选。"),
                en: format!(
                    "A quotation mark at {at} is not closed: the rows after it went into one cell, and nothing was taken. Delete it or close it."
                ),
            },
            Problem::NoHeader => both(
                "没有找到写着各列名称的一行。请在表的上方写上列名，例如“村名”“党员人数”。",
                "No row with the names of the columns was found. Write them over the table, such as \"village\", \"members\".",
            ),
            Problem::NoSuchSheet => both("没有这张工作表，请重新选。", "There is no such sheet; choose again."),
        }
    }
}

impl Other {
    fn text(self) -> Text {
        let (zh, en) = match self {
            Other::BinaryWorkbook => ("这是.xlsb文件。请在Excel里另存为.xlsx。", "This is an .xlsb file. Save it as .xlsx in Excel."),
            Other::OpenDocument => ("这是.ods文件。请另存为.xlsx。", "This is an .ods file. Save it as .xlsx."),
            Other::OldWorkbook => {
                ("这是很早的Excel格式（95版或更早）。请另存为.xlsx。", "This is a very old form of Excel (95 or before). Save it as .xlsx.")
            }
            Other::Word => {
                ("这是Word文件。请把里面的表格复制到Excel，或者直接粘贴。", "This is a Word file. Copy its table into Excel, or paste it.")
            }
            Other::Archive => ("这是压缩包，不是表格。请先解压。", "This is an archive, no table. Unpack it first."),
            Other::Pdf => ("这是PDF，不是表格。请选原来的表格文件。", "This is a PDF, no table. Choose the table it was made from."),
            Other::Picture => ("这是图片，不是表格。请选原来的表格文件。", "This is a picture, no table. Choose the table itself."),
            Other::WebPage => (
                "这是网页格式的表（有的系统导出的.xls就是这样）。请在Excel或WPS里打开，另存为.xlsx。",
                "This is a web page, as some systems export with the ending .xls. Open it in Excel or WPS and save it as .xlsx.",
            ),
            Other::Draft => (
                "这是自查草稿文件，不是表格。请在自查的页面里读入。",
                "This is a draft file, no table. Read it in on the page of self-assessments.",
            ),
        };
        Text { zh: zh.to_owned(), en: en.to_owned() }
    }
}

/// Text from outside as it may be shown: short, and without anything hidden.
pub(crate) fn shown(text: &str) -> String {
    let sanitized = sanitize::line(text, 40);
    if sanitized.cut { format!("{}…", sanitized.text) } else { sanitized.text }
}

fn megabytes(bytes: u64, gap: &str) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths.is_multiple_of(10) { format!("{}{gap}MB", tenths / 10) } else { format!("{}.{}{gap}MB", tenths / 10, tenths % 10) }
}
