const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ə: 'a',
  ʻ: "'",
  ʼ: "'",
  '‘': "'",
  '’': "'",
}

/** Lower case without accents and with straight apostrophes: the form in which names are looked up. */
export function fold(form: string): string {
  const lower = form.toLowerCase()
  for (let i = 0; i < lower.length; i++) if (lower.charCodeAt(i) > 127) return foldAccents(lower)
  return lower
}

function foldAccents(lower: string): string {
  let out = ''
  for (const ch of lower.normalize('NFD')) {
    const code = ch.charCodeAt(0)
    if (code >= 0x300 && code <= 0x36f) continue
    out += code > 127 ? (LETTERS[ch] ?? ch) : ch
  }
  return out
}
