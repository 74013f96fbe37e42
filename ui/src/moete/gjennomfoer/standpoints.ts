/** Standpoints to fill in when there is no consensus: one per side, with the names of those in the room. */
import type { Frammoete, Maalform, NyttStandpunkt, Partsart, PersonId } from '../../bindings'

const sideNames: Record<Maalform, { kommune: string; helseforetak: string; others: string }> = {
  nb: { kommune: 'Kommunene', helseforetak: 'Helseforetaket', others: 'De øvrige medlemmene' },
  nn: { kommune: 'Kommunane', helseforetak: 'Føretaket', others: 'Dei andre medlemmene' },
}

/** The two sides, and those who sit for neither; only members, for observers have no standpoint to record. */
export function emptyStandpoints(
  people: readonly Frammoete[],
  present: readonly PersonId[],
  maalform: Maalform,
): NyttStandpunkt[] {
  const members = people.filter((one) => one.rettighet === 'medlem' && present.includes(one.person))
  const names = sideNames[maalform]
  const standpoint = (art: Partsart | null, side: string, who: readonly Frammoete[]): NyttStandpunkt => ({
    art,
    hvem: who.length ? `${side} (${who.map((one) => lastName(one.navn)).join(', ')})` : side,
    tekst: '',
    bundet: false,
  })
  const of = (art: Partsart) => members.filter((one) => one.art === art)
  const others = members.filter((one) => one.art !== 'kommune' && one.art !== 'helseforetak')
  return [
    standpoint('kommune', names.kommune, of('kommune')),
    standpoint('helseforetak', names.helseforetak, of('helseforetak')),
    ...(others.length ? [standpoint(null, names.others, others)] : []),
  ]
}

/** As minutes name people: «Ragnhild Øvrebø Steinsvåg» is Steinsvåg. */
export function lastName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name
}
