/** A function of a text that keeps its latest answers: texts of names and titles come again and again. A cache only. */
export function remembered<T>(make: (text: string) => T, most = MOST): (text: string) => T {
  const kept = new Map<string, T>()
  return (text) => {
    const found = kept.get(text)
    if (found !== undefined || kept.has(text)) return found as T
    const made = make(text)
    if (kept.size >= most) kept.clear()
    kept.set(text, made)
    return made
  }
}

const MOST = 20_000
