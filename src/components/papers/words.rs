//! What is said where papers are made.

use policy::text::Language;
use rollup::protocol::{Form, Sheet};

/// The words in one language.
pub struct Words {
    /// Over the buttons.
    pub heading: &'static str,
    /// What they make of a draft.
    pub draft_help: &'static str,
    /// Over the buttons of questions.
    pub sheets: &'static str,
    /// What they make.
    pub sheets_help: &'static str,
    /// The button of a sheet.
    pub sheet: fn(Sheet) -> &'static str,
    /// The button of a form.
    pub form: fn(Form) -> &'static str,
    /// It is being made.
    pub making: &'static str,
    /// The browser has it: the name of the file.
    pub handed_over: fn(&str) -> String,
    /// The browser takes no files; the text stands below.
    pub copy_instead: &'static str,
    /// The browser takes no files.
    pub no_download: &'static str,
    /// The text stands below.
    pub text_below: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// The worker said something that does not belong here.
    pub broken: &'static str,
    /// Between two sentences.
    pub between: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    heading: "成文",
    draft_help: "按自查自评报告的通行结构和公文版式排好，附自评表、问题整改清单和佐证材料目录；姓名一栏空着，手工填。不含红头、印章、文号。乡镇的报告，如果“汇总”里填的本单位名称与这里相同，会附上各村的表。第一次用要装载后台程序，稍等几秒。",
    sheets: "存成Word",
    sheets_help: "题目和答案各是一个文件，题目可以直接发下去。第一次用要装载后台程序，稍等几秒。",
    sheet: |it| match it {
        Sheet::Questions => "Word题目",
        Sheet::Answers => "Word答案",
    },
    form: |it| match it {
        Form::Word => "Word报告",
        Form::Excel => "Excel表格",
        Form::Csv => "CSV表格",
        Form::Text => "报告文字",
        Form::RollupFile => "上报用的汇总文件",
    },
    making: "正在生成……",
    handed_over: |name| format!("“{name}”已交给浏览器下载，请到下载目录里看看。"),
    copy_instead: "这里（比如微信里）下载不了文件，请复制下面的文字。",
    no_download: "这里（比如微信里）下载不了文件。请用“报告文字”或“CSV表格”复制，或者用手机自带的浏览器打开。",
    text_below: "文字在下面，可以复制。",
    copy: "复制文字",
    broken: "没有生成，请再试一次。",
    between: "",
};

static EN: Words = Words {
    heading: "Papers",
    draft_help: "Laid out like the usual report, on the usual page, with the table of the self-assessment, the list of problems and remedies, and the list of evidence. Columns for names stay empty, to be filled in by hand. No red head, seal or document number. A township's report takes up its villages where the roll-up bears the same name. The first time, the worker has to be loaded, which takes some seconds.",
    sheets: "As Word files",
    sheets_help: "Questions and answers are a file each, so the questions can be handed out as they are. The first time, the worker has to be loaded, which takes some seconds.",
    sheet: |it| match it {
        Sheet::Questions => "Questions (Word)",
        Sheet::Answers => "Answers (Word)",
    },
    form: |it| match it {
        Form::Word => "Word report",
        Form::Excel => "Excel tables",
        Form::Csv => "CSV table",
        Form::Text => "Text of the report",
        Form::RollupFile => "Roll-up file to hand on",
    },
    making: "Being made …",
    handed_over: |name| format!("\"{name}\" was handed to the browser: look among your downloads."),
    copy_instead: "This browser (WeChat's, for example) takes no files from a page. Copy the text below.",
    no_download: "This browser (WeChat's, for example) takes no files from a page. Copy the text of the report or the CSV table instead, or open this page in the phone's own browser.",
    text_below: "The text stands below, to be copied.",
    copy: "Copy the text",
    broken: "It was not made. Try again.",
    between: " ",
};
