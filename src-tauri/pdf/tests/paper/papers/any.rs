//! Documents nobody would think of.

use pdf::{
    Align, Block, Column, Document, Fact, Figure, Language, Link, Look, Numbering, Row, Sheet,
    SignatureField, Span, Table,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// The place that links lead to.
pub(crate) const ANCHOR: &str = "sted";

/// Where the words of a document come from.
pub(crate) type Words = fn() -> BoxedStrategy<String>;

/// Any document of such words: most are in order, some are not.
pub(crate) fn any_document(words: Words) -> impl Strategy<Value = Document> {
    (words(), words(), vec(block(words), 0..12), look(words)).prop_map(|(title, header, mut blocks, look)| {
        mend(&mut blocks, &mut 0);
        blocks.push(Block::Anchor(ANCHOR.to_owned()));
        let title = format!("T{title}");
        Document {
            title,
            footer: header.clone(),
            mark: header.chars().take(9).collect(),
            look,
            header,
            ..super::with(blocks)
        }
    })
}

fn look(words: Words) -> impl Strategy<Value = Look> {
    let sheet = prop_oneof![4 => Just(Sheet::A4), 1 => Just(Sheet::A5), 1 => Just(Sheet::Letter)];
    let size = prop_oneof![4 => Just(10.5_f32), 1 => 8.0_f32..16.0];
    (sheet, size, vec(words(), 0..3)).prop_map(|(sheet, text_size, imprint)| Look {
        sheet,
        text_size,
        imprint,
        ..Look::default()
    })
}

/// Headings that skip no level, in most documents: else nearly every document would be refused.
fn mend(blocks: &mut [Block], level: &mut u8) {
    for block in blocks {
        match block {
            Block::Heading { level: own, text } => {
                *own = (*own).min(*level + 1);
                *level = *own;
                text.insert(0, "H".into());
            }
            Block::Highlight(inner) | Block::Quotation(inner) | Block::KeepTogether(inner) => {
                mend(inner, level);
            }
            _ => {}
        }
    }
}

/// Words of any script, long ones, composed and decomposed, invisible and unassigned ones.
pub(crate) fn of_any_script() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[a-zæøåáčđŋšŧž]{1,12}( [A-ZÆØÅa-zæøå]{1,14}){0,30}",
        1 => any::<String>(),
        1 => "\\PC{0,300}",
        1 => "[a-z]{100,200}",
        1 => "([a-z][\u{300}-\u{330}]{0,3}){1,20}",
        1 => "[\u{200B}\u{FEFF}\u{AD}\u{2028}\n\r\t\u{0}\u{FFFF}\u{E000}\u{1F600}]{0,8}",
    ]
    .boxed()
}

/// Words that the fonts have, as they are written: of Norwegian, Sámi, Icelandic, Polish, Greek and Russian.
pub(crate) fn of_known_letters() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[a-zæøåáčđŋšŧžþðA-ZÆØÅ0-9.,;:!?«»–…§½()/-]{1,14}( [a-zæøåA-ZÆØÅ0-9.,:]{1,14}){0,40}",
        1 => "[a-zæøå]{60,200}",
        1 => "[ąćęłńóśźżα-ωа-я]{1,12}( [α-ωа-я]{1,12}){0,5}",
        1 => "[ \n]{0,3}",
    ]
    .boxed()
}

fn span(words: Words) -> impl Strategy<Value = Span> {
    let language = prop_oneof![
        4 => Just(None),
        1 => Just(Some(Language::Se)),
        1 => Just(Some(Language::NbNo)),
        1 => Just(Some(Language::Other("zh-Hant".to_owned()))),
    ];
    let link = prop_oneof![
        6 => Just(None),
        1 => Just(Some(Link::Place(ANCHOR.to_owned()))),
        1 => "[a-zæ/]{1,30}".prop_map(|path| Some(Link::Web(format!("https://{path}")))),
    ];
    (words(), any::<bool>(), any::<bool>(), language, link).prop_map(
        |(text, bold, italic, language, link)| Span {
            text,
            bold,
            italic,
            language,
            link,
        },
    )
}

fn spans(words: Words) -> impl Strategy<Value = Vec<Span>> {
    vec(span(words), 0..4)
}

fn block(words: Words) -> impl Strategy<Value = Block> {
    let numbering = prop_oneof![
        Just(Numbering::Bullet),
        Just(Numbering::Decimal),
        Just(Numbering::LowerAlpha)
    ];
    let fact = (words(), spans(words)).prop_map(|(label, value)| Fact {
        label: format!("F{label}"),
        value,
    });
    let leaf = prop_oneof![
        2 => (1_u8..=6, spans(words)).prop_map(|(level, text)| Block::Heading { level, text }),
        4 => spans(words).prop_map(Block::Paragraph),
        1 => spans(words).prop_map(Block::Lead),
        1 => spans(words).prop_map(Block::Note),
        2 => (numbering, any::<u32>(), vec(spans(words), 0..6))
            .prop_map(|(numbering, start, items)| Block::List { numbering, start, items }),
        1 => vec(fact, 0..6).prop_map(Block::Facts),
        2 => any_table(words).prop_map(Block::Table),
        1 => "[a-z]{8}".prop_flat_map(move |name| signature(words, name)).prop_map(|field| Block::Signatures(vec![field])),
        1 => ("[A-Z ]{1,9}", 0.01_f32..1.0).prop_map(|(alt, width)| {
            Block::Figure(Figure { picture: super::SMALL_JPEG.to_vec(), alt: format!("F{alt}"), width })
        }),
        1 => Just(Block::PageBreak),
        1 => (0.0_f32..2000.0).prop_map(Block::Gap),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Block::Highlight),
            vec(inner.clone(), 0..4).prop_map(Block::Quotation),
            vec(inner, 0..4).prop_map(Block::KeepTogether),
        ]
    })
}

/// Any table of such words.
pub(crate) fn any_table(words: Words) -> impl Strategy<Value = Table> {
    let align = prop_oneof![Just(Align::Left), Just(Align::Center), Just(Align::Right)];
    let column = (words(), 0.01_f32..100.0, align).prop_map(|(title, weight, align)| Column {
        title: format!("K{title}"),
        weight,
        align,
    });
    let whether = (any::<bool>(), any::<bool>());
    (words(), whether, vec(column, 1..7)).prop_flat_map(move |(caption, whether, columns)| {
        let (caption_visible, row_headers) = whether;
        let row = (vec(spans(words), columns.len()), any::<bool>())
            .prop_map(|(cells, emphasis)| Row { cells, emphasis });
        let group = spans(words).prop_map(Row::group);
        let rows = vec(prop_oneof![5 => row, 1 => group], 0..8);
        rows.prop_map(move |rows| Table {
            caption: caption.clone(),
            caption_visible,
            columns: columns.clone(),
            row_headers,
            rows,
        })
    })
}

fn signature(words: Words, name: String) -> impl Strategy<Value = SignatureField> {
    (words(), words(), words()).prop_map(move |(label, signer, tooltip)| SignatureField {
        language: None,
        name: name.clone(),
        label,
        signer,
        tooltip: format!("Signatur {tooltip}"),
    })
}
