//! Unpacks the streams that a reader needs before it can find objects (ISO 32000-1, 7.4.4).

use std::io::Read;

use super::SyntaxError;
use super::object::{Dictionary, Object, Stream};

/// No cross-reference or object stream of a document is larger, unpacked, in bytes.
pub(super) const MAX_UNPACKED: usize = 16 << 20;

/// The decoded bytes of a stream that is plain or deflated; `at` is where it stands, for errors.
pub(super) fn unpack(stream: &Stream, at: usize) -> Result<Vec<u8>, SyntaxError> {
    let filter = single(stream.dictionary.get("Filter"));
    let parameters = single(stream.dictionary.get("DecodeParms")).and_then(Object::as_dictionary);
    match filter.map(Object::as_name) {
        None => Ok(stream.data.clone()),
        Some(Some(b"FlateDecode")) => {
            let bytes = inflate(&stream.data, at)?;
            parameters.map_or(Ok(bytes.clone()), |parameters| unpredict(&bytes, parameters, at))
        }
        Some(_) => Err(SyntaxError::at(at, "this stream may only be deflated")),
    }
}

/// A value, or the one item of an array.
fn single(value: Option<&Object>) -> Option<&Object> {
    match value {
        Some(Object::Array(items)) => match items.as_slice() {
            [] => None,
            [one] => Some(one),
            // An array is no name: two filters are refused by the caller.
            _ => value,
        },
        other => other,
    }
}

fn inflate(data: &[u8], at: usize) -> Result<Vec<u8>, SyntaxError> {
    let mut bytes = Vec::new();
    let limit = MAX_UNPACKED as u64 + 1;
    flate2::read::ZlibDecoder::new(data)
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|_| SyntaxError::at(at, "a stream cannot be unpacked"))?;
    if bytes.len() > MAX_UNPACKED {
        Err(SyntaxError::TooLarge)
    } else {
        Ok(bytes)
    }
}

/// Undoes the PNG predictors (ISO 32000-1, 7.4.4.4) for one byte per column.
fn unpredict(bytes: &[u8], parameters: &Dictionary, at: usize) -> Result<Vec<u8>, SyntaxError> {
    let integer = |key, default| parameters.get(key).map_or(Some(default), Object::as_integer);
    let (predictor, columns) = (integer("Predictor", 1), integer("Columns", 1));
    if predictor == Some(1) {
        return Ok(bytes.to_vec());
    }
    let plain = integer("Colors", 1) == Some(1) && integer("BitsPerComponent", 8) == Some(8);
    let columns = columns
        .and_then(|columns| usize::try_from(columns).ok())
        .filter(|count| (1..=1024).contains(count));
    let (Some(10..=15), true, Some(columns)) = (predictor, plain, columns) else {
        return Err(SyntaxError::at(at, "a stream has an unknown predictor"));
    };
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for row in bytes.chunks(columns + 1) {
        let start = out.len();
        for (column, byte) in row[1..].iter().enumerate() {
            let left = if column > 0 { out[start + column - 1] } else { 0 };
            let above = |back: usize| {
                (start + column)
                    .checked_sub(columns + back)
                    .and_then(|i| out.get(i))
                    .copied()
            };
            let up = above(0).unwrap_or(0);
            let corner = if column > 0 { above(1).unwrap_or(0) } else { 0 };
            let guess = match row[0] {
                0 => 0,
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => return Err(SyntaxError::at(at, "a stream has an unknown predictor")),
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    Ok(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let estimate = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |value: u8| (estimate - i16::from(value)).abs();
    if distance(left) <= distance(up) && distance(left) <= distance(corner) {
        left
    } else if distance(up) <= distance(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn deflated(data: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn rows_predicted_from_the_row_above_are_restored() {
        let parameters = Dictionary::from([
            ("Predictor", Object::Integer(12)),
            ("Columns", Object::Integer(3)),
        ]);
        let dictionary = Dictionary::from([
            ("Filter", Object::name("FlateDecode")),
            ("DecodeParms", parameters.into()),
        ]);
        let data = deflated(&[2, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1, 3, 2, 2, 2, 4, 1, 1, 1]);
        let bytes = unpack(&Stream { dictionary, data }, 0).unwrap();
        assert_eq!(bytes, [1, 2, 3, 2, 3, 4, 5, 6, 7, 4, 7, 9, 5, 8, 10]);
    }

    #[test]
    fn a_decompression_bomb_is_refused() {
        let dictionary = Dictionary::from([("Filter", Object::name("FlateDecode"))]);
        let data = deflated(&vec![0; MAX_UNPACKED + 1]);
        assert_eq!(
            unpack(&Stream { dictionary, data }, 0),
            Err(SyntaxError::TooLarge)
        );
    }
}
