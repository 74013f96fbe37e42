import { expect, test } from 'vitest'
import type { PlassRad } from '../../bindings'
import { person } from '../testing'
import { deputies, parity, sides } from './sides'

const people = [
  person('Guest', { rettighet: 'gjest', art: 'annen', teller: false }),
  person('Kommune'),
  person('Sykehus', { art: 'helseforetak' }),
  person('Fastlege', { art: 'fastlege', rettighet: 'observatoer', teller: false }),
  person('Koordinator', { rettighet: 'deltaker', teller: false }),
]

test('people stand by side, the two sides first', () => {
  expect(sides(people).map(({ key, people }) => [key, people.map((one) => one.navn).join()])).toEqual([
    ['kommune', 'Kommune,Koordinator'],
    ['helseforetak', 'Sykehus'],
    ['andre', 'Fastlege'],
    ['sekretariat', 'Guest'],
  ])
})

test('parity counts only those who count and are there', () => {
  expect(parity(people, () => true)).toEqual({ kommune: 1, helseforetak: 1 })
  expect(parity(people, (one) => one.navn !== 'Sykehus')).toEqual({ kommune: 1, helseforetak: 0 })
})

test('the deputies of the seat are offered in their order, without those already called', () => {
  const absent = person('Borte', { plass: 'p1' })
  const vara = (id: string, nummer: number) => ({ oppnevning: { id, nummer }, person: { id, navn: id } })
  const seats = [
    { plass: { id: 'p1' }, varaer: [vara('to', 2), vara('en', 1), vara('kalt', 3)] },
  ] as unknown as PlassRad[]
  expect(deputies(absent, seats, [person('kalt')]).map((one) => one.person.id)).toEqual(['en', 'to'])
  expect(deputies(person('Gjest', { plass: null }), seats, [])).toEqual([])
})
