import { expect, test } from 'vitest'
import { inLine, keys, letter } from './keys'

test('no two actions have the same key', () => {
  expect(new Set(Object.values(keys)).size).toBe(Object.keys(keys).length)
})

test('no key is one that the desktop, GTK or the rest of the program keeps for itself', () => {
  const reserved = [
    'Ctrl+.',
    'Ctrl+;',
    'Ctrl+/',
    'Ctrl+Shift+U',
    'Ctrl+ ',
    'Shift+F10',
    'Alt+F4',
    'Ctrl+K',
    'Ctrl+Z',
  ]
  const rail = [1, 2, 3, 4, 5, 6, 7].map((digit) => `Alt+${digit}`)
  expect(Object.values(keys).filter((key) => [...reserved, ...rail].includes(key))).toEqual([])
})

test('the line of keys shows letters that go with Alt', () => {
  for (const action of inLine) expect(letter(action)).toMatch(/^[A-Z]$/)
})
