import type { SakRad, Treff, Utdrag } from '../bindings'

/** What the register is narrowed by; an absent or empty value narrows nothing. */
export type Filter = {
  tekst?: string
  utvalg?: string
  aar?: string
  /** A state, or `aapne` for all that are neither closed nor refused. */
  tilstand?: string
  meldt_av?: string
}

/** A row of the register, with where in its texts the searched words stand. */
export type Rad = SakRad & { utdrag: Utdrag[] }

/**
 * The saker that pass the filters. A text passes when every word of it stands in what the row shows, or when
 * the search in the texts (`hits`) found the sak.
 */
export function matching(saker: readonly SakRad[], filter: Filter, hits: readonly Treff[]): Rad[] {
  const found = new Map(hits.filter((hit) => hit.entity === 'sak').map((hit) => [hit.id, hit.utdrag]))
  const words = (filter.tekst ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  return saker
    .filter(
      (sak) =>
        (!filter.utvalg || sak.utvalg === filter.utvalg) &&
        (!filter.aar || String(sak.aar) === filter.aar) &&
        (!filter.meldt_av || sak.meldt_av === filter.meldt_av) &&
        inState(sak, filter.tilstand) &&
        (!words.length || found.has(sak.id) || words.every((word) => shown(sak).includes(word))),
    )
    .map((sak) => ({ ...sak, utdrag: found.get(sak.id) ?? [] }))
}

function inState(sak: SakRad, wanted: string | undefined): boolean {
  if (!wanted) return true
  if (wanted === 'aapne') return sak.tilstand !== 'lukket' && sak.tilstand !== 'avvist'
  return sak.tilstand === wanted
}

function shown(sak: SakRad): string {
  return [
    sak.tittel,
    sak.siste?.nummer,
    sak.arkivsaksnr,
    sak.meldt_av,
    sak.saksansvarlig,
    sak.neste_steg,
    sak.utvalg_navn,
  ]
    .join('\n')
    .toLowerCase()
}

/** The years that saker are from, newest first. */
export function years(saker: readonly SakRad[]): string[] {
  return [...new Set(saker.map((sak) => String(sak.aar)))].sort().reverse()
}
