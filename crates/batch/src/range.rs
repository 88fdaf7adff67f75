//! How large the numbers of a program can get.

/// A rule that cannot be compiled for numbers this large: the engine decides it row by row.
pub(crate) struct TooLarge;

/// What a number lies between.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub least: i128,
    pub most: i128,
}

impl Range {
    pub fn of(number: i64) -> Range {
        Range { least: i128::from(number), most: i128::from(number) }
    }

    pub fn new(least: i128, most: i128) -> Range {
        Range { least: least.min(most), most }
    }

    pub fn is_below(self, bound: i64) -> Result<(), TooLarge> {
        let bound = i128::from(bound);
        if -bound < self.least && self.most < bound { Ok(()) } else { Err(TooLarge) }
    }

    /// Whether all in it can be held and added to another that can.
    pub fn fits(self) -> Result<(), TooLarge> {
        let bound = i128::from(i64::MAX) / 2;
        if -bound <= self.least && self.most <= bound { Ok(()) } else { Err(TooLarge) }
    }

    pub fn scaled(self, factor: i64) -> Range {
        let (one, other) = (self.least.saturating_mul(i128::from(factor)), self.most.saturating_mul(i128::from(factor)));
        Range { least: one.min(other), most: one.max(other) }
    }

    pub fn times(self, other: Range) -> Range {
        let all = [self.least, self.most].map(|one| [other.least, other.most].map(|other| one.saturating_mul(other)));
        let all = all.as_flattened();
        Range { least: all.iter().copied().min().unwrap_or(0), most: all.iter().copied().max().unwrap_or(0) }
    }

    pub fn plus(self, other: Range) -> Range {
        Range { least: self.least.saturating_add(other.least), most: self.most.saturating_add(other.most) }
    }

    pub fn or(self, other: Range) -> Range {
        Range { least: self.least.min(other.least), most: self.most.max(other.most) }
    }
}
