/** The papers that can be asked for, and what each is about. */
import type { Papirnavn } from '../bindings'

export const papers = [
  'innkalling',
  'offentlig_innkalling',
  'tilleggssaksliste',
  'saksframlegg',
  'referat',
  'offentlig_referat',
  'saksutskrift',
  'melding',
  'moeteplan',
  'medlemsliste',
  'saksoversikt',
  'handlingsplan',
  'fremdriftsplan',
  'aarsberetning',
  'mandat',
] as const satisfies Papirnavn[]

type Needs = {
  moete?: boolean
  sak?: boolean
  /** One body, or a body or all of a partnership. */
  utvalg?: 'ett' | 'alle'
  /** A year must be said, or may. */
  aar?: 'maa' | 'kan'
}

export function needs(paper: Papirnavn): Needs {
  switch (paper) {
    case 'saksframlegg':
    case 'saksutskrift':
      return { moete: true, sak: true }
    case 'moeteplan':
    case 'aarsberetning':
      return { utvalg: 'alle', aar: 'maa' }
    case 'saksoversikt':
    case 'handlingsplan':
      return { utvalg: 'alle', aar: 'kan' }
    case 'fremdriftsplan':
      return { utvalg: 'alle' }
    case 'medlemsliste':
    case 'mandat':
      return { utvalg: 'ett' }
    default:
      return { moete: true }
  }
}
