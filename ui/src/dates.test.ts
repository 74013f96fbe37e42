import { expect, test } from 'vitest'
import {
  clock,
  dateInWords,
  daysBetween,
  grouped,
  readDate,
  readTime,
  shortDate,
  weekdayAndDate,
} from './dates'

test('a date is written out in words, with the weekday of the målform', () => {
  expect(dateInWords('2026-11-24')).toBe('24.\u00a0november 2026')
  expect(shortDate('2026-01-05')).toBe('05.01.2026')
  expect(weekdayAndDate('2026-11-24', 'nb')).toBe('tirsdag 24.\u00a0november 2026')
  expect(weekdayAndDate('2026-11-24', 'nn')).toBe('tysdag 24.\u00a0november 2026')
})

test('a time of day is written with a full stop', () => {
  expect(clock('09:00:00')).toBe('09.00')
  expect(clock('2026-11-24T13:05:00')).toBe('13.05')
})

test('a date is read in every form people type', () => {
  const written = [
    '24.9.2026',
    '24.09.26',
    '24/9-2026',
    '24-09-2026',
    '2026-09-24',
    '24. september 2026',
    '24 sept 26',
    '24.9',
    '24.9.',
    '240926',
    ' 24.09.2026 ',
  ]
  for (const text of written) {
    expect(readDate(text, '2026-01-01'), text).toEqual({ value: '2026-09-24' })
  }
})

test('an empty field is no date and no fault', () => {
  expect(readDate('  ')).toEqual({ value: null })
  expect(readTime('')).toEqual({ value: null })
})

test('a day that does not exist is named with its month', () => {
  expect(readDate('31.2.2026')).toEqual({ wrong: 'no-such-day', day: 31, month: 2, year: 2026 })
  expect(readDate('29.2.2028')).toEqual({ value: '2028-02-29' })
  expect(readDate('1.13.2026')).toEqual({ wrong: 'no-such-month', month: 13 })
  expect(readDate('i morgen')).toEqual({ wrong: 'not-a-date' })
})

test('a time is read in every form people type', () => {
  for (const text of ['9', '09', '900', '0900', '9.00', '09:00', 'kl. 9']) {
    expect(readTime(text), text).toEqual({ value: '09:00' })
  }
  expect(readTime('24.00')).toEqual({ wrong: 'not-a-time' })
  expect(readTime('9.75')).toEqual({ wrong: 'not-a-time' })
})

test('days are counted over the change to summer time', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2026-09-24', '2026-09-10')).toBe(-14)
})

test('large numbers are written in groups of three', () => {
  expect(grouped(450000)).toBe('450\u00a0000')
  expect(grouped(1234567)).toBe('1\u00a0234\u00a0567')
  expect(grouped(19)).toBe('19')
})
