import type { TimeExpression } from '../../src/record/index.ts'

const SMALL = new Set('the a an of and for in on at to by with from mr mrs ms'.split(' '))

function wordsOf(s: string): string[] {
  return s
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s?\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w && !SMALL.has(w))
}

/** Two ways of writing one name: the words of one are among the words of the other. */
export function isSameName(x: string, y: string): boolean {
  const a = wordsOf(x)
  const b = wordsOf(y)
  if (!a.length || !b.length) return false
  const set = new Set(a.length > b.length ? a : b)
  return (a.length > b.length ? b : a).every((w) => set.has(w))
}

/** A time expression that gives the time of a gold event: by its words or by its value. */
export function isSameTime(time: TimeExpression, gold: string | null, _text: string | null): boolean {
  if (!gold || !time.edtf) return false
  const strip = (s: string): string => s.replace(/[~?%]/g, '')
  const g = strip(gold)
  const t = strip(time.edtf)
  // what goes on since a day, or runs from one to another, is dated by the expression of that day
  if (g.includes('/') && !t.includes('/')) return g.split('/').includes(t)
  return g === t || (t.length === 10 && g.startsWith(`${t}T`)) || (t.length > 10 && t.startsWith(g) && g.length === 10)
}
