/** A JSON Schema, as documents of an API have it. */
export type Schema = Readonly<Record<string, unknown>>

/** What values are made with. */
export interface Making {
  /** Whole numbers below n. */
  readonly pick: (n: number) => number
  /** What stands behind `#/…`. */
  readonly follow: (ref: string) => Schema
  /** A string for a property of this name. */
  readonly text: (name: string) => string
}

/** A value that a schema allows, made by a seeded stream; optional properties are left out now and then. */
export function valueFor(schema: Schema, making: Making, name = ''): unknown {
  const { pick, follow } = making
  if (typeof schema['$ref'] === 'string') return valueFor(follow(schema['$ref']), making, name)
  const options = (schema['oneOf'] ?? schema['anyOf']) as readonly Schema[] | undefined
  if (options) return valueFor(options[pick(options.length)]!, making, name)
  if (Array.isArray(schema['allOf']))
    return Object.assign({}, ...(schema['allOf'] as Schema[]).map((each) => valueFor(each, making, name) as object)) as object
  if ('const' in schema) return schema['const']
  if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[])[pick(schema['enum'].length)]
  const types = [schema['type'] ?? 'string'].flat() as string[]
  switch (types[pick(types.length)]) {
    case 'object':
      return objectFor(schema, making)
    case 'array':
      return Array.from({ length: Number(schema['minItems'] ?? 0) + pick(2) }, () =>
        valueFor((schema['items'] ?? {}) as Schema, making, name),
      )
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? 0) + pick(100)
    case 'boolean':
      return pick(2) === 0
    case 'null':
      return null
    default:
      return making.text(name)
  }
}

function objectFor(schema: Schema, making: Making): object {
  const required = (schema['required'] ?? []) as readonly string[]
  const made: Record<string, unknown> = {}
  for (const [key, value] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>))
    if (required.includes(key) || making.pick(3) > 0) made[key] = valueFor(value, making, key)
  return made
}
