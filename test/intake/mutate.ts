const TOKENS = [
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?xml',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '&#x110000;',
  '&#0;',
  '</item>',
  '<item>',
  '<entry>',
  '\0',
  '"',
  "'",
  '__proto__',
  'xmlns:',
  '=',
  '\ud800',
]

/** A file with a few things wrong: bits flipped, pieces cut out, doubled or taken from another file, nested, cut off. */
export function mutate(bytes: Buffer, other: Buffer, random: () => number): Buffer {
  let out = Buffer.from(bytes)
  const at = (length: number): number => Math.floor(random() * length)
  for (let round = 1 + at(6); round > 0; round--) {
    const from = at(out.length + 1)
    const to = Math.min(out.length, from + at(200))
    switch (at(7)) {
      case 0:
        for (let i = 0; i < 8 && out.length > 0; i++) out[at(out.length)]! ^= 1 << at(8)
        break
      case 1:
        out = Buffer.concat([out.subarray(0, from), out.subarray(to)])
        break
      case 2:
        out = Buffer.concat([out.subarray(0, to), ...Array.from({ length: 1 + at(50) }, () => out.subarray(from, to)), out.subarray(to)])
        break
      case 3: {
        const start = at(other.length + 1)
        out = Buffer.concat([out.subarray(0, from), other.subarray(start, start + at(2000)), out.subarray(to)])
        break
      }
      case 4:
        out = Buffer.concat([out.subarray(0, from), Buffer.from(TOKENS[at(TOKENS.length)]!.repeat(1 + at(300))), out.subarray(from)])
        break
      case 5:
        out = Buffer.concat([out.subarray(0, from), Buffer.from('<p>'.repeat(at(2000))), out.subarray(from)])
        break
      default:
        out = out.subarray(0, Math.max(1, out.length - at(Math.ceil(out.length / 2))))
    }
  }
  return out.subarray(0, 200_000)
}
