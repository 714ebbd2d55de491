/**
 * A function of a text that keeps its latest answers: texts of names and titles come again and again. A cache only. It keeps two
 * generations of up to `most` answers: what is asked for again stays, what is not goes with the older one.
 */
export function remembered<T>(make: (text: string) => T, most = MOST): (text: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (text) => {
    const found = young.get(text)
    if (found !== undefined || young.has(text)) return found as T
    const kept = old.get(text)
    const made = kept !== undefined || old.has(text) ? (kept as T) : make(text)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(text, made)
    return made
  }
}

const MOST = 3000
