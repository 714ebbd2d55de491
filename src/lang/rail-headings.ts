import { isRailHeading, plainWords, RAIL_LEADS } from './en/rails.ts'

/** Headings of lists of other stories in languages other than English: lower case, without punctuation and apostrophes. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  ru: [
    'последние новости', 'новости', 'читайте также', 'читать также', 'читайте еще', 'читайте далее', 'смотрите также', 'по теме', 'материалы по теме', 'новости по теме', 'еще по теме',
    'другие новости', 'главные новости', 'главное', 'главное за день', 'новости дня', 'свежие новости', 'еще новости', 'больше новостей', 'топ новостей', 'лента новостей', 'популярное',
    'популярные новости', 'самое читаемое', 'самое популярное', 'рекомендуем', 'рекомендуем почитать', 'вам может быть интересно', 'вам также может быть интересно', 'похожие новости',
    'похожие материалы', 'похожие статьи', 'интересное', 'другие материалы', 'выбор редакции',
  ],
  kk: [
    'соңғы жаңалықтар', 'жаңалықтар', 'тағы оқыңыз', 'тағы оқыңыздар', 'тағы да оқыңыз', 'сондай ақ оқыңыз', 'оқи отырыңыз', 'осы тақырыпта', 'осы тақырып бойынша', 'тақырып бойынша',
    'ұқсас жаңалықтар', 'ұқсас материалдар', 'ең көп оқылған', 'көп оқылған', 'көп оқылғандар', 'танымал', 'басқа жаңалықтар', 'басты жаңалықтар', 'тағы жаңалықтар', 'жаңалықтар таспасы',
    'сізге қызық болуы мүмкін', 'ұсынамыз', 'бөлісіңіз', 'өзекті',
  ],
  uk: [
    'останні новини', 'новини', 'читайте також', 'читати також', 'читайте ще', 'дивіться також', 'за темою', 'матеріали за темою', 'новини за темою', 'інші новини', 'головні новини',
    'популярне', 'популярні новини', 'найпопулярніше', 'найчитаніше', 'рекомендуємо', 'схожі новини', 'схожі матеріали', 'більше новин', 'вас може зацікавити', 'вам може бути цікаво',
    'стрічка новин', 'вибір редакції', 'головне',
  ],
  de: [
    'mehr zum thema', 'zum thema', 'lesen sie auch', 'lesen sie mehr', 'lesen sie weiter', 'auch interessant', 'das könnte sie auch interessieren', 'das könnte sie interessieren',
    'das könnte dich auch interessieren', 'meistgelesen', 'meistgelesene artikel', 'aktuelle nachrichten', 'neueste nachrichten', 'letzte nachrichten', 'weitere artikel', 'weitere nachrichten',
    'weitere meldungen', 'weitere themen', 'ähnliche artikel', 'verwandte artikel', 'verwandte themen', 'empfohlen', 'empfehlungen', 'unsere empfehlungen', 'top themen', 'beliebte artikel',
    'mehr nachrichten', 'weiterlesen', 'siehe auch', 'nachrichten', 'schlagzeilen', 'auch lesenswert',
  ],
  fr: [
    'à lire aussi', 'lire aussi', 'à lire également', 'lire également', 'à voir aussi', 'voir aussi', 'sur le même sujet', 'sur le même thème', 'dernières actualités', 'dernières nouvelles',
    'dernières infos', 'dernières informations', 'les plus lus', 'les articles les plus lus', 'articles les plus lus', 'le plus lu', 'à la une', 'articles similaires', 'articles liés',
    'articles associés', 'à découvrir', 'vous aimerez aussi', 'recommandé pour vous', 'nos recommandations', 'plus dactualités', 'plus darticles', 'dans la même rubrique', 'les plus consultés',
    'actualités', 'contenus similaires', 'pour aller plus loin', 'autres articles',
  ],
  es: [
    'lea también', 'lee también', 'leer también', 'lea además', 'te puede interesar', 'le puede interesar', 'te podría interesar', 'también te puede interesar', 'últimas noticias',
    'noticias relacionadas', 'más noticias', 'más leídas', 'las más leídas', 'lo más leído', 'lo más visto', 'ver también', 'vea también', 'artículos relacionados', 'relacionado', 'relacionados',
    'notas relacionadas', 'en otras noticias', 'recomendamos', 'recomendados', 'contenido relacionado', 'otras noticias', 'noticias', 'sobre este tema', 'más sobre este tema',
  ],
  pt: ['leia também', 'leia mais', 'veja também', 'notícias relacionadas', 'mais lidas', 'mais notícias', 'últimas notícias', 'você pode gostar', 'você também pode gostar', 'matérias relacionadas'],
  it: ['leggi anche', 'potrebbe interessarti', 'potrebbe interessarti anche', 'ultime notizie', 'notizie correlate', 'i più letti', 'articoli correlati', 'altre notizie'],
} // prettier-ignore

const OTHER_HEADINGS: ReadonlySet<string> = new Set(Object.values(HEADINGS).flat())

/** Words that begin a heading with more behind them: "Most read in world news", "Mehr aus der Region". */
const BEGINNINGS =
  /^(?:most (?:read|popular|viewed|watched|shared|commented)|related|recommended|trending|popular|more (?:from|on|in|great|stories|news|about)|latest (?:from|in|news)|top stories|you (?:may|might) (?:also )?(?:like|enjoy)|read more|mehr (?:aus|von|zu)|plus (?:de|sur)|más (?:de|sobre)|ещё (?:по|в|на)|еще (?:по|в|на)|читайте также|читайте також|сондай ақ оқыңыз|lire aussi|lea también|lee también|lesen sie auch|leia também|leggi anche) /

/** True when a line is the heading of a list of other stories in any of the languages that pages come in. */
export function isStoriesHeading(line: string): boolean {
  if (line.length > 70) return false
  if (isRailHeading(line)) return true
  const words = plainWords(line.normalize('NFC').replace(/ё/g, 'е'))
  return OTHER_HEADINGS.has(words) || (words.length < 45 && !/[.!]$/.test(line) && BEGINNINGS.test(`${words} `))
}

/** Length of "Read also: " or "Читайте также: " before the headline of another story in the same line; 0 where there is none. */
export function storyLeadLength(line: string): number {
  const colon = line.indexOf(':')
  if (colon < 4 || colon > 40 || !/^\s/.test(line.slice(colon + 1))) return 0
  const words = plainWords(line.slice(0, colon).replace(/ё/g, 'е'))
  if (!RAIL_LEADS.has(words) && !(OTHER_HEADINGS.has(words) && words.includes(' '))) return 0
  const rest = line.slice(colon + 1)
  return colon + 1 + (rest.length - rest.trimStart().length)
}
