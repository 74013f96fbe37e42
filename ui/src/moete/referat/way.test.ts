import { expect, test } from 'vitest'
import { nextSteps, states } from './way'

const kinds = (...args: Parameters<typeof nextSteps>) =>
  nextSteps(...args).map((step) => (step.kind === 'advance' ? step.to : step.kind))

test('a draft goes to the chair, and can be sealed at once where it is approved in the same meeting', () => {
  expect(kinds('utkast', 'neste_moete')[0]).toBe('hos_moeteleder')
  expect(kinds('utkast', 'samme_moete')[0]).toBe('seal')
})

test('after the seal it is signed and published, never sent back', () => {
  expect(kinds('forseglet', 'neste_moete')).toEqual(['sign', 'publish'])
  for (const state of ['forseglet', 'signert', 'publisert'] as const) {
    expect(kinds(state, 'hoering')).not.toContain('seal')
  }
})

test('the way ends in the archive', () => {
  expect(states.at(-1)).toBe('arkivert')
  expect(kinds('arkivert', 'neste_moete')).toEqual([])
})
