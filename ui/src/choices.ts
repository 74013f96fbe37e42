/** The closed lists people choose from, in the order they are shown, with their words and colours. */
import type {
  Arkstoerrelse,
  Beslutningsform,
  Godkjenningsmaate,
  Haandheving,
  Maalform,
  Moeteart,
  Moeteform,
  Moetetilstand,
  Navnespraak,
  Oppfoelgingsstatus,
  Oppnevningsart,
  Partsart,
  Protokollrett,
  Referattilstand,
  Rettighet,
  Rolle,
  Sakstilstand,
  Sakstype,
  Skjermingsomfang,
  Skriftstoerrelse,
  Underskriver,
  Utvalgsart,
  UtsattNummer,
} from './bindings'
import { t } from './texts.svelte'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

export const choices = {
  maalform: ['nb', 'nn'] satisfies Maalform[],
  sakstype: [
    'vedtak',
    'tilraading',
    'raad',
    'droefting',
    'orientering',
    'referat',
    'godkjenning',
    'eventuelt',
  ] satisfies Sakstype[],
  sakstilstand: [
    'meldt',
    'under_utredning',
    'forankring',
    'klar',
    'paa_sakliste',
    'oppfoelging',
    'lukket',
    'avvist',
  ] satisfies Sakstilstand[],
  moeteform: ['fysisk', 'digitalt', 'hybrid', 'skriftlig'] satisfies Moeteform[],
  moeteart: ['ordinaert', 'ekstraordinaert', 'fellesmoete'] satisfies Moeteart[],
  partsart: [
    'kommune',
    'helseforetak',
    'fastlege',
    'bruker',
    'ansatte',
    'fou',
    'koordinator',
    'pko',
    'ks',
    'utvalg',
    'sekretariat',
    'annen',
  ] satisfies Partsart[],
  rolle: ['leder', 'nestleder', 'medlem', 'sekretaer'] satisfies Rolle[],
  rettighet: [
    'medlem',
    'deltaker',
    'observatoer_tale_forslag',
    'observatoer',
    'sekretariat',
    'gjest',
    'paa_sak',
  ] satisfies Rettighet[],
  oppnevningsart: ['fast', 'vara'] satisfies Oppnevningsart[],
  utvalgsart: [
    'moete',
    'fast',
    'fast_underutvalg',
    'tidsbegrenset',
    'nettverk',
    'enhet',
  ] satisfies Utvalgsart[],
  haandheving: ['av', 'varsle', 'stopp'] satisfies Haandheving[],
  beslutningsform: ['konsensus', 'votering', 'raad'] satisfies Beslutningsform[],
  godkjenningsmaate: ['neste_moete', 'hoering', 'samme_moete', 'signatur'] satisfies Godkjenningsmaate[],
  protokollrett: ['medlemmer', 'ogsaa_observatoerer'] satisfies Protokollrett[],
  utsattnummer: ['beholdes', 'nytt'] satisfies UtsattNummer[],
  oppfoelgingsstatus: [
    'ikke_startet',
    'i_arbeid',
    'venter',
    'forsinket',
    'utfoert',
  ] satisfies Oppfoelgingsstatus[],
  skjermingsomfang: ['hele', 'tekst'] satisfies Skjermingsomfang[],
  arkstoerrelse: ['a4', 'a3', 'a5', 'letter'] satisfies Arkstoerrelse[],
  skriftstoerrelse: ['vanlig', 'stoerre', 'storskrift'] satisfies Skriftstoerrelse[],
  underskriver: ['moeteleder', 'ledere', 'referent', 'medlemmer'] satisfies Underskriver[],
  navnespraak: ['nordsamisk', 'lulesamisk', 'soersamisk', 'kvensk'] satisfies Navnespraak[],
} as const

type Choices = typeof choices

/** The values of a list with their words, for a field that chooses one. */
export function options<K extends keyof Choices>(list: K): { value: Choices[K][number]; text: string }[] {
  return choices[list].map((value: Choices[K][number]) => ({ value, text: t(`ord-${list}-${value}`) }))
}

const moetetoner: Record<Moetetilstand, Tone> = {
  planlagt: 'neutral',
  innkalt: 'info',
  paagaar: 'success',
  pause: 'success',
  lukket: 'warning',
  hevet: 'neutral',
  avlyst: 'neutral',
}
const sakstoner: Record<Sakstilstand, Tone> = {
  meldt: 'neutral',
  under_utredning: 'neutral',
  forankring: 'neutral',
  klar: 'info',
  paa_sakliste: 'info',
  oppfoelging: 'warning',
  lukket: 'success',
  avvist: 'neutral',
}
const referattoner: Record<Referattilstand, Tone> = {
  utkast: 'warning',
  hos_moeteleder: 'warning',
  sendt_ut: 'info',
  godkjent: 'info',
  forseglet: 'success',
  signert: 'success',
  publisert: 'success',
  arkivert: 'success',
}
const statustoner: Record<Oppfoelgingsstatus, Tone> = {
  ikke_startet: 'neutral',
  i_arbeid: 'info',
  venter: 'warning',
  forsinket: 'danger',
  utfoert: 'success',
}

/** The word and the colour of a state. */
export const tilstand = {
  moete: (value: Moetetilstand) => ({ text: t(`ord-moetetilstand-${value}`), tone: moetetoner[value] }),
  sak: (value: Sakstilstand) => ({ text: t(`ord-sakstilstand-${value}`), tone: sakstoner[value] }),
  referat: (value: Referattilstand) => ({
    text: t(`ord-referattilstand-${value}`),
    tone: referattoner[value],
  }),
  oppfoelging: (value: Oppfoelgingsstatus) => ({
    text: t(`ord-oppfoelgingsstatus-${value}`),
    tone: statustoner[value],
  }),
}

/** «i dag», «i morgen», «om 5 dager», «for 3 dager siden». */
export function inDays(days: number): string {
  if (days === 0) return t('i-dag')
  if (days === 1) return t('i-morgen')
  if (days === -1) return t('i-gaar')
  return days > 0 ? t('om-dager', { dager: days }) : t('for-dager-siden', { dager: -days })
}
