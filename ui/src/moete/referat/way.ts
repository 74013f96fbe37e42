/** The way of the minutes from draft to archive, and what is done next on it. */
import type { Godkjenningsmaate, Referattilstand } from '../../bindings'

/** What a button does to the minutes. */
export type Step =
  { kind: 'advance'; to: Referattilstand } | { kind: 'seal' } | { kind: 'sign' } | { kind: 'publish' }

/**
 * What comes next in the body's own way of approving, the likeliest first; any step may still be left out. Whether there
 * is a public version decides if it is to be made or has been published.
 */
export function nextSteps(state: Referattilstand, mode: Godkjenningsmaate, isPublic: boolean): Step[] {
  const advance = (to: Referattilstand): Step => ({ kind: 'advance', to })
  const seal: Step = { kind: 'seal' }
  const sign: Step = { kind: 'sign' }
  const publish: Step = isPublic ? advance('publisert') : { kind: 'publish' }
  switch (state) {
    case 'utkast':
      return mode === 'samme_moete' ? [seal, advance('hos_moeteleder')] : [advance('hos_moeteleder'), seal]
    case 'hos_moeteleder':
      return mode === 'signatur' ? [seal, advance('sendt_ut')] : [advance('sendt_ut'), seal]
    case 'sendt_ut':
      return [advance('godkjent'), seal]
    case 'godkjent':
      return [seal]
    case 'forseglet':
      return [sign, publish]
    case 'signert':
      return [publish, sign, advance('arkivert')]
    case 'publisert':
      return [advance('arkivert'), sign]
    case 'arkivert':
      return []
  }
}

/** The states in their order, for the line that shows the way. */
export const states: readonly Referattilstand[] = [
  'utkast',
  'hos_moeteleder',
  'sendt_ut',
  'godkjent',
  'forseglet',
  'signert',
  'publisert',
  'arkivert',
]
