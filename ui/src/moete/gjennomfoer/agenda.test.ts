import { expect, test } from 'vitest'
import { item } from '../testing'
import { minutesUsed, nextItem, stage } from './agenda'

const agenda = [
  item('26', { startet: '10:15:00', avsluttet: '10:34:00', utfall: 'vedtatt' }),
  item('27', { startet: '10:50:00' }),
  item('28', { utfall: 'trukket' }),
  item('29'),
  item('30', { fast: 'eventuelt' }),
  item('31', { under: '30' }),
]

test('the next item is the first after this one that is not done or taken off', () => {
  expect(nextItem(agenda, '27')?.nummer).toBe('29')
  expect(nextItem(agenda, null)?.nummer).toBe('27')
  expect(nextItem(agenda, '30')?.nummer).toBe('31')
})

test('at the end of the agenda one is sent back to what was skipped', () => {
  expect(nextItem(agenda, '31')?.nummer).toBe('29')
  expect(nextItem([item('21', { utfall: 'vedtatt', startet: '09:00:00' })], '21')).toBeUndefined()
})

test('each item is done, now, next, later or taken off', () => {
  expect(agenda.map((one) => stage(one, '27', '29'))).toEqual([
    'done',
    'now',
    'off',
    'next',
    'later',
    'later',
  ])
})

test('the minutes of an item leave out the breaks in it', () => {
  const [done, now, , later] = agenda
  const pauses = [{ id: 'p', moete: 'm', fra: '10:20:00', til: '10:25:00' }]
  expect(done && minutesUsed(done, pauses, null)).toBe(14)
  expect(now && minutesUsed(now, pauses, '11:06:00')).toBe(16)
  expect(now && minutesUsed(now, [{ id: 'p', moete: 'm', fra: '11:00:00', til: null }], '11:06:00')).toBe(10)
  expect(later && minutesUsed(later, pauses, '11:06:00')).toBeNull()
})
