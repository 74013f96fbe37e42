//! Reading an update as Yjs wrote it, from somebody who may mean harm.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use yrs::{
    Any, ID, Update,
    block::ClientID,
    encoding::{
        read::{Error, Read},
        varint::VarInt,
    },
    updates::decoder::{Decode, Decoder, DecoderV1},
};

/// How deep a value may be. Those of an editor are two deep: the attributes of a mark.
const MOST_DEEP: u32 = 32;

/// How far a client may count what it writes: more than anybody does, and as far as yrs can subtract.
const MOST_FAR: u64 = i32::MAX as u64;

/// The tags of values that hold others.
const MAP: u8 = 118;
const LIST: u8 = 117;

/// Kinds of blocks, in the low bits of their first byte (`yjs/src/structs`).
const KIND: u8 = 0b1111;
const GONE: u8 = 0;
const DELETED: u8 = 1;
const STRING: u8 = 4;
const FORMAT: u8 = 6;
const TYPE: u8 = 7;
const ANY: u8 = 8;
const SKIP: u8 = 10;

/// Shapes of what a block of the kind [`TYPE`] begins.
const ELEMENT: u8 = 3;
const FRAGMENT: u8 = 4;
const TEXT: u8 = 6;

/// An update, encoded in version 1.
pub(super) fn update(bytes: &[u8]) -> Result<Update, Error> {
    let mut decoder = Wary {
        yjs: DecoderV1::from(bytes),
        clients: HashSet::new(),
        number: 0,
        begins: false,
        clock: 0,
        kind: GONE,
        length: 0,
    };
    // The first number counts the clients.
    decoder.can_hold(DecoderV1::from(bytes).read_var()?)?;
    let update = Update::decode(&mut decoder)?;
    decoder.pass_block()?;
    Ok(update)
}

/// Yjs' own decoder, which refuses what no editor writes and yrs takes on trust:
///
/// - Values inside values: yrs goes down into them call by call, however deep they are, and the stack has an end.
/// - Counts: yrs reserves memory for as many clients, blocks and values as a number says.
/// - A client that comes twice, and one that counts too far: where blocks overlap, yrs reads what it has freed.
/// - Content that is neither text, marks, elements nor their attributes: yrs counts it in a text and cannot remove it.
///
/// The counting is exact, so that of what was kept no part is refused later.
struct Wary<'b> {
    yjs: DecoderV1<'b>,
    clients: HashSet<ClientID>,
    /// The latest number that was read.
    number: u64,
    /// The next number is where a client's blocks begin.
    begins: bool,
    /// How far the latest client has counted, without the block that is being read.
    clock: u64,
    /// The kind of that block, and for how many it counts.
    kind: u8,
    length: u64,
}

impl Wary<'_> {
    /// Refuses a count of more things than there are bytes left: the least of them is one byte long.
    fn can_hold(&mut self, count: u64) -> Result<(), Error> {
        let rest = self.yjs.read_to_end()?.len();
        refuse_if(count > rest as u64, "counts more than there is")
    }

    /// Counts the block that was read.
    fn pass_block(&mut self) -> Result<(), Error> {
        self.clock = self.clock.saturating_add(self.length);
        self.length = 0;
        refuse_if(self.clock > MOST_FAR, "counts too far")
    }

    /// A value, so deep inside others.
    fn any(&mut self, depth: u32) -> Result<Any, Error> {
        match self.yjs.read_to_end()?.first() {
            Some(&(MAP | LIST)) if depth == MOST_DEEP => Err(Error::Custom("nested too deeply".into())),
            Some(&MAP) => {
                self.yjs.read_u8()?;
                let mut map = HashMap::new();
                for _ in 0..self.yjs.read_var::<u32>()? {
                    let key = self.yjs.read_string()?.to_owned();
                    map.insert(key, self.any(depth + 1)?);
                }
                Ok(Any::Map(Arc::new(map)))
            }
            Some(&LIST) => {
                self.yjs.read_u8()?;
                let mut list = Vec::new();
                for _ in 0..self.yjs.read_var::<u32>()? {
                    list.push(self.any(depth + 1)?);
                }
                Ok(Any::Array(list.into()))
            }
            _ => self.yjs.read_any(),
        }
    }
}

fn refuse_if(is_wrong: bool, why: &str) -> Result<(), Error> {
    if is_wrong {
        return Err(Error::Custom(why.into()));
    }
    Ok(())
}

impl Read for Wary<'_> {
    fn read_exact(&mut self, len: usize) -> Result<&[u8], Error> {
        self.yjs.read_exact(len)
    }

    fn read_u8(&mut self) -> Result<u8, Error> {
        self.yjs.read_u8()
    }

    fn read_var<T: VarInt>(&mut self) -> Result<T, Error> {
        self.number = DecoderV1::from(self.yjs.read_to_end()?).read_var()?;
        if std::mem::take(&mut self.begins) {
            self.clock = self.number;
        } else if self.kind == SKIP {
            // All that such a block says is its length.
            self.length = self.number;
            self.kind = GONE;
        }
        self.yjs.read_var()
    }

    fn read_string(&mut self) -> Result<&str, Error> {
        let words = self.yjs.read_string()?;
        if self.kind == STRING {
            // Names may come before; the content is last.
            self.length = words.encode_utf16().count() as u64;
        }
        Ok(words)
    }
}

impl Decoder for Wary<'_> {
    fn read_any(&mut self) -> Result<Any, Error> {
        self.any(0)
    }

    fn reset_ds_cur_val(&mut self) {
        self.yjs.reset_ds_cur_val();
    }

    fn read_ds_clock(&mut self) -> Result<u32, Error> {
        near(self.yjs.read_ds_clock()?)
    }

    fn read_ds_len(&mut self) -> Result<u32, Error> {
        near(self.yjs.read_ds_len()?)
    }

    fn read_left_id(&mut self) -> Result<ID, Error> {
        self.yjs.read_left_id()
    }

    fn read_right_id(&mut self) -> Result<ID, Error> {
        self.yjs.read_right_id()
    }

    fn read_client(&mut self) -> Result<ClientID, Error> {
        // The number before a client counts its blocks.
        self.can_hold(self.number)?;
        self.pass_block()?;
        let client = self.yjs.read_client()?;
        refuse_if(!self.clients.insert(client), "a client comes twice")?;
        self.begins = true;
        Ok(client)
    }

    fn read_info(&mut self) -> Result<u8, Error> {
        self.pass_block()?;
        let info = self.yjs.read_info()?;
        (self.kind, self.length) = (info & KIND, 1);
        let is_known = matches!(self.kind, GONE | DELETED | STRING | FORMAT | TYPE | ANY | SKIP);
        refuse_if(!is_known, "no editor writes such a block")?;
        Ok(info)
    }

    fn read_parent_info(&mut self) -> Result<bool, Error> {
        self.yjs.read_parent_info()
    }

    fn read_type_ref(&mut self) -> Result<u8, Error> {
        let shape = self.yjs.read_type_ref()?;
        let is_known = matches!(shape, ELEMENT | FRAGMENT | TEXT);
        refuse_if(!is_known, "no editor writes such a part")?;
        Ok(shape)
    }

    fn read_len(&mut self) -> Result<u32, Error> {
        let len = self.yjs.read_len()?;
        self.length = len.into();
        if self.kind == ANY {
            self.can_hold(self.length)?;
        }
        Ok(len)
    }

    fn read_json(&mut self) -> Result<Any, Error> {
        self.yjs.read_json()
    }

    fn read_key(&mut self) -> Result<Arc<str>, Error> {
        self.yjs.read_key()
    }

    fn read_to_end(&mut self) -> Result<&[u8], Error> {
        self.yjs.read_to_end()
    }
}

fn near(number: u32) -> Result<u32, Error> {
    refuse_if(u64::from(number) > MOST_FAR, "deletes too far away")?;
    Ok(number)
}
