/** Stands first in a list, which tells it from an object and from a pair of whole numbers. */
const LIST = null

/**
 * A shorter text for a plain value that repeats the same shapes, as a reading does: the names of each shape stand once, in front,
 * and pairs of whole numbers (spans) are counted from the pair before. `unpackValue` gives the value back, keys in their order.
 */
export function packValue(value: unknown): string {
  const shapes = new Map<string, number>()
  const names: (readonly string[])[] = []
  let before = 0
  const shapeOf = (keys: readonly string[]): number => {
    const name = JSON.stringify(keys)
    let shape = shapes.get(name)
    if (shape === undefined) {
      shapes.set(name, (shape = names.length))
      names.push(keys)
    }
    return shape
  }
  const pack = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one
    if (Array.isArray(one)) {
      if (!isSpan(one)) return [LIST, ...one.map(pack)]
      const [start, end] = one
      const from = before
      before = start
      return [start - from, end - start]
    }
    const object = one as Record<string, unknown>
    const keys = Object.keys(object).filter((key) => object[key] !== undefined)
    const packed = [shapeOf(keys), ...keys.map((key) => pack(object[key]))]
    // One whole number alone would pass for a pair.
    return isPair(packed) ? [...packed, 0] : packed
  }
  const body = pack(value)
  return JSON.stringify([names, body])
}

/** The value of `packValue`. */
export function unpackValue(text: string): unknown {
  const [names, body] = JSON.parse(text) as [readonly (readonly string[])[], unknown]
  let before = 0
  const unpack = (one: unknown): unknown => {
    if (!Array.isArray(one)) return one
    if (isPair(one)) {
      const start = before + one[0]
      before = start
      return [start, start + one[1]]
    }
    if (one[0] === LIST) return one.slice(1).map(unpack)
    const keys = names[one[0] as number]
    if (keys === undefined) throw new SyntaxError(`expected one of ${names.length} shapes, got ${String(one[0])}`)
    return Object.fromEntries(keys.map((key, i) => [key, unpack(one[i + 1])]))
  }
  return unpack(body)
}

/** Numbers beyond this are not exact when they are subtracted and added again. */
const MOST = 2 ** 50

function isSpan(list: readonly unknown[]): list is readonly [number, number] {
  return isPair(list) && list.every((one) => Math.abs(one) < MOST)
}

function isPair(list: readonly unknown[]): list is readonly [number, number] {
  return list.length === 2 && Number.isInteger(list[0]) && Number.isInteger(list[1])
}
