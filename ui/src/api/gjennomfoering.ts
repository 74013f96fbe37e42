/** While the meeting runs. `kl` is local wall time, `09:00:00`. */
import type {
  Enighet,
  ForslagId,
  Forslagsstatus,
  FunnTekst,
  HabilitetId,
  Habilitetsutfall,
  MoeteId,
  MoetesakId,
  NyttStandpunkt,
  PersonId,
  ProtokolltilfoerselId,
  RettelseId,
  TilstedevaerelseId,
  Utfall,
  Videre,
} from '../bindings'
import { change } from './call'

/** All who are called are in the room then, except `sene`. */
export const openMeeting = (moete: MoeteId, kl: string, sene: PersonId[]) =>
  change('open_meeting', { moete, kl, sene })
export const pauseMeeting = (moete: MoeteId, kl: string) => change('pause_meeting', { moete, kl })
export const resumeMeeting = (moete: MoeteId, kl: string) => change('resume_meeting', { moete, kl })
export const adjournMeeting = (moete: MoeteId, kl: string) => change('adjourn_meeting', { moete, kl })
export const startItem = (moetesak: MoetesakId, kl: string) => change('start_item', { moetesak, kl })
export const closeDoors = (moetesak: MoetesakId, kl: string) => change('close_doors', { moetesak, kl })
export const openDoors = (moetesak: MoetesakId, kl: string) => change('open_doors', { moetesak, kl })

export const arrive = (moete: MoeteId, person: PersonId, kl: string) =>
  change('arrive', { moete, person, kl })
export const leave = (moete: MoeteId, person: PersonId, kl: string, grunn: 'gikk' | 'samband') =>
  change('leave', { moete, person, kl, grunn })
/** Times of one stay in the room, put right; an open stay stays open. */
export const correctStay = (id: TilstedevaerelseId, fra: string, til: string | null) =>
  change('correct_stay', { id, fra, til })
export const recordImpartiality = (
  moetesak: MoetesakId,
  person: PersonId,
  utfall: Habilitetsutfall,
  grunn: string,
  hjemmel: string,
  kl: string | null,
) => change('record_impartiality', { moetesak, person, utfall, grunn, hjemmel, kl })
export const returnAfterImpartiality = (id: HabilitetId, kl: string) =>
  change('return_after_impartiality', { id, kl })

export const propose = (moetesak: MoetesakId, av: string, tekst: string, kl: string | null) =>
  change<ForslagId>('propose', { moetesak, av, tekst, kl })
export const settleProposal = (forslag: ForslagId, status: Forslagsstatus) =>
  change('settle_proposal', { forslag, status })
/** Copies a proposal into the vedtak; without one, the saksframlegg's own. */
export const useProposal = (moetesak: MoetesakId, forslag: ForslagId | null) =>
  change('use_proposal', { moetesak, forslag })
export const recordConclusion = (
  moetesak: MoetesakId,
  utfall: Utfall,
  enighet: Enighet | null,
  kl: string,
  videre: Videre | null,
  standpunkter: NyttStandpunkt[],
  /** Until when the parties answer a recommendation. */
  svarfrist: string | null,
) =>
  change<FunnTekst[]>('record_conclusion', {
    moetesak,
    konklusjon: { utfall, enighet, kl, videre, standpunkter, svarfrist },
  })

export const enterStatement = (moetesak: MoetesakId, person: PersonId, tekst: string) =>
  change<ProtokolltilfoerselId>('enter_statement', { moetesak, person, tekst })
export const removeStatement = (id: ProtokolltilfoerselId) => change('remove_statement', { id })
export const addItemInMeeting = (moete: MoeteId, tittel: string, under: MoetesakId | null) =>
  change<MoetesakId>('add_item_in_meeting', { moete, tittel, under })
export const correctMinutes = (moetesak: MoetesakId, saksnummer: string, tekst: string, fra: string) =>
  change<RettelseId>('correct_minutes', { moetesak, saksnummer, tekst, fra })
export const removeCorrection = (id: RettelseId) => change('remove_correction', { id })
