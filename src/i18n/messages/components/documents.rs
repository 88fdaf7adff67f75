//! The messages where documents are exported.

use messages::split_messages;
use policy::model::text::Language;
use rollup::protocol::{Form, Sheet};

split_messages! {
    heading: "生成材料", "Papers";
    draft_help: "按自查自评报告的通行结构和公文版式排好，附自评表、问题整改清单、佐证材料目录和数据表；姓名一栏空着，手工填。不含红头、印章、文号。乡镇的报告，如果“汇总”里填的本单位名称与这里相同，会附上各村的表。第一次用要装载后台程序，稍等几秒。",
        "Laid out like the usual report, on the usual page, with the table of the self-assessment, the list of problems and remedies, the list of evidence and every figure. Columns for names stay empty, to be filled in by hand. No red head, seal or document number. A township's report takes up its villages where the roll-up bears the same name. The first time, the worker has to be loaded, which takes some seconds.";
    /// Heading or label above the buttons of questions.
    sheets: "存成Word", "As Word files";
    sheets_help: "题目和答案各是一个文件，题目可以直接发下去。第一次用要装载后台程序，稍等几秒。",
        "Questions and answers are a file each, so the questions can be handed out as they are. The first time, the worker has to be loaded, which takes some seconds.";
    sheet[Sheet] {
        Questions: "Word题目", "Questions (Word)";
        Answers: "Word答案", "Answers (Word)";
    }
    form[Form] {
        Word: "Word报告", "Word report";
        Excel: "Excel表格", "Excel tables";
        Csv: "CSV表格", "CSV table";
        Text: "先看报告文字", "Read the text first";
        RollupFile: "上报用的汇总文件", "Roll-up file to hand on";
        Calendar: "日历（.ics）", "Calendar (.ics)";
        Slides: "PowerPoint（.pptx）", "PowerPoint (.pptx)";
        Archive: "压缩包", "Archive";
    }
    making: "正在生成……", "Being made …";
    /// Shown once the browser has taken the file.
    handed_over(name: &str): "“{name}”已交给浏览器下载，请到下载目录里看看。",
        "\"{name}\" was handed to the browser: look among your downloads.";
    copy_instead: "这里（比如微信里）下载不了文件，请复制下面的文字。",
        "This browser (WeChat's, for example) takes no files from a page. Copy the text below.";
    no_download: "这里（比如微信里）下载不了文件。请用“先看报告文字”或“CSV表格”复制，或者用手机自带的浏览器打开。",
        "This browser (WeChat's, for example) takes no files from a page. Copy the text of the report or the CSV table instead, or open this page in the phone's own browser.";
    text_below: "Word报告的正文在下面，可以先看，也可以复制。附表在Excel表格里。", "The words of the Word report stand below, to be read or copied. The tables are in the Excel file.";
    copy: "复制文字", "Copy the text";
    broken: "没有生成，请再试一次。", "It was not made. Try again.";
    between: "", " ";
}
