//! Who sits in a body: names, posts and terms, never how to reach them (GDPR).

use domain::{Besetning, Medlem, Partsart, Plass, Rolle, Utvalgsdel};
use pdf::{Block, Row};
use texts::dates;

use crate::{
    ark::Ark,
    forfall::with_post,
    tabell::{row, table},
    tekst::{labelled, paragraph},
};

pub(crate) fn blocks(ark: &Ark) -> Vec<Block> {
    let mut out = Vec::new();
    for body in &ark.content.utvalg {
        if ark.only().is_none() {
            out.push(Block::heading(2, body.utvalg.fullt_navn()));
        }
        // Above the seats, or a full page would leave it alone on the next.
        if let Some(secretariat) = &body.utvalg.sekretariat {
            out.push(labelled(&ark.word("dok-sekretariat"), &secretariat.hvem));
        }
        out.push(members(ark, body));
    }
    out
}

/// The seats with those in them.
pub(crate) fn members(ark: &Ark, body: &Utvalgsdel) -> Block {
    if body.plasser.is_empty() {
        return paragraph(ark.word("dok-ingen-plasser"));
    }
    table(
        ark.texts,
        "dok-medlemsliste",
        &[
            ("dok-navn", 2.0),
            ("dok-stilling", 2.0),
            ("dok-part", 1.6),
            ("dok-rolle-rettigheter", 1.7),
            ("dok-vararepresentant", 2.0),
            ("dok-periode", 1.65),
        ],
        body.plasser.iter().map(|seat| row_of(ark, seat)).collect(),
    )
}

fn row_of(ark: &Ark, seat: &Besetning) -> Row {
    let plass = &seat.plass;
    let holder = seat.innehaver.as_ref();
    let deputies: Vec<_> = seat
        .varaer
        .iter()
        .map(|one| with_post(&one.navn, &post(plass, one)))
        .collect();
    row([
        holder.map_or_else(|| ark.word("dok-ledig"), |one| one.navn.clone()),
        holder.map_or_else(|| plass.betegnelse.clone(), |one| post(plass, one)),
        party(ark, plass, holder),
        rights(ark, plass),
        deputies.join("\n"),
        holder.map_or_else(String::new, term),
    ])
}

/// Of those who sit for the employees' organisations only the role is shown: membership of a union is nobody's
/// affair (GDPR article 9).
fn post(seat: &Plass, one: &Medlem) -> String {
    if seat.art == Partsart::Ansatte {
        seat.betegnelse.clone()
    } else {
        one.stilling.clone()
    }
}

fn party(ark: &Ark, seat: &Plass, holder: Option<&Medlem>) -> String {
    let own = holder
        .and_then(|one| one.part.clone())
        .filter(|_| seat.art != Partsart::Ansatte);
    own.unwrap_or_else(|| ark.term("partsart", &seat.art))
}

/// What the holder is in the body, else what the seat gives the right to.
pub(crate) fn rights(ark: &Ark, seat: &Plass) -> String {
    if seat.rettighet.is_member() || seat.rolle != Rolle::Medlem {
        ark.term("rolle", &seat.rolle)
    } else {
        ark.term("rettighet", &seat.rettighet)
    }
}

/// «01.01.2026–31.12.2027»; open at the end when nobody knows.
fn term(one: &Medlem) -> String {
    let to = one.til.map_or_else(String::new, dates::short_date);
    format!("{}–{to}", dates::short_date(one.fra))
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use crate::{
        Utvalgspapir,
        bodies_fixture::{bodies, printed},
    };

    #[test]
    fn each_seat_says_who_sits_in_it_for_whom_and_how_long() {
        let (_, lines) = printed(&bodies(Maalform::Nb), Utvalgspapir::Medlemsliste);
        assert_eq!(
            lines[2..],
            [
                "Navn | Stilling | Part | Rolle/rettigheter | Vararepresentant | Periode",
                "Ingunn Brekkhus | kommunaldirektør | Vestvoll kommune | Leder | Kåre Ås, rådgiver | \
                 01.01.2026–31.12.2027",
                "Siv Aune | representant for de ansatte | Ansattes organisasjoner | Observatør |  | 01.01.2026–31.12.2027",
                "Ledig | kommunaldirektør | Kommune | Medlem |  | ",
            ]
        );
    }

    #[test]
    fn in_nynorsk_the_list_is_nynorsk() {
        let (_, lines) = printed(&bodies(Maalform::Nn), Utvalgspapir::Medlemsliste);
        assert_eq!(
            lines[2],
            "Namn | Stilling | Part | Rolle/rettar | Vararepresentant | Periode"
        );
    }
}
