/** The people of a meeting by whom they speak for. */
import type { Frammoete, Partsart, PlassRad } from '../../bindings'

export type Side = { key: 'kommune' | 'helseforetak' | 'andre' | 'sekretariat'; people: Frammoete[] }

/** The two sides first, then the others, then those who serve and visit; empty groups are left out. */
export function sides(people: readonly Frammoete[]): Side[] {
  const groups: Side[] = [
    { key: 'kommune', people: people.filter((one) => key(one) === 'kommune') },
    { key: 'helseforetak', people: people.filter((one) => key(one) === 'helseforetak') },
    { key: 'andre', people: people.filter((one) => key(one) === 'andre') },
    { key: 'sekretariat', people: people.filter((one) => key(one) === 'sekretariat') },
  ]
  return groups.filter((group) => group.people.length > 0)
}

function key({ art, rettighet }: Frammoete): Side['key'] {
  if (rettighet === 'sekretariat' || rettighet === 'gjest' || art === 'sekretariat') return 'sekretariat'
  return art === 'kommune' || art === 'helseforetak' ? art : 'andre'
}

/** How many of each side count in the parity, among those for whom `counts` is true. */
export function parity(people: readonly Frammoete[], counts: (one: Frammoete) => boolean) {
  const of = (art: Partsart) => people.filter((one) => one.teller && one.art === art && counts(one)).length
  return { kommune: of('kommune'), helseforetak: of('helseforetak') }
}

/** Those who may be called in the place of somebody absent, first those who are called first. */
export function deputies(absent: Frammoete, seats: readonly PlassRad[], people: readonly Frammoete[]) {
  const called = new Set(people.filter((one) => one.status !== 'forfall').map((one) => one.person))
  const seat = seats.find(({ plass }) => plass.id === absent.plass)
  return (seat?.varaer ?? [])
    .filter(({ person }) => !called.has(person.id))
    .sort((a, b) => a.oppnevning.nummer - b.oppnevning.nummer)
}
