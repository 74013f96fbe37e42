import { expect, test } from 'vitest'
import { sorted, visibleRows } from './sorting'

const names = (list: string[], direction: 'ascending' | 'descending' = 'ascending') =>
  sorted(list, (name) => name, direction)

test('Norwegian letters come last, and å after ø', () => {
  expect(names(['Ås', 'Ørsta', 'Alta', 'Ærø', 'Zion'])).toEqual(['Alta', 'Zion', 'Ærø', 'Ørsta', 'Ås'])
})

test('numbers inside texts are sorted as numbers', () => {
  expect(names(['10/26', '9/26', '2/26'])).toEqual(['2/26', '9/26', '10/26'])
})

test('what is empty stays last whichever way the table is sorted', () => {
  expect(names(['b', '', 'a'])).toEqual(['a', 'b', ''])
  expect(names(['b', '', 'a'], 'descending')).toEqual(['b', 'a', ''])
})

test('only the rows near the view are drawn, and never outside the table', () => {
  expect(visibleRows(5000, 34, 34 * 1000, 680)).toEqual([976, 1044])
  expect(visibleRows(5000, 34, -200, 680)).toEqual([0, 39])
  expect(visibleRows(10, 34, 0, 680)).toEqual([0, 10])
  expect(visibleRows(0, 34, 0, 680)).toEqual([0, 0])
})
