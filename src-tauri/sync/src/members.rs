//! Who belongs to the secretariat, by what is said of it. No clock has a say.
//!
//! **A right is given once**, by the founding or by a statement whose signer had the right to give it *in the
//! statement's own history*: what it names as its parents, and all behind them. Roles do not change; whoever
//! is to have another one is invited anew.
//!
//! **A revocation holds** when its signer was an admin in its own history; but not when that admin was shut
//! out by a *senior* who had not seen it. Senior is who was let in before, as the history of the other's own
//! letting in shows; the founder is senior to all. So whoever is shut out by a senior cannot strike back with
//! a revocation that pretends to be older, and of two admins who shut out each other at once, the senior
//! stays. When neither is senior, both are out.
//!
//! **What somebody gave who was shut out** stands when the one who shut them out had seen it, and else not;
//! nor does anything that hangs on it. A later revocation of the same adds nothing to what had been seen, or
//! a forger could wait for it.
//!
//! **An invitation lets in one device.** Of two that used it without knowing of each other, the one whose
//! statement has the lower name is in.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, FixedOffset};
use ed25519_dalek::{Signature as Signed, VerifyingKey};
use store::SegmentId;

use crate::{
    keys::{KeyId, Public},
    statement::{Role, Statement, StatementId, What, consent},
};

/// What a pair may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    /// A device with a role.
    Device(Role),
    /// A passphrase: lets in devices of admins.
    Passphrase,
    /// An invitation: lets in one device.
    Invitation(Role),
}

/// Somebody who was given a right: a device, a passphrase or an invitation.
#[derive(Debug, Clone)]
pub(crate) struct Holder {
    pub(crate) public: Public,
    pub(crate) right: Right,
    pub(crate) person: String,
    pub(crate) machine: String,
    /// How long an invitation is good for.
    pub(crate) until: Option<DateTime<FixedOffset>>,
    /// Who let it in.
    pub(crate) by: [u8; 32],
    /// False when the one who gave the right was shut out before, as far as those knew who did it.
    pub(crate) stands: bool,
    /// When it was shut out, on the clock of the one who did it.
    pub(crate) revoked: Option<DateTime<FixedOffset>>,
    /// An invitation: the device that came by it.
    pub(crate) used_by: Option<[u8; 32]>,
}

impl Holder {
    /// True for who belongs to the secretariat now.
    pub(crate) fn is_in(&self) -> bool {
        self.stands && self.revoked.is_none() && self.used_by.is_none()
    }
}

/// What follows from all that is said.
#[derive(Debug, Default)]
pub(crate) struct Members {
    pub(crate) holders: BTreeMap<[u8; 32], Holder>,
    /// Segments that stay, with all they stand on, whoever wrote them.
    pub(crate) admitted: BTreeSet<SegmentId>,
    /// The key to seal with.
    pub(crate) newest: KeyId,
    /// Whom it was given to.
    pub(crate) given: BTreeSet<[u8; 32]>,
    /// The older keys that came with it.
    pub(crate) brought: BTreeSet<KeyId>,
    /// What the next statement stands on.
    pub(crate) heads: Vec<StatementId>,
}

impl Members {
    /// What follows from `said` in the secretariat that `founding` founded.
    pub(crate) fn of(founding: StatementId, said: &BTreeMap<StatementId, Statement>) -> Self {
        let mut weighing = Weighing::new(founding, said);
        weighing.find_valid();
        weighing.find_standing();
        weighing.result()
    }

    /// A device's role, when it has one now.
    pub(crate) fn role(&self, device: [u8; 32]) -> Option<Role> {
        match self.holders.get(&device)? {
            holder if !holder.is_in() => None,
            Holder {
                right: Right::Device(role),
                ..
            } => Some(*role),
            _ => None,
        }
    }

    /// True when what this device writes is merged.
    pub(crate) fn may_write(&self, device: [u8; 32]) -> bool {
        self.role(device).is_some_and(|role| role > Role::Reader)
    }

    /// Everybody who belongs to the secretariat now.
    pub(crate) fn in_force(&self) -> impl Iterator<Item = &Holder> {
        self.holders.values().filter(|holder| holder.is_in())
    }
}

struct Weighing<'a> {
    founding: StatementId,
    said: &'a BTreeMap<StatementId, Statement>,
    /// Every statement after its parents; those that lack one are not among them.
    order: Vec<StatementId>,
    behind: BTreeMap<StatementId, BTreeSet<StatementId>>,
    /// Their signers had the right in their own history.
    valid: BTreeSet<StatementId>,
    /// The valid statements that give a pair its right.
    grants: BTreeMap<[u8; 32], Vec<(StatementId, Holder)>>,
    revocations: BTreeMap<[u8; 32], Vec<StatementId>>,
    standing: BTreeSet<StatementId>,
}

impl<'a> Weighing<'a> {
    fn new(founding: StatementId, said: &'a BTreeMap<StatementId, Statement>) -> Self {
        let mut weighing = Self {
            founding,
            said,
            order: Vec::new(),
            behind: BTreeMap::new(),
            valid: BTreeSet::new(),
            grants: BTreeMap::new(),
            revocations: BTreeMap::new(),
            standing: BTreeSet::new(),
        };
        let mut open: Vec<_> = said.iter().collect();
        loop {
            let before = open.len();
            open.retain(|(id, statement)| !weighing.place(**id, statement));
            if open.len() == before {
                return weighing;
            }
        }
    }

    fn place(&mut self, id: StatementId, statement: &Statement) -> bool {
        let mut behind = BTreeSet::new();
        for parent in &statement.parents {
            let Some(theirs) = self.behind.get(parent) else {
                return false;
            };
            behind.extend(theirs.iter().copied());
            behind.insert(*parent);
        }
        self.behind.insert(id, behind);
        self.order.push(id);
        true
    }

    fn find_valid(&mut self) {
        for id in self.order.clone() {
            let Some(statement) = self.said.get(&id) else {
                continue;
            };
            if self.is_valid(id, statement) {
                self.valid.insert(id);
                if let What::Revoked { who, .. } = &statement.what {
                    self.revocations.entry(*who).or_default().push(id);
                }
                for holder in self.given_by(id, statement) {
                    self.grants
                        .entry(holder.public.signs)
                        .or_default()
                        .push((id, holder));
                }
            }
        }
    }

    fn is_valid(&self, id: StatementId, statement: &Statement) -> bool {
        let behind = &self.behind[&id];
        let signer = statement.outside.signer;
        let is_new = |public: &Public| self.grant_in(public.signs, behind).is_none();
        let is_admin = || self.right_in(signer, behind) == Some(Right::Device(Role::Admin));
        match &statement.what {
            What::Founded { device, .. } => {
                id == self.founding && statement.parents.is_empty() && device.signs == signer
            }
            What::Joined { device, consent, .. } => {
                let lets_in = match self.right_in(signer, behind) {
                    Some(Right::Passphrase) => true,
                    Some(Right::Invitation(_)) => !behind.iter().any(|id| self.let_in(*id, signer)),
                    _ => false,
                };
                lets_in && is_new(device) && has_consented(device, signer, consent)
            }
            What::Passphrase { passphrase: given }
            | What::Invited {
                invitation: given, ..
            } => is_new(given) && is_admin(),
            What::Revoked { .. } | What::Admitted { .. } | What::Keys { .. } => is_admin(),
            What::Newer => false,
        }
    }

    /// True for a valid statement with which `by` let in a device.
    fn let_in(&self, id: StatementId, by: [u8; 32]) -> bool {
        let is_joining = |statement: &Statement| {
            statement.outside.signer == by && matches!(statement.what, What::Joined { .. })
        };
        self.valid.contains(&id) && self.said.get(&id).is_some_and(is_joining)
    }

    fn grant_in(&self, pair: [u8; 32], behind: &BTreeSet<StatementId>) -> Option<&(StatementId, Holder)> {
        let mut grants = self.grants.get(&pair)?.iter();
        grants.find(|(id, _)| behind.contains(id))
    }

    fn right_in(&self, pair: [u8; 32], behind: &BTreeSet<StatementId>) -> Option<Right> {
        let (_, holder) = self.grant_in(pair, behind)?;
        let in_history = |id: StatementId| behind.contains(&id);
        let is_out = self.holding(pair, &in_history).next().is_some();
        (!is_out).then_some(holder.right)
    }

    /// The revocations of a pair that hold, as far as `known` goes.
    fn holding<'s>(
        &'s self,
        who: [u8; 32],
        known: &'s dyn Fn(StatementId) -> bool,
    ) -> impl Iterator<Item = StatementId> + 's {
        let all = self.revocations.get(&who).into_iter().flatten().copied();
        all.filter(move |id| known(*id) && self.holds(*id, known))
    }

    fn holds(&self, revocation: StatementId, known: &dyn Fn(StatementId) -> bool) -> bool {
        let signer = self.signer(revocation);
        // Each is signed by somebody more senior than the one before, so this comes to an end.
        let all = self.revocations.get(&signer).into_iter().flatten();
        let mut of_signer = all.filter(|id| known(**id) && !self.behind[*id].contains(&revocation));
        !of_signer.any(|id| self.is_senior(self.signer(*id), signer) && self.holds(*id, known))
    }

    fn signer(&self, id: StatementId) -> [u8; 32] {
        self.said.get(&id).map_or([0; 32], |said| said.outside.signer)
    }

    fn is_senior(&self, one: [u8; 32], other: [u8; 32]) -> bool {
        let grants = self.grants.get(&other).into_iter().flatten();
        let mut behind = grants.map(|(id, _)| &self.behind[id]);
        one != other && behind.any(|behind| self.grant_in(one, behind).is_some())
    }

    /// To whom a statement gives a right.
    fn given_by(&self, id: StatementId, statement: &Statement) -> Vec<Holder> {
        let by = statement.outside.signer;
        let holder = |public: &Public, right| Holder {
            public: *public,
            right,
            person: String::new(),
            machine: String::new(),
            until: None,
            by,
            stands: false,
            revoked: None,
            used_by: None,
        };
        match &statement.what {
            What::Founded {
                device,
                person,
                machine,
                passphrase,
            } => vec![
                Holder {
                    person: person.clone(),
                    machine: machine.clone(),
                    ..holder(device, Right::Device(Role::Admin))
                },
                holder(passphrase, Right::Passphrase),
            ],
            What::Passphrase { passphrase } => vec![holder(passphrase, Right::Passphrase)],
            What::Invited {
                invitation,
                person,
                role,
                until,
            } => vec![Holder {
                person: person.clone(),
                until: Some(*until),
                ..holder(invitation, Right::Invitation(*role))
            }],
            What::Joined {
                device,
                person,
                machine,
                ..
            } => {
                let role = match self.right_in(by, &self.behind[&id]) {
                    Some(Right::Invitation(role)) => role,
                    _ => Role::Admin,
                };
                vec![Holder {
                    person: person.clone(),
                    machine: machine.clone(),
                    ..holder(device, Right::Device(role))
                }]
            }
            _ => Vec::new(),
        }
    }

    fn find_standing(&mut self) {
        for id in self.order.clone() {
            let Some(statement) = self.said.get(&id).filter(|_| self.valid.contains(&id)) else {
                continue;
            };
            let signer = statement.outside.signer;
            let giver = self.grant_in(signer, &self.behind[&id]);
            let is_given =
                id == self.founding || giver.is_some_and(|(grant, _)| self.standing.contains(grant));
            let is_once = giver.is_some_and(|(_, holder)| matches!(holder.right, Right::Invitation(_)));
            let is_first = !is_once || self.first_let_in(signer) == Some(id);
            if is_given && is_first && self.was_seen(id, signer) {
                self.standing.insert(id);
            }
        }
    }

    /// Of those that an invitation let in, the one that counts.
    fn first_let_in(&self, by: [u8; 32]) -> Option<StatementId> {
        let let_in = self.valid.iter().copied().filter(|id| self.let_in(*id, by));
        let_in.filter(|id| self.was_seen(*id, by)).min()
    }

    /// True for what the first to shut out its signer had seen, and when nobody has.
    fn was_seen(&self, id: StatementId, signer: [u8; 32]) -> bool {
        let mut first = self.first_revocations(signer).peekable();
        first.peek().is_none() || first.any(|revocation| self.behind[&revocation].contains(&id))
    }

    /// The revocations that knew of no other.
    fn first_revocations(&self, who: [u8; 32]) -> impl Iterator<Item = StatementId> {
        let all: Vec<_> = self.holding(who, &|_| true).collect();
        let is_first = |id: &StatementId| !all.iter().any(|other| self.behind[id].contains(other));
        let first: Vec<_> = all.iter().copied().filter(is_first).collect();
        first.into_iter()
    }

    fn result(self) -> Members {
        let mut members = Members::default();
        for (pair, grants) in &self.grants {
            let stands = |(id, _): &&(StatementId, Holder)| self.standing.contains(id);
            let standing = grants.iter().find(stands);
            let Some((_, holder)) = standing.or(grants.first()) else {
                continue;
            };
            let revocation = self.first_revocations(*pair).min();
            let mut holder = holder.clone();
            holder.stands = standing.is_some();
            holder.revoked = revocation.and_then(|id| self.said.get(&id)).map(|said| said.at);
            members.holders.insert(*pair, holder);
        }
        let valid = self.valid.iter().filter_map(|id| Some((id, self.said.get(id)?)));
        for (id, statement) in valid.clone() {
            let is_standing = self.standing.contains(id);
            match &statement.what {
                What::Revoked { seen: segments, .. } | What::Admitted { segments } if is_standing => {
                    members.admitted.extend(segments);
                }
                What::Joined { device, .. } if is_standing => {
                    let by = members.holders.get_mut(&statement.outside.signer);
                    if let Some(by) = by.filter(|by| matches!(by.right, Right::Invitation(_))) {
                        by.used_by = Some(device.signs);
                    }
                }
                What::Founded { .. } | What::Keys { .. } if is_standing => {
                    members.newest = members.newest.max(statement.outside.key);
                }
                _ => {}
            }
        }
        let counts = |(id, statement): &(&StatementId, &Statement)| {
            let is_revocation = matches!(statement.what, What::Revoked { .. });
            self.standing.contains(*id) || (is_revocation && self.holds(**id, &|_| true))
        };
        let counting: Vec<_> = valid.filter(counts).collect();
        let wraps = counting.iter().flat_map(|(_, said)| &said.outside.wraps);
        members.given = wraps
            .filter(|wrap| wrap.key == members.newest)
            .map(|wrap| wrap.to)
            .collect();
        let of_newest = counting
            .iter()
            .filter(|(_, said)| said.outside.key == members.newest);
        members.brought = of_newest
            .filter_map(|(_, said)| match &said.what {
                What::Keys { older } => Some(older.iter().map(|(id, _)| *id)),
                _ => None,
            })
            .flatten()
            .collect();
        let behind: BTreeSet<_> = counting.iter().flat_map(|(id, _)| &self.behind[*id]).collect();
        let heads = counting.iter().map(|(id, _)| **id);
        members.heads = heads.filter(|id| !behind.contains(id)).collect();
        members
    }
}

fn has_consented(device: &Public, by: [u8; 32], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(&device.signs).is_ok_and(|key| {
        key.verify_strict(&consent(by), &Signed::from_bytes(signature))
            .is_ok()
    })
}
