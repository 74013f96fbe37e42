/** Where the meeting stands in its agenda. */
import type { MoetesakId, Pause, Saksinnhold } from '../../bindings'
import { minutesBetween } from '../clock'

/** Done, on the table, or still to come. */
export type Stage = 'done' | 'now' | 'next' | 'later' | 'off'

/** Eventuelt itself ends with nothing; once taken up and left, it is done. */
function isDone({ moetesak }: Saksinnhold): boolean {
  return moetesak.utfall !== null || (moetesak.fast === 'eventuelt' && moetesak.startet !== null)
}

/** The item to take up next: the first after the one on the table that has no outcome. */
export function nextItem(items: readonly Saksinnhold[], now: MoetesakId | null): Saksinnhold | undefined {
  const at = items.findIndex(({ moetesak }) => moetesak.id === now)
  const open = (item: Saksinnhold) => !isDone(item) && item.moetesak.id !== now
  return items.slice(at + 1).find(open) ?? (at < 0 ? undefined : items.slice(0, at).find(unstarted))
}

const unstarted = (item: Saksinnhold) => !isDone(item) && item.moetesak.startet === null

export function stage(item: Saksinnhold, now: MoetesakId | null, next: MoetesakId | undefined): Stage {
  const { moetesak } = item
  if (moetesak.utfall === 'trukket' || moetesak.utfall === 'utsatt') return 'off'
  if (moetesak.id === now) return 'now'
  if (isDone(item)) return 'done'
  if (moetesak.id === next) return 'next'
  return 'later'
}

/** Whole minutes the item has taken, breaks apart; null before it has begun. */
export function minutesUsed(
  { moetesak }: Saksinnhold,
  pauses: readonly Pause[],
  now: string | null,
): number | null {
  const from = moetesak.startet
  const to = moetesak.avsluttet ?? now
  if (!from || !to || to < from) return null
  const paused = pauses
    .map(({ fra, til }) => minutesBetween(later(fra, from), earlier(til ?? to, to)))
    .reduce((sum, minutes) => sum + Math.max(0, minutes), 0)
  return Math.max(0, minutesBetween(from, to) - paused)
}

const later = (a: string, b: string) => (a > b ? a : b)
const earlier = (a: string, b: string) => (a < b ? a : b)
