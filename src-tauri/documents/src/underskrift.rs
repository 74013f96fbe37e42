//! Place, date and names at the end, or a signature field for each signer.

use domain::{Frammoete, Frammoetestatus, Navngitt, PersonId, Rolle, Underskriver};
use pdf::{Block, SignatureField, Span};
use texts::dates;

use crate::{
    paper::{Paper, lower},
    tekst::paragraph,
};

/// Somebody who answers for the paper.
struct Signer {
    /// The name of the signature field.
    field: String,
    /// The part, with a capital.
    label: String,
    name: String,
}

/// The end of the minutes.
pub(crate) fn minutes(paper: &Paper) -> Vec<Block> {
    let signers = signers(paper);
    let mut inner = vec![];
    if paper.options.signatur {
        inner.push(Block::heading(2, paper.word("dok-signaturer")));
    }
    inner.push(paragraph(place_and_date(paper)));
    if paper.options.signatur {
        inner.push(Block::Signatures(
            signers.into_iter().map(|signer| field(paper, signer)).collect(),
        ));
    } else if !signers.is_empty() {
        let names: Vec<_> = signers
            .iter()
            .map(|s| format!("{}, {}", s.name, lower(&s.label)))
            .collect();
        inner.push(paragraph(names.join(" · ")));
    }
    vec![Block::KeepTogether(inner)]
}

/// The end of the notice: «Navn (sign.) / leder SSU».
pub(crate) fn notice(paper: &Paper) -> Vec<Block> {
    let content = paper.content;
    let mut inner = vec![paragraph(place_and_date(paper))];
    if let Some(chair) = &content.moeteleder {
        let role = match role(paper, chair.person) {
            Some(Rolle::Leder) => format!(
                "{} {}",
                lower(&paper.term("rolle", &Rolle::Leder)),
                content.utvalg.kort()
            ),
            _ => lower(&paper.word("dok-moeteleder")),
        };
        inner.push(name_over_role(&format!("{} (sign.)", chair.navn), &role));
    }
    if let Some(secretary) = &content.referent {
        inner.push(name_over_role(
            &secretary.navn,
            &lower(&paper.word("dok-sekretaer")),
        ));
    }
    vec![Block::KeepTogether(inner)]
}

/// «Rett utskrift», by whoever took the minutes.
pub(crate) fn true_copy(paper: &Paper) -> Block {
    let stated = Block::Paragraph(vec![Span::bold(paper.word("dok-rett-utskrift"))]);
    let mut inner = vec![Block::Gap(12.0), stated, paragraph(place_and_date(paper))];
    if let Some(referent) = &paper.content.referent {
        inner.push(name_over_role(
            &referent.navn,
            &lower(&paper.word("dok-referent")),
        ));
    }
    Block::KeepTogether(inner)
}

fn name_over_role(name: &str, role: &str) -> Block {
    Block::Paragraph(vec![Span::plain(format!("{name}\n{role}"))])
}

/// «Vestvoll, 28. september 2026».
fn place_and_date(paper: &Paper) -> String {
    let day = dates::date(paper.options.laget.date());
    let place = paper.content.utvalg.stedsnavn.trim();
    if place.is_empty() {
        day
    } else {
        format!("{place}, {day}")
    }
}

/// The role of somebody in the body.
pub(crate) fn role(paper: &Paper, person: PersonId) -> Option<Rolle> {
    paper.content.person(person).map(|person| person.rolle)
}

/// Who signs where nobody has said otherwise: both sides, and whoever took the minutes.
const USUAL: [Underskriver; 3] = [
    Underskriver::Moeteleder,
    Underskriver::Ledere,
    Underskriver::Referent,
];

/// Who signs, each once.
fn signers(paper: &Paper) -> Vec<Signer> {
    let content = paper.content;
    let profile = content.utvalg.profil.as_ref();
    let said = profile.and_then(|profile| profile.underskrifter.as_deref());
    let (mut found, mut signing) = (Vec::new(), Vec::new());
    for kind in said.unwrap_or(&USUAL) {
        for (person, label, name) in of_kind(paper, *kind) {
            if signing.contains(&person) {
                continue;
            }
            signing.push(person);
            let field = match kind {
                Underskriver::Moeteleder => "moeteleder".to_owned(),
                Underskriver::Referent => "referent".to_owned(),
                Underskriver::Ledere => format!("leder{}", found.len()),
                Underskriver::Medlemmer => format!("medlem{}", found.len()),
            };
            found.push(Signer { field, label, name });
        }
    }
    found
}

/// Those of a kind who were there: who, as what, and by what name.
fn of_kind(paper: &Paper, kind: Underskriver) -> Vec<(PersonId, String, String)> {
    let content = paper.content;
    let named = |who: &Option<Navngitt>, role: &str| {
        let who = who
            .as_ref()
            .map(|who| (who.person, paper.word(role), who.navn.clone()));
        who.into_iter().collect()
    };
    let present = |signs: &dyn Fn(&Frammoete) -> bool| {
        let came = content
            .frammoete
            .iter()
            .filter(|p| p.status == Frammoetestatus::Moett);
        came.filter(|p| signs(p))
            .map(|p| (p.person, paper.term("rolle", &p.rolle), p.navn.clone()))
            .collect()
    };
    match kind {
        Underskriver::Moeteleder => named(&content.moeteleder, "dok-moeteleder"),
        Underskriver::Referent => named(&content.referent, "dok-referent"),
        Underskriver::Ledere => {
            let chair = content.moeteleder.as_ref();
            let side = chair
                .and_then(|who| content.person(who.person))
                .map(|person| person.art);
            let taking_minutes = content.referent.as_ref().map(|who| who.person);
            present(&|p| match p.rolle {
                Rolle::Leder => Some(p.person) != taking_minutes,
                Rolle::Nestleder => Some(p.person) != taking_minutes && Some(p.art) != side,
                Rolle::Medlem | Rolle::Sekretaer => false,
            })
        }
        Underskriver::Medlemmer => present(&|p| p.rettighet.is_member()),
    }
}

fn field(paper: &Paper, signer: Signer) -> SignatureField {
    let values = [
        ("rolle", lower(&signer.label).into()),
        ("navn", (&signer.name).into()),
    ];
    SignatureField {
        tooltip: paper.say("dok-digital-signatur", &values),
        name: signer.field,
        label: signer.label,
        signer: signer.name,
        language: None,
    }
}

#[cfg(test)]
mod tests {
    use domain::{Dokumentart, Maalform, Moeteinnhold, Partsart, Profil, Rettighet};

    use super::*;
    use crate::{
        dokument,
        fixture::{meeting, member, named, options, person, written},
    };

    fn content(maalform: Maalform) -> Moeteinnhold {
        let mut content = meeting(maalform);
        let ingunn = member(&mut content, "Ingunn Brekkhus");
        person(
            &mut content,
            "Tormod Ellingsrud",
            Partsart::Helseforetak,
            Rettighet::Medlem,
        );
        let mona = person(
            &mut content,
            "Mona Kvernberg",
            Partsart::Sekretariat,
            Rettighet::Sekretariat,
        );
        content.frammoete[0].rolle = Rolle::Leder;
        content.frammoete[1].rolle = Rolle::Nestleder;
        content.moeteleder = Some(named(&content, ingunn));
        content.referent = Some(named(&content, mona));
        content
    }

    fn last(content: &Moeteinnhold) -> String {
        written(content, Dokumentart::Referat).pop().unwrap()
    }

    #[test]
    fn the_chair_the_other_sides_deputy_and_the_minute_taker_stand_under_the_minutes() {
        let lines = written(&content(Maalform::Nb), Dokumentart::Referat);
        assert_eq!(
            lines[lines.len() - 2..],
            [
                "Vestvoll, 28. september 2026",
                "Ingunn Brekkhus, møteleder · Tormod Ellingsrud, nestleder · Mona Kvernberg, referent",
            ]
        );
        assert_eq!(
            last(&content(Maalform::Nn)),
            "Ingunn Brekkhus, møteleiar · Tormod Ellingsrud, nestleiar · Mona Kvernberg, referent"
        );
    }

    #[test]
    fn a_deputy_of_the_same_side_does_not_sign() {
        let mut content = content(Maalform::Nb);
        content.frammoete[1].art = Partsart::Kommune;
        assert_eq!(
            last(&content),
            "Ingunn Brekkhus, møteleder · Mona Kvernberg, referent"
        );
    }

    #[test]
    fn of_two_leaders_both_sign() {
        let mut content = content(Maalform::Nb);
        content.frammoete[1].rolle = Rolle::Leder;
        assert_eq!(
            last(&content),
            "Ingunn Brekkhus, møteleder · Tormod Ellingsrud, leder · Mona Kvernberg, referent"
        );
    }

    #[test]
    fn those_sign_whom_the_body_has_named_each_once() {
        let mut content = content(Maalform::Nb);
        let mut sign = |who: &[Underskriver]| {
            content.utvalg.profil = Some(Profil {
                underskrifter: Some(who.to_vec()),
                ..Profil::default()
            });
            last(&content)
        };
        assert_eq!(
            sign(&[Underskriver::Referent, Underskriver::Moeteleder]),
            "Mona Kvernberg, referent · Ingunn Brekkhus, møteleder"
        );
        assert_eq!(
            sign(&[Underskriver::Moeteleder, Underskriver::Medlemmer]),
            "Ingunn Brekkhus, møteleder · Tormod Ellingsrud, nestleder"
        );
        assert_eq!(sign(&[]), "Vestvoll, 28. september 2026");
    }

    #[test]
    fn each_signer_has_a_field_of_their_own() {
        let mut options = options(Dokumentart::SignertReferat);
        options.signatur = true;
        let document = dokument(&content(Maalform::Nb), &options);
        let Some(Block::KeepTogether(inner)) = document.blocks.last() else {
            panic!("{document:#?}")
        };
        let Some(Block::Signatures(fields)) = inner.last() else {
            panic!("{inner:#?}")
        };
        let names: Vec<_> = fields
            .iter()
            .map(|f| (f.name.as_str(), f.label.as_str(), f.signer.as_str()))
            .collect();
        assert_eq!(
            names,
            [
                ("moeteleder", "Møteleder", "Ingunn Brekkhus"),
                ("leder1", "Nestleder", "Tormod Ellingsrud"),
                ("referent", "Referent", "Mona Kvernberg"),
            ]
        );
        assert_eq!(fields[0].tooltip, "Digital signatur, møteleder Ingunn Brekkhus");
    }

    #[test]
    fn the_notice_ends_with_the_leader_and_the_secretary() {
        let lines = written(&content(Maalform::Nn), Dokumentart::Innkalling);
        let at = lines
            .iter()
            .position(|line| line == "Vestvoll, 28. september 2026")
            .unwrap();
        assert_eq!(
            lines[at + 1..at + 5],
            [
                "Ingunn Brekkhus (sign.)",
                "leiar SSU",
                "Mona Kvernberg",
                "sekretær"
            ]
        );
    }
}
