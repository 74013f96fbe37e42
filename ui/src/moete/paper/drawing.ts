/**
 * Asks Rust for the paper, one thing at a time, and remembers what was drawn last, so that whoever goes from one
 * step to another finds the paper where it was.
 */
import { preview, previewPage } from '../../api'
import type { Dokumentart, Forhaandsvisning, MoeteId } from '../../bindings'

/** Which page, of which version of the paper, in which width in pixels. */
export type PageAsked = { moete: MoeteId; kind: Dokumentart; version: string; side: number; width: number }

let last: Promise<unknown> = Promise.resolve()

/** The paper is made anew and its pages are drawn from it in turn: never both at once. */
function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  const turn = last.then(ask)
  last = turn.catch(() => undefined)
  return turn
}

const papers = new Map<string, Forhaandsvisning>()
const pages = new Map<string, ImageBitmap>()
const mostPages = 8

/** The paper as it was when it was last seen. */
export const lastSeen = (moete: MoeteId, kind: Dokumentart) => papers.get(`${moete} ${kind}`)

/** Makes the paper from what is written now. */
export async function makePaper(moete: MoeteId, kind: Dokumentart): Promise<Forhaandsvisning> {
  const paper = await inTurn(() => preview(moete, kind))
  papers.set(`${moete} ${kind}`, paper)
  return paper
}

const pageKey = ({ moete, kind, version, side, width }: PageAsked) =>
  [moete, kind, version, side, width].join(' ')

/** A page that is drawn already. */
export const drawnPage = (asked: PageAsked) => pages.get(pageKey(asked))

/** Draws a page; nothing when nobody waits for it any more once its turn has come. */
export async function drawPage(asked: PageAsked, wanted: () => boolean): Promise<ImageBitmap | null> {
  const png = await inTurn(async () =>
    wanted() ? await previewPage(asked.moete, asked.kind, asked.side, asked.width) : null,
  )
  if (!png) return null
  // A bitmap needs no address, so the window's policy has nothing to object to.
  const picture = await createImageBitmap(new Blob([png], { type: 'image/png' }))
  pages.set(pageKey(asked), picture)
  for (const [key, oldest] of pages) {
    if (pages.size <= mostPages) break
    pages.delete(key)
    oldest.close()
  }
  return picture
}
