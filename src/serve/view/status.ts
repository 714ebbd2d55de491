import type { Status } from '../../record/index.ts'

/** How a status is shown: a mark and a word, never colour alone. `tone` names one of six colours. */
export interface StatusFace {
  readonly mark: string
  readonly word: string
  readonly tone: 'scheduled' | 'proposed' | 'happened' | 'underway' | 'postponed' | 'cancelled'
}

/** The face of every status, in the order in which lists show them. */
export const STATUS_FACES: Readonly<Record<Status, StatusFace>> = {
  underway: { mark: '▸', word: 'under way', tone: 'underway' },
  scheduled: { mark: '●', word: 'scheduled', tone: 'scheduled' },
  planned: { mark: '◐', word: 'planned', tone: 'scheduled' },
  proposed: { mark: '○', word: 'proposed', tone: 'proposed' },
  possible: { mark: '?', word: 'possible', tone: 'proposed' },
  postponed: { mark: '‖', word: 'postponed', tone: 'postponed' },
  cancelled: { mark: '✗', word: 'cancelled', tone: 'cancelled' },
  denied: { mark: '⊘', word: 'denied', tone: 'cancelled' },
  happened: { mark: '✓', word: 'happened', tone: 'happened' },
  lapsed: { mark: '–', word: 'lapsed', tone: 'postponed' },
}
