/** The shared folder, and what two wrote at once. */
import { listen } from '@tauri-apps/api/event'
import type {
  Deling,
  Delingsbilde,
  Delingsrolle,
  Dobbeltnummer,
  Kode,
  Konflikt,
  Overlevering,
  Proeve,
  Sted,
  Utestengt,
} from '../bindings'
import { ask, change } from './call'

export const readSharing = () => ask<Delingsbilde>('sharing')
/** Asks for a folder in a dialog of the system; nothing when it was cancelled. */
export const chooseFolder = () => ask<string | null>('choose_folder')
export const createSharedFolder = (mappe: string, passord: string, noekkelpassord: string | null) =>
  ask<null>('create_shared_folder', { mappe, passord, noekkelpassord })
export const joinSharedFolder = (
  mappe: string,
  by: { kode: string } | { passord: string },
  noekkelpassord: string | null,
) => change('join_shared_folder', { mappe, ...by, noekkelpassord })
export const unlockSharing = (passord: string) => ask<null>('unlock_sharing', { passord })
export const shareNow = () => ask<null>('share_now')
export const leaveSharedFolder = () => ask<null>('leave_shared_folder')
export const restoreSharedFolder = () => ask<Deling>('restore_shared_folder')
/** Makes a database from the folder alone, compares it with the one here, and throws it away. */
export const tryRestore = () => ask<Proeve>('try_restore')
export const inviteColleague = (navn: string, rolle: Delingsrolle, dager: number) =>
  ask<Kode>('invite_colleague', { navn, rolle, dager })
export const withdrawInvitation = (invitasjon: string) => ask<null>('withdraw_invitation', { invitasjon })
export const shutOutDevice = (enhet: string, passord: string) =>
  ask<Utestengt>('shut_out_device', { enhet, passord })
export const admitDevice = (enhet: string) => change<number>('admit_device', { enhet })

/** The numbers of the bodies go to a successor, who gets a code when they do not take part yet. */
export const handOver = (person: string) => change<Overlevering>('hand_over', { person })
/** Where one is, for colleagues to see. */
export const attend = (sted: Sted) => ask<null>('attend', { sted })

export const listConflicts = (ting: string | null) => ask<Konflikt[]>('list_conflicts', { ting })
export const settleConflict = (konflikt: Konflikt, versjon: string) =>
  change('settle_conflict', { entity: konflikt.entity, ting: konflikt.id, felt: konflikt.felt, versjon })
/** Numbers that stand on several items: of one meeting, or all. */
export const listDuplicates = (moete: string | null) => ask<Dobbeltnummer[]>('list_duplicates', { moete })
export const printBeside = (moetesak: string, utvalg: string) => change('print_beside', { moetesak, utvalg })

/** Called when the folder was gone over and something is new; `changed` when a colleague has changed something. */
export async function hearSharing(passed: () => void, changed: () => void): Promise<void> {
  await Promise.all([listen('deling', passed), listen('endret', changed)])
}
