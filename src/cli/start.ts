import { arrange, combine, newestDay } from '../serve/view/combined.ts'
import { writeCombined } from './pretty/combined.ts'
import { placeOf, readAll, SAMPLE_FILE, SERVE_OPTIONS, serveReadings } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { wantsColour, writeOut } from './terminal.ts'
import { parseCommand } from './usage.ts'

/** `daybook start`, which is what `npm start` runs: reads the sample news, prints its diary, serves it. */
export async function startCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseCommand(args, { port: SERVE_OPTIONS.port, host: SERVE_OPTIONS.host, once: { type: 'boolean' } })
  const place = placeOf(values.host, values.port)
  const { readings, failed } = await readAll([SAMPLE_FILE], terminal)
  const diary = arrange(combine(readings), newestDay(readings))
  await writeOut(terminal, writeCombined(diary, readings.length, { width: Math.min(terminal.columns, 120), colour: wantsColour(terminal) }))
  const code = values.once === true ? 0 : await serveReadings({ readings, isSample: true }, place, terminal)
  return code || (failed > 0 ? 1 : 0)
}
