import { expect, test } from 'vitest'
import { item } from '../testing'
import { agreement, goesOn, likelyOutcome, outcomes } from './outcomes'

test('the likely outcome follows the kind of item', () => {
  const likely = (type: Parameters<typeof item>[1]) => likelyOutcome(item('1', type))
  expect(likely({ type: 'tilraading' })).toBe('tilraadd')
  expect(likely({ type: 'droefting' })).toBe('droeftet')
  expect(likely({ type: 'referat' })).toBe('tatt_til_orientering')
  expect(likely({ type: 'eventuelt' })).toBeNull()
})

test('a decision that differs from the proposal is a changed one', () => {
  const changed = item('1', {}, { saksframlegg: { forslag: 'A' }, vedtak: 'B' })
  expect(likelyOutcome(changed)).toBe('vedtatt_endret')
  expect(likelyOutcome({ ...changed, vedtak: 'A' })).toBe('vedtatt')
  expect(likelyOutcome({ ...changed, vedtak: '' })).toBe('vedtatt')
})

test('minutes with a correction are approved with it', () => {
  const correction = { id: 'r', moetesak: '1', gjelder: null, saksnummer: '16/26', tekst: '', fra: '' }
  for (const type of ['vedtak', 'godkjenning'] as const) {
    expect(likelyOutcome(item('1', { type }, { rettelser: [correction] }))).toBe('godkjent_med_rettelse')
  }
})

test('a summing-up needs no agreement, a decision does', () => {
  expect(agreement('droeftet')).toBeNull()
  expect(agreement('vedtatt')).toBe('konsensus')
  expect(goesOn('loeftet')).toBe(true)
  expect(outcomes).not.toContain('ikke_konsensus')
})
