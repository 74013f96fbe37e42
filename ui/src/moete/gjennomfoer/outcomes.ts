/** How items end: the closed list, and what is most likely for an item. */
import type { Enighet, Saksinnhold, Utfall } from '../../bindings'

/** In the order they are offered. Withdrawing and postponing have their own buttons. */
export const outcomes: readonly Utfall[] = [
  'vedtatt',
  'vedtatt_endret',
  'godkjent_med_rettelse',
  'tilraadd',
  'raad_gitt',
  'droeftet',
  'tatt_til_orientering',
  'tatt_til_etterretning',
  'loeftet',
  'oversendt',
  'sendt_tilbake',
  'ikke_behandlet',
  'avvist',
]

/** What the item most likely ends as; Eventuelt ends as nothing. */
export function likelyOutcome(item: Saksinnhold): Utfall | null {
  const { moetesak } = item
  if (moetesak.utfall && moetesak.utfall !== 'ikke_konsensus') return moetesak.utfall
  if (moetesak.fast === 'vedtakslogg') return 'tatt_til_orientering'
  if (item.rettelser.length) return 'godkjent_med_rettelse'
  switch (moetesak.type) {
    case 'vedtak':
      return isChanged(item) ? 'vedtatt_endret' : 'vedtatt'
    case 'godkjenning':
      return 'vedtatt'
    case 'tilraading':
      return 'tilraadd'
    case 'raad':
      return 'raad_gitt'
    case 'droefting':
      return 'droeftet'
    case 'orientering':
    case 'referat':
      return 'tatt_til_orientering'
    case 'eventuelt':
      return null
  }
}

/** The decision says something else than the case paper proposed. */
function isChanged({ saksframlegg, vedtak }: Saksinnhold): boolean {
  const proposed = saksframlegg['forslag'] ?? ''
  return proposed !== '' && vedtak !== '' && proposed !== vedtak
}

/** How the outcome is reached when nobody objects: a summing-up and a postponement need no agreement. */
export function agreement(outcome: Utfall): Enighet | null {
  return ['droeftet', 'ikke_behandlet', 'utsatt', 'trukket'].includes(outcome) ? null : 'konsensus'
}

/** The item goes on to another body, so the body is asked for. */
export function goesOn(outcome: Utfall): boolean {
  return ['loeftet', 'oversendt', 'sendt_tilbake', 'ikke_konsensus'].includes(outcome)
}
