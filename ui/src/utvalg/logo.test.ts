import { describe, expect, test } from 'vitest'
import { base64, pictureKind } from './logo'

describe('a logo', () => {
  test('is known by its first bytes', () => {
    expect(pictureKind(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBe('image/png')
    expect(pictureKind(new Uint8Array([0xff, 0xd8, 0xff]))).toBe('image/jpeg')
    expect(pictureKind(new TextEncoder().encode('<svg/>'))).toBe('image/svg+xml')
  })

  test('is written whole, however long it is', () => {
    const bytes = new Uint8Array(20_000).map((_, n) => n % 251)
    const back = Uint8Array.from(atob(base64(bytes)), (sign) => sign.charCodeAt(0))
    expect(back).toEqual(bytes)
  })
})
