//! What a script names, found in the database.

use domain::{MoeteId, Moetesak, MoetesakId, Person, PersonId, Sak, SakId, Utvalg, UtvalgId};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use store::Reader;
use uuid::Uuid;

use super::Player;
use crate::{Error, Result};

impl Player {
    pub(super) fn meeting(&self) -> Result<MoeteId> {
        self.meeting.ok_or_else(|| lost("moete", "-"))
    }

    pub(super) fn need<T: domain::Entity>(&self, id: Uuid, name: &str) -> Result<T> {
        self.desk.store().get(id)?.ok_or_else(|| lost(T::NAME, name))
    }

    pub(super) fn body(&self, name: &str) -> Result<UtvalgId> {
        let all: Vec<Utvalg> = self.desk.store().all()?;
        let found = all
            .iter()
            .find(|u| u.kortnavn.as_deref() == Some(name))
            .or_else(|| all.iter().find(|u| u.navn == name));
        found.map(|u| u.id).ok_or_else(|| lost("utvalg", name))
    }

    pub(super) fn person(&self, name: &str) -> Result<PersonId> {
        let all: Vec<Person> = self.desk.store().all()?;
        all.iter()
            .find(|p| p.navn == name)
            .map(|p| p.id)
            .ok_or_else(|| lost("person", name))
    }

    pub(super) fn sak(&self, title: &str) -> Result<SakId> {
        let all: Vec<Sak> = self.desk.store().all()?;
        all.iter()
            .rev()
            .find(|s| s.tittel.starts_with(title))
            .map(|s| s.id)
            .ok_or_else(|| lost("sak", title))
    }

    pub(super) fn item(&self, name: &str) -> Result<MoetesakId> {
        let all: Vec<Moetesak> = self.desk.store().by("moete", self.meeting()?.0)?;
        let numbered =
            |m: &&Moetesak| m.numre.iter().any(|n| n.tekst == name) || m.nummer().as_deref() == Some(name);
        let found = all
            .iter()
            .find(numbered)
            .or_else(|| all.iter().find(|m| m.tittel.starts_with(name)));
        found.map(|m| m.id).ok_or_else(|| lost("moetesak", name))
    }
}

/// Something the script names is not there: a fault of the script.
pub(super) fn lost(kind: &'static str, name: &str) -> Error {
    crate::exchange::ExchangeError::Nowhere {
        place: kind.to_owned(),
        id: name.to_owned(),
    }
    .into()
}

pub(super) fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The thing with some fields given new values.
pub(super) fn patched<T: Serialize + DeserializeOwned>(thing: &T, fields: Map<String, Value>) -> Result<T> {
    let mut value = json(thing);
    if let Value::Object(object) = &mut value {
        object.extend(fields);
    }
    serde_json::from_value(value).map_err(|e| {
        crate::exchange::ExchangeError::Unreadable {
            place: "manus".into(),
            reason: e.to_string(),
        }
        .into()
    })
}
