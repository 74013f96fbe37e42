//! Writes sample papers to look at and to validate: `cargo run -p pdf --example sample -- DIR`.

mod blocks;

use std::error::Error;
use std::path::PathBuf;

use blocks::{decision, fact, heading, paragraph, signatures, table};
use pdf::preview::Preview;
use pdf::{
    Archive, Attachment, Block, Color, Document, Figure, Language, Link, Logo, Look, Numbering, Relationship,
    Row, Sheet, Span, render,
};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::create_dir_all(&folder)?;
    for (name, document) in [
        ("referat-nb", referat(5)?),
        ("referat-nn", nynorsk()?),
        ("referat-60", referat(60)?),
        (
            "draft",
            Document {
                mark: "Utkast".to_owned(),
                ..referat(3)?
            },
        ),
        (
            "large-print",
            Document {
                look: Look {
                    text_size: 16.0,
                    ..Look::default()
                },
                ..referat(3)?
            },
        ),
        ("letterhead-3a", letterhead()?),
        ("long-names", long_names()?),
    ] {
        let started = std::time::Instant::now();
        let bytes = render(&document)?;
        let path = folder.join(name).with_extension("pdf");
        println!(
            "{}: {} bytes, {:?}",
            path.display(),
            bytes.len(),
            started.elapsed()
        );
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

fn document(title: &str, language: Language, blocks: Vec<Block>) -> Result<Document, Box<dyn Error>> {
    Ok(Document {
        title: title.to_owned(),
        author: "Sekretariatet for Helsefellesskapet Solvik".to_owned(),
        subject: "Møtereferat & vedtak".to_owned(),
        language,
        header: "Helsefellesskapet Solvik · Strategisk samarbeidsutvalg (SSU)".to_owned(),
        footer: "Referat 24. september 2026 · Arkivsaksnr. 2026/1187-19".to_owned(),
        page_of: "Side {n} av {m}".to_owned(),
        created: chrono::DateTime::parse_from_rfc3339("2026-09-28T10:00:00+02:00")?,
        blocks,
        ..Document::default()
    })
}

fn attendance() -> Block {
    table(
        "Til stede i Strategisk samarbeidsutvalg",
        false,
        &[
            ("Navn", 26.0),
            ("Stilling", 30.0),
            ("Part", 14.0),
            ("Rolle", 24.0),
            ("Til stede", 20.0),
        ],
        &[
            &[
                "Ingunn Brekkhus",
                "kommunaldirektør, Vestvoll",
                "Kommune",
                "Leder",
                "Hele møtet",
            ],
            &[
                "Jon Aksel Tveiterås",
                "kommunaldirektør, Haugsund",
                "Kommune",
                "Medlem",
                "Hele møtet",
            ],
            &[
                "Pål-Henrik Østensvig",
                "kommunaldirektør, Elvestad",
                "Kommune",
                "Medlem",
                "Hele møtet",
            ],
            &[
                "Marius Løkkeberg",
                "kommunalsjef, Skogbøle",
                "Kommune",
                "Vararepresentant for Sunniva Kråkmo",
                "Hele møtet",
            ],
            &[
                "Tormod Ellingsrud",
                "klinikksjef medisin",
                "Sykehus",
                "Nestleder",
                "Hele møtet",
            ],
            &[
                "Åse Gjertrud Wærnes",
                "klinikksjef kirurgi",
                "Sykehus",
                "Medlem",
                "Ikke sak 26/26 (inhabil)",
            ],
            &[
                "Bjørnar Skjæveland",
                "klinikksjef psykisk helsevern og rus",
                "Sykehus",
                "Medlem",
                "Hele møtet",
            ],
            &[
                "Rajesh Thevarajah",
                "klinikksjef barn, ungdom og kvinne",
                "Sykehus",
                "Medlem",
                "Fra kl. 09.25 (sak 24/26)",
            ],
            &[
                "Karl Anders Myhrvold",
                "fastlege",
                "Fastlege",
                "Observatør med tale- og forslagsrett",
                "",
            ],
        ],
    )
}

fn item(number: usize) -> Vec<Block> {
    let titles = [
        "Felles beredskap for utskrivningsklare pasienter i sommerferien – erfaringer 2026",
        "Fordeling av samhandlingsmidler 2026, tildeling til prosjektet «Trygg hjem»",
        "Handlingsplan 2027 – utkast til partnerskapsmøtet",
        "Øyeblikkelig hjelp-døgntilbud (KAD)",
        "Årsrapport og økonomi",
    ];
    let mut blocks = vec![
        heading(
            2,
            format!("Sak {}/26 {}", number + 20, titles[number % titles.len()]),
        ),
        paragraph(
            "Saken gjelder samarbeidsavtalens delavtale om utskrivningsklare pasienter. Helseforetaket orienterte om \
             utviklingen i antall overliggerdøgn, og kommunene redegjorde for kapasiteten i korttidsavdelingene. \
             Utvalget drøftet årsakene til variasjonen mellom kommunene, herunder rekrutteringssituasjonen i \
             hjemmetjenestene og tilgangen på rehabiliteringsplasser.",
        ),
        paragraph(
            "Brukerrepresentanten understreket at informasjonen til pasienter og pårørende må være samordnet, og at \
             pasienten ikke skal oppleve uklarhet om hvem som har behandlingsansvaret. Fastlegerepresentanten pekte på \
             behovet for epikriser samme dag og tydelige medikamentlister.",
        ),
    ];
    if number % 4 == 1 {
        blocks.push(Block::Note(vec![
            Span::bold("Unntatt offentlighet: "),
            "offl. § 13 jf. fvl. § 13 første ledd nr. 1. Møtet var lukket kl. 10.50–11.08.".into(),
        ]));
        blocks.push(Block::Paragraph(vec![
            Span::bold("Habilitet: "),
            "Åse Gjertrud Wærnes ba om å få vurdert sin habilitet, jf. ".into(),
            Span::italic("forvaltningsloven § 6 annet ledd"),
            ". Wærnes fratrådte kl. 10.17.".into(),
        ]));
    }
    if number.is_multiple_of(2) {
        blocks.push(decision("Vedtak (konsensus):", &["Saken tas til orientering."]));
    } else {
        blocks.push(decision(
            "Vedtak (konsensus):",
            &[
                "SSU slutter seg til utkast til handlingsplan 2027 og sender det til partnerskapsmøtet \
                 19. november 2026 for vedtak.",
                "Partene innarbeider tiltakene i egne budsjett- og virksomhetsplaner.",
                "Planen skal beskrive brukermedvirkning i hvert tiltak.",
            ],
        ));
    }
    blocks
}

fn place(number: usize) -> String {
    format!("sak-{number}")
}

/// Where each item is found.
fn agenda(items: usize) -> Block {
    let entry = |number: usize| {
        let words = format!("Sak {}/26", number + 20);
        vec![Span::from(words).leading_to(Link::Place(place(number)))]
    };
    Block::List {
        numbering: Numbering::Bullet,
        start: 1,
        items: (0..items).map(entry).collect(),
    }
}

fn referat(items: usize) -> Result<Document, Box<dyn Error>> {
    let mut blocks = vec![
        heading(1, "Referat fra møte i Strategisk samarbeidsutvalg (SSU)"),
        Block::Lead(vec![
            "Helsefellesskapet Solvik · Møtenr. 3/2026 · Arkivsaksnr. 2026/1187-19".into(),
        ]),
        Block::Facts(vec![
            fact("Dato og tid", "torsdag 24. september 2026 kl. 09.00–11.52"),
            fact("Sted", "Vestvoll rådhus, møterom Havna"),
            fact("Møteleder", "Ingunn Brekkhus"),
            fact("Referent", "Mona Kvernberg"),
            fact("Innkalling", "Sendt 10. september 2026"),
        ]),
        heading(2, "Til stede"),
        attendance(),
        Block::Paragraph(vec![
            Span::bold("Forfall: "),
            "Sunniva Kråkmo, kommunaldirektør, Nyvikdal (vararepresentant møtte).".into(),
        ]),
        paragraph("Møteleder erklærte møtet for satt kl. 09.00. Begge parter var representert."),
    ];
    blocks.push(agenda(items));
    for number in 0..items {
        blocks.push(Block::Anchor(place(number)));
        blocks.extend(item(number));
        if items > 10 {
            blocks.extend((0..3).flat_map(|_| item(2)[1..3].to_vec()));
            blocks.extend((0..3).flat_map(|_| item(2)[1..3].to_vec()));
        }
    }
    blocks.extend([
        heading(2, "Oppfølging"),
        table(
            "Oppfølging av vedtak",
            true,
            &[
                ("Sak", 9.0),
                ("Oppgave", 42.0),
                ("Ansvarlig", 30.0),
                ("Frist", 14.0),
                ("Status", 16.0),
            ],
            &[
                &[
                    "12/26",
                    "Felles opplæringsplan",
                    "Odd-Einar Fjeld",
                    "01.12.2026",
                    "Forsinket",
                ],
                &[
                    "24/26",
                    "Sende handlingsplan 2027 til partnerskapsmøtet",
                    "Sekretariatet",
                    "29.10.2026",
                    "Ikke startet",
                ],
                &[
                    "25/26",
                    "Forslag til felles sommerrutine 2027",
                    "FSU v/Grete Solhaug",
                    "01.04.2027",
                    "Ikke startet",
                ],
                &[
                    "27/26",
                    "Felles tiltak etter hendelse",
                    "Bjørnar Skjæveland / Fatima El-Khatib Nordby",
                    "15.11.2026",
                    "Ikke startet",
                ],
            ],
        ),
        Block::KeepTogether(vec![
            paragraph("Møtet ble hevet kl. 11.52. Referatet godkjennes i neste møte."),
            paragraph("Vestvoll, 28. september 2026"),
            signatures(&[
                ("signatur_moteleder", "Møteleder", "Ingunn Brekkhus"),
                ("signatur_nestleder", "Nestleder", "Tormod Ellingsrud"),
                ("signatur_referent", "Referent", "Mona Kvernberg"),
            ]),
        ]),
    ]);
    document(
        "Referat fra møte i Strategisk samarbeidsutvalg 24. september 2026",
        Language::NbNo,
        blocks,
    )
}

fn nynorsk() -> Result<Document, Box<dyn Error>> {
    let blocks = vec![
        heading(1, "Referat frå møte i Fagleg samarbeidsutval (FSU)"),
        Block::Lead(vec!["Helsefellesskapet Fjordane · Møte nr. 4/2026".into()]),
        Block::Facts(vec![
            fact("Dato og tid", "onsdag 4. november 2026 kl. 10.00–12.30"),
            fact("Stad", "Førdefjord helsehus"),
            fact("Møteleiar", "Áile Kjersti Šávdnu"),
        ]),
        heading(2, "Til stades"),
        table(
            "Til stades",
            false,
            &[("Namn", 3.0), ("Part", 2.0), ("Merknad", 3.0)],
            &[
                &["Áile Kjersti Šávdnu", "Kommune", "Møteleiar"],
                &["Nils-Ánte Čáhppesbáldi", "Sjukehus", ""],
                &["Elle Biŋŋá Žeŧŧi-Đuoddar", "Brukar", "Frå sak 2"],
                &["Þórdís Æðr", "Fastlege", "á č đ ŋ š ŧ ž Á Č Đ Ŋ Š Ŧ Ž"],
            ],
        ),
        heading(2, "Sak 31/26 Prioriteringar for samarbeidet i 2027"),
        paragraph(
            "Utvalet drøfta saka. Partane hadde ulike syn på finansieringa, og framlegget fekk ikkje tilslutning.",
        ),
        Block::Paragraph(vec![
            "Møtet vart leia av ".into(),
            Span::plain("Áile Kjersti Šávdnu").in_language(Language::Se),
            ". Avtalen er å finne på ".into(),
            Span::plain("sidene til helsefellesskapet")
                .leading_to(Link::Web("https://example.org/avtale?år=2027".to_owned())),
            ".".into(),
        ]),
        heading(3, "Standpunkt"),
        Block::List {
            numbering: Numbering::LowerAlpha,
            start: 1,
            items: vec![
                vec!["Kommunane meiner at tiltaket må finansierast likt av partane.".into()],
                vec!["Sjukehuset meiner at kommunane har hovudansvaret, jf. «delavtale 4».".into()],
            ],
        },
        decision(
            "Ikkje konsensus:",
            &["FSU kom ikkje fram til konsensus. Saka blir løfta til SSU."],
        ),
        signatures(&[("signatur_moteleiar", "Møteleiar", "Áile Kjersti Šávdnu")]),
    ];
    document(
        "Referat frå møte i Fagleg samarbeidsutval 4. november 2026",
        Language::NnNo,
        blocks,
    )
}

/// A paper in a municipality's own look, with a picture, a quotation and the figures it was made of.
fn letterhead() -> Result<Document, Box<dyn Error>> {
    let picture = Preview::open(render(&nynorsk()?)?)?.png(0, 1.0)?;
    let attachment = Attachment {
        name: "møte.json".to_owned(),
        media_type: "application/json".to_owned(),
        description: "Møtet som data".to_owned(),
        relationship: Relationship::Source,
        modified: nynorsk()?.created,
        bytes: br#"{"sak": "31/26"}"#.to_vec(),
    };
    let Block::Table(mut program) = table(
        "Program",
        true,
        &[("Kl.", 1.0), ("Sak", 4.0)],
        &[&["09.00", "Godkjenning av innkalling"], &["10.30", "Årsrapport"]],
    ) else {
        return Err("a table".into());
    };
    program
        .rows
        .insert(1, Row::group(vec!["Pause fra kl. 10.15 til kl. 10.30".into()]));
    let blocks = vec![
        heading(1, "Møteprogram"),
        Block::Table(program),
        Block::Quotation(vec![paragraph(
            "Partene skal samarbeide om gode og helhetlige pasientforløp, jf. avtalens § 1.",
        )]),
        Block::Figure(Figure {
            picture: picture.clone(),
            alt: "Første side av referatet fra møtet i november".to_owned(),
            width: 0.5,
        }),
    ];
    Ok(Document {
        look: Look {
            sheet: Sheet::Letter,
            title: Color(0x6b, 0x12, 0x2e),
            accent: Color(0x6b, 0x12, 0x2e),
            logo: Some(Logo {
                picture,
                alt: Some("Vestvoll kommune".to_owned()),
            }),
            imprint: vec!["Vestvoll kommune · Postboks 1, 0001 Vestvoll · Org.nr. 999 999 999".to_owned()],
            ..Look::default()
        },
        archive: Archive::A3a,
        attachments: vec![attachment],
        ..document("Møteprogram", Language::NbNo, blocks)?
    })
}

fn long_names() -> Result<Document, Box<dyn Error>> {
    let name = "Anne-Margrethe Kristoffersdatter Bjørklund-Sjøvegan von Rosenkrantzberg-Østervold";
    let title = "Ny samarbeidsavtale mellom helseforetaket og kommunene om inn- og utskriving, rehabilitering, \
                 beredskap og digital hjemmeoppfølging, med delavtaler, retningslinjer, rutiner for avvik og \
                 tvisteløsning samt plan for opplæring av ansatte i alle kommuner";
    let row: &[&str] = &[
        "1",
        name,
        "Spesialisthelsetjenestekoordineringsansvarlig",
        name,
        "x".repeat(120).leak(),
    ];
    let tall = "Tverrfaglig spesialisert rusbehandling og ettervern i kommunene. ".repeat(120);
    let blocks = vec![
        heading(1, title),
        heading(2, "Smale kolonner"),
        table(
            "Lange navn",
            true,
            &[
                ("Nr.", 1.0),
                ("Navn", 2.0),
                ("Stilling", 2.0),
                ("Vararepresentant", 2.0),
                ("Merknad", 2.0),
            ],
            &[row; 12],
        ),
        heading(2, "En rad som er høyere enn en side"),
        table(
            "Høy rad",
            true,
            &[("Sak", 1.0), ("Beskrivelse", 3.0)],
            &[&["1/26", tall.leak()], &["2/26", "kort"]],
        ),
        signatures(&[
            ("a", title, name),
            ("b", "Nestleder", name),
            ("c", "Referent", ""),
        ]),
    ];
    document(title, Language::NbNo, blocks)
}
