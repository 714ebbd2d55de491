/** Frequent short words by language: enough to tell English from its neighbours. */
const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    'the of and to in is that for it was on with as be at by he are this his from has have not but they which will an or were said been would who had their its she',
  ),
  de: words(
    'der die und den das von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über',
  ),
  fr: words(
    'le la les de des et à en un une du que est pour qui dans par au sur pas plus avec il ce ne se sont aux été cette mais ou son sa leur ses comme elle',
  ),
  es: words(
    'el la los las de del y que en un una por con para es se no su al lo como más pero sus le ha este ya entre cuando muy sin sobre también fue era son',
  ),
  it: words(
    'il lo la gli le di del della che e un una per con non è si da dei nel sono alla come più anche ha al delle ma ai i su dal nella questo',
  ),
  pt: words('o os as de do da dos das e que em um uma para com não é se por no na ao mais como mas foi pelo pela sua seu ele são também'),
  nl: words(
    'de het een en van in dat die te op zijn met voor niet aan er om ook als bij maar dan uit wordt naar heeft nog werd door hij over',
  ),
  pl: words('i w na z do się nie że to jest o jak po od za przez dla ale oraz jego który przy są był także tym ze może'),
  tr: words('ve bir bu da de için ile olarak çok daha olan gibi kadar ancak sonra ise ne var olduğu göre en o'),
  sv: words('och i att det som en på är av för med den till inte har de ett om var han men sig från så vi'),
  ro: words('și de la în a cu pe nu că o un este din care pentru mai sau au fi ce prin dar'),
  cs: words('a v se na je že to s z do o i ve k jsem jako za by po ale pro jeho které byl'),
  hu: words('a az és hogy nem is egy van volt meg csak ez de már még mint el ha vagy'),
  id: words('yang dan di untuk dengan ini itu dari pada tidak dalam akan ke juga ada oleh mereka sebagai'),
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** Languages that a small word may be of. */
const LANGUAGES_OF: ReadonlyMap<string, readonly string[]> = Object.entries(STOP_WORDS).reduce((map, [language, list]) => {
  for (const word of list) map.set(word, [...(map.get(word) ?? []), language])
  return map
}, new Map<string, readonly string[]>())

/** Scripts that English is not written in, with the language they point to most often. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\u0400-\u052f]/g, 'ru'],
  [/[\u0370-\u03ff]/g, 'el'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0600-\u06ff\u0750-\u077f]/g, 'ar'],
  [/[\u0900-\u097f]/g, 'hi'],
  [/[\u0980-\u09ff]/g, 'bn'],
  [/[\u0e00-\u0e7f]/g, 'th'],
  [/[\u10a0-\u10ff]/g, 'ka'],
  [/[\u0530-\u058f]/g, 'hy'],
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af]/g, 'ko'],
  [/[\u4e00-\u9fff]/g, 'zh'],
]

/** Only this much of a text is looked at. */
const SAMPLE = 3000

/** Shortest text in Latin letters of which the language is held to be sure, in words. */
const SURE_WORDS = 12

/** Language of a text as a BCP 47 tag where it is sure; null where the text is too short or too mixed to tell. */
export function findLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  const byScript = findByScript(sample)
  if (byScript) return byScript
  const { total, language, isSure } = countWords(sample)
  if (total < SURE_WORDS || isSure) return total < SURE_WORDS ? null : language
  const found = languageDetector().detect(sample)
  return found.isReliable() && found.language ? found.language : null
}

/** The most likely language of a text of any length, a headline for one; null where there are no words. */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  if (!/\p{L}/u.test(sample)) return null
  const byScript = findByScript(sample)
  if (byScript) return byScript
  const { isSure, language } = countWords(sample)
  return isSure ? language : languageDetector().detect(sample).language || null
}

/** Language by the script of most letters; null for Latin letters. */
function findByScript(sample: string): string | null {
  const latin = count(sample, /[A-Za-z\u00c0-\u024f]/g)
  let foreign = 0
  let script: string | null = null
  let most = 0
  for (const [pattern, language] of SCRIPTS) {
    const n = count(sample, pattern)
    foreign += n
    if (n > most) [most, script] = [n, language]
  }
  return script && foreign > latin && foreign >= 8 ? refineScript(sample, script) : null
}

function refineScript(sample: string, script: string): string {
  if (script === 'ru') return refineCyrillic(sample)
  if (script === 'zh') return /[\u3040-\u30ff]/.test(sample) ? 'ja' : 'zh'
  if (script === 'ar') return /[\u067e\u0686\u06af\u06cc]/.test(sample) ? 'fa' : 'ar'
  return script
}

/** Frequent words of Kazakh that have none of its own letters. */
const KAZAKH_WORDS = words(
  'және мен бен пен бойынша туралы деді айтты болды болады екен емес бар жоқ бір осы сол жаңа кейін дейін арналған ашылды басталды',
)

/**
 * Kazakh, Kyrgyz, Ukrainian, Belarusian and Russian by the letters that only they have; a few of them in a longer text are of names.
 * "Қала әкімі" is Kazakh, "Міська рада" Ukrainian, "Городской совет" Russian.
 */
function refineCyrillic(sample: string): string {
  const letters = count(sample, /[\u0400-\u052f]/g)
  const kazakh = count(sample, /[әғқұһӘҒҚҰҺ]/g)
  const turkic = count(sample, /[ңөүҢӨҮ]/g)
  const i = count(sample, /[іІ]/g)
  const few = letters / 100
  if (kazakh + turkic > few * 3) return kazakh + i === 0 && letters > 300 ? 'ky' : 'kk'
  const ukrainian = count(sample, /[їєґЇЄҐ]/g) + i
  const russian = count(sample, /[ыэъёЫЭЪЁ]/g)
  if (count(sample, /[ўЎ]/g) > few) return 'be'
  if (ukrainian > few && ukrainian > russian) return 'uk'
  if (letters < 300 && wordsOf(sample).some((word) => KAZAKH_WORDS.has(word)) && russian === 0) return 'kk'
  if (russian > few / 2) return 'ru'
  const found = languageDetector().detect(sample).language
  return ['ru', 'uk', 'be', 'bg', 'sr'].includes(found) ? found : 'ru'
}

function wordsOf(sample: string): readonly string[] {
  return sample
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
}

/** Language by its small words: sure where one language has many of them and no other nearly as many. */
function countWords(sample: string): { readonly total: number; readonly language: string | null; readonly isSure: boolean } {
  const hits = new Map<string, number>()
  const all = wordsOf(sample)
  for (const word of all) for (const language of LANGUAGES_OF.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1)
  const ranked = [...hits].sort((a, b) => b[1] - a[1])
  const [language, n] = ranked[0] ?? [null, 0]
  const second = ranked[1]?.[1] ?? 0
  const isMany = language === 'en' ? n >= 2 && n * 12 >= all.length : n >= 5 && n * 8 >= all.length
  return { total: all.length, language, isSure: isMany && n >= second * (language === 'en' ? 1.5 : 2) }
}

/** What is used of the library that tells languages apart by their letters in groups. */
export interface LanguageDetector {
  detect(text: string): { readonly language: string; isReliable(): boolean }
}

let detector: LanguageDetector | null = null

/** Set the detector where it cannot be loaded on demand: in a browser. */
export function useLanguageDetector(given: LanguageDetector): void {
  detector = given
}

/** The detector, loaded when the first text needs it: loading takes longer than reading a report. */
function languageDetector(): LanguageDetector {
  if (!detector) {
    const { createRequire, findPackageJSON } = process.getBuiltinModule('node:module')
    const require = createRequire(import.meta.url)
    // The package offers its module to `import` only, and that would load it at every start.
    const home = findPackageJSON('eld', import.meta.url) ?? ''
    const { exports } = require(home) as { readonly exports: Readonly<Record<string, { readonly import: string }>> }
    const file = exports['./extrasmall']?.import ?? ''
    detector = (require(home.replace(/package\.json$/, file.replace(/^\.\//, ''))) as { readonly eld: LanguageDetector }).eld
  }
  return detector
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** True when a BCP 47 tag is English of any region. */
export function isEnglish(tag: string): boolean {
  return /^en(?:[-_]|$)/i.test(tag)
}
