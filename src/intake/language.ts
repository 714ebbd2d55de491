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
const SAMPLE = 6000

/** Language of a text as a BCP 47 tag, or null where the text is too short or too mixed to tell. */
export function findLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE)
  const latin = count(sample, /[A-Za-z\u00c0-\u024f]/g)
  let foreign = 0
  let script: string | null = null
  let most = 0
  for (const [pattern, language] of SCRIPTS) {
    const n = count(sample, pattern)
    foreign += n
    if (n > most) [most, script] = [n, language]
  }
  if (script && foreign > latin && foreign >= 8) return refineScript(sample, script)
  return findLatinLanguage(sample)
}

function refineScript(sample: string, script: string): string {
  if (script === 'ru') return /[іїєґ]/i.test(sample) ? 'uk' : /[әғқңөұүһ]/i.test(sample) ? 'kk' : 'ru'
  if (script === 'zh') return /[\u3040-\u30ff]/.test(sample) ? 'ja' : 'zh'
  if (script === 'ar') return /[\u067e\u0686\u06af\u06cc]/.test(sample) ? 'fa' : 'ar'
  return script
}

function findLatinLanguage(sample: string): string | null {
  const hits = new Map<string, number>()
  let total = 0
  for (const word of sample.toLowerCase().split(/[^\p{L}]+/u)) {
    if (!word) continue
    total++
    for (const language in STOP_WORDS) if (STOP_WORDS[language]!.has(word)) hits.set(language, (hits.get(language) ?? 0) + 1)
  }
  if (total < 12) return null
  let best: string | null = null
  for (const [language, n] of hits) if (best === null || n > hits.get(best)!) best = language
  if (best === null) return null
  const n = hits.get(best)!
  if (best === 'en') return n >= 2 && n * 12 >= total ? 'en' : null
  return n >= 5 && n * 8 >= total && n >= 2 * (hits.get('en') ?? 0) ? best : null
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** True when a BCP 47 tag is English of any region. */
export function isEnglish(tag: string): boolean {
  return /^en(?:[-_]|$)/i.test(tag)
}
