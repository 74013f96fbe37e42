// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { address, go, out, place, readPlace, setFilter } from './router.svelte'

test('a place survives being written as an address and read again', () => {
  const to = address(['saker', 'æ/ø'], { tekst: 'vara & leder', tilstand: '' })
  expect(readPlace(to)).toEqual({ path: ['saker', 'æ/ø'], filter: { tekst: 'vara & leder' } })
})

test('an empty address is no place', () => {
  expect(readPlace('')).toEqual({ path: [], filter: {} })
  expect(readPlace('#/')).toEqual({ path: [], filter: {} })
})

test('a dialog that closes after we have gone on does not lead us back', () => {
  go(address(['saker'], { ny: '1' }))
  go(address(['saker', 'den-nye']))
  setFilter({ ny: undefined })
  expect(place).toEqual({ path: ['saker', 'den-nye'], filter: {} })
  expect(location.hash).toBe('#/saker/den-nye')
})

test('a step out leads from one thing to its register, and from there to Oversikt', () => {
  go(address(['saker', 'en'], { tekst: 'x' }))
  out()
  expect(place.path).toEqual(['saker'])
  out()
  expect(place.path).toEqual(['oversikt'])
  out()
  expect(place.path).toEqual(['oversikt'])
})
