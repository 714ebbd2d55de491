/**
 * As `list.map(make)`, for arrays that live on and are read in many places. The engine's own `map` makes arrays of one kind at first and of
 * another once the loop around it is compiled, and throws away what it compiled for the first kind, wherever that is.
 */
export function mapped<T, U>(list: readonly T[], make: (item: T, at: number) => U): U[] {
  const out: U[] = []
  for (let i = 0; i < list.length; i++) out.push(make(list[i]!, i))
  return out
}
