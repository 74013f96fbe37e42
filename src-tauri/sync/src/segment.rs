//! A segment: change sets with what their writer had seen, sealed, signed and named by its bytes.

use minicbor::Decoder;
use store::{Arrival, Header, Parcel, Rng, Sealed, SegmentId};

use crate::{
    SyncError,
    container::{self, Container, Kind, Refusal},
    encoding::{array, encoded, fixed, header, put_header, put_sets, sets, skip},
    keys::{KeyId, Keys, Signature},
};

/// The format of what a segment carries. One that says it needs a newer reader is kept unread.
const FORMAT: u32 = 1;

/// The formats that a program knows. Rehearsals of failure play newer ones.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "rehearsal"), allow(unreachable_pub))]
pub struct Formats {
    /// The newest that it reads.
    pub reads: u32,
    /// The one it writes.
    pub writes: u32,
}

/// Those of this program.
pub(crate) const OURS: Formats = Formats {
    reads: FORMAT,
    writes: FORMAT,
};

/// What can be read of a segment without any key.
struct Outside {
    header: Header,
    /// The oldest format whose readers understand what it carries.
    min_reader: u32,
    key: KeyId,
    device: [u8; 32],
}

/// A segment's name.
pub(crate) fn id_of(bytes: &[u8]) -> SegmentId {
    let hash = blake3::hash(bytes);
    SegmentId(hash.as_bytes().first_chunk().copied().unwrap_or_default())
}

/// Makes a parcel ready for the folder.
pub(crate) fn seal(
    parcel: &Parcel,
    keys: &Keys,
    device: &Signature,
    formats: Formats,
    rng: &mut dyn Rng,
) -> Result<Sealed, SyncError> {
    let (id, key) = keys.newest()?;
    let outside = encoded(|e| {
        e.array(9)?.u32(formats.writes)?;
        put_header(e, &parcel.header)?;
        e.u32(formats.writes)?.u64(id.0)?.bytes(&device.public())?;
        Ok(())
    });
    let content = encoded(|e| put_sets(e, &parcel.sets, parcel.header.writer));
    let bytes = container::seal(Kind::Segment, &outside, &content, key, device, rng)?;
    let id = id_of(&bytes);
    Ok(Sealed { id, bytes })
}

/// Verifies and reads a segment.
pub(crate) fn open(container: &Container<'_>, keys: &Keys, formats: Formats) -> Result<Arrival, Refusal> {
    let outside = outside(container.header).map_err(|_| Refusal::Content)?;
    let key = keys.of(outside.key).ok_or(Refusal::NoKey)?;
    let content = container.open(key, outside.device)?;
    let sets = if outside.min_reader > formats.reads {
        None
    } else {
        let mut decoder = Decoder::new(&content);
        Some(sets(&mut decoder, outside.header.writer).map_err(|_| Refusal::Content)?)
    };
    Ok(Arrival {
        id: id_of(container.bytes),
        header: outside.header,
        sets,
        bytes: container.bytes.to_vec(),
    })
}

/// Which device a segment says it is signed by.
pub(crate) fn device_of(bytes: &[u8]) -> Option<[u8; 32]> {
    let container = Container::parse(Kind::Segment, bytes).ok()?;
    Some(outside(container.header).ok()?.device)
}

/// What a segment would say if nobody verified it: only for showing what verifying is for.
#[cfg(feature = "rehearsal")]
pub(crate) fn believe(container: &Container<'_>) -> Option<Arrival> {
    Some(Arrival {
        id: id_of(container.bytes),
        header: outside(container.header).ok()?.header,
        sets: Some(Vec::new()),
        bytes: container.bytes.to_vec(),
    })
}

fn outside(bytes: &[u8]) -> Result<Outside, minicbor::decode::Error> {
    let mut d = Decoder::new(bytes);
    let more = array(&mut d, 9)?;
    d.u32()?;
    let outside = Outside {
        header: header(&mut d)?,
        min_reader: d.u32()?,
        key: KeyId(d.u64()?),
        device: fixed(&mut d)?,
    };
    skip(&mut d, more)?;
    Ok(outside)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;
    use store::{Change, ChangeSet, Datum, Hlc, SetId, Writer};
    use uuid::Uuid;

    use super::*;
    use crate::dice::Dice;

    fn keys() -> Keys {
        with_keys(&[[7; 32]])
    }

    fn with_keys(keys: &[[u8; 32]]) -> Keys {
        let mut all = Keys::default();
        for (key, epoch) in keys.iter().zip(1..) {
            all.newest = KeyId::of(epoch, key);
            all.add(all.newest, *key);
        }
        all
    }

    fn parcel(sets: Vec<ChangeSet>) -> Parcel {
        let header = Header {
            writer: Writer(7),
            seq: 3,
            parents: vec![SegmentId([1; 16]), SegmentId([2; 16])],
            lacking: vec![SegmentId([3; 16])],
            hlc: Hlc::from_bits(99),
        };
        Parcel { header, sets }
    }

    fn round_trip(parcel: &Parcel) -> Arrival {
        let sealed = seal(parcel, &keys(), &Signature::new([9; 32]), OURS, &mut Dice(1)).unwrap();
        let container = Container::parse(Kind::Segment, &sealed.bytes).unwrap();
        let arrival = open(&container, &keys(), OURS).unwrap();
        assert_eq!((arrival.id, &arrival.bytes), (sealed.id, &sealed.bytes));
        arrival
    }

    fn datum() -> impl Strategy<Value = Datum> {
        prop_oneof![
            Just(Datum::Null),
            any::<i64>().prop_map(Datum::Integer),
            "[a-zæøå\u{10ffff}]{0,9}".prop_map(Datum::Text),
            proptest::collection::vec(any::<u8>(), 0..20).prop_map(Datum::Bytes),
        ]
    }

    fn change() -> impl Strategy<Value = Change> {
        ("[a-c]{1,3}", 0..3_u128, "[a-z]{1,4}", datum()).prop_map(|(entity, id, field, value)| Change {
            entity: entity.into(),
            id: Uuid::from_u128(id),
            field: field.into(),
            value,
        })
    }

    fn set() -> impl Strategy<Value = ChangeSet> {
        let ids = (6..9_u64, any::<i64>()).prop_map(|(writer, seq)| SetId {
            writer: Writer(writer),
            seq,
        });
        let subject = proptest::option::of(("[a-z]{1,5}", any::<u128>().prop_map(Uuid::from_u128)));
        let undoes = proptest::option::of(ids.clone());
        let changes = proptest::collection::vec(change(), 0..6);
        let at = (0..4_000_000_000_i64).prop_map(|s| DateTime::from_timestamp(s, 0).unwrap().fixed_offset());
        (
            ids,
            any::<i64>(),
            "\\PC{0,9}",
            at,
            subject,
            undoes,
            any::<bool>(),
            changes,
        )
            .prop_map(
                |(id, hlc, actor, at, subject, undoes, undoable, changes)| ChangeSet {
                    id,
                    hlc: Hlc::from_bits(hlc),
                    actor: actor.into(),
                    action: "work".into(),
                    at,
                    subject,
                    undoes,
                    undoable,
                    changes,
                },
            )
    }

    proptest! {
        #[test]
        fn what_is_sent_is_what_arrives(sets in proptest::collection::vec(set(), 0..5)) {
            let parcel = parcel(sets);
            let arrival = round_trip(&parcel);
            prop_assert_eq!(arrival.header, parcel.header);
            prop_assert_eq!(arrival.sets, Some(parcel.sets));
        }

        /// Pitfall 10: no content makes a decoder panic, even sealed with the right key.
        #[test]
        fn no_content_makes_a_decoder_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = sets(&mut Decoder::new(&bytes), Writer(7));
            let _ = outside(&bytes);
        }

        #[test]
        fn no_damage_to_content_makes_a_decoder_panic(sent in proptest::collection::vec(set(), 1..4), place in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut content = encoded(|e| put_sets(e, &sent, Writer(7)));
            let place = place.index(content.len());
            content[place] = byte;
            let _ = sets(&mut Decoder::new(&content), Writer(7));
        }
    }

    #[test]
    fn a_field_takes_about_three_hundred_bytes() {
        let set = ChangeSet {
            id: SetId {
                writer: Writer(7),
                seq: 1,
            },
            hlc: Hlc::from_bits(117_000_000_000_000_000),
            actor: "Kari Ødegård".into(),
            action: "rename_sak".into(),
            at: DateTime::from_timestamp(1_795_345_200, 0).unwrap().fixed_offset(),
            subject: None,
            undoes: None,
            undoable: true,
            changes: vec![Change {
                entity: "sak".into(),
                id: Uuid::from_u128(1),
                field: "tittel".into(),
                value: Datum::Text("Felles legevakt".into()),
            }],
        };
        let size = round_trip(&parcel(vec![set])).bytes.len();
        assert!((200..400).contains(&size), "{size}");
    }

    /// A newer program wrote it: it is verified and kept, and not read.
    #[test]
    fn what_needs_a_newer_reader_is_kept_unread() {
        let parcel = parcel(Vec::new());
        let device = Signature::new([9; 32]);
        let outside = encoded(|e| {
            e.array(11)?.u32(FORMAT + 1)?;
            put_header(e, &parcel.header)?;
            e.u32(FORMAT + 1)?
                .u64(keys().newest.0)?
                .bytes(&device.public())?
                .str("noe nytt")?
                .null()?;
            Ok(())
        });
        let bytes = container::seal(Kind::Segment, &outside, b"?", [7; 32], &device, &mut Dice(1)).unwrap();
        let arrival = open(&Container::parse(Kind::Segment, &bytes).unwrap(), &keys(), OURS).unwrap();
        assert_eq!((arrival.header, arrival.sets), (parcel.header, None));
    }

    /// Pitfall 17: keys are append-only; what an old one sealed stays readable.
    #[test]
    fn a_new_epoch_does_not_close_what_an_old_one_sealed() {
        let device = Signature::new([9; 32]);
        let sealed = seal(&parcel(Vec::new()), &keys(), &device, OURS, &mut Dice(1)).unwrap();
        let both = with_keys(&[[7; 32], [8; 32]]);
        let container = Container::parse(Kind::Segment, &sealed.bytes).unwrap();
        assert!(open(&container, &both, OURS).is_ok());
        let newer = seal(&parcel(Vec::new()), &both, &device, OURS, &mut Dice(1)).unwrap();
        let container = Container::parse(Kind::Segment, &newer.bytes).unwrap();
        assert_eq!(open(&container, &keys(), OURS), Err(Refusal::NoKey));
    }
}
