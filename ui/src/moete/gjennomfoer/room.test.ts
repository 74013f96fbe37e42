import { expect, test } from 'vitest'
import type { MoeteSide, Tilstedevaerelse } from '../../bindings'
import { item, person } from '../testing'
import { expectedAtOpening, standing } from './room'

const interval = (
  fra: string,
  til: string | null,
  grunn: Tilstedevaerelse['grunn'] = null,
): Tilstedevaerelse => ({
  id: fra,
  moete: 'm',
  person: 'Wærnes',
  fra,
  til,
  grunn,
})
const room = (tilstedevaerelse: Tilstedevaerelse[], saker = [item('26')]) =>
  ({ innhold: { tilstedevaerelse, saker } }) as unknown as MoeteSide

test('who is in is here since the last time they came', () => {
  const here = standing(
    'Wærnes',
    room([interval('10:36:00', null), interval('09:00:00', '10:17:00', 'gikk')]),
  )
  expect(here).toEqual({ here: true, since: '10:36:00', why: null, disqualified: null })
})

test('who went out is out since then, with the reason', () => {
  expect(standing('Wærnes', room([interval('09:00:00', '10:05:00', 'samband')]))).toMatchObject({
    here: false,
    since: '10:05:00',
    why: 'samband',
  })
  expect(standing('Ukjent', room([]))).toMatchObject({ here: false, since: null })
})

test('who is out as disqualified waits to come back from that finding', () => {
  const finding = {
    id: 'h',
    moetesak: '26',
    person: 'Wærnes',
    utfall: 'inhabil' as const,
    grunn: '',
    hjemmel: '',
    fratraadte: '10:17:00',
    tiltraadte: null,
  }
  const out = [interval('09:00:00', '10:17:00', 'inhabil')]
  expect(standing('Wærnes', room(out, [item('26', {}, { habilitet: [finding] })])).disqualified?.id).toBe('h')
})

test('guests come when their item comes, everybody else who is called at the opening', () => {
  expect(expectedAtOpening(person('a'))).toBe(true)
  expect(expectedAtOpening(person('b', { status: 'forfall' }))).toBe(false)
  expect(expectedAtOpening(person('c', { rettighet: 'gjest' }))).toBe(false)
})
