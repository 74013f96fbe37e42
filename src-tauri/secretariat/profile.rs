//! How the papers of a body look, and whose they are: what it says itself, then what its partnership says.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use documents::Utvalgspapir;
use domain::{Arkstoerrelse, Helsefellesskap, Logo, Person, Profil, Skriftstoerrelse, Utvalg, UtvalgId};
use pdf::{Color, Look, PdfError, Sheet};
use serde::{Deserialize, Serialize};
use store::Reader;

use crate::{
    Desk, Error, Result,
    bodies::{Omfang, gather},
    desk::need,
};

/// Whose papers something is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Profileier {
    /// Those of every body of the partnership.
    Helsefellesskap,
    /// Those of one body.
    Utvalg,
}

/// The profiles that the papers of a body have, one over the other.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Profilside {
    /// The partnership's name, when there is one.
    pub helsefellesskap: Option<String>,
    /// What it says.
    pub felles: Profil,
    /// What a screen reader says of its logo, when it has one.
    pub felles_logo: Option<Logotekst>,
    /// What the body says itself.
    pub egen: Profil,
    /// What a screen reader says of the body's own logo, when it has one.
    pub egen_logo: Option<Logotekst>,
}

/// That there is a logo.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS), ts(export_to = "bindings.ts"))]
pub struct Logotekst {
    /// What a screen reader says of it.
    pub alternativ_tekst: Option<String>,
}

/// Why a profile is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Profilfeil {
    /// The colour is not written as one.
    #[error("{0:?} is no colour")]
    IkkeFarge(String),
    /// Too pale to be read on white or on the ground of notes.
    #[error("{farge} has a contrast of {kontrast}")]
    ForLys {
        /// The colour.
        farge: String,
        /// How well it is told from the ground.
        kontrast: String,
    },
    /// The logo is neither PNG nor JPEG, or is damaged.
    #[error("the logo cannot be read: {0}")]
    IkkeBilde(String),
    /// The logo is larger than what is sent to every colleague.
    #[error("the logo is too large")]
    ForStor,
}

/// The most bytes of a logo: it is sent to every colleague and stands in every paper.
const MOST_LOGO: usize = 512 << 10;

/// The profiles of a body.
pub fn show_profile(desk: &Desk, body: UtvalgId) -> Result<Profilside> {
    let body: Utvalg = need(desk.store(), body.0)?;
    let common = partnership(desk.store(), &body)?;
    let said = |logo: Option<Logo>| {
        logo.map(|logo| Logotekst {
            alternativ_tekst: logo.alternativ_tekst,
        })
    };
    let (helsefellesskap, felles, felles_logo) = match common {
        Some(common) => (Some(common.navn), common.profil, common.logo),
        None => (None, None, None),
    };
    Ok(Profilside {
        helsefellesskap,
        felles: felles.unwrap_or_default(),
        felles_logo: said(felles_logo),
        egen: body.profil.unwrap_or_default(),
        egen_logo: said(body.logo),
    })
}

/// Says how papers look from now on.
pub fn save_profile(desk: &mut Desk, body: UtvalgId, whose: Profileier, profile: Profil) -> Result<()> {
    check(&profile, None)?;
    let profile = Some(profile).filter(|profile| *profile != Profil::default());
    change(desk, body, whose, |said, _| *said = profile)
}

/// Puts a logo on the papers, or takes it off.
pub fn save_logo(desk: &mut Desk, body: UtvalgId, whose: Profileier, logo: Option<Logo>) -> Result<()> {
    if let Some(logo) = &logo {
        check(&Profil::default(), Some(logo))?;
    }
    change(desk, body, whose, |_, there| *there = logo)
}

/// Says what the logo shows, when there is one.
pub fn describe_logo(
    desk: &mut Desk,
    body: UtvalgId,
    whose: Profileier,
    words: Option<String>,
) -> Result<()> {
    change(desk, body, whose, |_, there| {
        if let Some(logo) = there {
            logo.alternativ_tekst = words;
        }
    })
}

/// Changes what the body or its partnership says of its papers.
fn change(
    desk: &mut Desk,
    body: UtvalgId,
    whose: Profileier,
    change: impl FnOnce(&mut Option<Profil>, &mut Option<Logo>),
) -> Result<()> {
    desk.act("save_profile", |tx| {
        let mut body: Utvalg = need(tx, body.0)?;
        if let (Profileier::Helsefellesskap, Some(mut common)) = (whose, partnership(tx, &body)?) {
            change(&mut common.profil, &mut common.logo);
            tx.put(&common)?;
        } else {
            change(&mut body.profil, &mut body.logo);
            tx.put(&body)?;
        }
        Ok(())
    })
}

/// A paper with the look of a body, to be shown beside its settings.
pub fn sample(desk: &Desk, body: UtvalgId) -> Result<Vec<u8>> {
    let content = gather(desk.store(), Omfang::Utvalg(body), None, desk.today())?;
    let mut paper = documents::utvalgspapir(&content, Utvalgspapir::Medlemsliste, desk.now());
    dress(desk.store(), &mut paper.dokument, of_body(desk.store(), body)?)?;
    let (bytes, _) = pdf::render_for_screen(&paper.dokument)?;
    Ok(bytes)
}

/// Gives a paper its look, and tells in which language names are read.
pub(crate) fn dress(reader: &impl Reader, paper: &mut pdf::Document, look: Look) -> Result<()> {
    paper.look = look;
    let people = reader.all::<Person>()?;
    let names = people
        .into_iter()
        .filter_map(|person| Some((person.navn, person.navnespraak?)));
    documents::read_names(paper, &names.collect::<Vec<_>>());
    Ok(())
}

/// The look of a body's papers.
pub(crate) fn of_body(reader: &impl Reader, body: UtvalgId) -> Result<Look> {
    let body: Utvalg = need(reader, body.0)?;
    let common = partnership(reader, &body)?;
    Ok(look(Some(body), common))
}

/// The look of papers about several bodies.
pub(crate) fn of_bodies(reader: &impl Reader, whose: Omfang) -> Result<Look> {
    match whose {
        Omfang::Utvalg(body) => of_body(reader, body),
        Omfang::Helsefellesskap(Some(id)) => Ok(look(None, reader.get(id.0)?)),
        Omfang::Helsefellesskap(None) => Ok(Look::default()),
    }
}

/// What is said of the papers of a body, by itself and by its partnership; nothing when neither says anything.
pub(crate) fn merged(own: Option<Profil>, common: Option<Profil>) -> Option<Profil> {
    let said = own.unwrap_or_default().over(common.unwrap_or_default());
    Some(said).filter(|said| *said != Profil::default())
}

fn partnership(reader: &impl Reader, body: &Utvalg) -> Result<Option<Helsefellesskap>> {
    Ok(match body.helsefellesskap {
        Some(id) => reader.get(id.0)?,
        None => None,
    })
}

/// A paper must be made in time for its meeting: what cannot be used, because a newer program or a damaged file said it,
/// is left out.
fn look(body: Option<Utvalg>, common: Option<Helsefellesskap>) -> Look {
    let (own, own_logo) = body.map_or((None, None), |body| (body.profil, body.logo));
    let (shared, shared_logo) = common.map_or((None, None), |common| (common.profil, common.logo));
    let profile = merged(own, shared).unwrap_or_default();
    let mut look = Look {
        sheet: sheet(profile.ark),
        text_size: text_size(profile.skrift),
        imprint: profile.avsender,
        ..Look::default()
    };
    let usual = Look::default();
    if let Some(color) = profile.farge.and_then(|text| text.parse::<Color>().ok()) {
        (look.title, look.accent) = (color, color);
    }
    if look.check().is_err() {
        (look.title, look.accent) = (usual.title, usual.accent);
    }
    if look.check().is_err() {
        (look.sheet, look.text_size) = (usual.sheet, usual.text_size);
    }
    look.logo = own_logo.or(shared_logo).and_then(|logo| picture(&logo).ok());
    look
}

fn sheet(chosen: Option<Arkstoerrelse>) -> Sheet {
    match chosen {
        None | Some(Arkstoerrelse::A4) => Sheet::A4,
        Some(Arkstoerrelse::A3) => Sheet::A3,
        Some(Arkstoerrelse::A5) => Sheet::A5,
        Some(Arkstoerrelse::Letter) => Sheet::Letter,
    }
}

/// In points. Large print is what [`Look::text_size`] calls so.
fn text_size(chosen: Option<Skriftstoerrelse>) -> f32 {
    match chosen {
        None | Some(Skriftstoerrelse::Vanlig) => Look::default().text_size,
        Some(Skriftstoerrelse::Stoerre) => 12.5,
        Some(Skriftstoerrelse::Storskrift) => 16.0,
    }
}

fn picture(logo: &Logo) -> Result<pdf::Logo, Profilfeil> {
    let unreadable = |reason: String| Profilfeil::IkkeBilde(reason);
    let picture = BASE64
        .decode(&logo.bilde)
        .map_err(|error| unreadable(error.to_string()))?;
    if picture.len() > MOST_LOGO {
        return Err(Profilfeil::ForStor);
    }
    let alt = logo.alternativ_tekst.as_deref().map(str::trim);
    let logo = pdf::Logo {
        picture,
        alt: alt.filter(|alt| !alt.is_empty()).map(str::to_owned),
    };
    logo.check().map_err(|error| unreadable(error.to_string()))?;
    Ok(logo)
}

fn check(profile: &Profil, logo: Option<&Logo>) -> Result<(), Profilfeil> {
    if let Some(text) = &profile.farge {
        let color: Color = text.parse().map_err(|()| Profilfeil::IkkeFarge(text.clone()))?;
        let look = Look {
            title: color,
            accent: color,
            ..Look::default()
        };
        if let Err(PdfError::Contrast { ratio, .. }) = look.check() {
            return Err(Profilfeil::ForLys {
                farge: text.clone(),
                kontrast: ratio.replace('.', ","),
            });
        }
    }
    logo.map_or(Ok(()), |logo| picture(logo).map(drop))
}

impl Profilfeil {
    /// What to do about it.
    pub(crate) fn sentence(&self, texts: &texts::Texts) -> String {
        match self {
            Self::IkkeFarge(text) => texts.get("profil-ikke-farge", &[("verdi", text.into())]),
            Self::ForLys { farge, kontrast } => texts.get(
                "profil-for-lys",
                &[("farge", farge.into()), ("kontrast", kontrast.into())],
            ),
            Self::IkkeBilde(_) => texts.word("profil-ikke-bilde"),
            Self::ForStor => texts.word("profil-for-stor"),
        }
    }
}

impl From<Profilfeil> for Error {
    fn from(error: Profilfeil) -> Self {
        Self::Profil(error)
    }
}
