/** Who is in the room, read from the intervals of the meeting. */
import type {
  Frammoete,
  Fravaersgrunn,
  Habilitet,
  MoeteSide,
  PersonId,
  Tilstedevaerelse,
} from '../../bindings'

/** How somebody stands in the room now. */
export type Standing = {
  here: boolean
  /** When the present state began; nothing for somebody who has not been in. */
  since: string | null
  /** Why somebody who was in went out. */
  why: Fravaersgrunn | null
  /** The finding of disqualification that somebody outside waits to come back from. */
  disqualified: Habilitet | null
}

export function standing(person: PersonId, { innhold }: MoeteSide): Standing {
  const last = lastInterval(person, innhold.tilstedevaerelse)
  const here = last !== undefined && last.til === null
  const disqualified = innhold.saker
    .flatMap((item) => item.habilitet)
    .find((one) => one.person === person && one.fratraadte && !one.tiltraadte)
  return {
    here,
    since: last ? (here ? last.fra : last.til) : null,
    why: here ? null : (last?.grunn ?? null),
    disqualified: here ? null : (disqualified ?? null),
  }
}

function lastInterval(person: PersonId, all: readonly Tilstedevaerelse[]): Tilstedevaerelse | undefined {
  return all
    .filter((one) => one.person === person)
    .reduce<Tilstedevaerelse | undefined>(
      (last, one) => (!last || one.fra >= last.fra ? one : last),
      undefined,
    )
}

/** Guests are shown in when their item comes; everybody else who is called is expected at the opening. */
export function expectedAtOpening({ status, rettighet }: Frammoete): boolean {
  return (status === 'kalt' || status === 'moett') && rettighet !== 'gjest' && rettighet !== 'paa_sak'
}
