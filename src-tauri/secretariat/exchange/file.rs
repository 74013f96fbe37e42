//! The file's shape.

use std::collections::BTreeMap;

use domain::{
    Dokument, Forankring, Forslag, Frammoete, Habilitet, Helsefellesskap, Melding, Merknad, Moete, Moetesak,
    Oppfoelging, Oppnevning, Part, Pause, Person, Plass, Protokolltilfoersel, Referat, Rettelse, Sak,
    Standpunkt, Tekst, Tilstedevaerelse, Utvalg, Vedlegg,
};
use serde::{Deserialize, Serialize};

/// What every exchange file says it is.
pub const FORMAT: &str = "motebok";
/// The version of the format.
pub const VERSION: u64 = 1;

/// One thing with its long texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(schemars::JsonSchema))]
pub struct Post<T> {
    /// Its fields.
    #[serde(flatten)]
    pub post: T,
    /// Its long texts, by field; only those that say something.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tekster: BTreeMap<String, Tekst>,
}

/// Calls a macro with every kind of thing there is: the field of the file, and the type.
macro_rules! kinds {
    ($each:ident) => {
        $each! {
            helsefellesskap: Helsefellesskap,
            part: Part,
            person: Person,
            utvalg: Utvalg,
            plass: Plass,
            oppnevning: Oppnevning,
            sak: Sak,
            forankring: Forankring,
            moete: Moete,
            moetesak: Moetesak,
            vedlegg: Vedlegg,
            melding: Melding,
            frammoete: Frammoete,
            tilstedevaerelse: Tilstedevaerelse,
            pause: Pause,
            habilitet: Habilitet,
            forslag: Forslag,
            standpunkt: Standpunkt,
            protokolltilfoersel: Protokolltilfoersel,
            rettelse: Rettelse,
            oppfoelging: Oppfoelging,
            referat: Referat,
            merknad: Merknad,
            dokument: Dokument,
        }
    };
}
pub(crate) use kinds;

macro_rules! shape {
    ($($field:ident: $type:ident),* $(,)?) => {
        /// A whole secretariat in one file. Rows stand in the order of their identities, so that the same content
        /// gives the same file.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "describe", derive(schemars::JsonSchema))]
        pub struct Fil {
            /// Always `motebok`.
            pub format: String,
            /// The version of the format.
            pub versjon: u64,
            $(
                /// Every row of this kind.
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $field: Vec<Post<$type>>,
            )*
            /// The bytes of documents and sealed minutes in base64, by their SHA-256 in hexadecimal.
            #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
            pub filer: BTreeMap<String, String>,
        }

        impl Default for Fil {
            fn default() -> Self {
                Self { format: FORMAT.into(), versjon: VERSION, $($field: Vec::new(),)* filer: BTreeMap::new() }
            }
        }
    };
}
kinds!(shape);
