//! Why something cannot be done. Each reason becomes one sentence in the user's language.

use serde::Serialize;

use crate::{Moetetilstand, Regel, Utfall};

/// A reason a secretary understands and can act on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "hinder")]
#[allow(missing_docs)] // the messages say it
pub enum Hinder {
    #[error("a title is missing")]
    TittelMangler,
    #[error("the title has {tegn} characters, {lengste} is the most")]
    TittelForLang { tegn: usize, lengste: usize },
    #[error("a name is missing")]
    NavnMangler,
    #[error("the end is before the start")]
    SluttFoerStart,
    #[error("the numbering pattern {moenster:?} cannot be read")]
    NummermoensterUleselig { moenster: String },
    #[error("an exemption needs its legal basis")]
    SkjermingUtenHjemmel,
    #[error("the meeting can only be closed for an item with a legal basis")]
    LukkingUtenHjemmel,
    #[error("a disqualification needs its legal basis")]
    InhabilUtenHjemmel,
    #[error("the sak is closed")]
    SakenErLukket,
    #[error("the item is withdrawn")]
    SakenErTrukket,
    #[error("the item already ended as {utfall:?}")]
    SakenHarUtfall { utfall: Utfall },
    #[error("'no consensus' is an outcome and an agreement, or neither")]
    UtfallOgEnighet,
    #[error("the meeting is {er:?} and cannot become {skal:?}")]
    MoetetErIkkeDer { er: Moetetilstand, skal: Moetetilstand },
    #[error("the meeting is not running")]
    MoetetPaagaarIkke,
    #[error("the meeting is called: an item can be withdrawn, not taken away")]
    MoetetErInnkalt,
    #[error("the agenda is empty")]
    SaklistenErTom,
    #[error("the minutes are sealed")]
    ReferatetErForseglet,
    #[error("the minutes are not sealed yet")]
    ReferatetErIkkeForseglet,
    #[error("the meeting is not over")]
    MoetetErIkkeHevet,
    #[error("these items lack an outcome or a text: {saker:?}")]
    ReferatetErUfullstendig { saker: Vec<String> },
    #[error("only members may have a statement entered")]
    IkkeProtokollrett,
    #[error("without consensus each side's standpoint is recorded")]
    StandpunktMangler,
    #[error("the notice is shorter than the body's rule: a reason is needed")]
    KortVarselUtenGrunn,
    #[error("rule {regel:?} stops this: {merknad:?}")]
    RegelStopper {
        regel: Regel,
        merknad: crate::Regelbrudd,
    },
    #[error("the person is already in the room")]
    ErAlleredeTilStede,
    #[error("the person is not in the room")]
    ErIkkeTilStede,
    #[error("the person would be in the room twice at once")]
    ErTilStedeToGanger,
    #[error("the seat was used in a meeting")]
    PlassenErBrukt,
    #[error("the person already holds this seat")]
    HarAlleredePlassen,
}
