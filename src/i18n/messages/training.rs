//! The messages of the training pages.

use messages::split_messages;
use policy::model::document::ProvisionKind;
use policy::model::text::Language;
use training::deck::Shows;
use training::plan::Audience;

split_messages! {
    title: "培训", "Training";
    lead: "给讲课的人：一台电脑、一台投影，没有网络也能讲。内容都从文件的数据里来，每道题的答案由程序当场算出。",
        "For trainers: a laptop and a projector, no network needed. Everything comes from the data of the document; every answer is worked out on the spot.";
    entry_present -> (&'static str, &'static str): ("放映讲稿", "选措施、对象和时长，得到一套可以放映的讲稿：一句话、关键数字、谁该做什么、条文、可以当场改数的例子、提问。"),
        ("Present a deck", "Choose measures, audience and length, and get a deck to show: one sentence, the figures, who owes what, the clause, an example whose facts can be changed on the spot, a question.");
    entry_steps -> (&'static str, &'static str): ("一步一步看判定", "把一次判定画成图，一个条件一个条件地走；再看怎样才能符合。"),
        ("A decision step by step", "A decision as a drawing, walked through one criterion at a time; then what would change it.");
    entry_scenarios -> (&'static str, &'static str): ("情形清单", "示例和自己准备的情形，排好顺序，点开就填好；换一个班，一键重来。"),
        ("Scenarios", "Samples and your own, in your order, each opening its tool filled in; one key to begin anew with the next class.");
    entry_cards -> (&'static str, &'static str): ("名词卡片", "文件里的说法是什么意思、在哪一条；可以打印剪成卡片。"),
        ("Term cards", "What a term means and where it stands; can be printed and cut.");
    to_training: "回到培训", "Back to training";
    prepare: "准备一堂课", "Prepare a session";
    prepare_lead: "选三样，讲稿马上排好。选择写在网址里，收藏或发给别人都行。",
        "Three choices, and the deck is made. They stand in the address, so it can be kept or sent.";
    about_what: "讲什么", "About what";
    of_audience: "和他们最有关的", "What concerns them most";
    own_measures: "自己挑的措施", "Measures of your own choice";
    to_measures: "自己挑措施", "Choose measures";
    for_whom_question: "讲给谁听", "For whom";
    how_long: "大约多长", "About how long";
    which_measures: "讲哪几条", "Which measures";
    which_measures_help: "按上面选的排好了几条，可以增减；减成别的以后，换对象和时长就不再改动措施。",
        "Some are chosen by what stands above. Add and remove as you like: then another audience or length leaves the measures alone.";
    audience[Audience] {
        Villages: "村（社区）", "Villages and communities";
        TownshipCadres: "乡镇干部", "Township cadres";
        CountyUnits: "县直单位", "County units";
        PartySchool: "党校班次", "Party-school class";
    }
    minutes(minutes: u16): "{minutes}分钟", "{minutes} minutes";
    no_measures: "还没有选措施。至少选一条，才有讲稿。", "No measure is chosen. Choose at least one to have a deck.";
    deck: "讲稿", "The deck";
    deck_made(slides: usize, minutes: u16): "共{slides}页，大约{minutes}分钟。", "{slides} slides, about {minutes} minutes.";
    left_out(slides: usize): "因为时间，这{slides}样没有放进来", "Left out for time: {slides}";
    not_chosen(measures: usize): "没有选的措施：{measures}条", "Measures not in it: {measures}";
    over: "选的措施太多，每条只讲一句话也超时。", "So many measures take longer even at one sentence each.";
    begin: "开始放映", "Begin";
    overview_key: "总览 O", "List O";
    overview: "总览：点一页，就到那一页", "Overview: a slide chosen is a slide shown";
    elapsed(minutes: usize, planned: u16): "已讲{minutes}分钟；按计划，讲到这一页开头是{planned}分钟",
        "{minutes} minutes so far; by the plan this slide begins after {planned}";
    pen_key: "画笔 P", "Pen P";
    code_key: "二维码 Q", "Code Q";
    code_of_slide: "用手机扫码，打开这一页，答案也先藏着", "Scan it to open this slide on a telephone, its answer hidden too";
    still_here: "还在放映。按 F5 或 F 回到全屏；要离开，点“结束”。", "The deck is still shown. F5 or F leads back to full screen; “End” leaves it.";
    room_is_dark: "会场黑屏中", "The room's screen is dark";
    room_sees_code: "会场正看二维码", "The room sees the code";
    ink_is_there: "指针和画笔只在投影的那个窗口里，这里看不到。", "Pointer and pen are in the projector's window only, and not seen here.";
    /// What the trainer may say, beside each kind of slide.
    say[Shows] {
        Title(_): "先报今天讲哪几条、大约多长，说清楚：例子和题目都是虚构的，答案由规则算出，不是谁说了算。",
            "Say first which measures, and about how long; that cases and questions are invented, and that rules work out the answers.";
        Sentence(_): "把这句话念一遍，问一句：在座的哪些人和这一条有关？有数字的，点一遍数字。",
            "Read the sentence aloud and ask whom in the room it concerns. Where there are figures, point at each.";
        Figures(_): "一个数一个数地念，每念一个，说出它在哪个分项，请一个人讲讲自己那里现在是多少。",
            "Read figure by figure, with its provision, and let somebody say how it stands where they work.";
        Owed(_): "先问谁该做，再问对谁做；写着“推断”和“没有写”的，要说明文件原话没有点名。",
            "Ask first who is to do it, then for whom; where it says inferred or not said, say that the document names nobody.";
        Clause(..): "先念原文这几个字，再讲意思；分清这是必须做的，还是可以做的。",
            "Read the document's own words, then what they mean; say whether it must or may be done.";
        Example(_): "先讲这个人或者这个单位的情况，停一下，请大家先说结论；再一下一下地按，看是不是和大家想的一样。",
            "Tell the case, pause, and let the room say what comes out; then go on click by click and compare.";
        Question(_): "念完题停半分钟，请大家举手，再看答案；答错的不点名，只讲差在哪一条。",
            "After reading it, wait half a minute and ask for hands, then show the answer; name nobody, only what is missing.";
        Close: "请大家扫码，当场算一算自己的情况；还有问题的，记下来，课后对照分项再答。",
            "Let everybody scan the code and work out their own case; note what is still open, and answer it by the provision later.";
    }
    handout: "讲义", "Handout";
    slides: "每页是什么", "What each slide is";
    keys: "按键", "Keys";
    key_list[13] -> (&'static str, &'static str) {
        ("→ ↓ 空格 PageDown", "下一步；走完一页再到下一页"), ("→ ↓ Space PageDown", "the next step; after the last step the next slide");
        ("← ↑ PageUp", "上一步"), ("← ↑ PageUp", "the step before");
        ("数字", "跳到那一页（后面还可能有数字时按回车）"), ("digits", "that slide (with Enter where another digit could follow)");
        ("A", "这一页一次看全"), ("A", "all of a slide at once");
        ("B 或 .", "黑屏，再按恢复"), ("B or .", "blank the screen, and back");
        ("F 或 F5", "全屏；翻页笔的“开始放映”就是 F5"), ("F or F5", "full screen; F5 is what remotes send to begin a show");
        ("Q", "这一页的二维码，放大给会场扫"), ("Q", "the code of the slide, large enough for the room");
        ("L P E", "指针、画笔、擦掉；换页就擦掉"), ("L P E", "pointer, pen, wipe; the next slide wipes too");
        ("点、划", "触摸屏上点一下或往左划，下一步；点左边或往右划，上一步"), ("tap, swipe", "on a touch board a tap or a swipe to the left goes on; at the left edge, or to the right, back");
        ("N", "显示讲课备注"), ("N", "the notes");
        ("O", "总览，点一页就到那一页"), ("O", "the overview, to choose a slide");
        ("Home End", "第一页、最后一页"), ("Home End", "the first slide, the last one");
        ("Esc", "离开输入框，收起打开的东西；不会结束放映"), ("Esc", "leave a field, close what is open; it never leaves the deck");
    }
    rule_of_thumb: "分钟数是本工具估的：普通一页1分钟，例子4分钟，提问2分钟。文件里没有这些。",
        "The minutes are our own rule of thumb: 1 for a plain slide, 4 for an example, 2 for a question. The document says nothing of them.";
    shows[Shows] {
        Title(_): "开头", "opening";
        Sentence(_): "一句话", "in one sentence";
        Figures(_): "关键数字", "the figures";
        Owed(_): "谁该做什么", "who owes what";
        Clause(..): "条文", "the clause";
        Example(_): "例子", "an example";
        Question(_): "提问", "a question";
        Close: "结尾", "close";
    }
    measure(number: u8): "措施{number}", "Measure {number}";
    session(title: &str): "学懂“{title}”", "Understanding the {title}";
    figures: "关键数字", "The figures";
    owed: "谁该做什么", "Who owes what";
    what: "做什么", "What";
    by_whom: "谁来做", "By whom";
    for_whom: "对谁", "For whom";
    when: "时间", "When";
    nobody_named: "文件没有写", "the document does not say";
    inferred_mark: "（推断）", " (inferred)";
    no_time: "没有写", "not said";
    comma: "、", ", ";
    /// Stands before the restated text of a provision.
    in_our_words: "意思是：", "In our words: ";
    kind[ProvisionKind] {
        Duty: "义务", "duty";
        Target: "指标", "target";
        Entitlement: "权益", "entitlement";
        Eligibility: "资格", "eligibility";
        Ban: "禁止", "ban";
        Consequence: "后果", "consequence";
        Procedure: "程序", "procedure";
        Encouragement: "倡导", "encouragement";
    }
    right_answer: "正确答案", "the right answer";
    /// Below the facts of a long question, while its answers are not shown yet.
    answers_follow: "选项在下一步：和情况放在一页上，后排就看不清了。", "The answers come with the next step: beside the facts they would be too small for the last row.";
    other_questions: "换一批提问", "Other questions";
    close: "带回去", "To take home";
    close_long: "回去以后扫码，自己的情况可以一条一条算。", "Back home, scan the code and work out your own case, question by question.";
    close_code: "扫码，算自己的情况", "Scan to work out your own case";
    as_of: "计算截止日", "Reference date";
    no_day: "还没有填", "not given";
    no_day_long: "计算截止日：年、月、日要填全，才能判断。", "Reference date: year, month and day are needed before anything can be said.";
    does_not_fit: "和别的数合不上，或者超出了范围，请改这一项或有关的那一项。",
        "This does not go with another answer, or is out of bounds; change it or the other one.";
    put_right: "有一项填得不对，改好以后再判断。", "One answer must be put right first.";
    holds: "成立", "holds";
    fails: "不成立", "does not hold";
    open: "还不知道", "open";
    asks: "还要回答", "still to be answered";
    colon: "：", ": ";
    stop: "。", ". ";
    drawing(all: usize, lit: usize): "判定过程图，共{all}个条件，已走到第{lit}个。",
        "A drawing of the decision: {all} criteria, {lit} decided so far.";
    step_of(step: usize, all: usize): "第{step}步，共{all}步", "step {step} of {all}";
    /// The same where there is little room.
    step_short(step: usize, all: usize): "{step}/{all}步", "{step} of {all}";
    what_if: "如果——", "If …";
    slide_of(at: usize, all: usize): "{at} / {all}", "{at} / {all}";
    jump(digits: &str): "{digits}… 回车跳到这一页", "{digits}… Enter goes there";
    this_slide: "这一页", "This slide";
    blanked: "黑屏中，按 B 恢复", "Blank; B brings it back";
    deck_controls: "放映", "Controls of the deck";
    back: "上一步", "Back";
    forward: "下一步", "Next";
    presenter: "讲课窗口", "Presenter";
    presenter_open: "讲课窗口已打开，把它放到自己的屏幕上。", "The presenter window is open; put it on your own screen.";
    presenter_blocked: "浏览器拦下了新窗口。", "The browser held the window back.";
    presenter_link: "从这里打开", "Open it here";
    no_line: "这个浏览器不能让两个窗口同步；在这一个窗口里放映，按 N 看备注。",
        "This browser cannot keep two windows in step; show the deck in this one, and press N for the notes.";
    notes: "备注", "Notes";
    notes_key: "备注 N", "Notes N";
    blank_key: "黑屏 B", "Blank B";
    full_key: "全屏 F", "Full F";
    leave: "结束", "End";
    presenter_title: "讲课窗口", "Presenter";
    next_step(step: usize, all: usize): "这一页的第{step}步，共{all}步", "step {step} of {all} on this slide";
    next: "下面是", "Next";
    no_next: "这是最后一页", "this is the last slide";
    change_facts: "当场改数", "Change the facts";
    on_projector: "这一页", "This slide";
    silent(provision: &str): "{provision} 没有写的", "{provision}, left open";
    inferred(provision: &str): "{provision} 由谁做", "{provision}, who does it";
    taken: "本工具的理解：", " Taken here: ";
    answer: "答案", "Answer";
    handout_lead: "提问的答案没有印，在讲课窗口和备注里。",
        "Answers to questions are not printed; they are in the presenter window and the notes.";
    three_a_sheet: "讲义：一张A4三页，旁边留线做笔记", "Handout: three slides on a sheet of A4, with lines beside them";
    one_a_sheet: "讲稿：一页一张，打印时选“另存为PDF”就是一份PDF", "Deck: one slide a sheet; saved as PDF in the print window it is a PDF of the deck";
    presentation: "存成PowerPoint", "As a PowerPoint file";
    as_presentation: "PowerPoint（.pptx）", "PowerPoint (.pptx)";
    presentation_help: "只有文字：标题、各行和备注，可以在WPS或PowerPoint里改。图画成了一行一行的条件，当场改数和二维码只有在这里放映才有。第一次用要装载后台程序，稍等几秒。",
        "Words only: headings, lines and notes, to be changed in WPS or PowerPoint. A drawn decision becomes its lines; facts that change before the room and the code are only in the deck shown here. The first time, the worker has to be loaded, which takes some seconds.";
    how_printed: "怎么印", "How it is printed";
    print: "打印", "Print";
    to_plan: "回去改", "Back to the plan";
    no_such_tool: "没有这个工具", "There is no such tool";
    link_of_other: "链接里是另一个工具的情形，这里没有读入。", "The link carries another tool's scenario, which was not taken.";
    all_at_once: "一次看全", "All at once";
    steps_keys: "左右方向键也能前后走。改了左边的数，图和结论跟着变。",
        "The left and right keys go back and forth too. Change a fact, and the drawing and the verdict follow.";
    to_tool: "打开这个工具", "Open this tool";
    how_decided: "怎样判定", "How it is decided";
    way(at: usize, all: usize): { if all == 1 { "怎样才能符合".to_owned() } else { format!("怎样才能符合（办法{at}）") } },
        { if all == 1 { "What would change it".to_owned() } else { format!("What would change it ({at})") } };
    what_to_walk: "看什么", "What to go through";
    as_it_is: "现在的情况", "As it is now";
    scenarios: "情形清单", "Scenarios";
    scenarios_lead: "点名字，工具就按这个情形填好。清单只存在这台设备上。",
        "A name opens its tool filled in. The list stays on this device.";
    begin_anew: "换一个班，重来（R）", "Begin anew with the next class (R)";
    begun_anew(tools: usize): "已重来：清掉{tools}个工具里填过的内容，清单没有动。",
        "Begun anew: what was entered in {tools} tools is cleared; the list is untouched.";
    undo: "撤销", "Undo";
    undone: "已撤销，填过的内容都放回去了。", "Undone; what was entered is back.";
    not_kept: "这台设备没有存下清单，关掉页面就没有了；要留下，请存成文件。",
        "This device did not keep the list; it goes with this page. Save it as a file to keep it.";
    list_undone: "已撤销，清单和刚才一样。", "Undone; the list is as it was.";
    list_undone_and_more: "已撤销；后来加进清单的也都留着，排在最后。", "Undone; what was added since stays, at the end of the list.";
    moved(name: &str, place: usize, count: usize): "“{name}”现在排第{place}，共{count}个。", "“{name}” is now number {place} of {count}.";
    removed(name: &str): "已去掉“{name}”，可以撤销。", "“{name}” was removed; it can be undone.";
    back_at_samples: "已换回示例，可以撤销。", "The samples are back; it can be undone.";
    aside: "放在一边的清单", "Lists laid aside";
    aside_help: "这台设备上存过的清单：有的内容这个版本读不懂，有的是另一个窗口存的、没有选用。原样放在这里，没有改动；可以存成文件，再从文件读入，读不懂的换新版本再读。",
        "Lists that were kept on this device: something in them cannot be read by this edition, or another window had kept them and they were not chosen. They lie here unchanged; save one as a file and read it in again, with a newer edition where it cannot be read.";
    aside_save: "另存原文件", "Save it as it is";
    /// The name of the exported file.
    aside_name(document: &str, number: usize): "{document}-放在一边的清单{number}.json", "{document} - list laid aside {number}.json";
    aside_delete: "删掉", "Delete";
    aside_delete_really: "删掉这份放在一边的清单？删掉以后找不回来，现在的清单不动。",
        "Delete this list that was laid aside? It cannot be brought back; the present list stays.";
    reorder_help: "在一行上按 Alt+↑、Alt+↓ 换位置。", "Alt+↑ and Alt+↓ on a line move it.";
    shown: "已讲", "shown";
    sensitive_here: " 有一项属于敏感信息，不写进清单，打开以后当场填。",
        " One answer is sensitive and not in the list; give it when the tool is open.";
    step_through: "一步一步看", "Step by step";
    up: "上移", "Move up";
    down: "下移", "Move down";
    remove: "去掉", "Remove";
    own: "加一个自己的", "Add your own";
    own_help: "在工具页填好，点“复制链接”，贴到这里。不要写真人的名字。",
        "Fill in a tool, copy its link and paste it here. Do not write real names.";
    name_field: "叫什么", "Name";
    link_field: "链接", "Link";
    add: "加到清单", "Add to the list";
    added(name: &str): "已加上“{name}”。", "“{name}” was added.";
    list_full(most: usize): "清单最多{most}个，先去掉一些再加。", "A list holds {most} at most; remove some first.";
    file: "存成文件，从文件读入", "To and from a file";
    file_help: "存成一个文件，在另一台电脑上读入，顺序和名字都在。读入会换掉现在的清单。",
        "Save it as one file and read it on another computer, with names and order. Reading replaces the present list.";
    file_out: "存成文件", "Save as a file";
    file_name(document: &str): "{document}-情形清单.json", "{document} - scenarios.json";
    file_in: "读入文件", "Read a file";
    unreadable: "这个文件打不开，清单没有动。", "The file cannot be opened; the list is untouched.";
    back_to_samples: "换回示例", "Back to the samples";
    taken_in(count: usize): "已读入{count}个情形。", "{count} scenarios were read.";
    fault_large(bytes: usize): "文件有{bytes}字节，超过1MB，不是情形清单，没有读入。",
        "The file has {bytes} bytes, over 1 MB: no list of scenarios; nothing was read.";
    fault_json(line: usize, column: usize): "文件第{line}行第{column}个字符读不下去，没有读入。请选由本页存出的文件。",
        "The file cannot be read at line {line}, column {column}; nothing was taken. Choose a file saved from this page.";
    fault_other: "这不是情形清单的文件，没有读入。请选由本页存出的文件。",
        "This is no list of scenarios; nothing was read. Choose a file saved from this page.";
    fault_newer(version: u64): "文件由更新的版本写成（格式{version}），这里读不了；文件没有改动。",
        "The file was written by a newer version (format {version}) and cannot be read here; it is unchanged.";
    fault_pack(pack: &str): "文件属于另一份文件的数据（{pack}），没有读入。",
        "The file belongs to another document's data ({pack}); nothing was read.";
    fault_more(count: usize): "另有{count}个没有读进来，没有一一列出。", { if count == 1 { "One more was left out.".to_owned() } else { format!("{count} more were left out.") } };
    fault_many(count: usize): "清单最多200个，后面{count}个没有读入。", "A list holds 200 at most; the last {count} were left out.";
    fault_one(place: usize, name: &str, why: &str): "第{place}个“{name}”没有读入：{why}", "Number {place}, “{name}”, was left out: {why}";
    cards: "名词卡片", "Term cards";
    cards_lead: "一个词一张：是什么意思，在哪一条。打印出来一页八张，沿线剪开。",
        "One term a card: what it means and where it stands. Eight to a page on paper, to be cut.";
    cards_of: "只要这几条里的词（不选就是全部）", "Only the terms of these measures (none chosen: all)";
    card_count(cards: usize, pages: usize): "共{cards}张，打印{pages}页。", "{cards} cards, {pages} pages on paper.";
    stands_in: "见", "See";
    unverified: "未核实：", "Not verified: ";
}
