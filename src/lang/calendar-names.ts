/**
 * Names of months and weekdays, and the small words around dates, in the languages that pages and feeds come in. Names are folded:
 * lower case, without accents and full stops, so that "Févr." and "fevr" are one.
 */

/** Months, January first: every form in which a date writes them. A name means the same month in all languages. */
const MONTH_LISTS: readonly (readonly string[])[] = [
  // en
  ['january jan', 'february feb', 'march mar', 'april apr', 'may', 'june jun', 'july jul', 'august aug', 'september sep sept', 'october oct', 'november nov', 'december dec'],
  // ru
  ['январь января янв', 'февраль февраля фев февр', 'март марта мар', 'апрель апреля апр', 'май мая', 'июнь июня июн', 'июль июля июл', 'август августа авг', 'сентябрь сентября сен сент', 'октябрь октября окт', 'ноябрь ноября ноя нояб', 'декабрь декабря дек'],
  // kk
  ['қаңтар қаңтарда қаң', 'ақпан ақпанда ақп', 'наурыз наурызда нау', 'сәуір сәуірде сәу', 'мамыр мамырда мам', 'маусым маусымда мау', 'шілде шілдеде шіл', 'тамыз тамызда там', 'қыркүйек қыркүйекте қыр', 'қазан қазанда қаз', 'қараша қарашада қар', 'желтоқсан желтоқсанда жел'],
  // uk
  ['січень січня січ', 'лютий лютого лют', 'березень березня бер', 'квітень квітня кві квіт', 'травень травня тра трав', 'червень червня чер черв', 'липень липня лип', 'серпень серпня сер серп', 'вересень вересня вер', 'жовтень жовтня жов жовт', 'листопад листопада лис лист', 'грудень грудня гру груд'],
  // de
  ['januar janner', 'februar feber', 'marz maerz mrz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober okt', 'november', 'dezember dez'],
  // fr
  ['janvier janv', 'fevrier fevr fev', 'mars', 'avril avr', 'mai', 'juin', 'juillet juil', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'],
  // es
  ['enero ene', 'febrero', 'marzo', 'abril abr', 'mayo', 'junio', 'julio', 'agosto ago', 'septiembre setiembre set', 'octubre', 'noviembre', 'diciembre dic'],
  // it, pt
  ['gennaio gen janeiro', 'febbraio fevereiro', 'marzo marco', 'aprile', 'maggio mag maio', 'giugno giu junho', 'luglio lug julho', 'agosto', 'settembre setembro', 'ottobre ott outubro out', 'novembre novembro', 'dicembre dezembro'],
  // nl, pl
  ['januari stycznia', 'februari lutego', 'maart mrt marca', 'april kwietnia', 'mei maja', 'juni czerwca', 'juli lipca', 'augustus sierpnia', 'september wrzesnia', 'oktober pazdziernika', 'november listopada', 'december grudnia'],
  // tr, hu, el
  ['ocak januar ιανουαριου ιαν', 'subat februar φεβρουαριου φεβ', 'mart marcius μαρτιου μαρ', 'nisan aprilis απριλιου απρ', 'mayıs majus μαιου μαι', 'haziran junius ιουνιου ιουν', 'temmuz julius ιουλιου ιουλ', 'agustos augusztus αυγουστου αυγ', 'eylul szeptember σεπτεμβριου σεπ σεπτ', 'ekim oktober οκτωβριου οκτ', 'kasım november νοεμβριου νοε', 'aralık december δεκεμβριου δεκ'],
] // prettier-ignore

const WEEKDAY_LISTS: readonly string[] = [
  'monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri saturday sat sunday sun',
  'понедельник пн вторник вт среда ср четверг чт пятница пт суббота сб воскресенье вс',
  'дүйсенбі дс сейсенбі сс сәрсенбі бейсенбі бс жұма жм сенбі жексенбі жс',
  'понеділок вівторок середа четвер пʼятниця субота неділя нд',
  'montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so',
  'lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim',
  'lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom',
  'lunedi martedi mercoledi giovedi gio venerdi sabato domenica segunda terca quarta quinta sexta feira',
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'κυρ δευ τρι τετ πεμ παρ σαβ',
]

/** Words that stand between the parts of a date and say nothing. */
const FILLER_LIST =
  't at on the of um den der am vom uhr le de du del el la las a à al en à las в года год г гг год. жылғы жыл жылы ж року рік р о об from since gegen kl h ore alle'

/** A name as it is looked up: lower case, no accents, no full stop; "й" keeps no accent either, in the lists as in the text. */
export function foldName(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
}

function numbered(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const months of lists) months.forEach((forms, i) => forms.split(' ').forEach((form) => out.set(foldName(form), i + 1)))
  return out
}

function folded(lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(' ').map(foldName)))
}

/** Number of a month (1–12) by its folded name. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = numbered(MONTH_LISTS)

/** Folded names of weekdays. "mar" is a month as well. */
export const WEEKDAY_NAMES: ReadonlySet<string> = folded(WEEKDAY_LISTS)

/** Folded small words of dates. */
export const DATE_FILLERS: ReadonlySet<string> = folded([FILLER_LIST])

/** Folded signs of the halves of a day: hours to add to 1–11 (12 counts as 0). */
export const DAY_HALVES: ReadonlyMap<string, number> = new Map([
  ['am', 0], ['pm', 12], ['a', 0], ['p', 12],
  [foldName('오전'), 0], [foldName('오후'), 12],
]) // prettier-ignore

/** Every month with the number that each list gives it: for the test that no name has two meanings. */
export function monthForms(): readonly (readonly [name: string, month: number])[] {
  return MONTH_LISTS.flatMap((months) => months.flatMap((forms, i) => forms.split(' ').map((form) => [foldName(form), i + 1] as const)))
}
