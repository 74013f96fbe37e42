//! Words as minutes have them: few that stand everywhere, and thousands of compounds that stand in one place.
//! The same seed says the same words.

/// Draws numbers that look like chance (`SplitMix64`).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bits = bits ^ (bits >> 31);
        usize::try_from(bits % (end.max(1) as u64)).unwrap_or(0)
    }

    /// One of a list.
    pub(crate) fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// One of a list, the first ones far more often than the last.
    fn often<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let bound = self.below(list.len()) + 1;
        list[self.below(bound)]
    }

    fn yes(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

// Without `rustfmt::skip` there would be a line to each word.
#[rustfmt::skip]
const FIRST: [&str; 64] = [
    "samhandlings", "kommune", "helse", "sykehus", "fastlege", "pasient", "bruker", "barne", "ungdoms",
    "familie", "psykiatri", "rus", "akutt", "beredskaps", "legevakt", "utskrivnings", "innleggelses",
    "rehabiliterings", "habiliterings", "føde", "jordmor", "svangerskaps", "demens", "kreft", "lindrings",
    "ernærings", "legemiddel", "smittevern", "vaksinasjons", "pandemi", "øvelses", "transport", "ambulanse",
    "velferdsteknologi", "journal", "meldings", "e-helse", "digitaliserings", "personvern", "avviks",
    "kvalitets", "pasientsikkerhets", "lærings", "mestrings", "kompetanse", "rekrutterings", "utdannings",
    "praksis", "forsknings", "innovasjons", "økonomi", "budsjett", "plan", "handlings", "virksomhets",
    "delavtale", "overgangs", "nettverks", "ombuds", "pårørende", "tolke", "språk", "ørmeldings",
    "åpenhets",
];

#[rustfmt::skip]
const LAST: [&str; 60] = [
    "plan", "planen", "arbeid", "arbeidet", "avtale", "avtalen", "avtaler", "team", "teamet", "møte",
    "møtet", "utvalg", "utvalget", "nettverk", "nettverket", "tilbud", "tilbudet", "tjeneste", "tjenesten",
    "tjenester", "forløp", "forløpet", "ansvar", "ansvaret", "kompetanse", "kompetansen", "koordinator",
    "koordinatoren", "rutine", "rutinen", "rutiner", "veileder", "veilederen", "rapport", "rapporten",
    "kartlegging", "kartleggingen", "tiltak", "tiltakene", "prosjekt", "prosjektet", "gruppe", "gruppen",
    "kapasitet", "kapasiteten", "ordning", "ordningen", "system", "systemet", "øvelse", "øvelsen", "kurs",
    "kurset", "samling", "samlingen", "sjef", "leder", "lederen", "rådgiver", "satsing",
];

#[rustfmt::skip]
const SUBJECTS: [&str; 24] = [
    "utvalget", "sekretariatet", "kommunene", "sykehuset", "partene", "arbeidsgruppen", "møteleder",
    "brukerrepresentanten", "fastlegene", "helselederne", "begge parter", "fagrådet", "koordinatoren",
    "strategisk samarbeidsutvalg", "partnerskapet", "praksiskonsulenten", "vertskommunen", "klinikken",
    "legevakten", "nettverket", "barn og unge", "de pårørende", "forvaltningen", "de ansatte",
];

#[rustfmt::skip]
const VERBS: [&str; 24] = [
    "viste til", "ba om", "støttet", "orienterte om", "foreslo", "følger opp", "innarbeider", "drøftet",
    "la fram", "ønsker", "har ansvar for", "prioriterer", "evaluerer", "forankrer", "peker på", "avklarer",
    "samordner", "tar med seg", "viderefører", "etterspør", "har konsensus om", "er bekymret for",
    "rapporterer på", "lyser ut",
];

#[rustfmt::skip]
const NOUNS: [&str; 30] = [
    "saken", "planen", "avtalen", "en plan", "en sak", "tid", "mer tid", "ansvar", "tall", "svar",
    "et møte", "målet", "behov", "råd", "tilbudet", "det", "dette", "et notat", "frist", "budsjett",
    "tiltak", "rutiner", "opplæring", "en rapport", "neste steg", "kapasitet", "roller", "ventetid",
    "drift", "arbeidet",
];

#[rustfmt::skip]
const ADJECTIVES: [&str; 20] = [
    "felles", "ny", "god", "tydelig", "bedre", "gjensidig", "revidert", "likeverdig", "tidlig", "lokal",
    "helhetlig", "tverrfaglig", "varig", "forpliktende", "foreløpig", "faglig", "særskilt", "midlertidig",
    "skriftlig", "nødvendig",
];

#[rustfmt::skip]
const PLACES: [&str; 20] = [
    "i kommunene", "ved sykehuset", "i hele opptaksområdet", "i neste planperiode", "innen årets utgang",
    "på tvers av nivåene", "i tråd med avtalen", "for barn og unge", "for eldre med sammensatte behov",
    "etter utskrivning", "før innleggelse", "i samarbeid med fastlegene", "uten ekstra midler",
    "gjennom felles opplæring", "i alle delavtaler", "ved uenighet", "fra første kvartal",
    "i ferieperioder", "på kveld og i helg", "i handlingsplanen",
];

#[rustfmt::skip]
const GIVEN: [&str; 24] = [
    "Ingunn", "Jon Aksel", "Sunniva", "Tormod", "Åse", "Bjørnar", "Hilde-Mari", "Rajesh", "Grete",
    "Odd-Einar", "Turid", "Lene", "Ailu", "Máret", "Øyvind", "Sølvi", "Fatima", "Karl Anders", "Mona",
    "Pål", "Ragnhild", "Stig", "Vårin", "Eskil",
];

#[rustfmt::skip]
const FAMILY: [&str; 24] = [
    "Brekkhaug", "Tveitmoen", "Nordbøle", "Østvigen", "Kråkmark", "Ellingsås", "Wærneng", "Skjævland",
    "Øyhaug", "Thevaran", "Solbukt", "Fjellro", "Myrhaugen", "Hågenmo", "Løkkebø", "Kvernmo", "Guttormvik",
    "Šarralund", "Ŋávdnebakk", "Áslakvik", "Ødemarken", "Grønnåsen", "Vikdalen", "Elvestrand",
];

/// A name nobody is known to have.
pub(crate) fn name(dice: &mut Dice) -> String {
    format!("{} {}", dice.of(&GIVEN), dice.of(&FAMILY))
}

/// A compound, such as `beredskapsøvelsen`.
pub(crate) fn compound(dice: &mut Dice) -> String {
    format!("{}{}", dice.often(&FIRST), dice.often(&LAST))
}

/// A title of a few words.
pub(crate) fn title(dice: &mut Dice) -> String {
    let title = format!("{} {} – {}", dice.of(&ADJECTIVES), compound(dice), compound(dice));
    capital(&format!("{title} {}", dice.of(&PLACES)))
}

/// A sentence of some twelve words.
pub(crate) fn sentence(dice: &mut Dice) -> String {
    let mut said = clause(dice);
    if dice.yes(45) {
        said = format!("{said}, og {}", clause(dice));
    }
    if dice.yes(60) {
        said = format!("{said} {}", dice.of(&PLACES));
    }
    capital(&said) + "."
}

fn clause(dice: &mut Dice) -> String {
    let mut said = format!("{} {}", dice.often(&SUBJECTS), dice.often(&VERBS));
    if dice.yes(55) {
        said = format!("{said} {} {}", dice.of(&ADJECTIVES), compound(dice));
    } else {
        said = format!("{said} {}", dice.often(&NOUNS));
    }
    if dice.yes(50) {
        said = format!("{said} og {}", dice.of(&NOUNS));
    }
    said
}

/// Sentences until there are `words` of them or a few more.
pub(crate) fn passage(dice: &mut Dice, words: usize) -> String {
    let mut said = sentence(dice);
    while said.split(' ').count() < words {
        said = format!("{said} {}", sentence(dice));
    }
    said
}

fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
