//! The agenda as a table, with breaks in their places. The titles of exempt items are masked in every copy of
//! it, for a copy of the notice goes to observers too; only the case paper says what they are.

use domain::{PlanlagtPause, Saksinnhold, Sakstype, Utfall, Vedlegg};
use pdf::{Block, Row, Span};
use texts::dates;

use crate::{
    innkalling::called,
    lenke,
    paper::{Paper, upper},
    sak, saksframlegg,
    tabell::{row, table},
    tekst::labelled,
};

/// Heading, table, and the lists of what is only noted.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    let items: Vec<_> = called(paper).collect();
    let mut out = vec![
        Block::Anchor(lenke::SAKLISTE.to_owned()),
        Block::heading(2, paper.word("dok-sakliste")),
    ];
    let rows = with_breaks(paper, &items);
    if rows.is_empty() {
        out.push(crate::tekst::paragraph(paper.word("dok-saklisten-er-tom")));
    } else {
        out.push(table_of(paper, &items, rows));
    }
    out.extend(items.iter().filter_map(|item| noted(paper, item)));
    out
}

/// The items of an additional agenda alone.
pub(crate) fn additional(paper: &Paper, items: &[&Saksinnhold]) -> Block {
    let rows = items.iter().map(|item| item_row(paper, item)).collect();
    table_of(paper, items, rows)
}

fn table_of(paper: &Paper, items: &[&Saksinnhold], rows: Vec<Row>) -> Block {
    // Where nothing is exempt the titles take the room of the law.
    let exempt = items.iter().any(|item| item.moetesak.skjerming.is_some());
    let (title, attachments, law) = if exempt {
        (3.3, 1.6, 1.65)
    } else {
        (4.5, 1.25, 0.8)
    };
    table(
        paper.texts,
        "dok-sakliste",
        &[
            ("dok-saksnr", number_width(items)),
            ("dok-sak-kolonne", title),
            ("dok-type", 1.65),
            ("dok-innleder", 1.95),
            ("dok-tid", 0.95),
            ("dok-vedlegg", attachments),
            ("dok-uoff", law),
        ],
        rows,
    )
}

/// Room for the longest number, up to a width where a joint meeting's two numbers stand one over the other.
fn number_width(items: &[&Saksinnhold]) -> f32 {
    match items.iter().map(|item| item.nummer.chars().count()).max() {
        None | Some(0..=5) => 1.1,
        Some(6 | 7) => 1.35,
        Some(8..=10) => 1.7,
        Some(_) => 2.0,
    }
}

/// The items in their order, each break before the first item planned after it.
fn with_breaks(paper: &Paper, items: &[&Saksinnhold]) -> Vec<Row> {
    let mut breaks: Vec<_> = paper.content.moete.planlagte_pauser.iter().collect();
    breaks.sort_by_key(|pause| pause.kl);
    let mut breaks = breaks.into_iter().peekable();
    let mut rows = Vec::new();
    for item in items {
        let planned = item.moetesak.planlagt;
        while let Some(pause) = breaks.next_if(|pause| planned.is_some_and(|kl| pause.kl < kl)) {
            rows.push(pause_row(pause));
        }
        rows.push(item_row(paper, item));
    }
    rows.extend(breaks.map(pause_row));
    rows
}

fn pause_row(pause: &PlanlagtPause) -> Row {
    let mut cells = vec![Vec::new(); 7];
    cells[1] = vec![Span::italic(&*pause.tekst)];
    cells[4] = vec![Span::plain(dates::clock(pause.kl))];
    Row {
        cells,
        emphasis: true,
    }
}

fn item_row(paper: &Paper, item: &Saksinnhold) -> Row {
    let treatment = &item.moetesak;
    let kind = if treatment.sakstype == Sakstype::Eventuelt {
        String::new()
    } else {
        paper.term("sakstype", &treatment.sakstype)
    };
    let law = treatment
        .skjerming
        .as_ref()
        .map_or_else(String::new, |e| upper(e.hjemmel.trim()));
    let mut row = row([
        item.nummer.clone(),
        public_title(paper, item),
        kind,
        treatment.innleder.clone(),
        treatment.planlagt.map_or_else(String::new, dates::clock),
        attachments(paper, item),
        law,
    ]);
    if saksframlegg::is_written(item) {
        row.cells[0] = lenke::to(item, &item.nummer);
    }
    row
}

fn public_title(paper: &Paper, item: &Saksinnhold) -> String {
    let title = match &item.moetesak.skjerming {
        Some(exemption) => exemption.public_title(&item.moetesak.tittel).to_owned(),
        None => sak::title(paper, item),
    };
    if item.moetesak.utfall == Some(Utfall::Trukket) {
        format!("{title} ({})", paper.word("dok-trukket"))
    } else {
        title
    }
}

/// As the secretary wrote them, else from the attachments' numbers: «3, 4», «9–11», «–».
fn attachments(paper: &Paper, item: &Saksinnhold) -> String {
    let written = item.moetesak.vedlegg.trim();
    if !written.is_empty() {
        return written.into();
    }
    let numbered = |exempt: bool| ranges(item.vedlegg.iter().filter(|v| v.unntatt == exempt));
    let open = numbered(false);
    let withheld = numbered(true);
    match (open.is_empty(), withheld.is_empty()) {
        (true, true) => "–".into(),
        (false, true) => open,
        (true, false) => format!("{withheld} ({})", paper.word("dok-vedlegg-unntatt")),
        (false, false) => format!("{open}, {withheld} ({})", paper.word("dok-vedlegg-unntatt")),
    }
}

/// Three or more in a row become a range.
fn ranges<'a>(attachments: impl Iterator<Item = &'a Vedlegg>) -> String {
    let mut numbers: Vec<u16> = attachments.filter_map(|v| v.nummer).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let runs = numbers.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let said = runs.map(|run| match run {
        [first, _, .., last] => format!("{first}–{last}"),
        _ => run.iter().map(u16::to_string).collect::<Vec<_>>().join(", "),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// «**Referatsaker under sak 29/26:** a) …, b) …»
fn noted(paper: &Paper, item: &Saksinnhold) -> Option<Block> {
    if item.meldinger.is_empty() || item.moetesak.skjerming.is_some() {
        return None;
    }
    let one = |(letter, noted): (char, &domain::Melding)| format!("{letter}) {}", noted.tittel.trim());
    let list: Vec<_> = ('a'..='z').zip(&item.meldinger).map(one).collect();
    let label = paper.say("dok-referatsaker-under", &[("sak", (&item.nummer).into())]);
    Some(labelled(&label, &format!("{}.", list.join(", "))))
}
