/** A signal that the person at the terminal, or the system, gives. */
export interface StopSignal {
  readonly signal: AbortSignal
  /** Leave Ctrl+C and SIGTERM to the system again. */
  readonly end: () => void
}

/** Aborted by Ctrl+C and SIGTERM: what is under way is finished, the rest is left for the next time. A second one ends the program at once. */
export function stopSignal(): StopSignal {
  const controller = new AbortController()
  const stop = (): void => controller.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  return {
    signal: controller.signal,
    end() {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}
