/** What the Tab key stops at. */
const STOPS =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [contenteditable=true], [tabindex="0"]'

/**
 * Lets a column be scrolled from the keyboard: where nothing in it can have the focus, as in a meeting that is held, the
 * column itself can. WebKit, unlike other browsers, does not see to it (WCAG 2.1, 2.1.1). An attachment.
 */
export function scrolls(column: HTMLElement): () => void {
  const look = () => void (column.tabIndex = column.querySelector(STOPS) ? -1 : 0)
  const watch = new MutationObserver(look)
  look()
  watch.observe(column, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'contenteditable'],
  })
  return () => watch.disconnect()
}
