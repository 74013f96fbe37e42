//! How wide the columns of a table are.

use std::cmp::Ordering;

/// A column that says much is given at least so much, about eight letters: narrower, it is a stack of words.
const DECENT: f32 = 48.0;

/// The least text beside the most: next to nothing still counts, so that there is a whole to reach.
const LEAST: f32 = 1e-3;

/// A line that words are broken in stays about so empty at its end: half a word.
const RAGGED: f32 = 10.0;

/// Room is moved from column to column in steps of so many points.
const STEPS: [f32; 4] = [24.0, 12.0, 6.0, 3.0];

/// What a column asks for, its padding included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    /// Its longest word.
    pub(super) word: f32,
    /// Its longest line, parted nowhere.
    pub(super) line: f32,
    /// The lines of all its cells together.
    pub(super) text: f32,
}

impl Need {
    /// What both cells of a column ask for.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            word: self.word.max(other.word),
            line: self.line.max(other.line),
            text: self.text + other.text,
        }
    }

    /// The least that it is read well in.
    fn least(self) -> f32 {
        self.word.max(self.line.min(DECENT))
    }

    /// About how many lines it is broken into, as a cell of a column so wide.
    fn lines(self, width: f32) -> f32 {
        if self.line <= width {
            return 1.0;
        }
        let around = self.line - self.text;
        (self.text / (width - around - RAGGED).max(RAGGED)).ceil()
    }
}

/// The columns' widths: by weight where no line need be broken, else by the root of how much they say, because a narrow
/// column fills its lines worse; but none narrower than it is read well in and none wider than its longest line. None when the columns ask for more than there is.
pub(super) fn widths(weights: &[f32], needs: &[Need], width: f32) -> Option<Vec<f32>> {
    let least: Vec<f32> = needs.iter().map(|need| need.least()).collect();
    if least.iter().sum::<f32>() > width {
        return None;
    }
    let lines: Vec<f32> = needs.iter().map(|need| need.line).collect();
    if lines.iter().sum::<f32>() <= width {
        return Some(shares(weights, &lines, width));
    }
    let most = needs
        .iter()
        .map(|need| need.text)
        .fold(f32::MIN_POSITIVE, f32::max);
    // The width for so much text as the fullest column has, so that the whole is as wide as it may be.
    let worth = |worth: f32| {
        let columns = needs.iter().zip(&least).zip(&lines);
        columns.map(move |((need, least), line)| {
            let share = (need.text / most).sqrt().max(LEAST) * worth;
            share.clamp(*least, line.max(*least))
        })
    };
    let (mut low, mut high) = (0.0, width);
    while worth(high).sum::<f32>() < width {
        (low, high) = (high, 2.0 * high);
    }
    for _ in 0..32 {
        let middle = f32::midpoint(low, high);
        let fits = worth(middle).sum::<f32>() <= width;
        *if fits { &mut low } else { &mut high } = middle;
    }
    Some(worth(low).collect())
}

/// Moves room from column to column as long as that makes the rows lower, or as low with fewer lines. A row is as high as
/// its highest cell.
pub(super) fn lowered(mut widths: Vec<f32>, needs: &[Need], rows: &[Vec<Need>]) -> Vec<f32> {
    let least: Vec<f32> = needs.iter().map(|need| need.least()).collect();
    let mut height = height_of(rows, &widths);
    for step in STEPS {
        while let Some((lower, from, to)) = lowest_move(&widths, &least, rows, step) {
            if lower >= height {
                break;
            }
            height = lower;
            widths[from] -= step;
            widths[to] += step;
        }
    }
    widths
}

/// How high the rows become by the best move of so much room, and between which columns it is.
fn lowest_move(
    widths: &[f32],
    least: &[f32],
    rows: &[Vec<Need>],
    step: f32,
) -> Option<((f32, f32), usize, usize)> {
    let columns = 0..widths.len();
    let moves = columns
        .clone()
        .flat_map(|from| columns.clone().map(move |to| (from, to)));
    let possible = moves.filter(|&(from, to)| from != to && widths[from] - step >= least[from]);
    let heights = possible.map(|(from, to)| {
        let mut after = widths.to_vec();
        after[from] -= step;
        after[to] += step;
        (height_of(rows, &after), from, to)
    });
    heights.min_by(|one, other| one.0.partial_cmp(&other.0).unwrap_or(Ordering::Equal))
}

/// The rows' lines one below the other, and all the lines there are.
fn height_of(rows: &[Vec<Need>], widths: &[f32]) -> (f32, f32) {
    let of_row = |row: &Vec<Need>| {
        let lines = row.iter().zip(widths).map(|(cell, width)| cell.lines(*width));
        lines.fold((0.0_f32, 0.0), |(most, all), lines| {
            (most.max(lines), all + lines)
        })
    };
    let each = rows.iter().map(of_row);
    each.fold((0.0, 0.0), |(height, all), row| (height + row.0, all + row.1))
}

/// Shares a width by weight. Columns whose share is below their need get the need, and the others share the rest; when
/// the needs together are too wide, the widest give, and no column gets far less than its weight says.
pub fn shares(weights: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
    let needs = levelled(weights, needs, width);
    let mut fixed = vec![false; weights.len()];
    loop {
        let shares = share_rest(weights, &needs, &fixed, width);
        let short = (0..weights.len())
            .filter(|&i| !fixed[i] && shares[i] < needs[i])
            .collect::<Vec<_>>();
        if short.is_empty() {
            return shares;
        }
        for i in short {
            fixed[i] = true;
        }
    }
}

/// The needs, the widest of them cut to where all fit beside what each column keeps of its share by weight.
fn levelled(weights: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
    const KEPT: f32 = 0.75;
    if needs.iter().sum::<f32>() <= width {
        return needs.to_vec();
    }
    let by_weight = share_rest(weights, needs, &vec![false; weights.len()], width);
    let cut = |level: f32| {
        let columns = needs.iter().zip(&by_weight);
        columns.map(move |(need, share)| need.min(level).max(KEPT * share))
    };
    let (mut low, mut high) = (0.0, width);
    for _ in 0..16 {
        let middle = f32::midpoint(low, high);
        let fits = cut(middle).sum::<f32>() <= width;
        *if fits { &mut low } else { &mut high } = middle;
    }
    cut(low).collect()
}

fn share_rest(weights: &[f32], needs: &[f32], fixed: &[bool], width: f32) -> Vec<f32> {
    let columns = || weights.iter().zip(needs).zip(fixed);
    let taken: f32 = columns()
        .filter(|(_, fixed)| **fixed)
        .map(|((_, need), _)| need)
        .sum();
    // Scaled by the largest first, so that even enormous weights have a finite sum.
    let largest = weights.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    let total: f32 = columns()
        .filter(|(_, fixed)| !**fixed)
        .map(|((weight, _), _)| weight / largest)
        .sum();
    columns()
        .map(|((weight, need), fixed)| {
            if *fixed {
                *need
            } else {
                (width - taken) * (weight / largest) / total
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Need;

    fn shares(weights: &[f32], needs: &[f32], width: f32) -> Vec<f32> {
        super::shares(weights, needs, width)
            .into_iter()
            .map(f32::round)
            .collect()
    }

    #[test]
    fn columns_share_the_width_by_weight() {
        assert_eq!(shares(&[1.0, 3.0], &[10.0, 10.0], 400.0), [100.0, 300.0]);
    }

    #[test]
    fn a_column_is_never_narrower_than_its_longest_word() {
        assert_eq!(
            shares(&[1.0, 9.0, 10.0], &[60.0, 10.0, 10.0], 440.0),
            [60.0, 180.0, 200.0]
        );
    }

    #[test]
    fn where_the_words_need_more_than_there_is_the_longest_give() {
        assert_eq!(shares(&[1.0, 1.0], &[300.0, 300.0], 400.0), [200.0, 200.0]);
        assert_eq!(
            shares(&[2.0, 1.0, 1.0], &[40.0, 60.0, 2000.0], 400.0),
            [150.0, 75.0, 175.0]
        );
    }

    fn widths(weights: &[f32], needs: &[(f32, f32, f32)], width: f32) -> Option<Vec<f32>> {
        let needs: Vec<Need> = needs
            .iter()
            .map(|&(word, line, text)| Need { word, line, text })
            .collect();
        let widths = super::widths(weights, &needs, width)?;
        Some(widths.into_iter().map(f32::round).collect())
    }

    #[test]
    fn a_column_that_says_little_gives_its_room_to_those_that_say_much() {
        let needs = [(30.0, 40.0, 400.0), (60.0, 900.0, 1000.0), (60.0, 900.0, 2000.0)];
        assert_eq!(widths(&[1.0; 3], &needs, 400.0), Some(vec![40.0, 149.0, 211.0]));
    }

    #[test]
    fn a_column_with_one_long_cell_breaks_it_and_leaves_the_room_to_the_others() {
        let needs = [(60.0, 300.0, 3000.0), (40.0, 300.0, 300.0)];
        assert_eq!(widths(&[1.0; 2], &needs, 400.0), Some(vec![300.0, 100.0]));
    }

    #[test]
    fn room_goes_to_where_it_makes_the_rows_lower() {
        let cell = |line: f32| Need {
            word: 30.0_f32.min(line),
            line,
            text: line,
        };
        // A title and a law, which is there once: in the narrow column it would be the highest of its row.
        let rows = [
            vec![cell(150.0), cell(1.0)],
            vec![cell(160.0), cell(1.0)],
            vec![cell(40.0), cell(190.0)],
        ];
        let needs: Vec<Need> = (0..2)
            .filter_map(|column| rows.iter().map(|row| row[column]).reduce(Need::and))
            .collect();
        let before = super::widths(&[1.0; 2], &needs, 270.0).unwrap();
        let after = super::lowered(before.clone(), &needs, &rows);
        assert!(super::height_of(&rows, &after) < super::height_of(&rows, &before));
        assert!((after.iter().sum::<f32>() - 270.0).abs() < 0.1);
        assert!(
            after
                .iter()
                .zip(&needs)
                .all(|(width, need)| *width >= need.least())
        );
    }

    #[test]
    fn where_every_line_fits_the_columns_share_the_width_by_weight() {
        assert_eq!(
            widths(&[1.0, 3.0], &[(20.0, 50.0, 90.0); 2], 400.0),
            Some(vec![100.0, 300.0])
        );
    }

    #[test]
    fn columns_that_cannot_all_be_read_well_stand_side_by_side_no_more() {
        let much = (40.0, 900.0, 900.0);
        assert!(widths(&[1.0; 8], &[much; 8], 400.0).is_some());
        assert_eq!(widths(&[1.0; 9], &[much; 9], 400.0), None);
        assert_eq!(widths(&[1.0; 2], &[(300.0, 300.0, 300.0); 2], 400.0), None);
    }

    #[test]
    fn a_column_that_says_next_to_nothing_beside_a_flood_still_fills_the_page_with_it() {
        let needs = [(40.0, 100.0, f32::MAX), (40.0, 9000.0, f32::MIN_POSITIVE)];
        assert_eq!(widths(&[1.0; 2], &needs, 400.0), Some(vec![100.0, 300.0]));
    }
}
