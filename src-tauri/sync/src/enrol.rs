//! Coming to a folder: making it, joining with the passphrase or with a code, and coming back.
//!
//! A newcomer is enrolled by its own desk: the passphrase or the code opens a secret that may sign for one
//! more device. So nobody's machine has to be on but the newcomer's.

use chrono::{DateTime, FixedOffset};
use store::{Clock, Rng, Store};

use crate::{
    Cost, Desk, Device, Folder, FolderError, FolderState, SyncError, code,
    keys::{KeyId, Pair, Wrap, random},
    lock::{self, Lock},
    mark::{self, VaultId},
    members::{Holder, Right},
    names,
    statement::{Role, What, consent},
    vault::Vault,
};

/// Who sits at a desk, and at which.
#[derive(Debug, Clone)]
pub struct Person {
    /// As colleagues see it. Who joins with a code is called what the invitation says.
    pub name: String,
    /// What the machine is called, for those who see a list of them.
    pub machine: String,
    /// Where this device's own secret is kept.
    pub device: Device,
}

impl Desk {
    /// Makes a folder the shared folder of a new secretariat, and this device its first admin's.
    pub fn create(
        folder: impl Folder + 'static,
        person: &Person,
        passphrase: &str,
        cost: Cost,
        clock: impl Clock + 'static,
        mut rng: impl Rng + 'static,
    ) -> Result<Self, SyncError> {
        if !is_free(&folder)? {
            return Err(SyncError::AlreadyShared);
        }
        lock::check(passphrase)?;
        let (own, words) = (
            person.device.pair(|_| false, &mut rng)?,
            Pair::new(random(&mut rng)?),
        );
        let lock = Lock::new(passphrase, &words.secret, (cost, random(&mut rng)?), &mut rng)?;
        let key: [u8; 32] = random(&mut rng)?;
        let key = (KeyId::of(1, &key), key);
        let wraps = vec![
            Wrap::new(key, own.public().opens, &mut rng)?,
            Wrap::new(key, words.public().opens, &mut rng)?,
        ];
        let founded = What::Founded {
            device: own.public(),
            person: person.name.clone(),
            machine: person.machine.clone(),
            passphrase: words.public(),
        };
        let mut vault = Vault::default();
        let id = vault.say(founded, &own, key, (wraps, Some(lock)), clock.now(), &mut rng)?;
        let mut desk = Self::new(Box::new(folder), own, Box::new(clock), Box::new(rng));
        // The mark last: a folder that bears it can be joined.
        desk.put(vault.bytes(id), |taken| names::statements(1, id, taken))?;
        desk.put(&mark::file(id)?, names::vault)?;
        desk.vault = vault;
        Ok(desk)
    }

    /// Joins the secretariat of a folder with the passphrase: for an admin's own further devices.
    pub fn join(
        folder: impl Folder + 'static,
        person: &Person,
        passphrase: &str,
        clock: impl Clock + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Self, SyncError> {
        let mut desk = Self::look_in(Box::new(folder), Box::new(clock), Box::new(rng))?;
        let (words, holder) = desk.door(passphrase, SyncError::WrongPassphrase)?;
        if holder.right != Right::Passphrase || !holder.is_in() {
            return Err(SyncError::WrongPassphrase);
        }
        desk.enter(person, person.name.clone(), words)
    }

    /// Joins the secretariat of a folder with the code of an invitation.
    pub fn join_by_code(
        folder: impl Folder + 'static,
        person: &Person,
        code: &str,
        clock: impl Clock + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Self, SyncError> {
        let code = code::heard(code)?;
        let mut desk = Self::look_in(Box::new(folder), Box::new(clock), Box::new(rng))?;
        let (invitation, holder) = desk.door(&code, SyncError::WrongCode)?;
        let now = desk.clock.now();
        let is_over = holder.until.is_some_and(|until| until < now);
        if let Some(device) = holder.used_by {
            // The program may have ended before it was told.
            if person.device.known()?.map(|own| own.public().signs) != Some(device) {
                return Err(SyncError::UsedCode);
            }
        } else if is_over {
            return Err(SyncError::ExpiredCode);
        } else if !holder.is_in() {
            return Err(SyncError::WithdrawnCode);
        }
        desk.enter(person, holder.person, invitation)
    }

    /// Comes back to the folder these data were shared in before. The folder need not be there.
    pub fn resume(
        store: &Store,
        folder: impl Folder + 'static,
        device: &Device,
        clock: impl Clock + 'static,
        rng: impl Rng + 'static,
    ) -> Result<Self, SyncError> {
        let id = store.shared_as()?.ok_or(SyncError::NotJoined)?;
        let own = device.known()?.ok_or(SyncError::NotJoined)?;
        let mut desk = Self::new(Box::new(folder), own, Box::new(clock), Box::new(rng));
        desk.vault.id = id;
        Ok(desk)
    }

    /// A desk that has read what is said in a folder, and nobody sits at it yet.
    fn look_in(
        folder: Box<dyn Folder>,
        clock: Box<dyn Clock>,
        mut rng: Box<dyn Rng>,
    ) -> Result<Self, SyncError> {
        let id: VaultId = mark::whose(&marks(folder.as_ref())?)?;
        let nobody = Pair::new(random(rng.as_mut())?);
        let mut desk = Self::new(folder, nobody, clock, rng);
        desk.vault.id = id;
        desk.look()?;
        // What is shared is read when there is a database for it.
        desk.files.clear();
        Ok(desk)
    }

    /// The passphrase or the invitation that these words open, and what is said of it.
    fn door(&mut self, words: &str, wrong: SyncError) -> Result<(Pair, Holder), SyncError> {
        let pairs = self.vault.unlock(words)?;
        if pairs.is_empty() {
            return Err(wrong);
        }
        self.vault.read(&pairs.iter().collect::<Vec<_>>());
        let holders = &self.vault.members.holders;
        let known = |pair: Pair| Some((holders.get(&pair.public().signs)?.clone(), pair));
        let found = pairs.into_iter().find_map(known);
        found
            .map(|(holder, pair)| (pair, holder))
            .ok_or(SyncError::NotAllHere)
    }

    fn enter(mut self, person: &Person, name: String, door: Pair) -> Result<Self, SyncError> {
        let holders = &self.vault.members.holders;
        // Who was shut out comes again as another device.
        let is_out = |own: &Pair| {
            holders
                .get(&own.public().signs)
                .is_some_and(|holder| !holder.is_in())
        };
        let own = person.device.pair(is_out, self.rng.as_mut())?;
        self.sit_down(own);
        self.newcomer = Some(Newcomer {
            door,
            name,
            machine: person.machine.clone(),
        });
        Ok(self)
    }

    /// Enrols this device if it has just come. Nothing when it belongs to the secretariat.
    pub(crate) fn take_part(&mut self, store: &mut Store) -> Result<Option<FolderState>, SyncError> {
        let own = self.own.public();
        if !self.vault.members.holders.contains_key(&own.signs)
            && let Some(newcomer) = &self.newcomer
            && let Ok(key) = self.vault.keys.newest()
        {
            let by = newcomer.door.public().signs;
            let joined = What::Joined {
                device: own,
                person: newcomer.name.clone(),
                machine: newcomer.machine.clone(),
                consent: self.own.signature.sign(&consent(by)),
            };
            let (door, wrap) = (
                newcomer.door.clone(),
                Wrap::new(key, own.opens, self.rng.as_mut())?,
            );
            self.state_as(store, &door, joined, vec![wrap], None)?;
        }
        let Some(holder) = self.vault.members.holders.get(&own.signs) else {
            return Ok(Some(FolderState::NotAdmitted));
        };
        self.person.clone_from(&holder.person);
        if holder.revoked.is_some() {
            return Ok(Some(FolderState::Revoked));
        }
        match self.vault.members.role(own.signs) {
            None => return Ok(Some(FolderState::NotAdmitted)),
            Some(Role::Admin) => self.see_to_keys(store)?,
            Some(_) => {}
        }
        self.newcomer = None;
        // The key of an epoch may be on its way.
        Ok(self.vault.keys.newest().err().map(|_| FolderState::NotAdmitted))
    }
}

/// Somebody who has opened the door and is not enrolled yet.
pub(crate) struct Newcomer {
    /// The pair of the passphrase or the invitation.
    pub(crate) door: Pair,
    name: String,
    machine: String,
}

/// What may be marks in a folder.
fn marks(folder: &dyn Folder) -> Result<Vec<Vec<u8>>, SyncError> {
    let mut marks = Vec::new();
    for entry in folder
        .list()?
        .into_iter()
        .filter(|entry| names::is_vault(&entry.name))
    {
        match folder.read(&entry.name, mark::MOST_FILE) {
            Ok(bytes) => marks.push(bytes),
            Err(FolderError::Missing | FolderError::TooLarge) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(marks)
}

/// True for a folder that a secretariat may be made in: nothing was ever shared there. Who made one may have been cut
/// short, and left what founds it and half a mark.
fn is_free(folder: &dyn Folder) -> Result<bool, SyncError> {
    let marks = marks(folder)?;
    let is_founding = |name: &str| names::is_vault(name) || names::is_statement(name);
    Ok(marks.is_empty()
        || marks.iter().all(|mark| mark::is_torn(mark))
            && folder.list()?.iter().all(|entry| is_founding(&entry.name)))
}

/// When an invitation that is good for so many days runs out.
pub(crate) fn until(now: DateTime<FixedOffset>, days: u32) -> DateTime<FixedOffset> {
    now.checked_add_days(chrono::Days::new(days.into()))
        .unwrap_or(now)
}
