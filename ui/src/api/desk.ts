/** The desk itself: start, user, undo, search, backups, exchange. */
import type {
  Endring,
  Importert,
  Maalform,
  Mal,
  Oversikt,
  Sikkerhetskopi,
  StartUp,
  Treff,
  UtvalgId,
} from '../bindings'
import { ask, change } from './call'

export const startUp = () => ask<StartUp>('start_up')
export const saveUser = (navn: string, maalform: Maalform) => change('save_user', { navn, maalform })
export const listTemplates = () => ask<Mal[]>('list_templates')
export const startFromTemplate = (mal: string) => change('start_from_template', { mal })
export const startPlain = (navn: string, kortnavn: string | null, maalform: Maalform) =>
  change<UtvalgId>('start_plain', { navn, kortnavn, maalform })

/** Undoes the last action of this desk: the sentence of what was undone, or nothing. */
export const undo = () => change<string | null>('undo')
export const redo = () => change<string | null>('redo')
export const history = (entity: string, id: string, felt: string) =>
  ask<Endring[]>('history', { entity, id, felt })
export const search = (tekst: string, antall: number) => ask<Treff[]>('search', { tekst, antall })
export const overview = () => ask<Oversikt>('overview')

export const listBackups = () => ask<Sikkerhetskopi[]>('list_backups')
export const restoreBackup = (navn: string) => change('restore_backup', { navn })
/** Asks where in a dialog of the system; the path, or nothing when it was cancelled. */
export const exportFile = () => ask<string | null>('export_file')
export const importFile = () => change<Importert | null>('import_file')
