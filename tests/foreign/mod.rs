//! PDFs such as others make them, of every shape that comes to a secretariat.

use std::{collections::BTreeMap, sync::Arc};

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions, SaveOptions,
    Stream, StringFormat, dictionary,
    encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter},
};

/// A document under way: each page says `words` and its number, and inherits its size and its fonts.
pub(crate) struct Foreign {
    pub(crate) pdf: Document,
    pub(crate) pages: Vec<ObjectId>,
    tree: ObjectId,
}

impl Foreign {
    pub(crate) fn new(words: &str, pages: usize) -> Self {
        let mut pdf = Document::with_version("1.5");
        let tree = pdf.new_object_id();
        let font =
            pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
        let page = |number: usize| {
            let lines = (0..30)
                .map(|line| format!("1 0 0 1 72 {} Tm ({words}, side {number}) Tj\n", 760 - 20 * line));
            let drawn = format!("BT /F1 12 Tf\n{}ET", lines.collect::<String>());
            let mut content = Stream::new(Dictionary::new(), drawn.into_bytes());
            content.compress().unwrap();
            let content = pdf.add_object(content);
            pdf.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content })
        };
        let pages: Vec<ObjectId> = (1..=pages).map(page).collect();
        let node = dictionary! {
            "Type" => "Pages",
            "Count" => i64::try_from(pages.len()).unwrap(),
            "Kids" => pages.iter().map(|page| Object::from(*page)).collect::<Vec<_>>(),
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        };
        pdf.objects.insert(tree, node.into());
        let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        pdf.trailer.set("Root", catalog);
        let id = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Literal);
        pdf.trailer.set("ID", vec![id.clone(), id]);
        Self { pdf, pages, tree }
    }

    /// Says something of every page.
    pub(crate) fn with(mut self, key: &str, value: impl Into<Object>) -> Self {
        let value = value.into();
        self.pdf.get_dictionary_mut(self.tree).unwrap().set(key, value);
        self
    }

    pub(crate) fn page(&mut self, index: usize) -> &mut Dictionary {
        self.pdf.get_dictionary_mut(self.pages[index]).unwrap()
    }

    /// As PDF 1.3 has it: each object by itself, and a table.
    pub(crate) fn classic(mut self) -> Vec<u8> {
        "1.3".clone_into(&mut self.pdf.version);
        let mut out = Vec::new();
        self.pdf.save_to(&mut out).unwrap();
        out
    }

    /// As PDF 1.5 has it: objects packed into streams.
    pub(crate) fn packed(mut self) -> Vec<u8> {
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .build();
        let mut out = Vec::new();
        self.pdf.save_with_options(&mut out, options).unwrap();
        out
    }

    /// Encrypted after this version of the standard handler, to be opened with `password`.
    pub(crate) fn locked(mut self, version: u8, password: &str) -> Vec<u8> {
        let permissions = Permissions::PRINTABLE;
        let filters = |filter: Arc<dyn CryptFilter>| BTreeMap::from([(b"StdCF".to_vec(), filter)]);
        let (owner_password, user_password) = ("eier", password);
        let wanted = match version {
            2 => EncryptionVersion::V2 {
                document: &self.pdf,
                owner_password,
                user_password,
                key_length: 128,
                permissions,
            },
            4 => EncryptionVersion::V4 {
                document: &self.pdf,
                encrypt_metadata: true,
                crypt_filters: filters(Arc::new(Aes128CryptFilter)),
                stream_filter: b"StdCF".to_vec(),
                string_filter: b"StdCF".to_vec(),
                owner_password,
                user_password,
                permissions,
            },
            _ => EncryptionVersion::V5 {
                encrypt_metadata: true,
                crypt_filters: filters(Arc::new(Aes256CryptFilter)),
                file_encryption_key: &[7; 32],
                stream_filter: b"StdCF".to_vec(),
                string_filter: b"StdCF".to_vec(),
                owner_password,
                user_password,
                permissions,
            },
        };
        let state = EncryptionState::try_from(wanted).unwrap();
        self.pdf.encrypt(&state).unwrap();
        let mut out = Vec::new();
        self.pdf.save_to(&mut out).unwrap();
        out
    }
}

/// The same file with its table of objects spoiled.
pub(crate) fn without_table(mut pdf: Vec<u8>) -> Vec<u8> {
    let word = pdf.windows(9).rposition(|window| window == b"startxref").unwrap();
    pdf[word + 10..].fill(b'9');
    pdf
}
