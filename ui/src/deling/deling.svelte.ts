import { hearSharing, readSharing } from '../api'
import type { Delingsbilde } from '../bindings'
import { desk, readDesk } from '../desk.svelte'
import { changes } from '../saved.svelte'

/** How it stands with the shared folder; read when the window opens, and after every pass that brought news. */
export const sharing = $state<{ now: Delingsbilde | null }>({ now: null })

/** Who must hear that a colleague has changed something, besides the page that is read anew. */
export const others = new Set<() => unknown>()

export async function askSharing(): Promise<void> {
  sharing.now = await readSharing()
}

/** Begins to listen; once, when the window opens. */
export function beginSharing(): void {
  const ask = () => void askSharing().catch(() => undefined)
  void hearSharing(ask, () => {
    changes.count++
    for (const hear of others) hear()
    // What was empty may be so no longer.
    if (desk.now?.tom) void readDesk()
    ask()
  })
  ask()
}
