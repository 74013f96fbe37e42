//! The display list drawn by krilla: a second writer of tagged PDF/A-2a and PDF/UA-1, by other people. It knows no form
//! fields, and a picture is a rectangle here: what is compared is what is said.

use std::collections::HashMap;
use std::num::{NonZeroU16, NonZeroU32};

use ::krilla::Document as Writer;
use ::krilla::SerializeSettings;
use ::krilla::action::LinkAction;
use ::krilla::annotation::{Annotation as Acted, LinkAnnotation, Target};
use ::krilla::color::rgb;
use ::krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use ::krilla::destination::XyzDestination;
use ::krilla::error::KrillaError;
use ::krilla::geom::{PathBuilder, Point, Rect};
use ::krilla::metadata::{DateTime, Metadata};
use ::krilla::outline::{Outline, OutlineNode};
use ::krilla::page::PageSettings;
use ::krilla::paint::Fill as Paint;
use ::krilla::surface::Surface;
use ::krilla::tagging::{
    Artifact, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup,
    TagKind, TagTree,
};
use ::krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::characters::one_line;
use crate::color::Palette;
use crate::display::{Annotation, Area, Bookmark, Group, Kind, Laid, Mark, Run};
use crate::fonts::Face;
use crate::model::{Document, Numbering};
use crate::span::Link;
use crate::structure::{Child, Element, ElementId, Role, Scope, Tree};
use crate::subset::clusters;

/// Draws the pages; what krilla finds against either standard comes back as its error.
pub(super) fn draw(document: &Document, laid: &Laid) -> Result<Vec<u8>, KrillaError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap();
    let settings = SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    };
    let mut writer = Writer::new_with(settings);
    let mut brush = Brush {
        laid,
        palette: Palette {
            title: document.look.title,
            accent: document.look.accent,
        },
        fonts: Face::ALL.map(|face| Font::new(face.bytes().into(), 0).unwrap()),
        contents: HashMap::new(),
        links: HashMap::new(),
    };
    for page in 0..laid.pages.len() {
        brush.page(&mut writer, page);
    }
    let mut tree = TagTree::new();
    tree.children = brush.group(Tree::ROOT).children;
    writer.set_tag_tree(tree);
    writer.set_outline(outline(&laid.bookmarks));
    writer.set_metadata(
        Metadata::new()
            // It writes a title's characters as they are, those too that XML forbids.
            .title(one_line(&document.title))
            .language(document.language.tag().to_owned())
            .creation_date(DateTime::new(2026)),
    );
    writer.finish()
}

struct Brush<'a> {
    laid: &'a Laid,
    palette: Palette,
    fonts: [Font; 4],
    /// What krilla calls each content item, by page and number.
    contents: HashMap<(usize, usize), Identifier>,
    /// What it calls each link, by its place among the annotations.
    links: HashMap<usize, Identifier>,
}

impl Brush<'_> {
    fn page(&mut self, writer: &mut Writer, index: usize) {
        let (width, height) = self.laid.size;
        let page = &self.laid.pages[index];
        let mut sheet = writer.start_page_with(PageSettings::from_wh(width, height).unwrap());
        let mut surface = sheet.surface();
        surface.start_tagged(artifact(ArtifactType::Layout));
        for fill in &page.fills {
            let area = Area {
                x: fill.x,
                top: fill.top,
                width: fill.width,
                height: fill.height,
            };
            surface.set_fill(Some(self.paint(fill.ink)));
            rectangle(&mut surface, area);
        }
        surface.end_tagged();
        for group in &page.groups {
            self.marked(&mut surface, index, group);
        }
        surface.finish();
        for (place, annotation) in self.laid.annotations.iter().enumerate() {
            if let (true, Kind::Link { target, words }) = (annotation.page == index, &annotation.kind) {
                let link = Acted::new_link(self.link(annotation, target), Some(words.clone()));
                self.links.insert(place, sheet.add_tagged_annotation(link));
            }
        }
        sheet.finish();
    }

    fn marked(&mut self, surface: &mut Surface, page: usize, group: &Group) {
        let tag = match group.mark {
            Mark::Content { .. } => ContentTag::Other,
            Mark::Header => artifact(ArtifactType::Header),
            Mark::Footer => artifact(ArtifactType::Footer),
            Mark::Decoration => artifact(ArtifactType::Layout),
            Mark::RepeatedHead => artifact(ArtifactType::PaginationOther),
        };
        let identifier = surface.start_tagged(tag);
        if let Mark::Content { mcid, .. } = group.mark {
            self.contents.insert((page, mcid), identifier);
        }
        if let Some((_, area)) = group.picture {
            rectangle(surface, area);
        }
        for run in &group.runs {
            self.run(surface, run);
        }
        surface.end_tagged();
    }

    fn run(&self, surface: &mut Surface, run: &Run) {
        let glyphs: Vec<KrillaGlyph> = clusters(run)
            .flat_map(|cluster| {
                let start = cluster.glyphs[0].start();
                let range = start..start + cluster.text.len();
                cluster.glyphs.iter().map(move |glyph| {
                    let id = GlyphId::new(glyph.id.into());
                    let (right, up) = glyph.shift();
                    KrillaGlyph::new(id, glyph.advance(), right, up, 0.0, range.clone(), None)
                })
            })
            .collect();
        surface.set_fill(Some(self.paint(run.ink)));
        let start = Point::from_xy(run.x, run.baseline);
        let font = self.fonts[run.face as usize].clone();
        surface.draw_glyphs(start, &glyphs, font, &run.text, run.size, false);
    }

    fn paint(&self, ink: crate::color::Ink) -> Paint {
        let color = self.palette.color(ink);
        Paint {
            paint: rgb::Color::new(color.0, color.1, color.2).into(),
            ..Paint::default()
        }
    }

    fn link(&self, annotation: &Annotation, target: &Link) -> LinkAnnotation {
        let areas = annotation.areas.iter().map(|area| rect(*area).into());
        let target = match target {
            Link::Place(name) => {
                let place = self.laid.places[name];
                Target::Destination(XyzDestination::new(place.page, Point::from_xy(0.0, place.top)).into())
            }
            Link::Web(address) => Target::Action(LinkAction::new(address.clone()).into()),
        };
        LinkAnnotation::new_with_quad_points(areas.collect(), target)
    }

    fn group(&self, id: ElementId) -> TagGroup {
        let element = self.laid.tree.get(id);
        let tag = self.tag(id, element).with_lang(element.language.clone());
        let mut group = TagGroup::new(tag);
        for child in &element.children {
            match child {
                Child::Element(id) => group.push(self.group(*id)),
                Child::Content { page, mcid } => group.push(self.contents[&(*page, *mcid)]),
                Child::Annotation(place) => {
                    if let Some(link) = self.links.get(place) {
                        group.push(*link);
                    }
                }
            }
        }
        group
    }

    fn tag(&self, id: ElementId, element: &Element) -> TagKind {
        match element.role {
            Role::Document | Role::Div => Tag::Div.into(),
            Role::Heading(level) => {
                Tag::Hn(NonZeroU16::new(level.into()).unwrap(), Some(self.words(id))).into()
            }
            Role::P => Tag::P.into(),
            Role::List(Numbering::Bullet) => Tag::L(ListNumbering::Disc).into(),
            Role::List(Numbering::Decimal) => Tag::L(ListNumbering::Decimal).into(),
            Role::List(Numbering::LowerAlpha) => Tag::L(ListNumbering::LowerAlpha).into(),
            Role::ListItem => Tag::LI.into(),
            Role::Label => Tag::Lbl.into(),
            Role::ListBody => Tag::LBody.into(),
            Role::Table => Tag::Table.with_summary(element.spoken.clone()).into(),
            Role::Caption => Tag::Caption.into(),
            Role::TableHead => Tag::THead.into(),
            Role::TableBody => Tag::TBody.into(),
            Role::TableRow => Tag::TR.into(),
            Role::HeaderCell(Scope::Column) => Tag::TH(TableHeaderScope::Column).into(),
            Role::HeaderCell(Scope::Row) => Tag::TH(TableHeaderScope::Row).into(),
            Role::Cell => Tag::TD.into(),
            Role::WideCell(columns) => {
                let columns = u32::try_from(columns).ok().and_then(NonZeroU32::new);
                Tag::TD.with_col_span(columns).into()
            }
            Role::Form => Tag::Form.with_alt_text(element.spoken.clone()).into(),
            Role::Span => Tag::Span.into(),
            Role::Link => Tag::Link.into(),
            Role::Figure => {
                let page = element.children.iter().find_map(|child| match child {
                    Child::Content { page, .. } => Some(*page),
                    _ => None,
                });
                let place = page.zip(element.area);
                let area = place.map(|(page, area)| BBox::new(page, rect(area)));
                Tag::Figure(element.spoken.clone()).with_bbox(area).into()
            }
            Role::Quotation => Tag::BlockQuote.into(),
        }
    }

    /// A heading's words, which krilla wants for its title.
    fn words(&self, id: ElementId) -> String {
        let contents = self.laid.tree.get(id).children.iter();
        let words = contents.filter_map(|child| match child {
            Child::Content { page, mcid } => Some((*page, *mcid)),
            _ => None,
        });
        words
            .flat_map(|(page, wanted)| {
                let groups = self.laid.pages[page].groups.iter();
                groups.filter(move |group| matches!(group.mark, Mark::Content { mcid, .. } if mcid == wanted))
            })
            .flat_map(|group| &group.runs)
            .map(|run| &*run.text)
            .collect()
    }
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn rect(area: Area) -> Rect {
    Rect::from_xywh(area.x, area.top, area.width, area.height).unwrap()
}

fn rectangle(surface: &mut Surface, area: Area) {
    let mut path = PathBuilder::new();
    path.push_rect(rect(area));
    surface.draw_path(&path.finish().unwrap());
}

/// Bookmarks side by side: what they nest like is looked at elsewhere.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    for bookmark in bookmarks {
        let place = XyzDestination::new(bookmark.page, Point::from_xy(0.0, bookmark.top));
        outline.push_child(OutlineNode::new(bookmark.title.clone(), place));
    }
    outline
}
