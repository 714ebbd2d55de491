import type { CorrectionRecord } from '../record/index.ts'
import type { CorrectionWish } from '../store/correct.ts'
import type { Store, StoredFact } from '../store/store.ts'
import { authorOf } from './author.ts'
import { pathOf, plainly, withRecord } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { parseCommand, UsageError } from './usage.ts'

const OPTIONS = {
  db: { type: 'string' },
  json: { type: 'boolean' },
  because: { type: 'string' },
  by: { type: 'string' },
  zone: { type: 'string' },
  name: { type: 'string' },
  fact: { type: 'string' },
} as const

type Values = ReturnType<typeof parseCommand<typeof OPTIONS>>['values']

/** Nothing found: exit code 3. */
const NOTHING = 3

/** `daybook correct ACTION …`: put the record right, look at what was put right, take it back. */
export async function correctCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, OPTIONS)
  const [action, ...rest] = positionals
  if (action === 'list') return list(rest, values, terminal)
  if (action === 'facts') return facts(rest, values, terminal)
  const wish = wishOf(action, rest, values)
  if (values.because === undefined) throw new UsageError('expected --because with a reason, got none')
  const signed = { author: authorOf(values, terminal), reason: values.because, made: new Date().toISOString() }
  return plainly(terminal, async () => {
    const [{ openRecord }, { correct }] = await Promise.all([import('../store/open.ts'), import('../store/correct.ts')])
    const store = await openRecord(pathOf(values.db, terminal), { mustExist: true })
    try {
      const done = await correct(store, wish, signed)
      if (!done.ok) {
        complain(terminal, done.error)
        return 1
      }
      const { correction, subject, made } = done
      if (values.json === true) await writeOut(terminal, `${JSON.stringify({ correction, subject, made })}\n`)
      else {
        const now = subject === null ? 'gone from the record' : `${subject.name} (${subject.id})`
        const undone = wish.do === 'undo' ? `${correction} is taken back` : `${correction}: undo it with daybook correct undo ${correction}`
        await writeOut(terminal, `${now}${made.length > 0 ? `; split off: ${made.join(', ')}` : ''}\n${undone}\n`)
      }
      return 0
    } finally {
      await store.close()
    }
  })
}

/** How many words each action takes after its name: at least, at most. */
const TAKES: Readonly<Record<CorrectionWish['do'], readonly [number, number]>> = {
  merge: [2, 2],
  split: [2, Infinity],
  date: [2, 2],
  status: [2, 2],
  place: [2, 2],
  rename: [2, 2],
  reject: [1, 1],
  undo: [1, 1],
}

function wishOf(action: string | undefined, words: readonly string[], values: Values): CorrectionWish {
  const what = (Object.keys(TAKES) as CorrectionWish['do'][]).find((one) => one === action)
  if (what === undefined)
    throw new UsageError(
      `expected ${Object.keys(TAKES).join(', ')}, list or facts, got ${action === undefined ? 'nothing' : `"${action}"`}`,
    )
  const [least, most] = TAKES[what]
  if (words.length < least || words.length > most)
    throw new UsageError(`expected ${least === most ? least : `at least ${least}`} after ${what}, got ${words.length}`)
  const [id, second] = words as [string, string]
  switch (what) {
    case 'merge':
      return { do: what, id, into: second }
    case 'split':
      return { do: what, id, articles: words.slice(1), name: values.name ?? null }
    case 'date':
      return { do: what, id, when: second === 'none' ? null : second, zone: values.zone ?? null }
    case 'status':
      return { do: what, id, status: second }
    case 'place':
      return { do: what, id, place: second === 'none' ? null : second }
    case 'rename':
      return { do: what, id, name: second }
    case 'reject':
      return { do: what, id, fact: numberOf(values.fact) }
    case 'undo':
      return { do: what, id }
  }
}

function numberOf(fact: string | undefined): number | null {
  if (fact === undefined) return null
  if (!/^\d{1,15}$/.test(fact)) throw new UsageError(`expected --fact to be a number, got "${fact}"`)
  return Number(fact)
}

async function list(ids: readonly string[], values: Values, terminal: Terminal): Promise<number> {
  if (ids.length > 1) throw new UsageError(`expected at most one id, got "${ids.join(' ')}"`)
  return withRecord({ db: values.db }, terminal, async (store) => {
    const { namesOf } = await import('../store/words.ts')
    const found = (await store.corrections()).filter(({ correction }) => ids[0] === undefined || namesOf(correction).includes(ids[0]))
    if (values.json === true) await writeOut(terminal, `${JSON.stringify(found)}\n`)
    else await writeOut(terminal, (await Promise.all(found.map((record) => lineOf(store, record)))).join(''))
    return found.length > 0 ? 0 : NOTHING
  })
}

async function lineOf(store: Store, { id, correction, author, reason, made, undone }: CorrectionRecord): Promise<string> {
  const { wordsOf } = await import('../store/words.ts')
  const { printable } = await import('./pretty/text.ts')
  const name = (await store.subject(correction.id))?.name
  const subject = name === undefined ? correction.id : `${name} (${correction.id})`
  const back = undone === null ? '' : `; taken back by ${undone.author}, ${undone.made.slice(0, 10)}: ${undone.reason}`
  return printable(`${id}  ${subject} ${wordsOf(correction)}. ${author}, ${made.slice(0, 10)}: ${reason}${back}`) + '\n'
}

async function facts(ids: readonly string[], values: Values, terminal: Terminal): Promise<number> {
  const [id, ...more] = ids
  if (id === undefined || more.length > 0) throw new UsageError(`expected one id, got ${ids.length}`)
  return withRecord({ db: values.db }, terminal, async (store) => {
    const subject = await store.subject(id)
    const found = subject === null ? [] : await store.factsOn(subject.kind, subject.id)
    if (values.json === true) await writeOut(terminal, `${JSON.stringify(found.map(({ seq, fact }) => ({ seq, ...fact })))}\n`)
    else await writeOut(terminal, (await Promise.all(found.map(factLine))).join(''))
    return found.length > 0 ? 0 : NOTHING
  })
}

async function factLine({ seq, fact }: StoredFact): Promise<string> {
  const { wordsOfFact } = await import('../store/words.ts')
  const { printable } = await import('./pretty/text.ts')
  const { article = null } = fact as { readonly article?: string | null }
  return printable(`${String(seq).padEnd(9)}${fact.fact.padEnd(14)}${wordsOfFact(fact)}${article === null ? '' : `  ${article}`}`) + '\n'
}
