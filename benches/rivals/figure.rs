//! One figure: ours, the rival's, and what was aimed at.

use std::fmt;

/// What a number counts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unit {
    Milliseconds,
    Seconds,
    Megabytes,
    Kilobytes,
    Files,
}

impl Unit {
    fn show(self, value: f64) -> String {
        match self {
            Self::Milliseconds => format!("{value:.2} ms"),
            Self::Seconds => format!("{value:.2} s"),
            Self::Megabytes => format!("{value:.0} MB"),
            Self::Kilobytes => format!("{value:.0} kB"),
            Self::Files => format!("{value:.0}"),
        }
    }
}

/// What was aimed at.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Target {
    /// At most this.
    AtMost(f64),
    /// At most this many times the rival's.
    Times(f64),
    /// Told for the sake of the others.
    None,
}

/// What a user would pick instead.
#[derive(Debug, Clone)]
pub(crate) struct Rival {
    pub(crate) name: &'static str,
    /// Its number, or why there is none.
    pub(crate) value: Result<f64, String>,
}

impl Rival {
    /// Where there is only a limit.
    pub(crate) const NONE: Self = Self {
        name: "",
        value: Err(String::new()),
    };
}

/// One line of the answer.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) unit: Unit,
    pub(crate) ours: Result<f64, String>,
    pub(crate) rival: Rival,
    pub(crate) target: Target,
}

impl Figure {
    fn ratio(&self) -> Option<f64> {
        let (ours, theirs) = (self.ours.as_ref().ok()?, self.rival.value.as_ref().ok()?);
        (*theirs > 0.0).then(|| ours / theirs)
    }

    /// Whether the target holds; nothing when it could not be told.
    fn holds(&self) -> Option<bool> {
        match self.target {
            Target::AtMost(most) => self.ours.as_ref().ok().map(|ours| *ours <= most),
            Target::Times(times) => self.ratio().map(|ratio| ratio <= times),
            Target::None => None,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |value: &Result<f64, String>| match value {
            Ok(value) => self.unit.show(*value),
            Err(_) => "–".to_owned(),
        };
        let ratio = self
            .ratio()
            .map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}×"));
        let target = match self.target {
            Target::AtMost(most) => format!("≤ {}", self.unit.show(most)),
            Target::Times(times) => format!("≤ {times}×"),
            Target::None => String::new(),
        };
        let verdict = match (self.target, self.holds()) {
            (Target::None, _) => "",
            (_, Some(true)) => "holds",
            (_, Some(false)) => "misses",
            (_, None) => "not told",
        };
        let (ours, theirs) = (show(&self.ours), show(&self.rival.value));
        write!(
            f,
            "{:<42} {ours:>9} {theirs:>9} {:<19} {ratio:>6}  {target:<9} {verdict}",
            self.what, self.rival.name
        )?;
        for why in [&self.ours, &self.rival.value] {
            if let Err(why) = why
                && !why.is_empty()
            {
                write!(f, " ({why})")?;
            }
        }
        Ok(())
    }
}

/// The value below which `share` of the values lie, such as 0.5 for the median.
pub(crate) fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share) as usize;
    sorted
        .get(place.min(sorted.len().saturating_sub(1)))
        .copied()
        .unwrap_or(f64::NAN)
}

/// The median.
pub(crate) fn median(values: &[f64]) -> f64 {
    percentile(values, 0.5)
}
