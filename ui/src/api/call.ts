/** The only file that speaks to Rust. */
import { invoke, type InvokeArgs, type InvokeOptions } from '@tauri-apps/api/core'
import { changes, saving } from '../saved.svelte'

/** Why Rust said no: a code to act on, and a finished sentence to show beside its cause. */
export class Failure extends Error {
  override name = 'Failure'
  constructor(
    readonly code: string,
    message: string,
    /** The field at fault, when the code is `ugyldig_felt`. */
    readonly field: string | null = null,
  ) {
    super(message)
  }
}

/** Whatever was thrown, as a failure that can be shown. */
export function failure(cause: unknown): Failure {
  if (cause instanceof Failure) return cause
  if (typeof cause === 'object' && cause !== null && 'message' in cause) {
    const { code, message, felt } = cause as { code?: unknown; message: unknown; felt?: unknown }
    return new Failure(String(code ?? 'intern'), String(message), felt ? String(felt) : null)
  }
  return new Failure('intern', String(cause))
}

/** Asks for something; nothing is changed by it. */
export async function ask<T>(command: string, args?: InvokeArgs, options?: InvokeOptions): Promise<T> {
  try {
    return await invoke<T>(command, args, options)
  } catch (cause) {
    throw failure(cause)
  }
}

/** Changes something: the foot of the window says when it was saved, and the page shown is read anew. */
export async function change<T = void>(command: string, args?: InvokeArgs): Promise<T> {
  const result = await keep<T>(command, args)
  changes.count++
  return result
}

/** Saves what the page already shows, such as each keystroke in a text: nothing is read anew. */
export async function keep<T = void>(
  command: string,
  args?: InvokeArgs,
  options?: InvokeOptions,
): Promise<T> {
  const done = saving()
  try {
    const result = await ask<T>(command, args, options)
    done(true)
    return result
  } catch (cause) {
    done(false)
    throw cause
  }
}
