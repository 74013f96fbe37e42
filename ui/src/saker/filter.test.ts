import { expect, test } from 'vitest'
import type { SakRad, Treff } from '../bindings'
import { matching, years } from './filter'

const sak = (id: string, fields: Partial<SakRad> = {}): SakRad => ({
  id,
  tittel: 'Handlingsplan 2027',
  arkivsaksnr: null,
  type: 'vedtak',
  meldt_av: 'FSU',
  tilstand: 'klar',
  neste_steg: null,
  saksansvarlig: '',
  frist: null,
  skjermet: false,
  utvalg: 'ssu',
  utvalg_navn: 'SSU',
  siste: null,
  antall_behandlinger: 0,
  aar: 2026,
  ...fields,
})
const ids = (rows: { id: string }[]) => rows.map((row) => row.id)

test('a number finds its sak', () => {
  const siste = { utvalg: 'SSU', nummer: '28/26', dato: '2026-09-24', utfall: null }
  const saker = [sak('a', { siste }), sak('b', { arkivsaksnr: '2026/1420' })]
  expect(ids(matching(saker, { tekst: '28/26' }, []))).toEqual(['a'])
  expect(ids(matching(saker, { tekst: '2026/1420' }, []))).toEqual(['b'])
})

test('every word must be there, in any order', () => {
  const saker = [sak('a'), sak('b', { tittel: 'Årsmelding 2027' })]
  expect(ids(matching(saker, { tekst: '2027 handlings' }, []))).toEqual(['a'])
})

test('a sak whose texts hold the words comes with its snippet', () => {
  const utdrag = [{ tekst: 'vaksinasjon', treff: true }]
  const hit: Treff = { entity: 'sak', id: 'a', moete: null, tittel: '', undertittel: '', utdrag }
  expect(matching([sak('a'), sak('b')], { tekst: 'vaksinasjon' }, [hit])).toEqual([{ ...sak('a'), utdrag }])
})

test('open saker are those neither closed nor refused', () => {
  const saker = [sak('a'), sak('b', { tilstand: 'lukket' }), sak('c', { tilstand: 'avvist' })]
  expect(ids(matching(saker, { tilstand: 'aapne' }, []))).toEqual(['a'])
  expect(ids(matching(saker, { tilstand: 'lukket' }, []))).toEqual(['b'])
})

test('filters narrow together', () => {
  const saker = [sak('a'), sak('b', { aar: 2025 }), sak('c', { utvalg: 'fsu' })]
  expect(ids(matching(saker, { aar: '2026', utvalg: 'ssu' }, []))).toEqual(['a'])
})

test('the newest year comes first', () => {
  expect(years([sak('a', { aar: 2024 }), sak('b'), sak('c', { aar: 2024 })])).toEqual(['2026', '2024'])
})
