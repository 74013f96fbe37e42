//! The paper beside the text, after somebody has written a few words in a referat of sixty items: what the processor works
//! until the paper is made, and until the page in view is drawn.

use domain::{Dokumentart, Moete, Moetesak, Tekst};
use pdf::preview::Preview;
use secretariat::{Desk, paper, text};
use store::Reader;

use crate::{
    Outcome,
    figure::{Figure, Rival, Target, Unit, median},
    process,
};

const ROUNDS: usize = 20;
/// A page as wide as the window shows it.
const WIDTH: f32 = 800.0;

/// The figures, for the newest meeting of a desk.
pub(crate) fn figures(desk: &mut Desk) -> Outcome<Vec<Figure>> {
    let meetings: Vec<Moete> = desk.store().all()?;
    let newest = meetings.iter().max_by_key(|meeting| meeting.dato);
    let meeting = newest.ok_or("no meeting")?.id;
    let items: Vec<Moetesak> = desk.store().by("moete", meeting.0)?;
    let (mut made, mut drawn) = (Vec::new(), Vec::new());
    for n in 0..=ROUNDS {
        let item = items[n * 7 % items.len()].id.0;
        let before: Tekst = desk.store().text("moetesak", item, "behandling")?;
        let words = Tekst::plain(&format!("{} Nytt i {n}.", before.to_plain()));
        text::set_text(desk, "moetesak", item, "behandling", &words)?;
        let began = process::worked();
        let paper = paper::draw(desk, meeting, Dokumentart::Referat)?;
        let is_made = process::worked();
        let pages = Preview::open(paper.pdf)?;
        pages.png(pages.pages() / 2, WIDTH / pages.size(0)?.0)?;
        let is_drawn = process::worked();
        // The first reads the fonts.
        if n > 0 {
            made.push((is_made - began) * 1e3);
            drawn.push((is_drawn - is_made) * 1e3);
        }
    }
    let figure = |what: &str, ours: &[f64], target| Figure {
        what: what.to_owned(),
        unit: Unit::Milliseconds,
        ours: Ok(median(ours)),
        rival: Rival::NONE,
        target,
    };
    Ok(vec![
        figure("preview of 60 items after a change", &made, Target::AtMost(50.0)),
        figure("and the page in view", &drawn, Target::None),
    ])
}
