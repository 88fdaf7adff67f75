//! What is wrong with something that came in, and the words for it.

use policy::model::text::Text;

use crate::sanitize;

/// Something wrong with a draft file or a link. Some refuse the whole of it, the others leave out a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Larger than anything that this product writes.
    TooLarge {
        /// Its bytes.
        bytes: usize,
        /// The most that is taken.
        most: usize,
    },
    /// The file is no JSON; where that shows.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// The end is missing; or the check characters of a link do not fit it: it is not what was sent.
    CutShort,
    /// Nested deeper than any draft is.
    TooDeep,
    /// JSON, but not a draft of this product.
    NotADraft,
    /// Written by a newer edition of the product.
    NewerSchema(u64),
    /// Made with another document's pack.
    OtherPack(String),
    /// A kind of unit that there is not.
    UnknownUnit(String),
    /// No scenario at all.
    NotALink,
    /// A scenario written by a newer edition of the product.
    NewerLink(char),
    /// A tool that there is not.
    UnknownTool(String),

    /// The checksum does not match: somebody has changed the file outside this product.
    Edited,
    /// An edition of the pack other than the present one; what still fits was taken.
    OtherEdition(String),
    /// The same edition, but data that differ.
    OtherData,
    /// Written in an older form, which was turned into the present one.
    Migrated(u64),
    /// The question has changed since it was answered; the answer is kept and marked until somebody confirms it.
    Changed(String),
    /// A field that there is not.
    UnknownField(String),
    /// A field whose value cannot be read.
    Unreadable {
        /// Which field.
        field: String,
        /// Its text.
        written: String,
    },
    /// An indicator that is no longer asked; its answer is kept aside.
    UnknownIndicator(String),
    /// A fact that there is not, or that is not asked there.
    UnknownFact(String),
    /// A choice that its fact does not have.
    UnknownChoice {
        /// Which fact.
        fact: String,
        /// Its text.
        written: String,
    },
    /// A reading, or a choice of it, that there is not.
    UnknownReading(String),
    /// A fact that is never taken from a file or a link, whoever put it there.
    Sensitive(String),
    /// Something given twice; the first was taken.
    Twice(String),
    /// Hidden or direction-changing characters, which were taken out.
    Hidden(String),
    /// More of something than is taken; the rest was left out.
    TooMany {
        /// Which field.
        field: String,
        /// The most that are taken.
        most: usize,
    },
    /// A text longer than is taken, which was cut.
    TooLong {
        /// Which field.
        field: String,
        /// The most characters that are taken.
        most: usize,
    },
    /// More problems, which are only counted.
    More {
        /// How many.
        count: usize,
        /// Whether some of them leave something out.
        leave_out: bool,
    },
}

/// The most problems of a file that are told one by one.
pub const MAX_TOLD: usize = 20;

/// The problems of a file as they are told: the first of them, and a count of the rest. Those about the file as a whole are told
/// in any case.
pub fn told(problems: Vec<Problem>) -> Vec<Problem> {
    let (mut told, mut count, mut leave_out) = (Vec::new(), 0, false);
    let mut each = 0;
    for problem in problems {
        each += usize::from(!problem.is_about_the_whole());
        if problem.is_about_the_whole() || each <= MAX_TOLD {
            told.push(problem);
        } else {
            count += 1;
            leave_out |= problem.leaves_out();
        }
    }
    told.extend((0 < count).then_some(Problem::More { count, leave_out }));
    told
}

/// How many problems these are.
pub fn count(problems: &[Problem]) -> usize {
    problems.iter().map(|it| if let Problem::More { count, .. } = it { *count } else { 1 }).sum()
}

/// What a problem costs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cost {
    /// Nothing could be taken at all.
    Everything,
    /// A part was not taken, and is lost where the draft is written again.
    Part,
    /// Nothing is lost.
    Nothing,
}

impl Problem {
    /// Whether nothing could be taken at all.
    pub fn refuses(&self) -> bool {
        self.cost() == Cost::Everything
    }

    /// Whether something that was written there was not taken, and is lost where the draft is written again.
    pub fn leaves_out(&self) -> bool {
        self.cost() != Cost::Nothing
    }

    fn cost(&self) -> Cost {
        match self {
            Problem::TooLarge { .. }
            | Problem::NotJson { .. }
            | Problem::TooDeep
            | Problem::NotADraft
            | Problem::NewerSchema(_)
            | Problem::OtherPack(_)
            | Problem::UnknownUnit(_)
            | Problem::NotALink
            | Problem::NewerLink(_)
            | Problem::UnknownTool(_) => Cost::Everything,
            // A draft cut short is no JSON any more; of a link cut short the beginning is good.
            Problem::CutShort
            | Problem::TooMany { .. }
            | Problem::UnknownField(_)
            | Problem::Unreadable { .. }
            | Problem::UnknownFact(_)
            | Problem::UnknownChoice { .. }
            | Problem::UnknownReading(_)
            | Problem::Twice(_)
            | Problem::Hidden(_)
            | Problem::TooLong { .. }
            | Problem::More { leave_out: true, .. } => Cost::Part,
            // Sensitive facts are kept nowhere, on purpose; answers to what is no longer asked stay in the draft.
            Problem::Sensitive(_)
            | Problem::UnknownIndicator(_)
            | Problem::OtherEdition(_)
            | Problem::OtherData
            | Problem::Edited
            | Problem::Migrated(_)
            | Problem::Changed(_)
            | Problem::More { leave_out: false, .. } => Cost::Nothing,
        }
    }

    /// Whether it is about a file as a whole, and so there only once.
    fn is_about_the_whole(&self) -> bool {
        matches!(self, Problem::OtherEdition(_) | Problem::OtherData | Problem::Edited | Problem::Migrated(_))
    }

    /// Whether what came is not what was sent: nothing in it is certain, even what can be read.
    pub fn is_damage(&self) -> bool {
        *self == Problem::CutShort
    }

    /// In words, with what to do about it.
    pub fn text(&self) -> Text {
        let (zh, en) = match self {
            Problem::TooLarge { bytes, most } => (
                format!("内容有{}，超过能读的{}，没有读入。", size(*bytes, true), size(*most, true)),
                format!("It has {}, more than the {} that can be read; nothing was taken.", size(*bytes, false), size(*most, false)),
            ),
            Problem::NotJson { line, column } => (
                format!("这不是自查草稿文件：第{line}行第{column}个字符起读不懂。请选由本工具导出的文件。"),
                format!(
                    "This is not a draft file: it cannot be read from line {line}, column {column} on. Choose a file exported by this tool."
                ),
            ),
            Problem::CutShort => (
                "内容和发出时不一样了：少了一截，或者有字变了。请让对方重新发一次。".to_owned(),
                "It is not as it was sent: a part is missing or was changed. Have it sent again.".to_owned(),
            ),
            Problem::TooDeep => (
                "文件的层次太深，不是自查草稿，没有读入。".to_owned(),
                "The file is nested too deeply to be a draft; nothing was taken.".to_owned(),
            ),
            Problem::NotADraft => (
                "文件能读，但不是自查草稿。请选由本工具导出的文件。".to_owned(),
                "The file can be read but is not a draft. Choose a file exported by this tool.".to_owned(),
            ),
            Problem::NewerSchema(number) => (
                format!("文件由更新的版本写成（格式{number}），这里读不了。请更新后再打开；文件没有改动。"),
                format!(
                    "The file was written by a newer version (format {number}) and cannot be read here. Update, then open it; it is unchanged."
                ),
            ),
            Problem::OtherPack(id) => {
                let id = shown(id);
                (
                    format!("文件属于另一份文件的数据（{id}），没有读入。"),
                    format!("The file belongs to another document's data ({id}); nothing was taken."),
                )
            }
            Problem::UnknownUnit(written) => {
                let written = shown(written);
                (
                    format!("单位类别“{written}”不认识，没有读入。"),
                    format!("The kind of unit \"{written}\" is not known; nothing was taken."),
                )
            }
            Problem::NotALink => (
                "链接里没有可以读的情形。可以从头填写。".to_owned(),
                "The link holds no scenario that can be read. You can start afresh.".to_owned(),
            ),
            Problem::NewerLink(letter) => (
                format!("链接由更新的版本写成（{letter}），这里读不了。请更新后再打开。"),
                format!("The link was written by a newer version ({letter}) and cannot be read here. Update, then open it."),
            ),
            Problem::UnknownTool(id) => {
                let id = shown(id);
                (
                    format!("没有“{id}”这个工具。可以从全部工具里另选。"),
                    format!("There is no tool \"{id}\". Choose one from the list of tools."),
                )
            }
            Problem::OtherEdition(edition) => {
                let edition = shown(edition);
                (
                    format!("内容按另一版数据（{edition}）填写，能对上的都已读入，请再看一遍。"),
                    format!("It was filled in with another edition of the data ({edition}). What still fits was taken; look it over."),
                )
            }
            Problem::Edited => (
                "文件在本工具之外改过：里面的核对码和内容对不上。请核对内容，或者让对方重新导出。".to_owned(),
                "The file was changed outside this tool: its check code does not fit what stands in it. Look it over, or have it exported again.".to_owned(),
            ),
            Problem::OtherData => (
                "版本号相同，但数据有过改动，请再看一遍。".to_owned(),
                "The edition is the same but the data have changed; look it over.".to_owned(),
            ),
            Problem::Migrated(number) => (
                format!("文件是较早的格式（{number}），已按现在的格式读入，内容没有丢。"),
                format!("The file is in an older form ({number}); it was turned into the present one, with nothing lost."),
            ),
            Problem::Changed(id) => {
                let id = shown(id);
                (
                    format!("“{id}”这一题后来改过，原来的回答留着，请再确认一次。"),
                    format!("The question \"{id}\" has changed since; the answer is kept, to be confirmed again."),
                )
            }
            Problem::TooMany { field, most } => {
                let field = shown(field);
                (
                    format!("“{field}”条数太多，只读入前{most}条。"),
                    format!("\"{field}\" has too many entries; the first {most} were taken."),
                )
            }
            Problem::UnknownField(field) => {
                let field = shown(field);
                (format!("不认识的内容“{field}”，没有读入。"), format!("\"{field}\" is not known and was left out."))
            }
            Problem::Unreadable { field, written } => {
                let (field, written) = (shown(field), shown(written));
                (
                    format!("“{field}”写的是“{written}”，读不懂，没有读入。"),
                    format!("\"{field}\" says \"{written}\", which cannot be read; it was left out."),
                )
            }
            Problem::UnknownIndicator(id) => {
                let id = shown(id);
                (
                    format!("现在没有“{id}”这一题，原来的回答另外留着，没有删。"),
                    format!("\"{id}\" is no longer asked; its answer is kept aside, not deleted."),
                )
            }
            Problem::UnknownFact(id) => {
                let id = shown(id);
                (format!("这里不问“{id}”，没有读入。"), format!("\"{id}\" is not asked here and was left out."))
            }
            Problem::UnknownChoice { fact, written } => {
                let (fact, written) = (shown(fact), shown(written));
                (format!("“{fact}”没有“{written}”这个选项，请重选。"), format!("\"{fact}\" has no choice \"{written}\"; choose again."))
            }
            Problem::UnknownReading(id) => {
                let id = shown(id);
                (format!("没有“{id}”这种口径，已用默认的口径。"), format!("There is no reading \"{id}\"; the default is used."))
            }
            Problem::Sensitive(id) => {
                let id = shown(id);
                (
                    format!("“{id}”属于敏感信息，从不保存也不从外面读入，已略去。"),
                    format!("\"{id}\" is sensitive: it is never kept nor taken from outside, and was left out."),
                )
            }
            Problem::Twice(id) => {
                let id = shown(id);
                (format!("“{id}”给了两次，用的是前一次。"), format!("\"{id}\" is given twice; the first was taken."))
            }
            Problem::Hidden(field) => {
                let field = shown(field);
                (
                    format!("“{field}”里有看不见或者改变文字方向的字符，已去掉。"),
                    format!("\"{field}\" held hidden or direction-changing characters, which were taken out."),
                )
            }
            Problem::TooLong { field, most } => {
                let field = shown(field);
                (format!("“{field}”太长，只留了前{most}个字。"), format!("\"{field}\" is too long; the first {most} characters were kept."))
            }
            Problem::More { count, .. } => (format!("另有{count}处也对不上，没有一一列出。"), format!("{count} more are not listed.")),
        };
        Text { zh, en }
    }
}

/// Text from outside as it may be shown: short, and without anything hidden.
fn shown(text: &str) -> String {
    let sanitized = sanitize::line(text, 40);
    if sanitized.cut { format!("{}…", sanitized.text) } else { sanitized.text }
}

/// A number of bytes in words a person reads.
fn size(bytes: usize, chinese: bool) -> String {
    let (tenths, unit) = if bytes < 1_000_000 { (bytes / 100, "kB") } else { (bytes / 100_000, "MB") };
    let number = if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    if chinese { format!("{number}{unit}") } else { format!("{number} {unit}") }
}
