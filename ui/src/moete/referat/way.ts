/** The way of the minutes from draft to archive, and what is done next on it. */
import type { Godkjenningsmaate, Referattilstand } from '../../bindings'

/** What a button does to the minutes. */
export type Step =
  { kind: 'advance'; to: Referattilstand } | { kind: 'seal' } | { kind: 'sign' } | { kind: 'publish' }

/** What comes next in the body's own way of approving, the likeliest first; any step may still be left out. */
export function nextSteps(state: Referattilstand, mode: Godkjenningsmaate): Step[] {
  const advance = (to: Referattilstand): Step => ({ kind: 'advance', to })
  const seal: Step = { kind: 'seal' }
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
      return [{ kind: 'sign' }, { kind: 'publish' }]
    case 'signert':
      return [{ kind: 'publish' }, { kind: 'sign' }]
    case 'publisert':
      return [advance('arkivert'), { kind: 'sign' }]
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
