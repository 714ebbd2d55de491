import { mapped } from '../mapped.ts'
import { meets, type Raw, type Stretch } from './raw.ts'

/** Index of the attribution that each one is reported inside, -1 for the outermost. */
export function nest(found: readonly Raw[]): Int32Array {
  const parents = new Int32Array(found.length).fill(-1)
  const open: number[] = []
  const reach = mapped(found, envelope)
  const size = mapped(reach, ([from, to]) => to - from)
  const order = mapped(found, (_, i) => i).sort((a, b) => reach[a]![0] - reach[b]![0] || size[b]! - size[a]!)
  for (const i of order) {
    const at = found[i]!
    while (open.length && reach[open[open.length - 1]!]![1] <= reach[i]![0]) open.pop()
    for (let k = open.length - 1; k >= Math.max(0, open.length - 8); k--) {
      const above = open[k]!
      const outer = found[above]!
      if (holds(outer, at) && !holds(at, outer)) {
        if (parents[i]! < 0 || size[above]! < size[parents[i]!]!) parents[i] = above
      } else if (holds(at, outer) && !holds(outer, at)) {
        if (parents[above]! < 0 || size[i]! < size[parents[above]!]!) parents[above] = i
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
  for (let k = -2; k < raw.content.length; k++) {
    const s = k === -2 ? raw.cue : k === -1 ? raw.source : raw.content[k]!
    if (!s) continue
    if (s[0] < from) from = s[0]
    if (s[1] > to) to = s[1]
  }
  return [from, to]
}
