//! The rules a body may have, as data: each is off, warns or stops.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A rule from a founding document, by the id of `domain/README.md` §1e.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)] // each is described in `REGLER`
pub enum Regel {
    R01,
    R02,
    R03,
    R04,
    R05,
    R06,
    R07,
    R08,
    R09,
    R10,
    R11,
    R12,
    R13,
    R14,
    R15,
    R16,
    R17,
    R18,
    R19,
    R20,
    R21,
    R22,
    R23,
    R24,
    R25,
    R26,
    R27,
    R28,
    R29,
    R30,
    R31,
    R33,
    R34,
}

/// How hard a rule is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "describe",
    derive(schemars::JsonSchema, ts_rs::TS),
    ts(export_to = "bindings.ts")
)]
#[serde(rename_all = "snake_case")]
pub enum Haandheving {
    /// Not at all.
    #[default]
    Av,
    /// The secretary is told.
    Varsle,
    /// The action is refused until it is right.
    Stopp,
}

/// The rules of one body; what is not named is off.
pub type Regelsett = BTreeMap<Regel, Haandheving>;

/// One rule as the list below tells it.
#[derive(Debug, Clone, Copy)]
pub struct Regelbeskrivelse {
    /// Its id.
    pub regel: Regel,
    /// The founding documents it comes from.
    pub kilde: &'static str,
    /// What it asks.
    pub innhold: &'static str,
    /// True when the program acts on it already; the others are kept as data until their screens exist.
    pub virker: bool,
}

const fn acts(regel: Regel, kilde: &'static str, innhold: &'static str) -> Regelbeskrivelse {
    Regelbeskrivelse {
        regel,
        kilde,
        innhold,
        virker: true,
    }
}

const fn later(regel: Regel, kilde: &'static str, innhold: &'static str) -> Regelbeskrivelse {
    Regelbeskrivelse {
        regel,
        kilde,
        innhold,
        virker: false,
    }
}

/// Every rule with its source. S0 and S1: Helse Fonna, S2: Østfold, S3: Sør-Rogaland, S4: Bergen.
pub const REGLER: [Regelbeskrivelse; 33] = [
    later(Regel::R01, "S0 S2 S3", "one partnership meeting a year"),
    later(Regel::R02, "S2", "a number of meetings a year"),
    later(
        Regel::R03,
        "S2",
        "the partnership meeting approves the yearly report",
    ),
    later(
        Regel::R04,
        "S2",
        "the partnership meeting adopts next year's plan of action",
    ),
    acts(
        Regel::R05,
        "S2 S3",
        "equal numbers of the parties; in a meeting it only warns",
    ),
    acts(Regel::R06, "S0 S3 S4", "at least one general practitioner"),
    acts(Regel::R07, "S0 S3 S4", "at least one user representative"),
    acts(Regel::R08, "S2 S3 S4", "decisions by consensus"),
    later(
        Regel::R09,
        "S2",
        "saker of principle or larger economic consequence go to SSU",
    ),
    later(Regel::R10, "S2", "FSU prepares saker to SSU"),
    later(
        Regel::R11,
        "S2",
        "a time-limited body is made of both parties and has a mandate",
    ),
    later(Regel::R12, "S2", "a time-limited body ends, and reports back"),
    later(Regel::R13, "S1", "the secretariat changes side every second year"),
    acts(
        Regel::R14,
        "S0 S1",
        "the R&D unit staffs the body with a coordinator",
    ),
    acts(
        Regel::R15,
        "S0 S1 S3",
        "anchored with each party before a decision",
    ),
    later(Regel::R16, "S0 S1", "the network's secretary is fixed"),
    later(Regel::R17, "S2", "advice is reasoned and addressed"),
    acts(
        Regel::R18,
        "S0",
        "extraordinary meetings at short notice in a crisis",
    ),
    later(
        Regel::R19,
        "S2",
        "single incidents are discussed: secrecy is checked",
    ),
    later(
        Regel::R20,
        "S2 S3",
        "the body belongs to an agreement and reports yearly",
    ),
    later(
        Regel::R21,
        "S2",
        "members report at once to their own organisation",
    ),
    later(Regel::R22, "S2", "reports to SSU by its minutes"),
    acts(
        Regel::R23,
        "S2",
        "a majority cannot bind a party that does not accept",
    ),
    later(Regel::R24, "S3", "FSU organises the partnership meeting"),
    later(
        Regel::R25,
        "S3",
        "group leaders change every second year, each party leads two",
    ),
    later(Regel::R26, "S3", "a route of seven steps"),
    later(
        Regel::R27,
        "S4",
        "at least one kommune representative is kommunedirektør",
    ),
    later(
        Regel::R28,
        "S4",
        "attendance for single items, and observers' rights",
    ),
    later(
        Regel::R29,
        "S1",
        "both parties get the same information at the same time",
    ),
    later(
        Regel::R30,
        "S2",
        "a complete overview of saker across bodies and years",
    ),
    later(Regel::R31, "S3", "published per body and year"),
    later(
        Regel::R33,
        "S3",
        "the last step decides whether the kommuner treat it politically",
    ),
    later(Regel::R34, "S4", "formal authority stays with the parties"),
];

/// How hard `regel` is kept in a body.
pub fn haandheving(regler: &Regelsett, regel: Regel) -> Haandheving {
    regler.get(&regel).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_listed_once_and_the_promised_ones_act() {
        let mut seen: Vec<_> = REGLER.iter().map(|r| r.regel).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), REGLER.len());
        let acting: Vec<_> = REGLER
            .iter()
            .filter(|r| r.virker)
            .map(|r| format!("{:?}", r.regel))
            .collect();
        assert_eq!(acting, ["R05", "R06", "R07", "R08", "R14", "R15", "R18", "R23"]);
    }
}
