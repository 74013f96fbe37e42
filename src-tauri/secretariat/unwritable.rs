//! What a paper cannot write, said before it is made.

use domain::Maalform;
use pdf::{Document, Unwritable};
use texts::Texts;

use crate::Result;

/// So many places are named; of more there is only said how many.
const NAMED: usize = 4;
/// So many letters of a text are enough to find it by.
const SHOWN: usize = 80;

/// For each text with characters that no font of the papers has, a sentence on which they are and where they stand.
pub(crate) fn unwritable(paper: &Document, language: Maalform) -> Result<Vec<String>> {
    let texts = Texts::of(language);
    let found = pdf::unwritable(paper)?;
    let mut said: Vec<String> = found.iter().take(NAMED).map(|one| sentence(one, texts)).collect();
    if found.len() > NAMED {
        let more = i64::try_from(found.len() - NAMED).unwrap_or(i64::MAX);
        said.push(texts.get("merknad-uskrivelig-flere", &[("antall", more.into())]));
    }
    Ok(said)
}

fn sentence(one: &Unwritable, texts: &Texts) -> String {
    let characters: Vec<String> = one.characters.iter().map(|c| format!("«{c}»")).collect();
    let characters = ("tegn", characters.join(" ").into());
    let text = ("tekst", shortened(&one.text).into());
    match &one.heading {
        Some(heading) if *heading != one.text => {
            let heading = ("over", shortened(heading).into());
            texts.get("merknad-uskrivelig-under", &[characters, text, heading])
        }
        _ => texts.get("merknad-uskrivelig", &[characters, text]),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
