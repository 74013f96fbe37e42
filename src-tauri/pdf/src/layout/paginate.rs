//! Stacks strips on pages, and numbers their content as it lands.

use std::collections::{BTreeMap, HashMap};

use crate::Place;
use crate::display::{Annotation, Area, Bookmark, Fill, Group, Kind, Laid, Mark, Page, Run};
use crate::structure::{Child, ElementId, Tree};

use super::Composer;
use super::page::PageFrame;
use super::strip::{FieldRoom, Ground, Hold, Strip};

/// Sums of many small heights may differ in the last digit.
const TOLERANCE: f32 = 0.01;

/// An underline, in parts of the size of its text: below the baseline, and how thick.
const UNDERLINE: (f32, f32) = (0.12, 0.05);

/// Stacks the strips. There is always at least one page; `imprint` stands at the foot of the first.
pub(super) fn paginate(composer: Composer, mut imprint: Vec<Strip>) -> Laid {
    let Composer {
        frame,
        mut strips,
        anchors,
        pictures,
        tree,
        ..
    } = composer;
    let mut stack = Stack {
        frame,
        foot: chain_height(&imprint),
        tree,
        pages: vec![Page::default()],
        bookmarks: Vec::new(),
        annotations: Vec::new(),
        places: BTreeMap::new(),
        top: frame.top,
        fresh: true,
        groups: HashMap::new(),
        links: HashMap::new(),
        contents: 0,
    };
    for chain in strips.chunk_by_mut(|a, b| a.hold > Hold::Free && !b.new_page) {
        if chain.first().is_some_and(|strip| strip.new_page) && !stack.fresh {
            stack.new_page();
        }
        stack.place(chain, Hold::Together);
    }
    stack.name(anchors);
    stack.put_at_foot(&mut imprint);
    Laid {
        size: (frame.width, frame.height),
        pictures,
        pages: stack.pages,
        tree: stack.tree,
        bookmarks: stack.bookmarks,
        annotations: stack.annotations,
        places: stack.places,
    }
}

struct Stack {
    frame: PageFrame,
    /// Height of what stands at the foot of the first page.
    foot: f32,
    tree: Tree,
    pages: Vec<Page>,
    bookmarks: Vec<Bookmark>,
    annotations: Vec<Annotation>,
    places: BTreeMap<String, Place>,
    /// Where the next strip begins.
    top: f32,
    /// Nothing but a repeated head stands on the page yet.
    fresh: bool,
    /// The group of each element on the page: an element has one content item a page.
    groups: HashMap<ElementId, usize>,
    /// The annotation of each link on the page.
    links: HashMap<ElementId, usize>,
    contents: usize,
}

impl Stack {
    /// Places strips that hold together: on this page, else on the next, else parted where they hold least.
    fn place(&mut self, chain: &mut [Strip], firmness: Hold) {
        let height = chain_height(chain);
        if self.fits(self.gap_before(chain) + height) {
            self.put_all(chain);
        } else if height + head_height(chain) <= self.frame.text_height() + TOLERANCE {
            self.new_page_for(chain);
            self.put_all(chain);
        } else if firmness < Hold::Firm {
            for part in chain.chunk_by_mut(|a, _| a.hold >= Hold::Firm) {
                self.place(part, Hold::Firm);
            }
        } else {
            self.part(chain);
        }
    }

    /// Places strips that must be parted: they begin where at least half a page is left.
    fn part(&mut self, chain: &mut [Strip]) {
        if !self.fits(self.frame.text_height() / 2.0) {
            self.new_page_for(chain);
        }
        for strip in chain {
            let alone = std::slice::from_ref(strip);
            if !self.fresh && !self.fits(self.gap_before(alone) + strip.height) {
                self.new_page_for(alone);
            }
            self.put(strip);
        }
    }

    fn put_all(&mut self, chain: &mut [Strip]) {
        for strip in chain {
            self.put(strip);
        }
    }

    fn fits(&self, height: f32) -> bool {
        let foot = if self.pages.len() == 1 { self.foot } else { 0.0 };
        self.top + height <= self.frame.bottom - foot + TOLERANCE
    }

    /// The gap before the strips, which the top of a page does not need.
    fn gap_before(&self, chain: &[Strip]) -> f32 {
        if self.fresh {
            0.0
        } else {
            chain.first().map_or(0.0, |first| first.gap)
        }
    }

    fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.top = self.frame.top;
        self.fresh = true;
        self.groups.clear();
        self.links.clear();
        self.contents = 0;
    }

    /// Begins a page for strips, with the head of their table when they are rows of one.
    fn new_page_for(&mut self, chain: &[Strip]) {
        self.new_page();
        let Some((first, head)) = chain
            .first()
            .and_then(|first| Some((first, first.head.as_ref()?)))
        else {
            return;
        };
        for strip in head.iter() {
            let around = first.grounds.iter().filter(|ground| ground.over_gap);
            let shown = Strip {
                grounds: around.copied().collect(),
                gap: 0.0,
                ..strip.clone()
            };
            self.put_fills(&shown, self.top);
            for (_, run) in shown.runs {
                self.put_run(Mark::RepeatedHead, run);
            }
            self.top += shown.height;
        }
    }

    fn put(&mut self, strip: &mut Strip) {
        let gap = self.gap_before(std::slice::from_ref(strip));
        self.top += gap;
        self.fresh = false;
        self.put_fills(strip, self.top - gap);
        let page = self.pages.len() - 1;
        if let Some((level, title)) = strip.bookmark.take() {
            self.bookmarks.push(Bookmark {
                level,
                title,
                page,
                top: self.top,
            });
        }
        self.name(std::mem::take(&mut strip.anchors));
        for (element, run) in std::mem::take(&mut strip.runs) {
            self.put_content(element, run);
        }
        if let Some((element, picture, area)) = strip.picture.take() {
            self.put_picture(element, picture, area);
        }
        for room in std::mem::take(&mut strip.fields) {
            self.put_field(room, page);
        }
        self.top += strip.height;
    }

    /// Names the place that is reached.
    fn name(&mut self, anchors: Vec<String>) {
        let place = Place {
            page: self.pages.len() - 1,
            top: self.top,
        };
        self.places.extend(anchors.into_iter().map(|name| (name, place)));
    }

    fn put_content(&mut self, element: ElementId, run: Run) {
        if let Some(around) = self.tree.settle(element) {
            // What follows among the words around is content of its own, read after the element.
            self.groups.remove(&around);
        }
        if self.tree.get(element).link.is_some() {
            self.underline(element, &run);
        }
        if let Some(&group) = self.groups.get(&element) {
            let run = Run {
                baseline: run.baseline + self.top,
                ..run
            };
            self.page().groups[group].runs.push(run);
            return;
        }
        let mark = self.content_mark(element);
        if let Some(link) = self.links.get(&element) {
            self.tree.attach(element, Child::Annotation(*link));
        }
        let group = self.page().groups.len();
        self.groups.insert(element, group);
        self.put_run(mark, run);
    }

    /// Draws a run in a group of its own.
    fn put_run(&mut self, mark: Mark, run: Run) {
        let run = Run {
            baseline: run.baseline + self.top,
            ..run
        };
        self.page().groups.push(Group::of_runs(mark, vec![run]));
    }

    /// Puts strips on the first page, where their room was kept.
    fn put_at_foot(&mut self, strips: &mut [Strip]) {
        let mut top = self.frame.bottom - self.foot;
        for strip in strips {
            for (element, mut run) in std::mem::take(&mut strip.runs) {
                run.baseline += top;
                let page = &mut self.pages[0];
                let mcid = page.contents();
                let role = self.tree.get(element).role;
                self.tree.attach(element, Child::Content { page: 0, mcid });
                let mark = Mark::Content { mcid, role };
                page.groups.push(Group::of_runs(mark, vec![run]));
            }
            top += strip.height;
        }
    }

    /// Draws a picture; one without an element only decorates.
    fn put_picture(&mut self, element: Option<ElementId>, picture: usize, area: Area) {
        let area = Area {
            top: self.top + area.top,
            ..area
        };
        let mark = match element {
            Some(element) => {
                self.tree.set_area(element, area);
                self.content_mark(element)
            }
            None => Mark::Decoration,
        };
        self.page().groups.push(Group {
            mark,
            runs: Vec::new(),
            picture: Some((picture, area)),
        });
    }

    /// Numbers the element's next content item.
    fn content_mark(&mut self, element: ElementId) -> Mark {
        let (page, mcid) = (self.pages.len() - 1, self.contents);
        let role = self.tree.get(element).role;
        self.tree.attach(element, Child::Content { page, mcid });
        self.contents += 1;
        Mark::Content { mcid, role }
    }

    /// Draws the line under words that lead somewhere, and makes the words an area that does.
    fn underline(&mut self, element: ElementId, run: &Run) {
        let mut area = run.area();
        area.top += self.top;
        let (below, thickness) = UNDERLINE;
        let line = Fill {
            x: area.x,
            top: self.top + run.baseline + below * run.size,
            width: area.width,
            height: thickness * run.size,
            ink: run.ink,
        };
        self.page().fills.push(line);
        if let Some(link) = self.links.get(&element) {
            self.annotations[*link].areas.push(area);
            return;
        }
        let Some((target, words)) = self.tree.led(element) else {
            return;
        };
        self.links.insert(element, self.annotations.len());
        self.annotations.push(Annotation {
            page: self.pages.len() - 1,
            areas: vec![area],
            kind: Kind::Link { target, words },
        });
    }

    fn put_field(&mut self, room: FieldRoom, page: usize) {
        self.tree
            .attach(room.element, Child::Annotation(self.annotations.len()));
        let area = Area {
            top: self.top + room.area.top,
            ..room.area
        };
        self.annotations.push(Annotation {
            page,
            areas: vec![area],
            kind: Kind::Field {
                name: room.name,
                tooltip: room.tooltip,
            },
        });
    }

    fn put_fills(&mut self, strip: &Strip, gap_top: f32) {
        let (top, page) = (self.top, self.page());
        for ground in &strip.grounds {
            put_ground(
                page,
                ground,
                if ground.over_gap { gap_top } else { top },
                top + strip.height,
            );
        }
        page.fills.extend(strip.rules.iter().map(|rule| Fill {
            top: rule.top + top,
            ..*rule
        }));
    }

    fn page(&mut self) -> &mut Page {
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }
}

/// Draws a band, or lengthens the one it continues, so that no seam shows between strips.
fn put_ground(page: &mut Page, ground: &Ground, top: f32, bottom: f32) {
    let same = |a: f32, b: f32| (a - b).abs() < TOLERANCE;
    let above = page.fills.iter_mut().find(|fill| {
        fill.ink == ground.ink
            && same(fill.x, ground.x)
            && same(fill.width, ground.width)
            && same(fill.top + fill.height, top)
    });
    match above {
        Some(fill) => fill.height = bottom - fill.top,
        None => {
            page.fills.push(Fill {
                x: ground.x,
                top,
                width: ground.width,
                height: bottom - top,
                ink: ground.ink,
            });
        }
    }
}

/// Height of strips one upon the other, without the gap before the first.
fn chain_height(chain: &[Strip]) -> f32 {
    let gaps: f32 = chain.iter().skip(1).map(|strip| strip.gap).sum();
    gaps + chain.iter().map(|strip| strip.height).sum::<f32>()
}

fn head_height(chain: &[Strip]) -> f32 {
    chain
        .first()
        .and_then(|first| first.head.as_ref())
        .map_or(0.0, |head| chain_height(head))
}
