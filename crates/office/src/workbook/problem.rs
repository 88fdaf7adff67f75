//! Why a workbook is not read, and what was noticed about one that was.

use exchange::sanitize;
use policy::model::text::Text;

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file cannot be read.
    File(ledger::problem::Problem),
    /// A workbook, but none of ours: its own ledgers are read elsewhere.
    Foreign,
    /// Made by a newer edition of the product.
    NewerForm(String),
    /// Made with another document's pack.
    OtherPack(String),
    /// A kind of unit that there is not.
    UnknownUnit(String),
}

impl Refusal {
    /// In words, with what to do about it.
    pub fn text(&self) -> Text {
        let (zh, en) = match self {
            Refusal::File(problem) => return problem.text(),
            Refusal::Foreign => (
                "这不是本工具的自查表。请用本工具下载的空白表填写；已有的台账不能当自查表读入。".to_owned(),
                "This is no self-assessment workbook of this tool. Fill in the blank one that can be downloaded here.".to_owned(),
            ),
            Refusal::NewerForm(form) => {
                let form = shown(form);
                (
                    format!("这张自查表由更新的版本制作（格式{form}），这里读不了。请更新后再读入；文件没有改动。"),
                    format!(
                        "The workbook was made by a newer version (form {form}) and cannot be read here. Update, then read it; it is unchanged."
                    ),
                )
            }
            Refusal::OtherPack(id) => {
                let id = shown(id);
                (
                    format!("这张自查表属于另一份文件的数据（{id}），没有读入。"),
                    format!("The workbook belongs to another document's data ({id}); nothing was taken."),
                )
            }
            Refusal::UnknownUnit(unit) => {
                let unit = shown(unit);
                (format!("单位类别“{unit}”不认识，没有读入。"), format!("The kind of unit \"{unit}\" is not known; nothing was taken."))
            }
        };
        Text { zh, en }
    }
}

fn shown(text: &str) -> String {
    sanitize::line(text, 40).text
}
