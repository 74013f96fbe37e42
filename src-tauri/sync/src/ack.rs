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
    keys::{Keys, Signature},
    piece::Part,
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
    /// The pieces of files that are needed there and have not come.
    pub(crate) calls: Vec<Part>,
}

pub(crate) fn seal(
    ack: &Ack,
    keys: &Keys,
    device: &Signature,
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, SyncError> {
    let (epoch, key) = keys.newest();
    let outside = encoded(|e| {
        e.array(5)?
            .u32(FORMAT)?
            .u32(epoch)?
            .bytes(&device.public())?
            .u64(ack.writer.0)?
            .i64(ack.count)?;
        Ok(())
    });
    let content = encoded(|e| {
        e.array(5)?
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
        e.array(ack.calls.len() as u64)?;
        for (id, piece) in &ack.calls {
            e.array(2)?.bytes(&id.0)?.u32(*piece)?;
        }
        Ok(())
    });
    container::seal(Kind::Ack, &outside, &content, key, device, rng)
}

pub(crate) fn open(container: &Container<'_>, keys: &Keys) -> Result<Ack, Refusal> {
    let (epoch, device, writer, count) = outside(container.header).map_err(|_| Refusal::Content)?;
    let content = container.open(keys.of(epoch).ok_or(Refusal::NoKey)?, device)?;
    let (at, person, held, heard, calls) = inside(&content).map_err(|_| Refusal::Content)?;
    Ok(Ack {
        writer,
        device,
        count,
        at,
        person,
        held,
        heard,
        calls,
    })
}

/// Whose word it claims to be, and its count.
pub(crate) fn said_by(container: &Container<'_>) -> Option<(Writer, i64)> {
    outside(container.header)
        .ok()
        .map(|(_, _, writer, count)| (writer, count))
}

type Outside = (u32, [u8; 32], Writer, i64);

fn outside(bytes: &[u8]) -> Result<Outside, minicbor::decode::Error> {
    let mut d = Decoder::new(bytes);
    let more = array(&mut d, 5)?;
    d.u32()?;
    let outside = (d.u32()?, fixed(&mut d)?, Writer(d.u64()?), d.i64()?);
    skip(&mut d, more)?;
    Ok(outside)
}

type Inside = (
    DateTime<FixedOffset>,
    String,
    Vec<Stretch>,
    Vec<(Writer, i64)>,
    Vec<Part>,
);

fn inside(bytes: &[u8]) -> Result<Inside, minicbor::decode::Error> {
    let mut d = Decoder::new(bytes);
    let more = array(&mut d, 4)?;
    let at = DateTime::parse_from_rfc3339(d.str()?);
    let at = at.map_err(|_| minicbor::decode::Error::message("no date"))?;
    let person = d.str()?.to_owned();
    let held = list(&mut d, |d| {
        let more = array(d, 4)?;
        let stretch = Stretch {
            writer: Writer(d.u64()?),
            first: d.i64()?,
            last: d.i64()?,
            marks: ids(d)?,
        };
        skip(d, more)?;
        Ok(stretch)
    })?;
    let heard = list(&mut d, |d| {
        let more = array(d, 2)?;
        let said = (Writer(d.u64()?), d.i64()?);
        skip(d, more)?;
        Ok(said)
    })?;
    // Older programs knew of no files.
    let calls = if more == 0 {
        Vec::new()
    } else {
        list(&mut d, |d| {
            let more = array(d, 2)?;
            let part = (BlobId(fixed(d)?), d.u32()?);
            skip(d, more)?;
            Ok(part)
        })?
    };
    Ok((at, person, held, heard, calls))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dice::Dice;

    #[test]
    fn a_word_of_a_program_that_knew_of_no_files_calls_for_none() {
        let keys = Keys {
            by_epoch: [(1, [7; 32])].into(),
        };
        let device = Signature::new([9; 32]);
        let said = Ack {
            writer: Writer(7),
            device: device.public(),
            count: 1,
            at: DateTime::from_timestamp(1_795_345_200, 0).unwrap().fixed_offset(),
            person: "Kari".into(),
            held: Vec::new(),
            heard: Vec::new(),
            calls: vec![(BlobId([3; 32]), 5)],
        };
        let bytes = seal(&said, &keys, &device, &mut Dice(1)).unwrap();
        let container = Container::parse(Kind::Ack, &bytes).unwrap();
        assert_eq!(open(&container, &keys), Ok(said.clone()));
        let content = encoded(|e| {
            e.array(4)?
                .str(&said.at.to_rfc3339())?
                .str("Kari")?
                .array(0)?
                .array(0)?;
            Ok(())
        });
        let older = container::seal(
            Kind::Ack,
            container.header,
            &content,
            [7; 32],
            &device,
            &mut Dice(1),
        );
        let older = older.unwrap();
        let heard = open(&Container::parse(Kind::Ack, &older).unwrap(), &keys).unwrap();
        assert_eq!(heard.calls, []);
    }
}
