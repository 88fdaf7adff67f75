//! The words of the catalogue.

use catalogue::entry::{Kind, Part};
use catalogue::filter::{HasTool, Time};
use catalogue::references::{Coverage, Why};
use policy::pack::{Level, ProvisionKind};
use policy::text::Language;

/// What the catalogue says in one language.
pub struct Words {
    /// The heading of the contents.
    pub title: &'static str,
    /// What the contents are, in a sentence: measures, provisions.
    pub what: fn(usize, usize) -> String,
    /// Looks like the field it leads to.
    pub search_box: &'static str,
    /// Names the other parts of the catalogue.
    pub also: &'static str,
    /// The page of the terms.
    pub glossary: &'static str,
    /// The page of the ambiguities.
    pub ambiguities: &'static str,
    /// The page of the coverage map.
    pub coverage: &'static str,
    /// The search page.
    pub search: &'static str,

    /// Opens the filters.
    pub filters: &'static str,
    /// Nothing asked for.
    pub all: &'static str,
    /// Takes all filters off.
    pub clear: &'static str,
    /// Takes one filter off, which is named.
    pub without: fn(&str) -> String,
    /// How many provisions are left.
    pub found: fn(usize) -> String,
    /// Nothing fits the filters.
    pub nothing_fits: &'static str,
    /// The names of the four questions.
    pub by_audience: &'static str,
    /// By kind.
    pub by_kind: &'static str,
    /// By time.
    pub by_time: &'static str,
    /// By tool.
    pub by_tool: &'static str,
    /// A level.
    pub level: fn(Level) -> &'static str,
    /// A kind of provision.
    pub kind: fn(ProvisionKind) -> &'static str,
    /// What a kind of provision is.
    pub kind_means: fn(ProvisionKind) -> &'static str,
    /// What a provision says of time.
    pub time: fn(Time) -> &'static str,
    /// Whether there is a tool.
    pub has_tool: fn(HasTool) -> &'static str,

    /// The number of a chapter.
    pub chapter: fn(u8) -> String,
    /// How many provisions.
    pub provisions: fn(usize) -> String,
    /// The lead-in's place before the measures.
    pub lead_in: &'static str,

    /// Prints this page.
    pub print: &'static str,
    /// Copies the address of a provision.
    pub link_to: fn(&str) -> String,
    /// Who has to do it.
    pub owed_by: &'static str,
    /// For or about whom it is.
    pub serves: &'static str,
    /// The document names nobody.
    pub nobody: &'static str,
    /// By when or how often.
    pub when: &'static str,
    /// The document gives no time.
    pub no_time: &'static str,
    /// The date has passed.
    pub passed: &'static str,
    /// Provisions that bear on it.
    pub see: &'static str,
    /// Tools that use it.
    pub tools: &'static str,
    /// How far the product goes with it.
    pub reach: &'static str,
    /// The document's own words.
    pub key_phrase: &'static str,
    /// What the document leaves open.
    pub silent: &'static str,
    /// What else to know.
    pub related: &'static str,
    /// Where the words can be read in more than one way.
    pub doubts: &'static str,
    /// The words in question.
    pub words_in_doubt: &'static str,
    /// The reading taken.
    pub taken: &'static str,
    /// The other readings.
    pub others: &'static str,
    /// Why this one.
    pub reason: &'static str,
    /// Where it matters.
    pub where_used: &'static str,
    /// Leads to the register.
    pub to_register: &'static str,
    /// One can switch between the readings in the tool.
    pub switchable: &'static str,
    /// Heading: the answers that lie on this device.
    pub on_device: &'static str,
    /// No tool lets this reading be switched.
    pub no_switch: &'static str,
    /// Nothing was entered in a tool here.
    pub nothing_entered: &'static str,
    /// What was entered must be put right first.
    pub entries_unfit: &'static str,
    /// What follows was entered on the page for a person.
    pub from_profile: &'static str,
    /// Every reading gives the same here.
    pub same_on_device: &'static str,
    /// The readings give different things here.
    pub differs_on_device: &'static str,
    /// The reading chosen in the tool.
    pub chosen_on_device: &'static str,
    /// How many questions of the self-assessments ask about it.
    pub asked_in: fn(usize) -> String,
    /// Leads to the self-assessments.
    pub to_assessment: &'static str,
    /// Names the questions of the self-assessments.
    pub assessed: &'static str,
    /// Between a name and what it is.
    pub colon: &'static str,
    /// A figure: which provision gives it.
    pub figure_from: fn(&str) -> String,
    /// Names the figures of a provision.
    pub figures: &'static str,
    /// Previous measure.
    pub previous: &'static str,
    /// Next measure.
    pub next: &'static str,
    /// Names the way between measures.
    pub between: &'static str,
    /// Leads to the term in the glossary.
    pub in_glossary: &'static str,

    /// What the glossary is.
    pub glossary_lead: fn(usize) -> String,
    /// The field above the glossary.
    pub find_term: &'static str,
    /// The term is not verified.
    pub unverified: &'static str,
    /// Terms found.
    pub terms_found: fn(usize) -> String,
    /// Prints the terms as cards.
    pub print_cards: &'static str,
    /// A part of the document: the first and the last of its measures.
    pub group: fn(u8) -> &'static str,
    /// The other forms of a term.
    pub also_called: &'static str,
    /// Where a term stands.
    pub stands_in: &'static str,

    /// What the register of ambiguities is.
    pub ambiguities_lead: fn(usize) -> String,

    /// What the coverage map is.
    pub coverage_lead: fn(usize) -> String,
    /// How far the product goes.
    pub covered: fn(Coverage) -> &'static str,
    /// What that means.
    pub covered_means: fn(Coverage) -> &'static str,

    /// The field of the search.
    pub search_label: &'static str,
    /// What can be typed.
    pub search_help: &'static str,
    /// How many hits.
    pub hits: fn(usize) -> String,
    /// Nothing was found.
    pub no_hits: &'static str,
    /// A kind of hit.
    pub hit_kind: fn(Kind) -> &'static str,
    /// What the text of a hit is.
    pub hit_part: fn(Part) -> &'static str,
    /// Shows all hits of a kind.
    pub show_all: fn(usize) -> String,
    /// Between the names of actors.
    pub comma: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    title: "目录",
    what: |measures, provisions| format!("{measures}条措施和导语，分成{provisions}款，每款都可以单独引用。"),
    search_box: "搜索：词语、拼音、首字母",
    also: "另见",
    glossary: "术语",
    ambiguities: "歧义登记",
    coverage: "覆盖图",
    search: "搜索",

    filters: "筛选",
    all: "不限",
    clear: "全部取消",
    without: |it| format!("取消“{it}”"),
    found: |it| format!("共{it}款"),
    nothing_fits: "没有同时符合这些条件的款项。取消一个条件再看。",
    by_audience: "涉及谁",
    by_kind: "性质",
    by_time: "时间",
    by_tool: "工具",
    level: |it| match it {
        Level::County => "县一级",
        Level::Township => "乡镇",
        Level::Village => "村（社区）",
        Level::Community => "城市社区",
        Level::Person => "个人",
    },
    kind: |it| match it {
        ProvisionKind::Duty => "义务",
        ProvisionKind::Target => "指标",
        ProvisionKind::Entitlement => "权益",
        ProvisionKind::Eligibility => "资格",
        ProvisionKind::Ban => "禁止",
        ProvisionKind::Consequence => "后果",
        ProvisionKind::Procedure => "程序",
        ProvisionKind::Encouragement => "倡导",
    },
    kind_means: |it| match it {
        ProvisionKind::Duty => "必须做的事",
        ProvisionKind::Target => "要达到的数",
        ProvisionKind::Entitlement => "可以得到的待遇",
        ProvisionKind::Eligibility => "够得上的条件",
        ProvisionKind::Ban => "不许做的事",
        ProvisionKind::Consequence => "出现所列情形后会怎样",
        ProvisionKind::Procedure => "办事的步骤",
        ProvisionKind::Encouragement => "提倡做的事",
    },
    time: |it| match it {
        Time::Passed => "期限已过",
        Time::Ahead => "有期限，未到",
        Time::Recurring => "定期",
        Time::Undated => "没有期限",
    },
    has_tool: |it| match it {
        HasTool::Yes => "有工具可算",
        HasTool::No => "没有工具",
    },

    chapter: |it| format!("第{}部分", catalogue::entry::in_characters(it)),
    provisions: |it| format!("{it}款"),
    lead_in: "导语",

    print: "打印这一条",
    link_to: |it| format!("{it} 的链接"),
    owed_by: "谁来做",
    serves: "对谁",
    nobody: "文件没有写",
    when: "时间",
    no_time: "文件没有写",
    passed: "期限已过",
    see: "相关的款",
    tools: "用到它的工具",
    reach: "能做到哪一步",
    key_phrase: "文件原词",
    silent: "文件没有说的",
    related: "读的时候留意",
    doubts: "可以有不同读法",
    words_in_doubt: "哪几个字",
    taken: "这里的读法",
    others: "也可以读成",
    reason: "为什么这样读",
    where_used: "用在",
    to_register: "在歧义登记里看",
    switchable: "在工具里可以换一种读法再算。",
    on_device: "换一种读法，这台设备上的结果会变吗",
    no_switch: "这一处工具里没有开关，都按这里的读法算，所以比不出另一种读法的结果。",
    nothing_entered: "这台设备上还没有填过这个工具，或者已经清空。",
    entries_unfit: "这台设备上填的内容有要改的地方，改好才能比。",
    from_profile: "“我能享受什么”里填的",
    same_on_device: "按这台设备上填的，哪种读法结果都一样：",
    differs_on_device: "按这台设备上填的，读法不同，结果不同：",
    chosen_on_device: "（工具里现在选的）",
    asked_in: |it| format!("自评里有{it}问"),
    to_assessment: "去自评",
    assessed: "自评",
    colon: "：",
    figure_from: |it| format!("出自 {it}"),
    figures: "这一款里的数字",
    previous: "上一条",
    next: "下一条",
    between: "前后各条",
    in_glossary: "在术语表里看",

    glossary_lead: |it| format!("文件里用到的{it}个说法，用平常话解释。拿不准的都标了“未核实”。"),
    find_term: "查术语：写法、意思、拼音或首字母",
    unverified: "未核实",
    terms_found: |it| format!("{it}个术语"),
    print_cards: "打印成卡片",
    group: |it| match it {
        0 => "标题和导语",
        1 => "第1—3条",
        2 => "第4—6条",
        3 => "第7—9条",
        4 => "第10、11条",
        5 => "第12、13条",
        6 => "第14条",
        7 => "第15—17条",
        _ => "第18—20条",
    },
    also_called: "也写作",
    stands_in: "见",

    ambiguities_lead: |it| {
        format!(
            "文件有{it}处可以读成不止一种意思，或者没有写清楚。这里逐处写明取了哪一种、为什么，还可以怎样读。解释权在发文机关，这里的读法不是官方解释。"
        )
    },

    coverage_lead: |it| format!("{it}款里，哪些能算，哪些要单位自己评，哪些只能解释，一款一款写明。"),
    covered: |it| match it {
        Coverage::Computed => "有工具可算",
        Coverage::SelfAssessed => "单位自评",
        Coverage::Explained(Why::CountyOnly) => "只作解释：只有县里能判断",
        Coverage::Explained(Why::NotAsked) => "只作解释：自评没有单设一问",
        Coverage::Explained(Why::NoYardstick) => "只作解释：没有对照的标准",
    },
    covered_means: |it| match it {
        Coverage::Computed => "文件给了数字或条件，填上情况就能得出结果和理由。",
        Coverage::SelfAssessed => "文件要求乡镇或村（社区）做到，但没有可算的数，要对照实际自己评。",
        Coverage::Explained(Why::CountyOnly) => "做没做到要看县里的工作，乡镇和村都没法替县里判断，所以只把内容讲清楚。",
        Coverage::Explained(Why::NotAsked) => {
            "多是提倡做的事，或者给乡镇的权限。单位自己看得出来，但自评没有单设一问，所以只把内容讲清楚。"
        }
        Coverage::Explained(Why::NoYardstick) => "文件没有给出可以自己对照的标准，所以只把内容讲清楚。",
    },

    search_label: "搜索全部内容",
    search_help: "词语、数字、拼音、首字母都可以，比如：分居、2000、fenju、fj。按 / 键随时回到这里。",
    hits: |it| format!("找到{it}处"),
    no_hits: "没有找到。换个短一点的词，或者只打首字母试试。",
    hit_kind: |it| match it {
        Kind::Measures => "部分和条",
        Kind::Provisions => "款",
        Kind::Tools => "工具",
        Kind::Terms => "术语",
        Kind::Ambiguities => "歧义",
    },
    hit_part: |it| match it {
        Part::Number => "编号",
        Part::Title => "标题",
        Part::Alias => "也写作",
        Part::Text => "内容",
        Part::Phrase => "文件原词",
        Part::Open => "未尽之处",
        Part::Note => "附注",
    },
    show_all: |it| format!("显示全部{it}处"),
    comma: "、",
};

static EN: Words = Words {
    title: "Measures",
    what: |measures, provisions| format!("{measures} measures and a lead-in, in {provisions} provisions that can each be cited by itself."),
    search_box: "Search: words, figures, pinyin",
    also: "See also",
    glossary: "Glossary",
    ambiguities: "Ambiguities",
    coverage: "Coverage map",
    search: "Search",

    filters: "Filter",
    all: "Any",
    clear: "Clear all",
    without: |it| format!("Without “{it}”"),
    found: |it| if it == 1 { "1 provision".to_owned() } else { format!("{it} provisions") },
    nothing_fits: "No provision fits all of these. Take one of them off.",
    by_audience: "Concerns",
    by_kind: "Kind",
    by_time: "Time",
    by_tool: "Tool",
    level: |it| match it {
        Level::County => "County",
        Level::Township => "Townships",
        Level::Village => "Villages and communities",
        Level::Community => "Urban communities",
        Level::Person => "People",
    },
    kind: |it| match it {
        ProvisionKind::Duty => "Duty",
        ProvisionKind::Target => "Target",
        ProvisionKind::Entitlement => "Entitlement",
        ProvisionKind::Eligibility => "Eligibility",
        ProvisionKind::Ban => "Ban",
        ProvisionKind::Consequence => "Consequence",
        ProvisionKind::Procedure => "Procedure",
        ProvisionKind::Encouragement => "Encouragement",
    },
    kind_means: |it| match it {
        ProvisionKind::Duty => "what has to be done",
        ProvisionKind::Target => "a number to be reached",
        ProvisionKind::Entitlement => "what can be received",
        ProvisionKind::Eligibility => "conditions to be met",
        ProvisionKind::Ban => "what must not be done",
        ProvisionKind::Consequence => "what follows in the cases named",
        ProvisionKind::Procedure => "how it is to be done",
        ProvisionKind::Encouragement => "what is encouraged",
    },
    time: |it| match it {
        Time::Passed => "Date has passed",
        Time::Ahead => "Date ahead",
        Time::Recurring => "Recurring",
        Time::Undated => "No date",
    },
    has_tool: |it| match it {
        HasTool::Yes => "With a tool",
        HasTool::No => "Without a tool",
    },

    chapter: |it| format!("Chapter {it}"),
    provisions: |it| if it == 1 { "1 provision".to_owned() } else { format!("{it} provisions") },
    lead_in: "Lead-in",

    print: "Print this measure",
    link_to: |it| format!("Link to {it}"),
    owed_by: "Who does it",
    serves: "For whom",
    nobody: "The document does not say",
    when: "When",
    no_time: "The document does not say",
    passed: "Date has passed",
    see: "Related provisions",
    tools: "Tools that use it",
    reach: "How far this goes",
    key_phrase: "In the document",
    silent: "What the document does not say",
    related: "When reading it",
    doubts: "Can be read in different ways",
    words_in_doubt: "The words",
    taken: "Read here as",
    others: "Could also be read as",
    reason: "Why it is read so",
    where_used: "Used in",
    to_register: "See it in the register",
    switchable: "The tool lets you switch the reading.",
    on_device: "Would another reading change the answers on this device?",
    no_switch: "No tool has a switch for this; all of them take the reading named here, so another one cannot be compared.",
    nothing_entered: "Nothing was entered in this tool on this device, or it was cleared.",
    entries_unfit: "What was entered on this device must be put right before readings can be compared.",
    from_profile: "Entered under “What is due to me”",
    same_on_device: "With what was entered on this device, every reading gives the same:",
    differs_on_device: "With what was entered on this device, the readings differ:",
    chosen_on_device: " (chosen in the tool now)",
    asked_in: |it| {
        if it == 1 { "One question of the self-assessments".to_owned() } else { format!("{it} questions of the self-assessments") }
    },
    to_assessment: "To the self-assessment",
    assessed: "Self-assessment",
    colon: ": ",
    figure_from: |it| format!("From {it}"),
    figures: "The figures in this provision",
    previous: "Previous",
    next: "Next",
    between: "Previous and next measure",
    in_glossary: "See it in the glossary",

    glossary_lead: |it| format!("{it} expressions that the document uses, in plain words. Where we are not sure, it says “unverified”."),
    find_term: "Find a term: its form, its meaning, pinyin or initials",
    unverified: "Unverified",
    terms_found: |it| if it == 1 { "1 term".to_owned() } else { format!("{it} terms") },
    print_cards: "Print as cards",
    group: |it| match it {
        0 => "Title and lead-in",
        1 => "Measures 1–3",
        2 => "Measures 4–6",
        3 => "Measures 7–9",
        4 => "Measures 10–11",
        5 => "Measures 12–13",
        6 => "Measure 14",
        7 => "Measures 15–17",
        _ => "Measures 18–20",
    },
    also_called: "Also",
    stands_in: "In",

    ambiguities_lead: |it| {
        format!(
            "In {it} places the document can be read in more than one way, or leaves something unsaid. Each is listed with the reading taken, why, and how else it could be read. Interpretation rests with the issuing body; none of this is official."
        )
    },

    coverage_lead: |it| {
        format!("Which of the {it} provisions can be computed, which a unit assesses for itself, and which are only explained.")
    },
    covered: |it| match it {
        Coverage::Computed => "Computed by a tool",
        Coverage::SelfAssessed => "Assessed by the unit",
        Coverage::Explained(Why::CountyOnly) => "Explained only: the county alone can judge",
        Coverage::Explained(Why::NotAsked) => "Explained only: no self-assessment asks",
        Coverage::Explained(Why::NoYardstick) => "Explained only: nothing to measure it by",
    },
    covered_means: |it| match it {
        Coverage::Computed => "The document gives figures or conditions: enter the facts and get a result with its reasons.",
        Coverage::SelfAssessed => {
            "A township, village or community is to do it, but there is nothing to compute: it assesses itself against what is there."
        }
        Coverage::Explained(Why::CountyOnly) => {
            "Whether it is done depends on the county's own work; no township or village can judge that for it, so it is explained and no more."
        }
        Coverage::Explained(Why::NotAsked) => {
            "Mostly encouraged, or a power given to townships. A unit can see for itself, but no self-assessment has a question of its own for it, so it is explained and no more."
        }
        Coverage::Explained(Why::NoYardstick) => {
            "The document gives no yardstick for a unit to judge itself by, so it is explained and no more."
        }
    },

    search_label: "Search everything",
    search_help: "Words, figures, pinyin or initials, such as: couples, 2000, fenju, fj. Press / to come back here at any time.",
    hits: |it| if it == 1 { "1 hit".to_owned() } else { format!("{it} hits") },
    no_hits: "Nothing found. Try a shorter word.",
    hit_kind: |it| match it {
        Kind::Measures => "Chapters and measures",
        Kind::Provisions => "Provisions",
        Kind::Tools => "Tools",
        Kind::Terms => "Terms",
        Kind::Ambiguities => "Ambiguities",
    },
    hit_part: |it| match it {
        Part::Number => "Number",
        Part::Title => "Title",
        Part::Alias => "Also",
        Part::Text => "Text",
        Part::Phrase => "In the document",
        Part::Open => "Left open",
        Part::Note => "Note",
    },
    show_all: |it| format!("Show all {it}"),
    comma: ", ",
};
