//! The messages of the catalogue.

use catalogue::entry::{Kind, Part};
use catalogue::filter::{HasTool, Time};
use catalogue::references::{Coverage, Why};
use messages::split_messages;
use policy::model::document::{Level, ProvisionKind};
use policy::model::text::Language;

split_messages! {
    title: "目录", "Measures";
    /// Describes the table of contents in a sentence.
    what(measures: usize, provisions: usize, example: &str): "{measures}条措施和导语，分成{provisions}个分项，每个分项都可以单独引用。文件只编到条，“{example}”这样的编号是本工具的。",
        "{measures} measures and a lead-in, in {provisions} provisions that can each be cited by itself. The document numbers the measures only; numbers such as {example} are this tool's.";
    search_box: "搜索：词语、拼音、首字母", "Search: words, figures, pinyin";
    /// Accessible name of the other parts of the catalogue.
    also: "另见", "See also";
    glossary: "术语", "Glossary";
    ambiguities: "有不同理解的地方", "Ambiguities";
    coverage: "覆盖图", "Coverage map";
    search: "搜索", "Search";

    filters: "筛选", "Filter";
    all: "不限", "Any";
    clear: "全部取消", "Clear all";
    without(filter: &str): "取消“{filter}”", "Without “{filter}”";
    found(count: usize): "共{count}个分项", { if count == 1 { "1 provision".to_owned() } else { format!("{count} provisions") } };
    nothing_fits: "没有同时符合这些条件的分项。取消一个条件再看。", "No provision fits all of these. Take one of them off.";
    by_audience: "涉及谁", "Concerns";
    by_kind: "性质", "Kind";
    by_time: "时间", "Time";
    by_tool: "工具", "Tool";
    level[Level] {
        County: "县一级", "County";
        Township: "乡镇", "Townships";
        Village: "村（社区）", "Villages and communities";
        Community: "城市社区", "Urban communities";
        Person: "个人", "People";
    }
    kind[ProvisionKind] {
        Duty: "义务", "Duty";
        Target: "指标", "Target";
        Entitlement: "权益", "Entitlement";
        Eligibility: "资格", "Eligibility";
        Ban: "禁止", "Ban";
        Consequence: "后果", "Consequence";
        Procedure: "程序", "Procedure";
        Encouragement: "倡导", "Encouragement";
    }
    kind_means[ProvisionKind] {
        Duty: "必须做的事", "what has to be done";
        Target: "要达到的数", "a number to be reached";
        Entitlement: "可以得到的待遇", "what can be received";
        Eligibility: "要符合的条件", "conditions to be met";
        Ban: "不许做的事", "what must not be done";
        Consequence: "出现所列情形后会怎样", "what follows in the cases named";
        Procedure: "办事的步骤", "how it is to be done";
        Encouragement: "提倡做的事", "what is encouraged";
    }
    time[Time] {
        Passed: "期限已过", "Date has passed";
        Ahead: "有期限，未到", "Date ahead";
        Recurring: "定期", "Recurring";
        Undated: "没有期限", "No date";
    }
    has_tool[HasTool] {
        Yes: "有工具可算", "With a tool";
        No: "没有工具", "Without a tool";
    }

    chapter(number: u8): { format!("第{}部分", catalogue::entry::in_characters(number)) }, "Chapter {number}";
    provisions(count: usize): "{count}个分项", { if count == 1 { "1 provision".to_owned() } else { format!("{count} provisions") } };
    lead_in: "导语", "Lead-in";

    print: "打印这一条", "Print this measure";
    link_to(provision: &str): "{provision} 的链接", "Link to {provision}";
    owed_by: "谁来做", "Who does it";
    serves: "对谁", "For whom";
    nobody: "文件没有写", "The document does not say";
    when: "时间", "When";
    no_time: "文件没有写", "The document does not say";
    passed: "期限已过", "Date has passed";
    see: "相关分项", "Related provisions";
    tools: "用到它的工具", "Tools that use it";
    reach: "能做到哪一步", "How far this goes";
    key_phrase: "文件原词", "In the document";
    silent: "文件没有说的", "What the document does not say";
    related: "看的时候留意", "When reading it";
    doubts: "有不同理解", "Can be read in different ways";
    words_in_doubt: "哪几个字", "The words";
    taken: "这里的理解", "Read here as";
    others: "也可以理解为", "Could also be read as";
    reason: "为什么这样理解", "Why it is read so";
    where_used: "用在", "Used in";
    to_register: "到“有不同理解的地方”看", "See it in the register";
    switchable: "在工具里可以换一种口径再算。", "The tool lets you switch the reading.";
    on_device: "换一种理解，这台设备上的结果会变吗", "Would another reading change the answers on this device?";
    no_switch: "这一处工具里没有开关，都按这里的理解算，所以比不出另一种理解的结果。",
        "No tool has a switch for this; all of them take the reading named here, so another one cannot be compared.";
    nothing_entered: "这台设备上还没有填过这个工具，或者已经清空。", "Nothing was entered in this tool on this device, or it was cleared.";
    entries_unfit: "这台设备上填的内容有要改的地方，改好才能比。",
        "What was entered on this device must be put right before readings can be compared.";
    from_profile: "“我的待遇”里填的", "Entered under “What is due to me”";
    same_on_device: "按这台设备上填的，哪种理解结果都一样：", "With what was entered on this device, every reading gives the same:";
    differs_on_device: "按这台设备上填的，理解不同，结果不同：", "With what was entered on this device, the readings differ:";
    chosen_on_device: "（工具里现在选的）", " (chosen in the tool now)";
    asked_in(count: usize): "自评里有{count}问", {
        if count == 1 { "One question of the self-assessments".to_owned() } else { format!("{count} questions of the self-assessments") }
    };
    to_assessment: "去自评", "To the self-assessment";
    /// Accessible name of the questions of the self-assessments.
    assessed: "自评", "Self-assessment";
    /// Between a name and what it is.
    colon: "：", ": ";
    /// Stands beside a figure.
    figure_from(provision: &str): "出自 {provision}", "From {provision}";
    figures: "这个分项里的数字", "The figures in this provision";
    previous: "上一条", "Previous";
    next: "下一条", "Next";
    /// Accessible name of the way between measures.
    between: "前后各条", "Previous and next measure";
    in_glossary: "在术语表里看", "See it in the glossary";

    glossary_lead(count: usize): "文件里用到的{count}个说法，用平常话解释。拿不准的都标了“未核实”。",
        "{count} expressions that the document uses, in plain words. Where we are not sure, it says “unverified”.";
    find_term: "查术语：写法、意思、拼音或首字母", "Find a term: its form, its meaning, pinyin or initials";
    unverified: "未核实", "Unverified";
    terms_found(count: usize): "{count}个术语", { if count == 1 { "1 term".to_owned() } else { format!("{count} terms") } };
    print_cards: "打印成卡片", "Print as cards";
    also_called: "也写作", "Also";
    stands_in: "见", "In";

    ambiguities_lead(count: usize): "文件有{count}处可以有不止一种理解，或者没有写清楚。这里逐处写明取了哪一种、为什么，还可以怎样理解。解释权在发文机关，这里的理解不是官方解释。",
        "In {count} places the document can be read in more than one way, or leaves something unsaid. Each is listed with the reading taken, why, and how else it could be read. Interpretation rests with the issuing body; none of this is official.";

    coverage_lead(count: usize): "{count}个分项里，哪些能算，哪些要单位自己评，哪些只能解释，逐项写明。",
        "Which of the {count} provisions can be computed, which a unit assesses for itself, and which are only explained.";
    covered[Coverage] {
        Computed: "有工具可算", "Computed by a tool";
        SelfAssessed: "单位自评", "Assessed by the unit";
        Explained(Why::CountyOnly): "只作解释：只有县里能判断", "Explained only: the county alone can judge";
        Explained(Why::NotAsked): "只作解释：自评没有单设一问", "Explained only: no self-assessment asks";
        Explained(Why::NoYardstick): "只作解释：没有对照的标准", "Explained only: nothing to measure it by";
    }
    covered_means[Coverage] {
        Computed: "文件给了数字或条件，填上情况就能得出结果和理由。",
            "The document gives figures or conditions: enter the facts and get a result with its reasons.";
        SelfAssessed: "文件要求乡镇或村（社区）做到，但没有可算的数，要对照实际自己评。",
            "A township, village or community is to do it, but there is nothing to compute: it assesses itself against what is there.";
        Explained(Why::CountyOnly): "做没做到要看县里的工作，乡镇和村都没法替县里判断，所以只把内容讲清楚。",
            "Whether it is done depends on the county's own work; no township or village can judge that for it, so it is explained and no more.";
        Explained(Why::NotAsked): "多是提倡做的事，或者给乡镇的权限。单位自己看得出来，但自评没有单设一问，所以只把内容讲清楚。",
            "Mostly encouraged, or a power given to townships. A unit can see for itself, but no self-assessment has a question of its own for it, so it is explained and no more.";
        Explained(Why::NoYardstick): "文件没有给出可以自己对照的标准，所以只把内容讲清楚。",
            "The document gives no yardstick for a unit to judge itself by, so it is explained and no more.";
    }

    search_label: "搜索全部内容", "Search everything";
    /// With examples of what may be typed.
    search_help(examples: &str): "词语、数字、拼音、首字母都可以，比如：{examples}。按 / 键随时回到这里。",
        "Words, figures, pinyin or initials, such as: {examples}. Press / to come back here at any time.";
    hits(count: usize): "找到{count}处", { if count == 1 { "1 hit".to_owned() } else { format!("{count} hits") } };
    /// No provision contains what was typed.
    nearest: "分项里没有完全一样的说法，下面是最接近的。", "No provision says exactly this; these come nearest.";
    no_hits: "没有找到。换个短一点的词，或者只打首字母试试。", "Nothing found. Try a shorter word.";
    hit_kind[Kind] {
        Measures: "部分和条", "Chapters and measures";
        Provisions: "分项", "Provisions";
        Tools: "工具", "Tools";
        Terms: "术语", "Terms";
        Ambiguities: "不同理解", "Ambiguities";
    }
    /// In which part of an entry a search found something.
    hit_part[Part] {
        Number: "编号", "Number";
        Title: "标题", "Title";
        Alias: "也写作", "Also";
        Synonym: "也有人叫", "Also called";
        Text: "内容", "Text";
        Phrase: "文件原词", "In the document";
        Open: "未尽之处", "Left open";
        Note: "附注", "Note";
    }
    show_all(count: usize): "显示全部{count}处", "Show all {count}";
    /// Between the names of actors.
    comma: "、", ", ";
}
