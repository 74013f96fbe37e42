//! Whatever lies in the folder, damaged before its seal and behind it: an admin's own device may be the one that lies.

use chrono::DateTime;
use minicbor::Decoder;
use store::{BlobId, Change, ChangeSet, Datum, Header, Hlc, Parcel, SegmentId, SetId, Writer};
use uuid::Uuid;

use crate::{
    Cost, Pen, Presence, ack,
    ack::Ack,
    code,
    container::{self, Container, Kind},
    damage::{Bound, Chance, Took, endures, taken},
    dice::Dice,
    held::{Held, Stretch},
    keys::{KeyId, Keys, Pair, Wrap},
    lock::Lock,
    mark,
    piece::{self, Head, Layout},
    segment,
    statement::{self, Role, What},
    vault::Vault,
};

const KEY: [u8; 32] = [7; 32];

/// What is only copied and compared.
const COPIED: Bound = Bound {
    times: 8,
    plus: 32 << 10,
};

/// What is made into parts of its own. The smallest, an empty field, takes two bytes where it lies.
const PARTED: Bound = Bound {
    times: 160,
    plus: 64 << 10,
};

fn device() -> Pair {
    Pair::new([9; 32])
}

fn keys() -> Keys {
    let mut keys = Keys {
        newest: KeyId::of(1, &KEY),
        ..Keys::default()
    };
    keys.add(keys.newest, KEY);
    keys
}

fn noon() -> DateTime<chrono::FixedOffset> {
    DateTime::from_timestamp(1_795_345_200, 0).unwrap().fixed_offset()
}

/// A container as it lay in the folder.
struct Sample {
    kind: Kind,
    header: Vec<u8>,
    content: Vec<u8>,
    whole: Vec<u8>,
}

impl Sample {
    fn of(kind: Kind, whole: Vec<u8>) -> Self {
        let container = Container::parse(kind, &whole).unwrap();
        Self {
            kind,
            header: container.header.to_vec(),
            content: container.open(KEY, device().public().signs).unwrap(),
            whole,
        }
    }

    /// It with a hurt outside, header or content; of the last two, sealed and signed by one who has the key.
    fn hurt(&self, chance: &mut Chance) -> (Vec<u8>, usize) {
        let (mut header, mut content) = (self.header.clone(), self.content.clone());
        match chance.below(3) {
            0 => return (chance.hurt(&self.whole), self.whole.len()),
            1 => header = chance.hurt(&header),
            _ => content = chance.hurt(&content),
        }
        let by = device().signature;
        let sealed = container::seal(self.kind, &header, &content, KEY, &by, &mut Dice(1)).unwrap();
        let came = sealed.len().max(header.len() + content.len());
        (sealed, came)
    }
}

fn sets() -> Vec<ChangeSet> {
    let values = [
        Datum::Null,
        Datum::Integer(-7),
        Datum::Text("Felles legevakt".into()),
        Datum::Bytes(vec![3; 40]),
    ];
    let id = |n: i64| SetId {
        writer: Writer(7),
        seq: n,
    };
    let set = |n: i64| ChangeSet {
        id: id(n),
        hlc: Hlc::from_bits(117_000_000_000_000_000 + n),
        actor: "Kari Ødegård".into(),
        action: "rename_sak".into(),
        at: noon(),
        subject: Some(("sak".into(), Uuid::from_u128(1))),
        undoes: (n > 1).then(|| id(n - 1)),
        undoable: true,
        changes: values
            .iter()
            .map(|value| Change {
                entity: "sak".into(),
                id: Uuid::from_u128(1),
                field: "tittel".into(),
                value: value.clone(),
            })
            .collect(),
    };
    (1..4).map(set).collect()
}

fn a_segment() -> Sample {
    let header = Header {
        writer: Writer(7),
        seq: 3,
        parents: vec![SegmentId([1; 16]), SegmentId([2; 16])],
        lacking: vec![SegmentId([3; 16])],
        hlc: Hlc::from_bits(99),
    };
    let parcel = Parcel { header, sets: sets() };
    let sealed = segment::seal(&parcel, &keys(), &device().signature, segment::OURS, &mut Dice(1)).unwrap();
    Sample::of(Kind::Segment, sealed.bytes)
}

#[test]
fn a_damaged_segment_is_refused_or_harmless() {
    let (sample, keys) = (a_segment(), keys());
    endures("segment", PARTED, |chance| {
        let (bytes, came) = sample.hurt(chance);
        taken(came, || {
            if let Ok(container) = Container::parse(Kind::Segment, &bytes) {
                let _ = segment::open(&container, &keys, segment::OURS);
                segment::device_of(&bytes);
            }
        })
    });
}

#[test]
fn a_damaged_pack_is_read_as_far_as_it_is_whole() {
    let (sample, keys) = (a_segment(), keys());
    let pack = sample.whole.repeat(4);
    endures("pack", PARTED, |chance| {
        let bytes = chance.hurt(&pack);
        taken(bytes.len(), || {
            for container in container::run(Kind::Segment, &bytes) {
                let _ = segment::open(&container, &keys, segment::OURS);
            }
        })
    });
}

#[test]
fn a_damaged_word_on_what_a_desk_has_is_refused_or_harmless() {
    let ack = Ack {
        writer: Writer(7),
        device: device().public().signs,
        count: 99,
        at: noon(),
        person: "Kari Ødegård".into(),
        held: vec![Stretch {
            writer: Writer(7),
            first: 1,
            last: 40,
            marks: vec![SegmentId([1; 16]), SegmentId([2; 16])],
        }],
        heard: vec![(Writer(8), 5)],
        statements: vec![[1; 16]],
        calls: vec![(BlobId([3; 32]), 2)],
        key: keys().newest,
        presence: Presence {
            open: Some(Uuid::from_u128(1)),
            pen: Some(Pen {
                owner: Uuid::from_u128(2),
                field: "behandling".into(),
            }),
        },
    };
    let sealed = ack::seal(&ack, &keys(), &device().signature, &mut Dice(1)).unwrap();
    let (sample, keys) = (Sample::of(Kind::Ack, sealed), keys());
    let mut held = Held::default();
    held.add(
        SegmentId([1; 16]),
        &Header {
            writer: Writer(7),
            seq: 1,
            parents: Vec::new(),
            lacking: Vec::new(),
            hlc: Hlc::default(),
        },
    );
    endures("ack", PARTED, |chance| {
        let (bytes, came) = sample.hurt(chance);
        taken(came, || {
            if let Ok(container) = Container::parse(Kind::Ack, &bytes) {
                ack::said_by(&container);
                if let Ok(ack) = ack::open(&container, &keys) {
                    held.common(&ack.held);
                }
            }
        })
    });
}

/// A secretariat with one of each kind of statement, and what was said of it.
fn secretariat() -> (Vault, Vec<Sample>) {
    let (kari, ola, words) = (device(), Pair::new([5; 32]), Pair::new([6; 32]));
    let (cheap, mut dice) = (Cost { memory: 8, passes: 1 }, Dice(2));
    let key = (keys().newest, KEY);
    let mut vault = Vault::default();
    let all = [
        What::Founded {
            device: kari.public(),
            person: "Kari Ødegård".into(),
            machine: "Karis bærbare".into(),
            passphrase: words.public(),
        },
        What::Passphrase {
            passphrase: Pair::new([4; 32]).public(),
        },
        What::Invited {
            invitation: Pair::new([3; 32]).public(),
            person: "Ola".into(),
            role: Role::Secretary,
            until: noon(),
        },
        What::Joined {
            device: ola.public(),
            person: "Ola".into(),
            machine: "Olas bærbare".into(),
            consent: ola.signature.sign(&statement::consent(kari.public().signs)),
        },
        What::Revoked {
            who: ola.public().signs,
            seen: vec![SegmentId([4; 16])],
        },
        What::Admitted {
            segments: vec![SegmentId([4; 16])],
        },
        What::Keys {
            older: vec![(keys().newest, KEY)],
        },
        What::Newer,
    ];
    let mut samples = Vec::new();
    for what in all {
        let wrap = Wrap::new(key, ola.public().opens, &mut dice).unwrap();
        let lock = Lock::new("fjord og fjell 26", &[3; 32], (cheap, [4; 16]), &mut dice).unwrap();
        let outside = (vec![wrap], Some(lock));
        let id = vault.say(what, &kari, key, outside, noon(), &mut dice).unwrap();
        samples.push(Sample::of(Kind::Statement, vault.bytes(id).to_vec()));
    }
    (vault, samples)
}

/// Alone, and in the history of all that was said.
#[test]
fn a_damaged_statement_is_refused_or_harmless() {
    let (vault, samples) = secretariat();
    let id = vault.id;
    endures("statement", PARTED, |chance| {
        let (bytes, came) = chance.one_of(&samples).hurt(chance);
        let history: usize = samples.iter().map(|sample| sample.whole.len()).sum();
        taken(came + history, || {
            let mut vault = Vault::default();
            (vault.id, vault.keys) = (id, keys());
            let whole = samples.iter().map(|sample| &sample.whole[..]);
            for bytes in whole.chain([&bytes[..]]) {
                for container in container::run(Kind::Statement, bytes) {
                    let _ = statement::outside(&container);
                    vault.hear(&container);
                }
            }
            vault.read(&[&device()]);
        })
    });
}

#[test]
fn a_damaged_mark_of_a_folder_is_refused() {
    let sample = mark::file([7; 16]).unwrap();
    endures("mark", COPIED, |chance| {
        let bytes = [chance.hurt(&sample)];
        taken(bytes[0].len(), || drop(mark::whose(&bytes)))
    });
}

#[test]
fn a_damaged_piece_of_a_file_is_refused() {
    const SMALL: Layout = Layout { chunk: 100 };
    let head = Head {
        key: keys().newest,
        piece: 0,
        len: 333,
        name: piece::name(KEY, BlobId([3; 32])),
    };
    let sample = piece::seal(&head, &[5; 333], KEY, SMALL).unwrap();
    endures("piece", COPIED, |chance| {
        let (bytes, layout) = (chance.hurt(&sample), *chance.one_of(&[SMALL, Layout::SHARED]));
        taken(bytes.len(), || {
            let Some(head) = Head::parse(&bytes, layout) else {
                return;
            };
            head.file_len(layout);
            for chunk in 0..layout.chunks(head.len).min(9) {
                let (from, most) = layout.place(chunk);
                let from = usize::try_from(from).unwrap().min(bytes.len());
                let to = from
                    .saturating_add(usize::try_from(most).unwrap())
                    .min(bytes.len());
                piece::open(&head, chunk, &bytes[from..to], KEY, layout);
            }
        })
    });
}

/// The file with a device's own secret, and what is read over the telephone.
#[test]
fn a_damaged_lock_and_a_damaged_code_are_refused() {
    let cheap = (Cost { memory: 8, passes: 1 }, [4; 16]);
    let lock = Lock::new("fjord og fjell 26", &[3; 32], cheap, &mut Dice(2)).unwrap();
    let sample = crate::encoding::encoded(|e| lock.put(e));
    let code = code::draw(&mut Dice(3)).unwrap();
    endures("lock and code", PARTED, |chance| {
        let (bytes, code) = (chance.hurt(&sample), chance.hurt(code.as_bytes()));
        taken(bytes.len() + code.len(), || {
            let _ = Lock::take(&mut Decoder::new(&bytes));
            let _ = code::heard(&String::from_utf8_lossy(&code));
        })
    });
}

/// A name that stands once is written beside each of a thousand changes.
#[test]
fn a_long_name_before_many_changes_does_not_fill_the_memory() {
    let many = |name: &str| {
        let change = Change {
            entity: name.into(),
            id: Uuid::from_u128(1),
            field: "".into(),
            value: Datum::Null,
        };
        let set = ChangeSet {
            changes: vec![change; 10_000],
            ..sets().remove(0)
        };
        crate::encoding::encoded(|e| crate::encoding::put_sets(e, &[set], Writer(7)))
    };
    let read = |content: &[u8]| crate::encoding::sets(&mut Decoder::new(content), Writer(7));
    assert!(read(&many("moetesak")).is_ok());
    let long = many(&"m".repeat(20_000));
    let Took { came, peak } = taken(long.len(), || drop(read(&long)));
    assert!(
        peak <= came * PARTED.times + PARTED.plus,
        "{peak} bytes for {came}"
    );
}
