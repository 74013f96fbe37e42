/** An action that may be refused: why it was, to be said beside the control that asked for it. */
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
      try {
        await action()
        return true
      } catch (cause) {
        wrong = failure(cause).message
        return false
      } finally {
        busy = false
      }
    },
  }
}
