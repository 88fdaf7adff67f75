//! The encodings of text files that are read.

use encoding_rs::{Decoder, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};

/// An encoding that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// What is usual, with or without its mark.
    Utf8,
    /// The system's own encoding in China ("ANSI"), with GBK and GB 2312 in it.
    Gb18030,
    /// "Unicode" of 记事本, with its mark.
    Utf16Le,
    /// The same with its bytes turned round.
    Utf16Be,
}

impl Encoding {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Gb18030 => "GB18030/GBK",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
        }
    }

    pub(crate) fn decoder(self) -> Decoder {
        match self {
            Encoding::Utf8 => UTF_8,
            Encoding::Gb18030 => GB18030,
            Encoding::Utf16Le => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
        }
        .new_decoder_without_bom_handling()
    }
}
