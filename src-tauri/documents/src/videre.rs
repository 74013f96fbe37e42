//! Where an item goes when it is not concluded here.

use domain::{Saksinnhold, Utfall, Videre};
use texts::dates;

use crate::{
    paper::{Paper, ended, lower},
    tekst::compared,
};

/// «Saken er trukket …»: the reason is the whole sentence when it says so itself.
pub(crate) fn withdrawn(paper: &Paper, item: &Saksinnhold) -> String {
    let plain = paper.word("dok-saken-er-trukket");
    match item
        .moetesak
        .merknad
        .as_deref()
        .map(str::trim)
        .filter(|reason| !reason.is_empty())
    {
        Some(reason) if compared(reason).starts_with(&compared(&plain)) => ended(reason),
        Some(reason) => format!("{plain} {}", ended(reason)),
        None => plain,
    }
}

/// «Saken utsettes til møtet …»
pub(crate) fn postponed(paper: &Paper, to: Option<&Videre>) -> String {
    let Some(to) = to else {
        return paper.word("dok-saken-utsettes");
    };
    let body = (to.utvalg != paper.content.utvalg.id)
        .then(|| other_body(paper, to))
        .flatten();
    match (body, to.dato) {
        (Some(body), dato) => {
            let mut where_to = vec![body];
            where_to.extend(dato.map(dates::date));
            paper.say(
                "dok-saken-utsettes-til-utvalg",
                &[("hvor", where_to.join(" ").into())],
            )
        }
        (None, Some(dato)) => paper.say("dok-saken-utsettes-til", &[("dato", dato.into())]),
        (None, None) => paper.word("dok-saken-utsettes"),
    }
}

/// «Saken løftes til partnerskapsmøtet 9. desember 2026.» Nothing when nobody said where it goes.
pub(crate) fn forwarded(paper: &Paper, item: &Saksinnhold) -> Option<String> {
    let to = item.moetesak.videre.as_ref()?;
    let mut where_to = vec![other_body(paper, to)?];
    where_to.extend(to.dato.map(dates::date));
    let id = match item.moetesak.utfall? {
        Utfall::Oversendt => "dok-saken-oversendes",
        Utfall::SendtTilbake => "dok-saken-sendes-tilbake",
        _ => "dok-saken-loeftes",
    };
    Some(paper.say(id, &[("hvor", where_to.join(" ").into())]))
}

/// A body's name inside a sentence: a single common noun begins small and is definite, a name or an
/// abbreviation stays as it is.
fn other_body(paper: &Paper, to: &Videre) -> Option<String> {
    let name = paper.content.utvalgsnavn.get(&to.utvalg)?;
    let common = !name.contains(' ') && name.chars().skip(1).all(char::is_lowercase);
    Some(if common {
        definite(&lower(name))
    } else {
        name.clone()
    })
}

/// «partnarskapsmøte» → «partnarskapsmøtet»: what bodies are called is neuter in both målformer.
fn definite(noun: &str) -> String {
    let ending = match noun {
        _ if noun.ends_with("møte") => "t",
        _ if ["utvalg", "utval", "råd", "nettverk"]
            .iter()
            .any(|body| noun.ends_with(body)) =>
        {
            "et"
        }
        _ => "",
    };
    format!("{noun}{ending}")
}

#[cfg(test)]
mod tests {
    use domain::{Maalform, Utfall, Videre};

    use super::definite;
    use crate::fixture::{day, ended_as, lift, minutes};

    #[test]
    fn a_body_is_named_in_the_definite_form() {
        let names = [
            "partnarskapsmøte",
            "partnerskapsmøtet",
            "områdeutval",
            "pandemirådet",
            "fagråd",
            "FSU",
        ];
        assert_eq!(
            names.map(definite),
            [
                "partnarskapsmøtet",
                "partnerskapsmøtet",
                "områdeutvalet",
                "pandemirådet",
                "fagrådet",
                "FSU"
            ]
        );
    }

    #[test]
    fn where_an_item_goes_is_said_once() {
        for (outcome, said) in [
            (
                Utfall::Loeftet,
                "Saken løftes til partnerskapsmøtet 9. desember 2026.",
            ),
            (
                Utfall::Oversendt,
                "Saken oversendes til partnerskapsmøtet 9. desember 2026.",
            ),
            (
                Utfall::SendtTilbake,
                "Saken sendes tilbake til partnerskapsmøtet 9. desember 2026.",
            ),
        ] {
            let mut content = ended_as(Maalform::Nb, outcome, None, "Utredes.");
            lift(&mut content);
            assert_eq!(minutes(&content)[2], said);
            content.saker[0].vedtak = said.into();
            assert_eq!(minutes(&content)[1], format!("Vedtak: {said}"));
            assert!(!minutes(&content)[2].contains("Saken"));
        }
    }

    #[test]
    fn a_withdrawn_item_says_so_with_its_reason() {
        let mut content = ended_as(Maalform::Nb, Utfall::Trukket, None, "");
        assert_eq!(minutes(&content)[1], "Saken er trukket.");
        content.saker[0].moetesak.merknad = Some("FSU trenger mer tid".into());
        assert_eq!(minutes(&content)[1], "Saken er trukket. FSU trenger mer tid.");
        let whole = "Saken er trukket av forslagsstiller før behandling, jf. sak 21/26.";
        content.saker[0].moetesak.merknad = Some(whole.into());
        assert_eq!(minutes(&content)[1], whole);
        let nn = ended_as(Maalform::Nn, Utfall::Trukket, None, "");
        assert_eq!(minutes(&nn)[1], "Saka er trekt.");
    }

    #[test]
    fn a_postponed_item_says_to_when() {
        let mut content = ended_as(Maalform::Nb, Utfall::Utsatt, None, "");
        assert_eq!(minutes(&content)[1], "Saken utsettes.");
        let here = content.utvalg.id;
        content.saker[0].moetesak.videre = Some(Videre {
            utvalg: here,
            dato: Some(day("2026-12-03")),
        });
        assert_eq!(minutes(&content)[1], "Saken utsettes til møtet 3. desember 2026.");
        lift(&mut content);
        content.saker[0].moetesak.merknad = Some("Tallene mangler".into());
        assert_eq!(
            minutes(&content)[1],
            "Saken utsettes til partnerskapsmøtet 9. desember 2026. Tallene mangler."
        );
        let mut late = ended_as(Maalform::Nn, Utfall::IkkeBehandlet, None, "");
        late.saker[0].moetesak.videre = Some(Videre {
            utvalg: here,
            dato: None,
        });
        assert_eq!(
            minutes(&late)[1],
            "Saka vart ikkje handsama i møtet. Saka blir utsett."
        );
    }
}
