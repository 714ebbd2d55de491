import { authorOf } from './author.ts'
import { withOpen } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { UsageError } from './usage.ts'

interface Deleting {
  readonly db?: string | undefined
  readonly because?: string | undefined
  readonly by?: string | undefined
  readonly facts?: boolean | undefined
}

/** `daybook db forget ID…`: deletes texts of reports. */
export async function forget(ids: readonly string[], values: Deleting, terminal: Terminal): Promise<number> {
  if (ids.length === 0) throw new UsageError('expected the ids of reports after forget, got none')
  if (values.because === undefined) throw new UsageError('expected --because with a reason, got none')
  const author = authorOf(values, terminal)
  const wish = { author, reason: values.because, facts: values.facts === true, made: new Date().toISOString() }
  return withOpen(values, terminal, { mustExist: true }, async (store) => {
    const { forgetArticle } = await import('../store/forget.ts')
    let failed = 0
    for (const id of ids) {
      const done = await forgetArticle(store, id, wish)
      if ('error' in done) {
        failed++
        complain(terminal, done.error)
      } else await writeOut(terminal, `${id}: text deleted${done.facts ? ', with what it told' : ''}\n`)
    }
    return failed > 0 ? 1 : 0
  })
}

/** `daybook db retain DAYS`: deletes texts of reports that are older. */
export async function retain([days, ...more]: readonly string[], values: Deleting, terminal: Terminal): Promise<number> {
  if (days === undefined || more.length > 0 || !/^\d{1,5}$/.test(days))
    throw new UsageError(`expected a number of days after retain, got "${days ?? ''}"`)
  return withOpen(values, terminal, { mustExist: true }, async (store) => {
    const { retainTexts } = await import('../store/forget.ts')
    const count = await retainTexts(store, Number(days), Date.now())
    await writeOut(terminal, `${count.toLocaleString('en')} texts deleted; what they told stays\n`)
    return 0
  })
}
