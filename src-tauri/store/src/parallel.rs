//! Work that needs no database, done by two at once.

use std::thread;

/// Fewer are not worth a thread.
const FEW: usize = 8;

/// What `work` makes of each, in order; half of it on another thread.
pub(crate) fn in_parallel<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if all.len() < FEW {
        return all.iter().map(work).collect();
    }
    let (here, there) = all.split_at(all.len() / 2);
    thread::scope(|scope| {
        let other = scope.spawn(|| there.iter().map(&work).collect::<Vec<_>>());
        let mut done: Vec<_> = here.iter().map(&work).collect();
        match other.join() {
            Ok(rest) => done.extend(rest),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_make_is_in_the_order_it_came_in() {
        for len in [0, 1, FEW - 1, FEW, FEW + 1, 100] {
            let all: Vec<_> = (0..len).collect();
            let expected: Vec<_> = all.iter().map(|n| n * n).collect();
            assert_eq!(in_parallel(&all, |n| n * n), expected);
        }
    }
}
