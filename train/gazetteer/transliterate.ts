const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', ѓ: 'gj', е: 'e', ё: 'yo', є: 'ie', ж: 'zh', з: 'z', ѕ: 'dz', и: 'i', і: 'i', ї: 'i', й: 'y', ј: 'j',
  к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ќ: 'kj', у: 'u', ў: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch',
  џ: 'dzh', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', "'": '', 'ʼ': '',
} // prettier-ignore

/** Cyrillic names as English news spells them ("Сергей" → "Sergey"); other scripts are left as they are. */
export function transliterate(name: string): string {
  if (!/\p{Script=Cyrillic}/u.test(name)) return name
  const lower = name
    .toLowerCase()
    .replace(/(ий|ый)$/u, 'y')
    .replace(/(?<=[аеиоуіъь])е/gu, 'ye')
  let out = ''
  for (const ch of lower) out += CYRILLIC[ch] ?? ch
  return out.charAt(0).toUpperCase() + out.slice(1)
}
