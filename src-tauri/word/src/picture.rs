//! Pictures, in the line of the text.

use pdf::{PdfError, one_line, picture_size};

use crate::{
    WordError,
    measure::Points,
    namespace,
    package::{Part, Relations},
    xml::{Element, element},
};

/// The pictures of a paper, each a part of its own.
#[derive(Debug, Default)]
pub(crate) struct Pictures(pub(crate) Vec<Part>);

impl Pictures {
    /// A run with the picture as wide as its room, or as high, in its own proportions. One without words only
    /// decorates.
    pub(crate) fn add(
        &mut self,
        relations: &mut Relations,
        bytes: &[u8],
        alt: Option<&str>,
        room: (Points, Points),
    ) -> Result<Element, WordError> {
        let points = picture_size(bytes).map_err(|reason| PdfError::Picture {
            alt: alt.unwrap_or("logo").to_owned(),
            reason,
        })?;
        let number = self.0.len() + 1;
        let ending = if bytes.starts_with(b"\x89PNG") {
            "png"
        } else {
            "jpeg"
        };
        let name = format!("media/image{number}.{ending}");
        let relation = relations.part("image", &name);
        self.0.push(Part {
            name: format!("word/{name}"),
            kind: None,
            bytes: bytes.to_vec(),
        });
        let (width, height) = fitted(points, room);
        Ok(element("w:r").with([drawing(number, &relation, alt, width, height)]))
    }
}

/// Exact enough: no picture has so many points a side.
#[allow(clippy::cast_precision_loss)]
fn fitted((wide, high): (u32, u32), room: (Points, Points)) -> (i64, i64) {
    let proportion = high as f32 / wide as f32;
    let width = room.0.0.min(room.1.0 / proportion);
    (Points(width).emu(), Points(width * proportion).emu())
}

fn drawing(number: usize, relation: &str, alt: Option<&str>, width: i64, height: i64) -> Element {
    let size = |name| element(name).having("cx", width).having("cy", height);
    let named = |name| {
        element(name)
            .having("id", number)
            .having("name", format!("image{number}"))
    };
    let blip = element("pic:blipFill").with([
        element("a:blip").having("r:embed", relation),
        element("a:stretch").with([element("a:fillRect")]),
    ]);
    let frame = element("a:xfrm").with([element("a:off").having("x", 0).having("y", 0), size("a:ext")]);
    let shape = element("a:prstGeom")
        .having("prst", "rect")
        .with([element("a:avLst")]);
    let picture = element("pic:pic").having("xmlns:pic", namespace::PICTURE).with([
        element("pic:nvPicPr").with([named("pic:cNvPr"), element("pic:cNvPicPr")]),
        blip,
        element("pic:spPr").with([frame, shape]),
    ]);
    let inline = ["distT", "distB", "distL", "distR"]
        .into_iter()
        .fold(element("wp:inline"), |inline, side| inline.having(side, 0));
    element("w:drawing").with([inline.with([
        size("wp:extent"),
        match alt {
            Some(alt) => named("wp:docPr").having("descr", one_line(alt)),
            None => named("wp:docPr").with([decorative()]),
        },
        element("a:graphic")
            .having("xmlns:a", namespace::DRAWING)
            .with([element("a:graphicData")
                .having("uri", namespace::PICTURE)
                .with([picture])]),
    ])])
}

/// Word's own mark of a picture that a screen reader passes over.
fn decorative() -> Element {
    element("a:extLst")
        .having("xmlns:a", namespace::DRAWING)
        .with([element("a:ext")
            .having("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
            .with([element("adec:decorative")
                .having(
                    "xmlns:adec",
                    "http://schemas.microsoft.com/office/drawing/2017/decorative",
                )
                .having("val", 1)])])
}
