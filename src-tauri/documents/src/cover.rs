//! What stands around the blocks of a paper, and the time it was made.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, TimeZone, Weekday};
use domain::Maalform;
use pdf::{Block, Document, Language};
use texts::Texts;

use crate::{binding::bind, lenke};

/// Everything of a document but its blocks.
pub(crate) struct Cover {
    /// In the metadata: tells two files apart.
    pub title: String,
    /// The partnership, or the body when it is one plain committee.
    pub author: String,
    /// In the metadata and at the head of every page.
    pub subject: String,
    /// At the foot of every page.
    pub footer: String,
    /// At the head of every page: what the paper is not yet. Empty for a paper that is finished.
    pub mark: String,
    /// In local time.
    pub laget: NaiveDateTime,
}

impl Cover {
    /// The whole document.
    pub(crate) fn around(self, texts: &Texts, mut blocks: Vec<Block>) -> Document {
        bind(&mut blocks);
        lenke::letters(&mut blocks);
        Document {
            title: self.title,
            author: self.author,
            header: self.subject.clone(),
            subject: self.subject,
            language: match texts.maalform() {
                Maalform::Nb => Language::NbNo,
                Maalform::Nn => Language::NnNo,
            },
            footer: self.footer,
            mark: self.mark,
            page_of: texts.word("dok-side-av"),
            created: in_norway(self.laget),
            blocks,
            ..Document::default()
        }
    }
}

/// A local time with its distance from UTC: summer time from the last Sunday of March at 2 to the last Sunday
/// of October at 3 (forskrift om sommertid 2001).
fn in_norway(local: NaiveDateTime) -> DateTime<FixedOffset> {
    let last_sunday = |month: u32, hour: u32| {
        let last = NaiveDate::from_ymd_opt(local.year(), month, 31)?;
        let sunday = last.week(Weekday::Sun).first_day();
        sunday.and_hms_opt(hour, 0, 0)
    };
    let summer = last_sunday(3, 2).is_some_and(|begins| local >= begins)
        && last_sunday(10, 3).is_some_and(|ends| local < ends);
    let hours = if summer { 2 } else { 1 };
    let offset = FixedOffset::east_opt(hours * 3600);
    offset
        .and_then(|offset| offset.from_local_datetime(&local).single())
        .unwrap_or_else(|| local.and_utc().fixed_offset())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_document_knows_summer_from_winter() {
        let at = |text: &str| in_norway(text.parse().unwrap()).to_rfc3339();
        assert_eq!(at("2026-09-28T12:00:00"), "2026-09-28T12:00:00+02:00");
        assert_eq!(at("2026-11-05T16:00:00"), "2026-11-05T16:00:00+01:00");
        assert_eq!(at("2026-03-29T01:59:59"), "2026-03-29T01:59:59+01:00");
        assert_eq!(at("2026-03-29T03:00:00"), "2026-03-29T03:00:00+02:00");
        assert_eq!(at("2026-10-25T04:00:00"), "2026-10-25T04:00:00+01:00");
    }
}
