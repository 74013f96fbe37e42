//! The code of an invitation, short enough to be read over the phone: four groups of four characters.
//!
//! There are 31 characters, none of which is heard or seen as another (no 0 and o, no 1, i and l). Fifteen are
//! drawn, 74 bits, and the last makes a weighted sum divisible by 31. Because 31 is a prime, one wrong
//! character and two that changed places are always told.

use store::Rng;

use crate::SyncError;

const ALPHABET: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

const LENGTH: usize = 16;

/// A new code, in groups.
pub(crate) fn draw(rng: &mut dyn Rng) -> Result<String, SyncError> {
    let mut places: Vec<u64> = Vec::with_capacity(LENGTH);
    while places.len() < LENGTH - 1 {
        let place = rng.draw()? >> 59;
        // One of 32: all others are equally likely.
        if place < 31 {
            places.push(place);
        }
    }
    // The last one's weight is 16, and 2 · 16 is 1 more than 31.
    places.push((31 - sum(&places)) * 2 % 31);
    let mut code = String::new();
    for (n, place) in places.into_iter().enumerate() {
        if n > 0 && n % 4 == 0 {
            code.push('-');
        }
        code.extend(
            usize::try_from(place)
                .ok()
                .and_then(|n| ALPHABET.get(n))
                .map(|c| char::from(*c)),
        );
    }
    Ok(code)
}

/// The code as it was drawn, without groups, however it was written.
pub(crate) fn heard(code: &str) -> Result<String, SyncError> {
    let code: String = code
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let place = |c: char| {
        ALPHABET
            .iter()
            .zip(0..)
            .find(|(known, _)| char::from(**known) == c)
    };
    let places: Option<Vec<u64>> = code.chars().map(|c| place(c).map(|(_, n)| n)).collect();
    match places {
        Some(places) if places.len() == LENGTH && sum(&places) == 0 => Ok(code),
        _ => Err(SyncError::MistypedCode),
    }
}

fn sum(places: &[u64]) -> u64 {
    places
        .iter()
        .zip(1..)
        .map(|(place, weight)| place * weight)
        .sum::<u64>()
        % 31
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    #[test]
    fn every_wrong_character_and_every_exchange_of_two_is_told() {
        let code = heard(&draw(&mut Dice(1)).unwrap()).unwrap();
        let letters: Vec<char> = code.chars().collect();
        for n in 0..LENGTH {
            for other in ALPHABET
                .iter()
                .map(|c| char::from(*c))
                .filter(|c| *c != letters[n])
            {
                let mut wrong = letters.clone();
                wrong[n] = other;
                assert!(heard(&wrong.iter().collect::<String>()).is_err());
            }
            for m in (0..n).filter(|m| letters[*m] != letters[n]) {
                let mut wrong = letters.clone();
                wrong.swap(m, n);
                assert!(heard(&wrong.iter().collect::<String>()).is_err());
            }
        }
    }

    #[test]
    fn a_code_is_heard_in_capitals_with_blanks_and_without_hyphens() {
        let code = draw(&mut Dice(7)).unwrap();
        let plain = heard(&code).unwrap();
        assert_eq!((code.len(), plain.len()), (19, 16));
        assert_eq!(heard(&code.to_uppercase().replace('-', " ")).unwrap(), plain);
        assert!(matches!(heard("1234"), Err(SyncError::MistypedCode)));
    }
}
