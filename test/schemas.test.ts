import fs from 'node:fs'
import { Ajv } from 'ajv'
import type { AnySchemaObject } from 'ajv'
import { expect, test } from 'vitest'
import { referencePages } from '../scripts/docs/pages.ts'
import { ROOT, textOf } from './checkout.ts'
import { kit, readSample } from './readings.ts'

const pages = referencePages()

test.each(Object.keys(pages))('docs/reference/%s is in step with the source (npm run docs)', (name) => {
  const file = `${ROOT}/docs/reference/${name}`
  expect(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '').toBe(pages[name])
})

/** Pages of the reference that are written by hand; test/documented.test.ts keeps them in step. */
const BY_HAND = ['errors.md', 'routes.md', 'settings.md']

test('nothing else lies in docs/reference', () => {
  expect(fs.readdirSync(`${ROOT}/docs/reference`).sort()).toEqual([...Object.keys(pages), ...BY_HAND].sort())
})

const validatorOf = (name: string) => new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(pages[name]!) as AnySchemaObject)

test('the sample news are articles by the schema', () => {
  const validate = validatorOf('article.schema.json')
  const lines = textOf('sample/news.ndjson').trim().split('\n')
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) expect(validate(JSON.parse(line)) ? [] : validate.errors).toEqual([])
  expect(validate({ id: 'no text, no html' })).toBe(false)
})

test('real readings are readings by the schema, and a broken one is not', async () => {
  const validate = validatorOf('reading.schema.json')
  const readings = await readSample(await kit())
  expect(readings.flatMap((r) => r.events).length, 'events read').toBeGreaterThan(10)
  expect(readings.flatMap((r) => r.statements).length, 'statements read').toBeGreaterThan(10)
  for (const reading of readings) {
    const plain: unknown = JSON.parse(JSON.stringify(reading))
    expect(validate(plain) ? [] : validate.errors!.slice(0, 3)).toEqual([])
  }
  const { format: _, ...without } = readings[0]!
  expect(validate(without)).toBe(false)
  expect(validate({ ...readings[0], events: [{ ...readings[0]!.events[0], status: 'maybe' }] })).toBe(false)
})
