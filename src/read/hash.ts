/** Spreads the bits of a 32-bit integer (the finaliser of MurmurHash3). */
export function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Hash of the characters `[from, to)` of a text, as a 32-bit integer. */
export function hashRange(text: string, from: number, to: number): number {
  let h = 0x811c9dc5 | 0
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}

/** Hash of a whole string. */
export function hashString(text: string): number {
  return hashRange(text, 0, text.length)
}

/** A hash over bytes, four at a time in FNV's manner, continued from `seed`: tells two model files apart. */
export function hashBytes(bytes: Uint8Array, seed = 0x811c9dc5): number {
  const whole = bytes.length >>> 2
  const isAligned = bytes.byteOffset % 4 === 0
  const words = isAligned
    ? new Int32Array(bytes.buffer, bytes.byteOffset, whole)
    : new Int32Array(new Uint8Array(bytes.subarray(0, whole * 4)).buffer)
  let h = seed | 0
  for (let i = 0; i < whole; i++) {
    h = Math.imul(h ^ words[i]!, 0x01000193)
    h ^= h >>> 15
  }
  for (let i = whole * 4; i < bytes.length; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193)
  return h >>> 0
}
