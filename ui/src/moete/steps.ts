/** The four steps of a meeting, in the order of the work. */
import type { Mangel, MoeteSide, MoetesakId, Moetetilstand, Steg } from '../bindings'

export const steps: readonly Steg[] = ['forbered', 'kall_inn', 'gjennomfoer', 'referat']

/** The step a secretary most likely comes for. */
export function likelyStep(state: Moetetilstand): Steg {
  switch (state) {
    case 'planlagt':
    case 'avlyst':
      return 'forbered'
    case 'innkalt':
    case 'paagaar':
    case 'pause':
    case 'lukket':
      return 'gjennomfoer'
    case 'hevet':
      return 'referat'
  }
}

/** The step the address asks for. */
export function readStep(asked: string | undefined, state: Moetetilstand): Steg {
  return steps.find((step) => step === asked) ?? likelyStep(state)
}

/** What one step lacks: for one item, or for the meeting when `item` is null. */
export function missing(list: readonly Mangel[], step: Steg, item?: MoetesakId | null): readonly Mangel[] {
  return list.filter((one) => one.steg === step && (item === undefined || one.sak === item))
}

/** The item to begin at: the one the address asks for, the one on the table, or the first that is not done. */
export function firstItem({ innhold }: MoeteSide, asked: string | undefined): MoetesakId | undefined {
  const { saker, moete } = innhold
  const wanted = [asked, moete.naa].find((id) => id && saker.some((one) => one.moetesak.id === id))
  if (wanted) return wanted
  const open = moete.satt ? saker.find((one) => !one.moetesak.utfall) : undefined
  return (open ?? saker[0])?.moetesak.id
}
