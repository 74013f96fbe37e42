//! Meeting B in nynorsk: a sak that was put off, one without consensus, guests with Sámi names, a lost connection.

use motebok_journeys::{Desk, NewSak};

const SSU: &str = "Strategisk samarbeidsutval";

/// In the order of the page; the fifth seat of each side stands vacant.
const SEATS: [(usize, &str, &str); 14] = [
    (0, "Solveig Aarvåg", "helse- og omsorgssjef, Ytrevåg"),
    (1, "Leiv Arne Kvalnes", "kommunalsjef, Innfjord"),
    (1, "Guro Nesbø", "einingsleiar, Haukevik"),
    (2, "Ragnhild Øvrebø Steinsvåg", "helse- og omsorgsleiar, Storøya"),
    (3, "Torgeir Hjelmås", "kommuneoverlege, Kvitnes"),
    (5, "Arnfinn Myklebostad", "viseadministrerande direktør"),
    (6, "Silje Framnes", "klinikkdirektør somatikk"),
    (7, "Øyvind Tjøstheim", "klinikkdirektør psykisk helsevern"),
    (8, "Mari Hovdekleiv", "overlege"),
    (10, "Jorunn Lillesæter", "fastlege"),
    (11, "Oddbjørg Rønhovde", "brukarrepresentant"),
    (12, "Nils Magne Økland", "brukarrepresentant"),
    (13, "Bente Kaldestad", "leiar FoU Havdal"),
    (14, "Anne-Grete Veka", "SSU-koordinator, føretaket"),
];

const PUT_OFF: NewSak<'_> = NewSak {
    title: "Tenesteavtale 5 – revisjon",
    kind: "Tilrådning",
    reported_by: "Arbeidsgruppa",
    responsible: "Arbeidsgruppa",
    proposal: Some("SSU tilrår at partane godkjenner revidert tenesteavtale 5."),
    exempt: None,
};

const SAKER: [NewSak<'_>; 5] = [
    NewSak {
        title: "Status frå FSU Barn og unge",
        kind: "Orientering",
        reported_by: "FSU Barn og unge",
        responsible: "FSU-koordinator",
        proposal: None,
        exempt: None,
    },
    NewSak {
        title: "Felles responssenter – modell for kostnadsdeling",
        kind: "Vedtak",
        reported_by: "Helseleiarnettverket",
        responsible: "Silje Framnes",
        proposal: Some("SSU sluttar seg til modell B."),
        exempt: None,
    },
    NewSak {
        title: "Samisk tolketeneste ved innlegging og utskriving",
        kind: "Drøfting",
        reported_by: "Brukarutvalet",
        responsible: ELLE,
        proposal: None,
        exempt: None,
    },
    NewSak {
        title: "Budsjettramme og lønsplassering for FoU-eininga 2027",
        kind: "Drøfting",
        reported_by: "FoU-eininga",
        responsible: "Bente Kaldestad",
        proposal: None,
        exempt: Some("offl. § 23 første ledd"),
    },
    NewSak {
        title: "Møteplan 2027",
        kind: "Vedtak",
        reported_by: "Sekretariatet",
        responsible: "Sekretariatet",
        proposal: Some("SSU vedtek møteplan for 2027."),
        exempt: None,
    },
];

const ELLE: &str = "Ánná Elle Čuovži-Ŋávdi";
const RISTIN: &str = "Iŋggá-Ristin Ruŧo Žeallje";
const MODEL_C: &str = "modell C, med eit tak på 400 000 kroner per kommune.";
const EXEMPT: &str = "fullmakt til å forhandle innanfor ei ramme på 3,1 mill. kroner";
const INTERPRETERS: &str = "Hovudpunkt: bestilling av tolk døgnet rundt, og namn med samiske teikn (á, č, đ, ŋ, š, ŧ, ž) i meldingar.";

#[tokio::test(flavor = "multi_thread")]
async fn meeting_b_ends_one_sak_without_consensus_and_keeps_every_name() {
    let desk = Desk::open().await;
    desk.choose("Programmets målform", "Nynorsk").await;
    let desk = desk.speaking_nynorsk();
    desk.start_from_template("Helsefellesskapet i Helse Fonna").await;
    desk.open_row(SSU).await;
    for (seat, name, post) in SEATS {
        desk.appoint(seat, name, post).await;
    }
    a_sak_is_put_off(&desk).await;
    prepare_and_call(&desk).await;
    until_the_disagreement(&desk).await;
    the_disagreement(&desk).await;
    the_lost_connection(&desk).await;
    the_guests(&desk).await;
    behind_closed_doors(&desk).await;
    seal(&desk).await;
    let desk = Desk::open_with(desk.close().await).await.speaking_nynorsk();
    find_again(&desk).await;
    desk.close().await;
}

/// In the meeting of 10.12.2025, whose third number was 2025/31.
async fn a_sak_is_put_off(desk: &Desk) {
    desk.fill("Mønster", "{yyyy}/{seq}").await;
    desk.used_before(2025, 28).await;
    desk.register(SSU, &PUT_OFF).await;
    desk.plan(SSU, "10.12.2025", "Ytrevåg rådhus", "onsdag 10. desember 2025")
        .await;
    desk.take_off("Oppfølging av tidlegare vedtak – vedtakslogg")
        .await;
    desk.take_off("Referatsaker").await;
    desk.put_on(PUT_OFF.title).await;
    desk.step("Kall inn", "Hvem som kalles inn").await;
    desk.call("Prøve av programmet.").await;
    desk.step("Gjennomfør", "Til stede").await;
    desk.at("09.00").await;
    desk.click("button", "Sett møtet").await;
    desk.turn_to("2025/31").await;
    desk.postpone().await;
    desk.at("10.00").await;
    desk.click("button", "Hev møtet").await;
    desk.reads("Møtet er hevet.").await;
}

async fn prepare_and_call(desk: &Desk) {
    for sak in &SAKER {
        desk.register(SSU, sak).await;
    }
    desk.turn_to_place("Utvalg").await;
    desk.open_row(SSU).await;
    desk.used_before(2026, 18).await;
    desk.plan(
        SSU,
        "21.10.2026",
        "Digitalt møte på Teams",
        "onsdag 21. oktober 2026",
    )
    .await;
    desk.take_off("Oppfølging av tidlegare vedtak – vedtakslogg")
        .await;
    desk.take_off("Referatsaker").await;
    for sak in &SAKER {
        desk.put_on(sak.title).await;
    }
    desk.move_below(PUT_OFF.title, SAKER[1].title).await;
    desk.shoot("b-forbered").await;

    desk.step("Kall inn", "Hvem som kalles inn").await;
    desk.choose("Møteleder", "Arnfinn Myklebostad").await;
    desk.call("Prøve av programmet.").await;
    desk.click("button", "Meld forfall for Leiv Arne Kvalnes").await;
    desk.click("button", "Guro Nesbø").await;
    desk.reads("Vara for Leiv Arne Kvalnes").await;
    desk.invite(ELLE, "rådgjevar", "Invitert gjest").await;
    desk.invite(RISTIN, "tolk", "Invitert gjest").await;
    desk.shoot("b-kall-inn").await;
}

async fn until_the_disagreement(desk: &Desk) {
    desk.step("Gjennomfør", "Til stede").await;
    desk.at("09.00").await;
    desk.click("button", "Sett møtet").await;
    desk.reads("Pågår").await;

    desk.take_up("2026/19", "09.01").await;
    desk.compose("Vedtak", "Innkallinga og saklista blir godkjende.")
        .await;
    desk.conclude("Vedtatt", "09.03").await;
    desk.take_up("2026/20", "09.05").await;
    desk.compose("Vedtak", "Referatet blir godkjent utan merknader.")
        .await;
    desk.conclude("Vedtatt", "09.07").await;
    desk.take_up("2026/21", "09.10").await;
    desk.compose(
        "Behandling",
        "Oddbjørg Rønhovde bad om at ungdomsråda blir tekne med.",
    )
    .await;
    desk.compose("Vedtak", "SSU tek saka til orientering.").await;
    desk.conclude("Tatt til orientering", "09.22").await;
}

async fn the_disagreement(desk: &Desk) {
    desk.take_up("2026/22", "09.25").await;
    desk.propose(
        "Kommunane",
        "Modell C, med eit tak på 400 000 kroner per kommune.",
        "09.41",
    )
    .await;
    desk.propose("Møteleiaren", "Modell B i 2027 og evaluering før 2028.", "09.48")
        .await;
    desk.compose(
        "Behandling",
        "Kommunane kunne ikkje slutte seg til dette utan ny handsaming i Helseleiarnettverket.",
    )
    .await;
    desk.compose(
        "Vedtak",
        "Sekretariatet lagar nytt saksframlegg der begge modellane er med.",
    )
    .await;
    desk.at("09.56").await;
    desk.click("button", "Ikke konsensus").await;
    // Each side is named by those of it who are in the room.
    for (side, who) in [
        ("Hvem (1)", "Kommunane (Aarvåg, Nesbø, Steinsvåg, Hjelmås)"),
        (
            "Hvem (2)",
            "Føretaket (Myklebostad, Framnes, Tjøstheim, Hovdekleiv)",
        ),
    ] {
        assert_eq!(desk.value(side).await, who);
    }
    desk.fill("Standpunkt (1)", MODEL_C).await;
    desk.fill("Standpunkt (2)", "modell B.").await;
    desk.fill("Hvem (3)", "Fastlegerepresentanten og brukarrepresentantane")
        .await;
    desk.fill("Standpunkt (3)", "ber om at tenesta held fram utan opphald.")
        .await;
    desk.choose("Går videre til", "Partnarskapsmøte").await;
    desk.fill("Møtet der", "9.12.2026").await;
    desk.shoot("b-standpunkt").await;
    desk.click("button", "Registrer at det ikke ble konsensus").await;
    desk.sees(
        "//p[contains(@class, 'concluded')][strong='Ikkje konsensus'][contains(., 'Partnarskapsmøte')]",
    )
    .await;
    desk.reads(MODEL_C).await;
    desk.shoot("b-ikkje-konsensus").await;
}

async fn the_lost_connection(desk: &Desk) {
    desk.take_up("2025/31", "10.00").await;
    desk.loses_connection("Øyvind Tjøstheim", "10.05").await;
    desk.in_or_out("Øyvind Tjøstheim", "10.20").await;
    desk.compose("Behandling", "Saka vart oppsummert for han før avgjerda.")
        .await;
    desk.compose(
        "Vedtak",
        "SSU tilrår at partane godkjenner revidert tenesteavtale 5.",
    )
    .await;
    desk.add_task(
        "Sende revidert tenesteavtale 5 til partane",
        "Anne-Grete Veka",
        "28.10.2026",
    )
    .await;
    desk.conclude("Tilrådd", "10.24").await;
}

async fn the_guests(desk: &Desk) {
    desk.take_up("2026/23", "10.35").await;
    for guest in [ELLE, RISTIN] {
        desk.in_or_out(guest, "10.35").await;
    }
    desk.compose("Behandling", INTERPRETERS).await;
    desk.compose(
        "Oppsummering eller vedtak",
        "FSU kjem attende med framlegg i desember.",
    )
    .await;
    desk.conclude("Drøftet", "10.54").await;
    for guest in [ELLE, RISTIN] {
        desk.in_or_out(guest, "10.55").await;
    }
    desk.shoot("b-gjester").await;
}

async fn behind_closed_doors(desk: &Desk) {
    desk.take_up("2026/24", "11.00").await;
    desk.at("11.01").await;
    desk.click("button", "Lukk dørene").await;
    desk.reads("Lukket kl. 11.01").await;
    desk.at("11.04").await;
    desk.weigh(
        "Bente Kaldestad",
        "Inhabil",
        "ho gjorde greie for behovet og saka gjeld eiga lønsramme",
        Some("forvaltningslova § 6 første ledd bokstav a"),
    )
    .await;
    desk.compose(
        "Oppsummering eller vedtak",
        &format!("SSU gir sekretariatet {EXEMPT}."),
    )
    .await;
    desk.conclude("Vedtatt", "11.10").await;
    desk.at("11.12").await;
    desk.click("button", "Åpne dørene").await;
    desk.reads("Åpnet kl. 11.12").await;
    desk.in_or_out("Bente Kaldestad", "11.12").await;
    desk.reads("Tiltrådte kl. 11.12.").await;

    desk.take_up("2026/25", "11.13").await;
    desk.click("button", "Bruk forslaget som vedtak").await;
    desk.sees("//div[@data-text='vedtak'][contains(., 'vedtek møteplan for 2027')]")
        .await;
    desk.has_focus("textbox", "Vedtak").await;
    desk.conclude("Vedtatt", "11.19").await;
    desk.at("11.34").await;
    desk.click("button", "Hev møtet").await;
    desk.reads("Møtet er hevet.").await;
}

async fn seal(desk: &Desk) {
    desk.step("Referat", "Sak for sak").await;
    desk.seal().await;
    desk.click("button", "Les som tekst").await;
    for written in [
        ELLE,
        RISTIN,
        "á, č, đ, ŋ, š, ŧ, ž",
        "kom ikkje fram til konsensus",
        MODEL_C,
        EXEMPT,
    ] {
        desk.paper_reads(written).await;
    }
    desk.turn_to_paper("Offentlig").await;
    desk.paper_reads("offl. § 23 første ledd").await;
    let public = desk.paper().await;
    assert!(public.contains(MODEL_C), "{public}");
    for exempt in [EXEMPT, "3,1 mill", "eiga lønsramme"] {
        assert!(
            !public.contains(exempt),
            "«{exempt}» is in the public paper: {public}"
        );
    }
    desk.shoot("b-offentleg").await;
}

async fn find_again(desk: &Desk) {
    desk.control("heading", "Oversikt").await;
    desk.press("Ctrl+K").await;
    desk.control("combobox", "Finn sak, person, vedtak eller oppgave")
        .await;
    desk.write("Hovudpunkt").await;
    desk.sees("//*[@role='option' and @aria-selected='true'][contains(., 'Samisk tolketeneste')]")
        .await;
    desk.press("Enter").await;
    // The former treatment leads to its own place in the meeting.
    desk.reads(INTERPRETERS).await;
    desk.turn_to("2026/22").await;
    desk.reads(MODEL_C).await;
    desk.shoot("b-igjen").await;
}
