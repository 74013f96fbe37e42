//! What somebody can see who can read the folder and has no key. `docs/deling.md` tells users what stands here.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    io::Read,
    path::Path,
};

use domain::Tekst;
use minicbor::{Decoder, data::Type};
use store::{Action, StoreError};
use sync::Role;
use tempfile::{TempDir, tempdir};
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use crate::desks::{PASSPHRASE, Secretary, disk, files};

const WORDS: &str = "Saken gjelder Čáhcesuolu og Ålesund, og Márjá Ŋállo ber om mer tid.";
const MAP: &str = "Kart over Áhkkánjárga.pdf";

/// A folder in which everything was done that leaves something, what must not be found there, and the length of the
/// file.
fn shared() -> (TempDir, Vec<String>, u64) {
    let folder = tempdir().unwrap();
    let mut kari = Secretary::creates("Kari Ødegård", 1, disk(folder.path()));
    kari.desk.cut_small(4096);
    kari.writes(1, "Felles legevakt i Guovdageaidnu");
    let action = Action {
        name: "skriv_framlegg",
        undoable: true,
        actor: "Kari Ødegård",
        subject: None,
    };
    let write = kari.store.change::<_, StoreError>(&action, |tx| {
        tx.write_text("sak", Uuid::from_u128(1), "bakgrunn", &Tekst::from(WORDS))
    });
    write.unwrap();
    let map = "Innholdet i kartet fra Bårjås, ikke to ganger likt. ".repeat(1_000);
    kari.attaches(5, MAP, map.as_bytes());
    kari.passes(3);
    let mut ola = Secretary::joins("Đorđe Šiŋŋa", 2, disk(folder.path()));
    ola.desk.cut_small(4096);
    ola.writes(2, "Ambulanse i Ytre Dalane");
    ola.passes(3);
    let code = kari.invites("Lise Ŧuopma-Žeallje", Role::Reader);
    let mut lise = Secretary::joins_by_code("Lise", 3, disk(folder.path()), &code, 9).unwrap();
    lise.desk.cut_small(4096);
    lise.passes(3);
    for n in 10..50 {
        kari.writes(n, &format!("Hemmelig sak nummer {n}"));
        kari.pass();
    }
    for one in [&mut lise, &mut ola, &mut kari] {
        one.passes(2);
    }
    kari.revokes("Lise Ŧuopma-Žeallje");
    // What two wrote at once.
    kari.writes(1, "Legevakten ved Deatnu");
    ola.writes(1, "Legevakten ved Sløvåg");
    for _ in 0..3 {
        kari.pass();
        ola.pass();
    }
    let hash = kari.store.files().unwrap()[0].id.to_string();
    let secrets = [
        "Kari Ødegård",
        "Ødegård",
        "Đorđe",
        "Šiŋŋa",
        "Lise",
        "Žeallje",
        "bærbare",
        "Guovdageaidnu",
        "legevakt",
        "Čáhcesuolu",
        "Ålesund",
        "Márjá",
        "mer tid",
        "Áhkkánjárga",
        "Kart over",
        ".pdf",
        "Bårjås",
        "Ambulanse",
        "Dalane",
        "Hemmelig",
        "Deatnu",
        "Sløvåg",
        "register_sak",
        "skriv_framlegg",
        "bakgrunn",
        "tittel",
        "vedlegg",
        "saksansvarlig",
        "secretary",
        "admin",
        "skog og hei",
        PASSPHRASE,
        &code,
        &hash,
        &hash[..16],
    ];
    (folder, secrets.map(String::from).to_vec(), map.len() as u64)
}

/// A secret in every way that it may be spelled.
fn spellings(secret: &str) -> BTreeSet<Vec<u8>> {
    let mut all = BTreeSet::new();
    for cased in [secret.to_owned(), secret.to_lowercase(), secret.to_uppercase()] {
        for text in [
            cased.clone(),
            cased.nfc().collect(),
            cased.nfd().collect::<String>(),
        ] {
            all.extend([
                text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                text.into_bytes(),
            ]);
        }
    }
    all
}

/// The bytes, and whatever unpacks from any place in them.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    const MOST: usize = 16 << 20;
    let mut all = vec![bytes.to_vec()];
    for n in 0..bytes.len() {
        let rest = &bytes[n..];
        if rest.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
            let mut content = Vec::new();
            let frame = zstd::stream::read::Decoder::with_buffer(rest).unwrap();
            let _ = frame.take(MOST as u64).read_to_end(&mut content);
            all.push(content);
        }
        let zlib = rest.len() > 2
            && rest[0] & 0xf == 8
            && rest[..2].iter().fold(0, |n, b| n * 256 + u32::from(*b)) % 31 == 0;
        if zlib {
            let inflated = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(rest, MOST);
            all.push(inflated.unwrap_or_else(|broken| broken.output));
        }
    }
    all
}

#[test]
fn no_name_no_title_no_text_and_no_file_can_be_read_in_the_folder_without_the_key() {
    let (folder, secrets, _) = shared();
    let mut by_beginning: HashMap<[u8; 4], Vec<(Vec<u8>, &String)>> = HashMap::new();
    for secret in &secrets {
        for spelling in spellings(secret) {
            let beginning = *spelling.first_chunk().unwrap();
            by_beginning
                .entry(beginning)
                .or_default()
                .push((spelling, secret));
        }
    }
    let mut found = BTreeSet::new();
    let mut search = |place: &str, bytes: &[u8]| {
        for n in 0..bytes.len() {
            let rest = &bytes[n..];
            let begun = rest
                .first_chunk()
                .and_then(|beginning| by_beginning.get(beginning));
            let held = begun
                .into_iter()
                .flatten()
                .filter(|(spelling, _)| rest.starts_with(spelling));
            found.extend(held.map(|(_, secret)| format!("{secret} in {place}")));
        }
    };
    for path in files(folder.path()) {
        let name = path
            .strip_prefix(folder.path())
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        search("a name", name.as_bytes());
        let mut all = unpacked(&fs::read(&path).unwrap());
        search(&name, &all.remove(0));
        search(&name, &all.concat());
    }
    assert_eq!(found, BTreeSet::new());
}

/// What a value is, without what it says: that is random or a number.
fn shape(d: &mut Decoder<'_>) -> String {
    match d.datatype().unwrap() {
        Type::Bytes => format!("{} bytes", d.bytes().unwrap().len()),
        Type::Null => d.null().map(|()| "nothing".into()).unwrap(),
        Type::String => format!("{:?}", d.str().unwrap()),
        Type::Array => {
            let parts = d.array().unwrap().unwrap();
            let mut parts: Vec<_> = (0..parts).map(|_| shape(d)).collect();
            // Of a list of like parts, one.
            if parts.windows(2).all(|two| two[0] == two[1]) {
                parts.truncate(1);
            }
            format!("[{}]", parts.join(", "))
        }
        _ => d.skip().map(|()| "number".into()).unwrap(),
    }
}

fn number(bytes: &[u8]) -> usize {
    usize::try_from(u32::from_le_bytes(*bytes.first_chunk().unwrap())).unwrap()
}

/// The open parts of the containers in a file: after the mark, the length and the open part come a nonce, a length,
/// what is sealed, and a signature.
fn open_parts(mut file: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while !file.is_empty() {
        let (open, rest) = file[12..].split_at(number(&file[8..]));
        parts.push(open);
        file = &rest[24 + 4 + number(&rest[24..]) + 64..];
    }
    parts
}

/// A name with every number and hash in it made alike.
fn pattern(name: &str) -> String {
    let parts = name.split_inclusive(['/', '-', '.']);
    let alike = parts.map(|part| {
        let (word, end) = part.split_at(part.trim_end_matches(['/', '-', '.']).len());
        let is_number = !word.is_empty()
            && word.chars().all(|c| c.is_ascii_hexdigit())
            && word.chars().any(|c| c.is_ascii_digit());
        let is_kept = !is_number
            && (word.len() < 4 && word.chars().any(|c| c > 'f')
                || matches!(word, "d" | "b" | "sekretariat" | "json"));
        format!("{}{end}", if is_kept { word } else { "*" })
    });
    alike.collect()
}

fn by_kind(folder: &Path) -> BTreeMap<String, Vec<Vec<u8>>> {
    let mut kinds: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    for path in files(folder) {
        let kind = path.extension().unwrap().to_str().unwrap().to_owned();
        kinds.entry(kind).or_default().push(fs::read(path).unwrap());
    }
    kinds
}

#[test]
fn without_the_key_one_sees_devices_times_counts_and_lengths_and_nothing_else() {
    let (folder, _, len) = shared();
    let names = files(folder.path());
    let names = names
        .iter()
        .map(|path| path.strip_prefix(folder.path()).unwrap().to_str().unwrap());
    let patterns: BTreeSet<String> = names.map(pattern).collect();
    assert_eq!(
        patterns.iter().map(String::as_str).collect::<Vec<_>>(),
        [
            "b/*/*-*.mbb",
            "b/*/*.mbb",
            "d/*/*-*/*-*.mbs",
            "d/*/p/*-*.mbp",
            "d/*/s/*.mba",
            "d/m/*-*.mbm",
            "sekretariat.json",
        ]
    );
    let kinds = by_kind(folder.path());
    let shapes = |kind: &str| -> BTreeSet<String> {
        let parts = kinds[kind].iter().flat_map(|file| open_parts(file));
        parts.map(|open| shape(&mut Decoder::new(open))).collect()
    };
    // Format, writer, the writer's number, what it stands on, what lacks, when; least reader, key, device.
    let segment = |parents: &str| {
        format!("[number, number, number, [{parents}], [], number, number, number, 32 bytes]")
    };
    let segments = || BTreeSet::from([segment(""), segment("16 bytes")]);
    assert_eq!([shapes("mbs"), shapes("mbp")], [segments(), segments()]);
    // Format, key, device, writer, when.
    assert_eq!(
        shapes("mba"),
        BTreeSet::from(["[number, number, 32 bytes, number, number]".into()])
    );
    // Format, key, signer, keys handed out (which, to whom, sealed), and a secret under words (cost, salt, sealed).
    let said = |keys: &str, lock: &str| format!("[number, number, 32 bytes, [{keys}], {lock}]");
    let (key, lock) = (
        "[number, 32 bytes, 32 bytes, 48 bytes]",
        "[number, number, 16 bytes, 24 bytes, 48 bytes]",
    );
    assert_eq!(
        shapes("mbm"),
        BTreeSet::from([
            said("", "nothing"),
            said("", lock),
            said(key, "nothing"),
            said(key, lock)
        ])
    );
    // So the devices can be counted, and when each wrote last.
    let header = |open: &[u8]| -> (u64, [u8; 32]) {
        let mut d = Decoder::new(open);
        d.array().unwrap();
        (0..3).for_each(|_| d.skip().unwrap());
        (0..2).for_each(|_| d.skip().unwrap());
        let at = d.u64().unwrap() >> 16;
        (0..2).for_each(|_| d.skip().unwrap());
        (at, d.bytes().unwrap().try_into().unwrap())
    };
    let all: Vec<_> = kinds["mbs"]
        .iter()
        .flat_map(|file| open_parts(file))
        .map(header)
        .collect();
    assert_eq!(
        all.iter()
            .map(|(_, device)| device)
            .collect::<BTreeSet<_>>()
            .len(),
        2
    );
    assert!(
        all.iter()
            .all(|(at, _)| at / 86_400_000 == 1_795_345_200_000 / 86_400_000)
    );
    // Of a file: under which key, the number of the piece, and how long all of it is.
    let lengths: BTreeSet<u64> = kinds["mbb"]
        .iter()
        .map(|piece| u64::from_le_bytes(*piece[20..].first_chunk().unwrap()))
        .collect();
    assert_eq!(lengths, BTreeSet::from([len]));
    assert_eq!(String::from_utf8_lossy(&kinds["json"][0]).matches(':').count(), 2);
}
