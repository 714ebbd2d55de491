import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { parseLines } from '../intake/ndjson.ts'
import { parseReadingLine } from '../intake/reading-line.ts'
import type { Article, ArticleInput } from '../record/index.ts'
import type { RecordInput } from './record.ts'

/** Readings that were made elsewhere, one a line of some files (`-` is standard input), as inputs of a record. */
export async function* readingsOf(files: readonly string[], stdin: Readable): AsyncGenerator<RecordInput> {
  for (const file of files) {
    const where = file === '-' ? 'standard input' : file
    const chunks: AsyncIterable<Uint8Array> = file === '-' ? stdin : createReadStream(file)
    try {
      for await (const { line, result } of parseLines(chunks, parseReadingLine)) {
        if (!result.ok) yield { where, bytes: 0, error: result.message }
        else if (result.value.refused !== undefined) yield { where: `${where}: line ${line}`, bytes: 0, error: result.value.refused }
        else {
          const { article } = result.value
          yield { where: `${where}: line ${line}`, bytes: article.text.length, article: inputOf(article), notes: [], reading: result.value }
        }
      }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      yield { where, bytes: 0, error: `expected a file of readings, cannot read it (${code ?? 'a fault of the disk'}); check the path` }
    }
  }
}

/** What came in, as far as the article still says: what the record keeps to read it anew. */
function inputOf({ id, text, title, url, outlet, published, language }: Article): ArticleInput {
  const all = {
    id,
    text,
    title,
    url,
    outlet: outlet?.name,
    domain: outlet?.domain,
    published: published?.value,
    language,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined)) as unknown as ArticleInput
}
