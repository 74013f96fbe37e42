//! Change sets and headers as CBOR. Arrays may have more parts than this program knows: a newer one adds at
//! the end. Nothing is reserved in memory because a count says so.

use std::collections::HashMap;

use chrono::DateTime;
use minicbor::{
    Decoder, Encoder,
    data::Type,
    decode::Error,
    encode::{Error as EncodeError, Write},
};
use store::{Change, ChangeSet, Datum, Header, Hlc, Name, SegmentId, SetId, Writer};
use uuid::Uuid;

pub(crate) type Out<'a> = Encoder<&'a mut Vec<u8>>;
pub(crate) type Failed = EncodeError<<&'static mut Vec<u8> as Write>::Error>;

/// Writes into memory, which cannot fail.
pub(crate) fn encoded(write: impl FnOnce(&mut Out<'_>) -> Result<(), Failed>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = write(&mut Encoder::new(&mut bytes));
    debug_assert!(written.is_ok());
    bytes
}

/// The length of an array, and how many parts are beyond the first `known`.
pub(crate) fn array(d: &mut Decoder<'_>, known: u64) -> Result<u64, Error> {
    let length = d
        .array()?
        .ok_or_else(|| Error::message("an array without a length"))?;
    length
        .checked_sub(known)
        .ok_or_else(|| Error::message("an array that is too short"))
}

/// Passes over what this program does not know.
pub(crate) fn skip(d: &mut Decoder<'_>, parts: u64) -> Result<(), Error> {
    (0..parts).try_for_each(|_| d.skip())
}

/// An array of like parts.
pub(crate) fn list<'b, T>(
    d: &mut Decoder<'b>,
    mut part: impl FnMut(&mut Decoder<'b>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let length = array(d, 0)?;
    let mut parts = Vec::new();
    for _ in 0..length {
        parts.push(part(d)?);
    }
    Ok(parts)
}

/// Bytes of a fixed number.
pub(crate) fn fixed<const N: usize>(d: &mut Decoder<'_>) -> Result<[u8; N], Error> {
    d.bytes()?
        .try_into()
        .map_err(|_| Error::message("bytes of another number"))
}

/// Something, or null.
pub(crate) fn optional<T>(
    d: &mut Decoder<'_>,
    part: impl FnOnce(&mut Decoder<'_>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    if d.datatype()? == Type::Null {
        d.null()?;
        return Ok(None);
    }
    part(d).map(Some)
}

pub(crate) fn put_ids(e: &mut Out<'_>, ids: &[SegmentId]) -> Result<(), Failed> {
    e.array(ids.len() as u64)?;
    ids.iter().try_for_each(|id| e.bytes(&id.0).map(drop))
}

pub(crate) fn ids(d: &mut Decoder<'_>) -> Result<Vec<SegmentId>, Error> {
    list(d, |d| fixed(d).map(SegmentId))
}

/// Writes the five parts of where a segment stands.
pub(crate) fn put_header(e: &mut Out<'_>, header: &Header) -> Result<(), Failed> {
    e.u64(header.writer.0)?.i64(header.seq)?;
    put_ids(e, &header.parents)?;
    put_ids(e, &header.lacking)?;
    e.i64(header.hlc.to_bits())?;
    Ok(())
}

/// Reads them.
pub(crate) fn header(d: &mut Decoder<'_>) -> Result<Header, Error> {
    Ok(Header {
        writer: Writer(d.u64()?),
        seq: d.i64()?,
        parents: ids(d)?,
        lacking: ids(d)?,
        hlc: Hlc::from_bits(d.i64()?),
    })
}

/// Writes change sets; the writer is left out where it is `by`.
pub(crate) fn put_sets(e: &mut Out<'_>, sets: &[ChangeSet], by: Writer) -> Result<(), Failed> {
    e.array(sets.len() as u64)?;
    for set in sets {
        e.array(9)?;
        put_set_id(e, Some(set.id), by)?;
        e.i64(set.hlc.to_bits())?
            .str(&set.actor)?
            .str(&set.action)?
            .str(&set.at.to_rfc3339())?;
        match &set.subject {
            Some((entity, id)) => e.array(2)?.str(entity)?.bytes(id.as_bytes())?,
            None => e.null()?,
        };
        put_set_id(e, set.undoes, by)?;
        e.bool(set.undoable)?;
        put_changes(e, &set.changes)?;
    }
    Ok(())
}

fn put_set_id(e: &mut Out<'_>, set: Option<SetId>, by: Writer) -> Result<(), Failed> {
    match set {
        Some(set) if set.writer == by => e.array(1)?.i64(set.seq)?,
        Some(set) => e.array(2)?.i64(set.seq)?.u64(set.writer.0)?,
        None => e.null()?,
    };
    Ok(())
}

/// Writes changes, those of one thing together: `[entity, id, [field, value, …]]`.
fn put_changes(e: &mut Out<'_>, changes: &[Change]) -> Result<(), Failed> {
    let things: Vec<_> = changes
        .chunk_by(|a, b| (&a.entity, a.id) == (&b.entity, b.id))
        .collect();
    e.array(things.len() as u64)?;
    for thing in things {
        let first = &thing[0];
        e.array(3)?
            .str(&first.entity)?
            .bytes(first.id.as_bytes())?
            .array(2 * thing.len() as u64)?;
        for change in thing {
            e.str(&change.field)?;
            match &change.value {
                Datum::Null => e.null()?,
                Datum::Integer(number) => e.i64(*number)?,
                Datum::Text(text) => e.str(text)?,
                Datum::Bytes(bytes) => e.bytes(bytes)?,
            };
        }
    }
    Ok(())
}

/// Reads change sets written by `by`.
pub(crate) fn sets(d: &mut Decoder<'_>, by: Writer) -> Result<Vec<ChangeSet>, Error> {
    let mut names = Names::default();
    list(d, |d| {
        let more = array(d, 9)?;
        let set = ChangeSet {
            id: set_id(d, by)?.ok_or_else(|| Error::message("a change set without a number"))?,
            hlc: Hlc::from_bits(d.i64()?),
            actor: names.of(d.str()?),
            action: names.of(d.str()?),
            at: DateTime::parse_from_rfc3339(d.str()?).map_err(|_| Error::message("no date"))?,
            subject: optional(d, |d| {
                let more = array(d, 2)?;
                let subject = (d.str()?.into(), Uuid::from_bytes(fixed(d)?));
                skip(d, more)?;
                Ok(subject)
            })?,
            undoes: set_id(d, by)?,
            undoable: d.bool()?,
            changes: changes(d, &mut names)?,
        };
        skip(d, more)?;
        Ok(set)
    })
}

/// Words of a segment that were read already: each is kept once.
#[derive(Default)]
struct Names<'b>(HashMap<&'b str, Name>);

impl<'b> Names<'b> {
    fn of(&mut self, name: &'b str) -> Name {
        self.0.entry(name).or_insert_with(|| name.into()).clone()
    }
}

fn set_id(d: &mut Decoder<'_>, by: Writer) -> Result<Option<SetId>, Error> {
    optional(d, |d| {
        let more = array(d, 1)?;
        let seq = d.i64()?;
        let writer = if more > 0 { Writer(d.u64()?) } else { by };
        skip(d, more.saturating_sub(1))?;
        Ok(SetId { writer, seq })
    })
}

fn changes<'b>(d: &mut Decoder<'b>, names: &mut Names<'b>) -> Result<Vec<Change>, Error> {
    /// The longest name of a kind of thing. It stands once and is kept beside each field that follows.
    const MOST_NAME: usize = 64;
    let mut changes = Vec::new();
    for _ in 0..array(d, 0)? {
        let more = array(d, 3)?;
        let entity = d.str()?;
        if entity.len() > MOST_NAME {
            return Err(Error::message("too long a name"));
        }
        let entity = names.of(entity);
        let id = Uuid::from_bytes(fixed(d)?);
        for _ in 0..array(d, 0)? / 2 {
            changes.push(Change {
                entity: entity.clone(),
                id,
                field: names.of(d.str()?),
                value: datum(d)?,
            });
        }
        skip(d, more)?;
    }
    // Most change sets are of one field, and a hundred thousand may be in memory at once.
    changes.shrink_to_fit();
    Ok(changes)
}

fn datum(d: &mut Decoder<'_>) -> Result<Datum, Error> {
    Ok(match d.datatype()? {
        Type::Null => {
            d.null()?;
            Datum::Null
        }
        Type::String => Datum::Text(d.str()?.into()),
        Type::Bytes => Datum::Bytes(d.bytes()?.into()),
        _ => Datum::Integer(d.i64()?),
    })
}
