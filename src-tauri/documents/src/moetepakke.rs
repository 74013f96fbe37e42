//! The meeting package: the notice, the case papers and the attachments, with a list of what is where.
//!
//! The reader's form has a cover before each attachment, where its pages are put in. The archive's form lists the
//! attachments, which it carries as files.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Saksinnhold, Utvalg, Vedlegg, VedleggId};
use pdf::{Align, Archive, Attachment, Block, Column, Figure, Link, Places, Relationship, Row, Span, Table};
use texts::dates;

use crate::{
    Options, Pakkeform, Papir, Vedleggsfil, Vedleggsform, filnavn, hode,
    innkalling::{self, called},
    paper::Paper,
    sak, saksframlegg,
    tabell::row,
    tekst::paragraph,
    vedleggsfil::Utelatelse,
};

/// The place of an attachment's cover in the reader's form.
pub fn anker(id: VedleggId) -> String {
    format!("vedlegg-{id}")
}

const INNKALLING: &str = "innkalling";

/// The attachments of a package in its order, each once, with the item it goes with.
pub fn pakkevedlegg(content: &domain::Moeteinnhold) -> Vec<(&Saksinnhold, &Vedlegg)> {
    let called = content
        .saker
        .iter()
        .filter(|item| !item.moetesak.lagt_til_i_moetet);
    let mut seen = BTreeSet::new();
    called
        .flat_map(|item| item.vedlegg.iter().map(move |attachment| (item, attachment)))
        .filter(|(_, attachment)| seen.insert(attachment.id))
        .collect()
}

/// Writes the package for members. `files` has every attachment of [`pakkevedlegg`]. `places` says where everything
/// stands in the whole, as far as it is known.
pub fn moetepakke(
    content: &domain::Moeteinnhold,
    options: &Options,
    form: Pakkeform,
    files: &BTreeMap<VedleggId, Vedleggsfil>,
    places: &Places,
) -> Papir {
    let paper = Paper::new(content, options);
    let package = Package {
        attachments: pakkevedlegg(content),
        paper: &paper,
        files,
        places,
    };
    let title = paper.say(
        "dok-moetepakke-til",
        &[("utvalg", paper.bodies(Utvalg::fullt_navn).into())],
    );
    let mut blocks = hode::titled(&paper, title.clone());
    match form {
        Pakkeform::Arkiv => package.archive(&mut blocks),
        Pakkeform::Leser => package.reader(&mut blocks),
    }
    let kind = paper.word("dok-moetepakke");
    let mut marks = filnavn::unfinished(&paper);
    if form == Pakkeform::Arkiv {
        marks.push(paper.word("dok-moetepakke-arkiv"));
    }
    let foot = format!("{kind} {}", dates::short_date(content.moete.dato));
    let mut dokument = hode::cover(&paper, &title, foot).around(paper.texts, blocks);
    match form {
        Pakkeform::Arkiv => {
            dokument.archive = Archive::A3a;
            dokument.attachments = package.carried(&dokument);
        }
        // The pages are numbered through the whole, by whoever puts it together.
        Pakkeform::Leser => dokument.page_of = String::new(),
    }
    Papir {
        filnavn: filnavn::of_meeting(&paper, &kind, marks),
        dokument,
    }
}

struct Package<'a> {
    paper: &'a Paper<'a>,
    attachments: Vec<(&'a Saksinnhold, &'a Vedlegg)>,
    files: &'a BTreeMap<VedleggId, Vedleggsfil>,
    places: &'a Places,
}

impl Package<'_> {
    /// Contents, notice, and item by item the case paper and the attachments.
    fn reader(&self, out: &mut Vec<Block>) {
        out.push(self.heading("dok-innhold"));
        out.push(self.contents());
        out.extend([Block::PageBreak, Block::Anchor(INNKALLING.to_owned())]);
        out.extend(innkalling::notice(self.paper));
        for item in called(self.paper) {
            out.extend(self.case_paper(item));
            let of_item = self
                .attachments
                .iter()
                .filter(|(of, _)| of.moetesak.id == item.moetesak.id);
            out.extend(of_item.flat_map(|(_, attachment)| self.cover(item, attachment)));
        }
    }

    /// The list of what is carried, notice and case papers.
    fn archive(&self, out: &mut Vec<Block>) {
        out.push(self.heading("dok-vedlegg"));
        if self.attachments.is_empty() {
            out.push(paragraph(self.paper.word("dok-ingen-vedlegg")));
        } else {
            out.push(paragraph(self.paper.word("dok-vedlegg-ligger-i-filen")));
            out.push(self.list());
        }
        out.push(Block::PageBreak);
        out.extend(innkalling::blocks(self.paper));
    }

    fn heading(&self, id: &str) -> Block {
        Block::heading(2, self.paper.word(id))
    }

    /// The case paper with its place.
    fn case_paper(&self, item: &Saksinnhold) -> Vec<Block> {
        let mut blocks = saksframlegg::blocks(self.paper, item);
        if !blocks.is_empty() {
            blocks.insert(1, Block::Anchor(case_anchor(item)));
        }
        blocks
    }

    /// What is on which page, each line leading there.
    fn contents(&self) -> Block {
        let paper = self.paper;
        let line = |place: String, words: String| {
            // Until the place is known as many digits stand there as there will ever be.
            let page = self.places.of.get(&place).map_or(0, |page| page + 1);
            let link = Link::Place(place);
            Row {
                cells: vec![
                    vec![Span::plain(words).leading_to(link)],
                    vec![Span::plain(page.to_string())],
                ],
                emphasis: false,
            }
        };
        let mut rows = vec![line(INNKALLING.to_owned(), paper.word("dok-innkalling"))];
        for item in called(paper) {
            if !saksframlegg::blocks(paper, item).is_empty() {
                rows.push(line(case_anchor(item), saksframlegg::title(paper, item)));
            }
            let of_item = self
                .attachments
                .iter()
                .filter(|(of, _)| of.moetesak.id == item.moetesak.id);
            rows.extend(of_item.map(|(_, attachment)| line(anker(attachment.id), self.title(attachment))));
        }
        let column = |id: &str, weight: f32, align: Align| Column {
            title: paper.word(id),
            weight,
            align,
        };
        Block::Table(Table {
            caption: paper.word("dok-innhold"),
            caption_visible: false,
            columns: vec![
                column("dok-innhold", 8.0, Align::Left),
                column("dok-side", 1.0, Align::Right),
            ],
            row_headers: true,
            rows,
        })
    }

    /// «Vedlegg 3: Utkast til handlingsplan».
    fn title(&self, attachment: &Vedlegg) -> String {
        let title = attachment.tittel.as_str().into();
        match attachment.nummer {
            Some(number) => self.paper.say(
                "dok-vedlegg-tittel",
                &[("nummer", i64::from(number).into()), ("tittel", title)],
            ),
            None => self.paper.say("dok-vedlegg-uten-nummer", &[("tittel", title)]),
        }
    }

    /// The page before an attachment: what it is, or why it is not there.
    fn cover(&self, item: &Saksinnhold, attachment: &Vedlegg) -> Vec<Block> {
        let paper = self.paper;
        let mut out = vec![
            Block::PageBreak,
            Block::Anchor(anker(attachment.id)),
            Block::heading(2, self.title(attachment)),
        ];
        if attachment.unntatt {
            out.push(Block::Note(vec![Span::bold(format!(
                "{}.",
                paper.word("dok-unntatt-offentlighet")
            ))]));
        }
        let Some(file) = self.files.get(&attachment.id) else {
            return out;
        };
        let of_item = paper.say(
            "dok-sak-tittel",
            &[
                ("sak", (&item.nummer).into()),
                ("tittel", sak::title(paper, item).into()),
            ],
        );
        let pages = match file.form {
            Vedleggsform::Sider(pages) => pages.to_string(),
            Vedleggsform::Bilde { .. } => paper.word("dok-et-bilde"),
            _ => String::new(),
        };
        let name = if attachment.filnavn.is_some() {
            file.navn.clone()
        } else {
            String::new()
        };
        out.push(hode::facts(
            paper,
            vec![
                ("dok-hoerer-til", of_item),
                ("dok-filnavn", name),
                ("dok-stoerrelse", file.lengde.map(length).unwrap_or_default()),
                ("dok-sider", pages),
            ],
        ));
        match &file.form {
            Vedleggsform::Utelatt(why) => out.push(Block::Note(self.why(*why))),
            Vedleggsform::Bilde { bytes, alt } => {
                out.push(Block::PageBreak);
                out.push(Block::Figure(Figure {
                    picture: bytes.clone(),
                    alt: alt.clone(),
                    width: 1.0,
                }));
            }
            Vedleggsform::Sider(_) | Vedleggsform::Fil { .. } => {}
        }
        out
    }

    /// «**Vedlegget er ikke satt inn.** Filen er skadet …»
    fn why(&self, why: Utelatelse) -> Vec<Span> {
        vec![
            Span::bold(self.paper.word("dok-ikke-satt-inn")),
            Span::plain(format!(" {}", why.setning(self.paper.texts))),
        ]
    }

    /// The attachments with what one checks a file by.
    fn list(&self) -> Block {
        let rows = self.attachments.iter().filter_map(|(_, attachment)| {
            let file = self.files.get(&attachment.id)?;
            let mut row = row([
                attachment
                    .nummer
                    .map(|number| number.to_string())
                    .unwrap_or_default(),
                format!("{}\n{}", attachment.tittel, file.navn),
                file.lengde.map(length).unwrap_or_default(),
                file.sha256.as_deref().map(halved).unwrap_or_default(),
            ]);
            if let Vedleggsform::Utelatt(why) = file.form {
                row.cells[1] = vec![Span::plain(format!("{}\n", attachment.tittel))];
                row.cells[1].extend(self.why(why));
            }
            Some(row)
        });
        crate::tabell::table(
            self.paper.texts,
            "dok-vedlegg",
            &[
                ("dok-nr", 0.7),
                ("dok-tittel-og-filnavn", 4.0),
                ("dok-stoerrelse", 1.5),
                ("dok-sha256", 4.6),
            ],
            rows.collect(),
        )
    }

    /// The files that the archive's form carries.
    fn carried(&self, dokument: &pdf::Document) -> Vec<Attachment> {
        let carried = self.attachments.iter().filter_map(|(_, attachment)| {
            let file = self.files.get(&attachment.id)?;
            let Vedleggsform::Fil { medietype, bytes } = &file.form else {
                return None;
            };
            Some(Attachment {
                name: file.navn.clone(),
                media_type: (*medietype).to_owned(),
                description: self.title(attachment),
                relationship: Relationship::Supplement,
                modified: dokument.created,
                bytes: bytes.clone(),
            })
        });
        carried.collect()
    }
}

fn case_anchor(item: &Saksinnhold) -> String {
    format!("saksframlegg-{}", item.moetesak.id)
}

/// `1,2 MB`, `340 kB`, `12 byte`: with a space that no line breaks at.
fn length(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes}\u{a0}byte"),
        1_000..1_000_000 => format!("{}\u{a0}kB", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{},{}\u{a0}MB", tenths / 10, tenths % 10)
        }
    }
}

/// A hash on two lines, so that no line of the table is too long for it.
fn halved(hash: &str) -> String {
    match hash.split_at_checked(hash.len() / 2) {
        Some((first, last)) => format!("{first}\n{last}"),
        None => hash.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Maalform};
    use uuid::Uuid;

    use super::*;
    use crate::{
        fixture::{item, meeting, options},
        lines,
    };

    fn content(maalform: Maalform) -> domain::Moeteinnhold {
        let mut content = meeting(maalform);
        let attachment = |n: u16, title: &str| Vedlegg {
            id: Uuid::from_u128(n.into()).into(),
            sak: None,
            moetesak: None,
            nummer: Some(n),
            tittel: title.into(),
            unntatt: false,
            filnavn: Some(format!("{n}.pdf")),
            sha256: Some("ab".repeat(32)),
            alternativ_tekst: None,
        };
        let sak = item(&mut content, "24/26", "Handlingsplan", "", "");
        sak.saksframlegg.insert("forslag".into(), "Planen vedtas.".into());
        sak.vedlegg = vec![attachment(3, "Utkast"), attachment(4, "Kart")];
        content
    }

    fn file(form: Vedleggsform) -> Vedleggsfil {
        Vedleggsfil {
            navn: "plan.pdf".into(),
            lengde: Some(1_234_567),
            sha256: Some("ab".repeat(32)),
            form,
        }
    }

    fn printed(maalform: Maalform, form: Pakkeform, forms: [Vedleggsform; 2]) -> (Papir, Vec<String>) {
        let content = content(maalform);
        let ids = pakkevedlegg(&content)
            .into_iter()
            .map(|(_, attachment)| attachment.id);
        let mut files: BTreeMap<_, _> = ids.zip(forms.map(file)).collect();
        if let Some(last) = files.values_mut().last() {
            last.navn = "kart.pdf".into();
        }
        let first = &pakkevedlegg(&content)[0].1.id;
        let places = Places {
            pages: 40,
            of: BTreeMap::from([(anker(*first), 11)]),
        };
        let made = moetepakke(&content, &options(Dokumentart::Innkalling), form, &files, &places);
        let lines = lines(&made.dokument);
        (made, lines)
    }

    #[test]
    fn an_attachment_that_is_not_put_in_is_named_on_its_cover_with_the_reason() {
        for (maalform, cover) in [
            (
                Maalform::Nb,
                "Vedlegget er ikke satt inn. Filen er låst med passord.",
            ),
            (
                Maalform::Nn,
                "Vedlegget er ikkje sett inn. Fila er låst med passord.",
            ),
        ] {
            let forms = [Vedleggsform::Sider(3), Vedleggsform::Utelatt(Utelatelse::Laast)];
            let (made, lines) = printed(maalform, Pakkeform::Leser, forms);
            assert!(lines.iter().any(|line| line.contains(cover)), "{lines:#?}");
            assert!(
                lines.iter().any(|line| line == "Vedlegg 3: Utkast | 12"),
                "{lines:#?}"
            );
            assert_eq!(made.filnavn, "Møtepakke SSU 2026-09-24.pdf");
            pdf::render(&made.dokument).unwrap();
        }
    }

    #[test]
    fn the_archives_form_lists_what_it_carries_and_what_it_does_not() {
        let carried = Vedleggsform::Fil {
            medietype: "application/pdf",
            bytes: b"%PDF-1.4".to_vec(),
        };
        let forms = [carried, Vedleggsform::Utelatt(Utelatelse::Venter)];
        let (made, lines) = printed(Maalform::Nb, Pakkeform::Arkiv, forms);
        let half = "ab".repeat(16);
        let row = format!("3 | Utkast plan.pdf | 1,3 MB | {half} {half}");
        assert!(lines.contains(&row), "{lines:#?}");
        assert!(
            lines
                .iter()
                .any(|line| line.contains("Kart Vedlegget er ikke satt inn. Filen er ikke kommet"))
        );
        let names: Vec<_> = made
            .dokument
            .attachments
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(names, ["plan.pdf"]);
        assert_eq!(made.filnavn, "Møtepakke SSU 2026-09-24 arkiv.pdf");
        pdf::render(&made.dokument).unwrap();
    }

    #[test]
    fn lengths_are_said_as_one_says_them() {
        let said = [0, 999, 1_000, 340_100, 1_200_000, 52_428_800].map(length);
        let plain = said.map(|words| words.replace('\u{a0}', " "));
        assert_eq!(
            plain,
            ["0 byte", "999 byte", "1 kB", "341 kB", "1,2 MB", "52,5 MB"]
        );
    }
}
