import { expect, test } from 'vitest'
import { minutesBetween, now, withSeconds } from './clock'

test('a time goes to Rust with its seconds', () => {
  expect(withSeconds('09:25')).toBe('09:25:00')
  expect(withSeconds('09:25:40')).toBe('09:25:40')
  expect(now()).toMatch(/^\d\d:\d\d:\d\d$/)
})

test('minutes are whole, and negative backwards', () => {
  expect(minutesBetween('09:20:00', '09:44:00')).toBe(24)
  expect(minutesBetween('09:44:00', '09:20:00')).toBe(-24)
  expect(minutesBetween('09:00:00', '09:00:40')).toBe(1)
})
