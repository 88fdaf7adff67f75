//! What was noticed about a table that was read all the same, and the words for it: nothing is done silently.

use policy::model::text::Text;

use crate::address::letters;
use crate::encoding::Encoding;
use crate::label::Scale;
use crate::problem::shown;

/// Something noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A text file in another encoding than UTF-8.
    WrittenIn(Encoding),
    /// Macros, which were not run.
    Macros,
    /// Days counted from 1904 on, and read so.
    CountsFrom1904,
    /// Rows above the header that are titles.
    Titles {
        /// How many.
        rows: u32,
    },
    /// A title that says in what money is counted.
    UnitInTitle(Scale),
    /// The names of the columns stand in two rows.
    TwoHeaderRows,
    /// Rows with totals, which are no rows of the ledger.
    Totals {
        /// Which ones.
        rows: Vec<u32>,
    },
    /// Rows that say who has filled it in, or what it is about.
    Notes {
        /// Which ones.
        rows: Vec<u32>,
    },
    /// The header once more in the middle, as on printed pages.
    HeaderAgain {
        /// In which rows.
        rows: Vec<u32>,
    },
    /// Merged cells, which all hold what the first one holds.
    Merged {
        /// How many areas.
        areas: usize,
    },
    /// A column with numbers of identity cards: not read.
    IdCards {
        /// Which column.
        column: usize,
        /// Its name.
        label: String,
    },
    /// A column with names of people: not read, unless that was asked for.
    Names {
        /// Which column.
        column: usize,
        /// Its name.
        label: String,
        /// Whether it was asked for.
        read: bool,
    },
    /// Days of which only the month is written.
    MonthsOnly {
        /// In which column.
        column: usize,
        /// How many.
        count: u32,
    },
    /// Rows that are the same as an earlier one.
    Twice {
        /// The first of them.
        rows: Vec<u32>,
        /// How many.
        count: u32,
    },
    /// Other sheets, which were not read.
    OtherSheets {
        /// Their names.
        names: Vec<String>,
    },
    /// Reading was cancelled; what came before was handed on.
    Cancelled,
}

impl Remark {
    /// In words.
    pub fn text(&self) -> Text {
        let both = |zh: &str, en: &str| Text { zh: zh.to_owned(), en: en.to_owned() };
        let rows = |rows: &[u32]| rows.iter().take(10).map(u32::to_string).collect::<Vec<_>>();
        let named = |column: usize, label: &str| if label.is_empty() { letters(column) } else { shown(label) };
        match self {
            Remark::WrittenIn(encoding) => Text {
                zh: format!("文件按{}编码读入；如果有乱码，请另存为CSV（UTF-8）。", encoding.name()),
                en: format!("Read as {}; if characters are wrong, save it as CSV (UTF-8).", encoding.name()),
            },
            Remark::Macros => {
                both("文件带有宏，没有运行，只读了表里的值。", "The file has macros; they were not run, only the values were read.")
            }
            Remark::CountsFrom1904 => {
                both("文件的日期从1904年起算，已按此读入。", "The file counts its dates from 1904; they were read so.")
            }
            Remark::Titles { rows } => Text {
                zh: format!("表头上面的{rows}行是标题，没有当作数据。"),
                en: format!("{rows} rows above the header are titles, not data."),
            },
            Remark::UnitInTitle(scale) => Text {
                zh: format!("标题里写着单位是{}元，没有另写单位的金额都按此读入。", scale.word()),
                en: format!(
                    "The title says that money is in units of {}; columns without a unit of their own were read so.",
                    scale.factor()
                ),
            },
            Remark::TwoHeaderRows => both("表头有两行，已合起来认列名。", "The header has two rows; they were joined."),
            Remark::Totals { rows: them } => Text {
                zh: format!("第{}行是合计，没有当作数据。", rows(them).join("、")),
                en: format!("Totals, not taken as data: row {}.", rows(them).join(", ")),
            },
            Remark::Notes { rows: them } => Text {
                zh: format!("第{}行是说明或落款，没有当作数据。", rows(them).join("、")),
                en: format!("Notes, not taken as data: row {}.", rows(them).join(", ")),
            },
            Remark::HeaderAgain { rows: them } => Text {
                zh: format!("第{}行又是表头，没有当作数据。", rows(them).join("、")),
                en: format!("The header again, not taken as data: row {}.", rows(them).join(", ")),
            },
            Remark::Merged { areas } => Text {
                zh: format!("有{areas}处合并的单元格，各行都按第一格的内容读入。"),
                en: format!("{areas} merged areas: each row was given what the first cell holds."),
            },
            Remark::IdCards { column, label } => {
                let name = named(*column, label);
                Text {
                    zh: format!("“{name}”一列像身份证号，没有读入。请从文件里删去这一列再发给别人。"),
                    en: format!("{name} looks like numbers of identity cards and was not read. Delete it before you pass the file on."),
                }
            }
            Remark::Names { column, label, read: false } => {
                let name = named(*column, label);
                Text {
                    zh: format!("“{name}”一列是人名，没有读入；各行按行号区分。"),
                    en: format!("{name} holds names of people and was not read; rows are told apart by their numbers."),
                }
            }
            Remark::Names { column, label, read: true } => {
                let name = named(*column, label);
                Text {
                    zh: format!("“{name}”一列是人名，只在打开时显示，不保存。"),
                    en: format!("{name} holds names of people: shown while open, never kept."),
                }
            }
            Remark::MonthsOnly { column, count } => {
                let column = letters(*column);
                Text {
                    zh: format!("{column}列有{count}个日期只写了年月，哪一天不知道；要用到具体日子时按当月1日起算，并会注明。"),
                    en: format!(
                        "{count} dates in column {column} have no day; where a day is needed the first of the month is taken, and said."
                    ),
                }
            }
            Remark::Twice { rows: them, count } => Text {
                zh: format!("有{count}行和前面的行完全相同（第{}行），都读入了。", rows(them).join("、")),
                en: format!("{count} rows are the same as an earlier one (row {}); all were read.", rows(them).join(", ")),
            },
            Remark::OtherSheets { names } => {
                let names: Vec<String> = names.iter().take(10).map(|it| shown(it)).collect();
                Text {
                    zh: format!("没有读的工作表：{}。", names.join("、")),
                    en: format!("Sheets that were not read: {}.", names.join(", ")),
                }
            }
            Remark::Cancelled => both("已取消，后面的没有读。", "Cancelled; the rest was not read."),
        }
    }
}
