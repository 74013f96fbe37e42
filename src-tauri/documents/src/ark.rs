//! A paper about bodies being written: what it is about, its head, and the words of its målform.

use chrono::{Datelike, NaiveDateTime};
use domain::{Oppfoelging, Oppfoelgingsstatus, Utvalg, Utvalgsinnhold, Utvalgsmoete};
use pdf::{Block, Span};
use serde::Serialize;
use texts::{Texts, Value, dates};

use crate::{Papir, cover::Cover, filnavn::named, paper::lower};

/// What every part of a paper about bodies is written from.
pub(crate) struct Ark<'a> {
    /// The bodies, without what is exempt.
    pub content: &'a Utvalgsinnhold,
    /// The words of its målform.
    pub texts: &'static Texts,
}

impl<'a> Ark<'a> {
    pub(crate) fn new(content: &'a Utvalgsinnhold) -> Self {
        Self {
            content,
            texts: Texts::of(content.maalform),
        }
    }

    /// A sentence with its variables.
    pub(crate) fn say(&self, id: &str, values: &[(&str, Value)]) -> String {
        self.texts.get(id, values)
    }

    /// A word or a sentence without variables.
    pub(crate) fn word(&self, id: &str) -> String {
        self.texts.word(id)
    }

    /// The word for a value of a closed list, with a capital.
    pub(crate) fn term(&self, kind: &str, value: &impl Serialize) -> String {
        self.texts.term(kind, value)
    }

    /// The same with a small letter, inside a sentence.
    pub(crate) fn small(&self, kind: &str, value: &impl Serialize) -> String {
        lower(&self.term(kind, value))
    }

    /// The body, when the paper is about one alone.
    pub(crate) fn only(&self) -> Option<&'a Utvalg> {
        match self.content.utvalg.as_slice() {
            [one] => Some(&one.utvalg),
            _ => None,
        }
    }

    /// The meetings of the year.
    pub(crate) fn meetings(&self) -> impl Iterator<Item = &'a Utvalgsmoete> {
        let year = self.content.aar;
        let all = self.content.moeter.iter();
        all.filter(move |meeting| year.is_none_or(|year| meeting.moete.dato.year() == year))
    }

    /// How far a task has come; late when its deadline is past, whatever was last said of it.
    pub(crate) fn status(&self, task: &Oppfoelging) -> Oppfoelgingsstatus {
        if task.is_late(self.content.dag) {
            Oppfoelgingsstatus::Forsinket
        } else {
            task.status
        }
    }

    /// Whom the paper is about: the one body, else the partnership. `name` says the body.
    pub(crate) fn whose(&self, name: impl Fn(&Utvalg) -> String) -> Option<String> {
        self.only()
            .map(name)
            .or_else(|| self.content.helsefellesskap.clone())
    }

    /// The kind with its year: «Møteplan 2026».
    fn dated(&self, kind: &str) -> String {
        let year = self.content.aar.map(|year| year.to_string());
        let parts: Vec<_> = std::iter::once(self.word(kind)).chain(year).collect();
        parts.join(" ")
    }

    /// «Møteplan 2026 for Helsefellesskapet Solvik».
    fn title(&self, kind: &str) -> String {
        let what = self.dated(kind);
        match self.whose(Utvalg::fullt_navn) {
            Some(whose) => self.say("dok-for-hvem", &[("hva", what.into()), ("hvem", whose.into())]),
            None => what,
        }
    }

    /// The whole paper: `kind` names it, `blocks` follow its head.
    pub(crate) fn paper(&self, kind: &str, laget: NaiveDateTime, blocks: Vec<Block>) -> Papir {
        let content = self.content;
        let short = self.whose(|body| body.kort().to_owned()).unwrap_or_default();
        let first = || content.utvalg.first().map(|body| body.utvalg.fullt_navn());
        let author = content.helsefellesskap.clone().or_else(first);
        let day = dates::short_date(content.dag);
        let body = self.only().map(|body| body.kort().to_owned());
        let subject: Vec<_> = content.helsefellesskap.iter().cloned().chain(body).collect();
        let cover = Cover {
            title: self.title(kind),
            author: author.unwrap_or_default(),
            subject: subject.join(" · "),
            footer: format!("{} · {day}", self.dated(kind)),
            mark: String::new(),
            laget,
        };
        // A year says which one it is; without one the day it was made does.
        let mark = content
            .aar
            .map_or_else(|| content.dag.to_string(), |year| year.to_string());
        let head = [Block::heading(1, self.title(kind)), self.lead()];
        Papir {
            filnavn: named(&format!("{} {short}", self.word(kind)), &[mark]),
            dokument: cover.around(self.texts, head.into_iter().chain(blocks).collect()),
        }
    }

    /// «**Helsefellesskapet Solvik** · Per 22. november 2026».
    fn lead(&self) -> Block {
        let day = self.say("dok-per-dato", &[("dato", self.content.dag.into())]);
        let partnership = self
            .content
            .helsefellesskap
            .as_ref()
            .filter(|_| self.only().is_some());
        Block::Lead(match partnership {
            Some(name) => vec![Span::bold(name), Span::plain(format!(" · {day}"))],
            None => vec![Span::plain(day)],
        })
    }

    /// A heading under the title.
    pub(crate) fn heading(&self, id: &str) -> Block {
        Block::heading(2, self.word(id))
    }
}
