/** Bodies, seats, people. */
import type {
  Logo,
  Maalform,
  Nummerering,
  NyOppnevning,
  OppnevningId,
  Part,
  PartId,
  Partsart,
  Person,
  Plass,
  PlassId,
  Profil,
  Profileier,
  Profilside,
  Rettighet,
  Utvalg,
  UtvalgId,
  UtvalgRad,
  UtvalgSide,
} from '../bindings'
import { ask, change } from './call'

export const listUtvalg = () => ask<UtvalgRad[]>('list_utvalg')
export const readUtvalg = (id: UtvalgId) => ask<UtvalgSide>('utvalg', { id })
export const saveUtvalg = (utvalg: Utvalg) => change('save_utvalg', { utvalg })
export const createUtvalg = (
  navn: string,
  kortnavn: string | null,
  over: UtvalgId | null,
  maalform: Maalform,
) => change<UtvalgId>('create_utvalg', { navn, kortnavn, over, maalform })
/** How the next number would look; a pattern that cannot be read is refused with a sentence. */
export const numberExample = (nummerering: Nummerering) => ask<string>('number_example', { nummerering })

export const savePlass = (plass: Plass) => change('save_plass', { plass })
export const addPlass = (utvalg: UtvalgId, art: Partsart, betegnelse: string, rettighet: Rettighet) =>
  change<PlassId>('add_plass', { utvalg, art, betegnelse, rettighet })
export const removePlass = (id: PlassId) => change('remove_plass', { id })
export const appoint = (oppnevning: NyOppnevning) => change<OppnevningId>('appoint', { oppnevning })
export const endAppointment = (id: OppnevningId, til: string) => change('end_appointment', { id, til })

/** The independent parties of the body's partnership: the kommuner and the helseforetak. */
export const listParter = (utvalg: UtvalgId) => ask<Part[]>('list_parter', { utvalg })
export const addPart = (utvalg: UtvalgId, art: Partsart, navn: string) =>
  change<PartId | null>('add_part', { utvalg, art, navn })

export const listPersons = () => ask<Person[]>('list_persons')
export const savePerson = (person: Person) => change('save_person', { person })

/** How the papers of the body look, by itself and by its partnership. */
export const showProfile = (utvalg: UtvalgId) => ask<Profilside>('show_profile', { utvalg })
export const saveProfile = (utvalg: UtvalgId, eier: Profileier, profil: Profil) =>
  change('save_profile', { utvalg, eier, profil })
export const saveLogo = (utvalg: UtvalgId, eier: Profileier, logo: Logo | null) =>
  change('save_logo', { utvalg, eier, logo })
/** What a screen reader says of the logo. */
export const describeLogo = (utvalg: UtvalgId, eier: Profileier, tekst: string | null) =>
  change('describe_logo', { utvalg, eier, tekst })
/** The first page of a paper that looks so, as PNG; `bredde` is in pixels. */
export const profileSample = (utvalg: UtvalgId, bredde: number) =>
  ask<ArrayBuffer>('profile_sample', { utvalg, bredde })
/** Asks for a picture in a dialog of the system; without bytes when none was chosen. */
export const chooseLogo = () => ask<ArrayBuffer>('choose_logo')
