import type { Fact } from '../record/index.ts'
import { packJsonBeside } from './bodies.ts'
import { packFact } from './codec.ts'
import type { Intake } from './store.ts'

/** What is kept of the facts of one frame: first what linking remembers of their article, then the facts, without naming it each time. */
export function frameOf(
  facts: readonly Fact[],
  { article, memo }: { readonly article: string | null; readonly memo: string | null },
): unknown {
  return [memo, ...facts.map((fact) => packFact(fact, article))]
}

/** The facts of a report as they are kept, packed by a thread beside this one. */
export function packFacts({ article, facts, memo }: Pick<Intake, 'article' | 'facts' | 'memo'>): Promise<Uint8Array> {
  return packJsonBeside(frameOf(facts, { article: article.id, memo }))
}
