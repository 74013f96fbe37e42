//! All saker: who raised them, where they were treated and how it ended, where they stand and what comes next.

use chrono::Datelike;
use domain::{Behandlingssted, Sakshistorie, Sakstilstand};
use pdf::{Block, Row};
use texts::{NBSP, dates};

use crate::{
    ark::Ark,
    paper::upper,
    tabell::{row, table},
    tekst::paragraph,
};

pub(crate) fn blocks(ark: &Ark) -> Vec<Block> {
    let mut saker = ark
        .content
        .saker
        .iter()
        .filter(|sak| belongs(ark, sak))
        .peekable();
    if saker.peek().is_none() {
        return vec![paragraph(ark.word("dok-ingen-saker-i-oversikten"))];
    }
    let columns = [
        ("dok-sak-og-arkivsaksnr", 2.7),
        ("dok-meldt-av", 1.45),
        ("dok-behandlet-hvor", 2.5),
        ("dok-status", 1.5),
        ("dok-neste-steg", 1.7),
        ("dok-ansvarlig", 1.5),
    ];
    let rows = saker.map(|sak| row_of(ark, sak)).collect();
    vec![table(ark.texts, "dok-saksoversikt", &columns, rows)]
}

/// Raised or treated in the year, or still open in it.
fn belongs(ark: &Ark, history: &Sakshistorie) -> bool {
    let Some(year) = ark.content.aar else { return true };
    let sak = &history.sak;
    let days = sak
        .meldt
        .into_iter()
        .chain(history.behandlet.iter().map(|stop| stop.dato));
    let mut years = days.map(|day| day.year()).peekable();
    let open = !matches!(sak.tilstand, Sakstilstand::Lukket | Sakstilstand::Avvist);
    (open && years.peek().is_none_or(|first| *first <= year)) || years.any(|one| one == year)
}

fn row_of(ark: &Ark, history: &Sakshistorie) -> Row {
    let sak = &history.sak;
    let stops: Vec<_> = history.behandlet.iter().map(|stop| said(ark, stop)).collect();
    let due = sak
        .frist
        .map(|day| ark.say("dok-frist-dato", &[("dato", dates::short_date(day).into())]));
    let next: Vec<_> = sak.neste_steg.clone().into_iter().chain(due).collect();
    let archived = std::iter::once(title(history)).chain(sak.arkivsaksnr.clone());
    row([
        archived.collect::<Vec<_>>().join("\n"),
        sak.meldt_av.clone(),
        stops.join("\n"),
        ark.term("sakstilstand", &sak.tilstand),
        next.join("\n"),
        sak.saksansvarlig.clone(),
    ])
}

/// The title; under one that is exempt, its law.
pub(crate) fn title(history: &Sakshistorie) -> String {
    let law = history
        .skjerming
        .as_ref()
        .map(|exemption| upper(exemption.hjemmel.trim()));
    let lines: Vec<_> = std::iter::once(history.sak.tittel.clone()).chain(law).collect();
    lines.join("\n")
}

/// «SSU 24.09.2026, sak 24/26: vedtatt».
fn said(ark: &Ark, stop: &Behandlingssted) -> String {
    let mut out = format!("{} {}", stop.utvalg, dates::short_date(stop.dato));
    if let Some(number) = &stop.nummer {
        let number = ark.say("dok-sak", &[("sak", number.into())]);
        out = format!("{out}, {}", number.replace(' ', &NBSP.to_string()));
    }
    match stop.utfall {
        Some(outcome) => format!("{out}: {}", ark.small("utfall", &outcome)),
        None => out,
    }
}

#[cfg(test)]
mod tests {
    use domain::Maalform;

    use crate::{
        Utvalgspapir,
        bodies_fixture::{bodies, printed, with_secrets},
    };

    #[test]
    fn a_sak_has_its_way_its_outcomes_and_its_next_step() {
        for (maalform, head, row) in [
            (
                Maalform::Nb,
                "Sak og arkivsaksnr. | Meldt av | Behandlet i | Status | Neste steg | Ansvarlig",
                "Handlingsplan 2027 2026/1420 | FSU | SSU 24.09.2026, sak 24/26: vedtatt med endringer | Til oppfølging | \
                 Legges fram for partnerskapsmøtet Frist 19.11.2026 | Grete Solhaug",
            ),
            (
                Maalform::Nn,
                "Sak og arkivsaksnr. | Meld av | Handsama i | Status | Neste steg | Ansvarleg",
                "Handlingsplan 2027 2026/1420 | FSU | SSU 24.09.2026, sak 24/26: vedteke med endringar | Til oppfølging | \
                 Legges fram for partnerskapsmøtet Frist 19.11.2026 | Grete Solhaug",
            ),
        ] {
            let (_, lines) = printed(&bodies(maalform), Utvalgspapir::Saksoversikt);
            assert_eq!(lines[2..], [head, row]);
        }
    }

    #[test]
    fn an_exempt_sak_keeps_its_number_its_law_and_where_it_was_treated() {
        let (_, lines) = printed(&with_secrets(), Utvalgspapir::Saksoversikt);
        assert_eq!(
            lines[4],
            "******* Offl. § 13 2026/1420 |  | SSU 24.09.2026, sak 27/26 | Til oppfølging |  | Grete Solhaug"
        );
    }

    #[test]
    fn a_sak_stands_in_every_year_in_which_it_is_open() {
        let mut content = bodies(Maalform::Nb);
        let mut shown = |year, open| {
            content.aar = Some(year);
            content.saker[0].sak.tilstand = if open {
                domain::Sakstilstand::Klar
            } else {
                domain::Sakstilstand::Lukket
            };
            printed(&content, Utvalgspapir::Saksoversikt).1.len() == 4
        };
        assert_eq!(
            [
                shown(2025, true),
                shown(2026, false),
                shown(2027, true),
                shown(2027, false)
            ],
            [false, true, true, false]
        );
    }
}
