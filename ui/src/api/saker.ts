/** The register of saker, and the texts that people write together. */
import type {
  ForankringId,
  MoetesakId,
  NySak,
  Partsart,
  Sak,
  SakId,
  SakRad,
  SakSide,
  Vedlegg,
  VedleggId,
} from '../bindings'
import { ask, change, keep } from './call'

export const listSaker = () => ask<SakRad[]>('list_saker')
export const readSak = (id: SakId) => ask<SakSide>('sak', { id })
export const registerSak = (sak: NySak) => change<SakId>('register_sak', { sak })
export const saveSak = (sak: Sak) => change('save_sak', { sak })
export const addForankring = (sak: SakId, part: Partsart, hvor: string, dato: string | null) =>
  change<ForankringId>('add_forankring', { sak, part, hvor, dato })
export const removeForankring = (id: ForankringId) => change('remove_forankring', { id })
export const addVedlegg = (
  sak: SakId | null,
  moetesak: MoetesakId | null,
  tittel: string,
  unntatt: boolean,
) => change<VedleggId>('add_vedlegg', { sak, moetesak, tittel, unntatt })
/** Takes in the files that a dialog of the system names, each as an attachment; how many. */
export const addFiles = (sak: SakId | null, moetesak: MoetesakId | null) =>
  change<number>('add_files', { sak, moetesak })
/** Gives an attachment the file that a dialog of the system names; false when that was closed. */
export const chooseFile = (id: VedleggId) => change<boolean>('choose_file', { id })
/** Shows its file in the system's own program for it. */
export const openVedlegg = (id: VedleggId) => ask<void>('open_vedlegg', { id })
export const saveVedlegg = (vedlegg: Vedlegg) => change('save_vedlegg', { vedlegg })
export const removeVedlegg = (id: VedleggId) => change('remove_vedlegg', { id })

/** What is written so far, as a Yjs update. */
export const textState = (entity: string, id: string, felt: string) =>
  ask<ArrayBuffer>('text_state', { entity, id, felt })
/** Adds what was just written; the page shows it already. */
export const applyText = (entity: string, id: string, felt: string, update: Uint8Array) =>
  keep('apply_text', update, { headers: { entity, id, felt } })
/** Puts another text in the place of the whole, in the Markdown subset of `domain::tekst`. */
export const setText = (entity: string, id: string, felt: string, tekst: string) =>
  change('set_text', { entity, id, felt, tekst })
