import { expect, test } from 'vitest'
import type { Godkjenningsmaate, Referattilstand } from '../../bindings'
import { nextSteps, states } from './way'

const kinds = (state: Referattilstand, mode: Godkjenningsmaate, isPublic = false) =>
  nextSteps(state, mode, isPublic).map((step) => (step.kind === 'advance' ? step.to : step.kind))

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

test('a public version that is made is what is published, and every state can be reached', () => {
  expect(kinds('signert', 'neste_moete')[0]).toBe('publish')
  expect(kinds('signert', 'neste_moete', true)[0]).toBe('publisert')
  const reached = states.flatMap((state) => [...kinds(state, 'hoering'), ...kinds(state, 'hoering', true)])
  for (const state of ['hos_moeteleder', 'sendt_ut', 'godkjent', 'publisert', 'arkivert']) {
    expect(reached).toContain(state)
  }
})

test('the way ends in the archive', () => {
  expect(states.at(-1)).toBe('arkivert')
  expect(kinds('arkivert', 'neste_moete')).toEqual([])
})
