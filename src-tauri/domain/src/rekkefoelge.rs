//! Order that two desks can change at once: a place is a text between its neighbours' (a fractional index).

const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A place between `before` and `after`; `None` is the end of the list on that side.
///
/// Places compare byte by byte and never end in `0`, so that there is always room before and after. When the
/// neighbours are equal (two desks chose alike) the result sorts after both.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let low = before.unwrap_or("");
    let high = after.filter(|high| *high > low);
    let mut out = String::new();
    let mut bounded = high.is_some();
    for position in 0.. {
        let digit = |text: &str| {
            text.as_bytes()
                .get(position)
                .and_then(|b| DIGITS.iter().position(|d| d == b))
                .unwrap_or(0)
        };
        let floor = digit(low);
        let ceiling = if bounded {
            high.map_or(DIGITS.len(), digit)
        } else {
            DIGITS.len()
        };
        let room = ceiling.saturating_sub(floor);
        if room > 1 {
            // At the end of the list take small steps, so that long lists keep short places.
            let step = if bounded { room / 2 } else { 1.max(room / 8) };
            out.push(char::from(DIGITS[floor + step]));
            return out;
        }
        out.push(char::from(DIGITS[floor]));
        bounded = bounded && floor == ceiling;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn there_is_always_a_place_between_two(moves in proptest::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut list: Vec<String> = Vec::new();
            for index in moves {
                let at = index.index(list.len() + 1);
                let before = at.checked_sub(1).map(|i| list[i].clone());
                let place = between(before.as_deref(), list.get(at).map(String::as_str));
                prop_assert!(before.as_deref().is_none_or(|b| b < place.as_str()));
                prop_assert!(list.get(at).is_none_or(|a| place.as_str() < a.as_str()));
                list.insert(at, place);
            }
        }
    }

    #[test]
    fn a_long_agenda_keeps_short_places() {
        let mut last = None;
        for _ in 0..60 {
            last = Some(between(last.as_deref(), None));
        }
        assert!(last.unwrap().len() <= 8);
    }
}
