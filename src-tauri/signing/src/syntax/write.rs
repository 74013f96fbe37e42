//! Writes objects so that PDF/A accepts them: even hexadecimal strings, plain numbers, escaped names.

use super::object::{Dictionary, Object};
use crate::hex;

/// Appends an object to a file's bytes.
pub(crate) fn write_object(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        Object::Real(value) => out.extend(value.to_string().bytes()),
        Object::Name(name) => write_name(name, out),
        Object::String(bytes) => write_string(bytes, out),
        Object::Reference(id) => out.extend(format!("{} {} R", id.number, id.generation).bytes()),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_object(item, out);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(dictionary, out),
        Object::Stream(stream) => {
            write_dictionary(&stream.dictionary, out);
            out.extend(b"\nstream\n");
            out.extend(&stream.data);
            out.extend(b"\nendstream");
        }
    }
}

fn write_dictionary(dictionary: &Dictionary, out: &mut Vec<u8>) {
    out.extend(b"<<");
    for (key, value) in dictionary.iter() {
        write_name(key, out);
        out.push(b' ');
        write_object(value, out);
    }
    out.extend(b">>");
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.extend(format!("#{byte:02X}").bytes());
        }
    }
}

fn write_string(bytes: &[u8], out: &mut Vec<u8>) {
    let plain = bytes.iter().all(|byte| (b' '..=b'~').contains(byte));
    if !plain {
        out.push(b'<');
        out.extend(hex::digits(bytes).bytes());
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for byte in bytes {
        if b"()\\".contains(byte) {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::super::lexer::Lexer;
    use super::*;
    use proptest::prelude::*;

    fn objects() -> impl Strategy<Value = Object> {
        let leaf = prop_oneof![
            Just(Object::Null),
            any::<bool>().prop_map(Object::Boolean),
            any::<i64>().prop_map(Object::Integer),
            (-1e6..1e6)
                .prop_filter("a whole number reads as an integer", |value: &f64| value.fract()
                    != 0.0)
                .prop_map(Object::Real),
            any::<Vec<u8>>().prop_map(Object::Name),
            any::<Vec<u8>>().prop_map(Object::String),
            "[ -~]{0,20}".prop_map(|text| Object::String(text.into_bytes())),
            (any::<u32>(), any::<u16>())
                .prop_map(|(number, generation)| Object::Reference(super::super::Id { number, generation })),
        ];
        leaf.prop_recursive(3, 20, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Object::Array),
                proptest::collection::btree_map(any::<Vec<u8>>(), inner, 0..5).prop_map(|pairs| {
                    let mut dictionary = Dictionary::default();
                    for (key, value) in pairs {
                        dictionary.add(key, value);
                    }
                    Object::Dictionary(dictionary)
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(object in objects()) {
            let mut bytes = Vec::new();
            write_object(&object, &mut bytes);
            bytes.push(b' ');
            let mut lexer = Lexer::new(&bytes, 0);
            prop_assert_eq!(lexer.object().unwrap(), object);
            prop_assert_eq!(lexer.position(), bytes.len() - 1);
        }
    }
}
