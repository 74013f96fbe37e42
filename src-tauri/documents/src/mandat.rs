//! What a body is there for: by whom it was appointed, what it may decide, who sits in it and until when.

use domain::{Plass, Utvalg, Utvalgsdel};
use pdf::{Block, Fact, Span};
use texts::dates;

use crate::{
    ark::Ark,
    medlemsliste::rights,
    paper::upper,
    tabell::{row, table},
    tekst,
};

pub(crate) fn blocks(ark: &Ark) -> Vec<Block> {
    ark.content
        .utvalg
        .iter()
        .flat_map(|body| of_body(ark, body))
        .collect()
}

fn of_body(ark: &Ark, body: &Utvalgsdel) -> Vec<Block> {
    let mut out = vec![facts(ark, body)];
    if !body.mandat.is_empty() {
        out.push(ark.heading("dok-formaal-og-oppgaver"));
        out.extend(tekst::blocks(&body.mandat, 3));
    }
    if !body.plasser.is_empty() {
        out.push(ark.heading("dok-sammensetning"));
        out.push(composition(ark, body));
    }
    out
}

fn facts(ark: &Ark, body: &Utvalgsdel) -> Block {
    let utvalg = &body.utvalg;
    let secretariat = utvalg.sekretariat.as_ref().map(|one| one.hvem.clone());
    let above = body.over.clone().unwrap_or_default();
    let rows = [
        ("dok-utvalgets-navn", utvalg.fullt_navn()),
        ("dok-type", ark.term("utvalgsart", &utvalg.art)),
        ("dok-oppnevnt-av", above.clone()),
        ("dok-varighet", duration(ark, utvalg)),
        ("dok-myndighet", upper(utvalg.myndighet.trim())),
        (
            "dok-beslutninger",
            ark.term("beslutningsform", &utvalg.beslutningsform),
        ),
        ("dok-rapporterer-til", above),
        ("dok-moeter", frequency(ark, utvalg)),
        ("dok-sekretariat", secretariat.unwrap_or_default()),
    ];
    let known = rows.into_iter().filter(|(_, value)| !value.trim().is_empty());
    let fact = |(id, value): (&str, String)| Fact {
        label: ark.word(id),
        value: vec![Span::plain(value)],
    };
    Block::Facts(known.map(fact).collect())
}

/// «1. november 2026–30. juni 2027».
fn duration(ark: &Ark, utvalg: &Utvalg) -> String {
    match (utvalg.fra, utvalg.til) {
        (Some(from), Some(to)) => format!("{}–{}", dates::date(from), dates::date(to)),
        (Some(from), None) => ark.say("dok-fra-dato", &[("dato", dates::date(from).into())]),
        (None, Some(to)) => ark.say("dok-til-dato", &[("dato", dates::date(to).into())]),
        (None, None) => String::new(),
    }
}

fn frequency(ark: &Ark, utvalg: &Utvalg) -> String {
    let Some((least, most)) = utvalg.moeter_per_aar else {
        return String::new();
    };
    let count = if least == most {
        least.to_string()
    } else {
        format!("{least}–{most}")
    };
    ark.say("dok-i-aaret", &[("antall", count.into())])
}

/// The seats, alike ones together: a mandate says how many, not who.
fn composition(ark: &Ark, body: &Utvalgsdel) -> Block {
    let alike = |a: &Plass, b: &Plass| {
        (a.art, &a.betegnelse, a.rolle, a.rettighet) == (b.art, &b.betegnelse, b.rolle, b.rettighet)
    };
    let mut kinds: Vec<(&Plass, usize)> = Vec::new();
    for seat in body.plasser.iter().map(|seat| &seat.plass) {
        match kinds.iter_mut().find(|(first, _)| alike(first, seat)) {
            Some((_, count)) => *count += 1,
            None => kinds.push((seat, 1)),
        }
    }
    let rows = kinds.into_iter().map(|(seat, count)| {
        row([
            ark.term("partsart", &seat.art),
            upper(&seat.betegnelse),
            count.to_string(),
            rights(ark, seat),
        ])
    });
    table(
        ark.texts,
        "dok-sammensetning",
        &[
            ("dok-part", 1.8),
            ("dok-representant", 3.2),
            ("dok-antall", 0.9),
            ("dok-rolle-rettigheter", 2.2),
        ],
        rows.collect(),
    )
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use crate::{
        Utvalgspapir,
        bodies_fixture::{bodies, printed},
        fixture::day,
    };

    #[test]
    fn a_mandate_says_by_whom_how_long_what_for_and_how_many_of_each() {
        let mut content = bodies(Maalform::Nb);
        content.aar = None;
        let utvalg = &mut content.utvalg[0].utvalg;
        utvalg.til = Some(day("2027-06-30"));
        utvalg.myndighet = "gir råd".into();
        utvalg.moeter_per_aar = Some((4, 6));
        content.utvalg[0].plasser[2].plass.rolle = domain::Rolle::Leder;
        let (_, lines) = printed(&content, Utvalgspapir::Mandat);
        assert_eq!(
            lines[2..],
            [
                "Navn | Strategisk samarbeidsutvalg (SSU)",
                "Type | Fast utvalg",
                "Oppnevnt av | Partnerskapsmøtet (PM)",
                "Varighet | Til 30. juni 2027",
                "Myndighet | Gir råd",
                "Beslutninger | Konsensus",
                "Rapporterer til | Partnerskapsmøtet (PM)",
                "Møter | 4–6 i året",
                "Formål og oppgaver",
                "Utvalget skal samordne.",
                "Sammensetning",
                "Part | Representant | Antall | Rolle/rettigheter",
                "Kommune | Kommunaldirektør | 2 | Leder",
                "Ansattes organisasjoner | Representant for de ansatte | 1 | Observatør",
            ]
        );
    }

    #[test]
    fn in_nynorsk_the_headings_are_nynorsk() {
        let (_, lines) = printed(&bodies(Maalform::Nn), Utvalgspapir::Mandat);
        for wanted in ["Føremål og oppgåver", "Samansetjing"] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted}");
        }
    }
}
