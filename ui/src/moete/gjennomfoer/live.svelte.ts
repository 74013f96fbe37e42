/** The running meeting: the time its next action happened, and how an action is done. */
import { createContext } from 'svelte'
import { attempt, type Attempt } from '../attempt.svelte'
import { now, withSeconds } from '../clock'

export type Live = Attempt & {
  /** The time of day shown: the one that was written in, else now. `09:25:00`. */
  readonly kl: string
  /** A time was written in; it holds for the next action only, so that it cannot be forgotten. */
  readonly held: boolean
  hold(time: string | null): void
  /**
   * Does something at the time shown when it was asked for, after all that was asked for before. A refusal is said
   * by `by` (by default at the head of the item) and gives the written time back, so that it can be tried again.
   */
  act(action: (kl: string) => Promise<unknown>, by?: Attempt): Promise<boolean>
}

const [useLive, provideLive] = createContext<Live>()
export { provideLive, useLive }

/** Made by the step; ticks as long as it is in the page. */
export function live(): Live {
  const doing = attempt()
  let ticking = $state(now())
  let held = $state<string | null>(null)
  let before: Promise<unknown> = Promise.resolve()

  $effect(() => {
    const timer = setInterval(() => (ticking = now()), 1000)
    return () => clearInterval(timer)
  })

  return {
    get wrong() {
      return doing.wrong
    },
    get busy() {
      return doing.busy
    },
    run: doing.run,
    get kl() {
      return held ?? ticking
    },
    get held() {
      return held !== null
    },
    hold: (time) => (held = time && withSeconds(time)),
    async act(action, by = doing) {
      const written = held
      const at = written ?? now()
      held = null
      const turn = before.then(() => by.run(() => action(at)))
      before = turn
      const done = await turn
      if (!done) held ??= written
      return done
    },
  }
}
