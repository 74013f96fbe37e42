import { startUp } from './api'
import type { StartUp } from './bindings'
import { language } from './texts.svelte'

/** How the program found things: read when the window opens, and again when the answer may be another. */
export const desk = $state<{ now: StartUp | null }>({ now: null })

/** Asks again. The language of the program follows the user. */
export async function readDesk(): Promise<void> {
  desk.now = await startUp()
  language.now = desk.now.bruker.maalform
}
