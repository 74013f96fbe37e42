import { expect, test } from 'vitest'
import { keysOf } from './shortcuts.svelte'

const press = (key: string, held: Partial<Record<'ctrl' | 'meta' | 'alt' | 'shift', boolean>> = {}) =>
  keysOf({
    key,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    altKey: held.alt ?? false,
    shiftKey: held.shift ?? false,
  })

test('keys are named as the list of shortcuts writes them', () => {
  expect(press('k', { ctrl: true })).toBe('Ctrl+K')
  expect(press('k', { meta: true })).toBe('Ctrl+K')
  expect(press('1', { alt: true })).toBe('Alt+1')
  expect(press('Z', { ctrl: true, shift: true })).toBe('Ctrl+Shift+Z')
  expect(press('ArrowLeft', { alt: true })).toBe('Alt+ArrowLeft')
})

test('Shift that only types a character is not part of the key', () => {
  expect(press('?', { shift: true })).toBe('?')
})
