//! One story, played over any two folders: two desks part, both write in the same minutes, change the same field
//! and take the same number, and meet again.

use domain::{Moetesak, MoetesakId, Nummerert, Referat, Referattilstand, Sak, Tekst, UtvalgId, dubletter};
use serde_json::json;
use store::{Action, Reader, StoreError, Tx};
use sync::{Folder, FolderState};
use uuid::Uuid;

use crate::desks::Secretary;

const CASE: Uuid = Uuid::from_u128(1);
/// The item both write about.
const ITEM: Uuid = Uuid::from_u128(11);
/// An item that Kari puts on the agenda while they are apart, and one that Ola does.
const NUMBERED: [Uuid; 2] = [Uuid::from_u128(12), Uuid::from_u128(13)];
/// Minutes that are sealed before they part, and some that Kari seals while Ola still sends out the draft.
const SEALED: [Uuid; 2] = [Uuid::from_u128(21), Uuid::from_u128(22)];
const BODY: UtvalgId = UtvalgId(Uuid::from_u128(31));

/// After so many rounds two desks agree, or never will.
const ROUNDS: usize = 12;

/// What lies between two desks.
pub(crate) trait Between {
    type Folder: Folder + 'static;

    /// The folder as each of the two sees it, the founder's first.
    fn folders(&self) -> [Self::Folder; 2];

    /// Nothing goes through from now on.
    fn part(&mut self);

    /// It goes through again.
    fn meet(&mut self);

    /// What either left is where the other sees it.
    fn carry(&mut self);
}

pub(crate) struct Story<B> {
    pub(crate) kari: Secretary,
    pub(crate) ola: Secretary,
    pub(crate) between: B,
}

/// Plays all of it. Returns how each of the two saw the folder while they were apart.
pub(crate) fn play(between: impl Between) -> [FolderState; 2] {
    let mut story = Story::begin(between);
    story.between.part();
    story.write_apart();
    let apart = [&mut story.kari, &mut story.ola].map(|one| one.pass().status.folder);
    story.between.meet();
    story.agree();
    story.nothing_is_lost();
    story.settle();
    apart
}

impl<B: Between> Story<B> {
    /// Kari founds the secretariat and seals minutes, Ola joins.
    pub(crate) fn begin(mut between: B) -> Self {
        let [hers, his] = between.folders();
        let mut kari = Secretary::creates("Kari", 1, hers);
        kari.writes(CASE.as_u128(), "Legevakt");
        work(&mut kari, |tx| {
            tx.put(&item(ITEM, None))?;
            tx.write_text(
                "moetesak",
                ITEM,
                "behandling",
                &Tekst::from("Saken ble lagt fram."),
            )?;
            tx.put(&draft(SEALED[1]))?;
            tx.put(&draft(SEALED[0]))?;
            seal(tx, SEALED[0])
        });
        kari.pass();
        between.carry();
        let ola = Secretary::joins("Ola", 2, his);
        let mut story = Self { kari, ola, between };
        story.agree();
        assert_eq!(story.ola.titles(), ["Legevakt"]);
        story
    }

    fn write_apart(&mut self) {
        self.kari.writes(CASE.as_u128(), "Felles legevakt");
        work(&mut self.kari, |tx| {
            write_beside(tx, |before| format!("Leder innledet. {before}"))?;
            tx.put(&item(NUMBERED[0], Some(7)))?;
            seal(tx, SEALED[1])
        });
        self.ola.writes(CASE.as_u128(), "Interkommunal legevakt");
        work(&mut self.ola, |tx| {
            write_beside(tx, |before| format!("{before} Kommunene sluttet seg til."))?;
            tx.put(&item(NUMBERED[1], Some(7)))?;
            let mut minutes: Referat = tx.get(SEALED[1])?.unwrap();
            minutes.advance(Referattilstand::SendtUt).unwrap();
            tx.put(&minutes)
        });
    }

    /// They pass over the folder in turn until each has what the other has, and says so.
    pub(crate) fn agree(&mut self) {
        for _ in 0..ROUNDS {
            let hers = self.kari.pass().status;
            self.between.carry();
            let his = self.ola.pass().status;
            self.between.carry();
            let is_done = |status: &sync::Status| {
                let is_heard = status.colleagues.iter().any(|colleague| colleague.lacks == 0);
                let is_quiet = status.unsent + status.waiting + status.awaited.len() == 0;
                status.folder == FolderState::Ready && is_heard && is_quiet
            };
            if is_done(&hers) && is_done(&his) {
                return;
            }
        }
        let [hers, his] = [&mut self.kari, &mut self.ola].map(|one| one.pass().status);
        panic!("they do not agree after {ROUNDS} rounds: {hers:#?} {his:#?}");
    }

    fn nothing_is_lost(&self) {
        for one in [&self.kari, &self.ola] {
            let text = one.store.text("moetesak", ITEM, "behandling").unwrap().to_plain();
            assert_eq!(
                text, "Leder innledet. Saken ble lagt fram. Kommunene sluttet seg til.",
                "{}",
                one.name
            );
            let mut titles = versions(one);
            titles.sort();
            assert_eq!(
                titles,
                ["Felles legevakt", "Interkommunal legevakt"],
                "{}",
                one.name
            );
            for id in SEALED {
                let minutes: Referat = one.store.get(id).unwrap().unwrap();
                assert!(minutes.is_sealed(), "{}", one.name);
                assert!(
                    one.store.blob(&minutes.innhold.unwrap()).unwrap() == content(id),
                    "{}",
                    one.name
                );
            }
            let items: Vec<Nummerert> = one.store.each::<Moetesak, _>(&Nummerert::FIELDS).unwrap();
            let doubles = dubletter(BODY, &items);
            assert_eq!(doubles.len(), 1, "{}", one.name);
            assert_eq!(doubles[0].saker, NUMBERED.map(MoetesakId), "{}", one.name);
        }
        assert_eq!(self.kari.titles(), self.ola.titles());
    }

    /// Kari chooses, and it stands for both.
    fn settle(&mut self) {
        work(&mut self.kari, |tx| {
            let conflict = tx.conflicts(Some(CASE))?.remove(0);
            let other = conflict.others[0].set;
            assert!(tx.settle("sak", CASE, conflict.field, other)?);
            Ok(())
        });
        self.agree();
        assert_eq!(versions(&self.kari), versions(&self.ola));
        assert_eq!(versions(&self.ola).len(), 1);
    }
}

fn work(one: &mut Secretary, does: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>) {
    let action = Action {
        name: "work",
        undoable: true,
        actor: one.name,
        subject: None,
    };
    one.store.change(&action, does).unwrap();
}

/// The title as it is shown, and those that stand beside it.
fn versions(one: &Secretary) -> Vec<String> {
    let shown: Sak = one.store.get(CASE).unwrap().unwrap();
    let conflicts = one.store.conflicts(Some(CASE)).unwrap();
    let others = conflicts.iter().flat_map(|conflict| &conflict.others);
    let others = others.map(|version| version.value.as_str().unwrap().into());
    std::iter::once(shown.tittel).chain(others).collect()
}

fn item(id: Uuid, number: Option<u32>) -> Moetesak {
    let number =
        number.map(|n| json!({ "utvalg": BODY, "aar": 2026, "loepenr": n, "tekst": format!("{n}/26") }));
    let form = json!({
        "id": id, "moete": Uuid::from_u128(901), "rekkefoelge": "a", "behandles_av": [], "tittel": "Sak",
        "type": "vedtak", "innleder": "", "vedlegg": "", "lagt_til_i_moetet": false,
        "numre": Vec::from_iter(number),
    });
    serde_json::from_value(form).unwrap()
}

fn draft(id: Uuid) -> Referat {
    let form = json!({ "id": id, "moete": Uuid::from_u128(901), "versjon": 1, "tilstand": "utkast" });
    serde_json::from_value(form).unwrap()
}

/// What is sealed: larger than one chunk, so that it comes in parts.
fn content(id: Uuid) -> Vec<u8> {
    id.as_bytes().repeat(100_000)
}

fn seal(tx: &mut Tx<'_>, id: Uuid) -> Result<(), StoreError> {
    let hash = tx.put_blob(&content(id))?;
    let mut minutes: Referat = tx.get(id)?.unwrap();
    minutes.seal(tx.at().naive_local(), hash).unwrap();
    tx.put(&minutes)
}

fn write_beside(tx: &mut Tx<'_>, wanted: impl Fn(String) -> String) -> Result<(), StoreError> {
    let before = tx.text("moetesak", ITEM, "behandling")?.to_plain();
    tx.write_text(
        "moetesak",
        ITEM,
        "behandling",
        &Tekst::from(wanted(before).as_str()),
    )
}
