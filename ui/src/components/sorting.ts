/** Sorting of a table's rows: æ ø å last, empty values last whichever way. */
export type Direction = 'ascending' | 'descending'
export type Sort = { key: string; direction: Direction }
export type SortValue = string | number | null | undefined

const collator = new Intl.Collator('nb', { numeric: true, sensitivity: 'base' })

/** A new array in the order of `by`. Equal rows keep their order. */
export function sorted<R>(rows: readonly R[], by: (row: R) => SortValue, direction: Direction): R[] {
  const sign = direction === 'ascending' ? 1 : -1
  const keyed = rows.map((row) => ({ row, value: by(row) }))
  keyed.sort((a, b) => {
    const missing = Number(isMissing(a.value)) - Number(isMissing(b.value))
    return missing || sign * compare(a.value, b.value)
  })
  return keyed.map(({ row }) => row)
}

function isMissing(value: SortValue): boolean {
  return value === null || value === undefined || value === ''
}

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a ?? ''), String(b ?? ''))
}

/** The rows to draw of many equally high ones, some above and below the visible so that scrolling is smooth. */
export function visibleRows(
  count: number,
  rowHeight: number,
  above: number,
  height: number,
): [number, number] {
  const spare = 24
  const first = Math.max(0, Math.floor(above / rowHeight) - spare)
  const last = Math.min(count, Math.ceil((above + height) / rowHeight) + spare)
  return [Math.min(first, Math.max(0, count - 1)), Math.max(last, Math.min(count, spare))]
}
