//! The draft of an e-mail with a paper, for somebody to look at and send from their own program. Nothing is sent here.
//!
//! `X-Unsent` opens it as a draft in Outlook; where it is not known (Thunderbird, Apple Mail) it opens as a message, which
//! «edit as new» and «send again» make a draft of. It has no sender, date or identity: those belong to the program that
//! sends it.

use std::collections::BTreeSet;

use domain::{Dokument, DokumentId, Maalform};
use mail_builder::{
    headers::{address::Address, content_type::ContentType, raw::Raw, text::Text},
    mime::MimePart,
};
use pdf::Language;
use texts::Texts;

use crate::{
    Desk, Result,
    desk::need,
    paper::document_bytes,
    print::{Bestilling, Utskrift, ending, write},
    recipients::{self, Recipient, Recipients},
};

/// The draft of an e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epostkladd {
    /// The `.eml` file.
    pub fil: Utskrift,
    /// Whom it is addressed to, by name.
    pub til: Vec<String>,
    /// Who should have had it and has no address that can be used, by name.
    pub uten_adresse: Vec<String>,
    /// Who is not addressed because the paper holds what is exempt, by name: observers and guests.
    pub holdt_utenfor: Vec<String>,
}

impl Epostkladd {
    /// What whoever sends it should know first: who is not addressed, and why.
    pub fn remarks(&self, language: Maalform) -> Vec<String> {
        let texts = Texts::of(language);
        [
            ("epost-uten-adresse", &self.uten_adresse),
            ("epost-holdt-utenfor", &self.holdt_utenfor),
        ]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(id, names)| texts.get(id, &[("navn", names.join(", ").into())]))
        .collect()
    }
}

/// A draft with the paper as a PDF.
pub fn draft(desk: &Desk, order: &Bestilling) -> Result<Epostkladd> {
    let paper = write(desk, order)?;
    let pdf = pdf::render(&paper.dokument)?;
    let language = match paper.dokument.language {
        Language::NnNo => Maalform::Nn,
        _ => Maalform::Nb,
    };
    let recipients = recipients::recipients(desk, order)?;
    Ok(made(&paper.filnavn, pdf, language, recipients))
}

/// A draft with a paper that is kept, byte for byte: signatures hold.
pub fn draft_of_document(desk: &Desk, id: DokumentId) -> Result<Epostkladd> {
    let document: Dokument = need(desk.store(), id.0)?;
    let recipients = recipients::of_kind(desk, document.moete, document.art)?;
    let pdf = document_bytes(desk, id)?;
    Ok(made(&document.filnavn, pdf, document.maalform, recipients))
}

fn made(name: &str, pdf: Vec<u8>, language: Maalform, recipients: Recipients) -> Epostkladd {
    let (addressed, without) = addresses(recipients.to);
    let words = words(name, recipients.exempt, Texts::of(language));
    let names = |list: Vec<Recipient>| list.into_iter().map(|one| one.name).collect();
    Epostkladd {
        fil: Utskrift {
            filnavn: ending(name, "eml"),
            bytes: message(name, &words, &addressed, pdf),
        },
        til: addressed.into_iter().map(|(name, _)| name).collect(),
        uten_adresse: names(without),
        holdt_utenfor: names(recipients.held_back),
    }
}

/// Each person once and each address once: names with addresses, and those without.
fn addresses(recipients: Vec<Recipient>) -> (Vec<(String, String)>, Vec<Recipient>) {
    let (mut people, mut used) = (BTreeSet::new(), BTreeSet::new());
    let (mut addressed, mut without) = (Vec::new(), Vec::new());
    for one in recipients {
        if !people.insert(one.person) {
            continue;
        }
        match one
            .address
            .as_deref()
            .map(str::trim)
            .filter(|text| is_address(text))
        {
            None => without.push(one),
            Some(address) if used.insert(address.to_lowercase()) => {
                addressed.push((pdf::one_line(&one.name), address.to_owned()));
            }
            Some(_) => {}
        }
    }
    (addressed, without)
}

/// Whether a text is an address that every server takes: dot-atoms on both sides of one `@` (RFC 5322, 3.4.1), of ASCII,
/// the right one a name with a dot in it, and not too long (RFC 5321, 4.5.3.1).
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    };
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    local.len() <= 64
        && text.len() <= 254
        && local.split('.').all(is_atom)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// What the e-mail says. The paper goes by its file name, which has no word of an item in it.
fn words(name: &str, exempt: bool, texts: &Texts) -> String {
    let mut lines = vec![
        texts.word("epost-hilsen"),
        texts.get("epost-vedlagt", &[("papir", paper_name(name).into())]),
    ];
    if exempt {
        lines.push(texts.word("epost-unntatt"));
    }
    lines.push(texts.word("epost-avslutning"));
    lines.join("\r\n\r\n")
}

fn paper_name(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(name, _)| name)
}

/// Parts the e-mail; no encoded part can hold it (RFC 2045, 6.7). Always the same, so that equal drafts are equal bytes.
const BOUNDARY: &str = "=_motebok_=";

fn message(name: &str, words: &str, to: &[(String, String)], pdf: Vec<u8>) -> Vec<u8> {
    let parts = vec![
        MimePart::new("text/plain", words),
        MimePart::new("application/pdf", pdf).attachment(name),
    ];
    let kind = ContentType::new("multipart/mixed").attribute("boundary", BOUNDARY);
    let mut mail = MimePart::new(kind, parts)
        .header("MIME-Version", Raw::new("1.0"))
        .header("X-Unsent", Raw::new("1"))
        .header("Subject", Text::new(paper_name(name)));
    if !to.is_empty() {
        let addresses = to
            .iter()
            .map(|(name, address)| (name.as_str(), address.as_str()).into());
        mail = mail.header("To", Address::new_list(addresses.collect()));
    }
    let mut bytes = Vec::new();
    mail.write_part(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use mail_parser::{Message, MessageParser, MimeHeaders};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn recipient(number: u128, name: &str, address: &str) -> Recipient {
        Recipient {
            person: domain::PersonId(Uuid::from_u128(number)),
            name: name.to_owned(),
            address: (!address.is_empty()).then(|| address.to_owned()),
        }
    }

    fn draft_to(to: Vec<Recipient>) -> Epostkladd {
        let recipients = Recipients {
            to,
            ..Recipients::default()
        };
        made(
            "Innkalling SSU 2026-09-24.pdf",
            b"%PDF-1.7\r\n\0\xFF".to_vec(),
            Maalform::Nn,
            recipients,
        )
    }

    fn parsed(draft: &Epostkladd) -> Message<'_> {
        MessageParser::default().parse(&draft.fil.bytes).unwrap()
    }

    /// Names and addresses of a header, as a reader program understands them.
    fn listed(mail: &Message) -> Vec<(String, String)> {
        let list = mail
            .to()
            .map(|to| to.iter().cloned().collect::<Vec<_>>())
            .unwrap_or_default();
        let one = |address: mail_parser::Addr| {
            (
                address.name.unwrap_or_default().into_owned(),
                address.address.unwrap_or_default().into_owned(),
            )
        };
        list.into_iter().map(one).collect()
    }

    #[test]
    fn a_draft_reads_back_with_its_names_its_words_and_its_paper() {
        let draft = draft_to(vec![
            recipient(1, "Øystein Čáhppesbáldi Žeŧŧi-Đuoddar", "oystein@solvik.example"),
            recipient(2, "Wærnes, Åse \"Gjertrud\"", "ase.waernes@sykehuset.example"),
        ]);
        let mail = parsed(&draft);
        assert_eq!(
            listed(&mail),
            [
                (
                    "Øystein Čáhppesbáldi Žeŧŧi-Đuoddar".to_owned(),
                    "oystein@solvik.example".to_owned()
                ),
                (
                    "Wærnes, Åse \"Gjertrud\"".to_owned(),
                    "ase.waernes@sykehuset.example".to_owned()
                ),
            ]
        );
        assert_eq!(mail.subject(), Some("Innkalling SSU 2026-09-24"));
        let words = mail.body_text(0).unwrap();
        assert!(
            words.contains("Vedlagt ligg «Innkalling SSU 2026-09-24»."),
            "{words}"
        );
        let paper = mail.attachment(0).unwrap();
        assert_eq!(paper.attachment_name(), Some("Innkalling SSU 2026-09-24.pdf"));
        assert_eq!(paper.contents(), b"%PDF-1.7\r\n\0\xFF");
        assert_eq!(mail.attachment_count(), 1);
    }

    #[test]
    fn a_draft_claims_neither_sender_nor_date_nor_identity() {
        let draft = draft_to(vec![recipient(1, "Åse", "ase@solvik.example")]);
        let mail = parsed(&draft);
        assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
        assert!(mail.date().is_none() && mail.message_id().is_none() && mail.from().is_none());
    }

    #[test]
    fn equal_drafts_are_equal_bytes() {
        let draft = || draft_to(vec![recipient(1, "Åse", "ase@solvik.example")]);
        assert_eq!(draft(), draft());
    }

    #[test]
    fn who_has_no_address_that_can_be_used_is_named_and_nobody_is_addressed_twice() {
        let draft = draft_to(vec![
            recipient(1, "Åse", " ase@solvik.example "),
            recipient(2, "Uten", ""),
            recipient(3, "Brutt", "a@b.example\r\nBcc: alle@verden.example"),
            recipient(4, "Tull", "ring meg på 12 34 56 78"),
            recipient(5, "To", "a@b.example, c@d.example"),
            recipient(1, "Åse", "ase@solvik.example"),
            recipient(6, "Felles postboks", "ASE@solvik.example"),
        ]);
        assert_eq!(draft.til, ["Åse"]);
        assert_eq!(draft.uten_adresse, ["Uten", "Brutt", "Tull", "To"]);
        assert_eq!(parsed(&draft).bcc(), None);
    }

    #[test]
    fn a_draft_to_nobody_is_a_draft_all_the_same() {
        let draft = draft_to(Vec::new());
        assert!(parsed(&draft).to().is_none());
        assert_eq!(parsed(&draft).attachment_count(), 1);
    }

    proptest! {
        #[test]
        fn no_name_and_no_address_makes_a_header_of_its_own(name in any::<String>(), address in "[a-zø@.<>\"(),:;\\\\ \r\n\t\u{0}]{0,30}") {
            let draft = draft_to(vec![
                recipient(1, &name, "ase@solvik.example"),
                recipient(2, &format!("{name}\r\nBcc: alle@verden.example\r\n\r\nx"), "per@solvik.example"),
                recipient(3, "x", &address),
            ]);
            let mail = parsed(&draft);
            let headers: Vec<_> = mail.headers().iter().map(|header| header.name().to_owned()).collect();
            prop_assert_eq!(headers, ["Content-Type", "MIME-Version", "X-Unsent", "Subject", "To"]);
            prop_assert_eq!(mail.attachment_count(), 1);
            let to = listed(&mail);
            prop_assert_eq!(to.len(), draft.til.len());
            prop_assert_eq!(&to[0].1, "ase@solvik.example");
            prop_assert_eq!(&to[1].1, "per@solvik.example");
        }
    }
}
