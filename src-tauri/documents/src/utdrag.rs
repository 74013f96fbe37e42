//! Papers about one meeting beside its innkalling and referat: a part of one of them, or the same said in short.

use domain::{Dokumentart, Moeteinnhold, MoetesakId, Saksinnhold, offentlig};
use texts::dates;

use crate::{
    Options, Papir, filnavn, hode, melding, paper::Paper, saksframlegg, saksutskrift, tilleggssaksliste,
};

/// The kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utdrag {
    /// The items that came on the agenda after the innkalling.
    Tilleggssaksliste,
    /// What the meeting concluded, for the members to report at home.
    Melding,
    /// The case paper of one item.
    Saksframlegg(MoetesakId),
    /// One item of the minutes, as it goes with the sak to whoever treats it next.
    Saksutskrift(MoetesakId),
}

impl Utdrag {
    /// The paper it is taken from: by it is decided what stands in it, and whether it is free of everything exempt.
    ///
    /// A melding goes to whole organisations, so it is free of it. The additional agenda masks titles as every agenda
    /// does, and its case papers go to members alone. The case paper and the extract of an exempt item are whole, for
    /// they are made for those who treat the item; they say their law, and at the foot of every page that they are
    /// exempt.
    pub fn fra(self) -> Dokumentart {
        match self {
            Self::Tilleggssaksliste | Self::Saksframlegg(_) => Dokumentart::Innkalling,
            Self::Melding => Dokumentart::OffentligReferat,
            Self::Saksutskrift(_) => Dokumentart::Referat,
        }
    }
}

/// Writes the paper; nothing when the meeting has no such item. Of the options all but the kind are followed.
pub fn utdrag(content: &Moeteinnhold, what: Utdrag, options: &Options) -> Option<Papir> {
    let options = Options {
        art: what.fra(),
        ..options.clone()
    };
    if options.art.is_public() {
        write(&Paper::new(&offentlig(content), &options), what)
    } else {
        write(&Paper::new(content, &options), what)
    }
}

fn write(paper: &Paper, what: Utdrag) -> Option<Papir> {
    match what {
        Utdrag::Tilleggssaksliste => {
            let blocks = tilleggssaksliste::blocks(paper);
            Some(of_meeting(
                paper,
                "dok-tilleggssaksliste",
                &tilleggssaksliste::title(paper),
                blocks,
            ))
        }
        Utdrag::Melding => Some(of_meeting(
            paper,
            "dok-melding",
            &melding::title(paper),
            melding::blocks(paper),
        )),
        Utdrag::Saksframlegg(id) => {
            let (_, item) = find(paper, id)?;
            let title = saksframlegg::title(paper, item);
            Some(of_item(
                paper,
                item,
                "dok-saksframlegg",
                &title,
                saksframlegg::alone(paper, item),
            ))
        }
        Utdrag::Saksutskrift(id) => {
            let (place, item) = find(paper, id)?;
            let title = saksutskrift::title(paper, item);
            let blocks = saksutskrift::blocks(paper, place, item);
            Some(of_item(paper, item, "dok-saksutskrift", &title, blocks))
        }
    }
}

fn find<'a>(paper: &Paper<'a>, id: MoetesakId) -> Option<(usize, &'a Saksinnhold)> {
    let mut items = paper.content.saker.iter().enumerate();
    items.find(|(_, item)| item.moetesak.id == id)
}

fn of_meeting(paper: &Paper, kind: &str, title: &str, blocks: Vec<pdf::Block>) -> Papir {
    let kind = paper.word(kind);
    let foot = format!("{kind} {}", dates::short_date(paper.content.moete.dato));
    Papir {
        filnavn: filnavn::of_meeting(paper, &kind, filnavn::unfinished(paper)),
        dokument: hode::cover(paper, title, foot).around(paper.texts, blocks),
    }
}

/// A paper about one item: its number is in the name, its title is not.
fn of_item(paper: &Paper, item: &Saksinnhold, kind: &str, title: &str, blocks: Vec<pdf::Block>) -> Papir {
    let kind = paper.word(kind);
    let number = paper.say("dok-sak", &[("sak", (&item.nummer).into())]);
    let day = dates::short_date(paper.content.moete.dato);
    let mut foot = format!("{kind} {day}, {number}");
    if item.moetesak.skjerming.is_some() {
        foot = format!("{foot} · {}", paper.word("dok-unntatt-offentlighet"));
    }
    let mut marks = vec![number.replace('/', "-")];
    marks.extend(filnavn::unfinished(paper));
    Papir {
        filnavn: filnavn::of_meeting(paper, &kind, marks),
        dokument: hode::cover(paper, title, foot).around(paper.texts, blocks),
    }
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use super::*;
    use crate::fixture::{extract, item, meeting};

    #[test]
    fn every_kind_can_be_drawn() {
        for maalform in [Maalform::Nb, Maalform::Nn] {
            let mut content = meeting(maalform);
            let id = item(&mut content, "1/26", "Sak", "09.00", "09.10").moetesak.id;
            for what in [
                Utdrag::Tilleggssaksliste,
                Utdrag::Melding,
                Utdrag::Saksframlegg(id),
                Utdrag::Saksutskrift(id),
            ] {
                let (paper, lines) = extract(&content, what);
                pdf::render(&paper.dokument).unwrap();
                let raw = |line: &String| line.contains("dok-") || line.contains("{$");
                assert!(!lines.iter().any(raw), "{lines:#?}");
            }
        }
    }
}
