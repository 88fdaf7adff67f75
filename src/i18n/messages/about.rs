//! The messages of the page about this app.

use messages::split_messages;
use policy::model::text::Language;

split_messages! {
    title: "关于与来源", "About and source";
    /// What this app is, a paragraph each.
    what[2] {
        "这里把一份县级文件的措施拆成一个个分项，让人查得到、算得出、对得上。用的人是乡镇和村（社区）、干部本人，还有讲课办培训的人。",
            "One county document's measures, taken apart into provisions that can be looked up, computed and checked. It is for townships and villages, for cadres about themselves, and for people who teach the document.";
        "条文为通俗转述，非原文；只有“文件原词”照原文摘出。要正式引用，请以印发的文件为准。",
            "The provisions are restated in plain words; only what stands under “In the document” is quoted. For formal use, quote the document as issued.";
    }
    source: "来源", "Source";
    /// Label before the document's title.
    document: "文件", "Document";
    /// Label before who issued it.
    issuer: "发文", "Issued by";
    /// Label before the day of the report.
    reported: "报道日期", "Reported on";
    inferred: "（年份由文中的日期推断）", " (the year is inferred from dates in the text)";
    /// Label before whether it is in force.
    status: "效力", "Standing";
    wording: "文件没有写明的，这里照样说“没有写”，不替它补。", "Where the document is silent, this says so; nothing is filled in.";
    results: "结果怎样表述", "How results are worded";
    results_lead: "结果只说文件所列的条件对不对得上。认定、审批、解释，都由有关组织作出。不管是哪一种结果，都说明理由，指出是哪个分项。",
        "A result says only whether the conditions listed in the document are met. Recognition, approval and interpretation rest with the bodies in charge. Every result, whichever it is, gives its reasons and the provision it rests on.";
    /// What each verdict means: met, recognition pending, not met, cannot be said, computed.
    verdicts[5] {
        "文件所列的条件都具备；对检查、任务这类事，是文件允许或者没有禁止。不等于已经办成或一定会办。",
            "The listed conditions are all met; for inspections, tasks and the like, the document allows or does not bar it. It does not mean that anything has been or will be granted.";
        "硬条件都具备，只差有关组织的认定。", "The hard conditions are met; only a recognition by the body in charge is open.";
        "至少有一项必需的条件不具备；对检查、任务这类事，是文件不允许。会说明是哪一项、差多少。",
            "At least one necessary condition is not met; for inspections, tasks and the like, the document does not allow it. Which one, and by how much, is said.";
        "还缺的情况会影响结果。会列出还要问什么、由谁认定。",
            "What is still open would change the result. What to ask, and who decides it, is listed.";
        "这一项只计算，不作判断。", "Something is computed here; nothing is judged.";
    }
    readings: "同一句话有几种理解的，写明这里取哪一种、为什么；换一种理解结果会变的，会当场提醒。",
        "Where a sentence can be read in several ways, the reading taken and the reason are given; where another reading changes the result, you are told so there and then.";
    ambiguities: "看全部有不同理解的地方", "All the ambiguities";
    privacy: "您的内容在哪里", "Where your entries are";
    /// Statements about privacy, a line each.
    private[4] {
        "您填的内容不会离开这台设备：没有账号，不上传，不统计谁用过什么。",
            "What you enter does not leave this device: no account, no upload, no counting of who used what.";
        "内容存在这个浏览器里。清除浏览器数据，或者用无痕窗口，内容就没了；要紧的请存成文件。",
            "It is kept in this browser. Clearing the browser's data, or closing a private window, removes it; save what matters as a file.";
        "您自己复制的链接会带上您填的情况，但不带姓名；困难情况、慰问事由这类内容从不保存，也不进链接。",
            "A link that you copy carries what you entered, but no name; hardship and the reason for a hardship payment are never kept and never in a link.";
        "公用电脑上用完，请到“设置”里清空。", "On a shared computer, clear the device under Settings when you are done.";
    }
    edition: "数据版本", "Edition of the data";
    edition_help: "校验码相同的两份，判断也相同。打印出来的结果上也有它，可以对照。",
        "Two copies with the same checksum decide alike. It stands on every printed result, for comparison.";
    /// Label before the pack's name.
    pack: "数据", "Data";
    number: "版本", "Edition";
    hash: "校验码（SHA-256）", "Checksum (SHA-256)";
    /// Label before the state of the source that the program was built of.
    program: "程序", "Program";
    build: "这一版的编号", "This build";
    changed(commit: &str): "{commit}，另有改动", "{commit}, and changes";
    build_help: "同一份源代码、同一份数据，做出来的每个字节都一样：发布时的校验文件（SHA256SUMS）可以自己重做一遍来核对。",
        "From the same source and data every byte comes out the same: the sums published with it (SHA256SUMS) can be checked by building it again.";
    licence: "许可", "Licence";
    licence_text: "程序和数据以 MIT 或 Apache-2.0 许可发布，任选其一。换一份数据，也可以用于别的县的文件。",
        "Program and data are published under MIT or Apache-2.0, at your choice. With other data it serves another county's document.";
    third_party: "第三方软件的许可", "Licences of third-party software";
}
