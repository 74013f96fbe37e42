import { expect, test } from 'vitest'
import { zoomed } from './zoom'

test('zooming goes one step at a time and stops at the ends', () => {
  expect(zoomed('fit', 1)).toBe('100')
  expect(zoomed('50', -1)).toBe('50')
  expect(zoomed('200', 1)).toBe('200')
})
