/** Where an item of the agenda goes when it is moved. */
import type { MoetesakId, Saksinnhold } from '../../bindings'

/** The place one step up or down; an item treated under another is stepped over together with it. */
export function neighbour(items: readonly Saksinnhold[], index: number, by: 1 | -1): number {
  let to = index + by
  while (items[to]?.moetesak.under && !items[index]?.moetesak.under) to += by
  return to
}

/**
 * The item that stands before the one moved from `index` to `to`; null at the top, undefined when that is no
 * move at all.
 */
export function after(ids: readonly MoetesakId[], index: number, to: number): MoetesakId | null | undefined {
  if (to === index || index < 0 || to < 0 || to >= ids.length) return undefined
  const rest = ids.filter((_, n) => n !== index)
  return rest[to - 1] ?? null
}
