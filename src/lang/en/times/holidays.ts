/** How the day of a holiday is found: a fixed date, a day of the nth week of a month, or days from Easter. */
export type HolidayDay =
  | { readonly m: number; readonly d: number }
  | { readonly m: number; readonly weekday: number; readonly nth: number }
  | { readonly easter: number }
  | { readonly election: true }

/** A holiday by its words (lower case, as tokens parted by spaces). */
export interface Holiday {
  readonly words: readonly string[]
  readonly day: HolidayDay
}

/** Holidays that news names as dates. Those whose day differs from country to country are left out, or follow American use. */
export const HOLIDAYS: readonly Holiday[] = [
  { words: ["new year 's day", "new year 's"], day: { m: 1, d: 1 } },
  { words: ["new year 's eve"], day: { m: 12, d: 31 } },
  { words: ['orthodox christmas'], day: { m: 1, d: 7 } },
  { words: ['martin luther king day', 'martin luther king jr. day'], day: { m: 1, weekday: 1, nth: 3 } },
  { words: ["valentine 's day", "st. valentine 's day"], day: { m: 2, d: 14 } },
  { words: ["presidents ' day", "presidents day", "president 's day"], day: { m: 2, weekday: 1, nth: 3 } },
  { words: ["st. patrick 's day", "saint patrick 's day"], day: { m: 3, d: 17 } },
  { words: ['ash wednesday'], day: { easter: -46 } },
  { words: ['palm sunday'], day: { easter: -7 } },
  { words: ['good friday'], day: { easter: -2 } },
  { words: ['easter', 'easter sunday', 'easter day'], day: { easter: 0 } },
  { words: ['easter monday'], day: { easter: 1 } },
  { words: ['pentecost', 'whit sunday'], day: { easter: 49 } },
  { words: ["april fools ' day", "april fool 's day"], day: { m: 4, d: 1 } },
  { words: ['earth day'], day: { m: 4, d: 22 } },
  { words: ['may day'], day: { m: 5, d: 1 } },
  { words: ["mother 's day"], day: { m: 5, weekday: 7, nth: 2 } },
  { words: ['memorial day'], day: { m: 5, weekday: 1, nth: -1 } },
  { words: ["father 's day"], day: { m: 6, weekday: 7, nth: 3 } },
  { words: ['juneteenth'], day: { m: 6, d: 19 } },
  { words: ['canada day'], day: { m: 7, d: 1 } },
  { words: ['fourth of july', 'july fourth'], day: { m: 7, d: 4 } },
  { words: ['bastille day'], day: { m: 7, d: 14 } },
  { words: ['labor day', 'labour day'], day: { m: 9, weekday: 1, nth: 1 } },
  { words: ['columbus day'], day: { m: 10, weekday: 1, nth: 2 } },
  { words: ['halloween'], day: { m: 10, d: 31 } },
  { words: ["all saints ' day", "all saint 's day"], day: { m: 11, d: 1 } },
  { words: ['guy fawkes night'], day: { m: 11, d: 5 } },
  { words: ['election day'], day: { election: true } },
  { words: ['veterans day', "veterans ' day", 'armistice day', 'remembrance day'], day: { m: 11, d: 11 } },
  { words: ['thanksgiving', 'thanksgiving day'], day: { m: 11, weekday: 4, nth: 4 } },
  { words: ['christmas eve'], day: { m: 12, d: 24 } },
  { words: ['christmas', 'christmas day', 'xmas'], day: { m: 12, d: 25 } },
  { words: ['boxing day'], day: { m: 12, d: 26 } },
]
