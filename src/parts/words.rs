//! What is said while a part of the app is on its way, or when it does not come.

use policy::model::text::Language;

/// The words of a part that is not here.
pub struct Words {
    /// It is on its way.
    pub coming: &'static str,
    /// The same, for those who wait longer.
    pub wait: &'static str,
    /// It has not come.
    pub failed: &'static str,
    /// Why, and that nothing is lost.
    pub why: &'static str,
    /// Asks for it again.
    pub again: &'static str,
    /// Loads the page anew, for a site that was renewed meanwhile.
    pub reload: &'static str,
}

/// The words in one language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Chinese => &ZH,
        Language::English => &EN,
    }
}

static ZH: Words = Words {
    coming: "正在打开……",
    wait: "这一部分第一次用，正在下载，请稍等。",
    failed: "这一部分没有下载成功",
    why: "多半是网络断了，可以再试一次；如果网站刚更新过，请重新载入整页。存在这台设备上的内容没有动。",
    again: "再试一次",
    reload: "重新载入整页",
};

static EN: Words = Words {
    coming: "Opening …",
    wait: "This part is used for the first time and is being loaded.",
    failed: "This part could not be loaded",
    why: "Most likely the network failed: try again. If the site has just been renewed, load the page again. What is kept on this device is untouched.",
    again: "Try again",
    reload: "Load the page again",
};
