//! Everything out.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD};
use domain::{Entity, Person};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::Reader;
use uuid::Uuid;

use super::{Fil, Post, file::kinds, names::outward};
use crate::{Desk, Result, content::texts_of};

/// Everything as one file, the same for the same content. E-mail addresses and telephones are the secretariat's own
/// and stay out unless asked for.
pub fn export(desk: &Desk, with_contacts: bool) -> Result<Vec<u8>> {
    let mut file = collect(desk.store())?;
    if !with_contacts {
        file.person
            .iter_mut()
            .for_each(|person| forget_contacts(&mut person.post));
    }
    let value = outward(serde_json::to_value(&file).unwrap_or(Value::Null));
    let mut bytes = serde_json::to_vec_pretty(&value).unwrap_or_default();
    bytes.push(b'\n');
    Ok(bytes)
}

fn forget_contacts(person: &mut Person) {
    person.epost = None;
    person.telefon = None;
}

fn collect(reader: &impl Reader) -> Result<Fil> {
    let mut file = Fil::default();
    macro_rules! gather {
        ($($field:ident: $type:ident),* $(,)?) => {
            $( file.$field = rows::<domain::$type>(reader)?; )*
        };
    }
    kinds!(gather);
    let documents = file.dokument.iter().map(|d| d.post.sha256.clone());
    let sealed = file.referat.iter().filter_map(|r| r.post.innhold.clone());
    for hash in documents.chain(sealed).collect::<std::collections::BTreeSet<_>>() {
        let bytes = reader.blob(&hash)?;
        file.filer.insert(hash, BASE64_STANDARD.encode(bytes));
    }
    Ok(file)
}

/// What each thing says, as a hash, by kind and identity.
pub(crate) type Things = BTreeMap<(&'static str, Uuid), [u8; 32]>;

/// Everything but the files.
pub(crate) fn things(reader: &impl Reader) -> Result<Things> {
    let mut things = Things::new();
    macro_rules! gather {
        ($($field:ident: $type:ident),* $(,)?) => { $(
            for row in rows::<domain::$type>(reader)? {
                let said = serde_json::to_vec(&row).unwrap_or_default();
                things.insert((domain::$type::NAME, row.post.id()), Sha256::digest(said).into());
            }
        )* };
    }
    kinds!(gather);
    Ok(things)
}

fn rows<T: Entity>(reader: &impl Reader) -> Result<Vec<Post<T>>> {
    let mut all: Vec<T> = reader.all()?;
    all.sort_by_key(Entity::id);
    all.into_iter()
        .map(|post| {
            Ok(Post {
                tekster: texts_of::<T>(reader, post.id())?,
                post,
            })
        })
        .collect()
}
