/** Takes the keyboard to a part of the page by the name it is marked with. */

/** To the text of that name (`behandling`, `vedtak`). */
export const focusText = (name: string) => focusFirst(`[data-text="${name}"] .ProseMirror`)

/** The same, as soon as the text has been read; not if the writer has begun to write elsewhere meanwhile. */
export function focusTextSoon(name: string): void {
  if (focusText(name)) return
  const from = document.activeElement
  const arrival = new MutationObserver(() => {
    const now = document.activeElement
    const elsewhere = now !== from && now?.matches('input, textarea, select, [contenteditable=true]')
    if (elsewhere || focusText(name)) arrival.disconnect()
  })
  arrival.observe(document.body, { childList: true, subtree: true })
}

/** To the text, after its last word. */
export function focusTextEnd(name: string): void {
  if (!focusText(name) || !document.activeElement) return
  const selection = getSelection()
  selection?.selectAllChildren(document.activeElement)
  selection?.collapseToEnd()
}

/** To the first control of the part of that name (`data-part`) that waits for something to be written. */
export const focusPart = (name: string) =>
  focusFirst(`[data-part="${name}"] :is(input, textarea, select)`) ||
  focusFirst(`[data-part="${name}"] button`)

function focusFirst(selector: string): boolean {
  const shown = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (one) => one.offsetParent !== null,
  )
  const found = shown.find((one) => 'value' in one && one.value === '') ?? shown[0]
  found?.focus()
  found?.scrollIntoView({ block: 'nearest' })
  return Boolean(found)
}
