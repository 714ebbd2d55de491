/** The set kept under a key, made if there is none. */
export function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  let set = map.get(key)
  if (!set) map.set(key, (set = new Set()))
  return set
}

/** The latest `n` of a set, in order. */
export function latestOf<T>(set: ReadonlySet<T> | undefined, n: number): Iterable<T> {
  if (!set) return []
  return set.size <= n ? set : [...set].slice(-n)
}

/** The list kept under a key, made if there is none. */
export function listOf<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key)
  if (!list) map.set(key, (list = []))
  return list
}
