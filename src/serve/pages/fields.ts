import type { Context } from 'hono'

/** The fields of a form that was sent, trimmed. */
export interface Fields {
  /** '' where there is none. */
  readonly field: (name: string) => string
  /** Every value of a field that may come several times. */
  readonly all: (name: string) => readonly string[]
  /** A file that came with it. */
  readonly file: (name: string) => File | null
}

/** Take the fields of a form. */
export async function fieldsOf(c: Context): Promise<Fields> {
  const form = await c.req.parseBody({ all: true })
  const all = (name: string): readonly (string | File)[] => [form[name] ?? []].flat()
  const words = (name: string): readonly string[] => all(name).flatMap((value) => (typeof value === 'string' ? value.trim() : []))
  return {
    field: (name) => words(name)[0] ?? '',
    all: words,
    file: (name) => all(name).find((value) => typeof value !== 'string') ?? null,
  }
}
