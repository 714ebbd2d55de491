import { OUTLETS } from '../../src/lang/en/gazetteer/index.ts'
import type { EntityKind } from '../../src/record/index.ts'
import { SMALL } from '../cased.ts'
import type { MarkedName, NamedText } from './sources.ts'

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

const DASHES = ['—', '–', '-']
const MARKS = OUTLETS.flatMap((row) => row.split(';')).map((form) => form.trim())

/** What stands after the dash of a headline: an outlet, or a person of the text by surname. */
function sourceOf(text: NamedText, inside: readonly MarkedName[], k: number): { form: string; kinds: readonly EntityKind[] } {
  const person = text.names.find((n) => n.kinds[0] === 'person' && !inside.includes(n))
  if (person && k % 8 === 1) return { form: text.text.slice(person.start, person.end).split(' ').at(-1)!, kinds: ['person'] }
  return { form: MARKS[(k * 7919) % MARKS.length]!, kinds: ['organisation'] }
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
      const said = k % 4 === 1 ? sourceOf(text, inside, k) : null
      const line =
        titleCase(text.text.slice(start, end), k).replace(/\.$/, '') + (said ? ` ${DASHES[k % DASHES.length]!} ${said.form}` : '')
      if (said) names.push({ start: base + line.length - said.form.length, end: base + line.length, kinds: said.kinds })
      copy += (copy.length === 0 ? '' : '\n') + line
      pieces.push([base, base + line.length])
      for (const n of inside)
        if (n.end - start <= line.length - (said ? said.form.length + 3 : 0))
          names.push({ ...n, start: n.start - start + base, end: n.end - start + base })
    }
    if (pieces.length > 0) out.push({ ...text, id: `${text.id}-titled`, text: copy, pieces, lines: pieces, names })
  }
  return out
}
