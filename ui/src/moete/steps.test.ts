import { expect, test } from 'vitest'
import type { MoeteSide } from '../bindings'
import { firstItem, likelyStep, missing, readStep } from './steps'
import { item } from './testing'

const side = (moete: object, ...saker: ReturnType<typeof item>[]) =>
  ({ innhold: { moete: { naa: null, satt: null, ...moete }, saker } }) as unknown as MoeteSide

test('a secretary lands on the step the meeting has come to', () => {
  expect(likelyStep('planlagt')).toBe('forbered')
  expect(likelyStep('innkalt')).toBe('gjennomfoer')
  expect(likelyStep('lukket')).toBe('gjennomfoer')
  expect(likelyStep('hevet')).toBe('referat')
})

test('the address may ask for any step, and nothing else', () => {
  expect(readStep('kall_inn', 'hevet')).toBe('kall_inn')
  expect(readStep('ukjent', 'planlagt')).toBe('forbered')
})

test('the page begins at the item asked for, else the one on the table, else the first that is not done', () => {
  const items = [item('21/26', { utfall: 'vedtatt' }), item('22/26'), item('23/26')]
  expect(firstItem(side({}, ...items), '23/26')).toBe('23/26')
  expect(firstItem(side({ naa: '22/26' }, ...items), 'borte')).toBe('22/26')
  expect(firstItem(side({ satt: '09:00:00' }, ...items), undefined)).toBe('22/26')
  expect(firstItem(side({}, ...items), undefined)).toBe('21/26')
  expect(firstItem(side({}), undefined)).toBeUndefined()
})

test('what is missing is told for a step, for one item or for the meeting itself', () => {
  const list = [
    { sak: '24/26', steg: 'forbered', tekst: 'a' },
    { sak: null, steg: 'forbered', tekst: 'b' },
    { sak: null, steg: 'referat', tekst: 'c' },
  ] as const
  const texts = (...args: Parameters<typeof missing> extends [unknown, ...infer R] ? R : never) =>
    missing([...list], ...args).map(({ tekst }) => tekst)
  expect(texts('forbered')).toEqual(['a', 'b'])
  expect(texts('forbered', '24/26')).toEqual(['a'])
  expect(texts('forbered', null)).toEqual(['b'])
})
