/** Planning a meeting: its agenda, who is called, the innkalling. */
import type {
  Frammoete,
  Frammoetestatus,
  Konsekvens,
  MeldingId,
  Moete,
  MoeteId,
  MoeteRad,
  MoeteSide,
  Moetesak,
  MoetesakId,
  NyttMoete,
  PersonId,
  SakId,
  Sakstype,
} from '../bindings'
import { ask, change } from './call'

export const listMoeter = () => ask<MoeteRad[]>('list_moeter')
export const readMoete = (id: MoeteId) => ask<MoeteSide>('moete', { id })
export const planMeeting = (moete: NyttMoete) => change<MoeteId>('plan_meeting', { moete })
export const saveMoete = (moete: Moete) => change('save_moete', { moete })
export const cancelMeeting = (moete: MoeteId) => change('cancel_meeting', { moete })

export const addItem = (moete: MoeteId, sak: SakId) => change<MoetesakId>('add_item', { moete, sak })
export const addFreeItem = (moete: MoeteId, tittel: string, type: Sakstype) =>
  change<MoetesakId>('add_free_item', { moete, tittel, type })
export const removeItem = (moetesak: MoetesakId) => change('remove_item', { moetesak })
export const moveItem = (moetesak: MoetesakId, etter: MoetesakId | null) =>
  change('move_item', { moetesak, etter })
export const saveItem = (moetesak: Moetesak) => change('save_item', { moetesak })
export const withdrawItem = (moetesak: MoetesakId, grunn: string | null) =>
  change('withdraw_item', { moetesak, grunn })
export const postponeItem = (moetesak: MoetesakId, dato: string | null) =>
  change('postpone_item', { moetesak, dato })
export const addMelding = (moetesak: MoetesakId, tittel: string) =>
  change<MeldingId>('add_melding', { moetesak, tittel })
export const removeMelding = (id: MeldingId) => change('remove_melding', { id })

export const noticeConsequences = (moete: MoeteId) => ask<Konsekvens>('notice_consequences', { moete })
/** Fixes the numbers for good and makes the innkalling with its public version. */
export const callMeeting = (moete: MoeteId, kortVarsel: string | null) =>
  change('call_meeting', { moete, kortVarsel })
export const setAttendance = (
  moete: MoeteId,
  person: PersonId,
  status: Frammoetestatus,
  merknad: string | null,
) => change('set_attendance', { moete, person, status, merknad })
export const callDeputy = (moete: MoeteId, forPerson: PersonId, person: PersonId) =>
  change('call_deputy', { moete, for: forPerson, person })
export const invite = (moete: MoeteId, navn: string, stilling: string, rolle: 'gjest' | 'sekretariat') =>
  change<PersonId>('invite', { moete, navn, stilling, rolle })
export const saveFrammoete = (frammoete: Frammoete) => change('save_frammoete', { frammoete })
