//! The words of the papers, in both languages.

use policy::assessment::reply::Unit;
use policy::model::ids::ProvisionId;
use policy::model::product::indicator::{Parts, Wanted};
use policy::model::text::Language;
use rollup::collection::Tally;
use rollup::protocol::Sheet;

use crate::columns::{self, Columns};

/// What the papers say in one language.
pub struct Words {
    /// The report's title: unit, document.
    pub title: fn(&str, &str) -> String,
    /// To whom it goes.
    pub to: fn(Unit) -> &'static str,
    /// How it was done: document, unit, day, year.
    pub lead: fn(&str, &str, &str, i32) -> String,
    /// The upshot: asked, applicable, met, partly, not met, not sure or answered.
    pub upshot: fn(u32, u32, u32, u32, u32, u32) -> String,
    /// That a case with a consequence has occurred, so often.
    pub occurred: fn(usize) -> String,
    /// 一、
    pub basics: &'static str,
    /// Where nothing was entered.
    pub basics_open: &'static str,
    /// What the unit entered.
    pub basics_lead: &'static str,
    /// How many files were expected and came, and which did not.
    pub tally: fn(&Tally) -> String,
    /// A problem: provision, unit, what is wrong.
    pub problem: fn(&str, &str, &str) -> String,
    /// How many there are in all and with how many it is so, as a sentence; empty where nothing is counted.
    pub of_all: fn(&str) -> String,
    /// 数据表
    pub figures_table: &'static str,
    /// 自动算出的数
    pub computed_table: &'static str,
    /// 合计
    pub total: &'static str,
    /// How a roll-up was made: document, own name, year, day.
    pub rollup_lead: fn(&str, &str, i32, &str) -> String,
    /// One computed figure: provision, what it is, the figure, what it was computed from, what follows.
    pub rollup_figure: fn(&str, &str, &str, &str, &str) -> String,
    /// The headings of a roll-up's text.
    pub rollup_parts: [&'static str; 3],
    /// What a roll-up counts: units, indicators met of those that apply, cases that have occurred, by how many units.
    pub rollup_counts: fn(usize, u32, u32, u32) -> String,
    /// 二、
    pub findings: &'static str,
    /// 三、
    pub problems: &'static str,
    /// There is none.
    pub no_problems: &'static str,
    /// 四、
    pub reasons: &'static str,
    /// 五、
    pub plan: &'static str,
    /// One item of it: what is to be reached, who, by when; where these are named.
    pub plan_item: fn(&str, Option<&str>, Option<&str>) -> String,
    /// 六、
    pub wishes: &'static str,
    /// What was asked of the unit that the document does not allow: what it was, provision.
    pub wish: fn(&str, &str) -> String,
    /// Before the list of appendices.
    pub appendices: &'static str,
    /// As wide as that.
    pub under_appendices: &'static str,
    /// An appendix by number.
    pub appendix: fn(usize) -> String,
    /// Below everything.
    pub disclaimer: &'static str,
    /// The date as it is signed: year, month, day.
    pub date: fn(i32, u32, u32) -> String,
    /// A heading of the second level, by number.
    pub second: fn(usize) -> String,
    /// A numbered item.
    pub item: fn(usize) -> String,
    /// The parts of an item: provision, standing.
    pub standing_is: fn(&str, &str) -> String,
    /// What is said instead of a standing where the county decides.
    pub by_county: &'static str,
    /// How such a thing stands, in a table.
    pub position: fn(&str) -> String,
    /// Its provision and how it stands, in the report.
    pub position_is: fn(&str, &str) -> String,
    /// Before the figures.
    pub figures: &'static str,
    /// Before the evidence.
    pub evidence: &'static str,
    /// Before the target.
    pub asked_for: &'static str,
    /// How many are missing.
    pub missing: fn(&str, &str) -> String,
    /// Between sentences.
    pub stop: &'static str,
    /// Between items.
    pub and: &'static str,
    /// The parts of the year that are lacking, by their names.
    pub lacking: fn(&str) -> String,
    /// A part of the year by its name.
    pub part: fn(Parts, u8) -> String,
    /// In how many of the parts that are over it was done.
    pub parts_done: fn(Parts, usize, u8) -> String,
    /// How many there are, and with how many it is so.
    pub counted: fn(u32, u32, &str) -> String,
    /// With how many it is not so, or is so where none is wanted.
    pub counted_short: fn(Wanted, u32, &str) -> String,
    /// That a roll-up filled it in, on a day.
    pub computed: fn(&str) -> String,

    /// 自查自评报告
    pub report: &'static str,
    /// 自评表
    pub assessment: &'static str,
    /// 问题整改清单
    pub ledger: &'static str,
    /// 佐证材料目录
    pub papers: &'static str,
    /// 减负哨兵
    pub watch: &'static str,
    /// 各村情况表
    pub villages: &'static str,
    /// 各乡镇情况表
    pub townships: &'static str,
    /// 逐条汇总
    pub by_indicator: &'static str,
    /// The columns of the tables.
    pub column: Columns,
    /// Over the column of how a unit stands in a provision.
    pub standing_in: fn(ProvisionId) -> String,
    /// The states of a plan item.
    pub states: [&'static str; 4],
    /// Where a problem comes from.
    pub sources: [&'static str; 3],
    /// Yes and no.
    pub yes_no: [&'static str; 2],
    /// Above a table.
    pub filled_by: &'static str,
    /// Above a table.
    pub filled_on: &'static str,
    /// Above a table.
    pub measured_in: &'static str,
    /// Below a table.
    pub signed: [&'static str; 4],
    /// Yuan.
    pub yuan: &'static str,
    /// The foot of a sheet, in Excel's code.
    pub page_of: &'static str,
    /// The name of a unit without one.
    pub unnamed: &'static str,
    /// The title of a roll-up: own name, year.
    pub rollup_title: fn(&str, i32) -> String,
    /// How long a text is: what is its own file needs no reading back.
    pub lines: fn(usize) -> String,
    /// What the file with many drafts is called.
    pub drafts: &'static str,
    /// How many drafts were found in a file when it was read back.
    pub checked_drafts: fn(usize) -> String,
    /// What was found when the file was read back: tables, rows.
    pub checked_tables: fn(usize, usize) -> String,
    /// What was found when the file was read back: paragraphs, tables, rows.
    pub checked_report: fn(usize, usize, usize) -> String,
    /// What a sheet is called: the document's short title, which sheet.
    pub sheet_title: fn(&str, Sheet) -> String,
    /// Below it: the number of the paper, which sheet.
    pub sheet_number: fn(u32, Sheet) -> String,
    /// Where the document says it: the provision, its key phrase.
    pub sheet_source: fn(&str, Option<&str>) -> String,
    /// Between a name and what it is.
    pub colon: &'static str,
    /// A sheet was read back: questions, paragraphs.
    pub checked_sheet: fn(usize, usize) -> String,
    /// What was counted in a presentation: slides, lines.
    pub checked_slides: fn(usize, usize) -> String,
    /// There is no question of that kind.
    pub no_questions: &'static str,
    /// A file that does not hold what was put in.
    pub not_whole: fn(usize, usize) -> String,
    /// The file could not be made.
    pub not_made: fn(&str) -> String,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

/// 一、二、三……
fn chinese(number: usize) -> &'static str {
    ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"].get(number).copied().unwrap_or("")
}

static ZH: Words = Words {
    title: |unit, document| format!("{unit}关于贯彻落实{document}情况的自查自评报告"),
    to: |unit| match unit {
        Unit::Township => "县委组织部：",
        Unit::Village | Unit::Community => "乡镇党委：",
    },
    lead: |document, unit, day, year| {
        format!(
            "对照{document}，{unit}对{year}年的落实情况作了自查自评，数据截至{day}。方式是逐条对照、本单位自己填写；文件没有规定分值，这里不打分、不排名。"
        )
    },
    upshot: |asked, applicable, met, partly, not_met, open| {
        let open = if open == 0 {
            "全部已有结论".to_owned()
        } else {
            format!("不清楚或未填{open}项，不计作符合，也不计作不符合")
        };
        format!("自查共{asked}项，适用{applicable}项，其中符合{met}项、部分符合{partly}项、不符合{not_met}项；{open}。")
    },
    occurred: |count| format!("有{count}项出现文件所列情形，见第三部分。"),
    basics: "一、基本情况",
    basics_open: "这次自查没有填写数字。",
    basics_lead: "自查中填写的数字：",
    tally: |tally| {
        let mut said = match tally.expected {
            None => format!("收到{}个单位的自查草稿。", tally.received),
            Some(expected) if tally.missing.is_empty() => format!("应收{expected}，收到{}。", tally.received),
            Some(expected) => format!("应收{expected}，收到{}，缺：{}。", tally.received, tally.missing.join("、")),
        };
        if !tally.outside.is_empty() {
            said = format!("{}；名单外{}份，没有计入：{}。", said.trim_end_matches('。'), tally.outside.len(), tally.outside.join("、"));
        }
        said
    },
    problem: |provision, unit, what| format!("对照{provision}，{unit}{what}"),
    of_all: |counted| if counted.is_empty() { String::new() } else { format!("{counted}。") },
    figures_table: "数据表",
    computed_table: "自动算出的数",
    total: "合计",
    rollup_lead: |document, own_name, year, day| {
        format!(
            "对照{document}，{own_name}把各单位交来的{year}年自查草稿作了汇总，汇总日期{day}。各单位自己填写，这里只合计，不打分、不排名。"
        )
    },
    rollup_figure: |provision, label, value, how, verdict| format!("{label}（{provision}）：{value}。{how}{verdict}"),
    rollup_parts: ["一、收到情况", "二、自动算出的数", "三、总的情况"],
    rollup_counts: |units, met, applicable, occurred| {
        let occurred = if occurred == 0 {
            "没有单位填报出现文件所列情形".to_owned()
        } else {
            format!("出现文件所列情形共{occurred}项")
        };
        format!("计入{units}个单位，各单位适用的项合计{applicable}项，其中符合{met}项；{occurred}。逐条情况见附件。")
    },
    findings: "二、自查自评情况",
    problems: "三、存在的主要问题",
    no_problems: "自查中没有不符合或部分符合的项目。",
    reasons: "四、原因分析",
    plan: "五、整改措施",
    plan_item: |goal, post, due| {
        let post = post.map(|it| format!("责任岗位：{it}。")).unwrap_or_default();
        let due = due.map(|it| format!("时限：{it}。")).unwrap_or_default();
        format!("目标：{goal}{post}{due}")
    },
    wishes: "六、意见建议",
    wish: |what, provision| format!("自查中记录到与{provision}不符的情况：{what}建议按该条办理。"),
    appendices: "附件：",
    under_appendices: "　　　",
    appendix: |number| format!("附件{number}"),
    disclaimer: "本件由本单位自行填写，格式由非官方工具生成，供内部使用；正式行文请按公文办理程序。",
    date: |year, month, day| format!("{year}年{month}月{day}日"),
    second: |number| format!("（{}）", chinese(number)),
    item: |number| format!("{number}．"),
    standing_is: |provision, standing| format!("（{provision}）自评：{standing}。"),
    by_county: "由县里定",
    position: |standing| format!("只记现状，不计入：{standing}"),
    position_is: |provision, standing| format!("（{provision}）由县里定，只记现状：{standing}，不计入自查结果。"),
    figures: "数据：",
    evidence: "佐证：",
    asked_for: "指标：",
    missing: |label, value| format!("{label}：{value}。"),
    stop: "。",
    and: "；",
    lacking: |it| format!("没做的：{it}。"),
    part: |parts, part| match parts {
        Parts::Months => format!("{part}月"),
        Parts::Quarters => format!("第{part}季度"),
    },
    parts_done: |parts, done, over| match parts {
        Parts::Months => format!("过完的{over}个月里，{done}个月做了"),
        Parts::Quarters => format!("过完的{over}个季度里，{done}个季度做了"),
    },
    counted: |whole, part, unit| format!("一共{whole}{unit}，其中{part}{unit}"),
    counted_short: |wanted, number, unit| match wanted {
        Wanted::All => format!("还有{number}{unit}没有做到。"),
        Wanted::None => format!("出现情形的有{number}{unit}。"),
    },
    computed: |day| format!("{day}由各村汇总自动算出"),
    report: "自查自评报告",
    assessment: "自评表",
    ledger: "问题整改清单",
    papers: "佐证材料目录",
    watch: "减负事项登记",
    villages: "各村（社区）情况表",
    townships: "各乡镇情况表",
    by_indicator: "逐条汇总表",
    column: columns::ZH,
    standing_in: |provision| format!("{provision}自评"),
    states: ["未启动", "整改中", "已完成", "已销号"],
    sources: ["自查", "上级反馈", "群众反映"],
    yes_no: ["是", "否"],
    filled_by: "填报单位：",
    filled_on: "填报日期：",
    measured_in: "单位：",
    signed: ["填表人：", "审核人：", "单位负责人：", "联系电话："],
    yuan: "元",
    page_of: "&C第&P页 共&N页",
    unnamed: "未命名的单位",
    rollup_title: |name, year| format!("{name}{year}年自查汇总"),
    lines: |count| format!("共{count}行。"),
    drafts: "自评草稿",
    checked_drafts: |count| format!("已读回核对：{count}份草稿。"),
    checked_tables: |tables, rows| format!("已读回核对：{tables}张表，{rows}行，与写入的一致。"),
    checked_report: |paragraphs, tables, rows| format!("已读回核对：正文{paragraphs}段，附表{tables}张{rows}行，与写入的一致。"),
    sheet_title: |title, sheet| match sheet {
        Sheet::Questions => format!("{title}题目"),
        Sheet::Answers => format!("{title}答案"),
    },
    sheet_number: |seed, sheet| match sheet {
        Sheet::Questions => format!("卷号{seed}。例子都是虚构的。不用写名字，不打分、不排名。"),
        Sheet::Answers => format!("卷号{seed}。答案由判定规则算出；√成立，×不成立，○还没定。"),
    },
    sheet_source: |provision, key| match key {
        Some(key) => format!("{provision} “{key}”"),
        None => provision.to_owned(),
    },
    colon: "：",
    checked_slides: |slides, lines| format!("已读回核对：{slides}页，{lines}行，与写入的逐字一致。"),
    checked_sheet: |questions, paragraphs| format!("已读回核对：{questions}道题，{paragraphs}段，与写入的逐字一致。"),
    no_questions: "这个范围里没有题。请放宽一些：换一条措施，或者不限难度。",
    not_whole: |put, found| format!("生成的文件读回来不完整：写入{put}处，读回{found}处。没有交给浏览器保存，请重试。"),
    not_made: |why| format!("文件没有生成：{why}"),
};

static EN: Words = Words {
    title: |unit, document| format!("Report of {unit} on its self-assessment under {document}"),
    to: |unit| match unit {
        Unit::Township => "To the Organisation Department of the County Party Committee:",
        Unit::Village | Unit::Community => "To the Township Party Committee:",
    },
    lead: |document, unit, day, year| {
        format!(
            "{unit} has looked at what it did in {year} against {document}, as of {day}. It went point by point and filled in everything itself. The document gives no scores, so there is neither score nor rank here. "
        )
    },
    upshot: |asked, applicable, met, partly, not_met, open| {
        format!(
            "Of {asked} points {applicable} apply: {met} met, {partly} partly met, {not_met} not met; {open} not sure or not answered, which count as neither. "
        )
    },
    occurred: |count| format!("In {count} points a case named in the document has occurred; see part 3. "),
    basics: "1. Basic figures",
    basics_open: "No figures were entered. ",
    basics_lead: "Figures that were entered: ",
    tally: |tally| {
        let mut said = match tally.expected {
            None => format!("Drafts received: {}. ", tally.received),
            Some(expected) if tally.missing.is_empty() => format!("Expected {expected}, received {}. ", tally.received),
            Some(expected) => format!("Expected {expected}, received {}; missing: {}. ", tally.received, tally.missing.join(", ")),
        };
        if !tally.outside.is_empty() {
            said.push_str(&format!("Not on the list and not counted: {} ({}). ", tally.outside.len(), tally.outside.join(", ")));
        }
        said
    },
    problem: |provision, unit, what| format!("By {provision}, {unit}: {what}"),
    of_all: |counted| if counted.is_empty() { String::new() } else { format!("{counted}. ") },
    figures_table: "Figures",
    computed_table: "Worked out",
    total: "Total",
    rollup_lead: |document, own_name, year, day| {
        format!(
            "{own_name} has put together the drafts of {year} that the units handed in against {document}, on {day}. The units filled in everything themselves; here it is only added up, with neither score nor rank. "
        )
    },
    rollup_figure: |provision, label, value, how, verdict| format!("{label} ({provision}): {value}. {how} {verdict} "),
    rollup_parts: ["1. What came in", "2. What was worked out", "3. In all"],
    rollup_counts: |units, met, applicable, occurred| {
        let occurred = if occurred == 0 {
            "no unit reports a case named in the document".to_owned()
        } else {
            format!("cases named in the document: {occurred}")
        };
        format!(
            "Units that count: {units}. Of {applicable} points that apply to them, {met} are met; {occurred}. The appendices go point by point. "
        )
    },
    findings: "2. What was found",
    problems: "3. Main problems",
    no_problems: "Nothing is partly met or not met.",
    reasons: "4. Reasons",
    plan: "5. What will be done",
    plan_item: |goal, post, due| {
        let post = post.map(|it| format!("Post in charge: {it}. ")).unwrap_or_default();
        let due = due.map(|it| format!("Due: {it}. ")).unwrap_or_default();
        format!("Aim: {goal}{post}{due}")
    },
    wishes: "6. Suggestions",
    wish: |what, provision| format!("A case not in keeping with {provision} was noted: {what}We suggest following the clause. "),
    appendices: "Appendices: ",
    under_appendices: "",
    appendix: |number| format!("Appendix {number}"),
    disclaimer: "Filled in by the unit itself; laid out by an unofficial tool for internal use. Formal papers follow the rules for official documents.",
    date: |year, month, day| format!("{year}-{month:02}-{day:02}"),
    second: |number| format!("({number}) "),
    item: |number| format!("{number}. "),
    standing_is: |provision, standing| format!(" ({provision}) Self-assessment: {standing}. "),
    by_county: "decided by the county",
    position: |standing| format!("noted, not counted: {standing}"),
    position_is: |provision, standing| format!(" ({provision}) Decided by the county; noted only: {standing}, not counted. "),
    figures: "Figures: ",
    evidence: "Evidence: ",
    asked_for: "Target: ",
    missing: |label, value| format!("{label}: {value}. "),
    stop: ". ",
    and: "; ",
    lacking: |it| format!("Not done in: {it}. "),
    part: |parts, part| match parts {
        Parts::Months => {
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            usize::from(part).checked_sub(1).and_then(|it| names.get(it)).copied().unwrap_or_default().to_owned()
        }
        Parts::Quarters => format!("Q{part}"),
    },
    parts_done: |parts, done, over| match parts {
        Parts::Months => format!("done in {done} of the {over} months that are over"),
        Parts::Quarters => format!("done in {done} of the {over} quarters that are over"),
    },
    counted: |whole, part, _| format!("{part} of {whole}"),
    counted_short: |wanted, number, _| match wanted {
        Wanted::All => format!("{number} still to be put right. "),
        Wanted::None => format!("The case has occurred in {number}. "),
    },
    computed: |day| format!("computed from the villages' files on {day}"),
    report: "Report",
    assessment: "Self-assessment",
    ledger: "Problems and remedies",
    papers: "Evidence",
    watch: "Burden watch",
    villages: "Villages",
    townships: "Townships",
    by_indicator: "Point by point",
    column: columns::EN,
    standing_in: |provision| format!("Standing in {provision}"),
    states: ["not begun", "under way", "done", "closed"],
    sources: ["self-assessment", "higher level", "residents"],
    yes_no: ["yes", "no"],
    filled_by: "Unit: ",
    filled_on: "Date: ",
    measured_in: "In: ",
    signed: ["Filled in by: ", "Checked by: ", "Head of unit: ", "Telephone: "],
    yuan: "yuan",
    page_of: "&CPage &P of &N",
    unnamed: "a unit without a name",
    rollup_title: |name, year| format!("{name}: roll-up of {year}"),
    lines: |count| format!("{count} lines."),
    drafts: "drafts-",
    checked_drafts: |count| format!("Read back and compared: {count} drafts."),
    checked_tables: |tables, rows| format!("Read back and compared: {tables} tables, {rows} rows, as written."),
    checked_report: |paragraphs, tables, rows| {
        format!("Read back and compared: {paragraphs} paragraphs, {tables} tables with {rows} rows, as written.")
    },
    sheet_title: |title, sheet| match sheet {
        Sheet::Questions => format!("{title}: questions"),
        Sheet::Answers => format!("{title}: answers"),
    },
    sheet_number: |seed, sheet| match sheet {
        Sheet::Questions => format!("Paper {seed}. All cases are invented. No name is needed; there are no marks and no ranking."),
        Sheet::Answers => format!("Paper {seed}. The rules work out the answers; √ holds, × does not hold, ○ is open."),
    },
    sheet_source: |provision, key| match key {
        Some(key) => format!("{provision} “{key}”"),
        None => provision.to_owned(),
    },
    colon: ": ",
    checked_slides: |slides, lines| format!("Read back: {slides} slides, {lines} lines, word for word as written."),
    checked_sheet: |questions, paragraphs| {
        format!("Read back and compared: {questions} questions, {paragraphs} paragraphs, word for word as written. ")
    },
    no_questions: "There is no question of that kind. Please ask for less: another measure, or any difficulty.",
    not_whole: |put, found| {
        format!("The file is not whole: {put} items were written, {found} read back. It was not handed out; try again.")
    },
    not_made: |why| format!("The file could not be made: {why}"),
};
