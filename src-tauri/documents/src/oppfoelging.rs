//! The table of what is to be done after the meeting.

use domain::{MASKERT, Oppfoelging};
use pdf::{Align, Block, Column, Row, Span, Table};
use texts::dates;

use crate::paper::Paper;

/// Heading and table; nothing when there is nothing to follow up.
pub(crate) fn blocks(paper: &Paper) -> Vec<Block> {
    if paper.content.oppfoelging.is_empty() {
        return Vec::new();
    }
    let column = |id: &str, weight: f32| Column {
        title: paper.word(id),
        weight,
        align: Align::Left,
    };
    let table = Table {
        caption: paper.word("dok-oppfoelging"),
        caption_visible: false,
        columns: vec![
            column("dok-sak-kolonne", 1.0),
            column("dok-oppgave", 3.6),
            column("dok-ansvarlig", 2.4),
            column("dok-frist", 1.2),
            column("dok-status", 1.3),
        ],
        rows: paper
            .content
            .oppfoelging
            .iter()
            .map(|task| row(paper, task))
            .collect(),
    };
    vec![
        Block::Heading {
            level: 2,
            text: paper.word("dok-oppfoelging"),
        },
        Block::Table(table),
    ]
}

fn row(paper: &Paper, task: &Oppfoelging) -> Row {
    let masked = task.unntatt && paper.is_public();
    let deadline = task.frist.map_or_else(|| "–".into(), dates::short_date);
    let hide = |words: String| if masked { MASKERT.into() } else { words };
    let cells = [
        task.saksnummer.clone(),
        what(paper, task),
        hide(task.ansvarlig.clone()),
        hide(deadline),
        hide(paper.term("oppfoelgingsstatus", &task.status)),
    ];
    Row {
        cells: cells.map(|words| vec![Span::plain(words)]).into(),
        emphasis: false,
    }
}

/// The task; what is exempt says so, in the public version with its law in short.
fn what(paper: &Paper, task: &Oppfoelging) -> String {
    if !task.unntatt {
        return task.oppgave.clone();
    }
    let short = |hjemmel: &str| hjemmel.split(" jf.").next().unwrap_or(hjemmel).to_owned();
    let item = paper.content.saker.iter().find(|item| match task.moetesak {
        Some(id) => item.moetesak.id == id,
        None => item.nummer == task.saksnummer,
    });
    let law = item
        .and_then(|item| item.moetesak.skjerming.as_ref())
        .map(|e| short(&e.hjemmel));
    let note = match law.filter(|_| paper.is_public()) {
        Some(law) => format!("{}, {law}", paper.word("dok-unntatt")),
        None => paper.word("dok-unntatt"),
    };
    format!("{} ({note})", task.oppgave)
}
