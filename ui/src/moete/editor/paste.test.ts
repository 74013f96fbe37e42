// @vitest-environment happy-dom
import { DOMParser as Reader } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { cleanPaste } from './paste'
import { schema } from './schema'

/** What stands in the text after a paste: each block with its kind. */
function pasted(html: string): string[] {
  const host = document.createElement('div')
  host.innerHTML = cleanPaste(html)
  const blocks: string[] = []
  Reader.fromSchema(schema)
    .parse(host)
    .descendants((node, _, parent) => {
      if (node.isTextblock)
        blocks.push(`${parent?.type.name === 'list_item' ? 'li ' : ''}${node.textContent.trim()}`)
    })
  return blocks
}

const word = (marker: string, text: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp;</span></span><![endif]>${text}<o:p></o:p></p>`

test('points numbered by Word become a numbered list without the printed numbers', () => {
  const html = `<p class=MsoNormal>SSU vedtar:</p>${word('1.', 'Planen godkjennes.')}${word('2.', 'Partene følger opp.')}`
  expect(cleanPaste(html)).toMatch(/<ol><li>.*<\/li><li>.*<\/li><\/ol>/s)
  expect(pasted(html)).toEqual(['SSU vedtar:', 'li Planen godkjennes.', 'li Partene følger opp.'])
})

test('bullets from Word become a list with dots', () => {
  expect(cleanPaste(word('·', 'Varsling'))).toMatch(/<ul><li>/)
})

test('looks, tables and scripts fall away, and every word stays', () => {
  const html =
    '<p class=MsoNormal style="color:red;font-family:Comic Sans MS">Rød</p><table><tr><td>Sak</td><td><p>24/26</p></td></tr></table><script>alert(1)</script>'
  expect(pasted(html)).toEqual(['Rød', 'Sak', '24/26'])
})

test('bold and italic stay, from tags and from styles alike', () => {
  const host = document.createElement('div')
  host.innerHTML = '<p><b>Vedtak</b> <span style="font-weight:700">ett</span> <i>to</i></p>'
  const marks: string[] = []
  Reader.fromSchema(schema)
    .parse(host)
    .descendants((node) => {
      if (node.isText && node.marks.length)
        marks.push(`${node.text} ${node.marks.map((mark) => mark.type.name).join()}`)
    })
  expect(marks).toEqual(['Vedtak strong', 'ett strong', 'to em'])
})

test('what does not come from Word is left as it is', () => {
  expect(cleanPaste('<p>Vanlig <em>tekst</em></p>')).toBe('<p>Vanlig <em>tekst</em></p>')
})
