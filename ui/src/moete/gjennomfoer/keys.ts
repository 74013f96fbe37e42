/**
 * The keys of the running meeting. Ctrl and a mark (. ; /) belong to GTK, so the keys are Alt and a letter: the
 * first of the word where it can be, the same in both målformer.
 */
export type Action =
  | 'neste'
  | 'konsensus'
  | 'behandling'
  | 'vedtak'
  | 'forslag'
  | 'nytt-forslag'
  | 'uenighet'
  | 'oppgave'
  | 'innfoering'
  | 'tilstede'
  | 'habilitet'
  | 'klokke'
  | 'lukk'
  | 'pause'
  | 'sakliste'
  | 'eventuelt'

export const keys: Record<Action, string> = {
  neste: 'Alt+N',
  konsensus: 'Ctrl+Enter',
  behandling: 'Alt+B',
  vedtak: 'Alt+V',
  forslag: 'Alt+F',
  'nytt-forslag': 'Alt+R',
  uenighet: 'Alt+U',
  oppgave: 'Alt+O',
  innfoering: 'Alt+I',
  tilstede: 'Alt+T',
  habilitet: 'Alt+H',
  klokke: 'Alt+K',
  lukk: 'Alt+L',
  pause: 'Alt+P',
  sakliste: 'Alt+S',
  eventuelt: 'Alt+E',
}

/** The ones with Alt that the line under the item shows; `?` shows them all. */
export const inLine: readonly Action[] = [
  'neste',
  'behandling',
  'forslag',
  'vedtak',
  'oppgave',
  'tilstede',
  'klokke',
]

/** The letter that goes with Alt. */
export const letter = (action: Action) => keys[action].replace('Alt+', '')
