/** An action that may be refused: why it was, to be said beside the control that asked for it. */
import { tick } from 'svelte'
import { failure } from '../api'

export type Attempt = {
  readonly wrong: string
  readonly busy: boolean
  /** True when it succeeded. A second press while the first is under way does nothing. */
  run(action: () => Promise<unknown>): Promise<boolean>
}

export function attempt(): Attempt {
  let wrong = $state('')
  let busy = $state(false)
  return {
    get wrong() {
      return wrong
    },
    get busy() {
      return busy
    },
    async run(action) {
      if (busy) return false
      busy = true
      wrong = ''
      const resting = restingPlace()
      try {
        await action()
        return true
      } catch (cause) {
        wrong = failure(cause).message
        return false
      } finally {
        busy = false
        await tick()
        keepFocus(resting)
      }
    },
  }
}

/** The nearest part of the page that takes the focus when the control that had it is gone. */
function restingPlace(): HTMLElement | null {
  return document.activeElement?.closest('section')?.querySelector<HTMLElement>('[data-rest]') ?? null
}

/** An action often takes its own button away; the keyboard must not fall out of the page with it. */
export function keepFocus(resting: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement && document.activeElement !== document.body) return
    const place = resting?.isConnected ? resting : document.querySelector<HTMLElement>('[data-rest]')
    place?.focus({ preventScroll: true })
  })
}
