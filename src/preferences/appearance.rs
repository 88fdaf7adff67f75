//! How everything looks: light or dark, and how large. Types alone, which the preferences and the messages share.

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How large everything is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TypeSize {
    /// For a phone or a desk.
    #[default]
    Normal,
    /// 关怀版: larger type for tired eyes.
    Large,
    /// For the last row of a room.
    Projector,
}

impl Theme {
    /// In the order of the settings.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The id in storage and in the style sheet.
    pub fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl TypeSize {
    /// In the order of the settings.
    pub const ALL: [TypeSize; 3] = [TypeSize::Normal, TypeSize::Large, TypeSize::Projector];

    /// The id in storage and in the style sheet.
    pub fn id(self) -> &'static str {
        match self {
            TypeSize::Normal => "normal",
            TypeSize::Large => "large",
            TypeSize::Projector => "projector",
        }
    }
}
