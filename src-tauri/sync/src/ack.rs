//! A desk's word on what it has merged and keeps, so that others send again what never reached it. A file
//! that looks good in one replica of the folder may be bad in another: only this word counts.

use chrono::{DateTime, FixedOffset};
use minicbor::Decoder;
use store::{BlobId, Rng, Writer};

use crate::{
    SyncError,
    container::{self, Container, Kind, Refusal},
    encoding::{array, encoded, fixed, ids, list, put_ids, skip},
    held::Stretch,
    keys::{KeyId, Keys, Signature},
    piece::Part,
    presence::Presence,
    statement::StatementId,
};

const FORMAT: u32 = 1;

/// Who has what, and when they said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ack {
    pub(crate) writer: Writer,
    pub(crate) device: [u8; 32],
    /// Of one writer's words, the one with the highest count holds.
    pub(crate) count: i64,
    /// On the clock of the one who says it.
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) person: String,
    pub(crate) held: Vec<Stretch>,
    /// The counts of what others said, so that a desk whose clock went back and whose memory was restored
    /// learns which count it has come to.
    pub(crate) heard: Vec<(Writer, i64)>,
    /// The statements it has.
    pub(crate) statements: Vec<StatementId>,
    /// The pieces of files that are needed there and have not come.
    pub(crate) calls: Vec<Part>,
    /// The key it seals with.
    pub(crate) key: KeyId,
    /// What its person has before them.
    pub(crate) presence: Presence,
}

pub(crate) fn seal(
    ack: &Ack,
    keys: &Keys,
    device: &Signature,
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, SyncError> {
    let key = keys.of(ack.key).ok_or(SyncError::NotAllHere)?;
    let outside = encoded(|e| {
        e.array(5)?
            .u32(FORMAT)?
            .u64(ack.key.0)?
            .bytes(&device.public())?
            .u64(ack.writer.0)?
            .i64(ack.count)?;
        Ok(())
    });
    container::seal(Kind::Ack, &outside, &content(ack), key, device, rng)
}

/// What is sealed; who says it stands outside.
fn content(ack: &Ack) -> Vec<u8> {
    encoded(|e| {
        e.array(7)?
            .str(&ack.at.to_rfc3339())?
            .str(&ack.person)?
            .array(ack.held.len() as u64)?;
        for stretch in &ack.held {
            e.array(4)?
                .u64(stretch.writer.0)?
                .i64(stretch.first)?
                .i64(stretch.last)?;
            put_ids(e, &stretch.marks)?;
        }
        e.array(ack.heard.len() as u64)?;
        for (writer, count) in &ack.heard {
            e.array(2)?.u64(writer.0)?.i64(*count)?;
        }
        e.array(ack.statements.len() as u64)?;
        for statement in &ack.statements {
            e.bytes(statement)?;
        }
        e.array(ack.calls.len() as u64)?;
        for (id, piece) in &ack.calls {
            e.array(2)?.bytes(&id.0)?.u32(*piece)?;
        }
        ack.presence.put(e)
    })
}

pub(crate) fn open(container: &Container<'_>, keys: &Keys) -> Result<Ack, Refusal> {
    let (key, device, writer, count) = outside(container.header).map_err(|_| Refusal::Content)?;
    let content = container.open(keys.of(key).ok_or(Refusal::NoKey)?, device)?;
    let inside = inside(&content).map_err(|_| Refusal::Content)?;
    Ok(Ack {
        writer,
        device,
        count,
        key,
        ..inside
    })
}

/// Whose word it claims to be, and its count.
pub(crate) fn said_by(container: &Container<'_>) -> Option<(Writer, i64)> {
    outside(container.header)
        .ok()
        .map(|(_, _, writer, count)| (writer, count))
}

/// Which device it says it is signed by.
pub(crate) fn device_of(container: &Container<'_>) -> Option<[u8; 32]> {
    Some(outside(container.header).ok()?.1)
}

type Outside = (KeyId, [u8; 32], Writer, i64);

fn outside(bytes: &[u8]) -> Result<Outside, minicbor::decode::Error> {
    let mut d = Decoder::new(bytes);
    let more = array(&mut d, 5)?;
    d.u32()?;
    let outside = (KeyId(d.u64()?), fixed(&mut d)?, Writer(d.u64()?), d.i64()?);
    skip(&mut d, more)?;
    Ok(outside)
}

/// Reads it.
fn inside(bytes: &[u8]) -> Result<Ack, minicbor::decode::Error> {
    let mut d = Decoder::new(bytes);
    let more = array(&mut d, 6)?;
    let at = DateTime::parse_from_rfc3339(d.str()?);
    Ok(Ack {
        writer: Writer(0),
        device: [0; 32],
        count: 0,
        key: KeyId::default(),
        at: at.map_err(|_| minicbor::decode::Error::message("no date"))?,
        person: d.str()?.to_owned(),
        held: list(&mut d, stretch)?,
        heard: list(&mut d, |d| {
            let more = array(d, 2)?;
            let said = (Writer(d.u64()?), d.i64()?);
            skip(d, more)?;
            Ok(said)
        })?,
        statements: list(&mut d, fixed)?,
        calls: list(&mut d, |d| {
            let more = array(d, 2)?;
            let part = (BlobId(fixed(d)?), d.u32()?);
            skip(d, more)?;
            Ok(part)
        })?,
        // An older program says nothing of it.
        presence: match more {
            0 => Presence::default(),
            _ => Presence::read(&mut d)?,
        },
    })
}

fn stretch(d: &mut Decoder<'_>) -> Result<Stretch, minicbor::decode::Error> {
    let more = array(d, 4)?;
    let stretch = Stretch {
        writer: Writer(d.u64()?),
        first: d.i64()?,
        last: d.i64()?,
        marks: ids(d)?,
    };
    skip(d, more)?;
    Ok(stretch)
}

#[cfg(test)]
mod tests {
    use store::{SegmentId, Writer};
    use uuid::Uuid;

    use super::{Ack, DateTime, KeyId, content, inside};
    use crate::{Pen, Presence, held::Stretch};

    fn ack() -> Ack {
        Ack {
            writer: Writer(0),
            device: [0; 32],
            count: 0,
            at: DateTime::parse_from_rfc3339("2026-11-22T12:00:00+01:00").unwrap(),
            person: "Kari Ánne".into(),
            held: vec![Stretch {
                writer: Writer(7),
                first: 1,
                last: 3,
                marks: vec![SegmentId([1; 16])],
            }],
            heard: vec![(Writer(8), 9)],
            statements: vec![[2; 16]],
            calls: vec![],
            key: KeyId::default(),
            presence: Presence {
                open: Some(Uuid::from_u128(4)),
                pen: Some(Pen {
                    owner: Uuid::from_u128(5),
                    field: "behandling".into(),
                }),
            },
        }
    }

    #[test]
    fn a_word_is_read_as_it_was_said() {
        assert_eq!(inside(&content(&ack())).unwrap(), ack());
    }

    #[test]
    fn the_word_of_a_program_that_knows_nothing_of_presence_is_read() {
        let mut older = content(&ack());
        let presence = crate::encoding::encoded(|e| ack().presence.put(e));
        older.truncate(older.len() - presence.len());
        // An array of six parts instead of seven.
        older[0] -= 1;
        let expected = Ack {
            presence: Presence::default(),
            ..ack()
        };
        assert_eq!(inside(&older).unwrap(), expected);
    }
}
