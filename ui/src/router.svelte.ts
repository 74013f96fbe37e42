/**
 * Where in the program we are: the part of the address after `#`, so that a place is a link, and going
 * back is the window's own history. `#/saker/018f…?tilstand=klar` is `['saker', '018f…']` and one filter.
 */
export type Place = { path: string[]; filter: Record<string, string> }

/** Reads the part of an address after `#`. */
export function readPlace(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?')
  return {
    path: path.split('/').filter(Boolean).map(decodeURIComponent),
    filter: Object.fromEntries(new URLSearchParams(search)),
  }
}

/** The address of a place; empty filters are left out. */
export function address(path: string[], filter: Record<string, string | undefined> = {}): string {
  const kept = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = new URLSearchParams(kept).toString()
  return `#/${path.map(encodeURIComponent).join('/')}${search && `?${search}`}`
}

/** The place shown now. */
export const place = $state<Place>(readPlace(globalThis.location?.hash ?? ''))

/** True from a change of page until the new page's title has the focus. */
let arriving = false

globalThis.addEventListener?.('hashchange', arrive)

function arrive(): void {
  const next = readPlace(location.hash)
  arriving ||= next.path.join('/') !== place.path.join('/')
  Object.assign(place, next)
}

/** Attached to a page's title: whoever followed a link to the page begins there, also when it is read late. */
export function beginHere(title: HTMLElement): void {
  if (!arriving) return
  arriving = false
  title.focus({ preventScroll: true })
}

/** Goes to a place made by [`address`]. We are there at once: the window tells of it only later. */
export function go(to: string): void {
  location.hash = to
  arrive()
}

/** Changes the filters of the present page without a new step to go back over. */
export function setFilter(filter: Record<string, string | undefined>): void {
  history.replaceState(null, '', address(place.path, { ...place.filter, ...filter }))
  Object.assign(place, readPlace(location.hash))
}

/** One step back the way we came. */
export function back(): void {
  history.back()
}

/** One step out: from one sak to the register. On a register, to Oversikt. */
export function out(): void {
  if (place.path.length > 1) go(address(place.path.slice(0, -1)))
  else if (place.path[0] !== 'oversikt') go(address(['oversikt']))
}
