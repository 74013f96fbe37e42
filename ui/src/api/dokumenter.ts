/** The referat on its way to the seal, and the papers that are made. */
import type {
  Dokument,
  Dokumentart,
  DokumentId,
  DokumentRad,
  Filform,
  Forhaandsvisning,
  Kontroll,
  MoeteId,
  Pakkenavn,
  Papirbestilling,
  Referattilstand,
  Signaturfelt,
  Skrivervalg,
} from '../bindings'
import { listen } from '@tauri-apps/api/event'
import { ask, change } from './call'

export const advanceReferat = (moete: MoeteId, tilstand: Referattilstand) =>
  change('advance_referat', { moete, tilstand })
export const addRemark = (moete: MoeteId, fra: string, dato: string, tekst: string) =>
  change('add_remark', { moete, fra, dato, tekst })
export const sealReferat = (moete: MoeteId) => change<Dokument>('seal_referat', { moete })
export const newVersion = (moete: MoeteId, merknad: string) => change('new_version', { moete, merknad })
export const makePublic = (moete: MoeteId) => change<Dokument[]>('make_public', { moete })
export const signReferat = (moete: MoeteId, underskriver: string, nokkel: string, passord: string) =>
  change<Dokument>('sign_referat', { moete, underskriver, nokkel, passord })
/** Asks for a .p12 file in a dialog of the system; its path, or nothing. */
export const chooseKey = () => ask<string | null>('choose_key')
export const signatureFields = (moete: MoeteId) => ask<Signaturfelt[]>('signature_fields', { moete })

export const verifyDocument = (dokument: DokumentId) => ask<Kontroll>('verify_document', { dokument })
export const verifyFile = () => ask<{ fil: string; kontroll: Kontroll } | null>('verify_file')
export const listDocuments = () => ask<DokumentRad[]>('list_documents')
export const documentBytes = (dokument: DokumentId) => ask<ArrayBuffer>('document_bytes', { dokument })
export const saveDocument = (dokument: DokumentId) => ask<string | null>('save_document', { dokument })
export const openDocument = (dokument: DokumentId) => ask<void>('open_document', { dokument })

export const printDocument = (dokument: DokumentId, valg: Skrivervalg) =>
  ask<void>('print_document', { dokument, valg })

export const preview = (moete: MoeteId, art: Dokumentart) => ask<Forhaandsvisning>('preview', { moete, art })
/** One page as PNG; `side` counts from 0, `bredde` is in pixels. */
export const previewPage = (moete: MoeteId, art: Dokumentart, side: number, bredde: number) =>
  ask<ArrayBuffer>('preview_page', { moete, art, side, bredde })
export const previewText = (moete: MoeteId, art: Dokumentart) => ask<string[]>('preview_text', { moete, art })
export const previewBytes = (moete: MoeteId, art: Dokumentart) =>
  ask<ArrayBuffer>('preview_bytes', { moete, art })

/** Makes a paper and saves it where a dialog of the system says; nothing when that was closed. */
export const makePaper = (bestilling: Papirbestilling, form: Filform) =>
  ask<{ fil: string; merknader: string[] } | null>('make_paper', { bestilling, form })
/** Shows a paper in the system's own viewer, from where it can be printed. */
export const openPaper = (bestilling: Papirbestilling) => ask<void>('open_paper', { bestilling })

/** What cannot be written as it is, before the paper is made. */
export const paperRemarks = (bestilling: Papirbestilling) => ask<string[]>('paper_remarks', { bestilling })
export const listPrinters = () => ask<string[]>('list_printers')
export const printPaper = (bestilling: Papirbestilling, valg: Skrivervalg) =>
  ask<void>('print_paper', { bestilling, valg })

/** Makes the meeting package and saves it. Its progress is told by `onPackageProgress`. */
export const makePackage = (moete: MoeteId, form: Pakkenavn) =>
  ask<{ fil: string; merknader: string[] } | null>('make_package', { moete, form })
/** Hears how many attachments are done, and of how many; gives what stops hearing. */
export const onPackageProgress = (heard: (done: number, of: number) => void) =>
  listen<{ ferdig: number; av: number }>('pakke', ({ payload }) => heard(payload.ferdig, payload.av))
/** Breaks the package off; nothing of it is kept. */
export const cancelPackage = () => ask<void>('cancel_package')
