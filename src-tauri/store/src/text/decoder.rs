//! Reading an update as Yjs wrote it, from somebody who may mean harm.

use std::{collections::HashMap, sync::Arc};

use yrs::{
    Any, ID, Update,
    block::ClientID,
    encoding::read::{Error, Read},
    updates::decoder::{Decode, Decoder, DecoderV1},
};

/// How deep a value may be. Those of an editor are two deep: the attributes of a mark.
const MOST_DEEP: u32 = 32;

/// The tags of values that hold others.
const MAP: u8 = 118;
const LIST: u8 = 117;

/// An update, encoded in version 1.
pub(super) fn update(bytes: &[u8]) -> Result<Update, Error> {
    Update::decode(&mut Shallow(DecoderV1::from(bytes)))
}

/// Yjs' own decoder, but for values inside values: yrs goes down into them call by call, however deep they are, and
/// the stack has an end.
struct Shallow<'b>(DecoderV1<'b>);

impl Shallow<'_> {
    fn any(&mut self, depth: u32) -> Result<Any, Error> {
        match self.0.read_to_end()?.first() {
            Some(&(MAP | LIST)) if depth == MOST_DEEP => Err(Error::Custom("nested too deeply".into())),
            Some(&MAP) => {
                self.0.read_u8()?;
                let mut map = HashMap::new();
                for _ in 0..self.0.read_var::<u32>()? {
                    let key = self.0.read_string()?.to_owned();
                    map.insert(key, self.any(depth + 1)?);
                }
                Ok(Any::Map(Arc::new(map)))
            }
            Some(&LIST) => {
                self.0.read_u8()?;
                let mut list = Vec::new();
                for _ in 0..self.0.read_var::<u32>()? {
                    list.push(self.any(depth + 1)?);
                }
                Ok(Any::Array(list.into()))
            }
            _ => self.0.read_any(),
        }
    }
}

impl Read for Shallow<'_> {
    fn read_exact(&mut self, len: usize) -> Result<&[u8], Error> {
        self.0.read_exact(len)
    }

    fn read_u8(&mut self) -> Result<u8, Error> {
        self.0.read_u8()
    }
}

impl Decoder for Shallow<'_> {
    fn read_any(&mut self) -> Result<Any, Error> {
        self.any(0)
    }

    fn reset_ds_cur_val(&mut self) {
        self.0.reset_ds_cur_val();
    }

    fn read_ds_clock(&mut self) -> Result<u32, Error> {
        self.0.read_ds_clock()
    }

    fn read_ds_len(&mut self) -> Result<u32, Error> {
        self.0.read_ds_len()
    }

    fn read_left_id(&mut self) -> Result<ID, Error> {
        self.0.read_left_id()
    }

    fn read_right_id(&mut self) -> Result<ID, Error> {
        self.0.read_right_id()
    }

    fn read_client(&mut self) -> Result<ClientID, Error> {
        self.0.read_client()
    }

    fn read_info(&mut self) -> Result<u8, Error> {
        self.0.read_info()
    }

    fn read_parent_info(&mut self) -> Result<bool, Error> {
        self.0.read_parent_info()
    }

    fn read_type_ref(&mut self) -> Result<u8, Error> {
        self.0.read_type_ref()
    }

    fn read_len(&mut self) -> Result<u32, Error> {
        self.0.read_len()
    }

    fn read_json(&mut self) -> Result<Any, Error> {
        self.0.read_json()
    }

    fn read_key(&mut self) -> Result<Arc<str>, Error> {
        self.0.read_key()
    }

    fn read_to_end(&mut self) -> Result<&[u8], Error> {
        self.0.read_to_end()
    }
}
