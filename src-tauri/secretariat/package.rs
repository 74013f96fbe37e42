//! The meeting package: innkalling, case papers and attachments in one file, in the reader's form or the archive's.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

pub use documents::Pakkeform;
use documents::{Options, Papir, Utelatelse, Vedleggsfil, Vedleggsform, anker, moetepakke, pakkevedlegg};
use domain::{Dokumentart, Maalform, Moeteinnhold, Vedlegg, VedleggId};
use join::{Binder, Leaves, Refusal};
use pdf::{Block, Document, Figure, Look, Places};
use store::{Reader, StoreError};
use texts::Texts;

use crate::{
    Desk, Error, Result, choose,
    paper::{options, source},
    profile,
};

/// The reader's form holds no more bytes of attachments: with more it would be too large for the machines it is read
/// on. The archive's form carries as much, for its files are in memory at once.
const MOST: u64 = 1 << 30;
/// The list of contents knows its own page numbers after so many tries: they change its length only when they have
/// more digits than were thought.
const TRIES: usize = 4;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pakkebestilling {
    /// The meeting, by its identity or its day.
    pub moete: Option<String>,
    /// In which form.
    pub form: Pakkeform,
}

/// A finished package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pakke {
    /// The name it is saved under when nobody chose one.
    pub filnavn: String,
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The attachments that are not in it.
    pub utelatt: Vec<Utelatt>,
    /// The titles of pictures that are described by them alone, for somebody to say what they show.
    pub uten_bildetekst: Vec<String>,
}

impl Pakke {
    /// What whoever sends it should know: what is not in it, and what is not described.
    pub fn remarks(&self, language: Maalform) -> Vec<String> {
        let texts = Texts::of(language);
        let left_out = self
            .utelatt
            .iter()
            .map(|one| format!("{}: {}", one.tittel, one.grunn));
        let undescribed = self.uten_bildetekst.iter();
        let undescribed =
            undescribed.map(|title| texts.get("merknad-uten-bildetekst", &[("tittel", title.into())]));
        left_out.chain(undescribed).collect()
    }
}

/// An attachment that is not in the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utelatt {
    /// The attachment.
    pub vedlegg: VedleggId,
    /// Its title.
    pub tittel: String,
    /// Why, as a sentence in the user's language.
    pub grunn: String,
}

/// Makes the package for members. `progress` is told how many attachments are done, and of how many; it may break off,
/// and then nothing is made.
pub fn pack(
    desk: &Desk,
    order: &Pakkebestilling,
    progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Pakke> {
    let meeting = choose::meeting(desk.store(), order.moete.as_deref())?;
    let content = source(desk, meeting, Dokumentart::Innkalling)?;
    let options = options(desk, &content, Dokumentart::Innkalling)?;
    let mut gathered = Gathered::new(desk, order)?;
    let attachments = pakkevedlegg(&content);
    for (done, (_, attachment)) in attachments.iter().enumerate() {
        if progress(done, attachments.len()).is_break() {
            return Err(Error::Cancelled);
        }
        gathered.take(attachment)?;
    }
    if progress(attachments.len(), attachments.len()).is_break() {
        return Err(Error::Cancelled);
    }
    let texts = Texts::of(desk.language());
    let left_out = attachments.iter().filter_map(|(_, attachment)| {
        let Vedleggsform::Utelatt(why) = gathered.files.get(&attachment.id)?.form else {
            return None;
        };
        Some(Utelatt {
            vedlegg: attachment.id,
            tittel: attachment.tittel.clone(),
            grunn: why.setning(texts),
        })
    });
    let (utelatt, uten_bildetekst) = (left_out.collect(), gathered.undescribed.clone());
    let look = profile::of_body(desk.store(), content.utvalg.id)?;
    let (paper, pdf) = match order.form {
        Pakkeform::Arkiv => {
            let mut paper = moetepakke(
                &content,
                &options,
                order.form,
                &gathered.files,
                &Places::default(),
            );
            profile::dress(desk.store(), &mut paper.dokument, look)?;
            let pdf = pdf::render(&paper.dokument)?;
            (paper, pdf)
        }
        Pakkeform::Leser => bind(&content, &options, gathered, &look)?,
    };
    Ok(Pakke {
        filnavn: paper.filnavn,
        pdf,
        utelatt,
        uten_bildetekst,
    })
}

/// The attachments as they come into the package.
struct Gathered<'a> {
    desk: &'a Desk,
    order: &'a Pakkebestilling,
    /// How long each file is that is here, by its hash.
    lengths: BTreeMap<String, u64>,
    names: BTreeSet<String>,
    taken: u64,
    files: BTreeMap<VedleggId, Vedleggsfil>,
    undescribed: Vec<String>,
    binder: Binder,
    leaves: BTreeMap<VedleggId, Leaves>,
}

impl<'a> Gathered<'a> {
    fn new(desk: &'a Desk, order: &'a Pakkebestilling) -> Result<Self> {
        let named = desk.store().files()?;
        let here = named
            .iter()
            .filter_map(|file| Some((file.id.to_string(), file.len?)));
        Ok(Self {
            desk,
            order,
            lengths: here.collect(),
            names: BTreeSet::new(),
            taken: 0,
            files: BTreeMap::new(),
            undescribed: Vec::new(),
            binder: Binder::new(),
            leaves: BTreeMap::new(),
        })
    }

    fn take(&mut self, attachment: &Vedlegg) -> Result<()> {
        let length = attachment
            .sha256
            .as_ref()
            .and_then(|hash| self.lengths.get(hash))
            .copied();
        let form = match (&attachment.sha256, length) {
            (None, _) => Vedleggsform::Utelatt(Utelatelse::UtenFil),
            (Some(_), None) => Vedleggsform::Utelatt(Utelatelse::Venter),
            (Some(_), Some(length)) if self.is_too_long(length) => Vedleggsform::Utelatt(Utelatelse::ForStor),
            (Some(hash), Some(length)) => match self.desk.store().blob(hash) {
                Ok(bytes) => {
                    self.taken += length;
                    self.form(attachment, bytes)
                }
                Err(StoreError::BlobDamaged { .. }) => Vedleggsform::Utelatt(Utelatelse::Endret),
                Err(error) => return Err(error.into()),
            },
        };
        let file = Vedleggsfil {
            navn: self.name(attachment),
            lengde: length,
            sha256: attachment.sha256.clone(),
            form,
        };
        self.files.insert(attachment.id, file);
        Ok(())
    }

    /// Whether a file is longer than what may be put in, before any of it is read.
    fn is_too_long(&self, length: u64) -> bool {
        let alone = self.order.form == Pakkeform::Leser && length > join::LARGEST as u64;
        alone || self.taken + length > MOST
    }

    /// By what the file is, whatever its name says.
    fn form(&mut self, attachment: &Vedlegg, bytes: Vec<u8>) -> Vedleggsform {
        let kind = Slag::of(&bytes);
        if self.order.form == Pakkeform::Arkiv {
            return Vedleggsform::Fil {
                medietype: kind.media_type(),
                bytes,
            };
        }
        match kind {
            Slag::Pdf => match self.binder.add(&bytes) {
                Ok(leaves) => {
                    let count = leaves.count();
                    self.leaves.insert(attachment.id, leaves);
                    Vedleggsform::Sider(count)
                }
                Err(refusal) => Vedleggsform::Utelatt(why(refusal)),
            },
            Slag::Png | Slag::Jpeg => self.picture(attachment, bytes),
            Slag::Annet => Vedleggsform::Utelatt(Utelatelse::UkjentSlag),
        }
    }

    fn picture(&mut self, attachment: &Vedlegg, bytes: Vec<u8>) -> Vedleggsform {
        let described = attachment.alternativ_tekst.as_ref();
        let described = described.filter(|words| !words.trim().is_empty());
        let alt = described.unwrap_or(&attachment.tittel).clone();
        let figure = Figure {
            picture: bytes,
            alt,
            width: 1.0,
        };
        let trial = Document {
            title: attachment.tittel.clone(),
            blocks: vec![Block::Figure(figure.clone())],
            ..Document::default()
        };
        if pdf::places(&trial).is_err() {
            return Vedleggsform::Utelatt(Utelatelse::Skadet);
        }
        if described.is_none() {
            self.undescribed.push(attachment.tittel.clone());
        }
        Vedleggsform::Bilde {
            bytes: figure.picture,
            alt: figure.alt,
        }
    }

    /// Its file's name, told apart from others that are alike: `plan.pdf`, `plan (2).pdf`.
    fn name(&mut self, attachment: &Vedlegg) -> String {
        let called = attachment
            .filnavn
            .as_deref()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let called = called.unwrap_or(&attachment.tittel);
        let (stem, ending) = match called.rsplit_once('.') {
            Some((stem, ending)) => (stem, format!(".{ending}")),
            None => (called, String::new()),
        };
        let numbered = (2..).map(|number: u32| format!("{stem} ({number}){ending}"));
        let mut candidates = std::iter::once(called.to_owned()).chain(numbered);
        let name = candidates
            .find(|name| !self.names.contains(name))
            .unwrap_or_default();
        self.names.insert(name.clone());
        name
    }
}

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slag {
    Pdf,
    Png,
    Jpeg,
    Annet,
}

impl Slag {
    fn of(bytes: &[u8]) -> Self {
        // Mail programs leave lines before the header, which readers pass over.
        let start = &bytes[..bytes.len().min(1024)];
        if bytes.starts_with(b"\x89PNG") {
            Self::Png
        } else if bytes.starts_with(b"\xFF\xD8\xFF") {
            Self::Jpeg
        } else if start.windows(5).any(|window| window == b"%PDF-") {
            Self::Pdf
        } else {
            Self::Annet
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Annet => "application/octet-stream",
        }
    }
}

fn why(refusal: Refusal) -> Utelatelse {
    match refusal {
        Refusal::Locked => Utelatelse::Laast,
        Refusal::Damaged => Utelatelse::Skadet,
        Refusal::Empty => Utelatelse::UtenSider,
        Refusal::TooLarge => Utelatelse::ForStor,
    }
}

/// Writes the paper with the page numbers of the whole, and puts the foreign pages in after their covers.
fn bind(
    content: &Moeteinnhold,
    options: &Options,
    gathered: Gathered<'_>,
    look: &Look,
) -> Result<(Papir, Vec<u8>)> {
    let Gathered {
        desk,
        files,
        binder,
        mut leaves,
        ..
    } = gathered;
    let written = |places: &Places| {
        let mut paper = moetepakke(content, options, Pakkeform::Leser, &files, places);
        profile::dress(desk.store(), &mut paper.dokument, look.clone())?;
        Ok::<_, Error>(paper)
    };
    // In the order of their covers, with how many pages each puts in.
    let inserted: Vec<(VedleggId, usize)> = pakkevedlegg(content)
        .into_iter()
        .filter_map(|(_, attachment)| Some((attachment.id, leaves.get(&attachment.id)?.count())))
        .collect();
    let mut paper = written(&Places::default())?;
    let mut own = pdf::places(&paper.dokument)?;
    for _ in 0..TRIES {
        paper = written(&in_whole(&own, &inserted))?;
        let again = pdf::places(&paper.dokument)?;
        if again == own {
            break;
        }
        own = again;
    }
    let after = |id: VedleggId| own.of.get(&anker(id)).map_or(own.pages, |page| page + 1);
    let between: Vec<(usize, Leaves)> = inserted
        .iter()
        .filter_map(|(id, _)| Some((after(*id), leaves.remove(id)?)))
        .collect();
    let base = pdf::render(&paper.dokument)?;
    let texts = Texts::of(content.utvalg.maalform);
    let label = |number: usize, count: usize| {
        let values = [("n", number.to_string().into()), ("m", count.to_string().into())];
        texts.get("dok-side-i-pakken", &values)
    };
    let whole = binder.bind(&base, &between, &label);
    // Our own paper is read by our own reader.
    let whole = whole.map_err(|refusal| pdf::PdfError::Writing(refusal.to_string()))?;
    Ok((paper, whole))
}

/// Where things stand when the foreign pages are put in after their covers.
fn in_whole(own: &Places, inserted: &[(VedleggId, usize)]) -> Places {
    let moved = |page: usize| {
        let before = inserted
            .iter()
            .filter(|(id, _)| own.of.get(&anker(*id)).is_some_and(|cover| *cover < page));
        page + before.map(|(_, count)| count).sum::<usize>()
    };
    Places {
        pages: moved(own.pages),
        of: own
            .of
            .iter()
            .map(|(name, page)| (name.clone(), moved(*page)))
            .collect(),
    }
}
