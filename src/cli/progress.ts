import type { Terminal } from './terminal.ts'

/** Progress of a long piece of work on standard error: how much, how fast, how long still. */
export interface Progress {
  /** One more input done, of so many bytes, well or not. */
  count(bytes: number, isFailed?: boolean): void
  /** Make room for a message. */
  pause(): void
  stop(): void
}

/** Work shorter than this shows nothing. Milliseconds. */
const PATIENCE = 2000
const EVERY_ON_SCREEN = 200
const EVERY_IN_LOG = 15_000

/** Start counting. On a screen one line is rewritten; elsewhere a line is added now and then. `total` is in bytes, null where nobody knows. */
export function startProgress(terminal: Terminal, isQuiet: boolean, total: number | null): Progress {
  const began = performance.now()
  const every = terminal.errIsTTY ? EVERY_ON_SCREEN : EVERY_IN_LOG
  let next = began + Math.max(PATIENCE, terminal.errIsTTY ? 0 : every)
  let done = 0
  let bytes = 0
  let failed = 0
  let shown = false
  const clear = (): void => {
    if (shown && terminal.errIsTTY) terminal.stderr.write('\r\u001b[K')
    shown = false
  }
  return {
    count(more, isFailed = false) {
      done++
      bytes += more
      if (isFailed) failed++
      const now = performance.now()
      if (isQuiet || now < next) return
      next = now + every
      const line = progressLine({ done, bytes, failed }, total, (now - began) / 1000)
      terminal.stderr.write(terminal.errIsTTY ? `\r\u001b[K${line}` : `${line}\n`)
      shown = true
    },
    pause: clear,
    stop: clear,
  }
}

/** "1,234 read · 71 a second · 3 failed · 2 min left". */
export function progressLine(
  { done, bytes, failed }: { readonly done: number; readonly bytes: number; readonly failed: number },
  total: number | null,
  seconds: number,
): string {
  const rate = done / Math.max(seconds, 1e-3)
  const left = total !== null && bytes > 0 && total > bytes ? ` · ${spell((seconds * (total - bytes)) / bytes)} left` : ''
  return `${done.toLocaleString('en')} read · ${rate >= 10 ? Math.round(rate) : rate.toFixed(1)} a second${failed > 0 ? ` · ${failed.toLocaleString('en')} failed` : ''}${left}`
}

function spell(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
