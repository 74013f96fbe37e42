//! Numbers as Norwegians write them.

use crate::NBSP;

/// `450000` → «450 000», with a no-break space between each three digits and a real minus sign.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "\u{2212}" } else { "" });
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(NBSP);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three() {
        let seen: Vec<_> = [0, 12, 999, 1_000, 450_000, -1_234_567].map(grouped).into();
        assert_eq!(
            seen,
            [
                "0",
                "12",
                "999",
                "1\u{a0}000",
                "450\u{a0}000",
                "\u{2212}1\u{a0}234\u{a0}567"
            ]
        );
    }
}
