import { expect, test } from 'vitest'
import { editable } from './editable'

type Sak = { tittel: string; frist: string }

test('two fields left in haste are both saved, in the order they were left', async () => {
  const saved: Sak[] = []
  const read: Sak = { tittel: 'gammel', frist: '' }
  const set = editable(
    () => read,
    async (sak) => void saved.push(sak),
  )
  await Promise.all([set({ tittel: 'ny' }), set({ frist: '2026-09-24' })])
  expect(saved).toEqual([
    { tittel: 'ny', frist: '' },
    { tittel: 'ny', frist: '2026-09-24' },
  ])
})

test('a refused field is not sent along with the next', async () => {
  const saved: Sak[] = []
  const read: Sak = { tittel: 'gammel', frist: '' }
  const set = editable(
    () => read,
    async (sak) => {
      if (!sak.tittel) throw new Error('tittel mangler')
      saved.push(sak)
    },
  )
  await expect(set({ tittel: '' })).rejects.toThrow('tittel mangler')
  await set({ frist: '2026-09-24' })
  expect(saved).toEqual([{ tittel: 'gammel', frist: '2026-09-24' }])
})

test('what was read anew, after an undo, is what the next save begins from', async () => {
  const saved: Sak[] = []
  let read: Sak = { tittel: 'gammel', frist: '' }
  const set = editable(
    () => read,
    async (sak) => void saved.push(sak),
  )
  await set({ tittel: 'ny' })
  read = { tittel: 'gammel', frist: '' }
  await set({ frist: '2026-09-24' })
  expect(saved[1]).toEqual({ tittel: 'gammel', frist: '2026-09-24' })
})
