//! The headings of the columns of the papers, in both languages.

/// The headings of columns.
pub struct Columns {
    /// 序号
    pub number: &'static str,
    /// 措施
    pub measure: &'static str,
    /// 分项
    pub provision: &'static str,
    /// 要求
    pub asked: &'static str,
    /// 指标值
    pub target: &'static str,
    /// 实际值
    pub actual: &'static str,
    /// 自评结论
    pub standing: &'static str,
    /// 口径说明
    pub reading: &'static str,
    /// 佐证材料
    pub evidence: &'static str,
    /// 责任岗位
    pub post: &'static str,
    /// 备注
    pub note: &'static str,
    /// 问题描述
    pub problem: &'static str,
    /// 问题来源
    pub source: &'static str,
    /// 整改目标
    pub goal: &'static str,
    /// 整改措施
    pub action: &'static str,
    /// 责任领导
    pub leader: &'static str,
    /// 责任单位
    pub office: &'static str,
    /// 责任人
    pub person: &'static str,
    /// 整改时限
    pub due: &'static str,
    /// 进展情况
    pub progress: &'static str,
    /// 完成日期
    pub done_on: &'static str,
    /// 状态
    pub state: &'static str,
    /// 销号审核人
    pub closed_by: &'static str,
    /// 材料名称
    pub paper: &'static str,
    /// 形成日期
    pub made_on: &'static str,
    /// 形成单位
    pub made_by: &'static str,
    /// 页数
    pub pages: &'static str,
    /// 存放位置
    pub place: &'static str,
    /// 乡镇
    pub township: &'static str,
    /// 村（社区）
    pub village: &'static str,
    /// 类别
    pub kind: &'static str,
    /// 已填
    pub answered: &'static str,
    /// 报送日期
    pub handed_in: &'static str,
    /// 文件所列情形
    pub occurred: &'static str,
    /// 上年收入
    pub last_year: &'static str,
    /// 本年收入
    pub this_year: &'static str,
    /// 增减额
    pub change: &'static str,
    /// 增减%
    pub change_share: &'static str,
    /// 口径
    pub scope: &'static str,
    /// 帮扶措施
    pub help: &'static str,
    /// 项目
    pub item: &'static str,
    /// 数值
    pub value: &'static str,
    /// 计量单位
    pub unit: &'static str,
    /// 算法
    pub basis: &'static str,
    /// 结论
    pub verdict: &'static str,
    /// 问题
    pub question: &'static str,
}

/// In Chinese.
pub const ZH: Columns = Columns {
    number: "序号",
    measure: "措施",
    provision: "分项",
    asked: "要求（转述）",
    target: "指标值",
    actual: "实际值",
    standing: "自评结论",
    reading: "口径说明",
    evidence: "佐证材料",
    post: "责任岗位",
    note: "备注",
    problem: "问题描述",
    source: "问题来源",
    goal: "整改目标",
    action: "整改措施",
    leader: "责任领导",
    office: "责任单位",
    person: "责任人",
    due: "整改时限",
    progress: "进展情况",
    done_on: "完成日期",
    state: "状态",
    closed_by: "销号审核人",
    paper: "材料名称",
    made_on: "形成日期",
    made_by: "形成单位",
    pages: "页数",
    place: "存放位置",
    township: "乡镇",
    village: "村（社区）",
    kind: "类别",
    answered: "已填",
    handed_in: "报送日期",
    occurred: "文件所列情形（项）",
    last_year: "上年收入",
    this_year: "本年收入",
    change: "增减额",
    change_share: "增减%",
    scope: "口径（总收入/经营性收入）",
    help: "帮扶措施",
    item: "项目",
    value: "数值",
    unit: "计量单位",
    basis: "怎么算的",
    verdict: "结论",
    question: "问题",
};

/// In English.
pub const EN: Columns = Columns {
    number: "No.",
    measure: "Measure",
    provision: "Provision",
    asked: "Asked for (restated)",
    target: "Target",
    actual: "Actual",
    standing: "Standing",
    reading: "How it was decided",
    evidence: "Evidence",
    post: "Post in charge",
    note: "Remarks",
    problem: "Problem",
    source: "Source",
    goal: "Aim",
    action: "Remedy",
    leader: "Leader in charge",
    office: "Office in charge",
    person: "Person in charge",
    due: "Due",
    progress: "Progress",
    done_on: "Done on",
    state: "State",
    closed_by: "Closed by",
    paper: "Paper",
    made_on: "Made on",
    made_by: "Made by",
    pages: "Pages",
    place: "Kept at",
    township: "Township",
    village: "Village or community",
    kind: "Kind",
    answered: "Answered",
    handed_in: "Handed in on",
    occurred: "Cases with a consequence",
    last_year: "Last year",
    this_year: "This year",
    change: "Change",
    change_share: "Change %",
    scope: "Scope (all or operating income)",
    help: "Support",
    item: "Item",
    value: "Figure",
    unit: "Unit",
    basis: "Worked out from",
    verdict: "Upshot",
    question: "Question",
};
