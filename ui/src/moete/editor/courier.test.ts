import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { Failure } from '../../api'
import { courier } from './courier'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A writer's text, and what has arrived on the other side by way of `deliver`. */
function desk(deliver: (update: Uint8Array) => Promise<void> = async () => {}) {
  const here = new Doc()
  const there = new Doc()
  const messages: Uint8Array[] = []
  const told: (Failure | null)[] = []
  const carrier = courier(
    async (update) => {
      messages.push(update)
      await deliver(update)
      applyUpdate(there, update)
    },
    (failed) => told.push(failed),
  )
  here.on('update', (update: Uint8Array) => carrier.send(update))
  const type = (text: string) => here.getText('t').insert(here.getText('t').length, text)
  return { type, arrived: () => there.getText('t').toString(), messages, told, carrier }
}

test('what is typed while a message is on its way goes together in the next', async () => {
  let let_through = () => {}
  const held = new Promise<void>((resolve) => (let_through = resolve))
  let first = true
  const { type, messages, arrived, carrier } = desk(async () => {
    if (first) await held
    first = false
  })
  type('V')
  for (const letter of 'edtak') type(letter)
  expect(messages).toHaveLength(1)
  let_through()
  expect(await carrier.flush()).toBe(true)
  expect(messages).toHaveLength(2)
  expect(arrived()).toBe('Vedtak')
})

test('a message that fails is kept, said, and tried again until it arrives', async () => {
  let full = true
  const { type, told, arrived, carrier } = desk(async () => {
    if (full) throw new Failure('full_disk', 'Disken er full.')
  })
  type('SSU slutter seg til ')
  expect(await carrier.flush()).toBe(false)
  type('planen.')
  await vi.advanceTimersByTimeAsync(600)
  expect(arrived()).toBe('')
  full = false
  await vi.advanceTimersByTimeAsync(5000)
  expect(arrived()).toBe('SSU slutter seg til planen.')
  expect(told.map((failed) => failed?.message ?? null)).toEqual(['Disken er full.', 'Disken er full.', null])
})

test('flushing tries at once what had failed', async () => {
  let full = true
  const { type, arrived, carrier } = desk(async () => {
    if (full) throw new Failure('full_disk', 'Disken er full.')
  })
  type('Vedtak')
  expect(await carrier.flush()).toBe(false)
  full = false
  expect(await carrier.flush()).toBe(true)
  expect(arrived()).toBe('Vedtak')
})

test('there is nothing to wait for when nothing was typed', async () => {
  expect(await desk().carrier.flush()).toBe(true)
})
