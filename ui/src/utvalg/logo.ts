/** A picture as the papers take it: PNG or JPEG, in base64. */
const mostBytes = 500_000
const widest = 1200

/** What a picture is by its first bytes, whatever its file is called. */
export function pictureKind(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/svg+xml' {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg'
  return 'image/svg+xml'
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  // Not all at once: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** Takes a small PNG or JPEG as it is, and draws anything else in a size that a printer can show. */
export async function asLogo(buffer: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(buffer)
  const kind = pictureKind(bytes)
  if (kind !== 'image/svg+xml' && bytes.length <= mostBytes) return base64(bytes)
  const picture = new Image()
  picture.src = `data:${kind};base64,${base64(bytes)}`
  try {
    await picture.decode()
  } catch {
    // Rust says what is wrong with it, in the user's language.
    return base64(bytes)
  }
  // A drawing without a size of its own is as wide as it is to be drawn.
  const [width, height] = [picture.naturalWidth || widest, picture.naturalHeight || widest]
  const scale = kind === 'image/svg+xml' ? widest / width : Math.min(1, widest / width)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').split(',')[1] ?? ''
}
