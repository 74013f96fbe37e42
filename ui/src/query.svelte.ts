import { failure, type Failure } from './api'
import { changes } from './saved.svelte'

/** What a page has read: nothing yet, a value, or why not. The last value stays while a newer one is read. */
export type Query<T> = { readonly value: T | undefined; readonly failed: Failure | undefined; again(): void }

/**
 * Reads now, when something it reads from changes, and after every saved change. Called while a component
 * is set up; an answer that comes after a newer question is dropped.
 */
export function query<T>(read: () => Promise<T>): Query<T> {
  let value = $state.raw<T>()
  let failed = $state.raw<Failure>()
  let tries = $state(0)

  $effect(() => {
    void changes.count
    void tries
    let current = true
    read().then(
      (answer) => {
        if (!current) return
        value = answer
        failed = undefined
      },
      (cause: unknown) => {
        if (current) failed = failure(cause)
      },
    )
    return () => {
      current = false
    }
  })

  return {
    get value() {
      return value
    },
    get failed() {
      return failed
    },
    again: () => tries++,
  }
}
