//! Names in the folder: lower-case ASCII letters, digits, `-` and `.`, so that no file system, share or
//! cloud service finds two of them alike or refuses one. They are for people and for writing; whoever reads
//! goes by what is inside.

use std::path::Path;

use store::{SegmentId, Writer};

use crate::{piece::Name, statement::StatementId};

/// Everything but the vault file and the files of rows lies in this folder.
const HOME: &str = "d";

/// The files that rows name lie in this one.
const SHELF: &str = "b";

/// How much of a hash is enough in a name.
const SHORT: usize = 12;

/// The file that says whose folder it is.
const VAULT: &str = "sekretariat";

/// True for the folders that desks write in, however somebody spelled them.
pub(crate) fn is_home(name: &str) -> bool {
    name.eq_ignore_ascii_case(HOME) || name.eq_ignore_ascii_case(SHELF)
}

/// True for what lies where pieces of files do.
pub(crate) fn is_shelved(name: &str) -> bool {
    name.split('/')
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case(SHELF))
}

/// True for what a desk would have named so if it were a piece of a file.
pub(crate) fn is_piece(name: &str) -> bool {
    is_called(name, &[".mbb"])
}

/// True for what may be a vault file: copies and conflict copies too.
pub(crate) fn is_vault(name: &str) -> bool {
    let is_json = Path::new(name)
        .extension()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("json"));
    is_json && name.to_lowercase().starts_with(VAULT)
}

/// The vault file's name.
pub(crate) fn vault(taken: u32) -> String {
    format!("{VAULT}{}.json", suffix(taken))
}

/// True for a file that this writer's desk has left.
pub(crate) fn is_of(name: &str, writer: Writer) -> bool {
    name.to_lowercase().starts_with(&place(writer))
}

/// True for what a desk would have named so if it held segments or statements.
pub(crate) fn is_kept(name: &str) -> bool {
    is_called(name, &[".mbs", ".mbp", ".mbm"])
}

/// True for names of these kinds and for copies of them; not for what Syncthing has begun to fetch and calls
/// `.syncthing.<name>.tmp` until it is all there.
fn is_called(name: &str, kinds: &[&str]) -> bool {
    let is_begun = Path::new(name)
        .extension()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("tmp"));
    let name = name.to_lowercase();
    !is_begun && kinds.iter().any(|kind| name.contains(kind))
}

/// True for what a desk would have named so if it held statements.
pub(crate) fn is_statement(name: &str) -> bool {
    name.to_lowercase().contains(".mbm")
}

/// How the hash begins that a file with segments or statements is named by: its own, or its first one's.
pub(crate) fn hash_in(name: &str) -> Option<String> {
    let last = name.rsplit('/').next()?.to_lowercase();
    let hash = last.split_once('-')?.1.get(..SHORT)?;
    hash.bytes()
        .all(|byte| byte.is_ascii_hexdigit())
        .then(|| hash.to_owned())
}

fn place(writer: Writer) -> String {
    format!("{HOME}/{:016x}/", writer.0)
}

/// A segment's name; `month` as in `2026-11`. Here and below, a number other than 0 tells it from a name that was
/// taken.
pub(crate) fn segment(writer: Writer, month: &str, seq: i64, id: SegmentId, taken: u32) -> String {
    format!(
        "{}{month}/{seq:06}-{}{}.mbs",
        place(writer),
        short(id),
        suffix(taken)
    )
}

/// True for what a folder with the segments of one month is called.
pub(crate) fn is_month(place: &Path) -> bool {
    let name = place.file_name().and_then(|name| name.to_str());
    let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    let parts = name.and_then(|name| name.split_once('-'));
    parts.is_some_and(|(year, month)| (year.len(), month.len()) == (4, 2) && digits(year) && digits(month))
}

/// The name of several segments in one file.
pub(crate) fn pack(writer: Writer, count: usize, first: SegmentId, taken: u32) -> String {
    format!("{}p/{count}-{}{}.mbp", place(writer), short(first), suffix(taken))
}

/// The name of a desk's word on what it has.
pub(crate) fn ack(writer: Writer, count: i64, taken: u32) -> String {
    format!("{}s/{count:016x}{}.mba", place(writer), suffix(taken))
}

/// The name of one or several statements in one file.
pub(crate) fn statements(count: usize, first: StatementId, taken: u32) -> String {
    format!(
        "{HOME}/m/{count}-{}{}.mbm",
        short(SegmentId(first)),
        suffix(taken)
    )
}

/// The name of a piece of a file, by its number from 0.
pub(crate) fn piece(name: Name, n: u32, taken: u32) -> String {
    let hash = SegmentId(name).to_string();
    let number = if n == 0 {
        String::new()
    } else {
        format!("-{}", n + 1)
    };
    format!("{SHELF}/{}/{hash}{number}{}.mbb", &hash[..2], suffix(taken))
}

fn short(id: SegmentId) -> String {
    let mut name = id.to_string();
    name.truncate(SHORT);
    name
}

fn suffix(taken: u32) -> String {
    if taken == 0 {
        String::new()
    } else {
        format!("-{taken:08x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pitfall 13: ASCII names in the folder.
    #[test]
    fn every_name_is_short_lower_case_ascii() {
        let (writer, id) = (Writer(u64::MAX), SegmentId([0xab; 16]));
        let names = [
            vault(0),
            vault(7),
            statements(usize::MAX, id.0, 7),
            segment(writer, "2026-11", i64::MAX, id, u32::MAX),
            pack(writer, usize::MAX, id, 7),
            ack(writer, i64::MAX, 7),
            piece([0xab; 16], u32::MAX - 1, 7),
        ];
        for name in names {
            let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
            assert!(name.chars().all(allowed) && name.len() < 110, "{name}");
        }
    }

    #[test]
    fn copies_are_known_for_what_they_are() {
        assert!(is_vault("sekretariat.json") && is_vault("SEKRETARIAT (Karis konfliktkopi).JSON"));
        assert!(!is_vault("sekretariat.docx") && !is_vault("desktop.ini"));
        assert!(is_kept("X (Karis konfliktkopi).MBS") && !is_kept(".syncthing.x.mbs.tmp"));
        let name = segment(Writer(7), "2026-11", 1, SegmentId([1; 16]), 0);
        assert_eq!(hash_in(&name.to_uppercase()).as_deref(), Some("010101010101"));
        assert_eq!(hash_in("X (Karis konflikt-kopi).mbs"), None);
        assert!(is_of(&name.to_uppercase(), Writer(7)) && !is_of(&name, Writer(8)));
    }
}
