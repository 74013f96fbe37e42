/** What the foot of the window says about saving, and the count that makes pages read anew. */

/** Grows by one with every change, from this window or another. */
export const changes = $state({ count: 0 })

/**
 * `at` is the wall time of the last saved change, `waiting` how many are on their way, `fault` why something
 * typed is not saved yet.
 */
export const saved = $state<{ at: string | null; waiting: number; fault: string | null }>({
  at: null,
  waiting: 0,
  fault: null,
})

/** Begins a change; the function it gives is called with whether it was saved. */
export function saving(): (ok: boolean) => void {
  saved.waiting++
  return (ok) => {
    saved.waiting--
    if (ok) saved.at = new Date().toTimeString().slice(0, 8)
  }
}
