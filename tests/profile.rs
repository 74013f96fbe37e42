//! How papers look, from what a body and its partnership say.

#![allow(clippy::unwrap_used)] // what the tests share may fail as they do

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use domain::{
    Arkstoerrelse, Dokumentart, Logo, Maalform, MoeteId, Navnespraak, Person, Profil, Skriftstoerrelse,
    Utvalg, UtvalgId,
};
use pdf::{Color, Document, Look, Sheet};
use secretariat::{
    Desk,
    appoint::save_person,
    demo::{Manus, play_in},
    exchange::{export, import},
    minutes::minutes_content,
    print::{Bestilling, Papirart, Utvalgspapir, print, remarks, write},
    profile::{self, Profileier, save_logo, save_profile, show_profile},
};
use serde_json::{Value, json};
use store::Reader;
use tempfile::TempDir;

/// One black point.
const POINT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

struct Solvik {
    desk: Desk,
    meeting: MoeteId,
    body: UtvalgId,
    _folder: TempDir,
}

fn solvik() -> Solvik {
    let folder = tempfile::tempdir().unwrap();
    let script = Manus::read(include_str!("../assets/demo/A.json")).unwrap();
    let (desk, meeting) = play_in(folder.path(), &script).unwrap();
    let there: domain::Moete = desk.store().get(meeting.0).unwrap().unwrap();
    Solvik {
        body: there.utvalg,
        desk,
        meeting,
        _folder: folder,
    }
}

impl Solvik {
    fn order(&self, art: Papirart) -> Bestilling {
        let body: Utvalg = self.desk.store().get(self.body.0).unwrap().unwrap();
        Bestilling {
            art,
            moete: Some(self.meeting.to_string()),
            sak: None,
            utvalg: Some(body.kort().to_owned()),
            aar: None,
        }
    }

    fn paper(&self, art: Papirart) -> Document {
        write(&self.desk, &self.order(art)).unwrap().dokument
    }

    fn refusal(&mut self, profile: Profil) -> String {
        let refused = save_profile(&mut self.desk, self.body, Profileier::Utvalg, profile);
        refused.unwrap_err().feil(Maalform::Nb).message
    }
}

fn coloured(farge: &str) -> Profil {
    Profil {
        farge: Some(farge.into()),
        ..Profil::default()
    }
}

const NOTICE: Papirart = Papirart::Moetepapir(Dokumentart::Innkalling);
const MEMBERS: Papirart = Papirart::Utvalgspapir(Utvalgspapir::Medlemsliste);

#[test]
fn every_paper_has_the_look_of_its_partnership_and_what_the_body_says_over_it() {
    let mut solvik = solvik();
    let common = Profil {
        avsender: vec!["Felles sekretariat, Storgata 1".into()],
        referanse: Some("FS-26".into()),
        farge: Some("#005a3c".into()),
        skrift: Some(Skriftstoerrelse::Storskrift),
        ..Profil::default()
    };
    let (desk, body) = (&mut solvik.desk, solvik.body);
    save_profile(desk, body, Profileier::Helsefellesskap, common).unwrap();
    let own = Profil {
        ark: Some(Arkstoerrelse::A3),
        ..coloured("#143255")
    };
    save_profile(desk, body, Profileier::Utvalg, own).unwrap();
    for art in [NOTICE, MEMBERS, Papirart::Melding] {
        let look = solvik.paper(art).look;
        assert_eq!(
            (look.title, look.accent),
            (Color(0x14, 0x32, 0x55), Color(0x14, 0x32, 0x55))
        );
        assert_eq!((look.sheet, look.text_size), (Sheet::A3, 16.0));
        assert_eq!(look.imprint, ["Felles sekretariat, Storgata 1"]);
    }
    // What is about all bodies looks as the partnership says.
    let mut plan = solvik.order(Papirart::Utvalgspapir(Utvalgspapir::Fremdriftsplan));
    plan.utvalg = show_profile(&solvik.desk, solvik.body).unwrap().helsefellesskap;
    assert_eq!(write(&solvik.desk, &plan).unwrap().dokument.look.sheet, Sheet::A4);
    let words = documents::lines(&solvik.paper(NOTICE)).join("\n");
    assert!(words.contains("FS-26"), "{words}");
}

#[test]
fn a_logo_stands_on_the_papers_until_it_is_taken_off() {
    let mut solvik = solvik();
    let logo = Logo {
        bilde: POINT.into(),
        alternativ_tekst: Some("Solvik kommune".into()),
    };
    let (desk, body) = (&mut solvik.desk, solvik.body);
    save_logo(desk, body, Profileier::Helsefellesskap, Some(logo)).unwrap();
    let shown = solvik.paper(NOTICE).look.logo.unwrap();
    assert_eq!(shown.picture, BASE64.decode(POINT).unwrap());
    assert_eq!(shown.alt.as_deref(), Some("Solvik kommune"));
    assert!(
        !print(&solvik.desk, &solvik.order(NOTICE))
            .unwrap()
            .bytes
            .is_empty()
    );
    save_logo(&mut solvik.desk, solvik.body, Profileier::Helsefellesskap, None).unwrap();
    assert_eq!(solvik.paper(NOTICE).look.logo, None);
}

#[test]
fn a_sami_name_is_read_as_sami_in_every_paper() {
    let mut solvik = solvik();
    let there = minutes_content(solvik.desk.store(), solvik.meeting).unwrap();
    let chair = there.moeteleder.unwrap();
    let person: Person = solvik.desk.store().get(chair.person.0).unwrap().unwrap();
    let sami = Person {
        navnespraak: Some(Navnespraak::Nordsamisk),
        ..person
    };
    save_person(&mut solvik.desk, sami).unwrap();
    for art in [NOTICE, MEMBERS, Papirart::Moetepapir(Dokumentart::Referat)] {
        let order = solvik.order(art);
        let shown = format!("{:?}", write(&solvik.desk, &order).unwrap().dokument.blocks);
        let tagged = format!(
            "text: {:?}, bold: false, italic: false, language: Some(Se)",
            chair.navn
        );
        assert!(shown.contains(&tagged), "{art:?}");
        let pdf = lopdf::Document::load_mem(&print(&solvik.desk, &order).unwrap().bytes).unwrap();
        let says = pdf.objects.values().any(|object| {
            let lang = object.as_dict().and_then(|dict| dict.get(b"Lang"));
            lang.and_then(lopdf::Object::as_str)
                .is_ok_and(|lang| lang == b"se")
        });
        assert!(says, "{art:?}");
    }
}

#[test]
fn what_the_paper_cannot_write_is_said_before_it_is_made() {
    let mut solvik = solvik();
    assert_eq!(
        remarks(&solvik.desk, &solvik.order(NOTICE)).unwrap(),
        Vec::<String>::new()
    );
    let sender = Profil {
        avsender: vec!["Sekretariatet 漢字".into()],
        ..Profil::default()
    };
    save_profile(&mut solvik.desk, solvik.body, Profileier::Utvalg, sender).unwrap();
    let said = remarks(&solvik.desk, &solvik.order(NOTICE)).unwrap();
    let [one] = said.as_slice() else {
        panic!("{said:?}")
    };
    assert!(
        one.starts_with("«字» «漢» kan ikke skrives") && one.contains("Sekretariatet 漢字"),
        "{one}"
    );
}

#[test]
fn what_nobody_could_read_is_refused_with_what_to_do() {
    let mut solvik = solvik();
    assert!(solvik.refusal(coloured("blå")).contains("#143255"));
    let pale = solvik.refusal(coloured("#ffcc00"));
    assert!(pale.contains("mørkere farge") && pale.contains("4,5"), "{pale}");
    for damaged in ["ikke base64!", "", &POINT[..60], "R0lGODlhAQABAAAAACw="] {
        let logo = Logo {
            bilde: damaged.into(),
            alternativ_tekst: None,
        };
        let refused = save_logo(&mut solvik.desk, solvik.body, Profileier::Utvalg, Some(logo));
        let message = refused.unwrap_err().feil(Maalform::Nb).message;
        assert!(message.contains("PNG"), "{message}");
    }
    let huge = Logo {
        bilde: "A".repeat(4 << 20),
        alternativ_tekst: None,
    };
    let refused = save_logo(&mut solvik.desk, solvik.body, Profileier::Utvalg, Some(huge));
    assert!(refused.unwrap_err().feil(Maalform::Nb).message.contains("500 kB"));
}

/// It may have come from a colleague's newer program or a damaged file; the meeting is at nine all the same.
#[test]
fn a_profile_that_cannot_be_used_is_left_out_and_the_paper_is_made() {
    let solvik = solvik();
    let mut file: Value = serde_json::from_slice(&export(&solvik.desk, false).unwrap()).unwrap();
    let body = file["utvalg"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|body| body["id"] == solvik.body.to_string())
        .unwrap();
    body["profil"] = json!({ "farge": "#ffff00" });
    body["logo"] = json!({ "bilde": "!" });
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    import(&mut desk, file.to_string().as_bytes()).unwrap();
    let taken_in = Solvik {
        desk,
        _folder: folder,
        ..solvik
    };
    assert_eq!(taken_in.paper(NOTICE).look, Look::default());
    assert!(!profile::sample(&taken_in.desk, taken_in.body).unwrap().is_empty());
}
