/** How large the paper is shown: as wide as its column, or in per cent of its size on a screen. */
export const zooms = ['50', '75', 'fit', '100', '125', '150', '200'] as const
export type Zoom = (typeof zooms)[number]

/** One step larger or smaller, staying within the list. */
export function zoomed(zoom: Zoom, by: 1 | -1): Zoom {
  const next = zooms.indexOf(zoom) + by
  return zooms[Math.min(Math.max(next, 0), zooms.length - 1)] ?? 'fit'
}
