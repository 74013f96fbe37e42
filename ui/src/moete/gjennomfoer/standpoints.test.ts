import { expect, test } from 'vitest'
import { person } from '../testing'
import { emptyStandpoints, lastName } from './standpoints'

const people = [
  person('Solveig Aarvåg'),
  person('Ragnhild Øvrebø Steinsvåg'),
  person('Silje Framnes', { art: 'helseforetak' }),
  person('Jorunn Lillesæter', { art: 'fastlege' }),
  person('Anne-Grete Veka', { art: 'helseforetak', rettighet: 'deltaker' }),
]

test('each side is named with its members in the room, in the målform of the body', () => {
  const here = people.map((one) => one.person)
  expect(emptyStandpoints(people, here, 'nn').map(({ art, hvem }) => [art, hvem])).toEqual([
    ['kommune', 'Kommunane (Aarvåg, Steinsvåg)'],
    ['helseforetak', 'Føretaket (Framnes)'],
    [null, 'Dei andre medlemmene (Lillesæter)'],
  ])
})

test('who has left the room has no standpoint, and both sides are asked even when empty', () => {
  expect(emptyStandpoints(people, ['Solveig Aarvåg'], 'nb').map(({ hvem }) => hvem)).toEqual([
    'Kommunene (Aarvåg)',
    'Helseforetaket',
  ])
  expect(lastName(' Ánná Elle Čuovži-Ŋávdi ')).toBe('Čuovži-Ŋávdi')
})
