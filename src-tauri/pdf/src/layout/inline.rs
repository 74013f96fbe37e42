//! Words in another language, and words that lead somewhere: elements among the words of another.

use crate::characters::one_line;
use crate::span::{Link, Span};
use crate::structure::{ElementId, Role};

use super::Composer;

impl Composer<'_> {
    /// The element of each span of an element's text. Spans side by side that are alike share one, so that a link
    /// whose words change style is read as one link.
    pub(super) fn elements(&mut self, element: ElementId, spans: &[Span]) -> Vec<ElementId> {
        let mut elements = Vec::with_capacity(spans.len());
        for alike in spans.chunk_by(|a, b| a.link == b.link && a.language == b.language) {
            let own = self.element_among_words(element, alike);
            elements.resize(elements.len() + alike.len(), own);
        }
        elements
    }

    fn element_among_words(&mut self, element: ElementId, spans: &[Span]) -> ElementId {
        let Span { language, link, .. } = &spans[0];
        let words = Span::joined(spans);
        // Spaces alone are nothing to point at.
        let link = link.as_ref().filter(|_| !words.trim().is_empty());
        let role = match (link, language) {
            (Some(_), _) => Role::Link,
            (None, Some(language)) if language != self.language => Role::Span,
            (None, _) => return element,
        };
        let own = self.tree.add_among_words(element, role);
        if let Some(language) = language.as_ref().filter(|language| *language != self.language) {
            self.tree.set_language(own, language.tag());
        }
        if let Some(link) = link {
            self.tree.lead(own, link.clone());
            self.tree.say(own, description(link, &words));
        }
        own
    }
}

/// What a screen reader says of a link: its words, or where it leads when they say nothing.
fn description(link: &Link, words: &str) -> String {
    let words = one_line(words);
    match link {
        Link::Web(target) | Link::Place(target) if words.is_empty() => one_line(target),
        _ => words,
    }
}
