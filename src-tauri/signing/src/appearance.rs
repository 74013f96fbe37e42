//! What a signature looks like on the page: a quiet box with a few lines of text.

use crate::font::{Font, FontError};
use crate::increment::{Increment, stream};
use crate::syntax::{Dictionary, Id, Object, write_object};

/// Sizes tried from the largest, in points.
const SIZES: [f64; 10] = [9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5];
/// Distance between the box and its text, in points.
const PADDING: f64 = 4.0;
/// Distance between lines as a multiple of the size.
const LEADING: f64 = 1.25;

/// Lines broken to fit a box.
struct Layout {
    size: f64,
    lines: Vec<String>,
}

/// Adds a form that draws the lines into a field of this width and height, in points.
pub(crate) fn draw(
    increment: &mut Increment,
    (width, height): (f64, f64),
    lines: &[String],
    font: &[u8],
) -> Result<Id, FontError> {
    let mut texts = lines.to_vec();
    texts.push("…?".to_owned());
    let font = Font::open(font, &texts)?;
    let layout = fit(lines, width - 2.0 * PADDING, height - 2.0 * PADDING, &font);
    let (font_id, encoding) = font.embed(increment)?;
    // Grey only: it is right under any output intent (ISO 19005-2, 6.2.4.3).
    let mut content = format!(
        "q 0.95 g 0 0 {width:.2} {height:.2} re f Q\n0 g BT /F1 {} Tf\n",
        layout.size
    )
    .into_bytes();
    let leading = layout.size * LEADING;
    content.extend(
        format!(
            "{leading:.2} TL {PADDING} {:.2} Td\n",
            height - PADDING - layout.size
        )
        .bytes(),
    );
    for line in &layout.lines {
        write_object(&font.encode(line, &encoding), &mut content);
        content.extend(b" Tj T*\n");
    }
    content.extend(b"ET");
    let fonts = Dictionary::from([("F1", font_id.into())]);
    let sides = [0.0, 0.0, width, height].map(|side| Object::Real((side * 100.0).round() / 100.0));
    let form = Dictionary::from([
        ("Type", Object::name("XObject")),
        ("Subtype", Object::name("Form")),
        ("BBox", Object::Array(sides.to_vec())),
        ("Resources", Dictionary::from([("Font", fonts.into())]).into()),
    ]);
    Ok(increment.add(stream(form, content)))
}

/// The largest size at which everything fits; at the smallest, what does not fit is cut off.
fn fit(lines: &[String], width: f64, height: f64, font: &Font) -> Layout {
    let mut layout = Layout {
        size: SIZES[0],
        lines: Vec::new(),
    };
    for size in SIZES {
        layout = Layout {
            size,
            lines: lines
                .iter()
                .flat_map(|line| broken(line, width / size, font))
                .collect(),
        };
        // The count of lines on a signature is far below 2^52.
        #[allow(clippy::cast_precision_loss)]
        let needed = layout.lines.len() as f64 * size * LEADING;
        if needed <= height {
            return layout;
        }
    }
    while layout.lines.len() > 1
        && (1..layout.lines.len()).fold(layout.size, |sum, _| sum + layout.size * LEADING) > height
    {
        layout.lines.pop();
        if let Some(last) = layout.lines.last_mut() {
            while font.width(&format!("{last}…")) > width / layout.size && last.pop().is_some() {}
            last.push('…');
        }
    }
    layout
}

/// A line broken at its spaces, and inside a word that is wider than the box; `width` at size 1.
fn broken(line: &str, width: f64, font: &Font) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        let mut wider = lines.last().cloned().unwrap_or_default();
        if !wider.is_empty() {
            wider.push(' ');
        }
        wider.push_str(word);
        if font.width(&wider) <= width {
            lines.pop();
            lines.push(wider);
            continue;
        }
        if lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(String::new());
        }
        for letter in word.chars() {
            let Some(last) = lines.last_mut() else { break };
            if !last.is_empty() && font.width(&format!("{last}{letter}")) > width {
                lines.push(letter.to_string());
            } else {
                last.push(letter);
            }
        }
    }
    lines
}
