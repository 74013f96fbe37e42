//! The eight kinds of PDF object, and the reference.

use std::collections::BTreeMap;

/// Number and generation of an indirect object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id {
    pub(crate) number: u32,
    pub(crate) generation: u16,
}

/// A PDF object. Two objects are equal when a reader cannot tell them apart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Null,
    Boolean(bool),
    Integer(i64),
    Real(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    Stream(Stream),
    Reference(Id),
}

/// A stream: its dictionary and its bytes as they stand in the file, still encoded.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stream {
    pub(crate) dictionary: Dictionary,
    pub(crate) data: Vec<u8>,
}

/// A dictionary. Keys are names without their solidus, with `#xx` resolved.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Dictionary(BTreeMap<Vec<u8>, Object>);

impl Object {
    pub(crate) fn name(name: &str) -> Self {
        Self::Name(name.as_bytes().to_vec())
    }

    pub(crate) fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }

    /// A number of either kind.
    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            // Coordinates stay far below 2^52; larger integers are no coordinates.
            #[allow(clippy::cast_precision_loss)]
            Self::Integer(value) => Some(*value as f64),
            Self::Real(value) => Some(*value),
            _ => None,
        }
    }

    pub(crate) fn as_name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn as_string(&self) -> Option<&[u8]> {
        match self {
            Self::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Object]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The dictionary of a dictionary or of a stream.
    pub(crate) fn as_dictionary(&self) -> Option<&Dictionary> {
        match self {
            Self::Dictionary(dictionary) => Some(dictionary),
            Self::Stream(stream) => Some(&stream.dictionary),
            _ => None,
        }
    }

    pub(crate) fn as_reference(&self) -> Option<Id> {
        match self {
            Self::Reference(id) => Some(*id),
            _ => None,
        }
    }

    /// Calls `found` for every reference in this object, at any depth.
    pub(crate) fn references(&self, found: &mut dyn FnMut(Id)) {
        match self {
            Self::Reference(id) => found(*id),
            Self::Array(items) => items.iter().for_each(|item| item.references(found)),
            Self::Dictionary(dictionary) | Self::Stream(Stream { dictionary, .. }) => {
                dictionary.iter().for_each(|(_, value)| value.references(found));
            }
            _ => {}
        }
    }
}

impl Dictionary {
    /// The value of a key; a null value is as good as none (ISO 32000-1, 7.3.7).
    pub(crate) fn get(&self, key: &str) -> Option<&Object> {
        self.0.get(key.as_bytes()).filter(|value| **value != Object::Null)
    }

    pub(crate) fn set(&mut self, key: &str, value: Object) {
        self.0.insert(key.as_bytes().to_vec(), value);
    }

    /// Adds a parsed pair; false when the key was there already.
    pub(crate) fn add(&mut self, key: Vec<u8>, value: Object) -> bool {
        self.0.insert(key, value).is_none()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }

    /// Whether `/Type` says so.
    pub(crate) fn is_type(&self, name: &str) -> bool {
        self.get("Type").and_then(Object::as_name) == Some(name.as_bytes())
    }

    /// The keys whose values differ between two dictionaries, in order.
    pub(crate) fn differences(&self, other: &Self) -> Vec<String> {
        let mut keys: Vec<&[u8]> = self.0.keys().chain(other.0.keys()).map(Vec::as_slice).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.retain(|key| self.0.get(*key) != other.0.get(*key));
        keys.iter()
            .map(|key| String::from_utf8_lossy(key).into_owned())
            .collect()
    }
}

impl<const N: usize> From<[(&str, Object); N]> for Dictionary {
    fn from(pairs: [(&str, Object); N]) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(key, value)| (key.as_bytes().to_vec(), value))
                .collect(),
        )
    }
}

impl From<Dictionary> for Object {
    fn from(dictionary: Dictionary) -> Self {
        Self::Dictionary(dictionary)
    }
}

impl From<Id> for Object {
    fn from(id: Id) -> Self {
        Self::Reference(id)
    }
}

impl From<i64> for Object {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for Object {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}
