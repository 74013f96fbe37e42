import { expect, test } from 'vitest'
import { item } from '../testing'
import { after, neighbour } from './order'

const ids = ['a', 'b', 'c', 'd']

test('a move says which item it comes to stand after', () => {
  expect(after(ids, 2, 1)).toBe('a')
  expect(after(ids, 1, 0)).toBeNull()
  expect(after(ids, 1, 2)).toBe('c')
  expect(after(ids, 0, 3)).toBe('d')
})

test('a move past the ends of the list is none', () => {
  expect(after(ids, 0, -1)).toBeUndefined()
  expect(after(ids, 3, 4)).toBeUndefined()
  expect(after(ids, 2, 2)).toBeUndefined()
})

test('an item is moved past all that is treated under its neighbour', () => {
  const items = [item('29'), item('30'), item('31', { under: '30' }), item('32')]
  expect(neighbour(items, 3, -1)).toBe(1)
  expect(neighbour(items, 0, 1)).toBe(1)
})
