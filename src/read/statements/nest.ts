import { meets, type Raw, type Stretch } from './raw.ts'

/** Index of the attribution that each one is reported inside, -1 for the outermost. */
export function nest(found: readonly Raw[]): Int32Array {
  const parents = new Int32Array(found.length).fill(-1)
  const open: number[] = []
  const order = found
    .map((_, i) => i)
    .sort((a, b) => envelope(found[a]!)[0] - envelope(found[b]!)[0] || sizeOf(found[b]!) - sizeOf(found[a]!))
  for (const i of order) {
    const at = found[i]!
    while (open.length && envelope(found[open[open.length - 1]!]!)[1] <= envelope(at)[0]) open.pop()
    for (let k = open.length - 1; k >= Math.max(0, open.length - 8); k--) {
      const outer = found[open[k]!]!
      if (holds(outer, at) && !holds(at, outer)) {
        if (parents[i]! < 0 || sizeOf(outer) < sizeOf(found[parents[i]!]!)) parents[i] = open[k]!
      } else if (holds(at, outer) && !holds(outer, at)) {
        if (parents[open[k]!]! < 0 || sizeOf(at) < sizeOf(found[parents[open[k]!]!]!)) parents[open[k]!] = i
      }
    }
    open.push(i)
  }
  found.forEach((raw, i) => {
    if (raw.inside) parents[i] = found.indexOf(raw.inside)
  })
  return parents
}

/** True when the cue of `inner` stands in the content of `outer`. */
function holds(outer: Raw, inner: Raw): boolean {
  const at: Stretch = inner.cue ?? inner.content[0]!
  return outer.content.some((c) => meets(c, at))
}

/** From the first to the last token of an attribution. */
export function envelope(raw: Raw): Stretch {
  let from = Infinity
  let to = 0
  for (const s of [raw.cue, raw.source, ...raw.content]) {
    if (!s) continue
    if (s[0] < from) from = s[0]
    if (s[1] > to) to = s[1]
  }
  return [from, to]
}

const sizeOf = (raw: Raw): number => {
  const [from, to] = envelope(raw)
  return to - from
}
