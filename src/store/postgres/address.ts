import { StoreError } from '../errors.ts'

/** Where a record lies in PostgreSQL. */
export interface Address {
  /** As the driver takes it: with its secrets, for nobody's eyes. */
  readonly connection: string
  /** The schema that holds the record. */
  readonly schema: string
  /** For people: without a password. */
  readonly name: string
}

/** Does this name a database and not a file? */
export function isAddress(path: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(path)
}

/** The schema of a record that says nothing else. */
const SCHEMA = 'daybook'

/** Take apart `postgres://user:password@host:port/database?schema=name`. Throws a StoreError that shows no secret. */
export function parseAddress(text: string): Address {
  // An address without a host stands for a socket of this machine; it has to have one to be taken apart.
  const url = URL.parse(text.replace(/^([a-z]{1,12}:\/\/[^/@]{1,500}@)\//i, '$1localhost/'))
  if (!url)
    throw new StoreError(
      'missing',
      'expected an address like postgres://user@host:5432/database, got one that cannot be read; check DAYBOOK_DATABASE',
    )
  const schema = url.searchParams.get('schema') ?? SCHEMA
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema))
    throw new StoreError(
      'missing',
      `expected schema= to be a name of small letters, figures and _, got "${schema}"; check DAYBOOK_DATABASE`,
    )
  url.searchParams.delete('schema')
  const user = url.username === '' ? '' : `${url.username}@`
  const host = url.searchParams.get('host') ?? url.host
  return { connection: url.href, schema, name: `postgres://${user}${host}${url.pathname}${schema === SCHEMA ? '' : `?schema=${schema}`}` }
}
