//! The metadata packet (ISO 16684-1), with the marks of PDF/A and PDF/UA.

use crate::characters::one_line;
use crate::model::Document;

const HEAD: &str = r#"<?xpacket begin="BOM" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>PART</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
"#;

/// PDF/A knows only its own properties; those of PDF/UA must be described (ISO 19005-2, 6.6.2.3.3).
const TAIL: &str = r#"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#;

/// The whole packet.
pub(super) fn packet(document: &Document, producer: &str) -> String {
    let language = document.language.tag();
    let (title, author, subject) = (
        words(&document.title),
        words(&document.author),
        words(&document.subject),
    );
    let date = document.created.format("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let mut packet = HEAD
        .replace("BOM", "\u{FEFF}")
        .replace("PART", &document.archive.part().to_string());
    packet += &alternatives("dc:title", &title, Some(language));
    if !author.is_empty() {
        packet += &collection("dc:creator", "Seq", &author);
    }
    if !subject.is_empty() {
        packet += &alternatives("dc:description", &subject, None);
    }
    packet += &collection("dc:language", "Bag", language);
    packet += &property("pdf:Producer", producer);
    packet += &property("xmp:CreatorTool", producer);
    packet += &property("xmp:CreateDate", &date);
    packet += &property("xmp:ModifyDate", &date);
    packet += TAIL;
    packet
}

fn property(name: &str, value: &str) -> String {
    format!("<{name}>{value}</{name}>\n")
}

fn collection(name: &str, kind: &str, value: &str) -> String {
    property(
        name,
        &format!("<rdf:{kind}><rdf:li>{value}</rdf:li></rdf:{kind}>"),
    )
}

/// A text for any reader, and the same for readers of its language.
fn alternatives(name: &str, value: &str, language: Option<&str>) -> String {
    let item = |language: &str| format!("<rdf:li xml:lang=\"{language}\">{value}</rdf:li>");
    let own = language.map(item).unwrap_or_default();
    property(name, &format!("<rdf:Alt>{}{own}</rdf:Alt>", item("x-default")))
}

/// A document's words, safe in XML.
fn words(text: &str) -> String {
    one_line(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
