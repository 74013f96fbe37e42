//! What is said of who belongs to the secretariat: a small file of its own kind, signed, never changed, and
//! named by its bytes. Like a segment it names its parents, what its signer knew when it was made.
//!
//! Outside, for who has no key yet, stand keys that are wrapped for somebody and a secret under words. Who
//! and what it is about, and every name, is sealed.

use chrono::{DateTime, FixedOffset};
use minicbor::{Decoder, decode::Error};
use store::{Rng, SegmentId};

use crate::{
    SyncError,
    container::{self, Container, Kind, Refusal},
    encoding::{Failed, Out, array, encoded, fixed, ids, list, optional, put_ids, skip},
    keys::{KeyId, Keys, Pair, Public, Wrap},
    lock::Lock,
};

const FORMAT: u32 = 1;

/// A statement's name.
pub(crate) type StatementId = [u8; 16];

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads. What it writes is merged by nobody.
    Reader,
    /// Reads and writes.
    Secretary,
    /// Decides too who belongs to the secretariat.
    Admin,
}

/// One thing that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A device makes the secretariat: its first admin, and a passphrase for further devices.
    Founded {
        device: Public,
        person: String,
        machine: String,
        passphrase: Public,
    },
    /// An admin gives a passphrase. Whoever knows it may make a device an admin's.
    Passphrase { passphrase: Public },
    /// An admin gives a code, with which one device may join.
    Invited {
        invitation: Public,
        person: String,
        role: Role,
        until: DateTime<FixedOffset>,
    },
    /// A passphrase or an invitation lets a device in.
    Joined {
        device: Public,
        person: String,
        machine: String,
        /// The device's signature under who lets it in: nobody enrols another's device.
        consent: [u8; 64],
    },
    /// An admin shuts out a device, a passphrase or an invitation. What the admin had merged then stays.
    Revoked { who: [u8; 32], seen: Vec<SegmentId> },
    /// An admin admits segments, and what they stand on, of somebody who was shut out.
    Admitted { segments: Vec<SegmentId> },
    /// An admin hands out a key; with it come all older ones.
    Keys { older: Vec<(KeyId, [u8; 32])> },
    /// Something only a newer program knows.
    Newer,
}

/// What can be read of a statement without any key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outside {
    /// What it is sealed with.
    pub(crate) key: KeyId,
    pub(crate) signer: [u8; 32],
    pub(crate) wraps: Vec<Wrap>,
    pub(crate) lock: Option<Lock>,
}

/// All of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) outside: Outside,
    pub(crate) parents: Vec<StatementId>,
    /// On its signer's clock.
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) what: What,
}

/// What a device signs to be let in by somebody.
pub(crate) fn consent(by: [u8; 32]) -> Vec<u8> {
    [&b"motebok 2026 let in by"[..], &by].concat()
}

/// A statement's name by its bytes.
pub(crate) fn id_of(bytes: &[u8]) -> StatementId {
    crate::segment::id_of(bytes).0
}

pub(crate) fn seal(
    statement: &Statement,
    key: [u8; 32],
    by: &Pair,
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, SyncError> {
    let Outside {
        key: id,
        signer,
        wraps,
        lock,
    } = &statement.outside;
    let outside = encoded(|e| {
        e.array(5)?.u32(FORMAT)?.u64(id.0)?.bytes(signer)?;
        e.array(wraps.len() as u64)?;
        for wrap in wraps {
            e.array(4)?.u64(wrap.key.0)?.bytes(&wrap.to)?;
            e.bytes(&wrap.ephemeral)?.bytes(&wrap.sealed)?;
        }
        match lock {
            Some(lock) => lock.put(e)?,
            None => drop(e.null()?),
        }
        Ok(())
    });
    let content = encoded(|e| {
        e.array(3)?.array(statement.parents.len() as u64)?;
        for parent in &statement.parents {
            e.bytes(parent)?;
        }
        e.str(&statement.at.to_rfc3339())?;
        put_what(e, &statement.what)
    });
    container::seal(Kind::Statement, &outside, &content, key, &by.signature, rng)
}

/// What a statement says to who has no key. It is not verified yet.
pub(crate) fn outside(container: &Container<'_>) -> Result<Outside, Refusal> {
    read_outside(container.header).map_err(|_| Refusal::Content)
}

/// Verifies and reads a statement.
pub(crate) fn open(container: &Container<'_>, keys: &Keys) -> Result<Statement, Refusal> {
    let outside = outside(container)?;
    let key = keys.of(outside.key).ok_or(Refusal::NoKey)?;
    let content = container.open(key, outside.signer)?;
    let (parents, at, what) = read_inside(&content).map_err(|_| Refusal::Content)?;
    Ok(Statement {
        outside,
        parents,
        at,
        what,
    })
}

fn read_outside(bytes: &[u8]) -> Result<Outside, Error> {
    let mut d = Decoder::new(bytes);
    let more = array(&mut d, 5)?;
    d.u32()?;
    let outside = Outside {
        key: KeyId(d.u64()?),
        signer: fixed(&mut d)?,
        wraps: list(&mut d, |d| {
            let more = array(d, 4)?;
            let wrap = Wrap {
                key: KeyId(d.u64()?),
                to: fixed(d)?,
                ephemeral: fixed(d)?,
                sealed: d.bytes()?.into(),
            };
            skip(d, more)?;
            Ok(wrap)
        })?,
        lock: optional(&mut d, Lock::take)?,
    };
    skip(&mut d, more)?;
    Ok(outside)
}

type Inside = (Vec<StatementId>, DateTime<FixedOffset>, What);

fn read_inside(bytes: &[u8]) -> Result<Inside, Error> {
    let mut d = Decoder::new(bytes);
    array(&mut d, 3)?;
    let parents = list(&mut d, fixed)?;
    Ok((parents, date(&mut d)?, read_what(&mut d)?))
}

fn date(d: &mut Decoder<'_>) -> Result<DateTime<FixedOffset>, Error> {
    DateTime::parse_from_rfc3339(d.str()?).map_err(|_| Error::message("no date"))
}

fn put_public(e: &mut Out<'_>, public: &Public) -> Result<(), Failed> {
    e.array(2)?.bytes(&public.signs)?.bytes(&public.opens)?;
    Ok(())
}

fn public(d: &mut Decoder<'_>) -> Result<Public, Error> {
    let more = array(d, 2)?;
    let public = Public {
        signs: fixed(d)?,
        opens: fixed(d)?,
    };
    skip(d, more)?;
    Ok(public)
}

/// Writes the kind's number and its parts.
fn put_what(e: &mut Out<'_>, what: &What) -> Result<(), Failed> {
    match what {
        What::Founded {
            device,
            person,
            machine,
            passphrase,
        } => {
            e.array(5)?.u32(1)?;
            put_public(e, device)?;
            e.str(person)?.str(machine)?;
            put_public(e, passphrase)?;
        }
        What::Passphrase { passphrase } => {
            e.array(2)?.u32(2)?;
            put_public(e, passphrase)?;
        }
        What::Invited {
            invitation,
            person,
            role,
            until,
        } => {
            e.array(5)?.u32(3)?;
            put_public(e, invitation)?;
            e.str(person)?.u32(number(*role))?.str(&until.to_rfc3339())?;
        }
        What::Joined {
            device,
            person,
            machine,
            consent,
        } => {
            e.array(5)?.u32(4)?;
            put_public(e, device)?;
            e.str(person)?.str(machine)?.bytes(consent)?;
        }
        What::Revoked { who, seen } => {
            e.array(3)?.u32(5)?.bytes(who)?;
            put_ids(e, seen)?;
        }
        What::Admitted { segments } => {
            e.array(2)?.u32(6)?;
            put_ids(e, segments)?;
        }
        What::Keys { older } => {
            e.array(2)?.u32(7)?.array(older.len() as u64)?;
            for (id, key) in older {
                e.array(2)?.u64(id.0)?.bytes(key)?;
            }
        }
        What::Newer => drop(e.array(1)?.u32(0)?),
    }
    Ok(())
}

fn read_what(d: &mut Decoder<'_>) -> Result<What, Error> {
    array(d, 1)?;
    Ok(match d.u32()? {
        1 => What::Founded {
            device: public(d)?,
            person: d.str()?.into(),
            machine: d.str()?.into(),
            passphrase: public(d)?,
        },
        2 => What::Passphrase {
            passphrase: public(d)?,
        },
        3 => What::Invited {
            invitation: public(d)?,
            person: d.str()?.into(),
            role: role(d.u32()?),
            until: date(d)?,
        },
        4 => What::Joined {
            device: public(d)?,
            person: d.str()?.into(),
            machine: d.str()?.into(),
            consent: fixed(d)?,
        },
        5 => What::Revoked {
            who: fixed(d)?,
            seen: ids(d)?,
        },
        6 => What::Admitted { segments: ids(d)? },
        7 => What::Keys {
            older: list(d, |d| {
                let more = array(d, 2)?;
                let key = (KeyId(d.u64()?), fixed(d)?);
                skip(d, more)?;
                Ok(key)
            })?,
        },
        _ => What::Newer,
    })
}

fn number(role: Role) -> u32 {
    match role {
        Role::Reader => 1,
        Role::Secretary => 2,
        Role::Admin => 3,
    }
}

/// A role that came later gives no right that this program knows.
fn role(number: u32) -> Role {
    match number {
        2 => Role::Secretary,
        3 => Role::Admin,
        _ => Role::Reader,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Cost, dice::Dice};

    fn statement(what: What) -> Statement {
        let key = (KeyId::of(1, &[7; 32]), [7; 32]);
        let cheap = Cost { memory: 8, passes: 1 };
        Statement {
            outside: Outside {
                key: key.0,
                signer: Pair::new([9; 32]).public().signs,
                wraps: vec![Wrap::new(key, Pair::new([8; 32]).public().opens, &mut Dice(1)).unwrap()],
                lock: Some(Lock::new("fjord og fjell 26", &[3; 32], (cheap, [4; 16]), &mut Dice(2)).unwrap()),
            },
            parents: vec![[1; 16], [2; 16]],
            at: DateTime::from_timestamp(1_795_345_200, 0).unwrap().fixed_offset(),
            what,
        }
    }

    #[test]
    fn what_is_said_is_what_is_heard() {
        let one = Pair::new([5; 32]).public();
        let name = || String::from("Kari Ødegård");
        let all = [
            What::Founded {
                device: one,
                person: name(),
                machine: name(),
                passphrase: one,
            },
            What::Passphrase { passphrase: one },
            What::Invited {
                invitation: one,
                person: name(),
                role: Role::Secretary,
                until: DateTime::from_timestamp(7, 0).unwrap().fixed_offset(),
            },
            What::Joined {
                device: one,
                person: name(),
                machine: name(),
                consent: [6; 64],
            },
            What::Revoked {
                who: one.signs,
                seen: vec![SegmentId([4; 16])],
            },
            What::Admitted {
                segments: vec![SegmentId([4; 16])],
            },
            What::Keys {
                older: vec![(KeyId(7), [4; 32])],
            },
            What::Newer,
        ];
        let mut keys = Keys::default();
        keys.add(KeyId::of(1, &[7; 32]), [7; 32]);
        for what in all {
            let said = statement(what);
            let bytes = seal(&said, [7; 32], &Pair::new([9; 32]), &mut Dice(1)).unwrap();
            let container = Container::parse(Kind::Statement, &bytes).unwrap();
            assert_eq!(open(&container, &keys), Ok(said));
            assert_eq!(open(&container, &Keys::default()), Err(Refusal::NoKey));
        }
    }

    proptest! {
        /// Pitfall 10.
        #[test]
        fn no_bytes_make_a_decoder_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = (read_outside(&bytes), read_inside(&bytes));
        }
    }
}
