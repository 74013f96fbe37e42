//! Texts in and out of the editor's tree.

use domain::{
    Tekst,
    tekst::{Block, Span},
};
use proptest::prelude::*;
use yrs::{
    Any, Doc, OffsetKind, Options, ReadTxn, StateVector, Transact, Xml, XmlElementPrelim, XmlFragment,
    XmlTextPrelim, updates::decoder::Decode,
};

use super::Document;
use crate::TextRefusal;

fn says(text: &str) -> Document {
    let document = Document::new(1);
    document.write(&Tekst::from(text)).unwrap();
    document
}

/// The same document on another desk.
fn copy(document: &Document, client: u64) -> Document {
    Document::from_updates(client, [document.state().as_slice()]).unwrap()
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    let span = ("[a-z æøåŊŧ😀*.\\-]{0,9}", any::<bool>(), any::<bool>());
    let span = span.prop_map(|(text, strong, emphasis)| Span {
        text,
        strong,
        emphasis,
    });
    prop::collection::vec(span, 0..4)
}

fn tekst() -> impl Strategy<Value = Tekst> {
    let items = || prop::collection::vec(spans(), 0..4);
    let block = prop_oneof![
        spans().prop_map(Block::Paragraph),
        spans().prop_map(Block::Heading),
        items().prop_map(Block::Bullets),
        items().prop_map(Block::Numbers),
    ];
    prop::collection::vec(block, 0..6).prop_map(|blocks| Tekst { blocks }.normalized())
}

/// A text whose blocks hold one word of their own each.
fn words() -> impl Strategy<Value = Tekst> {
    let line = |n: usize| {
        vec![Span {
            text: format!("ord{n}"),
            ..Span::default()
        }]
    };
    prop::collection::vec(0..4_u8, 1..7).prop_map(move |kinds| {
        let block = |(n, kind): (usize, u8)| match kind {
            0 => Block::Heading(line(n)),
            1 => Block::Bullets(vec![line(n), line(n + 100)]),
            2 => Block::Numbers(vec![line(n), line(n + 100)]),
            _ => Block::Paragraph(line(n)),
        };
        Tekst {
            blocks: kinds.into_iter().enumerate().map(block).collect(),
        }
    })
}

/// Somebody adds a word, in an old line or in a new paragraph.
fn with_word(tekst: &Tekst, place: prop::sample::Index, fresh: bool, word: &str) -> Tekst {
    let mut tekst = tekst.clone();
    let n = place.index(tekst.blocks.len());
    let span = Span {
        text: format!(" {word}"),
        ..Span::default()
    };
    if fresh {
        tekst.blocks.insert(n, Block::Paragraph(vec![span]));
    } else {
        match &mut tekst.blocks[n] {
            Block::Paragraph(spans) | Block::Heading(spans) => spans.push(span),
            Block::Bullets(items) | Block::Numbers(items) => items[0].push(span),
        }
    }
    tekst.normalized()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(tekst in tekst()) {
        let document = Document::new(1);
        document.write(&tekst).unwrap();
        prop_assert_eq!(document.read(), tekst.clone());
        prop_assert_eq!(copy(&document, 2).read(), tekst.clone());
        prop_assert_eq!(document.write(&tekst).unwrap(), None);
    }

    #[test]
    fn any_text_can_become_any_other(texts in prop::collection::vec(tekst(), 1..5)) {
        let (mine, yours) = (Document::new(1), Document::new(2));
        for tekst in texts {
            if let Some(update) = mine.write(&tekst).unwrap() {
                yours.apply(&update).unwrap();
            }
            prop_assert_eq!(mine.read(), tekst.clone());
            prop_assert_eq!(yours.read(), tekst);
        }
    }

    #[test]
    fn what_two_people_write_at_once_is_all_there(
        base in words(), kari in any::<(prop::sample::Index, bool)>(), ola in any::<(prop::sample::Index, bool)>(),
    ) {
        let (mine, yours) = (says(&base.to_string()), Document::new(2));
        yours.apply(&mine.state()).unwrap();
        let from_kari = mine.write(&with_word(&base, kari.0, kari.1, "Kari")).unwrap().unwrap();
        let from_ola = yours.write(&with_word(&base, ola.0, ola.1, "Ola")).unwrap().unwrap();
        mine.apply(&from_ola).unwrap();
        yours.apply(&from_kari).unwrap();
        prop_assert_eq!(mine.read(), yours.read());
        let merged = mine.read().to_plain();
        let mut expected: Vec<_> = base.to_plain().split_whitespace().map(str::to_owned).collect();
        expected.extend(["Kari".into(), "Ola".into()]);
        for word in expected {
            prop_assert!(merged.contains(&word), "{word} is gone from {merged}");
        }
    }

    #[test]
    fn damaged_updates_are_refused_or_harmless(
        tekst in tekst(), hits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let document = Document::new(1);
        document.write(&tekst).unwrap();
        let mut update = document.state();
        for (place, byte) in hits {
            let place = place.index(update.len());
            update[place] = byte;
        }
        // The verdict is the decoder's; that we get one is the point.
        let _ = super::document::merged(&says("Møtet er satt.").state(), &update);
    }
}

#[test]
fn a_changed_word_is_a_small_update() {
    let long = "Utvalget drøftet saken grundig og la vekt på hensynet til pasientene. ".repeat(40);
    let document = says(&long);
    let update = document
        .write(&Tekst::from(long.replacen("grundig", "kort", 1).as_str()))
        .unwrap()
        .unwrap();
    assert!(update.len() < 60, "{} bytes", update.len());
}

#[test]
fn marks_end_where_they_end() {
    let document = says("**Vedtak** i saken");
    document.write(&Tekst::from("**Vedtak** fattet i saken")).unwrap();
    assert_eq!(document.read().to_string(), "**Vedtak** fattet i saken");
    document
        .write(&Tekst::from("Vedtak ***fattet*** i *saken*"))
        .unwrap();
    assert_eq!(document.read().to_string(), "Vedtak ***fattet*** i *saken*");
}

#[test]
fn a_paragraph_that_others_write_in_stays_when_a_heading_comes_before_it() {
    let (mine, yours) = (says("Møtet er satt."), Document::new(2));
    yours.apply(&mine.state()).unwrap();
    let heading = mine
        .write(&Tekst::from("### Åpning\n\nMøtet er satt."))
        .unwrap()
        .unwrap();
    let words = yours
        .write(&Tekst::from("Møtet er satt klokka ni."))
        .unwrap()
        .unwrap();
    mine.apply(&words).unwrap();
    yours.apply(&heading).unwrap();
    assert_eq!(mine.read().to_string(), "### Åpning\n\nMøtet er satt klokka ni.");
    assert_eq!(mine.read(), yours.read());
}

/// A document as some editor, perhaps a newer one, may have left it.
fn drawn(draw: impl FnOnce(&yrs::XmlFragmentRef, &mut yrs::TransactionMut<'_>)) -> Document {
    let mut options = Options::with_client_id(yrs::ClientID::new(9));
    options.offset_kind = OffsetKind::Utf16;
    let doc = Doc::with_options(options);
    let root = doc.get_or_insert_xml_fragment("prosemirror");
    draw(&root, &mut doc.transact_mut());
    let state = doc.transact().encode_state_as_update_v1(&StateVector::default());
    Document::from_updates(1, [state.as_slice()]).unwrap()
}

#[test]
fn a_line_break_parts_two_paragraphs() {
    let document = drawn(|root, txn| {
        let paragraph = root.push_back(txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(txn, XmlTextPrelim::new("Til stede:"));
        paragraph.push_back(txn, XmlElementPrelim::empty("hard_break"));
        paragraph.push_back(txn, XmlTextPrelim::new("Åse Ødegård"));
    });
    assert_eq!(document.read().to_string(), "Til stede:\n\nÅse Ødegård");
    document
        .write(&Tekst::from("Til stede:\n\nÅse Ødegård\n\nForfall: ingen"))
        .unwrap();
    assert_eq!(
        document.read().to_plain(),
        "Til stede:\nÅse Ødegård\nForfall: ingen"
    );
}

#[test]
fn what_stands_inside_an_item_does_not_move_the_numbers_after_it() {
    let document = drawn(|root, txn| {
        let list = root.push_back(txn, XmlElementPrelim::empty("ordered_list"));
        let first = list.push_back(txn, XmlElementPrelim::empty("list_item"));
        for words in ["Planen vedtas.", "Den gjelder fra i dag."] {
            let paragraph = first.push_back(txn, XmlElementPrelim::empty("paragraph"));
            paragraph.push_back(txn, XmlTextPrelim::new(words));
        }
        let second = list.push_back(txn, XmlElementPrelim::empty("list_item"));
        let paragraph = second.push_back(txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(txn, XmlTextPrelim::new("Partene følger opp."));
    });
    let said = "1. Planen vedtas. Den gjelder fra i dag.\n2. Partene følger opp.";
    assert_eq!(document.read().to_string(), said);
    document
        .write(&Tekst::from(format!("{said}\n3. SSU får rapport.").as_str()))
        .unwrap();
    assert_eq!(
        document.read().to_string(),
        format!("{said}\n3. SSU får rapport.")
    );
}

#[test]
fn nodes_of_a_newer_editor_keep_their_words() {
    let document = drawn(|root, txn| {
        let table = root.push_back(txn, XmlElementPrelim::empty("table"));
        let row = table.push_back(txn, XmlElementPrelim::empty("table_row"));
        for words in ["Når", "Hva"] {
            let cell = row.push_back(txn, XmlElementPrelim::empty("table_cell"));
            cell.insert_attribute(txn, "colspan", Any::from(1));
            let paragraph = cell.push_back(txn, XmlElementPrelim::empty("paragraph"));
            paragraph.push_back(txn, XmlTextPrelim::new(words));
        }
        let note = root.push_back(txn, XmlElementPrelim::empty("footnote"));
        note.push_back(txn, XmlTextPrelim::new("Se vedlegg."));
        root.push_back(txn, XmlTextPrelim::new("Løs tekst"));
        let paragraph = root.push_back(txn, XmlElementPrelim::empty("paragraph"));
        paragraph.push_back(txn, XmlTextPrelim::new("Møtt: "));
        let mention = paragraph.push_back(txn, XmlElementPrelim::empty("mention"));
        mention.push_back(txn, XmlTextPrelim::new("Åse"));
    });
    assert_eq!(
        document.read().to_plain(),
        "Når\nHva\nSe vedlegg.\nLøs tekst\nMøtt: Åse"
    );
    document
        .write(&Tekst::from(
            "Når\n\nHva\n\nSe vedlegg.\n\nLøs tekst\n\nMøtt: Åse\n\nSlutt",
        ))
        .unwrap();
    let table = document.state();
    assert!(
        table.windows(10).any(|bytes| bytes == b"table_cell"),
        "the table was rewritten"
    );
    assert!(document.read().to_plain().ends_with("Møtt: Åse\nSlutt"));
}

#[test]
fn text_is_written_in_the_empty_paragraph_an_editor_begins_with() {
    let document = drawn(|root, txn| {
        root.push_back(txn, XmlElementPrelim::empty("paragraph"));
    });
    document.write(&Tekst::from("Møtet er satt.")).unwrap();
    let again = yrs::Update::decode_v1(&document.state()).unwrap();
    let doc = Doc::new();
    let root = doc.get_or_insert_xml_fragment("prosemirror");
    doc.transact_mut().apply_update(again).unwrap();
    assert_eq!(root.len(&doc.transact()), 1);
}

#[test]
fn an_update_that_builds_on_a_missing_one_is_refused() {
    let document = says("Møtet er satt.");
    document.write(&Tekst::from("Møtet er satt klokka ni.")).unwrap();
    let later = document
        .write(&Tekst::from("Møtet er satt klokka ti."))
        .unwrap()
        .unwrap();
    assert_eq!(Document::new(2).apply(&later), Err(TextRefusal::Gap));
}

#[test]
fn bytes_that_are_no_update_are_refused() {
    for bytes in [&b""[..], b"\xff\xff\xff\xff\xff", b"<p>Hei</p>", &[0xff; 64]] {
        assert_eq!(
            Document::new(1).apply(bytes),
            Err(TextRefusal::Unreadable),
            "{bytes:?}"
        );
    }
}

/// `editor.bin` was made by y-prosemirror 1.3.7 on Yjs 13.6.33 with the schema of `ui/src/moete/editor`.
const FROM_THE_EDITOR: &[u8] = include_bytes!("editor.bin");

const ITS_WORDS: &str = "### Behandling\n\nÁšši 😀 ble **drøftet** og ***utsatt***.\n\n\
     1. Første\n2. Andre *punkt*\n\n- Kule\n\nTil stede:\n\nÅse";

#[test]
fn what_the_editor_writes_is_read() {
    let document = Document::from_updates(1, [FROM_THE_EDITOR]).unwrap();
    assert_eq!(document.read(), Tekst::from(ITS_WORDS));
}

#[test]
fn characters_beyond_two_bytes_are_counted_as_the_editor_counts_them() {
    let document = Document::from_updates(1, [FROM_THE_EDITOR]).unwrap();
    let wanted = Tekst::from(
        ITS_WORDS
            .replace("ble **drøftet**", "ble 🎉 **grundig drøftet**")
            .as_str(),
    );
    document.write(&wanted).unwrap();
    assert_eq!(document.read(), wanted);
    assert_eq!(copy(&document, 2).read(), wanted);
}

/// What whoever has the key may send to exhaust the program.
#[test]
fn an_update_that_is_nested_without_end_ends_nothing() {
    const DEEP: usize = 200_000;
    let document = says("Saken gjelder legevakt.");
    document.apply(&elements(DEEP)).unwrap();
    assert_eq!(document.read(), Tekst::from("Saken gjelder legevakt."));
    document
        .write(&Tekst::from("Saken er drøftet."))
        .unwrap()
        .unwrap();
    assert_eq!(document.read(), Tekst::from("Saken er drøftet."));

    assert_eq!(says("a").apply(&lists(3)), Ok(()));
    assert_eq!(says("a").apply(&lists(DEEP)), Err(TextRefusal::Unreadable));
}

/// An item at the end of the root with a list in a list in a list.
fn lists(deep: usize) -> Vec<u8> {
    // One client with one item, number 9 from its beginning; values; in what is named so.
    let mut update = vec![1, 1, 9, 0, 8, 1, 11];
    update.extend(*b"prosemirror");
    update.push(1);
    update.extend([117, 1].repeat(deep));
    // Undefined; and nothing is deleted.
    update.extend([127, 0]);
    update
}

/// An element in an element in an element.
fn elements(deep: usize) -> Vec<u8> {
    let doc = Doc::with_client_id(3);
    let root = doc.get_or_insert_xml_fragment("prosemirror");
    let mut txn = doc.transact_mut();
    let mut place = root.insert(&mut txn, 0, XmlElementPrelim::empty("bullet_list"));
    for _ in 0..deep {
        place = place.insert(&mut txn, 0, XmlElementPrelim::empty("list_item"));
    }
    txn.encode_state_as_update_v1(&StateVector::default())
}

#[test]
fn a_later_change_that_builds_on_nothing_missing_does_not_wait_and_neither_is_lost() {
    let (mine, yours) = (says("Saken gjelder legevakt."), Document::new(2));
    yours.apply(&mine.state()).unwrap();
    let heading = Tekst::from("### Bakgrunn\n\nSaken gjelder legevakt.");
    let early = yours.write(&heading).unwrap().unwrap();
    let both = Tekst::from("### Bakgrunn\n\nSaken gjelder felles legevakt.");
    let late = yours.write(&both).unwrap().unwrap();

    mine.apply(&late).unwrap();
    assert_eq!(mine.read(), Tekst::from("Saken gjelder felles legevakt."));
    let kept = Document::from_updates(3, [mine.state().as_slice()]).unwrap();
    kept.apply(&early).unwrap();
    assert_eq!(kept.read(), both);
}
