import { failure } from '../api'

/** Keeps what a field holds when it is left: saves it, and remembers why it could not be saved. */
export function keeper() {
  let wrong = $state('')
  return {
    get wrong() {
      return wrong || undefined
    },
    set wrong(sentence: string | undefined) {
      wrong = sentence ?? ''
    },
    async keep(save: (() => unknown) | undefined): Promise<void> {
      wrong = ''
      try {
        await save?.()
      } catch (cause) {
        wrong = failure(cause).message
      }
    },
  }
}
