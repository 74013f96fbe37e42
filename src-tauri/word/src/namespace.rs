//! The namespaces of the formats (ECMA-376, transitional).

/// `WordprocessingML`.
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Names of relations within the text; the kinds of relations begin with it too.
pub(crate) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Where drawings stand in the text.
pub(crate) const PLACING: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// Drawings.
pub(crate) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// Pictures.
pub(crate) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// The kinds of parts.
pub(crate) const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
/// The parts that say what leads where.
pub(crate) const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What a file says of itself.
pub(crate) const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
/// The relation to what a file says of itself.
pub(crate) const TO_CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
