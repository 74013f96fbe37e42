/**
 * The legal bases that secretariats usually cite, as they are printed. Text, not code: the laws change their
 * numbers (a new forvaltningslov is adopted, lov 20.6.2025 nr. 81), and any other text may be written.
 */
export const usualBases: readonly { basis: string; about: string }[] = [
  { basis: 'offl. § 13 jf. fvl. § 13 første ledd nr. 1', about: 'moete-hjemmel-personlig' },
  { basis: 'offl. § 13 jf. fvl. § 13 første ledd nr. 2', about: 'moete-hjemmel-drift' },
  { basis: 'offl. § 14 første ledd', about: 'moete-hjemmel-internt' },
  { basis: 'offl. § 15 første ledd', about: 'moete-hjemmel-utenfra' },
  { basis: 'offl. § 23 første ledd', about: 'moete-hjemmel-forhandling' },
  { basis: 'offl. § 24 tredje ledd', about: 'moete-hjemmel-lovbrudd' },
  { basis: 'offl. § 25 første ledd', about: 'moete-hjemmel-tilsetting' },
]

/** What somebody may be disqualified by (forvaltningsloven § 6), as it is printed in each målform. */
export const usualDisqualifications = {
  nb: [
    'forvaltningsloven § 6 første ledd bokstav a',
    'forvaltningsloven § 6 første ledd bokstav b',
    'forvaltningsloven § 6 første ledd bokstav e',
    'forvaltningsloven § 6 annet ledd',
  ],
  nn: [
    'forvaltningslova § 6 første ledd bokstav a',
    'forvaltningslova § 6 første ledd bokstav b',
    'forvaltningslova § 6 første ledd bokstav e',
    'forvaltningslova § 6 andre ledd',
  ],
} as const
