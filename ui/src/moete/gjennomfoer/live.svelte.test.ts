import { expect, test } from 'vitest'
import { live } from './live.svelte'

test('a written time holds for one action and is then let go', async () => {
  const now = live()
  now.hold('09:25')
  const times: string[] = []
  expect(await now.act(async (kl) => times.push(kl))).toBe(true)
  expect(times).toEqual(['09:25:00'])
  expect(now.held).toBe(false)
})

test('a refusal is said, and gives the written time back', async () => {
  const now = live()
  now.hold('08:00')
  const refused = await now.act(() => Promise.reject({ code: 'hinder', message: 'Slutten er før starten.' }))
  expect(refused).toBe(false)
  expect(now.wrong).toBe('Slutten er før starten.')
  expect(now.kl).toBe('08:00:00')
})

test('two quick actions happen in their order, each at its own time', async () => {
  const now = live()
  const done: string[] = []
  now.hold('09:44')
  const first = now.act(async (kl) => {
    await Promise.resolve()
    done.push(`konsensus ${kl}`)
  })
  now.hold('09:50')
  const second = now.act(async (kl) => done.push(`neste ${kl}`))
  await Promise.all([first, second])
  expect(done).toEqual(['konsensus 09:44:00', 'neste 09:50:00'])
})
