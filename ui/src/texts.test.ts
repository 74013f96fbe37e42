import { FluentResource } from '@fluent/bundle'
import { expect, test } from 'vitest'
import { language, t } from './texts.svelte'

const locales = import.meta.glob<string>('../../assets/locales/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const code = import.meta.glob<string>(['./**/*.svelte', './**/*.ts', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Text ids of a file with the variables each one takes. */
function ids(file: string): Map<string, string> {
  const source = locales[`../../assets/locales/${file}.ftl`] ?? ''
  return new Map(
    new FluentResource(source).body.map((message) => {
      const variables = JSON.stringify(message).matchAll(/"type":"var","name":"([^"]+)"/g)
      return [message.id, [...new Set([...variables].map((one) => one[1]))].sort().join(' ')]
    }),
  )
}

const files = [...new Set(Object.keys(locales).map((path) => /([^/]+)\.n[bn]\.ftl$/.exec(path)?.[1] ?? path))]

test.each(files)('%s has the same texts with the same variables in bokmål and nynorsk', (file) => {
  const nn = ids(`${file}.nn`)
  expect([...nn.keys()].sort()).toEqual([...ids(`${file}.nb`).keys()].sort())
  expect(Object.fromEntries(nn)).toEqual(Object.fromEntries(ids(`${file}.nb`)))
})

test('no text is written in two files', () => {
  const all = files.flatMap((file) => [...ids(`${file}.nb`).keys()])
  expect(all.filter((id, n) => all.indexOf(id) !== n)).toEqual([])
})

const known = new Set(files.flatMap((file) => [...ids(`${file}.nb`).keys()]))
const written = Object.entries(code).filter(([path]) => !path.includes('bindings'))

test('every text the pages ask for exists', () => {
  for (const [path, source] of written) {
    for (const [, id] of source.matchAll(/\bt\(\s*'([^']+)'/g)) expect(known, path).toContain(id)
    for (const [, id] of source.matchAll(/keys: '[^']+', label: '([^']+)'/g)) {
      expect(known, path).toContain(id)
    }
    for (const [, prefix] of source.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)) {
      expect(
        [...known].some((id) => id.startsWith(prefix ?? '')),
        `${path}: ${prefix}…`,
      ).toBe(true)
    }
  }
})

test('every text of the window is used', () => {
  const all = written.map(([, source]) => source).join('\n')
  const prefixes = [...all.matchAll(/`([a-zæøå-]+-)\$\{/g)].map((one) => one[1] ?? '')
  const unused = [...ids('ui.nb').keys()].filter(
    (id) => !new RegExp(`['"\`]${id}['"\`]`).test(all) && !prefixes.some((prefix) => id.startsWith(prefix)),
  )
  expect(unused).toEqual([])
})

test('a text follows the language of the program', () => {
  expect(t('lagret-kl', { kl: '10:42:07' })).toBe('Lagret 10:42:07')
  language.now = 'nn'
  expect(t('lagret-kl', { kl: '10:42:07' })).toBe('Lagra 10:42:07')
  language.now = 'nb'
})

test('an unknown text is an error, not an empty place', () => {
  expect(() => t('finnes-ikke')).toThrow('no text finnes-ikke')
})
