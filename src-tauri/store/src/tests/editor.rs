//! An editor in the window opens a text, and what is written in it comes in.

use domain::Tekst;
use uuid::Uuid;
use yrs::{
    Doc, GetString, OffsetKind, Options, ReadTxn, StateVector, Text, Transact, Update, XmlElementPrelim,
    XmlFragment, XmlOut, XmlTextPrelim, updates::decoder::Decode,
};

use super::desk::{Desk, act, action, moetesak, put, text, write};
use crate::{MAX_TEXT_UPDATE, Reader, Receipt, Store, StoreError, TextRefusal};

const ITEM: Uuid = Uuid::from_u128(2);

/// What runs in the window.
struct Editor {
    doc: Doc,
}

impl Editor {
    fn opens(store: &Store, client: u64) -> Self {
        let mut options = Options::with_client_id(yrs::ClientID::new(client));
        options.offset_kind = OffsetKind::Utf16;
        let editor = Self {
            doc: Doc::with_options(options),
        };
        let state = store.text_state("moetesak", ITEM, "vedtak").unwrap();
        if !state.is_empty() {
            editor.hears(&state);
        }
        editor
    }

    fn hears(&self, update: &[u8]) {
        self.doc
            .transact_mut()
            .apply_update(Update::decode_v1(update).unwrap())
            .unwrap();
    }

    /// Types at the end of the first paragraph, which is made when it is not there.
    fn types(&self, words: &str) -> Vec<u8> {
        let root = self.doc.get_or_insert_xml_fragment("prosemirror");
        let mut txn = self.doc.transact_mut();
        let paragraph = match root.get(&txn, 0) {
            Some(XmlOut::Element(paragraph)) => paragraph,
            _ => root.insert(&mut txn, 0, XmlElementPrelim::empty("paragraph")),
        };
        let run = match paragraph.get(&txn, 0) {
            Some(XmlOut::Text(run)) => run,
            _ => paragraph.insert(&mut txn, 0, XmlTextPrelim::new("")),
        };
        run.push(&mut txn, words);
        txn.encode_update_v1()
    }

    fn shows(&self) -> String {
        let root = self.doc.get_or_insert_xml_fragment("prosemirror");
        root.get_string(&self.doc.transact())
    }
}

fn take(store: &mut Store, update: &[u8]) -> Result<Receipt, StoreError> {
    let taken = store.change(&action("type"), |tx| {
        tx.apply_text_update("moetesak", ITEM, "vedtak", update)
    });
    taken.map(|((), receipt)| receipt)
}

fn desk_with_item() -> (Desk, Store) {
    let desk = Desk::new();
    let mut store = desk.open();
    put(&mut store, "add_item", &moetesak(2, 9, "Plan"));
    (desk, store)
}

#[test]
fn what_is_typed_is_there_after_the_next_opening() {
    let (desk, mut store) = desk_with_item();
    let editor = Editor::opens(&store, 71);
    for words in ["SSU ", "vedtar 😀 ", "planen."] {
        take(&mut store, &editor.types(words)).unwrap();
    }
    drop(store);
    let store = desk.open();
    assert_eq!(text(&store, "moetesak", 2, "vedtak"), "SSU vedtar 😀 planen.");
    assert_eq!(Editor::opens(&store, 72).shows(), editor.shows());
    assert_eq!(store.search("planen", &["moetesak"], 5).unwrap().len(), 1);
}

#[test]
fn what_a_use_case_writes_meets_what_is_typed() {
    let (_desk, mut store) = desk_with_item();
    write(&mut store, "moetesak", ITEM, "vedtak", "SSU vedtar planen");
    let editor = Editor::opens(&store, 71);
    let typed = editor.types(", og følger opp.");
    write(
        &mut store,
        "moetesak",
        ITEM,
        "vedtak",
        "Strategisk samarbeidsutvalg vedtar planen",
    );
    take(&mut store, &typed).unwrap();
    let both = "Strategisk samarbeidsutvalg vedtar planen, og følger opp.";
    assert_eq!(text(&store, "moetesak", 2, "vedtak"), both);
    editor.hears(&store.text_state("moetesak", ITEM, "vedtak").unwrap());
    assert_eq!(editor.shows(), format!("<paragraph>{both}</paragraph>"));
}

#[test]
fn an_update_that_comes_twice_is_taken_once() {
    let (_desk, mut store) = desk_with_item();
    let update = Editor::opens(&store, 71).types("Planen vedtas.");
    assert!(take(&mut store, &update).unwrap().set.is_some());
    assert_eq!(take(&mut store, &update).unwrap().set, None);
    assert_eq!(store.history("moetesak", ITEM, "vedtak").unwrap().len(), 1);
}

#[test]
fn an_update_that_cannot_be_taken_leaves_the_text_as_it_was() {
    let (_desk, mut store) = desk_with_item();
    let editor = Editor::opens(&store, 71);
    take(&mut store, &editor.types("Planen ")).unwrap();
    let lost = editor.types("vedtas ");
    let after_it = editor.types("i dag.");
    let large = vec![0; MAX_TEXT_UPDATE + 1];
    for (update, why) in [
        (&after_it[..], TextRefusal::Gap),
        (b"ikke en oppdatering", TextRefusal::Unreadable),
        (&large, TextRefusal::TooLarge),
    ] {
        let refused = take(&mut store, update).unwrap_err();
        let StoreError::TextUpdate {
            entity,
            field,
            why: said,
        } = refused
        else {
            panic!("{refused}")
        };
        assert_eq!((entity, field, said), ("moetesak", "vedtak", why));
        assert_eq!(text(&store, "moetesak", 2, "vedtak"), "Planen");
    }
    take(&mut store, &lost).unwrap();
    take(&mut store, &after_it).unwrap();
    assert_eq!(text(&store, "moetesak", 2, "vedtak"), "Planen vedtas i dag.");
}

#[test]
fn after_a_gap_the_whole_state_of_the_editor_is_taken() {
    let (_desk, mut store) = desk_with_item();
    let editor = Editor::opens(&store, 71);
    editor.types("Dette ble borte på veien. ");
    assert!(take(&mut store, &editor.types("Dette kom.")).is_err());
    let state = editor
        .doc
        .transact()
        .encode_state_as_update_v1(&StateVector::default());
    take(&mut store, &state).unwrap();
    assert_eq!(
        text(&store, "moetesak", 2, "vedtak"),
        "Dette ble borte på veien. Dette kom."
    );
}

#[test]
fn a_text_that_was_never_written_is_empty() {
    let (_desk, mut store) = desk_with_item();
    assert_eq!(
        store.text_state("moetesak", ITEM, "vedtak").unwrap(),
        [] as [u8; 0]
    );
    assert!(store.text("moetesak", ITEM, "vedtak").unwrap().is_empty());
    let nothing = act(&mut store, "write", |tx| {
        tx.write_text("moetesak", ITEM, "vedtak", &Tekst::default())
    })
    .1;
    assert_eq!(nothing.set, None);
}
