//! The papers beside the text, as the window draws them.

use domain::Dokumentart;
use lopdf::Document;
use secretariat::{
    content,
    paper::{self, Saksted},
};

use crate::{
    A, B,
    every::A4,
    played,
    reading::{self, Shown},
};

/// The window turns to it, so that one sees what one writes.
#[test]
fn the_paper_on_the_screen_says_where_each_item_begins() {
    for (script, kind) in [
        (A, Dokumentart::Referat),
        (A, Dokumentart::OffentligReferat),
        (B, Dokumentart::Referat),
        (A, Dokumentart::Innkalling),
    ] {
        let played = played(script);
        let content = content::content(played.desk.store(), played.meeting).unwrap();
        let paper = paper::draw(&played.desk, played.meeting, kind).unwrap();
        let (_, shown) = reading::shown(&Document::load_mem(&paper.pdf).unwrap());
        let first_words = |place: &Saksted| {
            let below = |text: &&Shown| text.page == place.side && A4.1 - text.baseline > place.topp;
            let highest = shown
                .iter()
                .filter(below)
                .max_by(|a, b| a.baseline.total_cmp(&b.baseline));
            highest.unwrap().text.as_str()
        };
        assert_eq!(paper.saker.len(), content.saker.len());
        for (item, place) in content.saker.iter().zip(&paper.saker) {
            assert_eq!(item.moetesak.id, place.moetesak);
            let is_bare = kind == Dokumentart::Innkalling && item.saksframlegg.is_empty();
            let wanted = if is_bare { "Saksliste" } else { &item.nummer };
            assert!(
                first_words(place).contains(wanted),
                "{wanted} at {place:?}: {:?}",
                first_words(place)
            );
        }
    }
}
