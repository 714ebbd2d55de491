import { isoDate, parseDate } from './written-date.ts'

/** What the place line of a report says: "MOSCOW, Oct 17 (Orda News) —". `length` includes the dash and the space after it. */
export interface Dateline {
  readonly place: string
  readonly date: string | null
  readonly agency: string | null
  readonly length: number
}

/** Longest dateline that is looked for, in code units. */
const REACH = 110

/** Reads a dateline at the beginning of a paragraph; null where there is none. */
export function parseDateline(paragraph: string, published: string | null): Dateline | null {
  const line = paragraph.slice(0, REACH)
  const slashed = parseAgencyLine(line, published)
  if (slashed) return slashed
  const dash = findDash(line)
  if (!dash) return null
  const head = line.slice(0, dash.at).trim()
  const agency = /\(([^()]{2,40})\)$/.exec(head)
  let place = (agency ? head.slice(0, agency.index) : head).trim()
  let date: string | null = null
  const comma = findDateStart(place)
  if (comma >= 0) {
    const written = parseDate(trimSigns(place.slice(comma)))
    if (written) {
      date = isoDate(written, published)
      place = trimSigns(place.slice(0, comma))
    }
  }
  place = trimSigns(place)
  const isNamed =
    agency !== null || date !== null || comma >= 0 || (place.includes(',') && /^[\p{Lu}“"]/u.test(paragraph.slice(dash.end, dash.end + 1)))
  if (!isPlace(place, isNamed)) return null
  return { place, date, agency: agency ? agency[1]! : null, length: dash.end }
}

/** The manner of some agencies: "MOSCOW, October 17. /TASS/. ", "Moscow. October 17. INTERFAX - ", "ASTANA. KAZINFORM – ". */
function parseAgencyLine(line: string, published: string | null): Dateline | null {
  const match =
    /^(\p{Lu}[\p{L} -]{2,30})[,.] (?:(\p{Lu}\p{Ll}{2,8} \d{1,2}|\d{1,2} \p{Lu}\p{Ll}{2,8})[.,]? )?(?:\/([\p{L} .-]{2,30})\/[.:]?|(\p{Lu}{4,12})(?= [-–—]))(?: [-–—])?(?= |$) ?/u.exec(
      line,
    )
  if (!match) return null
  const written = match[2] ? parseDate(match[2]) : null
  return { place: match[1]!, date: written && isoDate(written, published), agency: match[3] ?? match[4] ?? null, length: match[0].length }
}

/** A text without commas, open brackets and white space at its ends. */
function trimSigns(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isSign(text[from]!)) from++
  while (to > from && isSign(text[to - 1]!)) to--
  return text.slice(from, to)
}

function isSign(char: string): boolean {
  return char === ',' || char === '(' || char.trim() === ''
}

/** The first dash that stands apart: " — ", " - ", "-- ", ") _ ". */
function findDash(line: string): { readonly at: number; readonly end: number } | null {
  const match = /(?:\s|(?<=\)))(?:—|–|-{1,2}|_)(?=\s|$)\s?|—/.exec(line)
  return match ? { at: match.index, end: match.index + match[0].length } : null
}

/** Where ", Oct 17" or " (October 17" begins in a dateline; -1 where no month stands there. */
function findDateStart(place: string): number {
  const match = /[,(]?\s(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s|$)/.exec(place)
  return match ? match.index : -1
}

/** Words in capitals that stand before a dash and are no places. */
const NO_PLACE =
  /^(?:BREAKING|UPDATED?|WATCH|EXCLUSIVE|OPINION|ANALYSIS|VIDEO|LIVE|CORRECTION|NOTE|ADVISORY|NATO|OPEC|UNESCO|UNICEF|COVID|ASEAN|BRICS|NASA|FIFA|UEFA|IAEA|OSCE|DEVELOPING|FACTBOX|EXPLAINER|TIMELINE|JUST IN)\b/

/** A place name of a dateline: words with capitals, in capitals unless an agency or a date stands beside it. */
function isPlace(place: string, isSure: boolean): boolean {
  if (place.length < 3 || place.length > 60 || /[.!?:;"“”]/.test(place.replace(/\b(?:\p{L}\.){1,3}|\b\p{Lu}\p{L}{1,4}\./gu, '')))
    return false
  const words = place.split(/[\s,/]+/).filter(Boolean)
  if (!words.length || words.length > 6) return false
  const city = place.split(',')[0]!.trim()
  const isCaps = city === city.toUpperCase() && /\p{Lu}{3}/u.test(city)
  if (isCaps) return isSure || (!/\d/.test(city) && !NO_PLACE.test(city))
  return isSure && words.every((word) => /^[\p{Lu}]/u.test(word) || /^(?:of|the|de|da|do|al|la|el|and|upon|on)$/.test(word))
}

/** Names from "By Ann Example and Bo Sample, Daybook News"; null where the line is no byline. */
export function parseByline(line: string): readonly string[] | null {
  if (line.length > 140) return null
  const match = /^(?:by|written by|reported by|reporting by|story by|words by|author:?|authors:?) (\S.{2,119})$/i.exec(line)
  if (!match) return null
  const rest = match[1]!
  const names = splitNames(rest)
  return names.length ? names : null
}

/** Splits "Ann Example and Bo Sample, Daybook News" into names of persons. */
export function splitNames(list: string): string[] {
  const people: string[] = []
  for (const piece of list.slice(0, 400).split(/ and |[,;&|•]| (?:in|for|at|of|with) | - /)) {
    const name = withoutStop(trimSigns(piece.trim().replace(/^by /i, '')))
    if (isPersonName(name)) people.push(name)
    else break
  }
  return people
}

const BY =
  /^(?:(?:an? )?(?:analysis|opinion|perspective|review|interview|story|stories|words|text|article|report|written|posted|reported|reporting|submitted|published) )?(?:by|von|par|por|di|автор|авторы|author|authors|autor|autorin|auteur|auteurs|текст|мәтін|редактор)\s{0,3}[:\s]\s{0,3}/i

/** Names of persons in a byline of any language that pages come in: "Von Ann Example und Bo Sample", "Автор: Анна Пример". */
export function parseNames(line: string): string[] {
  const clean = line.replace(/\s+/g, ' ').trim().slice(0, 400).replace(BY, '')
  return splitNames(clean.replace(/ (?:und|et|y|и|і|та|және|avec|con|&) /gi, ' and '))
}

/** A name without the full stop of its line; "Jr." and initials keep theirs. */
function withoutStop(name: string): string {
  return name.endsWith('.') && !/(?: [A-Z]| [JS]r)\.$/.test(name) ? name.slice(0, -1) : name
}

const NOT_PERSON =
  /\b(?:news|staff|writer|reporter|correspondent|editor|agency|press|reuters|times|post|daily|desk|team|service|journal|tribune|herald|bureau|media|network|updated|published)\b/i

function isPersonName(name: string): boolean {
  if (name.length < 3 || name.length > 40 || /\d/.test(name) || NOT_PERSON.test(name)) return false
  const words = name.split(/\s+/)
  if (words.length > 5) return false
  return (
    words.every((word) => /^[\p{Lu}'’]/u.test(word) || /^(?:de|da|di|van|von|der|den|el|al|bin|ibn|la|le|du|dos|y)$/.test(word)) &&
    words.length >= 2
  )
}

/** True for a line that tells about a picture: "Photo: …", "Image: …". */
export function isCaption(line: string): boolean {
  return (
    line.length < 400 &&
    /^(?:file )?(?:photo|photograph|image|picture|pictured|illustration|graphic|caption|video|map)(?: by| credit| courtesy(?: of)?)?\s?[:/©]/i.test(
      line,
    )
  )
}
