//! An attachment as the meeting package has it, and why it is not in it.

use texts::Texts;

/// The two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pakkeform {
    /// PDF/A-3a that carries the attachments as they are.
    Arkiv,
    /// The pages of all of them, one after another.
    Leser,
}

/// An attachment as the package has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vedleggsfil {
    /// The name it goes by in the package, which no other has.
    pub navn: String,
    /// How long it is, in bytes, when it is here.
    pub lengde: Option<u64>,
    /// SHA-256 in hexadecimal.
    pub sha256: Option<String>,
    /// How it comes in.
    pub form: Vedleggsform,
}

/// How an attachment comes into the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vedleggsform {
    /// By so many pages of its own, put in after its cover.
    Sider(usize),
    /// As a picture on a page of ours.
    Bilde {
        /// PNG or JPEG.
        bytes: Vec<u8>,
        /// What it shows.
        alt: String,
    },
    /// As a file of this media type.
    Fil {
        /// Such as `application/pdf`.
        medietype: &'static str,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// Not at all.
    Utelatt(Utelatelse),
}

/// Why an attachment is not in the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Utelatelse {
    /// Nobody has given it a file.
    UtenFil,
    /// The file has not come from the shared folder.
    Venter,
    /// The file in the database is not what it was.
    Endret,
    /// It wants a password.
    Laast,
    /// It cannot be read.
    Skadet,
    /// It has no pages.
    UtenSider,
    /// It is too large to be put in.
    ForStor,
    /// It is neither PDF, PNG nor JPEG.
    UkjentSlag,
}

impl Utelatelse {
    /// The reason as a sentence.
    pub fn setning(self, texts: &Texts) -> String {
        texts.word(match self {
            Self::UtenFil => "dok-utelatt-uten-fil",
            Self::Venter => "dok-utelatt-venter",
            Self::Endret => "dok-utelatt-endret",
            Self::Laast => "dok-utelatt-laast",
            Self::Skadet => "dok-utelatt-skadet",
            Self::UtenSider => "dok-utelatt-uten-sider",
            Self::ForStor => "dok-utelatt-for-stor",
            Self::UkjentSlag => "dok-utelatt-ukjent-slag",
        })
    }
}
