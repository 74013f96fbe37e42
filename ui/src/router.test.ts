import { expect, test } from 'vitest'
import { address, readPlace } from './router.svelte'

test('a place survives being written as an address and read again', () => {
  const to = address(['saker', 'æ/ø'], { tekst: 'vara & leder', tilstand: '' })
  expect(readPlace(to)).toEqual({ path: ['saker', 'æ/ø'], filter: { tekst: 'vara & leder' } })
})

test('an empty address is no place', () => {
  expect(readPlace('')).toEqual({ path: [], filter: {} })
  expect(readPlace('#/')).toEqual({ path: [], filter: {} })
})
