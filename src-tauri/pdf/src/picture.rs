//! Pictures, as a PDF holds them: a JPEG as it is, a PNG as its points.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

/// The most points a picture may have: more than a page needs at any printer's resolution.
const MOST: u64 = 50_000_000;

/// Width and height in points of a PNG or a JPEG that a paper can hold, or why it cannot.
pub fn picture_size(bytes: &[u8]) -> Result<(u32, u32), String> {
    let picture = Picture::read(bytes)?;
    Ok((picture.width, picture.height))
}

/// A picture to be put on pages.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) gray: bool,
    /// Whether the data is a JPEG; else it is one byte for each colour of each point.
    pub(crate) jpeg: bool,
    pub(crate) data: Vec<u8>,
}

impl Picture {
    /// How high the picture is for its width. Exact enough: no picture has so many points a side.
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn proportion(&self) -> f32 {
        self.height as f32 / self.width as f32
    }

    /// Reads a PNG or a JPEG, or says why it cannot be used.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, String> {
        if bytes.starts_with(b"\x89PNG") {
            read_png(bytes)
        } else if bytes.starts_with(b"\xFF\xD8") {
            read_jpeg(bytes)
        } else {
            Err("it is neither PNG nor JPEG".to_owned())
        }
    }
}

fn allowed(width: u32, height: u32) -> Result<(), String> {
    match u64::from(width) * u64::from(height) {
        0 => Err("it is empty".to_owned()),
        points if points > MOST => Err(format!("it has more than {MOST} points")),
        _ => Ok(()),
    }
}

fn read_png(bytes: &[u8]) -> Result<Picture, String> {
    let mut decoder = Decoder::new_with_limits(
        Cursor::new(bytes),
        Limits {
            bytes: 8 * 1024 * 1024 * 64,
        },
    );
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let (width, height) = reader.info().size();
    allowed(width, height)?;
    let size = reader.output_buffer_size().ok_or("it is too large")?;
    let mut points = vec![0; size];
    let frame = reader
        .next_frame(&mut points)
        .map_err(|error| error.to_string())?;
    points.truncate(frame.buffer_size());
    let (gray, data) = match frame.color_type {
        ColorType::Grayscale => (true, points),
        ColorType::Rgb => (false, points),
        ColorType::GrayscaleAlpha => (true, on_white::<2>(&points)),
        ColorType::Rgba => (false, on_white::<4>(&points)),
        ColorType::Indexed => return Err("its palette is missing".to_owned()),
    };
    Ok(Picture {
        width,
        height,
        gray,
        jpeg: false,
        data,
    })
}

/// Points without their last part, which says how opaque they are, laid on the white of the paper.
fn on_white<const PARTS: usize>(points: &[u8]) -> Vec<u8> {
    let (whole, _) = points.as_chunks::<PARTS>();
    whole
        .iter()
        .flat_map(|point| {
            let opaque = u32::from(point[PARTS - 1]);
            point[..PARTS - 1].iter().map(move |part| {
                let mixed = (u32::from(*part) * opaque + 255 * (255 - opaque) + 127) / 255;
                u8::try_from(mixed).unwrap_or(255)
            })
        })
        .collect()
}

/// Only the frame's header is read (ITU-T T.81, B.2.2): size and colours.
fn read_jpeg(bytes: &[u8]) -> Result<Picture, String> {
    let damaged = || "it is damaged".to_owned();
    let mut at = 2;
    loop {
        let marker: [u8; 4] = bytes
            .get(at..at + 4)
            .and_then(|four| four.try_into().ok())
            .ok_or_else(damaged)?;
        let [0xFF, kind, high, low] = marker else {
            return Err(damaged());
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let is_frame = (0xC0..=0xCF).contains(&kind) && ![0xC4, 0xC8, 0xCC].contains(&kind);
        if is_frame {
            let header: [u8; 6] = bytes
                .get(at + 4..at + 10)
                .and_then(|six| six.try_into().ok())
                .ok_or_else(damaged)?;
            let [depth, h1, h2, w1, w2, colors] = header;
            let (width, height) = (u16::from_be_bytes([w1, w2]), u16::from_be_bytes([h1, h2]));
            allowed(width.into(), height.into())?;
            if depth != 8 || !matches!(colors, 1 | 3) {
                return Err("its colours are not RGB or grey of 8 bits".to_owned());
            }
            return Ok(Picture {
                width: width.into(),
                height: height.into(),
                gray: colors == 1,
                jpeg: true,
                data: bytes.to_vec(),
            });
        }
        at += 2 + length.max(2);
    }
}

#[cfg(test)]
mod tests {
    use super::{Picture, on_white};

    #[test]
    fn what_is_half_see_through_is_mixed_with_white() {
        assert_eq!(on_white::<2>(&[0, 255, 0, 0, 100, 128]), [0, 255, 177]);
        assert_eq!(on_white::<4>(&[10, 20, 30, 255]), [10, 20, 30]);
    }

    #[test]
    fn damaged_pictures_are_refused_with_the_reason() {
        let frame = |colors: u8| [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, colors];
        let read = Picture::read(&frame(3)).map(|picture| (picture.width, picture.height, picture.gray));
        assert_eq!(read, Ok((3, 2, false)));
        assert!(Picture::read(&frame(4)).is_err());
        for bytes in [
            &b""[..],
            b"GIF89a",
            b"\x89PNG\r\n",
            b"\xFF\xD8",
            b"\xFF\xD8\xFF\xC0\0\x08\x08",
        ] {
            assert!(Picture::read(bytes).is_err());
        }
    }
}
