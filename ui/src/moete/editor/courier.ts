/**
 * Carries what is typed to Rust: one message on its way at a time, in order; what is typed meanwhile is merged
 * into the next. A message that fails is kept and tried again until it arrives: nothing typed is ever dropped.
 */
import { mergeUpdates } from 'yjs'
import { failure, type Failure } from '../../api'

export type Courier = {
  send(update: Uint8Array): void
  /** True when everything has arrived; false when the try under way, or the next, failed. */
  flush(): Promise<boolean>
}

/** Milliseconds to wait after the first failure, the second, and all later ones. */
const waits = [500, 2000, 5000]

/** `tell` hears of each failure, and of `null` when a message has arrived. */
export function courier(
  deliver: (update: Uint8Array) => Promise<unknown>,
  tell: (failed: Failure | null) => void,
): Courier {
  let waiting: Uint8Array[] = []
  let running = false
  let hurry = () => {}
  let askers: ((arrived: boolean) => void)[] = []

  function answer(arrived: boolean) {
    askers.forEach((one) => one(arrived))
    askers = []
  }

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  async function run() {
    running = true
    let failures = 0
    while (waiting.length) {
      const batch = mergeUpdates(waiting)
      waiting = []
      try {
        await deliver(batch)
        failures = 0
        tell(null)
      } catch (cause) {
        waiting.unshift(batch)
        tell(failure(cause))
        answer(false)
        await pause(waits[Math.min(failures++, waits.length - 1)] ?? 0)
      }
    }
    running = false
    answer(true)
  }

  return {
    send(update) {
      waiting.push(update)
      if (!running) void run()
    },
    flush() {
      if (!running) return Promise.resolve(true)
      const answered = new Promise<boolean>((resolve) => askers.push(resolve))
      hurry()
      return answered
    },
  }
}
