//! What travels between desks: change sets, bundled in segments.

use std::{fmt, sync::Arc};

use chrono::{DateTime, FixedOffset};
use rusqlite::{
    ToSql,
    types::{ToSqlOutput, Value, ValueRef},
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Hlc, SetId, StoreError, Writer};

/// A segment's name: the first 16 bytes of the hash of its bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SegmentId(pub [u8; 16]);

impl fmt::Display for SegmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for SegmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where a segment stands among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Who bundled it.
    pub writer: Writer,
    /// The writer's own numbering of its segments, from 1.
    pub seq: i64,
    /// What the writer had merged before, together with everything behind it. Its own previous segment is
    /// always among them.
    pub parents: Vec<SegmentId>,
    /// What stands behind the parents and the writer never had.
    pub lacking: Vec<SegmentId>,
    /// The time of its last change set.
    pub hlc: Hlc,
}

/// A word that stands in change sets again and again, kept once for many of them.
pub type Name = Arc<str>;

/// One action of one person, as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSet {
    /// Its identity.
    pub id: SetId,
    /// When, on the hybrid logical clock.
    pub hlc: Hlc,
    /// Who did it.
    pub actor: Name,
    /// The use case's name.
    pub action: Name,
    /// When, on the clock of the one who did it.
    pub at: DateTime<FixedOffset>,
    /// What it was done to: kind and identity.
    pub subject: Option<(String, Uuid)>,
    /// The set it took back.
    pub undoes: Option<SetId>,
    /// Whether its writer may take it back.
    pub undoable: bool,
    /// The fields it wrote, in order.
    pub changes: Vec<Change>,
}

/// One field that was written. Kinds and fields this program does not know travel like all others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of thing.
    pub entity: Name,
    /// Its identity.
    pub id: Uuid,
    /// The field or the long text.
    pub field: Name,
    /// What was written; to a long text, a Yjs update.
    pub value: Datum,
}

/// A value of the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Datum {
    /// Nothing.
    Null,
    /// A whole number; 0 and 1 for no and yes.
    Integer(i64),
    /// Characters; anything with parts as JSON.
    Text(String),
    /// Bytes: an identity, or an update of a long text.
    Bytes(Vec<u8>),
}

impl From<Datum> for Value {
    fn from(datum: Datum) -> Self {
        match datum {
            Datum::Null => Self::Null,
            Datum::Integer(number) => Self::Integer(number),
            Datum::Text(text) => Self::Text(text),
            Datum::Bytes(bytes) => Self::Blob(bytes),
        }
    }
}

impl ToSql for Datum {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl TryFrom<Value> for Datum {
    type Error = StoreError;

    fn try_from(value: Value) -> Result<Self, StoreError> {
        match value {
            Value::Null => Ok(Self::Null),
            Value::Integer(number) => Ok(Self::Integer(number)),
            Value::Text(text) => Ok(Self::Text(text)),
            Value::Blob(bytes) => Ok(Self::Bytes(bytes)),
            // No field has ever held one.
            Value::Real(_) => Err(StoreError::Damaged { newest_backup: None }),
        }
    }
}

/// Change sets that are about to be shared, with what their writer had seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Where the segment will stand.
    pub header: Header,
    /// What it will carry, in order.
    pub sets: Vec<ChangeSet>,
}

/// A parcel made ready for the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its name.
    pub id: SegmentId,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A segment from the folder, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its name.
    pub id: SegmentId,
    /// Where it stands.
    pub header: Header,
    /// What it carries; nothing when only a newer program can read it.
    pub sets: Option<Vec<ChangeSet>>,
    /// As it lay in the folder.
    pub bytes: Vec<u8>,
}

/// No desk ever counts so far. A number beyond it is a lie, and who counted on from the largest there is would have to
/// stop working.
const MOST: i64 = 1 << 53;

impl Arrival {
    /// True when its numbers are such as desks count to.
    pub(crate) fn counts(&self) -> bool {
        let counts = |seq: i64, hlc: Hlc| (1..MOST).contains(&seq) && hlc >= Hlc::default();
        let mut sets = self.sets.iter().flatten();
        counts(self.header.seq, self.header.hlc) && sets.all(|set| counts(set.id.seq, set.hlc))
    }
}

impl ChangeSet {
    /// A hash of what was done, whoever numbers it how: the last word where two were done at the same time.
    pub(crate) fn fingerprint(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut add = |part: &[u8]| {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        };
        add(&self.hlc.to_bits().to_be_bytes());
        add(self.actor.as_bytes());
        add(self.action.as_bytes());
        add(self.at.to_rfc3339().as_bytes());
        for change in &self.changes {
            add(change.entity.as_bytes());
            add(change.id.as_bytes());
            add(change.field.as_bytes());
            match &change.value {
                Datum::Null => add(&[]),
                Datum::Integer(number) => add(&number.to_be_bytes()),
                Datum::Text(text) => add(text.as_bytes()),
                Datum::Bytes(bytes) => add(bytes),
            }
        }
        hash.finalize().into()
    }
}
