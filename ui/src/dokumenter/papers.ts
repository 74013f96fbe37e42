/** The papers that can be asked for, and what each is about. */
import type { Pakkenavn, Papirnavn } from '../bindings'

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

/** The meeting package is no paper of its own, but of many. */
export const packages = { pakke_leser: 'leser', pakke_arkiv: 'arkiv' } as const satisfies Record<
  string,
  Pakkenavn
>
export type Package = keyof typeof packages
export type Choice = Papirnavn | Package
export const isPackage = (choice: Choice): choice is Package => choice in packages

export const all: readonly Choice[] = [...papers, 'pakke_leser', 'pakke_arkiv']

type Needs = {
  moete?: boolean
  sak?: boolean
  /** One body, or a body or all of a partnership. */
  utvalg?: 'ett' | 'alle'
  /** A year must be said, or may. */
  aar?: 'maa' | 'kan'
}

export function needs(paper: Choice): Needs {
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
