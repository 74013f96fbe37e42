//! Every sentence the program says outside its window, in bokmål and nynorsk: Fluent files from
//! `assets/locales`, read by the window too, so that a term reads the same on screen and on paper.
//!
//! `ord` holds the terms of the field, `dok` what documents say, `feil` what went wrong, `bruk` what the program
//! itself writes while the secretary works.

pub mod dates;
mod functions;
mod number;
mod value;

use std::sync::OnceLock;

use domain::Maalform;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use serde::Serialize;

pub use number::grouped;
pub use value::Value;

/// A no-break space: between the parts of what must not be torn apart at the end of a line.
pub const NBSP: char = '\u{a0}';

/// The files of one målform.
macro_rules! files {
    ($maalform:literal) => {
        [
            include_str!(concat!("../../../assets/locales/ord.", $maalform, ".ftl")),
            include_str!(concat!("../../../assets/locales/dok.", $maalform, ".ftl")),
            include_str!(concat!("../../../assets/locales/feil.", $maalform, ".ftl")),
            include_str!(concat!("../../../assets/locales/bruk.", $maalform, ".ftl")),
        ]
    };
}

/// The texts of one målform.
pub struct Texts {
    bundle: FluentBundle<FluentResource>,
    maalform: Maalform,
}

impl Texts {
    /// The texts of `maalform`, read once.
    pub fn of(maalform: Maalform) -> &'static Self {
        static NB: OnceLock<Texts> = OnceLock::new();
        static NN: OnceLock<Texts> = OnceLock::new();
        match maalform {
            Maalform::Nb => NB.get_or_init(|| Self::read(maalform, &files!("nb"))),
            Maalform::Nn => NN.get_or_init(|| Self::read(maalform, &files!("nn"))),
        }
    }

    fn read(maalform: Maalform, sources: &[&str]) -> Self {
        let language = maalform.language_tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Otherwise invisible direction marks land in every text.
        bundle.set_use_isolating(false);
        functions::add(&mut bundle, maalform);
        for source in sources {
            // What can be read of a damaged file is used; the tests refuse the file.
            let resource = FluentResource::try_new((*source).into()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, maalform }
    }

    /// The målform of these texts.
    pub fn maalform(&self) -> Maalform {
        self.maalform
    }

    /// True when `id` has a text.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The text of `id` with `values` for its variables. An unknown id is a fault of the program that tests
    /// find; it comes back as it is.
    pub fn get(&self, id: &str, values: &[(&str, Value)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.into();
        };
        let args: FluentArgs = values
            .iter()
            .map(|(name, value)| (*name, value.to_fluent()))
            .collect();
        let mut faults = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut faults)
            .into_owned()
    }

    /// The text of an id without variables.
    pub fn word(&self, id: &str) -> String {
        self.get(id, &[])
    }

    /// The word for a value of one of the domain's closed lists, with a capital: `kind` is the type's name in
    /// lower case, e.g. `utfall`.
    pub fn term(&self, kind: &str, value: &impl Serialize) -> String {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(name)) => self.word(&format!("ord-{kind}-{name}")),
            _ => kind.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(source: &str, maalform: Maalform) -> Texts {
        Texts::read(maalform, &[source])
    }

    #[test]
    fn an_unknown_id_comes_back_as_it_is() {
        assert_eq!(Texts::of(Maalform::Nb).word("finnes-ikke"), "finnes-ikke");
    }

    #[test]
    fn the_two_maalformer_have_their_own_words() {
        assert_eq!(Texts::of(Maalform::Nb).word("ord-rolle-leder"), "Leder");
        assert_eq!(Texts::of(Maalform::Nn).word("ord-rolle-leder"), "Leiar");
    }

    #[test]
    fn a_value_of_a_closed_list_has_its_word() {
        let nn = Texts::of(Maalform::Nn);
        assert_eq!(
            nn.term("utfall", &domain::Utfall::TattTilEtterretning),
            "Teke til vitande"
        );
        assert_eq!(
            nn.term("partsart", &domain::Partsart::Helseforetak),
            "Helseføretak"
        );
    }

    #[test]
    fn dates_times_and_numbers_are_written_as_norwegians_write_them() {
        let source = "a = { DATO($d) } { DATOKORT($d) } { UKEDAG($d) } { KL($k) } { TALL($n) }\n\
                      b = { DATO($d, uten: \"år\") }, { UKEDAG($d, uten: \"år\") }";
        let day: chrono::NaiveDate = "2026-11-24".parse().unwrap();
        let time: chrono::NaiveTime = "09:00:00".parse().unwrap();
        let values = [("d", day.into()), ("k", time.into()), ("n", 450_000_i64.into())];
        let nn = reading(source, Maalform::Nn);
        assert_eq!(
            nn.get("a", &values),
            "24.\u{a0}november 2026 24.11.2026 tysdag 24.\u{a0}november 2026 09.00 450\u{a0}000"
        );
        assert_eq!(
            nn.get("b", &values),
            "24.\u{a0}november, tysdag 24.\u{a0}november"
        );
    }

    #[test]
    fn what_is_no_date_is_shown_as_it_was_written() {
        let text = reading("a = { DATO($d) } { KL($k) } { TALL($n) }", Maalform::Nb);
        let values = [
            ("d", "31.2.".into()),
            ("k", "snart".into()),
            ("n", "mange".into()),
        ];
        assert_eq!(text.get("a", &values), "31.2. snart mange");
    }

    #[test]
    fn no_invisible_marks_stand_around_a_variable() {
        let text = reading("a = Sak { $nr }", Maalform::Nb);
        assert_eq!(text.get("a", &[("nr", "24/26".into())]), "Sak 24/26");
    }

    #[test]
    fn plurals_follow_the_count() {
        let text = reading("a = { $n ->\n    [one] én\n   *[other] flere\n }", Maalform::Nn);
        assert_eq!(text.get("a", &[("n", 1_i64.into())]), "én");
        assert_eq!(text.get("a", &[("n", 2usize.into())]), "flere");
    }
}
