/** What every part of the page of one meeting knows. */
import { createContext } from 'svelte'
import type { Moete, MoeteSide, MoetesakId, Saksinnhold, Steg } from '../bindings'

export type Meeting = {
  /** As it was last read from the store. */
  readonly side: MoeteSide
  readonly moete: Moete
  /** The items in the order of the agenda. */
  readonly items: readonly Saksinnhold[]
  /** The item in the middle of the page. */
  readonly item: Saksinnhold | undefined
  /** How often an item was chosen: the same one again counts too. */
  readonly choices: number
  readonly step: Steg
  /** The last version of the minutes is sealed: its texts stand. */
  readonly sealed: boolean
  choose(id: MoetesakId): void
  /** Saves some of the meeting's own fields. */
  save(fields: Partial<Moete>): Promise<void>
}

const [useMeeting, provideMeeting] = createContext<Meeting>()
export { provideMeeting, useMeeting }
