//! The messages of the check of a whole list.

use messages::split_messages;
use policy::model::text::Language;
use rollup::people::Standing;

split_messages! {
    title: "名单核对", "Checking a list";
    lead: "选一份名单，逐行看谁现在符合哪一条、谁还差时间、谁的信息不全。文件只在这台设备上读，不上传、不留存；关掉页面就没有了。",
        "Choose a list: row by row, who meets what now, who lacks time, whose entries are incomplete. The file is read on this device only; it is not sent, not kept, and gone when you close the page.";
    not_ranking: "不是排名，也不作认定：按原表的顺序逐行核对，认定由有关组织作出。姓名、身份证号不需要，也不读。",
        "No ranking and no recognition: row by row in the order of the table; recognition rests with the bodies in charge. Names and identity numbers are not needed, and not read.";
    choose: "选名单文件（.xlsx、.xls、.csv）", "Choose the list (.xlsx, .xls, .csv)";
    drop: "也可以把文件拖到这里。第一行写每一列是什么，比如出生日期、任现职级年限。",
        "Or drop it here. The first row says what each column is, such as date of birth.";
    paste: "从表格里复制过来", "Paste from a spreadsheet";
    paste_here: "连同表头一起粘贴", "Paste the rows with their heading";
    check: "核对", "Check";
    as_of: "计算截止日", "Reference date";
    tools: "核对哪些事项", "What is checked";
    chosen_tools(count: usize): { if count == 0 { "与这些人有关的全部".to_owned() } else { format!("{count}项") } },
        { if count == 0 { "all that concerns these people".to_owned() } else { count.to_string() } };
    tools_help: "一项也不选，就核对表里有信息的全部事项。", "Where none is chosen, everything about which the list tells something is checked.";
    readings: "条文有不同理解的地方", "Where the text can be understood in several ways";
    other_readings(count: usize): { if count == 0 { "按通常的理解".to_owned() } else { format!("改了{count}处") } },
        { if count == 0 { "as usual".to_owned() } else { format!("{count} changed") } };
    readings_help: "选一次，整份名单都按它算；每行的理由页上写明按哪一种。", "Chosen once for the whole list; the reasons of each row say which one was taken.";
    no_list_yet: "还没有现成的名单？", "No list yet?";
    template: "下载空白表（.xlsx）", "Blank table (.xlsx)";
    template_help: "按上面选的事项列好要填的各列，能选的有下拉；填好再拿来核对。",
        "With a column for everything that the tools chosen above ask, and lists to choose from; fill it in and check it here.";
    outdated: "下面还是按原来的日期、事项和理解算的。", "What follows is still for the day, tools and readings chosen before.";
    check_again: "重新核对", "Check again";
    names: "打开期间显示姓名（不留存，不写进链接）", "Show names while this is open (not kept, in no link)";
    working: "正在核对……", "Checking …";
    cancel: "取消", "Cancel";
    clear: "清掉这份名单", "Clear this list";
    cleared: "已清掉。", "Cleared.";
    cancelled: "已取消，没有留下任何内容。", "Cancelled; nothing of it is left.";
    rows(rows: u32): "读到{rows}行。", { if rows == 1 { "1 row read.".to_owned() } else { format!("{rows} rows read.") } };
    no_rows: "表头下面没有一行数据。请填好后再选。", "There is no row under the header. Fill it in and choose it again.";
    columns: "各列对应哪一项", "What the columns were read as";
    columns_help: "读错了可以改，改了就重新核对。", "Change what is wrong; the list is then checked again.";
    more_columns(count: usize): "还有{count}列没有用到，列出来", "List {count} more columns, which are not used";
    keep_columns: "在这台设备上记住：下次同样的表头照此读入（只记各列对应哪一项，不记表里的内容）",
        "Remember on this device: the next list with the same header is read so (only what each column is, nothing of the list)";
    remembered: "各列按上次记住的读。", "Columns were read as remembered.";
    unused: "不用", "not used";
    personal: "个人信息，不读", "personal, not read";
    unsure: "请看一眼对不对", "please check this";
    noticed: "要知道的", "What was noticed";
    dirty(count: u32, listed: usize): {
        if usize::try_from(count).is_ok_and(|it| it == listed) { format!("有{count}格读不出来，其余照常核对：") } else { format!("有{count}格读不出来，其余照常核对；先列出{listed}格：") }
    }, {
        if usize::try_from(count).is_ok_and(|it| it == listed) { format!("{count} cells could not be read; the rest was checked:") } else { format!("{count} cells could not be read; the rest was checked. The first {listed}:") }
    };
    counts: "各条合计", "Counts";
    tool: "事项", "Tool";
    within_year: "一年内开始符合", "met within a year";
    show: "看哪些行", "Which rows";
    all: "全部", "all";
    lacks_one: "只差一项信息", "lacking one entry";
    fitting(count: u32): "{count}行", { if count == 1 { "1 row".to_owned() } else { format!("{count} rows") } };
    row: "行", "Row";
    name: "姓名", "Name";
    stands: "结论", "Result";
    from: "开始符合", "Met from";
    lacks: "还缺或有误", "Lacking or at fault";
    details: "看理由", "Reasons";
    none: "表里没有哪一列是这些事项要问的。表头请写清楚，比如“出生日期”“是否乡镇干部”。",
        "No column of this table is about what the tools ask. Name the columns clearly, such as date of birth.";
    papers: "把核对结果存成文件：每行一条，写明结论、日期和还缺什么。文件里有什么列，由您保管。",
        "Save what came out as a file: row by row, with result, day and what is lacking. The file is yours to look after.";
    colon: "：", ": ";
    and: "、", ", ";
    standing(standing: Standing): {
        match standing {
            Standing::Met => "符合条件",
            Standing::Pending => "待认定",
            Standing::NotMet => "不符合条件",
            Standing::Unknown => "还缺信息",
            Standing::Computed => "已算出",
            Standing::Refused => "信息有误",
        }.to_owned()
    }, {
        match standing {
            Standing::Met => "conditions met",
            Standing::Pending => "recognition pending",
            Standing::NotMet => "conditions not met",
            Standing::Unknown => "something is lacking",
            Standing::Computed => "worked out",
            Standing::Refused => "entries at fault",
        }.to_owned()
    };
}
