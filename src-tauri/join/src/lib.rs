//! Puts the pages of foreign PDFs between those of a paper of our own, and numbers them through the whole.
//!
//! [`Binder::add`] copies what is seen of a foreign file: its pages with what they inherit, their streams byte for
//! byte, the look of its form's fields, its links to addresses and among its own pages. Left behind is what acts (scripts,
//! actions, forms) and what speaks for the file that it was (tags, metadata, bookmarks, names). [`Binder::bind`] takes the
//! paper's own pages with their tags, links and bookmarks, and says nothing of any standard: foreign pages keep none.
//!
//! Files are read leniently ([`lexer`]), and when their tables are damaged by a search ([`xref`]). What a file costs in
//! time and memory is bounded by its length ([`file`]); streams are not unpacked, but for those that objects are in.

mod annotations;
mod copy;
mod crypt;
mod file;
mod leaf;
mod lexer;
mod object;
mod out;
mod pages;
mod refusal;
mod stamp;
mod stream;
mod view;
mod xref;

pub use refusal::Refusal;

use copy::Copier;
use file::{File, Found};
use leaf::{Drawing, Leaf, Whose};
use out::Out;

/// The longest file that is joined, in bytes. It is read and written in memory, so the whole of it is there twice; a
/// longer one would be too much for an office machine, and for whoever opens the whole.
pub const LARGEST: usize = 200 << 20;
/// The most pages that a file is joined with.
pub const MOST_PAGES: usize = 20_000;

/// Takes the pages of one file after another, and makes them one with those of a paper.
pub struct Binder {
    out: Out,
}

/// The pages that came from one file.
pub struct Leaves(Vec<Leaf>);

impl Leaves {
    /// How many pages there are; at least one.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl Default for Binder {
    fn default() -> Self {
        Self::new()
    }
}

impl Binder {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { out: Out::new() }
    }

    /// Takes the pages of a PDF of any version. Nothing of it is taken when it is refused.
    pub fn add(&mut self, pdf: &[u8]) -> Result<Leaves, Refusal> {
        match self.taken(pdf, Found::ByTable) {
            Err(Refusal::Damaged) => self.taken(pdf, Found::BySearch),
            other => other,
        }
    }

    fn taken(&mut self, pdf: &[u8], found: Found) -> Result<Leaves, Refusal> {
        let mark = self.out.mark();
        let taken = File::open(pdf, found).and_then(|file| {
            let mut copier = Copier::new(&file, &mut self.out);
            let leaves = leaves(&mut copier, Whose::Foreign)?;
            copier.finish()?;
            Ok(leaves)
        });
        if taken.is_err() {
            self.out.back_to(mark);
        }
        taken.map(Leaves)
    }

    /// Makes the whole: the pages of `paper`, and before its page of that index, counted from 0, the pages that `between`
    /// says; at its end those of an index that it has no page of. On each page stands what `label` says of its number,
    /// counted from 1, and of how many there are.
    ///
    /// The paper is one of our own; it is refused when it is none.
    pub fn bind(
        mut self,
        paper: &[u8],
        between: &[(usize, Leaves)],
        label: &dyn Fn(usize, usize) -> String,
    ) -> Result<Vec<u8>, Refusal> {
        let file = File::open(paper, Found::ByTable)?;
        let mut copier = Copier::new(&file, &mut self.out);
        let own = leaves(&mut copier, Whose::Own)?;
        let parent = copier.out.reserve();
        let catalog = catalog(&mut copier, parent)?;
        let mut trailer = format!("/Root {catalog} 0 R").into_bytes();
        if let Some(info) = file.trailer().get("Info") {
            copier.entry(&mut trailer, b"Info", info, None)?;
        }
        copier.finish()?;

        let out = &mut self.out;
        let drawing = Drawing {
            before: out.reserve(),
            parent,
            font: out.reserve(),
        };
        out.stream(drawing.before, b"", b"q");
        out.object(drawing.font, stamp::FONT.as_bytes());
        let all = in_order(&own, between);
        for (index, leaf) in all.iter().enumerate() {
            leaf.write(out, &drawing, &label(index + 1, all.len()));
        }
        let kids: Vec<u32> = all.iter().map(|leaf| leaf.number).collect();
        let kids = leaf::references(&kids);
        out.object(
            parent,
            format!("<</Type/Pages/Count {}/Kids[{kids}]>>", all.len()).as_bytes(),
        );
        Ok(self.out.finish(&trailer))
    }
}

/// Copies what the pages of a file need.
fn leaves(copier: &mut Copier<'_, '_>, whose: Whose) -> Result<Vec<Leaf>, Refusal> {
    let pages = pages::pages(copier.file)?;
    let numbers: Vec<u32> = pages.iter().map(|_| copier.out.reserve()).collect();
    for (page, number) in pages.iter().zip(&numbers) {
        copier.know(page.number, *number);
    }
    let numbered = pages.iter().zip(&numbers);
    numbered
        .map(|(page, number)| Leaf::copy(copier, page, *number, whose))
        .collect()
}

/// Writes the paper's catalog without what it says of standards, and says its number.
fn catalog(copier: &mut Copier<'_, '_>, pages: u32) -> Result<u32, Refusal> {
    let entries = copier.file.catalog()?;
    let mut text = format!("<</Type/Catalog/Pages {pages} 0 R").into_bytes();
    for key in [
        "Lang",
        "MarkInfo",
        "StructTreeRoot",
        "ViewerPreferences",
        "Outlines",
        "PageMode",
    ] {
        if let Some(value) = entries.get(key) {
            copier.entry(&mut text, key.as_bytes(), value, None)?;
        }
    }
    text.extend_from_slice(b">>");
    let number = copier.out.reserve();
    copier.out.object(number, &text);
    Ok(number)
}

fn in_order<'l>(own: &'l [Leaf], between: &'l [(usize, Leaves)]) -> Vec<&'l Leaf> {
    let before = |index: usize| {
        let here = between.iter().filter(move |(at, _)| *at == index);
        here.flat_map(|(_, leaves)| &leaves.0)
    };
    let mut all = Vec::new();
    for (index, leaf) in own.iter().enumerate() {
        all.extend(before(index));
        all.push(leaf);
    }
    let after = between.iter().filter(|(at, _)| *at >= own.len());
    all.extend(after.flat_map(|(_, leaves)| &leaves.0));
    all
}
