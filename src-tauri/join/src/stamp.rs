//! A page's number in the whole, at the right of its foot as the page is seen: a small form over the page.

use crate::view::View;

/// Size of the digits on a page as narrow as A4; larger pages have larger digits.
const SIZE: f64 = 8.5;
const A4_WIDTH: f64 = 595.0;
/// From the right edge and from the foot, in sizes.
const RIGHT: f64 = 3.2;
const FOOT: f64 = 1.7;
/// How wide digits and most letters of Helvetica are, and a space, in sizes.
const LETTER: f64 = 0.556;
const SPACE: f64 = 0.278;

/// The dictionary's entries and the content of the form that shows `label`.
pub(crate) fn form(view: &View, label: &str, font: u32) -> (String, Vec<u8>) {
    let crop = view.crop;
    let (width, height) = if view.turns.is_multiple_of(2) {
        (crop.width(), crop.height())
    } else {
        (crop.height(), crop.width())
    };
    let size = SIZE * (width.min(height) / A4_WIDTH).clamp(0.8, 4.0);
    let letters = label
        .chars()
        .map(|letter| if letter == ' ' { SPACE } else { LETTER });
    let length = letters.sum::<f64>() * size;
    let (x, y) = ((width - RIGHT * size - length).max(0.0), FOOT * size);
    // From the page as it is seen, its origin at the bottom left, to the page as it stands.
    let (turn, right, up) = match view.turns {
        0 => ("1 0 0 1", crop.left, crop.bottom),
        1 => ("0 1 -1 0", crop.right, crop.bottom),
        2 => ("-1 0 0 -1", crop.right, crop.top),
        _ => ("0 -1 1 0", crop.left, crop.top),
    };
    let entries = format!(
        "/Type/XObject/Subtype/Form/BBox[0 0 {width:.2} {height:.2}]\
         /Matrix[{turn} {right:.2} {up:.2}]/Resources<</Font<</F {font} 0 R>>>>"
    );
    // The ground is white, so that the number is read on a dark page too.
    let mut content = format!(
        "1 g {:.2} {:.2} {:.2} {:.2} re f 0 g BT /F {size:.2} Tf {x:.2} {y:.2} Td (",
        x - 0.3 * size,
        y - 0.35 * size,
        length + 0.6 * size,
        1.3 * size
    )
    .into_bytes();
    for letter in label.chars() {
        // WinAnsi has the letters of Latin-1 at their own numbers.
        let byte = u8::try_from(u32::from(letter)).unwrap_or(b'?');
        if b"()\\".contains(&byte) {
            content.push(b'\\');
        }
        content.push(byte);
    }
    content.extend_from_slice(b") Tj ET");
    (entries, content)
}

/// The font that numbers are set in. The whole claims no standard, so no font need be in it.
pub(crate) const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
