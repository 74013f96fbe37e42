// @vitest-environment happy-dom
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks'
import { afterEach, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { flushTexts, openText, refreshText, typing, type OpenText } from './texts.svelte'

afterEach(clearMocks)

/** The other side: one document, which may refuse to take anything. */
function store() {
  const doc = new Doc()
  const state = { doc, refuses: false, received: 0 }
  mockIPC((command, payload) => {
    if (command === 'text_state') return encodeStateAsUpdate(doc).slice().buffer
    if (command !== 'apply_text') throw new Error(command)
    if (state.refuses) throw { code: 'full_disk', message: 'Disken er full.' }
    state.received++
    applyUpdate(doc, payload as unknown as Uint8Array)
  })
  return state
}

function write({ fragment }: Pick<OpenText, 'fragment'>, line: string) {
  const paragraph = new XmlElement('paragraph')
  paragraph.insert(0, [new XmlText(line)])
  fragment.push([paragraph])
}

const said = (doc: Doc) =>
  doc
    .getXmlFragment('prosemirror')
    .toString()
    .replace(/<[^>]+>/g, '|')
let made = 0
const place = () => ({ entity: 'moetesak', id: `sak-${++made}`, felt: 'vedtak' })

test('a text is filled from the store first, and what is typed then arrives there', async () => {
  const there = store()
  write({ fragment: there.doc.getXmlFragment('prosemirror') }, 'Før.')
  const text = await openText(place())
  expect(text.fragment.length).toBe(1)
  write(text, 'Etter.')
  expect(await flushTexts()).toBe(true)
  expect(said(there.doc)).toBe('|Før.||Etter.|')
  expect(there.received).toBe(1)
})

test('the same text is open only once, with its way back', async () => {
  store()
  const where = place()
  const first = await openText(where)
  expect(await openText(where)).toBe(first)
})

test('what the program itself writes comes into an open text and is not sent back', async () => {
  const there = store()
  const where = place()
  const text = await openText(where)
  write({ fragment: there.doc.getXmlFragment('prosemirror') }, 'Saken tas til orientering.')
  await refreshText(where)
  expect(text.fragment.length).toBe(1)
  expect(there.received).toBe(0)
})

test('a text the store refuses stays, says why, and arrives later', async () => {
  const there = store()
  const text = await openText(place())
  there.refuses = true
  write(text, 'Vedtak')
  expect(await flushTexts()).toBe(false)
  expect(typing.failed?.cause.message).toBe('Disken er full.')
  there.refuses = false
  expect(await flushTexts()).toBe(true)
  expect(said(there.doc)).toBe('|Vedtak|')
  expect(typing.failed).toBeNull()
})

test('a text that could not be read is read anew the next time', async () => {
  mockIPC(() => {
    throw { code: 'i_bruk', message: 'Databasen er opptatt.' }
  })
  const where = place()
  await expect(openText(where)).rejects.toThrow('Databasen er opptatt.')
  store()
  expect((await openText(where)).fragment.length).toBe(0)
})
