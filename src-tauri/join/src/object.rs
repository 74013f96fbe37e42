//! Objects as a file holds them (ISO 32000-1, 7.3). What need not be understood stays bytes, and is copied so.

/// An object, borrowed from the file.
#[derive(Debug, Clone)]
pub(crate) enum Object<'a> {
    /// A number, a truth value or null, as it stands.
    Plain(&'a [u8]),
    /// A string with its brackets, as it stands.
    String(&'a [u8]),
    /// A name without its solidus, as it stands.
    Name(&'a [u8]),
    Array(Vec<Object<'a>>),
    Dictionary(Dictionary<'a>),
    /// The number of another object. Its generation says nothing: no file has two objects of one number at once.
    Reference(u32),
}

/// Keys as they stand, and their values, in the file's order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dictionary<'a>(pub(crate) Vec<(&'a [u8], Object<'a>)>);

impl<'a> Object<'a> {
    pub(crate) fn as_number(&self) -> Option<f64> {
        let Self::Plain(word) = self else { return None };
        let number: f64 = std::str::from_utf8(word).ok()?.parse().ok()?;
        number.is_finite().then_some(number)
    }

    pub(crate) fn as_count(&self) -> Option<usize> {
        let Self::Plain(word) = self else { return None };
        std::str::from_utf8(word).ok()?.parse().ok()
    }

    pub(crate) fn as_reference(&self) -> Option<u32> {
        match self {
            Self::Reference(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn as_dictionary(&self) -> Option<&Dictionary<'a>> {
        match self {
            Self::Dictionary(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(raw) if is(raw, name))
    }
}

impl<'a> Dictionary<'a> {
    pub(crate) fn get(&self, key: &str) -> Option<&Object<'a>> {
        let entry = self.0.iter().find(|(raw, _)| is(raw, key));
        entry.map(|(_, value)| value)
    }

    /// Whether `/Type` says so.
    pub(crate) fn is_type(&self, name: &str) -> bool {
        self.get("Type").is_some_and(|kind| kind.is_name(name))
    }
}

/// Whether a name as it stands means this name.
pub(crate) fn is(raw: &[u8], name: &str) -> bool {
    raw == name.as_bytes() || (raw.contains(&b'#') && plain_name(raw) == name.as_bytes())
}

/// A name with its `#xx` resolved (ISO 32000-1, 7.3.5).
pub(crate) fn plain_name(raw: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'#').then(|| hex_byte(tail.get(..2)?)).flatten();
        name.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    name
}

fn hex_byte(two: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()
}

/// The bytes that a string means (ISO 32000-1, 7.3.4).
pub(crate) fn plain_string(raw: &[u8]) -> Vec<u8> {
    match raw {
        [b'<', digits @ .., b'>'] => {
            let digits: Vec<u8> = digits.iter().copied().filter(u8::is_ascii_hexdigit).collect();
            let byte = |two: &[u8]| hex_byte(&[two[0], two.get(1).copied().unwrap_or(b'0')]);
            digits.chunks(2).filter_map(byte).collect()
        }
        [b'(', inner @ .., b')'] => plain_literal(inner),
        _ => Vec::new(),
    }
}

fn plain_literal(inner: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(inner.len());
    let mut rest = inner.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'\r' => {
                rest.next_if_eq(&b'\n');
                out.push(b'\n');
            }
            b'\\' => match rest.next() {
                Some(b'n') => out.push(b'\n'),
                Some(b'r') => out.push(b'\r'),
                Some(b't') => out.push(b'\t'),
                Some(b'b') => out.push(8),
                Some(b'f') => out.push(12),
                Some(b'\r') => {
                    rest.next_if_eq(&b'\n');
                }
                Some(b'\n') | None => {}
                Some(digit @ b'0'..=b'7') => {
                    let mut value = digit - b'0';
                    for _ in 0..2 {
                        let Some(next) = rest.next_if(|next| matches!(next, b'0'..=b'7')) else {
                            break;
                        };
                        // The norm says to ignore high-order overflow.
                        value = value.wrapping_mul(8).wrapping_add(next - b'0');
                    }
                    out.push(value);
                }
                Some(other) => out.push(other),
            },
            _ => out.push(byte),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_strings_mean_what_they_say_however_they_are_spelled() {
        assert!(is(b"Pa#67es", "Pages") && is(b"Pages", "Pages") && !is(b"Pa#zges", "Pages"));
        assert_eq!(plain_string(b"<4a 4B4>"), b"JK@");
        assert_eq!(plain_string(br"(a\(b\)\101\n(c))"), b"a(b)A\n(c)");
    }
}
