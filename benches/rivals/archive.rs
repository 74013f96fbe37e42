//! A secretariat's past as an exchange file: ten years of six bodies, and one meeting that would not end.

use chrono::{Datelike, Days, NaiveDate};
use domain::{Frammoete, MoeteId, PersonId, between};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::words::{self, Dice};

/// The number of the long meeting's last item, and of nothing else.
pub(crate) const LAST_NUMBER: &str = "60/26";

const BODIES: [(&str, &str); 6] = [
    ("Partnerskapsmøtet", "PM"),
    ("Strategisk samarbeidsutvalg", "SSU"),
    ("Faglig samarbeidsutvalg", "FSU"),
    ("Underutvalg for barn og unge", "UFAB"),
    ("Utvalg for øyeblikkelig hjelp", "KAD"),
    ("Utvalg for svangerskap, føde og barsel", "SUFF"),
];
const MEMBERS: usize = 14;
const FIRST_YEAR: i32 = 2016;
const YEARS: i32 = 10;
const MEETINGS_A_YEAR: u64 = 6;
const ITEMS: usize = 12;

/// How long a meeting is: its items, and the words of each item's case paper and minutes.
struct Length {
    items: usize,
    paper: usize,
    minutes: usize,
}

const ORDINARY: Length = Length {
    items: ITEMS,
    paper: 115,
    minutes: 110,
};

/// 37,200 words, or a few more, are printed of it.
const LONG: Length = Length {
    items: 60,
    paper: 40,
    minutes: 485,
};

/// Ten years of six bodies: 360 meetings with 4,320 saker, and the long meeting after them.
pub(crate) fn ten_years() -> Value {
    let mut archive = Archive::new();
    let bodies: Vec<Body> = BODIES.iter().map(|body| archive.found(*body)).collect();
    for year in FIRST_YEAR..FIRST_YEAR + YEARS {
        for body in &bodies {
            for number in 1..=MEETINGS_A_YEAR {
                archive.hold(body, year, number, &ORDINARY);
            }
        }
    }
    archive.hold(&bodies[1], FIRST_YEAR + YEARS, 1, &LONG);
    archive.file()
}

/// The long meeting alone.
pub(crate) fn long_meeting() -> Value {
    meeting_of(LONG.items)
}

/// A meeting of so many items, each as long as in the long meeting.
pub(crate) fn meeting_of(items: usize) -> Value {
    let mut archive = Archive::new();
    let body = archive.found(BODIES[1]);
    archive.hold(&body, FIRST_YEAR + YEARS, 1, &Length { items, ..LONG });
    archive.file()
}

struct Body {
    id: Uuid,
    people: Vec<Member>,
}

struct Member {
    id: Uuid,
    seat: Uuid,
    name: String,
    post: String,
    side: &'static str,
}

/// The rows of the file so far, by kind.
struct Archive {
    kinds: Map<String, Value>,
    dice: Dice,
    ids: u128,
}

impl Archive {
    fn new() -> Self {
        Self {
            kinds: Map::new(),
            dice: Dice::new(1),
            ids: 0,
        }
    }

    fn file(self) -> Value {
        let head = [
            ("format".to_owned(), json!("motebok")),
            ("versjon".to_owned(), json!(1)),
        ];
        head.into_iter().chain(self.kinds).collect::<Map<_, _>>().into()
    }

    /// Identities in the order they are asked for, in the form of version 7.
    fn id(&mut self) -> Uuid {
        self.ids += 1;
        let place = (self.ids >> 12) << 80 | (self.ids & 0xfff) << 64;
        Uuid::from_u128(0x0150_0000_0000_7000_8000_0000_0000_0000 | place)
    }

    fn add(&mut self, kind: &str, row: Value) {
        let rows = self.kinds.entry(kind).or_insert_with(|| json!([]));
        if let Value::Array(rows) = rows {
            rows.push(row);
        }
    }

    /// A body with its seats filled.
    fn found(&mut self, (name, short): (&str, &str)) -> Body {
        let id = self.id();
        let deadlines = json!({"saker": -28, "saksframlegg": -18, "innkalling": -14, "forfall": -3, "referat": 7,
            "merknader": 14, "ekstraordinaert": -1});
        self.add(
            "utvalg",
            json!({"id": id, "navn": name, "kortnavn": short, "art": "fast", "maalform": "nb", "myndighet": "",
                "nummerering": {"moenster": "{seq}/{yy}"}, "utsatt_nummer": "beholdes", "regler": {},
                "beslutningsform": "konsensus", "godkjenning": "neste_moete", "frister": deadlines,
                "protokolltilfoersel": "medlemmer", "faste_saker": [], "forfall_til": "sekretariatet",
                "til_tekst": "medlemmene", "kopi_tekst": "", "stedsnavn": "Solvik", "moetested": "Rådhuset"}),
        );
        let people = (0..MEMBERS).map(|place| self.seat(id, place)).collect();
        Body { id, people }
    }

    fn seat(&mut self, body: Uuid, place: usize) -> Member {
        let member = Member {
            id: self.id(),
            seat: self.id(),
            name: words::name(&mut self.dice),
            post: format!("leder, {}", words::compound(&mut self.dice)),
            side: if place.is_multiple_of(2) {
                "kommune"
            } else {
                "helseforetak"
            },
        };
        let role = if place == 0 { "leder" } else { "medlem" };
        let term = self.id();
        self.add(
            "person",
            json!({"id": member.id, "navn": member.name, "stilling": member.post}),
        );
        self.add(
            "plass",
            json!({"id": member.seat, "utvalg": body, "art": member.side, "betegnelse": member.post, "rolle": role,
                "rettighet": "medlem", "teller": true, "rekkefoelge": format!("a{place:03}")}),
        );
        self.add(
            "oppnevning",
            json!({"id": term, "plass": member.seat, "person": member.id, "som": "fast", "nummer": 1,
                "fra": "2016-01-01"}),
        );
        member
    }

    /// A meeting from its notice to its end, with everybody there.
    fn hold(&mut self, body: &Body, year: i32, number: u64, length: &Length) {
        let id = self.id();
        let day = NaiveDate::from_ymd_opt(year, 1, 20)
            .and_then(|first| first.checked_add_days(Days::new(56 * (number - 1))))
            .unwrap_or_default();
        let called = day.checked_sub_days(Days::new(14)).unwrap_or(day);
        self.add(
            "moetemappe",
            json!({"id": id, "utvalg": body.id, "felles_med": [], "moetenummer": format!("{number}/{year}"),
                "moetedato": day, "start": "09:00:00", "slutt": "15:30:00", "moetested": "Rådhuset, møterom Havna",
                "form": "fysisk", "art": "ordinaert", "tilstand": "hevet", "innkalt": format!("{called}T12:00:00"),
                "moeteleder": body.people[0].id, "referent": body.people[1].id, "satt": "09:00:00",
                "hevet": "15:30:00", "aapning": "Det var ingen merknader til innkallingen.", "neste_moete": "",
                "planlagte_pauser": []}),
        );
        let state = if length.items > ITEMS { "utkast" } else { "signert" };
        let minutes = self.id();
        self.add(
            "referat",
            json!({"id": minutes, "moete": id, "versjon": 1, "tilstand": state}),
        );
        for member in &body.people {
            self.attend(id, member);
        }
        let mut place = None;
        for item in 0..length.items {
            place = Some(between(place.as_deref(), None));
            let running = usize::try_from(number - 1).unwrap_or(0) * ITEMS + item + 1;
            self.treat(
                body,
                id,
                day,
                (running, place.as_deref().unwrap_or_default()),
                length,
            );
        }
    }

    fn attend(&mut self, meeting: Uuid, member: &Member) {
        let row = Frammoete::identity(MoeteId(meeting), PersonId(member.id));
        let interval = self.id();
        self.add(
            "moetedeltaker",
            json!({"id": row, "moete": meeting, "person": member.id, "plass": member.seat,
                "moetedeltakerNavn": member.name, "stilling": member.post, "art": member.side,
                "moetedeltakerFunksjon": "medlem", "rettighet": "medlem", "teller": true, "status": "moett",
                "rekkefoelge": format!("a{}", &member.seat.simple().to_string()[8..])}),
        );
        self.add(
            "tilstedevaerelse",
            json!({"id": interval, "moete": meeting, "person": member.id, "fra": "09:00:00", "til": "15:30:00",
                "grunn": "hevet"}),
        );
    }

    /// A sak with its case paper, and its treatment with minutes, conclusion and tasks.
    fn treat(
        &mut self,
        body: &Body,
        meeting: Uuid,
        day: NaiveDate,
        (running, place): (usize, &str),
        length: &Length,
    ) {
        let (sak, item) = (self.id(), self.id());
        let year = day.year();
        let number = format!("{running}/{:02}", year % 100);
        let kind = self.dice.of(&["vedtak", "droefting", "orientering"]);
        let title = words::title(&mut self.dice);
        let paper = words::passage(&mut self.dice, length.paper);
        let row = json!({"id": sak, "tittel": title, "saksnummer": format!("{year}/{}", 1000 + self.ids % 9000),
                "type": kind, "meldt_av": words::name(&mut self.dice), "meldt": day, "utvalg": body.id,
                "saksansvarlig": words::name(&mut self.dice), "tilstand": "lukket", "tekster": {"bakgrunn": paper}});
        self.add("saksmappe", row);
        let minutes = minutes(&mut self.dice, length.minutes);
        let conclusion: Vec<_> = (1..=2)
            .map(|point| format!("{point}. {}", words::passage(&mut self.dice, 18)))
            .collect();
        let outcome = match kind {
            "vedtak" => "vedtatt",
            "droefting" => "droeftet",
            _ => "tatt_til_orientering",
        };
        let printed = json!([{"utvalg": body.id, "aar": year, "loepenr": running, "tekst": number}]);
        let row = json!({"id": item, "moetemappe": meeting, "saksmappe": sak, "rekkefoelge": place, "behandles_av": [],
                "numre": printed, "tittel": title, "moetesakstype": kind, "innleder": words::name(&mut self.dice),
                "vedlegg": "", "lagt_til_i_moetet": false, "startet": "09:00:00", "avsluttet": "15:30:00",
                "utfall": outcome, "enighet": "konsensus",
                "tekster": {"behandling": minutes, "vedtak": conclusion.join("\n")}});
        self.add("moetesak", row);
        for n in 0..2 {
            self.task(body.id, item, &number, day, n);
        }
    }

    fn task(&mut self, body: Uuid, item: Uuid, number: &str, day: NaiveDate, n: usize) {
        let id = self.id();
        // The ends of ten years are not all loose: one task in two hundred is still open.
        let state = if self.dice.below(200) == 0 {
            "i_arbeid"
        } else {
            "utfoert"
        };
        let until = day.checked_add_days(Days::new(60)).unwrap_or(day);
        let row = json!({"id": id, "utvalg": body, "moetesak": item, "saksnummer": number,
                "oppgave": words::sentence(&mut self.dice), "ansvarlig": words::name(&mut self.dice), "frist": until,
                "status": state, "unntatt": false, "rekkefoelge": format!("a{n}")});
        self.add("oppfoelging", row);
    }
}

/// Background, discussion, and what four people said.
fn minutes(dice: &mut Dice, words: usize) -> String {
    let mut blocks = Vec::new();
    for (heading, share) in [("Bakgrunn", 5), ("Drøfting", 3)] {
        blocks.push(format!("### {heading}"));
        for _ in 0..2 {
            blocks.push(words::passage(dice, words * share / 20));
        }
    }
    let said: Vec<_> = (0..4)
        .map(|_| format!("- {}", words::passage(dice, words / 20)))
        .collect();
    blocks.push(said.join("\n"));
    blocks.join("\n\n")
}
