/**
 * A word in passing: said aloud to screen readers, shown for a while at the foot, with one thing to do about
 * it (usually «Angre»). Nothing that must be read is said only here.
 */
export type Passing = { text: string; action?: { label: string; run: () => void } }

export const passing = $state<{ now: Passing | null }>({ now: null })

let timer: ReturnType<typeof setTimeout> | undefined

/** Says it. The next word takes its place. */
export function say(text: string, action?: Passing['action']): void {
  clearTimeout(timer)
  passing.now = action ? { text, action } : { text }
  timer = setTimeout(() => (passing.now = null), action ? 12_000 : 6_000)
}

/** Takes it away. */
export function hush(): void {
  clearTimeout(timer)
  passing.now = null
}
