//! The fields of 16 and of 256 elements in which QR codes correct their errors, for `rqrr`: in the place of the crate `g2p`, which multiplies by
//! tables of 65,536 bytes a field. Compressed they are three quarters of what reading codes takes; a code needs some thousand products, which
//! eight steps each work out as well.
//!
//! As that crate has it, but for one thing: dividing by nothing gives nothing, and does not panic. A code that leads there is refused by its check.
//!
//! ```
//! use g2p::GaloisField;
//!
//! g2p::g2p!(GF16, 4, modulus: 0b1_0011);
//!
//! assert_eq!(GF16(5) * GF16(4), GF16(7));
//! assert_eq!(GF16(5) / GF16(7), GF16(1) / GF16(4));
//! assert_eq!((GF16(5) + GF16(7), GF16::GENERATOR.pow(4)), (GF16(2), GF16(3)));
//! ```

use core::iter::{Product, Sum};
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// A field of as many elements as a power of two, up to 256.
pub trait GaloisField:
    Add<Output = Self>
    + AddAssign
    + Sum
    + Sub<Output = Self>
    + SubAssign
    + Neg<Output = Self>
    + Mul<Output = Self>
    + MulAssign
    + Product
    + Div<Output = Self>
    + DivAssign
    + Copy
    + PartialEq
    + Eq
{
    /// How many elements it has.
    const SIZE: usize;
    /// What adds nothing.
    const ZERO: Self;
    /// What multiplies to the same.
    const ONE: Self;
    /// The element whose powers are all others but [`GaloisField::ZERO`].
    const GENERATOR: Self;

    /// A power of it.
    #[must_use]
    fn pow(self, exponent: usize) -> Self {
        let (mut product, mut square, mut left) = (Self::ONE, self, exponent);
        while left != 0 {
            if left & 1 == 1 {
                product *= square;
            }
            square *= square;
            left >>= 1;
        }
        product
    }
}

/// The product of two polynomials over bits, and what is left of it by the modulus. For [`g2p!`].
pub const fn product(one: u8, other: u8, bits: u32, modulus: u32) -> u8 {
    let (mut shifted, mut left, mut sum) = (one as u32, other as u32, 0);
    while left != 0 {
        if left & 1 == 1 {
            sum ^= shifted;
        }
        shifted <<= 1;
        if shifted >> bits != 0 {
            shifted ^= modulus;
        }
        left >>= 1;
    }
    (sum & 0xFF) as u8
}

/// A field of that name, with so many bits, by a primitive polynomial.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $bits:literal, modulus: $modulus:literal) => {
        /// An element, by the bits of its polynomial.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub u8);

        impl $crate::GaloisField for $name {
            const SIZE: usize = 1 << $bits;
            const ZERO: Self = $name(0);
            const ONE: Self = $name(1);
            const GENERATOR: Self = $name(2);
        }

        $crate::g2p!(@operation $name, Add, add, AddAssign, add_assign, |one, other| $name(one.0 ^ other.0));
        $crate::g2p!(@operation $name, Sub, sub, SubAssign, sub_assign, |one, other| $name(one.0 ^ other.0));
        $crate::g2p!(@operation $name, Mul, mul, MulAssign, mul_assign, |one, other| $name($crate::product(one.0, other.0, $bits, $modulus)));
        // What is multiplied with itself as often as the field has elements is itself: two times less is what divides.
        $crate::g2p!(@operation $name, Div, div, DivAssign, div_assign, |one, other| one * $crate::GaloisField::pow(other, (1 << $bits) - 2));

        impl ::core::ops::Neg for $name {
            type Output = $name;
            fn neg(self) -> $name {
                self
            }
        }

        impl ::core::iter::Sum for $name {
            fn sum<I: Iterator<Item = $name>>(all: I) -> $name {
                all.fold($name(0), |sum, next| sum + next)
            }
        }

        impl ::core::iter::Product for $name {
            fn product<I: Iterator<Item = $name>>(all: I) -> $name {
                all.fold($name(1), |product, next| product * next)
            }
        }
    };
    (@operation $name:ident, $trait:ident, $method:ident, $assign:ident, $assigning:ident, |$one:ident, $other:ident| $result:expr) => {
        #[allow(clippy::suspicious_arithmetic_impl, reason = "in these fields sums and differences are both the exclusive or")]
        impl ::core::ops::$trait for $name {
            type Output = $name;
            fn $method(self, $other: $name) -> $name {
                let $one = self;
                $result
            }
        }

        impl ::core::ops::$assign for $name {
            fn $assigning(&mut self, other: $name) {
                *self = ::core::ops::$trait::$method(*self, other);
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::GaloisField;

    g2p!(GF16, 4, modulus: 0b1_0011);
    g2p!(GF256, 8, modulus: 0b1_0001_1101);

    #[test]
    fn the_powers_of_two_are_all_elements_and_come_round() {
        let mut seen = [false; 256];
        (0..255).for_each(|it| seen[usize::from(GF256::GENERATOR.pow(it).0)] = true);
        assert!(!seen[0] && seen[1..].iter().all(|it| *it));
        assert_eq!((GF256::GENERATOR.pow(255), GF16::GENERATOR.pow(15)), (GF256::ONE, GF16::ONE));
        // ISO/IEC 18004, annex A.
        assert_eq!((GF256::GENERATOR.pow(8), GF256::GENERATOR.pow(25), GF256::GENERATOR.pow(254)), (GF256(29), GF256(3), GF256(142)));
    }

    #[test]
    fn dividing_undoes_multiplying() {
        for (one, other) in (0..=255).flat_map(|one| (0..=255).map(move |other| (GF256(one), GF256(other)))) {
            assert_eq!(one * other, other * one);
            assert_eq!(one * other / other, if other == GF256::ZERO { GF256::ZERO } else { one });
            assert_eq!(one * (other + GF256(7)), one * other + one * GF256(7));
        }
        for (one, other) in (0..16).flat_map(|one| (1..16).map(move |other| (GF16(one), GF16(other)))) {
            assert_eq!(one * other / other, one);
        }
    }
}
