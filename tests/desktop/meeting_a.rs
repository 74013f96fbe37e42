//! Meeting A from the template to the signed referat, by mouse and keyboard, and all of it found again afterwards.

// A journey that cannot go on has failed: it says why and stops.
#![allow(clippy::unwrap_used)]

use std::fs;

use chrono::NaiveDate;
use motebok_journeys::{Desk, NewSak};
use signing::trial;

const SSU: &str = "Strategisk samarbeidsutvalg";
const PASSWORD: &str = "bare til prøve";

/// In the order of the page: the seats of the kommuner, of the helseforetak, and of the others.
const SEATS: [(&str, &str); 15] = [
    ("Ingunn Brekkhus", "kommunaldirektør, Vestvoll"),
    ("Jon Aksel Tveiterås", "kommunaldirektør, Haugsund"),
    ("Fatima El-Khatib Nordby", "kommunaldirektør, Granlia"),
    ("Pål-Henrik Østensvig", "kommunaldirektør, Elvestad"),
    ("Sunniva Kråkmo", "kommunaldirektør, Nyvikdal"),
    ("Grete Solhaug", "samhandlingssjef kommunene"),
    ("Tormod Ellingsrud", "klinikksjef medisin"),
    ("Åse Gjertrud Wærnes", "klinikksjef kirurgi"),
    ("Bjørnar Skjæveland", "klinikksjef psykisk helsevern og rus"),
    ("Hilde-Mari Øyen", "klinikksjef akuttmedisin"),
    ("Rajesh Thevarajah", "klinikksjef barn, ungdom og kvinne"),
    ("Odd-Einar Fjeld", "samhandlingssjef sykehuset"),
    ("Karl Anders Myhrvold", "fastlege"),
    ("Turid Bjerknæs Hågensen", "brukerrepresentant"),
    ("Lene Østby", "ansattes organisasjoner"),
];

const SAKER: [NewSak<'_>; 5] = [
    NewSak {
        title: "Handlingsplan 2027 – utkast til partnerskapsmøtet",
        kind: "Vedtak",
        reported_by: "FSU",
        responsible: "Grete Solhaug",
        proposal: Some(
            "SSU slutter seg til utkast til handlingsplan 2027 og sender det til partnerskapsmøtet.",
        ),
        exempt: None,
    },
    NewSak {
        title: "Felles beredskap for utskrivningsklare pasienter i sommerferien",
        kind: "Drøfting",
        reported_by: "SSU",
        responsible: "Hilde-Mari Øyen",
        proposal: None,
        exempt: None,
    },
    NewSak {
        title: "Fordeling av samhandlingsmidler 2026",
        kind: "Vedtak",
        reported_by: "Sekretariatet",
        responsible: "Odd-Einar Fjeld",
        proposal: Some("Prosjektet «Trygg hjem» tildeles 450 000 kroner av samhandlingsmidlene for 2026."),
        exempt: None,
    },
    NewSak {
        title: "Uønsket samhandlingshendelse – gjennomgang av enkelthendelse",
        kind: "Drøfting",
        reported_by: "Kvalitetsutvalget",
        responsible: "Tormod Ellingsrud",
        proposal: None,
        exempt: Some("offl. § 13 jf. fvl. § 13 første ledd nr. 1"),
    },
    NewSak {
        title: "Mandat for tidsbegrenset underutvalg for digital hjemmeoppfølging",
        kind: "Vedtak",
        reported_by: "FSU",
        responsible: "FSU v/Grete Solhaug",
        proposal: Some("SSU godkjenner mandatet for tidsbegrenset underutvalg for digital hjemmeoppfølging."),
        exempt: None,
    },
];

const DECIDED: &str =
    "SSU ber FSU lage felles informasjon til ansatte om influensa- og koronavaksine innen 15. oktober 2026.";
const STATEMENT: &str = "Elvestad kommune slutter seg til planen, men forutsetter at tiltak 4 behandles i kommunens ordinære budsjettprosess.";

#[tokio::test(flavor = "multi_thread")]
async fn meeting_a_goes_from_the_template_to_the_signed_referat_and_is_found_again() {
    let desk = Desk::open().await;
    desk.start_from_template("Helsefellesskapet Østfold").await;
    fill_the_seats(&desk).await;
    for sak in &SAKER {
        desk.register(SSU, sak).await;
    }
    prepare(&desk).await;
    call(&desk).await;
    open(&desk).await;
    the_first_three_items(&desk).await;
    the_plan_and_the_discussion(&desk).await;
    the_disqualified_member(&desk).await;
    behind_closed_doors(&desk).await;
    the_end(&desk).await;
    seal_sign_and_verify(&desk).await;
    let desk = Desk::open_with(desk.close().await).await;
    find_again(&desk).await;
    publish_and_archive(&desk).await;
    desk.close().await;
}

async fn fill_the_seats(desk: &Desk) {
    desk.open_row(SSU).await;
    for (seat, (name, post)) in SEATS.into_iter().enumerate() {
        desk.appoint(seat, name, post).await;
    }
    // The seat is taken, so the dialog offers to appoint a vara.
    desk.appoint(4, "Marius Løkkeberg", "kommunalsjef, Skogbøle")
        .await;
    desk.used_before(2026, 20).await;
    desk.shoot("a-plasser").await;
}

async fn prepare(desk: &Desk) {
    desk.plan(
        SSU,
        "24.9.2026",
        "Vestvoll rådhus, møterom Havna",
        "torsdag 24. september 2026",
    )
    .await;
    for sak in &SAKER {
        desk.put_on(sak.title).await;
    }
    desk.shoot("a-forbered").await;
}

async fn call(desk: &Desk) {
    desk.step("Kall inn", "Hvem som kalles inn").await;
    desk.invite(
        "Mona Kvernberg",
        "rådgiver, samhandlingssekretariatet",
        "Fra sekretariatet",
    )
    .await;
    desk.fill("Møtenr.", "3/2026").await;
    desk.reads("Møte 3/2026").await;
    desk.choose("Møteleder", "Ingunn Brekkhus").await;
    desk.choose("Referent", "Mona Kvernberg").await;
    desk.call("Prøve av programmet.").await;
    desk.reads("Saksnumrene står fast").await;
    desk.click("button", "Meld forfall for Sunniva Kråkmo").await;
    desk.click("button", "Marius Løkkeberg").await;
    desk.reads("Vara for Sunniva Kråkmo").await;
    desk.click("button", "Meld forfall for Lene Østby").await;
    desk.control("button", "Lene Østby kommer likevel").await;
    desk.shoot("a-kall-inn").await;
}

async fn open(desk: &Desk) {
    desk.step("Gjennomfør", "Til stede").await;
    let late = "//label[contains(@class, 'roll-call')][contains(., 'Rajesh Thevarajah')]/input";
    desk.click_at(late).await;
    desk.at("09.00").await;
    desk.click("button", "Sett møtet").await;
    desk.reads("9 medlemmer til stede").await;
    desk.reads("Pågår").await;
}

async fn the_first_three_items(desk: &Desk) {
    desk.take_up("21/26", "09.01").await;
    desk.fill(
        "Ny sak under eventuelt",
        "Felles informasjon om vaksinasjon av helsepersonell",
    )
    .await;
    desk.click("button", "Legg til under eventuelt").await;
    desk.turn_to("31/26").await;
    desk.turn_to("28/26").await;
    desk.withdraw("Saken er trukket av forslagsstiller før behandling, jf. sak 21/26.")
        .await;
    desk.turn_to("21/26").await;
    desk.compose("Behandling", "Pål-Henrik Østensvig meldte en sak under eventuelt: felles informasjon om vaksinasjon av helsepersonell.").await;
    desk.compose("Vedtak", "Innkallingen godkjennes. Sakslisten godkjennes med disse endringene: sak 28/26 er trukket, og sak 31/26 behandles under eventuelt.").await;
    desk.conclude("Vedtatt", "09.04").await;

    desk.take_up("22/26", "09.05").await;
    desk.click("button", "Ny rettelse").await;
    desk.fill("Sak som rettes", "16/26").await;
    desk.fill("Påpekt av", "Jon Aksel Tveiterås").await;
    desk.fill(
        "Hva som skal stå",
        "I sak 16/26, vedtakets punkt 2, skal fristen være 1. november 2026.",
    )
    .await;
    desk.click("button", "Legg til rettelsen").await;
    desk.reads("skal fristen være 1. november 2026").await;
    desk.compose("Vedtak", "Referatet godkjennes med denne rettelsen.")
        .await;
    desk.conclude("Godkjent med rettelse", "09.08").await;

    desk.take_up("23/26", "09.10").await;
    desk.compose(
        "Behandling",
        "Sekretariatet gikk gjennom åpne oppfølgingspunkter.",
    )
    .await;
    desk.compose("Vedtak", "Saken tas til orientering.").await;
    desk.conclude("Tatt til orientering", "09.17").await;
}

async fn the_plan_and_the_discussion(desk: &Desk) {
    desk.take_up("24/26", "09.20").await;
    desk.in_or_out("Rajesh Thevarajah", "09.25").await;
    desk.reads("10 medlemmer til stede").await;
    desk.compose("Behandling", "Grete Solhaug la fram saken. Turid Bjerknæs Hågensen foreslo at planen skal beskrive brukermedvirkning i hvert tiltak.").await;
    desk.propose(
        "Turid Bjerknæs Hågensen",
        "Planen skal beskrive brukermedvirkning i hvert tiltak.",
        "09.38",
    )
    .await;
    desk.choose("Forslaget fra Turid Bjerknæs Hågensen er", "Vedtatt")
        .await;
    desk.compose("Vedtak", "SSU slutter seg til utkastet og sender det til partnerskapsmøtet. Planen skal beskrive brukermedvirkning i hvert tiltak.").await;
    desk.choose("Går videre til", "Partnerskapsmøtet").await;
    desk.conclude("Vedtatt med endringer", "09.44").await;
    desk.reads("→ Partnerskapsmøtet").await;
    desk.enter_statement("Pål-Henrik Østensvig", STATEMENT).await;
    desk.add_task(
        "Sende handlingsplan 2027 til partnerskapsmøtet",
        "Sekretariatet",
        "29.10.2026",
    )
    .await;
    desk.shoot("a-handlingsplan").await;

    desk.take_up("25/26", "09.50").await;
    desk.compose(
        "Behandling",
        "Hilde-Mari Øyen innledet. Daglig møtepunkt i uke 28–31 fungerte godt.",
    )
    .await;
    desk.compose("Oppsummering eller vedtak", "FSU følger opp erfaringene.")
        .await;
    desk.conclude("Drøftet", "10.12").await;
}

async fn the_disqualified_member(desk: &Desk) {
    desk.take_up("26/26", "10.15").await;
    desk.at("10.17").await;
    desk.weigh(
        "Åse Gjertrud Wærnes",
        "Inhabil",
        "hun leder styringsgruppen i prosjektet",
        Some("forvaltningsloven § 6 annet ledd"),
    )
    .await;
    desk.reads("Fratrådte kl. 10.17").await;
    desk.reads("9 medlemmer til stede").await;
    desk.weigh("Marius Løkkeberg", "Habil", "egne forhold til prosjektet", None)
        .await;
    desk.click("button", "Bruk forslaget som vedtak").await;
    desk.sees("//div[@data-text='vedtak'][contains(., 'tildeles 450 000 kroner')]")
        .await;
    desk.has_focus("textbox", "Vedtak").await;
    desk.conclude("Vedtatt", "10.34").await;
    desk.in_or_out("Åse Gjertrud Wærnes", "10.36").await;
    desk.reads("Tiltrådte kl. 10.36").await;
    desk.shoot("a-habilitet").await;
    desk.at("10.40").await;
    desk.click("button", "Pause").await;
    desk.reads("Møtet har pause.").await;
    desk.at("10.50").await;
    desk.click("button", "Fortsett møtet").await;
    desk.no_longer_reads("Møtet har pause.").await;
}

async fn behind_closed_doors(desk: &Desk) {
    desk.take_up("27/26", "10.50").await;
    desk.at("10.51").await;
    desk.click("button", "Lukk dørene").await;
    desk.reads("Dørene er lukket.").await;
    desk.reads("Unntatt offentlighet: offl. § 13").await;
    desk.compose("Behandling", "Tormod Ellingsrud gikk gjennom hendelsen.")
        .await;
    desk.compose("Oppsummering eller vedtak", "Gjennomgangen tas til etterretning.")
        .await;
    desk.shoot("a-lukket").await;
    desk.conclude("Vedtatt", "11.06").await;
    desk.at("11.08").await;
    desk.click("button", "Åpne dørene").await;
    desk.reads("Åpnet kl. 11.08").await;
}

async fn the_end(desk: &Desk) {
    // 28/26 is withdrawn, so the next is 29/26.
    desk.take_up("29/26", "11.35").await;
    desk.click("button", "Bruk forslaget som vedtak").await;
    desk.sees("//div[@data-text='vedtak'][contains(., 'tas til orientering')]")
        .await;
    desk.has_focus("textbox", "Vedtak").await;
    desk.conclude("Tatt til orientering", "11.40").await;
    desk.take_up("30/26", "11.44").await;
    desk.take_up("31/26", "11.45").await;
    desk.compose(
        "Behandling",
        "Pål-Henrik Østensvig innledet. Ingen hadde merknader til at saken ble behandlet uten saksframlegg.",
    )
    .await;
    desk.compose("Vedtak", DECIDED).await;
    desk.conclude("Vedtatt", "11.50").await;
    desk.at("11.52").await;
    desk.click("button", "Hev møtet").await;
    desk.reads("Møtet er hevet.").await;
}

async fn seal_sign_and_verify(desk: &Desk) {
    let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let key = trial::make(
        "Ingunn Brekkhus",
        "Vestvoll kommune",
        day(2020),
        day(2090),
        PASSWORD,
    )
    .unwrap();
    fs::write(desk.files().join("proeve.p12"), key.p12).unwrap();

    desk.step("Referat", "Sak for sak").await;
    the_paper_follows(desk).await;
    desk.turn_to("24/26").await;
    desk.paper_is_drawn().await;
    desk.shoot("a-referat").await;
    desk.seal().await;

    desk.click("button", "Signer referatet").await;
    desk.control("dialog", "Signer referatet").await;
    desk.click("button", "Velg fil …").await;
    // The button stays disabled until the chosen key has arrived.
    desk.field_ends("Nøkkelfil (.p12)", ".p12").await;
    desk.fill("Passordet til nøkkelfilen", "noe annet").await;
    desk.click("button", "Signer referatet").await;
    desk.reads("Referatet er ikke signert.").await;
    desk.fill("Passordet til nøkkelfilen", PASSWORD).await;
    desk.click("button", "Signer referatet").await;
    desk.sees("//li[@aria-current='step'][contains(., 'Signert')]")
        .await;

    let verify = "//li[contains(., 'Signert referat')]//button[.='Kontroller']";
    desk.click_at(verify).await;
    desk.reads("Hel og uendret").await;
    desk.reads("Signert av Ingunn Brekkhus (Prøvesertifikat)").await;
    desk.shoot("a-signert").await;
}

/// It turns to the item that is chosen, and stays where one has turned it oneself.
async fn the_paper_follows(desk: &Desk) {
    desk.turn_to("31/26").await;
    desk.paper_is_at(4).await;
    desk.paper_is_drawn().await;
    desk.click_at("//*[contains(@class, 'paper-page')][4]").await;
    desk.press("Home").await;
    desk.paper_is_at(1).await;
    // What is far from the view lets go of its drawing.
    desk.is_gone("//*[contains(@class, 'paper-page')][4]/canvas[@data-drawn]")
        .await;
    desk.click("button", "Større").await;
    desk.paper_is_at(1).await;
    desk.click("button", "Mindre").await;
    desk.turn_to("31/26").await;
    desk.paper_is_at(4).await;
}

async fn find_again(desk: &Desk) {
    desk.control("heading", "Oversikt").await;
    desk.press("Ctrl+K").await;
    desk.control("combobox", "Finn sak, person, vedtak eller oppgave")
        .await;
    desk.write("koronavaksine").await;
    desk.sees("//*[@role='option' and @aria-selected='true'][contains(., 'vaksinasjon')]")
        .await;
    desk.shoot("a-finn").await;
    desk.press("Enter").await;
    desk.sees("//li[@aria-current='step'][contains(., 'Signert')]")
        .await;
    desk.turn_to("31/26").await;
    desk.reads(DECIDED).await;
    desk.turn_to("28/26").await;
    desk.reads("Trukket: Saken er trukket av forslagsstiller").await;
    desk.turn_to("24/26").await;
    desk.reads("Vedtatt med endringer").await;
    desk.reads(STATEMENT).await;
    desk.step("Gjennomfør", "Til stede").await;
    desk.shows_item("24/26").await;
    desk.turn_to("26/26").await;
    desk.reads("Tiltrådte kl. 10.36").await;
    desk.turn_to("27/26").await;
    desk.reads("Åpnet kl. 11.08").await;
    desk.shoot("a-igjen").await;
}

async fn publish_and_archive(desk: &Desk) {
    desk.step("Referat", "Sak for sak").await;
    desk.click("button", "Lag offentlig versjon").await;
    desk.reads("Den offentlige versjonen er laget.").await;
    for (act, state) in [
        ("Merk som publisert", "Publisert"),
        ("Merk som arkivert", "Arkivert"),
    ] {
        desk.click("button", act).await;
        desk.sees(&format!("//li[@aria-current='step'][contains(., '{state}')]"))
            .await;
    }
}
