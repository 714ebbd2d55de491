import { describe, expect, test } from 'vitest'
import { newsTexts } from '../../bench/texts.ts'
import { NearDuplicates } from './near-duplicates.ts'

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** A copy with one word in ten left out, doubled or exchanged. */
function edited(text: string, random: () => number): string {
  return words(text)
    .flatMap((word) => {
      const r = random()
      return r < 0.03 ? [] : r < 0.06 ? [word, 'however'] : r < 0.1 ? ['another'] : [word]
    })
    .join(' ')
}

/** The first third to two thirds of a text. */
function trimmed(text: string, random: () => number): string {
  const all = words(text)
  return all.slice(0, Math.floor(all.length * (0.33 + random() * 0.33))).join(' ')
}

/** Another text with a third to a half of this one in its middle. */
function borrowed(text: string, other: string, random: () => number): string {
  const [all, around] = [words(text), words(other)]
  const length = Math.floor(all.length * (0.33 + random() * 0.17))
  const from = Math.floor(random() * (all.length - length))
  const at = Math.floor(around.length / 2)
  return [...around.slice(0, at), ...all.slice(from, from + length), ...around.slice(at)].join(' ')
}

/** Reports of the corpus, or of the sample where there is none, that have text enough and are not near to each other already. */
function reports(): readonly { readonly id: string; readonly text: string }[] {
  const index = new NearDuplicates()
  const out: { id: string; text: string }[] = []
  for (const { id, text } of newsTexts()) {
    if (!text || words(text).length < 120 || index.find(text).length) continue
    index.add(id, text)
    out.push({ id, text })
  }
  return out
}

test('edited, trimmed and borrowed copies among other reports', { timeout: 60_000 }, () => {
  const random = seeded(20260302)
  const news = reports()
  const half = Math.floor(news.length / 2)
  const originals = news.slice(0, half)
  const others = news.slice(half)
  const index = new NearDuplicates()
  for (const { id, text } of originals) index.add(id, text)
  let [right, wrong, missed] = [0, 0, 0]
  const ask = (text: string, id: string | null): void => {
    const found = index.find(text).map((near) => near.id)
    if (id !== null && found.includes(id)) right++
    else if (id !== null) missed++
    wrong += found.filter((one) => one !== id).length
  }
  originals.forEach(({ id, text }, i) => {
    const other = others[i % others.length]!.text
    ask(edited(text, random), id)
    ask(trimmed(text, random), id)
    ask(borrowed(text, other, random), id)
    ask(edited(other, random), null)
  })
  const f1 = (2 * right) / (2 * right + wrong + missed)
  expect(right + missed).toBeGreaterThan(10)
  expect(f1, `${right} right, ${wrong} wrong, ${missed} missed`).toBeGreaterThanOrEqual(0.99)
})

describe('how two texts stand to each other', () => {
  const text = newsTexts()
    .map((one) => one.text ?? '')
    .find((one) => words(one).length > 150)!
  const index = new NearDuplicates()
  index.add('a', text)

  test.each<readonly [string, string, string]>([
    ['a copy', text, 'same'],
    ['a copy with other white space and case', words(text.toUpperCase()).join('\n'), 'same'],
    [
      'a shortened copy',
      words(text)
        .slice(0, words(text).length / 2)
        .join(' '),
      'trimmed',
    ],
    [
      'a copy with more around it',
      `${'Before it all something else was said, of which nobody knew a word. '.repeat(1)}${text} ${words(text).reverse().join(' ')}`,
      'trimmed',
    ],
  ])('%s', (_, other, sharing) => expect(index.find(other)[0]).toMatchObject({ id: 'a', sharing }))

  test('itself is left out, short and strange texts are near to nothing', () => {
    expect(index.find(text, 'a')).toEqual([])
    expect(index.find('The council met.')).toEqual([])
    expect(index.find(words(text).reverse().join(' '))).toEqual([])
    expect(index.find('')).toEqual([])
    expect(index.size).toBe(1)
  })
})
