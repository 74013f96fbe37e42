/**
 * Which keys do what, kept in one list so that `?` can show it. Ctrl with . ; / and Ctrl+Shift+U belong to
 * GTK and are never used; single characters act only outside text fields.
 */
export type Shortcut = {
  /** As written in the list: `Ctrl+K`, `Alt+1`, `?`, `Escape`. Ctrl is Cmd on a Mac. */
  keys: string
  /** Id of the text that says what it does. */
  label: string
  run: () => void
  /** Acts while a text field has the focus, too. True for keys that no field uses. */
  inFields?: boolean
}

const lists = $state.raw<{ now: readonly (readonly Shortcut[])[] }>({ now: [] })

/** Adds the shortcuts of a screen; the function takes them away again. Call it in `$effect`. */
export function addShortcuts(list: readonly Shortcut[]): () => void {
  lists.now = [...lists.now, list]
  return () => (lists.now = lists.now.filter((other) => other !== list))
}

/** All that act now, the screen's own first. */
export function shortcutsNow(): readonly Shortcut[] {
  return lists.now.toReversed().flat()
}

/** True in a field that takes text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}

/** The keys of an event as they are written in the list. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>) {
  const single = event.key.length === 1
  const name = single ? event.key.toUpperCase() : event.key
  const modified = event.ctrlKey || event.metaKey || event.altKey
  return [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    // For a character, Shift is how it is typed, not part of it.
    event.shiftKey && (!single || modified) && 'Shift',
    name,
  ]
    .filter(Boolean)
    .join('+')
}

/** Runs the shortcut of the event, if there is one. */
export function handleKeys(event: KeyboardEvent): void {
  if (event.ctrlKey && ['.', ';', '/'].includes(event.key)) event.preventDefault()
  if (event.defaultPrevented || event.isComposing) return
  // An open dialog has the keyboard to itself.
  if (document.querySelector('dialog[open]')) return
  const keys = keysOf(event)
  const shortcut = shortcutsNow().find((one) => one.keys === keys)
  if (!shortcut || (isTextField(event.target) && !shortcut.inFields)) return
  event.preventDefault()
  shortcut.run()
}
