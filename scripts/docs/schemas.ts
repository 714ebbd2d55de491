import path from 'node:path'
import { createGenerator } from 'ts-json-schema-generator'

const ROOT = path.resolve(import.meta.dirname, '../..')
const BASE = 'https://daybook.example/reference/'

/** Format -> the type of src/record that is its source of truth. */
const FORMATS: Readonly<Record<string, { type: string; title: string }>> = {
  article: { type: 'ArticleInput', title: 'daybook.article/1: what comes in, one JSON object a line' },
  reading: { type: 'Reading', title: 'daybook.reading/1: what reading makes of one article, one JSON object a line' },
  'event-record': { type: 'EventRecord', title: 'an event of the record, one JSON object a line of `export events`' },
  'story-record': { type: 'StoryRecord', title: 'a story of the record, one JSON object a line of `export stories`' },
  'statement-record': { type: 'StatementRecord', title: 'a statement of the record, one JSON object a line of `export statements`' },
  'entity-record': { type: 'EntityRecord', title: 'an entity of the record, one JSON object a line of `export entities`' },
  'correction-record': { type: 'CorrectionRecord', title: 'what a person put right, one JSON object a line of `export corrections`' },
  change: { type: 'Change', title: 'one change of the record, in order of seq' },
}

/** Every JSON Schema of docs/reference, by file name, generated from the types of src/record. */
export function schemas(): Record<string, string> {
  const generator = createGenerator({
    path: path.join(ROOT, 'src/record/index.ts'),
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    topRef: false,
    expose: 'all',
    jsDoc: 'extended',
    skipTypeCheck: true,
    additionalProperties: false,
  })
  return Object.fromEntries(
    Object.entries(FORMATS).map(([name, { type, title }]) => {
      const file = `${name}.schema.json`
      const made = generator.createSchema(type)
      const schema = type === 'ArticleInput' ? oneOfTextAndHtml(made) : made
      return [file, `${JSON.stringify({ ...schema, $id: BASE + file, title }, null, 2)}\n`]
    }),
  )
}

/** An article that comes in may carry fields we do not know, and must carry text or html. */
function oneOfTextAndHtml(schema: object): object {
  return { ...schema, additionalProperties: true, anyOf: [{ required: ['text'] }, { required: ['html'] }] }
}
