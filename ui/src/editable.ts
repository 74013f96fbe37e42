/**
 * Saves a thing whose fields are left one by one. Each save sends the whole thing, so what has been sent and
 * not yet read back is kept here: a field saved in haste never carries an old value of its neighbour along.
 *
 * `read` gives what was last read from the store (a new object each time it is read), `save` writes it all.
 * The function it gives saves some fields after all earlier saves; it fails with the reason, for the field to show.
 */
export function editable<T extends object>(
  read: () => T,
  save: (thing: T) => Promise<unknown>,
): (fields: Partial<T>) => Promise<void> {
  let known: T | undefined
  let sent: Partial<T> = {}
  let waiting: Promise<unknown> = Promise.resolve()
  let pending = 0

  return (fields) => {
    if (pending === 0 && known !== read()) sent = {}
    known = read()
    pending++
    const turn = waiting.then(async () => {
      try {
        await save({ ...read(), ...sent, ...fields })
        sent = { ...sent, ...fields }
      } finally {
        pending--
      }
    })
    waiting = turn.catch(() => {})
    return turn
  }
}
