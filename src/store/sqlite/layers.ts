import type { PackedFact } from '../codec.ts'
import { unpackFact } from '../codec.ts'
import type { Layer, LayerFact } from '../layer.ts'
import { makeLayer } from '../layer.ts'
import type { Db } from './driver.ts'

/** Looks at facts through the layer as an open record has it just now; made anew only when something was added to it. */
export function makeLayerReader(db: Db): () => Layer {
  let kept: { readonly layer: Layer; readonly state: string } | null = null
  let seen = ''
  return () => {
    const now = writesSeen(db)
    if (kept !== null && now === seen) return kept.layer
    const state = stateOf(db)
    if (kept?.state !== state) kept = { layer: readLayer(db), state }
    seen = now
    return kept.layer
  }
}

/** Goes on whenever something was written, by us or by another: cheaper to ask for than what was written. */
function writesSeen(db: Db): string {
  const { data_version: others } = db.prepare('PRAGMA data_version').get() as { data_version: number }
  const { own } = db.prepare('SELECT total_changes() AS own').get() as { own: number }
  return `${others} ${own}`
}

/** The layer of an open record. */
export function readLayer(db: Db): Layer {
  const rows = db.prepare('SELECT body FROM layer ORDER BY seq').all() as { body: string }[]
  const newest = new Map<string, number>()
  const stale = new Set<number>()
  for (const row of db.prepare('SELECT id, no FROM articles WHERE id IN (SELECT id FROM articles WHERE version > 1) ORDER BY no').all()) {
    const { id, no } = row as { id: string; no: number }
    const before = newest.get(id)
    if (before !== undefined) stale.add(before)
    newest.set(id, no)
  }
  return makeLayer(
    rows.map((row) => unpackFact(JSON.parse(row.body) as PackedFact, null) as LayerFact),
    { newest, stale },
  )
}

function stateOf(db: Db): string {
  const row = db
    .prepare('SELECT (SELECT max(seq) FROM layer) AS layer, (SELECT count(*) FROM articles WHERE version > 1) AS edited')
    .get() as { layer: number | null; edited: number }
  return `${row.layer ?? 0} ${row.edited}`
}
