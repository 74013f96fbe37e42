//! The cheapest way from one list to another.

/// One step on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The old one becomes the new one.
    Change(usize, usize),
    /// The old one goes.
    Remove(usize),
    /// The new one comes.
    Insert(usize),
}

/// The steps, in order, whose costs add up to least.
///
/// `remove` and `insert` give the cost of one element, `change` that of turning an old one into a new one,
/// or nothing when that cannot be. Among equals a change is preferred, for it keeps what others may be
/// writing in the element.
pub(super) fn align(
    (old, new): (usize, usize),
    remove: impl Fn(usize) -> usize,
    insert: impl Fn(usize) -> usize,
    change: impl Fn(usize, usize) -> Option<usize>,
) -> Vec<Step> {
    // `best[o][n]`: the cost from there to the end of both lists, and the first step.
    let mut best: Vec<Vec<(usize, Option<Step>)>> = vec![vec![(0, None); new + 1]; old + 1];
    for o in (0..=old).rev() {
        for n in (0..=new).rev() {
            let mut options = Vec::with_capacity(3);
            if o < old && n < new {
                options.extend(change(o, n).map(|cost| (cost + best[o + 1][n + 1].0, Step::Change(o, n))));
            }
            if o < old {
                options.push((remove(o) + best[o + 1][n].0, Step::Remove(o)));
            }
            if n < new {
                options.push((insert(n) + best[o][n + 1].0, Step::Insert(n)));
            }
            if let Some((cost, step)) = options.into_iter().min_by_key(|(cost, _)| *cost) {
                best[o][n] = (cost, Some(step));
            }
        }
    }
    let (mut o, mut n, mut steps) = (0, 0, Vec::new());
    while let Some(step) = best[o][n].1 {
        steps.push(step);
        match step {
            Step::Change(..) => (o, n) = (o + 1, n + 1),
            Step::Remove(_) => o += 1,
            Step::Insert(_) => n += 1,
        }
    }
    steps
}

/// How many elements two lists share at the beginning, and then at the end.
pub(super) fn shared<T: PartialEq>(old: &[T], new: &[T]) -> (usize, usize) {
    let head = old.iter().zip(new).take_while(|(o, n)| o == n).count();
    let tail = old[head..]
        .iter()
        .rev()
        .zip(new[head..].iter().rev())
        .take_while(|(o, n)| o == n)
        .count();
    (head, tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(old: &[&str], new: &[&str]) -> Vec<Step> {
        let change = |o: usize, n: usize| {
            let (old, new): (Vec<_>, Vec<_>) = (old[o].chars().collect(), new[n].chars().collect());
            let (head, tail) = shared(&old, &new);
            Some(old.len() + new.len() - 2 * (head + tail))
        };
        align((old.len(), new.len()), |o| old[o].len(), |n| new[n].len(), change)
    }

    #[test]
    fn a_new_element_in_the_middle_leaves_the_others_alone() {
        let steps = words(&["møte", "vedtak"], &["møte", "saksliste", "vedtak"]);
        assert_eq!(steps, [Step::Change(0, 0), Step::Insert(1), Step::Change(1, 2)]);
    }

    #[test]
    fn an_element_that_goes_takes_no_other_with_it() {
        let steps = words(&["møte", "saksliste", "vedtak"], &["møtet", "vedtak"]);
        assert_eq!(steps, [Step::Change(0, 0), Step::Remove(1), Step::Change(2, 1)]);
    }
}
