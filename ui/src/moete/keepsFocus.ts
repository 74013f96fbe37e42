/**
 * Keeps the keyboard in the page. An action often takes away the very control that asked for it (a button, a
 * form that is done), at once or when the page is read anew, or moves it, and WebKit drops the focus of what is
 * moved. What is still there gets it back; else it goes to the resting place of the column or of the page, marked
 * `data-rest`, or to the column itself. An attachment.
 */
export function keepsFocus(page: HTMLElement): () => void {
  let last: HTMLElement | null = null
  let column: HTMLElement | null = null

  function remember({ target }: FocusEvent) {
    if (!(target instanceof HTMLElement)) return
    last = target
    column = target.closest<HTMLElement>('.column')
  }

  const watch = new MutationObserver(() => {
    const fallen = document.activeElement === document.body || document.activeElement === null
    if (!last || !fallen) return
    if (last.isConnected) last.focus({ preventScroll: true })
    if (document.activeElement === last) return
    last = null
    const home = column?.isConnected ? column : page
    const place = [home, page].map((part) => part.querySelector<HTMLElement>('[data-rest]')).find(Boolean)
    ;(place ?? home).focus({ preventScroll: true })
  })

  // Whoever clicks beside everything has left it on purpose.
  const forget = () => void (last = null)

  page.addEventListener('pointerdown', forget)
  page.addEventListener('focusin', remember)
  watch.observe(page, { childList: true, subtree: true })
  return () => {
    page.removeEventListener('pointerdown', forget)
    page.removeEventListener('focusin', remember)
    watch.disconnect()
  }
}
