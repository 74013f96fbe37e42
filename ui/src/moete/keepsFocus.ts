/**
 * Keeps the keyboard in the page. An action often takes away the very control that asked for it (a button, a
 * form that is done), at once or when the page is read anew; the focus then goes to the resting place of that
 * column, marked `data-rest`, or to the column itself, instead of falling out of the page. An attachment.
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
    if (!last || last.isConnected || !fallen) return
    last = null
    const home = column?.isConnected ? column : page
    const place = home.querySelector<HTMLElement>('[data-rest]') ?? home
    place.focus({ preventScroll: true })
  })

  page.addEventListener('focusin', remember)
  watch.observe(page, { childList: true, subtree: true })
  return () => {
    page.removeEventListener('focusin', remember)
    watch.disconnect()
  }
}
