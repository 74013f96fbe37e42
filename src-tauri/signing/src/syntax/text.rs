//! Text strings and dates (ISO 32000-1, 7.9.2 and 7.9.4).

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};

/// A text string: ASCII as it is, anything else as UTF-16BE with a byte order mark.
pub(crate) fn text_to_pdf(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// Reads UTF-16BE or UTF-8 with its mark; other strings as Latin-1, which `PDFDocEncoding` is for our letters.
pub(crate) fn text_from_pdf(bytes: &[u8]) -> String {
    if let Some(utf16) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units: Vec<u16> = utf16
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        return String::from_utf16_lossy(&units);
    }
    if let Some(utf8) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return String::from_utf8_lossy(utf8).into_owned();
    }
    bytes.iter().copied().map(char::from).collect()
}

/// `D:20261122101500+01'00'`
pub(crate) fn date_to_pdf(at: DateTime<FixedOffset>) -> String {
    let offset = at.offset().local_minus_utc();
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.abs() / 60;
    format!(
        "D:{}{sign}{:02}'{:02}'",
        at.format("%Y%m%d%H%M%S"),
        minutes / 60,
        minutes % 60
    )
}

/// A date with at least year, month and day; a missing time is midnight, a missing zone is UTC.
pub(crate) fn date_from_pdf(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (date, zone) = text.split_at(digits);
    let part = |from: usize, length: usize| date.get(from..from + length).and_then(|part| part.parse().ok());
    let year = i32::try_from(part(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, part(4, 2)?, part(6, 2)?)?;
    let time = day.and_hms_opt(
        part(8, 2).unwrap_or(0),
        part(10, 2).unwrap_or(0),
        part(12, 2).unwrap_or(0),
    )?;
    zone_from_pdf(zone)?.from_local_datetime(&time).single()
}

fn zone_from_pdf(zone: &str) -> Option<FixedOffset> {
    let seconds = |rest: &str| {
        let mut parts = rest.split('\'').map(str::parse::<i32>);
        let hours = parts.next()?.ok()?;
        let minutes = parts.next().and_then(Result::ok).unwrap_or(0);
        hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60)
    };
    match zone.as_bytes().first() {
        None | Some(b'Z') => FixedOffset::east_opt(0),
        Some(b'+') => FixedOffset::east_opt(seconds(&zone[1..])?),
        Some(b'-') => FixedOffset::west_opt(seconds(&zone[1..])?),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_survives_the_way_into_the_file_and_out() {
        for text in [
            "2026-11-22T10:15:00+01:00",
            "2026-06-01T00:00:00-03:30",
            "2026-06-01T23:59:59+00:00",
        ] {
            let at = DateTime::parse_from_rfc3339(text).unwrap();
            assert_eq!(date_from_pdf(&date_to_pdf(at)), Some(at));
        }
    }

    #[test]
    fn dates_of_other_writers_are_read() {
        assert_eq!(
            date_from_pdf("D:20261122").unwrap().to_rfc3339(),
            "2026-11-22T00:00:00+00:00"
        );
        assert_eq!(
            date_from_pdf("D:20261122101500Z").unwrap().to_rfc3339(),
            "2026-11-22T10:15:00+00:00"
        );
        assert_eq!(
            date_from_pdf("D:20261122101500+01'00").unwrap().to_rfc3339(),
            "2026-11-22T10:15:00+01:00"
        );
        assert_eq!(date_from_pdf("D:20261399101500Z"), None);
        assert_eq!(date_from_pdf("yesterday"), None);
        assert_eq!(date_from_pdf("D:20261122101500+99999999999'"), None);
    }

    #[test]
    fn sami_letters_survive() {
        let name = "Máret Čđŋšŧž Åse";
        assert_eq!(text_from_pdf(&text_to_pdf(name)), name);
    }
}
