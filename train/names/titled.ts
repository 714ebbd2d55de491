import type { NamedText } from './sources.ts'

const SMALL = new Set(['a', 'an', 'the', 'and', 'but', 'or', 'nor', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'off', 'on', 'to', 'up', 'via', 'with', 'over', 'into'])

/** A sentence in Title Case, letter for letter as long as it was; `style` 0 leaves small words small. */
export function titleCase(text: string, style: number): string {
  return text.replace(/\p{Ll}[\p{L}\p{N}]*/gu, (word, at: number) => {
    const before = at === 0 ? '' : text[at - 1]!
    if (/[\p{L}\p{N}'’.]/u.test(before)) return word
    if (style % 2 === 0 && at > 0 && SMALL.has(word)) return word
    const first = word.charAt(0).toUpperCase()
    return first.length === 1 ? first + word.slice(1) : word
  })
}

/** Title-Cased copies of short sentences with a name: one document of copies for every document, without its running text. */
export function titledCopies(texts: readonly NamedText[], every: number): NamedText[] {
  const out: NamedText[] = []
  let k = 0
  for (const text of texts) {
    let copy = ''
    const pieces: [number, number][] = []
    const names: NamedText['names'][number][] = []
    for (const [start, end] of text.lines) {
      const inside = text.names.filter((n) => n.start >= start && n.end <= end)
      const words = text.text.slice(start, end).split(' ').length
      if (inside.length === 0 || words < 4 || words > 26 || k++ % every !== 0) continue
      const base = copy.length === 0 ? 0 : copy.length + 1
      const line = titleCase(text.text.slice(start, end), k).replace(/\.$/, '')
      copy += (copy.length === 0 ? '' : '\n') + line
      pieces.push([base, base + line.length])
      for (const n of inside) if (n.end - start <= line.length) names.push({ ...n, start: n.start - start + base, end: n.end - start + base })
    }
    if (pieces.length > 0) out.push({ ...text, id: `${text.id}-titled`, text: copy, pieces, lines: pieces, names })
  }
  return out
}
