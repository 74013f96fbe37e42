// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { scrolls } from './scrolls'

test('a column takes the keyboard itself as long as nothing in it can', async () => {
  const column = document.createElement('section')
  column.innerHTML = '<ul><li>Ingunn Brekkhus møtte</li></ul>'
  document.body.append(column)
  const stop = scrolls(column)
  expect(column.tabIndex).toBe(0)

  column.insertAdjacentHTML('beforeend', '<button>Kommer</button>')
  await new Promise((done) => setTimeout(done))
  expect(column.tabIndex).toBe(-1)

  column.querySelector('button')!.disabled = true
  await new Promise((done) => setTimeout(done))
  expect(column.tabIndex).toBe(0)
  stop()
})
