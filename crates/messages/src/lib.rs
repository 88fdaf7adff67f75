//! What a program says, in two languages: one line a message, Chinese and English side by side.
//!
//! [`messages!`] turns a table into a struct `Words` with a public field for each message, a static `ZH` and a static `EN`
//! of it, and a function `words` that gives the one for a language. A message without one of the languages does not compile.
//!
//! The file with the table imports the enum `Language { Chinese, English }` that it is asked with.
//!
//! ```
//! use messages::messages;
//!
//! #[derive(Clone, Copy)]
//! pub enum Language {
//!     Chinese,
//!     English,
//! }
//!
//! #[derive(Clone, Copy)]
//! pub enum Level {
//!     Township,
//!     County,
//! }
//!
//! messages! {
//!     // A text.
//!     title: "汇总", "Roll-up";
//!     // A text with parameters, named in it as in `format!`. A comment with three strokes goes into the documentation.
//!     /// How many files were read.
//!     taken(taken: u32, of: u32): "交来{of}份，收下{taken}份。", "{taken} of {of} were taken in.";
//!     // Where one language needs more than a text: a block.
//!     hits(count: usize): "找到{count}处", { if count == 1 { "1 hit".to_owned() } else { format!("{count} hits") } };
//!     // One text for each value of an enum, all of them; with parameters, too.
//!     level[Level] {
//!         Township: "乡镇", "Township";
//!         County: "县", "County";
//!     }
//!     in_level[Level](name: &str) {
//!         Township: "{name}乡", "{name} Township";
//!         County: "{name}县", "{name} County";
//!     }
//!     // An array.
//!     columns[3] {
//!         "序号", "No.";
//!         "单位", "Unit";
//!         "备注", "Remarks";
//!     }
//!     // Any other type: of a message, of what a function gives, of what is in an array.
//!     entry -> (&'static str, &'static str): ("汇总", "合成一张表"), ("Roll-up", "One table of many files");
//!     keys[2] -> (char, &'static str) {
//!         ('F', "全屏"), ('F', "full screen");
//!         ('N', "备注"), ('N', "notes");
//!     }
//! }
//!
//! let (zh, en) = (words(Language::Chinese), words(Language::English));
//! assert_eq!((zh.title, en.title), ("汇总", "Roll-up"));
//! assert_eq!((en.taken)(2, 3), "2 of 3 were taken in.");
//! assert_eq!((en.hits)(1), "1 hit");
//! assert_eq!((zh.level)(Level::County), "县");
//! assert_eq!((zh.in_level)(Level::Township, "平安"), "平安乡");
//! assert_eq!(en.columns, ["No.", "Unit", "Remarks"]);
//! assert_eq!((en.entry.0, zh.keys[1]), ("Roll-up", ('N', "备注")));
//! ```
//!
//! A message in one language alone stops the build:
//!
//! ```compile_fail
//! # pub enum Language { Chinese, English }
//! messages::messages! {
//!     title: "汇总";
//! }
//! ```
//!
//! So does a value of an enum that has no text:
//!
//! ```compile_fail
//! # pub enum Language { Chinese, English }
//! # pub enum Level { Township, County }
//! messages::messages! {
//!     level[Level] {
//!         Township: "乡镇", "Township";
//!     }
//! }
//! ```
//!
//! [`split_messages!`] makes tables whose English is loaded when it is first asked for.
//!
//! How it works, for who changes it: `__table!` goes over the entries once and hands the parts of each to three helpers,
//! which tell the kinds apart: `__type!` gives the type of the field, `__value!` its value in one language, `__doc!` its
//! documentation. Nothing recurses over the table, so it may be as long as it likes.

pub mod english;

/// A table of messages; see the [front page](crate).
#[macro_export]
macro_rules! messages {
    ($($table:tt)*) => {
        $crate::__table! { $($table)* }

        /// The messages of this table in a language.
        pub fn words(language: Language) -> &'static Words {
            match language {
                Language::Chinese => &ZH,
                Language::English => &EN,
            }
        }
    };
}

/// A table like that of [`messages!`] whose English is loaded later: `words` gives the Chinese messages until
/// [`english::install`] is given the static `EN` of this table. Only that names `EN`, so a linker can put it apart.
///
/// Where nothing is loaded later, outside WebAssembly, English is there at once.
#[macro_export]
macro_rules! split_messages {
    ($($table:tt)*) => {
        $crate::__table! { $($table)* }

        /// The messages of this table in a language; in Chinese as long as English is not loaded.
        pub fn words(language: Language) -> &'static Words {
            match language {
                Language::Chinese => &ZH,
                #[cfg(target_family = "wasm")]
                Language::English => $crate::english::table().unwrap_or(&ZH),
                #[cfg(not(target_family = "wasm"))]
                Language::English => &EN,
            }
        }
    };
}

/// What both kinds of tables have: the struct and its two statics.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ($(
        $(#[$context:meta])*
        $name:ident $([$($of:tt)+])? $(($($parameter:ident: $type:ty),+))? $(-> $result:ty)?
            $(: $zh:tt, $en:tt;)? $({ $($rows:tt)* })?
    )*) => {
        /// The messages of this table in one language.
        pub struct Words {
            $(
                $(#[$context])*
                #[doc = $crate::__doc!([$($zh, $en)?] [$($($rows)*)?])]
                pub $name: $crate::__type!([$($($of)+)?] [$($($type),+)?] [$($result)?]),
            )*
        }

        static ZH: Words = Words {
            $(
                $name: $crate::__value!(
                    zh [$($($of)+)?] [$($($parameter: $type),+)?] [$($result)?] [$($zh, $en)?] [$($($rows)*)?]
                ),
            )*
        };

        /// The messages in English.
        pub static EN: Words = Words {
            $(
                $name: $crate::__value!(
                    en [$($($of)+)?] [$($($parameter: $type),+)?] [$($result)?] [$($zh, $en)?] [$($($rows)*)?]
                ),
            )*
        };
    };
}

/// The type of a message's field: of what, parameters, result.
#[doc(hidden)]
#[macro_export]
macro_rules! __type {
    ([] [] []) => { &'static str };
    ([] [] [$result:ty]) => { $result };
    ([] [$($type:ty),+] []) => { fn($($type),+) -> ::std::string::String };
    ([] [$($type:ty),+] [$result:ty]) => { fn($($type),+) -> $result };
    ([$length:literal] [] []) => { [&'static str; $length] };
    ([$length:literal] [] [$result:ty]) => { [$result; $length] };
    ([$of:ident] [] []) => { fn($of) -> &'static str };
    ([$of:ident] [] [$result:ty]) => { fn($of) -> $result };
    ([$of:ident] [$($type:ty),+] []) => { fn($of, $($type),+) -> ::std::string::String };
}

/// A message's value in one language: which, of what, parameters, result, the two texts, the rows.
#[doc(hidden)]
#[macro_export]
macro_rules! __value {
    // A text, or a value of another type.
    (zh [] [] [$($result:ty)?] [$zh:tt, $en:tt] []) => { $zh };
    (en [] [] [$($result:ty)?] [$zh:tt, $en:tt] []) => { $en };
    // A text with parameters.
    (zh [] [$($name:ident: $type:ty),+] [] [$zh:tt, $en:tt] []) => { |$($name: $type),+| $crate::__format!($zh) };
    (en [] [$($name:ident: $type:ty),+] [] [$zh:tt, $en:tt] []) => { |$($name: $type),+| $crate::__format!($en) };
    // Something else that depends on parameters.
    (zh [] [$($name:ident: $type:ty),+] [$result:ty] [$zh:tt, $en:tt] []) => { |$($name: $type),+| $zh };
    (en [] [$($name:ident: $type:ty),+] [$result:ty] [$zh:tt, $en:tt] []) => { |$($name: $type),+| $en };
    // An array.
    (zh [$length:literal] [] [$($result:ty)?] [] [$($zh:tt, $en:tt;)*]) => { [$($zh),*] };
    (en [$length:literal] [] [$($result:ty)?] [] [$($zh:tt, $en:tt;)*]) => { [$($en),*] };
    // A text for each value of an enum.
    (zh [$of:ident] [] [$($result:ty)?] [] [$($value:ident $(($($inner:tt)*))?: $zh:tt, $en:tt;)*]) => {
        |value: $of| match value { $($of::$value $(($($inner)*))? => $zh,)* }
    };
    (en [$of:ident] [] [$($result:ty)?] [] [$($value:ident $(($($inner:tt)*))?: $zh:tt, $en:tt;)*]) => {
        |value: $of| match value { $($of::$value $(($($inner)*))? => $en,)* }
    };
    // The same with parameters.
    (zh [$of:ident] [$($name:ident: $type:ty),+] [] [] [$($value:ident $(($($inner:tt)*))?: $zh:tt, $en:tt;)*]) => {
        |value: $of, $($name: $type),+| match value { $($of::$value $(($($inner)*))? => $crate::__format!($zh),)* }
    };
    (en [$of:ident] [$($name:ident: $type:ty),+] [] [] [$($value:ident $(($($inner:tt)*))?: $zh:tt, $en:tt;)*]) => {
        |value: $of, $($name: $type),+| match value { $($of::$value $(($($inner)*))? => $crate::__format!($en),)* }
    };
}

/// A text with the parameters that it names; a block stays as it is.
#[doc(hidden)]
#[macro_export]
macro_rules! __format {
    ($text:literal) => {
        ::std::format!($text)
    };
    ($block:tt) => {
        $block
    };
}

/// What the documentation says of a message: what it says.
#[doc(hidden)]
#[macro_export]
macro_rules! __doc {
    ([$zh:literal, $en:literal] []) => { ::core::concat!("`", $zh, "`\n`", $en, "`") };
    ([$zh:tt, $en:tt] []) => { ::core::concat!("`", ::core::stringify!($zh), "`\n`", ::core::stringify!($en), "`") };
    ([] [$($rows:tt)*]) => { ::core::concat!("`", ::core::stringify!($($rows)*), "`") };
}
