import type { StatusFace } from '../../serve/view/status.ts'

/** How pretty output is to look. */
export interface Style {
  /** Columns to write for. */
  readonly width: number
  readonly colour: boolean
}

/** Colours of the terminal by what they mean; each takes a text and gives it back, coloured or not. */
export interface Paint {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly heading: (text: string) => string
  readonly tone: (tone: StatusFace['tone'], text: string) => string
}

const TONES: Readonly<Record<StatusFace['tone'], number>> = {
  scheduled: 34,
  proposed: 35,
  happened: 32,
  underway: 33,
  postponed: 33,
  cancelled: 31,
}

/** Paint for a style: the terminal's own sixteen colours, so that it fits light and dark screens. */
export function makePaint(style: Style): Paint {
  const code = (open: number | string, close: number) => (text: string) =>
    style.colour && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return {
    bold: code(1, 22),
    dim: code(2, 22),
    heading: code('1;4', 0),
    tone: (tone, text) => code(TONES[tone], 39)(text),
  }
}
