/**
 * The texts that are open. A text, its undo history and where its writer stood outlive the editor on the screen,
 * so that going from one step to another loses neither a word nor a way back.
 */
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from 'y-prosemirror'
import { applyUpdate, Doc, UndoManager, type XmlFragment } from 'yjs'
import { applyText, textState, type Failure } from '../../api'
import { others } from '../../deling/deling.svelte'
import { takePen } from '../../deling/her.svelte'
import { saved } from '../../saved.svelte'
import { courier, type Courier } from './courier'

/** Where a text belongs: `sak` `bakgrunn`, `moetesak` `vedtak` … */
export type TextPlace = { entity: string; id: string; felt: string }

export type OpenText = {
  place: TextPlace
  fragment: XmlFragment
  undo: UndoManager
  courier: Courier
  /** Where the writer stood when the editor was last taken away. */
  caret: { anchor: number; head: number } | null
  /** Takes in what others, or the program itself, wrote meanwhile. */
  refresh(): Promise<void>
}

/** What Rust said comes in under this origin; the courier does not carry it back. */
const fromRust = 'rust'

const open = new Map<string, Promise<OpenText>>()

/** `arrived` grows with every update Rust has taken; `failed` is the text that could not be saved, and why. */
export const typing = $state<{ arrived: number; failed: { place: TextPlace; cause: Failure } | null }>({
  arrived: 0,
  failed: null,
})

/** The text of a place, read from Rust the first time. */
export function openText(place: TextPlace): Promise<OpenText> {
  const key = `${place.entity}/${place.id}/${place.felt}`
  let text = open.get(key)
  if (!text) {
    text = read(place)
    open.set(key, text)
    // A text that could not be read is read anew when it is next asked for.
    text.catch(() => open.delete(key))
  }
  return text
}

/** Takes in what an action of the program wrote in a text that is open. */
export const refreshText = async (place: TextPlace) => (await openText(place)).refresh()

/** Takes in what colleagues wrote in the texts that are open. */
async function refreshTexts(): Promise<void> {
  await Promise.allSettled([...open.values()].map(async (text) => (await text).refresh()))
}
others.add(refreshTexts)

/** After another database has taken the place of this one, nothing that was open belongs to it. */
export const forgetTexts = (): void => open.clear()

/** Waits until all that is typed has arrived; false when something could not be delivered now. */
export async function flushTexts(): Promise<boolean> {
  const texts = await Promise.allSettled(open.values())
  const arrived = await Promise.all(
    texts.map((text) => (text.status === 'fulfilled' ? text.value.courier.flush() : true)),
  )
  return arrived.every(Boolean)
}

async function read(place: TextPlace): Promise<OpenText> {
  const { entity, id, felt } = place
  const doc = new Doc()
  const refresh = async () => applyUpdate(doc, new Uint8Array(await textState(entity, id, felt)), fromRust)
  await refresh()
  const fragment = doc.getXmlFragment('prosemirror')
  const carrier = courier(
    (update) => applyText(entity, id, felt, update),
    (failed) => {
      typing.failed = failed && { place, cause: failed }
      saved.fault = failed && failed.message
      if (!failed) typing.arrived++
    },
  )
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === fromRust) return
    carrier.send(update)
    takePen({ ting: id, felt })
  })
  const undo = new UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  })
  return { place, fragment, undo, courier: carrier, caret: null, refresh }
}
