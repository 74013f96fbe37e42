//! What an admin decides: who is invited, who is shut out, which words open the folder, and what somebody
//! wrote who is out may come in after all. And what follows for the keys.

use chrono::{DateTime, FixedOffset};
use store::{SegmentId, Store};

use crate::{
    Desk, SyncError, code,
    enrol::until,
    keys::{KeyId, Pair, Wrap, random},
    lock::{self, Lock},
    members::{Holder, Right},
    statement::{Role, What},
    status::{DeviceId, InvitationId},
};

/// A code to be read to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// By which it can be withdrawn.
    pub id: InvitationId,
    /// Four groups of four characters. It is kept nowhere.
    pub code: String,
    /// How long it is good, on the clock of the one who made it.
    pub until: DateTime<FixedOffset>,
}

/// What there is to say about a device that was shut out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Farewell {
    /// Who sat there.
    pub person: String,
    /// What the machine is called.
    pub machine: String,
    /// It keeps the keys of all epochs up to this one: what was sealed with them it can read for ever, in its
    /// own database and in the folder.
    pub reads_to_epoch: u32,
    /// How many segments that is.
    pub reads_segments: usize,
}

impl Desk {
    /// Invites somebody to join with one device within so many days. The code goes to them by telephone, not
    /// by the folder.
    pub fn invite(
        &mut self,
        store: &mut Store,
        name: &str,
        role: Role,
        days: u32,
    ) -> Result<Invitation, SyncError> {
        self.must_be_admin(store)?;
        let code = code::draw(self.rng.as_mut())?;
        let words = code::heard(&code)?;
        let pair = Pair::new(random(self.rng.as_mut())?);
        // The salt is the same for all, so that one try is enough among many invitations.
        let cost = (self.vault.cost(), self.vault.id);
        let lock = Lock::new(&words, &pair.secret, cost, self.rng.as_mut())?;
        let key = self.vault.keys.newest()?;
        let wrap = Wrap::new(key, pair.public().opens, self.rng.as_mut())?;
        let until = until(self.clock.now(), days);
        let invited = What::Invited {
            invitation: pair.public(),
            person: name.into(),
            role,
            until,
        };
        self.state(store, invited, vec![wrap], Some(lock))?;
        // So that whoever comes finds all they need in one file that is new to their replica.
        self.unsaid.extend(self.vault.statements());
        Ok(Invitation {
            id: InvitationId(pair.public().signs),
            code,
            until,
        })
    }

    /// Takes an invitation back that nobody has used.
    pub fn withdraw(&mut self, store: &mut Store, invitation: InvitationId) -> Result<(), SyncError> {
        self.must_be_admin(store)?;
        match self.vault.members.holders.get(&invitation.0) {
            Some(holder) if holder.used_by.is_some() => return Err(SyncError::UsedCode),
            Some(holder) if matches!(holder.right, Right::Invitation(_)) && holder.is_in() => {}
            _ => return Err(SyncError::WithdrawnCode),
        }
        self.shut_out(store, invitation.0, Vec::new())?;
        self.see_to_keys(store)
    }

    /// Shuts out a device. What it wrote and this desk has merged stays; what it shares from now on is merged
    /// by nobody, and what is written from now on it cannot read. What was written before it can read for
    /// ever: no key can be taken back, and [`Farewell`] says how much that is.
    ///
    /// Whoever sat there may know the passphrase, so that holds no longer either. Without a new one no
    /// further device can join by passphrase until one is given with [`Desk::change_passphrase`].
    pub fn revoke(
        &mut self,
        store: &mut Store,
        device: DeviceId,
        new_passphrase: Option<&str>,
    ) -> Result<Farewell, SyncError> {
        self.must_be_admin(store)?;
        if device.0 == self.own.public().signs {
            return Err(SyncError::OwnDevice);
        }
        let holder = match self.vault.members.holders.get(&device.0) {
            Some(holder) if matches!(holder.right, Right::Device(_)) && holder.revoked.is_none() => {
                holder.clone()
            }
            _ => return Err(SyncError::UnknownDevice),
        };
        if let Some(passphrase) = new_passphrase {
            self.check_new(passphrase)?;
        }
        let seen = store.heads()?;
        let farewell = Farewell {
            person: holder.person,
            machine: holder.machine,
            reads_to_epoch: self.vault.keys.newest.epoch(),
            reads_segments: store.segments()?.len(),
        };
        self.shut_out(store, device.0, seen)?;
        self.renew_passphrase(store, new_passphrase)?;
        Ok(farewell)
    }

    /// Gives another passphrase. The one before holds no longer.
    pub fn change_passphrase(&mut self, store: &mut Store, passphrase: &str) -> Result<(), SyncError> {
        self.must_be_admin(store)?;
        self.check_new(passphrase)?;
        self.renew_passphrase(store, Some(passphrase))
    }

    /// Admits what a device shared that was shut out, or may not write. Returns how many segments that is.
    pub fn admit(&mut self, store: &mut Store, device: DeviceId) -> Result<usize, SyncError> {
        self.must_be_admin(store)?;
        let of_device = self.aside.iter().filter(|(_, by)| **by == device.0);
        let segments: Vec<SegmentId> = of_device.map(|(id, _)| *id).collect();
        let count = segments.len();
        if count > 0 {
            self.state(store, What::Admitted { segments }, Vec::new(), None)?;
        }
        Ok(count)
    }

    fn must_be_admin(&mut self, store: &mut Store) -> Result<(), SyncError> {
        self.remember(store)?;
        self.hear(store)?;
        match self.vault.members.role(self.own.public().signs) {
            Some(Role::Admin) => Ok(()),
            _ => Err(SyncError::NotAdmin),
        }
    }

    fn check_new(&self, passphrase: &str) -> Result<(), SyncError> {
        lock::check(passphrase)?;
        if self.vault.unlock(passphrase)?.is_empty() {
            return Ok(());
        }
        Err(SyncError::OldPassphrase)
    }

    fn renew_passphrase(&mut self, store: &mut Store, new: Option<&str>) -> Result<(), SyncError> {
        for old in self.in_force(|holder| holder.right == Right::Passphrase) {
            self.shut_out(store, old, Vec::new())?;
        }
        if let Some(words) = new {
            let pair = Pair::new(random(self.rng.as_mut())?);
            let cost = (self.vault.cost(), random(self.rng.as_mut())?);
            let lock = Lock::new(words, &pair.secret, cost, self.rng.as_mut())?;
            let passphrase = pair.public();
            self.state(store, What::Passphrase { passphrase }, Vec::new(), Some(lock))?;
        }
        self.see_to_keys(store)
    }

    fn shut_out(&mut self, store: &mut Store, who: [u8; 32], seen: Vec<SegmentId>) -> Result<(), SyncError> {
        self.state(store, What::Revoked { who, seen }, Vec::new(), None)
    }

    fn in_force(&self, which: impl Fn(&Holder) -> bool) -> Vec<[u8; 32]> {
        let members = self.vault.members.in_force().filter(|holder| which(holder));
        members.map(|holder| holder.public.signs).collect()
    }

    /// Sees to it that the newest key is known to everybody who belongs here and to nobody else. Whoever is
    /// shut out, and an invitation that was used or ran out, takes the key along, so a new epoch begins.
    pub(crate) fn see_to_keys(&mut self, store: &mut Store) -> Result<(), SyncError> {
        let (own, now) = (self.own.public().signs, self.clock.now());
        let ran_out = |holder: &Holder| holder.by == own && holder.until.is_some_and(|until| until < now);
        for invitation in self.in_force(ran_out) {
            self.shut_out(store, invitation, Vec::new())?;
        }
        let members = &self.vault.members;
        let everybody: Vec<_> = members.in_force().map(|holder| holder.public.opens).collect();
        let (mut key, mut to) = (self.vault.keys.newest()?, everybody.clone());
        if members.given.iter().all(|one| everybody.contains(one)) {
            to.retain(|one| !members.given.contains(one));
        } else {
            let fresh = random(self.rng.as_mut())?;
            key = (KeyId::of(key.0.epoch().saturating_add(1), &fresh), fresh);
        }
        // Of two epochs that began at once, whoever came later was given one key.
        let mut known = self.vault.keys.by_id.keys();
        let lacks = known.any(|id| *id != key.0 && !members.brought.contains(id));
        if to.is_empty() && !lacks {
            return Ok(());
        }
        let wraps: Result<Vec<_>, _> = to
            .into_iter()
            .map(|one| Wrap::new(key, one, self.rng.as_mut()))
            .collect();
        let older = self
            .vault
            .keys
            .by_id
            .iter()
            .map(|(id, key)| (*id, *key))
            .collect();
        self.state_with(store, key, What::Keys { older }, wraps?)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use domain::{Sak, Vedlegg};
    use serde_json::{Value, json};
    use store::{Action, StoreError, SystemClock, Tx};
    use uuid::Uuid;

    use crate::{
        Cost, Device, Disk, Person,
        container::{self, Kind, Refusal},
        dice::Dice,
        names,
        piece::{self, Head, Layout},
        segment,
    };

    use super::*;

    fn person(name: &str) -> Person {
        Person {
            name: name.into(),
            machine: String::new(),
            device: Device::Session,
        }
    }

    fn disk(root: &Path) -> Disk {
        Disk::with_patience(root, &[])
    }

    const WORDS: &str = "fjord og fjell 26";

    /// Somebody at a desk, with the database that belongs to it.
    struct Seat {
        desk: Desk,
        store: Store,
    }

    impl Seat {
        fn at(desk: Desk, seed: u64) -> Self {
            let store = Store::in_memory(SystemClock, Dice(seed)).unwrap();
            Self { desk, store }
        }

        fn pass(&mut self) {
            self.desk.pass(&mut self.store).unwrap();
        }

        fn shares<T>(&mut self, doing: impl FnMut(&mut Tx<'_>) -> Result<T, StoreError>) {
            let action = Action {
                name: "register_sak",
                undoable: true,
                actor: "Kari",
                subject: None,
            };
            self.store.change(&action, doing).unwrap();
            self.pass();
        }

        fn shares_a_case(&mut self) {
            let case: Sak = of_form(json!({
                "id": Uuid::from_u128(1), "tittel": "Legevakt", "type": "vedtak",
                "meldt_av": "SSU", "saksansvarlig": "Kari", "tilstand": "meldt",
            }));
            self.shares(|tx| tx.put(&case));
        }

        fn shares_a_file(&mut self, n: u128, bytes: &[u8]) {
            self.shares(|tx| {
                let attachment: Vedlegg = of_form(json!({
                    "id": Uuid::from_u128(n), "tittel": "Kart", "unntatt": false, "sha256": tx.put_blob(bytes)?,
                }));
                tx.put(&attachment)
            });
        }

        fn revokes(&mut self, other: &Self) {
            let device = DeviceId(other.desk.own.public().signs);
            let words = Some("skog og hei 2027");
            self.desk.revoke(&mut self.store, device, words).unwrap();
        }

        /// Gets all that lies in the folder, whatever their own program would do with it.
        fn looks(&mut self) {
            self.desk.look().unwrap();
            while self.desk.hear(&mut self.store).unwrap() {}
        }

        /// What the files in the folder hold, as far as these keys open them.
        fn opens(&self) -> Vec<Vec<u8>> {
            let folder = self.desk.folder.as_ref();
            let mut opened = Vec::new();
            let entries = folder.list().unwrap().into_iter();
            for entry in entries.filter(|entry| names::is_shelved(&entry.name)) {
                let bytes = folder.read(&entry.name, entry.len).unwrap();
                let head = Head::parse(&bytes, Layout::SHARED).unwrap();
                let keys = self.desk.vault.keys.by_id.values();
                let sealed = &bytes[piece::HEAD..];
                opened.extend(keys.filter_map(|key| piece::open(&head, 0, sealed, *key, Layout::SHARED)));
            }
            opened.sort();
            opened
        }
    }

    fn of_form<T: serde::de::DeserializeOwned>(form: Value) -> T {
        serde_json::from_value(form).unwrap()
    }

    /// Kari has founded a secretariat, and Per has come by the passphrase.
    fn two(root: &Path) -> [Seat; 2] {
        let cheap = Cost { memory: 8, passes: 1 };
        let kari = Desk::create(disk(root), &person("Kari"), WORDS, cheap, SystemClock, Dice(3)).unwrap();
        let mut kari = Seat::at(kari, 1);
        kari.pass();
        let per = Desk::join(disk(root), &person("Per"), WORDS, SystemClock, Dice(4)).unwrap();
        let mut per = Seat::at(per, 2);
        per.pass();
        kari.pass();
        [kari, per]
    }

    /// How often the segments of a folder are refused to who has these keys, and why.
    fn refused(root: &Path, writer: u64, desk: &Desk) -> Vec<Refusal> {
        let months = fs::read_dir(root.join(format!("d/{writer:016x}"))).unwrap();
        let files = months.flat_map(|month| fs::read_dir(month.unwrap().path()).unwrap());
        let mut refused = Vec::new();
        for file in files {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            for container in container::run(Kind::Segment, &bytes) {
                refused.extend(segment::open(&container, &desk.vault.keys, segment::OURS).err());
            }
        }
        refused
    }

    #[test]
    fn a_revoked_device_cannot_read_what_came_after() {
        let folder = tempfile::tempdir().unwrap();
        let [mut kari, mut per] = two(folder.path());
        kari.shares_a_case();
        let writer = kari.store.writer().0;
        assert_eq!(refused(folder.path(), writer, &per.desk), []);
        kari.revokes(&per);
        kari.shares_a_file(2, b"kart");
        per.looks();
        assert_eq!(refused(folder.path(), writer, &per.desk), [Refusal::NoKey]);
        let again = Desk::join(disk(folder.path()), &person("Per"), WORDS, SystemClock, Dice(5));
        assert!(matches!(again.err(), Some(SyncError::WrongPassphrase)));
    }

    /// Nor can it tell whether it is one it has.
    #[test]
    fn a_revoked_device_cannot_read_a_file_added_after() {
        let folder = tempfile::tempdir().unwrap();
        let [mut kari, mut per] = two(folder.path());
        kari.shares_a_file(1, b"kart");
        kari.revokes(&per);
        kari.shares_a_file(2, b"notat");
        per.looks();
        assert_eq!(per.opens(), [b"kart".to_vec()]);
        assert_eq!(kari.opens(), [b"kart".to_vec(), b"notat".to_vec()]);
        let files = kari.store.files().unwrap();
        let id = files.iter().find(|file| file.len == Some(5)).unwrap().id;
        let mut names = per
            .desk
            .vault
            .keys
            .by_id
            .values()
            .map(|key| names::piece(piece::name(*key, id), 0, 0));
        assert!(names.all(|name| !folder.path().join(name).exists()));
    }
}
