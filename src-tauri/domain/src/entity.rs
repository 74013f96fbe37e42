//! What every recorded thing has in common: a name for its kind, and an identity that never changes.

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

/// A thing whose fields are recorded one by one in the log of changes.
///
/// The serialised form is a flat object: one key per field, `id` among them. Long texts are not among the
/// fields; they are documents of their own, named in [`Entity::TEXTS`], because two people may write in
/// them at the same time.
pub trait Entity: Serialize + DeserializeOwned + Clone {
    /// The kind, as in the log, the tables and the exchange file, e.g. `moetesak`.
    const NAME: &'static str;
    /// The long texts that belong to it, e.g. `behandling`.
    const TEXTS: &'static [&'static str] = &[];
    /// Its identity (a version 7 UUID, made by whoever created it).
    fn id(&self) -> Uuid;
}

/// Declares an identity type of its own for each kind, so that a sak's cannot be given for a meeting's.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "describe", derive(schemars::JsonSchema, ts_rs::TS), ts(export_to = "bindings.ts"))]
        pub struct $name(pub uuid::Uuid);

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}
pub(crate) use ids;

/// Implements [`Entity`] for a struct with a field `id`.
macro_rules! entity {
    ($type:ty, $name:literal) => { entity!($type, $name, []); };
    ($type:ty, $name:literal, [$($text:literal),*]) => {
        impl crate::Entity for $type {
            const NAME: &'static str = $name;
            const TEXTS: &'static [&'static str] = &[$($text),*];
            fn id(&self) -> uuid::Uuid {
                self.id.0
            }
        }
    };
}
pub(crate) use entity;
