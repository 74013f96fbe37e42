//! What is recorded of each kind of thing: the columns of its table, and the fields of the log.
//!
//! A field's number is its place in the list, so the lists are append-only: a field never changes its
//! meaning or its kind, and a new meaning is a new field at the end.

/// How a field is kept in a column and in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identity: 16 bytes.
    Id,
    /// Characters; dates and times too, in their ISO 8601 form.
    Text,
    /// A whole number.
    Integer,
    /// 0 or 1.
    Bool,
    /// Anything with parts, as JSON text.
    Json,
}

/// Which of several values is shown when desks wrote them without having seen each other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The latest.
    Latest,
    /// The first that says something: once given it stands, as a number that was printed.
    First,
    /// The one that stands last in this list: the furthest on its way.
    Furthest(&'static [&'static str]),
}

/// One field of a kind of thing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// The key in the serialised form, the column and the name in the log.
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Rows may be asked for by it.
    pub(crate) indexed: bool,
    /// What a true conflict shows.
    pub(crate) shown: Shown,
    /// It names a file, which must be wherever the row is.
    pub(crate) is_file: bool,
}

impl Field {
    const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            indexed: false,
            shown: Shown::Latest,
            is_file: false,
        }
    }

    pub(crate) const fn shows(mut self, shown: Shown) -> Self {
        self.shown = shown;
        self
    }

    pub(crate) const fn indexed(mut self) -> Self {
        self.indexed = true;
        self
    }
}

pub(crate) const fn id(name: &'static str) -> Field {
    Field::new(name, Kind::Id)
}

pub(crate) const fn text(name: &'static str) -> Field {
    Field::new(name, Kind::Text)
}

/// The name of a file: the SHA-256 of its bytes.
pub(crate) const fn file(name: &'static str) -> Field {
    let mut field = text(name);
    field.is_file = true;
    field
}

pub(crate) const fn integer(name: &'static str) -> Field {
    Field::new(name, Kind::Integer)
}

pub(crate) const fn bool(name: &'static str) -> Field {
    Field::new(name, Kind::Bool)
}

pub(crate) const fn json(name: &'static str) -> Field {
    Field::new(name, Kind::Json)
}

/// One kind of thing: its table bears its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record {
    pub(crate) name: &'static str,
    /// All but `id`, in the order of their numbers.
    pub(crate) fields: &'static [Field],
    /// The long texts, which are documents of their own.
    pub(crate) texts: &'static [&'static str],
}

/// The field that says whether a row is deleted. It has number 0 in every kind of thing, and it is the
/// first that a new row logs: a row exists when somebody wrote 0 here.
pub(crate) const SLETTET: &str = "slettet";

impl Record {
    /// The number of a field: its place from 1, or 0 for [`SLETTET`].
    pub(crate) fn number(&self, field: &str) -> Option<usize> {
        if field == SLETTET {
            return Some(0);
        }
        self.fields
            .iter()
            .position(|known| known.name == field)
            .map(|place| place + 1)
    }

    /// The field with a number.
    pub(crate) fn name_of(&self, number: usize) -> &'static str {
        number
            .checked_sub(1)
            .and_then(|place| self.fields.get(place))
            .map_or(SLETTET, |field| field.name)
    }

    /// What a true conflict in the field with a number shows. A deleted row has a rule of its own.
    pub(crate) fn shown(&self, number: usize) -> Shown {
        let field = number.checked_sub(1).and_then(|place| self.fields.get(place));
        field.map_or(Shown::Latest, |field| field.shown)
    }

    /// The fields that name files.
    pub(crate) fn files(&self) -> impl Iterator<Item = &'static str> {
        let fields = self.fields.iter().filter(|field| field.is_file);
        fields.map(|field| field.name)
    }

    /// The text of a name, as the program spells it.
    pub(crate) fn text(&self, name: &str) -> Option<&'static str> {
        self.texts.iter().copied().find(|text| *text == name)
    }
}
