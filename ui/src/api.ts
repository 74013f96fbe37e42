/** The only file that speaks to Rust. One function per command; every failure is a [`Failure`]. */
import { invoke, type InvokeArgs } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { changes, saving } from './saved.svelte'
import type { Treff } from './views'

/** Why Rust said no: a code to act on, and a sentence to show beside its cause. */
export class Failure extends Error {
  override name = 'Failure'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Whatever was thrown, as a failure that can be shown. */
export function failure(cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  if (typeof cause === 'object' && cause !== null && 'message' in cause) {
    const { code, message } = cause as { code?: unknown; message: unknown }
    return new Failure(String(code ?? 'unknown'), String(message))
  }
  return new Failure('unknown', String(cause))
}

/** Asks for something; nothing is changed by it. */
async function ask<T>(command: string, args?: InvokeArgs): Promise<T> {
  try {
    return await invoke<T>(command, args)
  } catch (cause) {
    throw failure(cause)
  }
}

/** Changes something: the foot of the window says when it was saved, and every page reads anew. */
async function change<T>(command: string, args?: InvokeArgs): Promise<T> {
  const done = saving()
  try {
    const result = await ask<T>(command, args)
    done(true)
    return result
  } catch (cause) {
    done(false)
    throw cause
  }
}

/** Hears of changes that came another way than from this window. */
export function hearChanges(): void {
  void listen('changed', () => changes.count++)
}

/** Finds anything by number or words. */
export const find = (tekst: string) => ask<Treff[]>('finn', { tekst })

/** Undoes the last action of this desk; what was undone, in words, or nothing. */
export const undo = () => change<string | null>('angre')
