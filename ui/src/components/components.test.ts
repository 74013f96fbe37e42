// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte'
import { afterEach, expect, test } from 'vitest'
import DateField from './DateField.svelte'
import TextField from './TextField.svelte'
import Register from '../saker/Register.svelte'
import type { Rad } from '../saker/filter'

let mounted: ReturnType<typeof mount>[] = []
afterEach(async () => {
  for (const component of mounted) await unmount(component)
  mounted = []
  document.body.innerHTML = ''
})

const put: typeof mount = (component, options) => {
  const made = mount(component, options)
  mounted.push(made)
  flushSync()
  return made
}
const field = () => document.querySelector<HTMLInputElement>('input, textarea')!
const settled = () => new Promise((done) => setTimeout(done))

function leave(text: string) {
  field().value = text
  field().dispatchEvent(new Event('input', { bubbles: true }))
  field().dispatchEvent(new Event('change', { bubbles: true }))
  flushSync()
}

test('a date that does not exist is refused beside its field and not saved', () => {
  const saved: unknown[] = []
  put(DateField, {
    target: document.body,
    props: { label: 'Frist', value: null, save: (value: unknown) => saved.push(value) },
  })
  leave('31.2.2026')
  const wrong = document.querySelector('.wrong')!
  expect(wrong.textContent).toBe('Datoen finnes ikke: februar 2026 har 28 dager.')
  expect(field().getAttribute('aria-describedby')).toContain(wrong.id)
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(field().value).toBe('31.2.2026')
  expect(saved).toEqual([])
})

test('a date is saved as it is left, and written out whole', () => {
  const saved: unknown[] = []
  put(DateField, {
    target: document.body,
    props: { label: 'Frist', value: null, save: (value: unknown) => saved.push(value) },
  })
  leave('24.9.26')
  expect(saved).toEqual(['2026-09-24'])
  expect(field().value).toBe('24.09.2026')
})

test('what could not be saved stays in the field, with the reason', async () => {
  put(TextField, {
    target: document.body,
    props: {
      label: 'Tittel',
      value: 'gammel',
      save: () => Promise.reject({ code: 'hinder', message: 'Tittelen er for lang.' }),
    },
  })
  leave('en altfor lang tittel')
  await settled()
  flushSync()
  expect(document.querySelector('.wrong')?.textContent).toBe('Tittelen er for lang.')
  expect(field().value).toBe('en altfor lang tittel')
})

const rows = (count: number): Rad[] =>
  Array.from({ length: count }, (_, n) => ({
    id: String(n),
    tittel: `Sak ${n}`,
    arkivsaksnr: null,
    type: 'vedtak',
    meldt_av: '',
    tilstand: 'klar',
    neste_steg: null,
    saksansvarlig: '',
    frist: null,
    skjermet: false,
    utvalg: null,
    utvalg_navn: null,
    siste: null,
    antall_behandlinger: 0,
    aar: 2026,
    utdrag: [],
  }))

function register(count: number) {
  const main = document.createElement('main')
  document.body.append(main)
  put(Register, { target: main, props: { rows: rows(count), searching: false } })
}
const links = () => [...document.querySelectorAll<HTMLElement>('.opens')]
async function press(key: string) {
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  await settled()
  flushSync()
  await settled()
}

test('of five thousand rows only those in view are drawn, and all are counted', () => {
  register(5000)
  expect(document.querySelector('table')?.getAttribute('aria-rowcount')).toBe('5001')
  expect(links().length).toBeLessThan(100)
})

test('the arrow keys walk the rows, and one row at a time can be tabbed to', async () => {
  register(30)
  links()[0]!.focus()
  await press('ArrowDown')
  await press('ArrowDown')
  expect(document.activeElement?.textContent).toContain('Sak 2')
  expect(links().filter((link) => link.tabIndex === 0)).toEqual([document.activeElement])
  await press('Home')
  expect(document.activeElement?.textContent).toContain('Sak 0')
})

test('a head sorts, and sorts the other way when pressed again', () => {
  register(30)
  const head = [...document.querySelectorAll('th')].find((th) => th.textContent?.includes('Tittel'))!
  head.querySelector('button')!.click()
  flushSync()
  expect(head.getAttribute('aria-sort')).toBe('ascending')
  expect(links()[1]!.textContent).toContain('Sak 1')
  head.querySelector('button')!.click()
  flushSync()
  expect(head.getAttribute('aria-sort')).toBe('descending')
  expect(links()[0]!.textContent).toContain('Sak 29')
})
