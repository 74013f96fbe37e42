/** Where one is in the program, told to colleagues at the shared folder; and where they are. */
import { attend } from '../api'
import type { Kollega, Penn, Sted } from '../bindings'
import { sharing } from './deling.svelte'

/** Who has written nothing for so long has laid the pen down. */
const laidDown = 30_000

let here: Sted = { moete: null, penn: null }
let said = ''
let timer: ReturnType<typeof setTimeout> | undefined

function be(sted: Partial<Sted>): void {
  here = { ...here, ...sted }
  const now = JSON.stringify(here)
  // Who shares with nobody has nobody to tell.
  if (!sharing.now?.delt || now === said) return
  said = now
  attend(here).catch(() => (said = ''))
}

/** Has a meeting open, until the function that it gives is called. */
export function haveOpen(moete: string): () => void {
  be({ moete })
  return () => {
    if (here.moete === moete) be({ moete: null, penn: null })
  }
}

/** Writes in a text now. */
export function takePen(penn: Penn): void {
  be({ penn })
  clearTimeout(timer)
  timer = setTimeout(() => be({ penn: null }), laidDown)
}

/** The colleagues who have a meeting open. */
export const colleaguesIn = (moete: string): Kollega[] =>
  sharing.now?.deling?.kolleger.filter(({ sted }) => sted.moete === moete) ?? []

/** Who else writes in a text now, one name or several. */
export const writersOf = (ting: string, felt: string): string =>
  (sharing.now?.deling?.kolleger ?? [])
    .filter(({ sted }) => sted.penn?.ting === ting && sted.penn.felt === felt)
    .map(({ person }) => person)
    .join(', ')
