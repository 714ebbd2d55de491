import { text } from 'node:stream/consumers'
import { pathOf, plainly } from './db-open.ts'
import type { Terminal } from './terminal.ts'
import { complain, writeOut } from './terminal.ts'
import { oneOf, parseCommand, UsageError } from './usage.ts'

/** Options of `daybook token`. */
export const TOKEN_OPTIONS = { db: { type: 'string' }, scope: { type: 'string' }, json: { type: 'boolean' } } as const

/** `daybook token add|ls|rm|password`: looks after the tokens by which programs are let in. */
export async function tokenCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseCommand(args, TOKEN_OPTIONS)
  const [verb, ...names] = positionals
  if (verb === undefined || !['add', 'ls', 'rm', 'password'].includes(verb))
    throw new UsageError(`expected token add, ls, rm or password, got ${verb === undefined ? 'nothing' : `"${verb}"`}`)
  if (verb === 'password') return password(terminal)
  if ((verb === 'add' || verb === 'rm') && names.length !== 1)
    throw new UsageError(`expected one ${verb === 'add' ? 'name for the token' : 'id of a token'}, got ${names.length}`)
  const [{ openRecord }, { listTokens, makeToken, SCOPES }] = await Promise.all([
    import('../store/open.ts'),
    import('../serve/access/tokens.ts'),
  ])
  const scope = oneOf('scope', values.scope, SCOPES, 'read')
  return plainly(terminal, async () => {
    const store = await openRecord(pathOf(values.db, terminal), { readOnly: verb === 'ls' })
    try {
      const shelf = store.shelf('tokens')
      if (verb === 'add') {
        const { secret, token } = await makeToken(shelf, { name: names[0]!.slice(0, 200), scope, made: Date.now() })
        complain(terminal, `token ${token.id} (${scope}). Its secret is told this once:`)
        await writeOut(terminal, `${secret}\n`)
        return 0
      }
      if (verb === 'rm') {
        if (await shelf.remove(names[0]!)) return 0
        complain(terminal, `expected the id of a token, got "${names[0]}"; daybook token ls lists them`)
        return 1
      }
      const tokens = await listTokens(shelf)
      const lines = tokens.map(
        ({ id, scope: may, made, name }) => `${id}  ${may.padEnd(5)}  ${new Date(made).toISOString().slice(0, 10)}  ${name}`,
      )
      await writeOut(terminal, values.json === true ? `${JSON.stringify(tokens, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''))
      return tokens.length === 0 ? 3 : 0
    } finally {
      await store.close()
    }
  })
}

/** Reads a password from standard input, prints the form that may be kept in a file. */
async function password(terminal: Terminal): Promise<number> {
  const { hashPassword, SHORTEST_PASSWORD } = await import('../serve/access/password.ts')
  const given = (await text(terminal.stdin)).split(/\r?\n/, 1)[0] ?? ''
  if (given.length < SHORTEST_PASSWORD)
    throw new UsageError(`expected a password of at least ${SHORTEST_PASSWORD} characters on standard input, got ${given.length}`)
  await writeOut(terminal, `${await hashPassword(given)}\n`)
  return 0
}
