/** Words of the meeting that are put together from data. */
import type { Frammoete, Saksinnhold } from '../bindings'
import { t } from '../texts.svelte'

/** The term of a value as it reads on screen and on paper alike. */
export const term = (kind: string, value: string) => t(`ord-${kind}-${value}`)

/** «24/26 Handlingsplan 2027»; the number alone is not yet fixed before the innkalling. */
export const itemName = (item: Saksinnhold) => [item.nummer, item.moetesak.tittel].filter(Boolean).join(' ')

/** What somebody is here: the printed role, vara for whom, or the right of the seat; a plain member is nothing more. */
export function roleOf(person: Frammoete, all: readonly Frammoete[]): string {
  const absent = person.vara_for && all.find((one) => one.person === person.vara_for)
  if (absent) return t('moete-vara-for', { navn: absent.navn })
  if (person.rolle_tekst) return person.rolle_tekst
  if (person.rolle !== 'medlem') return term('rolle', person.rolle)
  if (person.rettighet === 'medlem') return ''
  return term('rettighet', person.rettighet)
}

/** Role and post on one line, said once when they are the same word. */
export function described(person: Frammoete, all: readonly Frammoete[]): string {
  const role = roleOf(person, all)
  const same = role.toLowerCase() === person.stilling.toLowerCase()
  return [role, same ? '' : person.stilling].filter(Boolean).join(' · ')
}
