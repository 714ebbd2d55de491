/** Languages that are written from right to left. */
const LEFTWARD: ReadonlySet<string> = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** What an element says of its words where they are not in the language of the pages: `lang`, and `dir`, by a script named in the tag too. */
export function inLanguage(tag: string): { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } {
  const [language = '', ...parts] = tag.toLowerCase().split('-')
  if (language === 'en' || language === 'und' || language === '') return {}
  const isLeftward =
    parts.includes('arab') || parts.includes('hebr') || (LEFTWARD.has(language) && !parts.includes('latn') && !parts.includes('cyrl'))
  return { lang: tag, dir: isLeftward ? 'rtl' : 'ltr' }
}
