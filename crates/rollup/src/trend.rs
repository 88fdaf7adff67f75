//! How figures went over the years.

use serde::{Deserialize, Serialize};

/// The figures of some years.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trends {
    /// The years, earliest first.
    pub years: Vec<i32>,
    /// The figures of the roll-up.
    pub figures: Vec<FigureTrend>,
    /// What is compared of the units; empty where the pack names nothing.
    pub of_units: String,
    /// In what it is counted.
    pub measured_in: String,
    /// The units.
    pub units: Vec<UnitTrend>,
    /// How many more units there are.
    pub more: u32,
}

/// One figure of the roll-up, year by year.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FigureTrend {
    /// The provision.
    pub provision: String,
    /// What it is.
    pub label: String,
    /// With how many it is so, and how many there are; `None` where there are no files of the year, or nobody was asked.
    pub points: Vec<Option<(i64, i64)>>,
}

/// One figure of one unit, year by year.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct UnitTrend {
    /// Its name, as it was handed in last.
    pub name: String,
    /// The figures, in ten-thousandths; `None` where it gave none.
    pub points: Vec<Option<i64>>,
}
